"""Proves the datasets of the printed report: every schema in data/2023 with its CSV, by the rules of docs/data.md.

    python3 tests/transcription/prove.py               schemas, cells and constraints
    python3 tests/transcription/prove.py REPORT.txt    and the numbers of each printed table against those of its datasets

Numbers are exact fractions. One line a dataset on stdout, faults on stderr, exit 1 when there is a fault. It shares no code with the
scripts that make the datasets, so that a mistake in those does not pass here. It does not judge the words of a schema.
"""
import csv
import pathlib
import re
import sys
import tomllib
from collections import Counter
from fractions import Fraction

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "data" / "2023"

STATUSES = {"normal", "provisional", "revised", "estimated", "confidential", "not-available", "not-applicable"}
WITHOUT_NUMBER = {"confidential", "not-available", "not-applicable"}
KINDS = {"count", "percent", "percentage-point", "ratio", "index", "index-point", "money", "duration", "area", "energy", "mass", "length",
         "compound"}
TIMES = {"year": re.compile(r"\d{4}"), "quarter": re.compile(r"\d{4}-Q[1-4]")}

# Keys by part of the schema: those that must be there, those that may.
KEYS = {
    "schema": ({"title", "description", "source", "printed_as", "scope", "keywords", "dimensions", "measures"},
               {"notes", "period", "licence", "csv", "constraints"}),
    "csv": (set(), {"layout", "columns", "delimiter", "decimal", "thousands", "markers"}),
    "dimension": ({"name", "label"}, {"type", "total", "codes", "labels"}),
    "measure": ({"name", "label", "unit", "decimals", "additive"}, set()),
    "unit": ({"kind"}, {"one", "many", "currency", "symbol", "scale", "show"}),
    "total": ({"kind", "dimension", "tolerance"}, {"measures", "deviations"}),
    "sum-to": ({"kind", "dimension", "value", "tolerance"}, {"measures", "deviations"}),
    "identity": ({"kind", "result", "plus", "tolerance"}, {"minus", "deviations"}),
    "deviation": ({"at", "difference", "reason"}, {"measure"}),
}

# Where the body of a printed table stands, when that is not from its caption to its notes: first and last line, as patterns.
REGIONS = {
    "66": (r"Ministerie AZ BZ BZK DEF EZK", r"Tabel 66 "),
    "24": (r"Tabel 24 ", r"Ministerie van"),
    "68": (r"Tabel 68 ", r"De ICT-activiteiten hebben"),
}

# Digits in the print that are not figures, or figures that the datasets do not have: table, pattern, what to read instead, why.
EXCEPTIONS = [
    ("12", r"per 1-1- 20231", "", "date in the caption, with the mark of footnote 1"),
    ("13", r">100 medewerkers", "", "bound in the label of a row"),
    ("14", r"^Jaar 2023$", "", "year in the head, which is the period"),
    ("22", r"[012]-meting", "", "numbers of the measurements, in the head"),
    ("25", r"^Ordina 6$|^KPN 7 5 5$", "", "rows of which the text does not show the years"),
    ("26", r"20231$", "", "year in the caption, with the mark of footnote 1"),
    ("27", r"x 1\.000 euro", "", "scale, in the caption"),
    ("28", r"x € 1\.000", "", "scale, in the labels of two rows"),
    ("32", r"2023 \(doel\)", "", "year of the target, in the head"),
    ("33", r"2023 \(doel\)", "", "year of the target, in the head"),
    ("34", r"2023 \(doel\)", "", "year of the target, in the head"),
    ("34", r"minimaal 50%", "", "bound in the label of a row"),
    ("35", r"2023 \(doel\)", "", "year of the target, in the head"),
    ("36", r"2023 \(doel\)", "", "year of the target, in the head"),
    ("38", r"2022 1 2023", "2022 2023", "mark of footnote 1"),
    ("47", r"x € 1\.000", "", "scale, in the label of a row"),
    ("48", r"in 2022", "", "year in the caption"),
    ("51", r"euro x 1\.000", "", "scale, in the caption"),
    ("52", r"in 2023 Q4", "", "quarter in the caption"),
    ("53", r"\(AMID\) 1 8", "(AMID) 8", "mark of footnote 1"),
    ("54", r"in 2022\s+en 20231", "", "years in the caption, with the mark of footnote 1"),
    ("55", r"in 2022 en 20231", "", "years in the caption, with the mark of footnote 1"),
    ("56", r"ministerie in 2023", "", "year in the caption"),
    ("57", r"ministerie in 2023", "", "year in the caption"),
    ("58", r"25,5 uur", "", "hours of one job, in the caption"),
    ("58", r"in 2022 Q3|3e kwartaal 2022", "", "quarter in the caption and the head"),
    ("58", r"\(voorlopig\)3", "", "mark of footnote 3"),
    ("58", r"Totaal 4 3\.948", "Totaal 3.948", "mark of footnote 4"),
    ("64", r"31 december", "", "date in the caption"),
    ("66", r"^\d\. ", "", "numbers of the rows"),
    ("66", r"personeel 1$", "personeel", "mark of footnote 1"),
    ("66", r"8,2% 1 ", "8,2% ", "mark of footnote 1"),
    ("66", r"€ 225/uur", "", "highest rate, in the label of a row"),
    ("66", r"(?<=€ 393\.545) 12%|(?<=€ 1\.911\.217) 59%|(?<=€ 954\.953) 29%$(?=\s+Totale uit)", "", "shares of the subtotals, in Tabel 50"),
    ("68", r"10 miljoen euro in 2021 en 2022", "", "bound and years in the caption"),
    ("68", r"2022-2023", "", "years in the head"),
    ("69", r"1 januari|\b202[34]\b", "", "year in the caption, dates in the head"),
    ("72", r"31 december|\b2023\b", "", "dates in the head"),
    ("73", r"in 20231", "", "year in the caption, with the mark of footnote 1"),
]

