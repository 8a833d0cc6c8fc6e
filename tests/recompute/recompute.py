"""Recomputes every figure of a built Dutch site from the CSV files that the site itself publishes.

    python3 tests/recompute/recompute.py SITE [PROJECT]      SITE is the folder of a build, such as public; PROJECT holds content/ and data/

A reader who doubts a number has the published CSV and the formula beside it. So does this check: formulas come from the chapters and from
figures.toml, units and decimals from the schemas, numbers from SITE/EDITION/data/*/*.csv and nowhere else. It holds

- each figure of a chapter and of the key figures: its text, its exact value, its pin, its link and what stands where the link leads;
- each line in "Waar deze cijfers staan" on the pages of the datasets, and that none is missing;
- each cell, head and row of the tables in chapters and on the pages of datasets, and that each cell of the CSV is on its page once;
- each constraint of the schemas, over the published cells, with the rules of tests/transcription/prove.py.

It is written from docs/formulas.md and docs/data.md and shares nothing with the program: another parser, fractions.Fraction, rounding and printing
of its own. One line a page on stdout, differences on stderr, exit 1 when there is one and 2 when it cannot begin. Python 3.11, no packages.

It does not judge words ("steeg", "bijna"), notes below tables, JSON files or what a formula that the program refuses would have printed. Where the
rules are silent, this is what it takes them to mean: a value that is shown in a larger scale than that of the cells has one decimal, in a smaller
one as many as the cells tell; "afgerond op" rounds whole units, not thousands of them; a sum or difference of two scales stands in the larger one,
with its decimals; of several statuses each is named.
"""
import csv
import importlib.util
import itertools
import pathlib
import posixpath
import re
import sys
import tomllib
import unicodedata
from dataclasses import dataclass, field, replace
from fractions import Fraction
from html.parser import HTMLParser
from urllib.parse import unquote

NBSP, MINUS = "\u00a0", "\u2212"
PROVE = pathlib.Path(__file__).resolve().parents[1] / "transcription" / "prove.py"

# The letters of the downloads (SDMX CL_OBS_STATUS): the status of a schema, the word that a reader sees.
STATUSES = {"A": ("normal", ""), "P": ("provisional", "voorlopig"), "E": ("estimated", "geschat"), "R": ("revised", "herzien"),
            "Q": ("confidential", "geheim"), "O": ("not-available", "onbekend"), "M": ("not-applicable", "niet van toepassing")}
WITHOUT_NUMBER = "QOM"
STATUS_ORDER = ["voorlopig", "geschat", "herzien"]
SCALES = {"": 1, "duizend": 10**3, "miljoen": 10**6, "miljard": 10**9}
SCALE_WORDS = {factor: word for word, factor in SCALES.items()}
CURRENCIES = {"EUR": "euro"}
UNIT_NAMES = {"percent": "procent", "percentage-point": "procentpunt", "index-point": "punten", "ratio": "", "index": ""}

WORDS = ("nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien "
         "twintig").split()
ORDINALS = ". eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde".split()
FRACTIONS = {"de helft": "1/2", "een derde": "1/3", "twee derde": "2/3", "een kwart": "1/4", "drie kwart": "3/4", "een vijfde": "1/5",
             "een zesde": "1/6", "een zevende": "1/7", "een achtste": "1/8", "een negende": "1/9", "een tiende": "1/10"}
DIRECTIONS = {"steeg": ("steeg", "daalde", "bleef gelijk"), "stegen": ("stegen", "daalden", "bleven gelijk"),
              "gestegen": ("gestegen", "gedaald", "gelijk gebleven"), "hoger": ("hoger", "lager", "gelijk"),
              "meer": ("meer", "minder", "evenveel"), "toename": ("een toename", "een afname", "geen verschil")}

POINTS = {"percent": "percentage-point", "index": "index-point"}    # the unit of a difference of two of a kind

MEASURES = ("maten", "measures")        # the word for the measures as rows or columns of a table

# English names of functions and options, which work in a Dutch edition too.
FUNCTIONS = {"difference": "verschil", "growth": "groei", "share": "aandeel", "ratio": "verhouding", "sum": "som", "mean": "gemiddelde",
             "max": "hoogste", "min": "laagste", "label_max": "naam_hoogste", "label_min": "naam_laagste", "rank": "rang", "index": "index",
             "target": "doel", "gap": "afstand", "direction": "richting", "given": "gegeven"}
OPTIONS = {"no unit": "zonder eenheid", "in thousand": "in duizend", "in million": "in miljoen", "in billion": "in miljard", "signed": "met teken",
           "in words": "in woorden", "as fraction": "als breuk", "rose": "steeg", "have risen": "stegen", "risen": "gestegen", "higher": "hoger",
           "more": "meer", "increase": "toename"}


class Wrong(Exception):
    """What is asked or found cannot be right."""


# ---------------------------------------------------------------- numbers


def rounded(value, decimals=0):
    """The nearest multiple of a power of ten; half goes away from zero."""
    factor = Fraction(10) ** decimals
    whole, rest = divmod(abs(value) * factor, 1)
    size = (whole + (1 if rest * 2 >= 1 else 0)) / factor
    return -size if value < 0 else size


def digits(value, decimals):
    """The size of a number as a Dutch reader sees it, without its sign."""
    written = str(int(rounded(abs(value), decimals) * 10**decimals)).rjust(decimals + 1, "0")
    whole, rest = (written[:-decimals], "," + written[-decimals:]) if decimals else (written, "")
    return ".".join(part[::-1] for part in re.findall(r"\d{1,3}", whole[::-1])[::-1]) + rest


