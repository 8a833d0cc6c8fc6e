"""The data as a site publishes them: numbers from the CSV of a dataset; names, totals, units and targets from the JSON beside it."""
import csv
import json
import re
from dataclasses import dataclass, field
from fractions import Fraction

from differences import Wrong
from exact import rounded, signed
from functions import Number
from units import Unit

# The letters of the downloads (SDMX CL_OBS_STATUS): the status of a schema, the word that a reader sees. SDMX has none for what is revised.
STATUSES = {"A": ("normal", ""), "P": ("provisional", "voorlopig"), "E": ("estimated", "geschat"), "R": ("revised", "herzien"),
            "Q": ("confidential", "geheim"), "O": ("not-available", "onbekend"), "M": ("not-applicable", "niet van toepassing")}
WITHOUT_VALUE = "QOM"
REVISED = "R"
PERIOD = re.compile(r"\d{4}(-Q[1-4])?")
NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass
class Dimension:
    name: str
    label: str
    labels: dict = field(default_factory=dict)
    total: str | None = None


@dataclass
class Measure:
    """`unit` is None for a measure of text. Targets are (where they hold, value): the empty place is everywhere."""
    name: str
    label: str
    unit: Unit | None = None
    decimals: int | None = None
    additive: bool | None = None
    targets: list = field(default_factory=list)

    def is_text(self):
        return self.unit is None


def read_json(path):
    """Numbers stay text, as they are written."""
    return json.loads(path.read_text(encoding="utf-8"), parse_float=str, parse_int=str)


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


class Dataset:
    """`cells` leads from (codes, measure) to (text, letter of the status)."""

    def __init__(self, name, edition, folder):
        self.name, self.edition = name, edition
        self.described = read_json(folder / f"{name}.json")
        self.dimensions, self.measures = described(self.described["fields"])
        self.cells = {}
        head, *rows = read_csv(folder / f"{name}.csv")
        expected = [*self.dimensions, *(column for measure in self.measures for column in (measure, f"{measure}_status"))]
        if head != expected:
            raise Wrong(f"the head of the CSV is {head}, not {expected}")
        for row in rows:
            if len(row) != len(head):
                raise Wrong(f"a row of the CSV has {len(row)} fields, not {len(head)}: {row}")
            codes, values = tuple(row[:len(self.dimensions)]), row[len(self.dimensions):]
            for measure, text, status in zip(self.measures, values[::2], values[1::2]):
                self.put(codes, measure, text, status)
        in_json = [[value if value is not None else "" for value in (row.get(column) for column in head)] for row in self.described["rows"]]
        if in_json != rows:
            raise Wrong("the rows of the JSON are not those of the CSV")

    def put(self, codes, measure, text, status):
        if (codes, measure) in self.cells:
            raise Wrong(f"{codes} occurs twice in the CSV")
        has_form = not text if status in WITHOUT_VALUE else text.strip() == text != "" if self.is_text(measure) else NUMBER.fullmatch(text)
        if status not in STATUSES or status == REVISED or not has_form:
            raise Wrong(f"{codes} {measure} has the text `{text}` and the status `{status}`")
        if self.fragment(codes, measure) in self.described.get("revised", []):
            status = REVISED
        self.cells[codes, measure] = text, status

    def is_text(self, measure):
        return self.measures[measure].is_text()

    def codes(self, dimension):
        """All codes of a dimension, in the order of the file."""
        idx = list(self.dimensions).index(dimension)
        return list(dict.fromkeys(codes[idx] for codes, _ in self.cells))

    def label(self, dimension, code):
        return self.dimensions[dimension].labels.get(code, code)

    def total(self, dimension):
        return self.dimensions[dimension].total

    def fragment(self, codes, measure):
        """The address of a cell on the page of the dataset."""
        return re.sub(r"\s", "_", "-".join(codes)) + "." + measure

    def is_time(self, dimension):
        return all(PERIOD.fullmatch(code) for code in self.codes(dimension) if code != self.total(dimension))

    def period(self, dimension, first, last):
        codes = self.codes(dimension)
        if first not in codes or last not in codes:
            raise Wrong(f"{first} or {last} is not in {dimension} of {self.name}")
        return sorted(code for code in codes if first <= code <= last and code != self.total(dimension))

    def number(self, codes, measure):
        if (codes, measure) not in self.cells:
            raise Wrong(f"{self.name} has no cell {codes} {measure}")
        text, status = self.cells[codes, measure]
        if status in WITHOUT_VALUE or self.is_text(measure):
            raise Wrong(f"{self.name} {codes} {measure} has no number: {STATUSES[status][0]}")
        return self.as_number(text, measure, frozenset(word for word in [STATUSES[status][1]] if word), text)

    def as_number(self, text, measure, statuses=frozenset(), written=None):
        described = self.measures[measure]
        return Number(Fraction(text), described.unit, described.decimals, statuses, written)

    def target_described(self, codes, measure):
        """All that the JSON says of what is aimed for: of the targets that fit, the one that names most."""
        chosen = dict(zip(self.dimensions, codes))
        field = next(one for one in self.described["fields"] if one["name"] == measure)
        all_targets = [*([field["target"]] if "target" in field else []), *field.get("targets", [])]
        return max((one for one in all_targets if one.get("at", {}).items() <= chosen.items()), key=lambda one: len(one.get("at", {})))

    def target(self, codes, measure):
        """What is aimed for: of the targets that fit, the one that names most. Its decimals are those that are written."""
        chosen = dict(zip(self.dimensions, codes))
        fitting = [(len(at), value) for at, value in self.measures[measure].targets if at.items() <= chosen.items()]
        most = max((size for size, _ in fitting), default=None)
        best = [value for size, value in fitting if size == most]
        if len(best) != 1:
            raise Wrong(f"{self.name}.{measure} has {len(best)} targets for {codes}")
        return Number(Fraction(best[0]), self.measures[measure].unit, len(best[0].partition(".")[2]))

    def shown(self, codes, measure):
        """A cell as a table shows it: its text, and the value for machines or None."""
        if (codes, measure) not in self.cells:
            return "geen gegeven", None
        text, status = self.cells[codes, measure]
        words = [STATUSES[status][1]] if STATUSES[status][1] else []
        if status in WITHOUT_VALUE:
            return words[0], None
        number = None
        if not self.is_text(measure):
            number, text = text, self.plainly(codes, measure) + ("%" if self.measures[measure].unit.kind == "percent" else "")
            if Fraction(number) and not rounded(Fraction(number), self.measures[measure].decimals):
                words.append("afgerond nul")
        return text + (f" ({', '.join(words)})" if words else ""), number

    def plainly(self, codes, measure):
        """The number of a cell as a table shows it, without anything beside it."""
        text, _ = self.cells[codes, measure]
        return text if self.is_text(measure) or not text else signed(Fraction(text), self.measures[measure].decimals)