# A figure that two datasets of one printed table have: dataset, dimension, its value that the comparison leaves out.
SHOWN_TWICE = [
    ("trainees", "soort", "Specialistisch"),
]


class Faults(list):
    """The faults found, each told at once with the dataset it is in."""

    def tell(self, name, fault):
        self.append((name, fault))
        print(f"{name}: {fault}", file=sys.stderr)


def main(arguments):
    faults = Faults()
    datasets = {}
    names = {path.stem for path in FOLDER.glob("*.csv")} | {path.stem for path in FOLDER.glob("*.toml")}
    for name in sorted(names - {"figures"}):
        before = len(faults)
        try:
            datasets[name] = read(name, faults)
            checked = check_constraints(datasets[name], faults) if len(faults) == before else 0
        except (OSError, ValueError, KeyError, TypeError) as error:
            faults.tell(name, f"{type(error).__name__}: {error}")
            continue
        if len(faults) == before:
            dataset = datasets[name]
            print(f"{name} {dataset.schema['printed_as']!r} {len(dataset.cells)} cells {dataset.n_rows} rows {checked} constraints ok")
    if arguments:
        check_against_print(datasets, arguments[0], faults)
    print(f"{len(datasets)} datasets, {sum(len(d.cells) for d in datasets.values())} cells, {len(faults)} faults")
    return 1 if faults else 0


class Dataset:
    """A checked schema and its cells: (codes of the dimensions, measure) to (number or None, status)."""

    def __init__(self, name, schema):
        self.name = name
        self.schema = schema
        self.dimensions = schema["dimensions"]
        self.measures = [measure["name"] for measure in schema["measures"]]
        self.cells = {}
        self.n_rows = 0

    def codes(self, dimension_idx):
        return list(dict.fromkeys(key[dimension_idx] for key, _ in self.cells))

    def dimension_idx(self, name):
        return [dimension["name"] for dimension in self.dimensions].index(name)


def read(name, faults):
    if not re.fullmatch(r"[a-z0-9-]{1,80}", name):
        faults.tell(name, "not a name for a dataset")
    with open(FOLDER / f"{name}.toml", "rb") as file:
        schema = tomllib.load(file)
    check_schema(name, schema, faults)
    dataset = Dataset(name, schema)
    read_cells(dataset, faults)
    check_codes(dataset, faults)
    return dataset


def check_keys(name, part, table, faults):
    needed, allowed = KEYS[part]
    for key in sorted(needed - table.keys()):
        faults.tell(name, f"{part} has no `{key}`")
    for key in sorted(table.keys() - needed - allowed):
        faults.tell(name, f"{part} has an unknown key `{key}`")
    for key, value in table.items():
        if isinstance(value, str) and not value.strip() and key not in ("thousands", "show"):
            faults.tell(name, f"{part} has an empty `{key}`")