def exact(value):
    """The number for machines: all its decimals, or twelve of them."""
    if (value * 10**12).denominator == 1:
        places = next(n for n in range(13) if (value * 10**n).denominator == 1)
    else:
        places = 12
    written = str(int(rounded(abs(value), places) * 10**places)).rjust(places + 1, "0")
    return ("-" if value < 0 else "") + (f"{written[:-places]}.{written[-places:]}" if places else written)


@dataclass(frozen=True)
class Unit:
    kind: str
    one: str = ""
    many: str = ""
    scale: int = 1
    show: int = 1

    def name(self):
        """What must be the same before two numbers may be added."""
        return self.kind, self.many


def unit_of(measure):
    unit = measure["unit"]
    if isinstance(unit, str):
        return Unit("count", unit, unit)
    many = unit.get("many") or unit.get("symbol") or CURRENCIES.get(unit.get("currency")) or UNIT_NAMES.get(unit["kind"], "")
    return Unit(unit["kind"], unit.get("one", many), many, unit.get("scale", 1), SCALES[unit.get("show", "")])


@dataclass(frozen=True)
class Number:
    """A value in a unit, and what is needed to print it and to link to it."""
    value: Fraction
    unit: Unit
    decimals: int | None
    statuses: frozenset = frozenset()
    written: str | None = None          # the text of the cell, when it is one
    place: tuple | None = None          # the dataset and fragment of the cell, when it is one
    unsigned: bool = False
    ordinal: bool = False
    stated: bool = False                # the decimals are those of figures.toml, for the number as it is shown


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
    """A figure that is a name or a source. It carries no status."""


# ---------------------------------------------------------------- published data


class Dataset:
    def __init__(self, name, schema_path, csv_path):
        self.name = name
        self.schema = tomllib.loads(schema_path.read_text(encoding="utf-8"))
        self.dimensions = {dimension["name"]: dimension for dimension in self.schema["dimensions"]}
        self.measures = {measure["name"]: measure for measure in self.schema["measures"]}
        self.cells = {}                 # (codes, measure) to (text, letter of the status)
        with open(csv_path, encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file, strict=True)
        expected = [*self.dimensions, *(column for measure in self.measures for column in (measure, f"{measure}_status"))]
        if head != expected:
            raise Wrong(f"the head of the CSV is {head}, not {expected}")
        for row in rows:
            if len(row) != len(head):
                raise Wrong(f"a row of the CSV has {len(row)} fields, not {len(head)}: {row}")
            codes, values = tuple(row[:len(self.dimensions)]), row[len(self.dimensions):]
            for measure, text, status in zip(self.measures, values[::2], values[1::2]):
                if (codes, measure) in self.cells:
                    raise Wrong(f"{codes} occurs twice in the CSV")
                form = "" if status in WITHOUT_NUMBER else r"\S(.*\S)?" if self.is_text(measure) else r"-?\d+(\.\d+)?"
                if status not in STATUSES or not re.fullmatch(form, text):
                    raise Wrong(f"{codes} {measure} has the text `{text}` and the status `{status}`")
                self.cells[codes, measure] = text, status

    def codes(self, dimension):
        """All codes of a dimension, in order of display."""
        idx = list(self.dimensions).index(dimension)
        return self.dimensions[dimension].get("codes") or list(dict.fromkeys(codes[idx] for codes, _ in self.cells))

    def label(self, dimension, code):
        return self.dimensions[dimension].get("labels", {}).get(code, code)

    def total(self, dimension):
        return self.dimensions[dimension].get("total")

    def fragment(self, codes, measure):
        return "-".join(codes).replace(" ", "_") + "." + measure

    def is_text(self, measure):
        return self.measures[measure].get("type") == "text"

    def is_time(self, dimension):
        return self.dimensions[dimension].get("type") in ("year", "quarter")

    def period(self, dimension, first, last):
        codes = self.codes(dimension)
        if first not in codes or last not in codes:
            raise Wrong(f"{first} or {last} is not in {dimension} of {self.name}")
        return sorted(code for code in codes if first <= code <= last)

    def number(self, codes, measure):
        if (codes, measure) not in self.cells:
            raise Wrong(f"{self.name} has no cell {codes} {measure}")
        text, status = self.cells[codes, measure]
        if status in WITHOUT_NUMBER:
            raise Wrong(f"{self.name} {codes} {measure} has no number: {STATUSES[status][0]}")
        statuses = frozenset(word for word in [STATUSES[status][1]] if word)
        schema = self.measures[measure]
        if self.is_text(measure):
            raise Wrong(f"{self.name}.{measure} holds text")
        return Number(Fraction(text), unit_of(schema), schema["decimals"], statuses, text, (self.name, self.fragment(codes, measure)))

    def shown(self, codes, measure):
        """A cell as a table shows it: its text, and the value for machines or None."""
        if (codes, measure) not in self.cells:
            return "geen gegeven", None
        text, status = self.cells[codes, measure]
        word = STATUSES[status][1]
        if status in WITHOUT_NUMBER:
            return word, None
        if self.is_text(measure):
            return text + (f" ({word})" if word else ""), None
        value, decimals = Fraction(text), self.measures[measure]["decimals"]
        if value and not rounded(value, decimals):
            word = "afgerond nul"
        sign = MINUS if rounded(value, decimals) < 0 else ""
        percent = "%" if unit_of(self.measures[measure]).kind == "percent" else ""
        return sign + digits(value, decimals) + percent + (f" ({word})" if word else ""), text


# ---------------------------------------------------------------- formulas