def described(fields):
    """Dimensions and measures by name, from the fields of a download: a measure is a field with a status behind it."""
    names = [one["name"] for one in fields]
    dimensions, measures = {}, {}
    for one in fields:
        if f"{one['name']}_status" in names:
            measures[one["name"]] = measure_of(one)
        elif one["name"].removesuffix("_status") not in measures:
            dimensions[one["name"]] = Dimension(one["name"], one["title"], one.get("labels", {}), one.get("total"))
    return dimensions, measures


def measure_of(one):
    if "unit" not in one:
        return Measure(one["name"], one["title"])
    currency, _, _ = one["unit"].partition(" × ")
    unit = Unit(one["kind"], one.get("one", ""), one.get("many", ""), int(one.get("scale", 1)), int(one.get("show", 1)),
                currency if one["kind"] == "money" else "")
    if unit.in_files() != one["unit"]:
        raise Wrong(f"the unit of {one['name']} is {one['unit']!r}, its parts say {unit.in_files()!r}")
    targets = [(target.get("at", {}), target["value"]) for target in [*([one["target"]] if "target" in one else []), *one.get("targets", [])]]
    return Measure(one["name"], one["title"], unit, int(one["decimals"]), one["additive"], targets)


class Edition:
    """The published datasets of an edition, read when they are asked for. `editions` leads to the others of the site."""

    def __init__(self, name, site, editions):
        self.name, self.site, self.folder, self.editions = name, site, site / name, editions
        self.figures = {}               # the named formulas
        self.read = {}

    def dataset(self, name, year=None):
        edition = self.editions.get(year or self.name)
        if edition is None:
            raise Wrong(f"there is no edition {year}")
        if name not in edition.read:
            folder = edition.folder / "data" / name
            if not (folder / f"{name}.csv").is_file():
                raise Wrong(f"there is no dataset `{name}` in {edition.name}")
            edition.read[name] = Dataset(name, edition.name, folder)
        return edition.read[name]

    def names(self):
        """The names of all datasets."""
        return sorted(path.stem for path in (self.folder / "data").glob("*/*.csv"))


def editions_of(site):
    """All editions of a site that have data, by name."""
    editions = {}
    for folder in sorted(path for path in site.iterdir() if re.fullmatch(r"\d{4}", path.name) and path.is_dir()):
        editions[folder.name] = Edition(folder.name, site, editions)
    return editions