def check_schema(name, schema, faults):
    check_keys(name, "schema", schema, faults)
    check_keys(name, "csv", schema.get("csv", {}), faults)
    for dimension in schema["dimensions"]:
        check_keys(name, "dimension", dimension, faults)
        if dimension.get("type", "text") not in {"text"} | TIMES.keys():
            faults.tell(name, f"unknown type `{dimension['type']}`")
    has_time = any(dimension.get("type") in TIMES for dimension in schema["dimensions"])
    if has_time == ("period" in schema):
        faults.tell(name, "needs a `period` or a dimension that is a time, and not both")
    if "period" in schema and not any(pattern.fullmatch(schema["period"]) for pattern in TIMES.values()):
        faults.tell(name, f"period `{schema['period']}` is not a year or a quarter")
    for measure in schema["measures"]:
        check_keys(name, "measure", measure, faults)
        check_unit(name, measure, faults)
    named = [part["name"] for part in schema["dimensions"] + schema["measures"]]
    if len(set(named)) != len(named) or not all(re.fullmatch(r"[a-z][a-z0-9_]*", one) for one in named):
        faults.tell(name, f"names of dimensions and measures are wrong or not unique: {named}")
    for constraint in schema.get("constraints", []):
        check_keys(name, constraint["kind"], constraint, faults)
        for deviation in constraint.get("deviations", []):
            check_keys(name, "deviation", deviation, faults)
    for status in schema.get("csv", {}).get("markers", {}).values():
        if status not in WITHOUT_NUMBER:
            faults.tell(name, f"a marker cannot mean `{status}`")


def check_unit(name, measure, faults):
    unit = measure["unit"]
    if isinstance(unit, str):
        return
    check_keys(name, "unit", unit, faults)
    needed = {"count": {"one", "many"}, "duration": {"one", "many"}, "money": {"currency"}, "compound": {"many"},
              "area": {"symbol"}, "energy": {"symbol"}, "mass": {"symbol"}, "length": {"symbol"}}
    if unit["kind"] not in KINDS or not needed.get(unit["kind"], set()) <= unit.keys():
        faults.tell(name, f"unit of `{measure['name']}` is not whole: {unit}")
    if unit.get("scale", 1) not in (1, 1000, 1000000, 1000000000) or unit.get("show", "") not in ("", "duizend", "miljoen", "miljard"):
        faults.tell(name, f"scale or show of `{measure['name']}` is unknown")
    if unit.get("scale", 1) != 1 and "show" not in unit:
        faults.tell(name, f"unit of `{measure['name']}` has a scale and no `show`")
    if unit["kind"] in ("percent", "percentage-point", "ratio", "index", "compound") and measure["additive"]:
        faults.tell(name, f"`{measure['name']}` cannot be additive")


def read_cells(dataset, faults):
    form = dataset.schema.get("csv", {})
    content = (FOLDER / f"{dataset.name}.csv").read_bytes()
    if content.startswith(b"\xef\xbb\xbf") or b"\r" in content or not content.endswith(b"\n"):
        faults.tell(dataset.name, "CSV has a byte-order mark, a carriage return or no end of line at the end")
    rows = list(csv.reader(content.decode("utf-8").splitlines(), delimiter=form.get("delimiter", ","), strict=True))
    head, *rows = rows
    dataset.n_rows = len(rows)
    names = [dimension["name"] for dimension in dataset.dimensions]
    wide = form.get("layout", "long") == "wide"
    front = [one for one in names if not (wide and one == form["columns"])]
    if head[:len(front)] != front or len(set(head)) != len(head):
        faults.tell(dataset.name, f"head of the CSV is {head}, it should start with {front}")
    values = [column for column in head[len(front):] if not (column.endswith("_status") and column.removesuffix("_status") in head)]
    if not wide and values != dataset.measures:
        faults.tell(dataset.name, f"columns {values} are not the measures {dataset.measures}")
    if wide and len(dataset.measures) != 1:
        faults.tell(dataset.name, "a wide CSV has one measure")
    for row in rows:
        if len(row) != len(head):
            faults.tell(dataset.name, f"row with {len(row)} fields, not {len(head)}: {row}")
            continue
        fields = dict(zip(head, row))
        for column in values:
            codes = {**{one: fields[one] for one in front}, **({form["columns"]: column} if wide else {})}
            key = tuple(codes[one] for one in names), dataset.measures[0] if wide else column
            if key in dataset.cells:
                faults.tell(dataset.name, f"{key} occurs twice")
            dataset.cells[key] = read_cell(fields[column], fields.get(f"{column}_status"), form, dataset.name, faults)


