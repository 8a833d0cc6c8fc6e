"""What the functions and operators of formulas do with exact values, by the rules of docs/formulas.md."""
from dataclasses import dataclass, replace
from fractions import Fraction

import units
from differences import Wrong
from exact import rounded
from units import BARE, INDEX, PERCENT, Unit


@dataclass(frozen=True)
class Number:
    """A value on the scale of its unit, and what is needed to print it."""
    value: Fraction
    unit: Unit
    decimals: int | None                # None: nobody knows how many it deserves
    statuses: frozenset = frozenset()
    written: str | None = None          # the text of the cell, when it is one
    unsigned: bool = False
    ordinal: bool = False
    stated: int | None = None           # the decimals of figures.toml, on the scale in which a sentence shows it

    def ones(self):
        return self.value * self.unit.scale

    def usual_decimals(self, scale):
        """The decimals that it has in a scale when no option says otherwise."""
        if self.stated is not None and scale == self.unit.show:
            return self.stated
        if scale > self.unit.scale:
            return 1
        return max(0, self.decimals + len(str(scale)) - len(str(self.unit.scale)))


@dataclass
class Series:
    """The cells that a selection leaves open: codes and labels of the open dimensions, and the numbers."""
    codes: list
    labels: list
    numbers: list
    additive: bool


class Pair(tuple):
    """From and to."""


class Word(str):
    """A figure that is a name. It carries no status."""


class Given(str):
    """The source of a figure that does not come from the data."""


class Direction(int):
    """Above, below or equal to zero, by the figures as a sentence shows them. It carries no status."""


def made(ones, unit, decimals, *parts):
    """A computed value, which carries every status of what it was made from."""
    statuses = frozenset().union(*(part.statuses for part in parts))
    return Number(ones / unit.scale, unit, decimals, statuses)


def common_decimals(one, other):
    """The most of both, or those of the larger scale."""
    if None in (one.decimals, other.decimals):
        return None
    if one.unit.scale != other.unit.scale:
        return max(one, other, key=lambda number: number.unit.scale).decimals
    return max(one.decimals, other.decimals)


def combined(one, other):
    return made(one.ones() + other.ones(), units.summed(one.unit, other.unit), common_decimals(one, other), one, other)


def less(one, other):
    return made(one.ones() - other.ones(), units.subtracted(one.unit, other.unit), common_decimals(one, other), one, other)


def multiplied(one, other):
    product = one.ones() * other.ones() / (100 if units.is_percentage_of(one.unit, other.unit) else 1)
    return made(product, units.multiplied(one.unit, other.unit), None, one, other)


def quotient(one, other):
    if not other.value:
        raise Wrong("a division by zero")
    return one.ones() / other.ones()


def divided(one, other):
    return made(quotient(one, other), units.divided(one.unit, other.unit), None, one, other)


def two(arguments):
    """From and to: two values, or a pair."""
    one, other = arguments[0] if len(arguments) == 1 and isinstance(arguments[0], Pair) else arguments
    if not (isinstance(one, Number) and isinstance(other, Number)):
        raise Wrong(f"{one} and {other} are not two numbers")
    units.hold_same(one.unit, other.unit)
    return one, other


def difference(*arguments):
    start, end = two(arguments)
    return replace(less(end, start), unsigned=True)


def growth(*arguments):
    start, end = two(arguments)
    if start.unit.is_level() or start.value <= 0:
        raise Wrong("growth of a percentage, an index, zero or less")
    return replace(made((quotient(end, start) - 1) * 100, PERCENT, 1, start, end), unsigned=True)


def share(*arguments):
    part, whole = two(arguments)
    if part.unit.is_level():
        raise Wrong("a share of percentages or index numbers")
    return made(quotient(part, whole) * 100, PERCENT, 1, part, whole)


def ratio(*arguments):
    one, other = two(arguments)
    return made(quotient(one, other), BARE, 1, one, other)


def index(*arguments):
    one, base = two(arguments)
    return made(quotient(one, base) * 100, INDEX, 1, one, base)


def of_series(series):
    if not isinstance(series, Series) or not series.numbers:
        raise Wrong("a series is needed, and one with values")
    return series.numbers


def whole(series):
    numbers = of_series(series)
    if not series.additive:
        raise Wrong("a sum over what may not be added up")
    total = numbers[0]
    for number in numbers[1:]:
        total = combined(total, number)
    return replace(total, written=None)


def mean(series):
    total = whole(series)
    return replace(total, value=total.value / len(series.numbers))


def extreme(choose):
    def compute(series):
        numbers = of_series(series)
        number = choose(numbers, key=lambda number: number.value)
        return replace(number, statuses=frozenset().union(*(one.statuses for one in numbers)), written=None)
    return compute


def name_of_extreme(choose):
    def compute(series):
        values = [number.value for number in of_series(series)]
        labels = [label for label, value in zip(series.labels, values) if value == choose(values)]
        if len(labels) != 1:
            raise Wrong(f"{labels} are equal")
        return Word(labels[0])
    return compute


def rank(series, code):
    numbers = of_series(series)
    names = series.codes if code in series.codes else series.labels
    if code not in names:
        raise Wrong(f"`{code}` is not in the series")
    place = 1 + sum(number.value > numbers[names.index(code)].value for number in numbers)
    return replace(made(Fraction(place), BARE, 0, *numbers), ordinal=True)


def direction(*arguments):
    start, end = two(arguments)
    before, after = (rounded(one.ones() / one.unit.show, one.usual_decimals(one.unit.show)) * one.unit.show for one in (start, end))
    return Direction((after > before) - (after < before))


def gap(number, target):
    return replace(less(number, target), decimals=number.decimals, unsigned=True)


COMPUTE = {"verschil": difference, "groei": growth, "aandeel": share, "verhouding": ratio, "index": index, "som": whole, "gemiddelde": mean,
           "hoogste": extreme(max), "laagste": extreme(min), "naam_hoogste": name_of_extreme(max), "naam_laagste": name_of_extreme(min),
           "richting": direction}
