"""Holds the drawings of a chart against the published cells: a mark for each number, of the right series, as long or as high as its number says.

A drawing may choose its scale and where it stands. Whatever it chooses, marks lie at a fixed distance for each unit of their numbers, and a bar begins at
zero; so the widest pair of marks gives the scale, and every other mark is held to it. What is written beside a mark is held where each mark has its number."""
import re
from collections import Counter
from fractions import Fraction

from published import STATUSES

DRAWINGS = ("drawing-narrow", "drawing-wide")
BARS, STACKS = ("bar", "diverging"), ("stacked", "stacked-100")
ROUNDING = Fraction(3, 10)              # coordinates are written in tenths
GAP = Fraction(14, 10)                  # a part of a stack gives half a gap to its neighbour
POINT = re.compile(r"[ML](-?[\d.]+) (-?[\d.]+)")


class Chart:
    """What a chart shows: the names of its series and, category by category, the cells of each series."""

    def __init__(self, dataset, layout, settings, heads, n_columns, rows):
        self.dataset, self.kind = dataset, settings["kind"]
        self.apart = self.kind == "line" or settings.get("panels", False)
        columns, labels = heads[-n_columns:], [labels[-1] for labels, _ in rows]
        cells = [cells for _, cells in rows]
        if self.kind == "line" and layout.columns is not None and dataset.is_time(layout.columns):
            self.series, self.categories = labels, list(zip(*cells))
        else:
            self.series, self.categories = columns, cells

    def value(self, cell):
        text, _ = self.dataset.cells.get(cell, ("", ""))
        return Fraction(text) if text else None

    def values(self, idx):
        """The numbers of a series, without those that are missing."""
        return [value for cells in self.categories if (value := self.value(cells[idx])) is not None]


def hold(chart, node, at, differences):
    """Holds both drawings of a chart."""
    drawings = [drawing for name in DRAWINGS for drawing in node.all("svg", name)]
    differences.hold(at, "drawings", len(drawings), len(DRAWINGS))
    for drawing in drawings:
        place = f"{at} {drawing.classes()[-1]}"
        marks = [mark for mark in drawing.all() if "data-series" in mark.attributes]
        names = {mark.attributes["data-series"] for mark in marks}
        if len(chart.series) == 1:
            differences.hold(place, "number of series", len(names), 1)
        by_series = [[mark for mark in marks if len(chart.series) == 1 or mark.attributes["data-series"] == name] for name in chart.series]
        if sum(map(len, by_series)) != len(marks):
            differences.tell(place, f"there are marks of {sorted(names - set(chart.series))}")
        if chart.kind in STACKS:
            hold_stacks(chart, marks, place, differences)
            continue
        points = [points_of(chart.kind, marks) for marks in by_series]
        hold_points(chart, points, place, differences)
        if chart.kind in BARS:
            hold_words(chart, drawing, place, differences)


def points_of(kind, marks):
    """Where the marks of a series stand on the axis of numbers; of a bar where it begins and ends."""
    if kind in BARS:
        return [edges(mark) for mark in marks]
    if kind == "line":
        return [-Fraction(y) for mark in marks if "path" in mark.classes() for _, y in POINT.findall(mark.attributes["d"])]
    return [middle(mark) for mark in marks if "marker" in mark.classes()]


def edges(mark):
    left = Fraction(mark.attributes["x"])
    return left, left + Fraction(mark.attributes["width"])


def middle(mark):
    """The middle of a marker, from left to right."""
    if mark.tag == "circle":
        return Fraction(mark.attributes["cx"])
    across = [Fraction(x) for x, _ in POINT.findall(mark.attributes["d"])]
    return (min(across) + max(across)) / 2


def hold_points(chart, points, place, differences):
    """Holds that positions follow the numbers, on one scale for all series. A number of zero needs no bar."""
    groups = []
    for idx, found in enumerate(points):
        values = [value for value in chart.values(idx) if value or chart.kind not in BARS]
        differences.hold(place, f"number of marks of {chart.series[idx]!r}", len(found), len(values))
        if chart.kind in BARS:
            pairs = [pair for value, (left, right) in zip(values, found) for pair in [(0, left if value > 0 else right), (value, right if value > 0 else left)]]
        else:
            pairs = list(zip(values, found))
        groups.append(pairs)
    # Series in drawings of their own share the scale and not the place.
    if not chart.apart:
        groups = [[pair for pairs in groups for pair in pairs]]
    groups = [sorted(pairs) for pairs in groups if pairs]
    span = max((pairs[-1][0] - pairs[0][0], pairs[-1][1] - pairs[0][1]) for pairs in groups)
    if not span[0]:
        return
    unit = span[1] / span[0]
    if unit <= 0:
        differences.tell(place, "more is drawn as less")
    for pairs in groups:
        for value, position in pairs:
            expected = pairs[0][1] + (value - pairs[0][0]) * unit
            if abs(position - expected) > ROUNDING:
                differences.tell(place, f"the mark of {value} stands at {float(position)}, not at {float(expected)}")


def hold_stacks(chart, marks, place, differences):
    """Holds that the parts of each stack lie behind each other, each as long as its number; a part may be too thin to be drawn."""
    stacks = []
    for cells in chart.categories:
        values = [chart.value(cell) for cell in cells]
        whole = sum(values) if chart.kind == "stacked-100" else 1
        stacks.append([value / whole for value in values])
    longest = max(sum(stack) for stack in stacks)
    zero, end = min(edges(mark)[0] for mark in marks), max(edges(mark)[1] for mark in marks)
    unit, left_over = (end - zero) / longest, list(marks)
    for stack in stacks:
        at = zero
        for name, value in zip(chart.series, stack):
            begin, at = at, at + value * unit
            if not left_over or left_over[0].attributes["data-series"] not in (name, *(["waarden"] if len(chart.series) == 1 else [])):
                if at - begin > 2 * GAP:
                    differences.tell(place, f"there is no mark of {name!r} from {float(begin)} to {float(at)}")
                continue
            left, right = edges(left_over.pop(0))
            if abs(left - begin) > GAP or abs(right - at) > GAP:
                differences.tell(place, f"the mark of {name!r} goes from {float(left)} to {float(right)}, not from {float(begin)} to {float(at)}")
    if left_over:
        differences.tell(place, f"there are {len(left_over)} marks too many")


def hold_words(chart, drawing, place, differences):
    """Holds what is written beside the bars, in which the first may bear the name of its series."""
    found = Counter(text.text().rpartition(": ")[2] for text in drawing.all("text", "value"))
    # Where there is no number stands the word for that, in softer letters and on as many lines as it needs.
    words = {word for _, word in STATUSES.values()}
    found.update(word for text in drawing.all("text", "soft") if (word := " ".join(text.text().split())) in words)
    expected = Counter(chart.dataset.shown(*cell)[0] for cells in chart.categories for cell in cells)
    differences.hold(place, "numbers beside the bars", found, expected)