def read_cell(text, status, form, name, faults):
    markers = form.get("markers", {})
    if status is not None and status not in STATUSES:
        faults.tell(name, f"unknown status `{status}`")
    if text in markers:
        return None, markers[text]
    if text == "":
        if status not in WITHOUT_NUMBER:
            faults.tell(name, "a cell is empty without a status that says why")
        return None, status
    thousands, decimal = form.get("thousands", ""), form.get("decimal", ".")
    whole = rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+|\d+" if thousands else r"\d+"
    if not re.fullmatch(rf"-?(?:{whole})(?:{re.escape(decimal)}\d+)?", text):
        raise ValueError(f"`{text}` is not a number")
    if status in WITHOUT_NUMBER:
        faults.tell(name, f"`{text}` has the status {status}, which has no number")
    return Fraction((text.replace(thousands, "") if thousands else text).replace(decimal, ".")), status or "normal"


def check_codes(dataset, faults):
    for idx, dimension in enumerate(dataset.dimensions):
        codes = dataset.codes(idx)
        time = TIMES.get(dimension.get("type"))
        for code in codes:
            if code != code.strip() or not code or (time and code != dimension.get("total") and not time.fullmatch(code)):
                faults.tell(dataset.name, f"`{code}` is not a value for {dimension['name']}")
        if "codes" in dimension and set(dimension["codes"]) != set(codes):
            faults.tell(dataset.name, f"codes of {dimension['name']} and the CSV differ: {set(dimension['codes']) ^ set(codes)}")
        if dimension.get("total", codes[0]) not in codes:
            faults.tell(dataset.name, f"total of {dimension['name']} is not in the CSV")
        for code in dimension.get("labels", {}).keys() - set(codes):
            faults.tell(dataset.name, f"label for `{code}`, which is not in the CSV")


def check_constraints(dataset, faults):
    """Checks all constraints, returns how many sums were compared."""
    n_sums = 0
    for constraint in dataset.schema.get("constraints", []):
        tolerance = Fraction(constraint["tolerance"])
        declared = {}
        for deviation in constraint.get("deviations", []):
            key = tuple(sorted(deviation["at"].items())), deviation.get("measure", dataset.measures[0])
            if key in declared or ("measure" not in deviation and len(dataset.measures) > 1):
                faults.tell(dataset.name, f"a deviation is declared twice or without measure: {deviation['at']}")
            declared[key] = Fraction(deviation["difference"])
        for at, measure, difference in SUMS[constraint["kind"]](dataset, constraint):
            n_sums += 1
            expected = declared.pop((tuple(sorted(at.items())), measure), None)
            if expected is None and abs(difference) > tolerance:
                faults.tell(dataset.name, f"{constraint['kind']}: {measure} at {at} differs by {plain(difference)}, tolerance {plain(tolerance)}")
            if expected is not None and (expected != difference or abs(difference) <= tolerance):
                faults.tell(dataset.name, f"{constraint['kind']}: {measure} at {at} differs by {plain(difference)}, declared {plain(expected)}")
        for at, measure in declared:
            faults.tell(dataset.name, f"{constraint['kind']}: a deviation is declared for {measure} at {dict(at)}, where nothing is compared")
    if dataset.schema.get("constraints") and n_sums == 0:
        faults.tell(dataset.name, "constraints that compare nothing")
    return n_sums


def total_of(cells):
    """The sum, None when a part has no number; what is not applicable counts as nothing."""
    if any(number is None and status != "not-applicable" for number, status in cells):
        return None
    return sum((number for number, _ in cells if number is not None), Fraction(0))


def sums_over(dataset, constraint):
    """For each combination of the other dimensions and each measure: what is where, and the parts over one dimension."""
    dimension_idx = dataset.dimension_idx(constraint["dimension"])
    total = dataset.dimensions[dimension_idx].get("total")
    groups = {}
    for (codes, measure), cell in dataset.cells.items():
        if measure in constraint.get("measures", dataset.measures):
            rest = codes[:dimension_idx] + codes[dimension_idx + 1:]
            groups.setdefault((rest, measure), {})[codes[dimension_idx]] = cell
    others = [dimension["name"] for idx, dimension in enumerate(dataset.dimensions) if idx != dimension_idx]
    for (rest, measure), cells in groups.items():
        yield dict(zip(others, rest)), measure, cells, total


