"""Reads a schema with its CSV by the rules of docs/data.md, for prove.py: which keys there are, what a cell may be, which codes occur.

Shares no code with the scripts that make the datasets nor with the program: a mistake there does not pass here. It does not judge words.
"""
import csv
import re
import sys
import tomllib
from fractions import Fraction

STATUSES = {"normal", "provisional", "revised", "estimated", "confidential", "not-available", "not-applicable"}
WITHOUT_VALUE = {"confidential", "not-available", "not-applicable"}
KINDS = {"count", "percent", "percentage-point", "ratio", "index", "index-point", "money", "duration", "area", "energy", "mass", "length",
         "compound"}
TIMES = {"year": re.compile(r"\d{4}"), "quarter": re.compile(r"\d{4}-Q[1-4]")}

# Keys by part of the schema: those that must be there, those that may.
KEYS = {
    "schema": ({"title", "description", "source", "scope", "keywords", "dimensions", "measures"},
               {"method", "printed_as", "notes", "period", "licence", "data_themes", "code_list", "csv", "constraints", "disclosure", "revisions"}),
    "code_list": ({"label"}, {"identifier"}),
    "csv": (set(), {"layout", "columns", "delimiter", "decimal", "thousands", "markers"}),
    "dimension": ({"name", "label"}, {"description", "type", "total", "codes", "labels", "code_list"}),
    "measure": ({"name", "label", "unit", "decimals", "additive"}, {"description", "type", "target", "targets", "people", "previous"}),
    "text measure": ({"name", "label", "type"}, {"description", "previous"}),
    "unit": ({"kind"}, {"one", "many", "currency", "symbol", "scale", "show"}),
    "target": ({"value", "direction"}, {"year", "base_year"}),
    "disclosure": (set(), {"minimum", "reason", "measures"}),
    "total": ({"kind", "dimension", "tolerance"}, {"measures", "deviations"}),
    "sum-to": ({"kind", "dimension", "value", "tolerance"}, {"measures", "deviations"}),
    "identity": ({"kind", "result", "tolerance"}, {"plus", "minus", "dimension", "measures", "deviations"}),
    "share": ({"kind", "result", "part", "tolerance"}, {"whole", "of", "deviations"}),
    "average": ({"kind", "result", "amount", "count", "tolerance"}, {"deviations"}),
    "range": ({"kind"}, {"least", "most", "measures", "deviations"}),
    "change": ({"kind", "result", "dimension", "tolerance"}, {"amount", "part", "whole", "deviations"}),
    "equal": ({"kind", "dataset", "tolerance"}, {"at", "other", "dimensions", "measures", "other_measure", "deviations"}),
    "deviation": ({"at", "difference", "reason"}, {"measure"}),
}


class Faults(list):
    """The faults found, each told at once with the dataset it is in."""

    def tell(self, name, fault):
        self.append((name, fault))
        print(f"{name}: {fault}", file=sys.stderr)


class Dataset:
    """A checked schema and its cells: (codes of the dimensions, measure) to (value or None, status).

    A value is a fraction, or a string where the measure holds text."""

    def __init__(self, name, schema):
        self.name = name
        self.schema = schema
        self.dimensions = schema["dimensions"]
        self.measures = [measure["name"] for measure in schema["measures"]]
        self.numeric = [measure["name"] for measure in schema["measures"] if measure.get("type", "number") == "number"]
        self.cells = {}
        self.n_rows = 0

    def codes(self, dimension_idx):
        return list(dict.fromkeys(key[dimension_idx] for key, _ in self.cells))

    def dimension_idx(self, name):
        return [dimension["name"] for dimension in self.dimensions].index(name)

    def rows(self):
        return list(dict.fromkeys(codes for codes, _ in self.cells))

    def unit(self, measure):
        """Kind, name and scale of a measure's unit: what two cells must share to be compared."""
        unit = next(one["unit"] for one in self.schema["measures"] if one["name"] == measure)
        unit = {"kind": "count", "one": unit, "many": unit} if isinstance(unit, str) else unit
        return unit["kind"], unit.get("many") or unit.get("currency") or unit.get("symbol"), unit.get("scale", 1)