def plain(text):
    """One kind of space, one at a time; composed letters; straight double quotes."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).replace("\u201c", '"').replace("\u201d", '"').strip()


class Formula:
    """Reads a formula from left to right and computes it on the way. `used` gathers the datasets in the order in which they are met."""

    def __init__(self, text, edition, operators=False, used=None, within=()):
        self.text, self.at, self.edition, self.operators = plain(text), 0, edition, operators
        self.used = [] if used is None else used
        self.within = within

    def result(self):
        """The value, and the options behind it."""
        value = self.sum() if self.operators else self.part()
        options = []
        while self.next(r" ?\("):
            options += [one.strip() for one in self.need(r"([^()]*)\)")[1].split(",")]
        if self.at != len(self.text):
            raise Wrong(f"`{self.text[self.at:]}` is left of the formula `{self.text}`")
        return value, [OPTIONS.get(option, option) for option in options]

    def next(self, pattern):
        found = re.compile(pattern).match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def need(self, pattern):
        found = self.next(pattern)
        if not found:
            raise Wrong(f"`{self.text[self.at:]}` in `{self.text}` is not {pattern}")
        return found

    def sum(self):
        value = self.product()
        while operator := self.next(r" ?([+-]) ?"):
            other = self.product()
            value = combined(value, other) if operator[1] == "+" else less(value, other)
        return value

    def product(self):
        value = self.part()
        while operator := self.next(r" ?([*/]) ?"):
            value = multiplied(value, self.part(), operator[1])
        return value

    def part(self):
        if self.operators and self.next("- ?"):
            number = self.part()
            return replace(number, value=-number.value, written=None, place=None, unsigned=False)
        if self.operators and self.next(r"\( ?"):
            value = self.sum()
            self.need(r" ?\)")
            return value
        if self.operators and (constant := self.next(r"\d+(\.\d+)?(?![\w-])")):
            return Number(Fraction(constant[0]), Unit("constant"), None)
        name = self.need(r"[^\W_][\w-]*")[0]
        if self.next(r"\("):
            return self.function(FUNCTIONS.get(name, name))
        if self.text[self.at:self.at + 1] in ("[", ".", "@"):
            return self.selection(name)
        return self.named(name)

    def named(self, name):
        if name not in self.edition.figures or name in self.within:
            raise Wrong(f"there is no figure `{name}`, or it leads to itself")
        figure = self.edition.figures[name]
        inner = Formula(figure["value"], self.edition, True, self.used, (*self.within, name))
        value, options = inner.result()
        if options:
            raise Wrong(f"options in figure `{name}`")
        if isinstance(value, Number):
            unit = Unit("compound", figure["unit"], figure["unit"]) if "unit" in figure else value.unit
            value = replace(value, unit=unit, decimals=figure.get("decimals", value.decimals), stated="decimals" in figure)
            if value.decimals is None:
                raise Wrong(f"figure `{name}` has no decimals")
        return value

    def function(self, name):
        if name == "gegeven":
            return Word(self.need(r' ?"((?:[^"]|"")+)" ?\)')[1])
        if name == "doel":
            raise Wrong("the schemas have no targets")
        arguments = [self.sum() if self.operators else self.part()]
        if name == "rang":
            code = self.need(r' ?, ?(?:"((?:[^"]|"")*)"|([^")]*[^") ])) ?\)')
            return rank(arguments[0], (code[1] or "").replace('""', '"') or code[2])
        while self.next(" ?, ?"):
            arguments.append(self.sum() if self.operators else self.part())
        self.need(r" ?\)")
        if name not in COMPUTE:
            raise Wrong(f"there is no function `{name}`")
        return COMPUTE[name](*arguments)

    def selection(self, name):
        if self.next(r"@(\w+)"):
            raise Wrong("another edition is not among the published files")
        if name not in self.edition.datasets:
            raise Wrong(f"there is no dataset `{name}`")
        dataset = self.edition.datasets[name]
        if name not in self.used:
            self.used.append(name)
        measure = self.next(r"\.(\w+)")
        measure = measure[1] if measure else next(iter(dataset.measures))
        if measure not in dataset.measures or (len(dataset.measures) > 1 and not self.text[:self.at].endswith("." + measure)):
            raise Wrong(f"{name} has no measure `{measure}`, or more than one")
        self.need(r"\[ ?")
        chosen = {}                     # dimension to codes, and what they are: one, pair or series
        while not self.next(r" ?\]"):
            if chosen:
                self.need(" ?, ?")
            named = self.next(rf"({'|'.join(dataset.dimensions)}) ?: ?")
            left = [dimension for dimension in dataset.dimensions if dimension not in chosen]
            dimension = named[1] if named else left[0] if left else ""
            if not dimension or dimension in chosen:
                raise Wrong(f"too many values in `{self.text}`")
            chosen[dimension] = self.codes(dataset, dimension)
        if len(chosen) != len(dataset.dimensions):
            raise Wrong(f"too few values in `{self.text}`")
        forms = {form for _, form in chosen.values()} - {"one"}
        if len(forms) > 1:
            raise Wrong(f"a pair and a series in `{self.text}`")
        keys = list(itertools.product(*(chosen[dimension][0] for dimension in dataset.dimensions)))
        if forms != {"series"}:
            numbers = [dataset.number(key, measure) for key in keys]
            return Pair(numbers) if forms else numbers[0]
        keys = [key for key in keys if dataset.cells.get((key, measure), ("", "M"))[1] != "M"]
        opened = [idx for idx, dimension in enumerate(dataset.dimensions) if chosen[dimension][1] == "series"]
        labels = [", ".join(dataset.label(list(dataset.dimensions)[idx], key[idx]) for idx in opened) for key in keys]
        codes = [", ".join(key[idx] for idx in opened) for key in keys]
        return Series(codes, labels, [dataset.number(key, measure) for key in keys], dataset.measures[measure]["additive"])

    def codes(self, dataset, dimension):
        if quoted := self.next(r'"((?:[^"]|"")*)"'):
            return self.known(dataset, dimension, [quoted[1].replace('""', '"')]), "one"
        text = self.need(r"[^\],]+")[0].strip()
        if text == "*":
            return [code for code in dataset.codes(dimension) if code != dataset.total(dimension)], "series"
        if dataset.is_time(dimension) and ".." in text:
            first, last = (one.strip() for one in text.split(".."))
            if not first < last:
                raise Wrong(f"the pair `{text}` does not run forwards")
            return self.known(dataset, dimension, [first, last]), "pair"
        if dataset.is_time(dimension) and (series := re.fullmatch(r"(\S+) (?:t/m|to) (\S+)", text)):
            return dataset.period(dimension, series[1], series[2]), "series"
        return self.known(dataset, dimension, [text]), "one"

    def known(self, dataset, dimension, codes):
        for code in codes:
            if code not in dataset.codes(dimension):
                raise Wrong(f"{dimension} of {dataset.name} has no `{code}`")
        return codes


def combined(one, other):
    """The sum of two numbers, in the larger scale."""
    if POINTS.get(other.unit.kind) == one.unit.kind:
        one, other = other, one
    if one.unit.name() != other.unit.name() and POINTS.get(one.unit.kind) != other.unit.kind:
        raise Wrong(f"{one.unit} and {other.unit} do not add")
    decimals = None if one.decimals is None or other.decimals is None else max(one.decimals, other.decimals)
    unit = max(one.unit, other.unit, key=lambda unit: (unit.scale, unit.show)) if one.unit.kind == other.unit.kind else one.unit
    if one.unit.scale != other.unit.scale:
        decimals = max(one, other, key=lambda number: number.unit.scale).decimals
    value = (one.value * one.unit.scale + other.value * other.unit.scale) / unit.scale
    return Number(value, unit, decimals, one.statuses | other.statuses)


def multiplied(one, other, operator):
    if operator == "/" and not other.value:
        raise Wrong("division by zero")
    factor = other.value if operator == "*" else 1 / other.value
    statuses = one.statuses | other.statuses
    if other.unit.kind in ("constant", "ratio"):
        return Number(one.value * factor, other.unit if one.unit.kind == "constant" else one.unit, None, statuses)
    if operator == "*":
        levels = [number.unit.kind in ("percent", "percentage-point", "index", "index-point") for number in (one, other)]
        for percentage, amount, is_level in ((one, other, levels[1]), (other, one, levels[0])):
            if percentage.unit.kind == "percent" and not is_level and amount.unit.kind not in ("constant", "ratio"):
                return Number(one.value * factor / 100, amount.unit, None, statuses)
        if one.unit.kind not in ("constant", "ratio"):
            raise Wrong("two units are multiplied")
        return Number(one.value * factor, other.unit, None, statuses)
    same = one.unit.name() == other.unit.name()
    return Number(one.value * one.unit.scale * factor / other.unit.scale, Unit("ratio" if same else "compound"), None, statuses)


def two(arguments):
    """From and to: two values, or a pair."""
    one, other = arguments[0] if len(arguments) == 1 and isinstance(arguments[0], Pair) else arguments
    if not (isinstance(one, Number) and isinstance(other, Number)) or one.unit.name() != other.unit.name():
        raise Wrong(f"{one} and {other} are not two numbers of one unit")
    return one, other


def quotient(one, other):
    if not other.value:
        raise Wrong("a part of zero")
    return one.value * one.unit.scale / (other.value * other.unit.scale)


def less(one, other):
    """One minus the other; of percentages that gives points."""
    number = combined(one, replace(other, value=-other.value))
    if one.unit.kind != other.unit.kind:
        if POINTS.get(one.unit.kind) != other.unit.kind:
            raise Wrong(f"{other.unit} is not taken from {one.unit}")
        return number
    point = POINTS.get(number.unit.kind)
    name = UNIT_NAMES.get(point, "")
    return replace(number, unit=Unit(point, name.removesuffix("en"), name)) if point else number


def difference(*arguments):
    start, end = two(arguments)
    number = less(start, end)
    return replace(number, value=-number.value, unsigned=True)


def growth(*arguments):
    start, end = two(arguments)
    if start.unit.kind in ("percent", "percentage-point", "index", "index-point") or start.value <= 0:
        raise Wrong("growth of a percentage, an index, zero or less")
    return Number((quotient(end, start) - 1) * 100, PERCENT, 1, start.statuses | end.statuses, unsigned=True)


def share(*arguments):
    part, whole = two(arguments)
    if part.unit.kind in ("percent", "percentage-point"):
        raise Wrong("a share of percentages")
    return Number(quotient(part, whole) * 100, PERCENT, 1, part.statuses | whole.statuses)


def ratio(*arguments):
    one, other = two(arguments)
    return Number(quotient(one, other), Unit("ratio"), 1, one.statuses | other.statuses)


def index(*arguments):
    one, base = two(arguments)
    return Number(quotient(one, base) * 100, Unit("index"), 1, one.statuses | base.statuses)


def whole(series):
    if not isinstance(series, Series) or not series.additive or not series.numbers:
        raise Wrong("a sum over what is no series, or may not be added up")
    total = series.numbers[0]
    for number in series.numbers[1:]:
        total = combined(total, number)
    return replace(total, written=None, place=None)


def mean(series):
    total = whole(series)
    return replace(total, value=total.value / len(series.numbers))


def extreme(choose):
    def compute(series):
        if not isinstance(series, Series):
            raise Wrong("an extreme of what is no series")
        number = choose(series.numbers, key=lambda number: number.value)
        statuses = frozenset().union(*(one.statuses for one in series.numbers))
        return replace(number, statuses=statuses, written=None, place=None)
    return compute


def name_of_extreme(choose):
    def compute(series):
        values = [number.value for number in series.numbers]
        labels = [label for label, value in zip(series.labels, values) if value == choose(values)]
        if len(labels) != 1:
            raise Wrong(f"{labels} are equal")
        return Word(labels[0])
    return compute


def rank(series, code):
    if not isinstance(series, Series) or code not in series.codes:
        raise Wrong(f"`{code}` is not in the series")
    value = series.numbers[series.codes.index(code)].value
    place = 1 + sum(number.value > value for number in series.numbers)
    statuses = frozenset().union(*(one.statuses for one in series.numbers))
    return Number(Fraction(place), Unit("ordinal"), 0, statuses, ordinal=True)


class Direction(int):
    """Above, below or equal to zero, by the figures as they are shown: in the scale and with the decimals of a sentence. It carries no status."""


def direction(*arguments):
    start, end = two(arguments)
    before, after = (rounded(one.value * one.unit.scale / one.unit.show, decimals_of(one, one.unit.show)) * one.unit.show for one in (start, end))
    return Direction((after > before) - (after < before))


PERCENT = Unit("percent", "procent", "procent")
COMPUTE = {"verschil": difference, "groei": growth, "aandeel": share, "verhouding": ratio, "index": index, "som": whole, "gemiddelde": mean,
           "hoogste": extreme(max), "laagste": extreme(min), "naam_hoogste": name_of_extreme(max), "naam_laagste": name_of_extreme(min),
           "richting": direction}


# ---------------------------------------------------------------- printing


def printed(value, options):
    """A figure as a sentence shows it."""
    if len(set(options)) != len(options):
        raise Wrong(f"an option twice in {options}")
    options, statuses = set(options), ()
    if isinstance(value, Word):
        text = str(value)
    elif isinstance(value, Direction):
        form = (options & DIRECTIONS.keys() or {"steeg"}).pop()
        options.discard(form)
        text = DIRECTIONS[form][{1: 0, -1: 1, 0: 2}[value]]
    elif isinstance(value, Number):
        text, statuses = printed_number(value, options), value.statuses
    else:
        raise Wrong("a pair or a series is not a figure")
    if options:
        raise Wrong(f"unknown options {options}")
    return text + (f" ({', '.join(sorted(statuses, key=STATUS_ORDER.index))})" if statuses else "")


def printed_number(number, options):
    """The options that it knows are taken out of the set."""
    def taken(pattern):
        found = [found for found in (re.fullmatch(pattern, option) for option in options) if found]
        options.difference_update(one[0] for one in found)
        return found[0] if found else None

    bare, signed, words, common = taken("zonder eenheid"), taken("met teken"), taken("in woorden"), taken("als breuk")
    scale, places = taken("in (duizend|miljoen|miljard)"), taken(r"(\d) decima(?:al|len|ls?)")
    step = taken(r"(?:afgerond op|rounded to) ([\d.]+)")
    if sum(map(bool, (words, common, places, step))) > 1:
        raise Wrong("two options that round")
    unit = number.unit
    factor = SCALES[scale[1]] if scale else 1 if words else unit.show
    value = number.value * unit.scale / factor
    decimals = int(places[1]) if places else 1 if scale else decimals_of(number, factor)
    if step:
        multiple = Fraction(step[1].replace(".", "")) / factor
        value = rounded(value / multiple) * multiple
        decimals = next(n for n in range(20) if (value * 10**n).denominator == 1)
    if common:
        return as_fraction(number)
    value = rounded(value, decimals)
    if number.value and not value:
        raise Wrong("not zero, but printed as zero")
    if number.ordinal:
        return ORDINALS[int(value)] if words else f"{digits(value, 0)}e"
    size = WORDS[int(abs(value))] if words and value.denominator == 1 else digits(value, decimals)
    sign = "" if not value or (number.unsigned and not signed) else MINUS if value < 0 else "+" if signed else ""
    shown = abs(value) if number.unsigned else value
    name = "" if bare else unit.one if shown == 1 and factor == 1 else unit.many
    parts = [part for part in (sign + size, SCALE_WORDS[factor], name) if part]
    return NBSP.join(parts[:2]) + "".join(f" {part}" for part in parts[2:])


def decimals_of(number, factor):
    """The decimals that a number has in a scale, when no option says otherwise."""
    if number.stated:
        return number.decimals
    if factor > number.unit.scale:
        return 1
    return max(0, number.decimals + len(str(factor)) - len(str(number.unit.scale)))


def as_fraction(number):
    part = number.value / 100 if number.unit.kind == "percent" else number.value
    name, nearest = min(((name, Fraction(one)) for name, one in FRACTIONS.items()), key=lambda one: abs(one[1] - part))
    if abs(nearest - part) > Fraction(2, 100):
        raise Wrong(f"{part} is no common fraction")
    return name


# ---------------------------------------------------------------- chapters


@dataclass
class Figure:
    formula: str
    pin: str | None


@dataclass
class Block:
    settings: dict
    cards: bool


@dataclass
class Chapter:
    path: str                           # of the page, in the edition
    id: str
    items: list = field(default_factory=list)


CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def figures_in(text):
    for ticks, code in CODE.findall(text):
        if len(ticks) == 1:
            pin, equals, formula = code.replace("\\|", "|").partition("=")
            if not equals:
                raise Wrong(f"code without `=`: {code}")
            yield Figure(plain(formula), pin if pin.strip() else None)


def read_chapter(path):
    front, text = re.fullmatch(r"\+\+\+\n(.*?)\n\+\+\+\n(.*)", path.read_text(encoding="utf-8"), re.DOTALL).groups()
    id = tomllib.loads(front).get("id", "")
    chapter = Chapter("index.html" if path.stem == "index" else f"{id}/index.html", id)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    at = 0
    for fence in FENCE.finditer(text):
        chapter.items += figures_in(text[at:fence.start()])
        at = fence.end()
        settings = tomllib.loads(fence[2])
        if fence[1] in ("tabel", "table"):
            chapter.items.append(Block(settings, cards=False))
        elif fence[1] in ("kerncijfers", "key-figures"):
            for card in settings["cards"]:
                chapter.items.append(Figure(plain(card["figure"]), None))
                chapter.items += [*figures_in(card["label"]), *figures_in(card.get("change", ""))]
            chapter.items.append(Block(settings, cards=True))
        else:
            raise Wrong(f"unknown block `{fence[1]}`")
    chapter.items += figures_in(text[at:])
    return chapter


class Edition:
    def __init__(self, name, site, project, differences):
        self.name, self.site = name, site / name
        folder = project / "data" / name
        figures = folder / "figures.toml"
        self.figures = tomllib.loads(figures.read_text(encoding="utf-8")) if figures.exists() else {}
        self.datasets = {}
        for path in sorted(folder.glob("*.toml")):
            if path != figures:
                try:
                    self.datasets[path.stem] = Dataset(path.stem, path, self.site / "data" / path.stem / f"{path.stem}.csv")
                except (Wrong, OSError, ValueError, csv.Error) as error:
                    differences.tell(f"{name}/data/{path.stem}", error)
        self.chapters = [read_chapter(path) for path in sorted((project / "content" / name).glob("*.md"))]


# ---------------------------------------------------------------- pages


class Node:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.children = tag, dict(attributes), parent, []

    def all(self, tag=None, name=None):
        """The nodes below, in order of the page, of a tag and a class."""
        for child in self.children:
            if isinstance(child, Node):
                if (tag is None or child.tag == tag) and (name is None or name in child.attributes.get("class", "").split()):
                    yield child
                yield from child.all(tag, name)

    def text(self):
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


class Page(HTMLParser):
    VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.root = self.open = Node("", (), None)
        self.feed(path.read_text(encoding="utf-8"))
        self.close()
        self.ids = {}
        for node in self.root.all():
            if "id" in node.attributes:
                self.ids.setdefault(node.attributes["id"], []).append(node)

    def handle_starttag(self, tag, attributes):
        node = Node(tag, attributes, self.open)
        self.open.children.append(node)
        if tag not in self.VOID:
            self.open = node

    def handle_endtag(self, tag):
        node = self.open
        while node.parent and node.tag != tag:
            node = node.parent
        self.open = node.parent or self.root

    def handle_data(self, data):
        self.open.children.append(data)

    def one(self, id):
        return self.ids[id][0] if len(self.ids.get(id, [])) == 1 else None


class Differences(list):
    """Tells each difference at once, with its place. Has the form that tests/transcription/prove.py wants."""

    def tell(self, place, difference):
        self.append((place, difference))
        print(f"{place}: {difference}", file=sys.stderr)

    def hold(self, place, what, found, expected):
        if found != expected:
            self.tell(place, f"{what} is {found!r}, the data give {expected!r}")


def machine_value(node):
    """The exact value of a figure or a cell, None when it has none."""
    data = list(node.all("data"))
    beside = "".join(f" {marker.text()}" for marker in node.all("span", "marker"))
    return data[0].attributes.get("value") if len(data) == 1 and data[0].text() + beside == node.text() else ("unclear" if data else None)


class Check:
    def __init__(self, edition, differences):
        self.edition, self.differences = edition, differences
        self.pages = {}
        self.n_figures = self.n_cells = 0
        self.uses = {name: {} for name in edition.datasets}     # dataset, id of the line: page, number, text, value, formula

    def page(self, path):
        if path not in self.pages:
            file = self.edition.site / path
            self.pages[path] = Page(file) if file.is_file() else None
        return self.pages[path]

    def report(self, path, figures, cells, before):
        self.n_figures += figures
        self.n_cells += cells
        print(f"{self.edition.name}/{path}: {figures} figures, {cells} cells, {len(self.differences) - before} differences")

    def chapter(self, chapter):
        before, cells = len(self.differences), 0
        place, page = f"{self.edition.name}/{chapter.path}", self.page(chapter.path)
        if page is None:
            self.differences.tell(place, "there is no such page")
            return
        found = [id for id in page.ids if re.fullmatch(r"cijfer-\d+", id)]
        expected = {f"cijfer-{n}" for n in range(1, len(chapter.items) + 1)}
        for id in sorted(expected ^ set(found)):
            self.differences.tell(place, f"{id} is " + ("not on the page" if id in expected else "not in the chapter"))
        n_figures = sum(isinstance(item, Figure) for item in chapter.items)
        self.differences.hold(place, "number of figures", sum(1 for _ in page.root.all(name="figure")), n_figures)
        blocks = {id for n, item in enumerate(chapter.items, 1) if isinstance(item, Block) for id in [f"cijfer-{n}"]}
        order = [id for id in found if id not in blocks]
        self.differences.hold(place, "order of the figures", order, sorted(order, key=lambda id: int(id[7:])))
        for n, item in enumerate(chapter.items, 1):
            node, at = page.one(f"cijfer-{n}"), f"{place}#cijfer-{n}"
            try:
                if node is None:
                    continue
                if isinstance(item, Figure):
                    self.figure(chapter, n, item, node, at)
                elif not item.cards:
                    cells += self.table(chapter, n, item.settings, node, at)
            except (Wrong, KeyError, ValueError, TypeError, IndexError, StopIteration) as error:
                self.differences.tell(at, f"cannot be recomputed: {type(error).__name__} {error}")
        self.report(chapter.path, n_figures, cells, before)

    def figure(self, chapter, n, item, node, at):
        formula = Formula(item.formula, self.edition)
        value, options = formula.result()
        given = item.formula.split("(")[0] in ("gegeven", "given")
        text = item.pin.strip() if given else printed(value, options)
        if given:
            self.differences.hold(at, "text", alike(node.text()), alike(text))
            self.differences.hold(at, "kind", (node.tag, node.attributes["class"], machine_value(node)), ("span", "figure given", None))
            return
        if item.pin is not None:
            self.differences.hold(at, "pin", alike(item.pin), alike(text))
        self.differences.hold(at, "text", node.text(), text)
        number = value.written if isinstance(value, Number) and value.written else exact(value.value) if isinstance(value, Number) else None
        self.differences.hold(at, "exact value", machine_value(node), number)
        line = "gebruik-" + "-".join(part for part in (self.edition.name, chapter.id, str(n)) if part)
        cell = value.place if isinstance(value, Number) else None
        self.link(chapter, node, cell or (formula.used[0], line), number if cell else None, at)
        for dataset in formula.used:
            self.uses[dataset][line] = chapter.path, n, text, number, item.formula

    def link(self, chapter, node, target, number, at):
        path, _, fragment = node.attributes.get("href", "").partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(chapter.path), path))
        self.differences.hold(at, "link", (path, unquote(fragment)), (f"data/{target[0]}/index.html", target[1]))
        page = self.page(path) if path.startswith("data/") else None
        there = page.one(unquote(fragment)) if page else None
        if there is None:
            self.differences.tell(at, f"the link {node.attributes.get('href')} leads nowhere")
        elif number is not None:
            self.differences.hold(at, "exact value where the link leads", machine_value(there), number)

    def table(self, chapter, n, settings, node, at):
        dataset = self.edition.datasets[settings["data"]]
        line = "gebruik-" + "-".join(part for part in (self.edition.name, chapter.id, str(n)) if part)
        self.uses[dataset.name][line] = chapter.path, n, settings["title"], None, "tabel"
        table = next(node.all("table"))
        self.differences.hold(at, "title", next(table.all("caption")).text(), settings["title"])
        heads, n_columns, rows = laid_out(dataset, settings)
        found_heads = list(next(table.all("thead")).all("th"))
        self.differences.hold(at, "heads", [head_text(head) for head in found_heads], heads)
        found_rows = list(next(table.all("tbody")).all("tr"))
        self.differences.hold(at, "rows", [[head_text(head) for head in row.all("th")] for row in found_rows], [labels for labels, _ in rows])
        for row, (labels, cells) in zip(found_rows, rows):
            found = [(cell.text(), machine_value(cell)) for cell in row.all("td")]
            self.differences.hold(at, f"row {labels}", found, [dataset.shown(*cell) for cell in cells])
            for column, (_, measure) in zip(found_heads[-n_columns:], cells):
                self.unit(list(row.all("th"))[-1] if settings["rows"] in MEASURES else column, dataset, measure, at)
        return sum(len(cells) for _, cells in rows)

    def unit(self, head, dataset, measure, at):
        """Holds the unit in the head of a row or column, which may be left out when the head itself says it."""
        units = [unit.text() for unit in head.all("span", "unit")]
        expected = head_unit(unit_of(dataset.measures[measure]))
        if units != [expected] and (units or expected.lower() not in head_text(head).lower()):
            self.differences.tell(at, f"the unit of {head_text(head)!r} is {units}, the schema says {expected!r}")

    def dataset(self, dataset):
        before, path = len(self.differences), f"data/{dataset.name}/index.html"
        place, page = f"{self.edition.name}/{path}", self.page(path)
        if page is None:
            self.differences.tell(place, "there is no such page")
            return
        try:
            cells = self.cells(dataset, page, place)
            self.lines(dataset, page, place)
        except (Wrong, KeyError, ValueError, TypeError, IndexError, AttributeError, StopIteration) as error:
            self.differences.tell(place, f"cannot be read: {type(error).__name__} {error}")
            cells = 0
        self.report(path, 0, cells, before)

    def cells(self, dataset, page, place):
        """Holds the whole table against the CSV. A cell is found by its address, its heads must name it too."""
        table = next(page.one("tabel").all("table"))
        heads = list(next(table.all("thead")).all("th"))
        expected = {dataset.fragment(codes, measure): (codes, measure) for codes, measure in dataset.cells}
        for row in next(table.all("tbody")).all("tr"):
            names = [head.text() for head in row.all("th")]
            for head, cell in zip(heads[len(names):], row.all("td")):
                id = cell.attributes.get("id")
                if id not in expected:
                    if id is not None or cell.text() != "geen gegeven":
                        self.differences.tell(place, f"the cell {id} {cell.text()!r} is not in the CSV, or twice on the page")
                    continue
                codes, measure = expected.pop(id)
                at = f"{place}#{id}"
                self.differences.hold(at, "cell", (cell.text(), machine_value(cell)), dataset.shown(codes, measure))
                if not dataset.is_text(measure):
                    self.unit(head, dataset, measure, at)
                labels = [dataset.label(dimension, code) for dimension, code in zip(dataset.dimensions, codes)]
                as_column = [labels[:idx] + labels[idx + 1:] for idx, label in enumerate(labels) if label == head_text(head)]
                if not (names == labels and head_text(head) == dataset.measures[measure]["label"]) and names not in as_column:
                    self.differences.tell(at, f"stands below {head_text(head)!r} in row {names}")
        for id in expected:
            self.differences.tell(place, f"the cell {id} is in the CSV and not on the page")
        return len(dataset.cells) - len(expected)

    def lines(self, dataset, page, place):
        """Holds the places where the dataset is used against the figures of the chapters."""
        expected = dict(self.uses[dataset.name])
        for line in (line for list_ in page.root.all("ul", "use-list") for line in list_.all("li")):
            id = line.attributes.get("id")
            if id not in expected:
                self.differences.tell(place, f"the use {id} is not in a chapter, or twice on the page")
                continue
            path, n, text, number, formula = expected.pop(id)
            link = next(line.all("a"))
            at = f"{place}#{id}"
            href = posixpath.normpath(posixpath.join(f"data/{dataset.name}", link.attributes.get("href", "")))
            self.differences.hold(at, "link", href, f"{path}#cijfer-{n}")
            self.differences.hold(at, "use", (link.text(), machine_value(link)), (text, number))
            self.differences.hold(at, "formula", plain(next(line.all("code")).text()), formula)
        for id in expected:
            self.differences.tell(place, f"the use {id} is in a chapter and not on the page")


def alike(text):
    """A pin and what is printed are alike when only spaces and hyphens differ."""
    return re.sub(r"\s+", " ", text).replace(MINUS, "-").strip()


def head_text(head):
    """The head of a row or column without its unit."""
    parts = [child if isinstance(child, str) else child.text() for child in head.children
             if isinstance(child, str) or child.attributes.get("class") != "unit"]
    return "".join(parts).strip()


def head_unit(unit):
    return (f"in {SCALE_WORDS[unit.scale]} " if unit.scale != 1 else "") + unit.many


def laid_out(dataset, settings):
    """The table that a block asks for: heads; how many of them are columns of cells; rows as (labels, cells)."""
    where = {key: list_of(dataset, key, value) for key, value in settings.get("where", {}).items()}
    measures = settings.get("measures") or list(dataset.measures)
    by_rows = settings["rows"] if isinstance(settings["rows"], list) else [settings["rows"]]
    by_column = settings["columns"]

    def lines(dimension):
        """The rows or columns of a dimension or of the measures: name for sorting, label, what it chooses, whether it is a total."""
        if dimension in MEASURES:
            return [(measure, dataset.measures[measure]["label"], {"measure": measure}, False) for measure in measures]
        codes = [code for code in dataset.codes(dimension) if code in where.get(dimension, [code])]
        return [(code, dataset.label(dimension, code), {dimension: code}, code == dataset.total(dimension)) for code in codes]

    columns = lines(by_column)
    fixed = {"measure": measures[0]} | {key: codes[0] for key, codes in where.items() if key not in [*by_rows, by_column]}
    rows, totals = [], []
    for parts in itertools.product(*(lines(dimension) for dimension in by_rows)):
        cells = []
        for _, _, choice, _ in columns:
            choice = {**fixed, **choice, **{key: code for _, _, one, _ in parts for key, code in one.items()}}
            cells.append((tuple(choice[dimension] for dimension in dataset.dimensions), choice["measure"]))
        if any(cell in dataset.cells for cell in cells):
            (totals if any(is_total for *_, is_total in parts) else rows).append(([label for _, label, _, _ in parts], cells))
    if "sort" in settings:
        idx = [name for name, *_ in columns].index(settings["sort"])
        texts = [dataset.cells[cells[idx]][0] for _, cells in rows]
        rows = [rows[n] for n in sorted(range(len(rows)), key=lambda n: (not texts[n], -Fraction(texts[n] or 0)))]
    rows = rows[:settings.get("top", len(rows))] + (totals if settings.get("total", True) else [])
    heads = ["Onderwerp" if dimension in MEASURES else dataset.dimensions[dimension]["label"] for dimension in by_rows]
    return heads + [label for _, label, _, _ in columns], len(columns), rows


def list_of(dataset, dimension, value):
    if isinstance(value, list):
        return value
    series = re.fullmatch(r"(\S+) t/m (\S+)", value) if dataset.is_time(dimension) else None
    return dataset.period(dimension, series[1], series[2]) if series else [value]


# ---------------------------------------------------------------- constraints


def check_constraints(edition, differences):
    """Holds the constraints of the schemas over the published cells. Gives the number of cells that were compared."""
    sys.path.insert(0, str(PROVE.parent))
    spec = importlib.util.spec_from_file_location("prove", PROVE)
    prove = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(prove)
    datasets = {dataset.name: proven(prove.Dataset(dataset.name, dataset.schema), dataset) for dataset in edition.datasets.values()}
    return sum(prove.check_constraints(dataset, lambda named: datasets.get(named) or prove.other(named, datasets, differences), differences) for dataset in datasets.values())


def proven(form, dataset):
    """The published cells of a dataset, as prove.py wants them."""
    for key, (text, status) in dataset.cells.items():
        value = Fraction(text) if text and key[1] in form.numeric else text or None
        form.cells[key] = value, STATUSES[status][0]
    return form


def main(arguments):
    sys.dont_write_bytecode = True      # nothing of the project is written
    if not 1 <= len(arguments) <= 2:
        print("usage: recompute.py SITE [PROJECT]", file=sys.stderr)
        return 2
    site, project = pathlib.Path(arguments[0]), pathlib.Path(arguments[1] if len(arguments) == 2 else PROVE.parents[2])
    if tomllib.loads((project / "site.toml").read_text(encoding="utf-8"))["language"] != "nl":
        print("only Dutch editions can be recomputed", file=sys.stderr)
        return 2
    names = [path.parent.name for path in sorted((project / "content").glob("*/edition.toml"))]
    if not names or not all((site / name).is_dir() for name in names):
        print(f"{site} has not all editions of {project}", file=sys.stderr)
        return 2
    differences, n_figures, n_cells = Differences(), 0, 0
    for name in names:
        edition = Edition(name, site, project, differences)
        check = Check(edition, differences)
        for chapter in edition.chapters:
            check.chapter(chapter)
        for dataset in edition.datasets.values():
            check.dataset(dataset)
        for path in sorted(edition.site.rglob("index.html")):
            if path.relative_to(edition.site).as_posix() not in check.pages and any(Page(path).root.all(name="figure")):
                differences.tell(name, f"{path.relative_to(edition.site)} has figures and is not in the project")
        before = len(differences)
        if PROVE.exists():
            n_sums = check_constraints(edition, differences)
            print(f"{name}: constraints, {n_sums} sums, {len(differences) - before} differences")
        n_figures, n_cells = n_figures + check.n_figures, n_cells + check.n_cells
    print(f"{n_figures} figures, {n_cells} cells, {len(differences)} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