def total_sums(dataset, constraint):
    for others, measure, cells, total in sums_over(dataset, constraint):
        parts = total_of([cell for code, cell in cells.items() if code != total])
        result = cells.get(total, (None, None))[0]
        if parts is not None and result is not None:
            yield {**others, constraint["dimension"]: total}, measure, result - parts


def sum_to_sums(dataset, constraint):
    for others, measure, cells, total in sums_over(dataset, constraint):
        if total is not None:
            raise ValueError(f"sum-to over {constraint['dimension']}, which has a total")
        parts = total_of(list(cells.values()))
        if parts is not None:
            yield others, measure, parts - Fraction(constraint["value"])


def identity_sums(dataset, constraint):
    for measure in [constraint["result"], *constraint["plus"], *constraint.get("minus", [])]:
        if measure not in dataset.measures:
            raise ValueError(f"identity over `{measure}`, which is not a measure")
    for codes in dict.fromkeys(codes for codes, _ in dataset.cells):
        result = dataset.cells[codes, constraint["result"]][0]
        plus = total_of([dataset.cells[codes, measure] for measure in constraint["plus"]])
        minus = total_of([dataset.cells[codes, measure] for measure in constraint.get("minus", [])])
        if None not in (result, plus, minus):
            yield dict(zip((d["name"] for d in dataset.dimensions), codes)), constraint["result"], result - plus + minus


SUMS = {"total": total_sums, "sum-to": sum_to_sums, "identity": identity_sums}


def plain(fraction):
    return str(fraction) if fraction.denominator == 1 else f"{float(fraction):g}"


# The print: a number with points for thousands and a comma, not glued to a letter or to another number.
PRINTED = re.compile(r"(?<![\w.,])(?:(?<![\w)])[-\u2212\u2013]\s?)?(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\d])")


def check_against_print(datasets, path, faults):
    text = [line.replace("\u0133", "ij").replace("\u0132", "IJ").replace("\u00a0", " ").strip()
            for line in open(path, encoding="utf-8").read().split("\n")]
    tables = {}
    for dataset in datasets.values():
        printed = re.fullmatch(r"Tabel (\d+[a-z]?)", dataset.schema["printed_as"])
        if printed:
            tables.setdefault(printed[1], []).append(dataset)
    for table, members in tables.items():
        names = " + ".join(member.name for member in members)
        try:
            printed = printed_numbers(text, table)
        except ValueError as error:
            faults.tell(names, str(error))
            continue
        stored = sum((stored_numbers(member) for member in members), Counter())
        stored += Counter(n for codes in {(d["name"], code) for member in members for idx, d in enumerate(member.dimensions)
                                          for code in member.codes(idx)} for n in numbers(codes[1]))
        if printed != stored:
            faults.tell(names, f"Tabel {table}: only in print {told(printed - stored)}, only in the data {told(stored - printed)}")
    print(f"{len(tables)} printed tables compared with {sum(map(len, tables.values()))} datasets")


def printed_numbers(text, table):
    first, last = REGIONS.get(table, (rf"Tabel {table} ", r"Bron\b|\* ?[A-Z]|1 [A-Z]|Organisatieomvang|Figuur \d|Tabel (?!" + table + r" )\d"))
    starts = [idx for idx, line in enumerate(text) if re.match(first, line)]
    if not starts:
        raise ValueError(f"Tabel {table} is not in the text")
    body = [re.sub(rf"^Tabel {table}\b", "", text[starts[-1]])]
    for line in text[starts[-1] + 1:]:
        if re.match(last, line):
            break
        body.append(line)
    body = "\n".join(body)
    for one, pattern, instead, why in EXCEPTIONS:
        if one == table:
            body, n_found = re.subn(pattern, instead, body, flags=re.MULTILINE)
            if n_found == 0:
                raise ValueError(f"Tabel {table}: the exception for {why} is not in the text")
    return numbers(body)


def numbers(text):
    """The numbers of a text as a multiset, without sign: a minus cannot be told from a hyphen in a range."""
    return Counter(Fraction(number.replace(".", "").replace(",", ".")) for number in PRINTED.findall(text))


def stored_numbers(dataset):
    left_out = [(dataset.dimension_idx(dimension), code) for name, dimension, code in SHOWN_TWICE if name == dataset.name]
    return Counter(abs(number) for (codes, _), (number, _) in dataset.cells.items()
                   if number is not None and not any(codes[idx] == code for idx, code in left_out))


def told(counter):
    return " ".join(plain(number) for number in sorted(counter.elements())) or "nothing"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