def read(folder, name, faults):
    if not re.fullmatch(r"[a-z0-9-]{1,80}", name):
        faults.tell(name, "not a name for a dataset")
    with open(folder / f"{name}.toml", "rb") as file:
        schema = tomllib.load(file)
    check_schema(name, schema, faults)
    dataset = Dataset(name, schema)
    read_cells(dataset, (folder / f"{name}.csv").read_bytes(), faults)
    check_codes(dataset, faults)
    return dataset


def check_lists(datasets, faults):
    """Every value of a dimension with a list of codes stands in that list."""
    for dataset in datasets.values():
        for idx, dimension in enumerate(dataset.dimensions):
            if "code_list" not in dimension:
                continue
            listed = datasets.get(dimension["code_list"])
            if listed is None or "code_list" not in listed.schema:
                faults.tell(dataset.name, f"`{dimension['code_list']}` is no list of codes")
                continue
            for code in [*dataset.codes(idx), *dimension.get("codes", []), *dimension.get("labels", {})]:
                if code not in listed.codes(0):
                    faults.tell(dataset.name, f"`{code}` is not in {listed.name}")


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
    check_keys(name, "disclosure", schema.get("disclosure", {}), faults)
    if "code_list" in schema:
        check_keys(name, "code_list", schema["code_list"], faults)
    elif "printed_as" not in schema:
        # A list of codes is ours; everything else was printed somewhere.
        faults.tell(name, "schema has no `printed_as`")
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
        if measure.get("type") == "text":
            check_keys(name, "text measure", measure, faults)
        else:
            check_keys(name, "measure", measure, faults)
            check_unit(name, measure, faults)
            for target in [measure["target"]] if "target" in measure else []:
                check_keys(name, "target", target, faults)
    named = [part["name"] for part in schema["dimensions"] + schema["measures"]]
    if len(set(named)) != len(named) or not all(re.fullmatch(r"[a-z][a-z0-9_]*", one) for one in named):
        faults.tell(name, f"names of dimensions and measures are wrong or not unique: {named}")
    for constraint in schema.get("constraints", []):
        check_keys(name, constraint["kind"], constraint, faults)
        for deviation in constraint.get("deviations", []):
            check_keys(name, "deviation", deviation, faults)
    for status in schema.get("csv", {}).get("markers", {}).values():
        if status not in WITHOUT_VALUE:
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


def read_cells(dataset, content, faults):
    form = dataset.schema.get("csv", {})
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
            measure = dataset.measures[0] if wide else column
            key = tuple(codes[one] for one in names), measure
            if key in dataset.cells:
                faults.tell(dataset.name, f"{key} occurs twice")
            dataset.cells[key] = read_cell(fields[column], fields.get(f"{column}_status"), form, measure in dataset.numeric, dataset.name, faults)


def read_cell(text, status, form, numeric, name, faults):
    markers = form.get("markers", {})
    if status is not None and status not in STATUSES:
        faults.tell(name, f"unknown status `{status}`")
    if text in markers:
        return None, markers[text]
    if text == "":
        if status not in WITHOUT_VALUE:
            faults.tell(name, "a cell is empty without a status that says why")
        return None, status
    if status in WITHOUT_VALUE:
        faults.tell(name, f"`{text}` has the status {status}, which has no value")
    if not numeric:
        if text != " ".join(text.split()) or len(text) > 2000 or text[0] in "=+-@" or not text.isprintable():
            faults.tell(name, f"`{text}` is not a text for a cell")
        return text, status or "normal"
    thousands, decimal = form.get("thousands", ""), form.get("decimal", ".")
    whole = rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+|\d+" if thousands else r"\d+"
    if not re.fullmatch(rf"-?(?:{whole})(?:{re.escape(decimal)}\d+)?", text):
        raise ValueError(f"`{text}` is not a number")
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
