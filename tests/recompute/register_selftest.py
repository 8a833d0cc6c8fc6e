"""Proves that register.py can fail: plants faults in a copy of a built site, one at a time, and demands that each is told at its place.

The strongest faults are forged everywhere at once, in figures.json, figures.csv, the page and the register: only computing again finds those.
"""
import hashlib
import html
import json
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import register
from differences import Differences
from exact import NBSP
from published import read_json

FAULTS = []


class NoSuchFigure(Exception):
    """The site has nothing to plant a fault in."""


def fault(title, told):
    """A fault that is planted; `told` is what a difference at its place must say."""
    def add(plant):
        FAULTS.append((title, told, plant))
        return plant
    return add


@dataclass
class Copy:
    """A copy of a site. What is changed in it is put back by `restore`."""
    site: Path
    edition: str
    originals: dict = field(default_factory=dict)

    def __post_init__(self):
        self.register = read_json(self.path("cijfers/figures.json"))
        self.rows = self.register["rows"]

    def path(self, inside):
        return self.site / self.edition / inside

    def change(self, inside, old, new, after=""):
        """Replaces the first `old` behind the text `after`, which must be there."""
        path = self.path(inside)
        content = path.read_bytes()
        self.originals.setdefault(path, content)
        start = content.find(after.encode())
        at = content.find(old.encode(), max(start, 0))
        if start < 0 or at < 0:
            raise NoSuchFigure(f"{inside} has no {old!r} after {after!r}")
        path.write_bytes(content[:at] + new.encode() + content[at + len(old.encode()):])

    def line(self, inside, start, *parts):
        """The first line that starts so and holds all parts."""
        lines = self.path(inside).read_bytes().decode("utf-8").split("\n")
        found = next((line for line in lines if line.startswith(start) and all(part in line for part in parts)), None)
        if found is None:
            raise NoSuchFigure(f"{inside} has no line {start!r} with {parts}")
        return found

    def entry(self, row):
        """The line of a row in figures.json."""
        return self.line("cijfers/figures.json", f'    {{"id": "{row["id"]}"')

    def restore(self):
        for path, content in self.originals.items():
            path.write_bytes(content)
        self.originals.clear()

    def row(self, is_fit):
        """The first row that fits."""
        found = next((row for row in self.rows if is_fit(row)), None)
        if found is None:
            raise NoSuchFigure("no figure of the site fits")
        return found

    def computed(self, unit="percent"):
        """A figure in a sentence of a chapter that is computed from several cells."""
        return self.row(lambda row: row["kind"] == "sentence" and row["unit"] == unit and len(row["cells"].split()) == 2 and "groei" in row["formula"])

    def in_register(self, row, name, old, new):
        """Changes a member of a row in both files, and the checksum that the data package tells."""
        value = json.dumps(row[name], ensure_ascii=False) if name != "value" else row[name]
        self.change("cijfers/figures.json", f'"{name}": {value}', f'"{name}": {value.replace(old, new)}', after=f'{{"id": "{row["id"]}"')
        self.change("cijfers/figures.csv", old, new, after=f"\n{row['id']},")
        self.rehash()

    def rehash(self):
        content = self.path("cijfers/figures.csv").read_bytes()
        resource = read_json(self.path("cijfers/datapackage.json"))["resources"][0]
        self.change("cijfers/datapackage.json", resource["hash"], f"sha256:{hashlib.sha256(content).hexdigest()}")
        self.change("cijfers/datapackage.json", f'"bytes": {resource["bytes"]}', f'"bytes": {len(content)}')

    def forge(self, row, new):
        """Shows something else for a figure, wherever it is shown."""
        for file, line in (("figures.json", self.entry(row)), ("figures.csv", self.line("cijfers/figures.csv", f"{row['id']},"))):
            self.change(f"cijfers/{file}", line, line.replace(row["shown"], new))
        self.rehash()
        self.change(row["page"], row["shown"], new, after=f'id="{row["address"].partition("#")[2]}"')
        self.change("cijfers/index.html", row["shown"], new, after=f'<li id="{row["id"]}"')

    def cell(self, row):
        """The first cell that a figure lists."""
        return next(cell for cell in self.register["cells"] if cell["figure"] == row["id"])

    def in_dataset(self, cell, old, new):
        """Changes what a dataset says of a cell, in CSV and JSON: its value and status, as `VALUE STATUS`."""
        name, measure = cell["dataset"], cell["measure"]
        (text, letter), (new_text, new_letter) = old, new
        line = self.line(f"data/{name}/{name}.csv", ",".join(cell["key"].values()) + ",")
        self.change(f"data/{name}/{name}.csv", line, line.replace(f"{text},{letter}", f"{new_text},{new_letter}", 1))
        pattern = '"%s": %s, "%s_status": "%s"'
        keys = [f'"{dimension}": ' + (code if code.isdigit() else f'"{code}"') + "," for dimension, code in cell["key"].items()]
        line = self.line(f"data/{name}/{name}.json", "    {", pattern % (measure, text, measure, letter), *keys)
        self.change(f"data/{name}/{name}.json", line,
                    line.replace(pattern % (measure, text, measure, letter), pattern % (measure, new_text, measure, new_letter)))


def next_digit(text):
    """The text with another last digit."""
    at = max(idx for idx, character in enumerate(text) if character.isdigit())
    return text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1:]


@fault("another digit in a cell of the CSV, and of the JSON", "numerator")
def _(copy):
    row = copy.computed()
    cell = copy.cell(row)
    copy.in_dataset(cell, (cell["value"], "A"), (next_digit(cell["value"]), "A"))
    return row["id"]


@fault("another digit in the value of a figure", "value")
def _(copy):
    row = copy.computed()
    copy.in_register(row, "value", row["value"], next_digit(row["value"]))
    return row["id"]


@fault("another numerator", "numerator")
def _(copy):
    row = copy.computed()
    copy.in_register(row, "numerator", row["numerator"], next_digit(row["numerator"]))
    return row["id"]


@fault("another digit in what is shown, wherever it is shown", "shown")
def _(copy):
    row = copy.computed()
    copy.forge(row, next_digit(row["shown"]))
    return row["id"]


@fault("cut off where it should be rounded, wherever it is shown", "shown")
def _(copy):
    def is_rounded_up(row):
        number = re.match(r"(\d+),(\d)" + NBSP, row["shown"] or "")
        return row["kind"] == "sentence" and number and row["value"].startswith(f"{number[1]}.{int(number[2]) - 1}") and number[2] != "0"
    row = copy.row(is_rounded_up)
    number = re.match(r"\d+,(\d)", row["shown"])
    copy.forge(row, row["shown"].replace(number[0], f"{number[0][:-1]}{int(number[1]) - 1}", 1))
    return row["id"]


@fault("a decimal more than the rules give, wherever it is shown", "shown")
def _(copy):
    row = copy.computed()
    whole, _, rest = row["value"].partition(".")
    copy.forge(row, row["shown"].replace(row["shown"].split(NBSP)[0], f"{whole},{rest[:2]}"))
    return row["id"]


@fault("percent for a percentage point, wherever it is shown", "shown")
def _(copy):
    row = copy.row(lambda row: row["kind"] == "sentence" and row["unit"] == "percentage-point")
    copy.forge(row, row["shown"].replace("procentpunt", "procent"))
    return row["id"]


@fault("another unit in the register", "unit")
def _(copy):
    row = copy.computed()
    copy.in_register(row, "unit", "percent", "percentage-point")
    return row["id"]


@fault("a cell missing from the list of cells", "list of cells")
def _(copy):
    row = copy.computed()
    line = copy.line("cijfers/figures.json", "    {", '"csv":', f'"figure":"{row["id"]}"')
    copy.change("cijfers/figures.json", line + "\n", "")
    return row["id"]


@fault("a cell missing from the row of a figure", "cells")
def _(copy):
    row = copy.computed()
    copy.in_register(row, "cells", " " + row["cells"].split(" ")[1], "")
    return row["id"]


@fault("a provisional cell whose figure does not say so", "shown")
def _(copy):
    row = copy.computed()
    cell = copy.cell(row)
    copy.in_dataset(cell, (cell["value"], "A"), (cell["value"], "P"))
    return row["id"]


@fault("a revised cell whose figure does not say so", "status")
def _(copy):
    row = copy.computed()
    cell = copy.cell(row)
    copy.change(f"data/{cell['dataset']}/{cell['dataset']}.json", '"revised": []', f'"revised": ["{cell["address"]}"]')
    return row["id"]


@fault("a figure that is left out of the register", "has no row")
def _(copy):
    row = copy.computed()
    for file, line in (("figures.json", copy.entry(row)), ("figures.csv", copy.line("cijfers/figures.csv", f"{row['id']},"))):
        copy.change(f"cijfers/{file}", line + "\n", "")
    copy.rehash()
    return row["page"]


@fault("a figure that has another address on its page", "is not there")
def _(copy):
    row = copy.computed()
    fragment = row["address"].partition("#")[2]
    copy.change(row["page"], f'id="{fragment}"', f'id="{fragment}-9"')
    return row["id"]


@fault("another value for machines on the page", "exact value on the page")
def _(copy):
    row = copy.computed()
    copy.change(row["page"], f'value="{row["value"]}"', f'value="{next_digit(row["value"])}"', after=f'id="{row["address"].partition("#")[2]}"')
    return row["id"]


@fault("a link to the entry of another figure", "link")
def _(copy):
    row = copy.computed()
    other = copy.row(lambda one: one["kind"] == "sentence" and one["id"] != row["id"])
    copy.change(row["page"], f'#{row["id"]}"', f'#{other["id"]}"', after=f'id="{row["address"].partition("#")[2]}"')
    return row["id"]


@fault("a row of figures.csv that is not that of figures.json", "row of figures.csv")
def _(copy):
    row = copy.computed()
    copy.change("cijfers/figures.csv", ",percent,", ",procent,", after=f"\n{row['id']},")
    copy.rehash()
    return row["id"]


@fault("another sign in a named formula", "numerator")
def _(copy):
    row = copy.row(lambda row: any(one["name"] == row["formula"] and " - " in one["formula"] for one in copy.register["named"]))
    named = next(one for one in copy.register["named"] if one["name"] == row["formula"])
    formula = json.dumps(named["formula"], ensure_ascii=False)
    copy.change("cijfers/figures.json", formula, formula.replace(" - ", " + "), after='"named"')
    return row["id"]


@fault("a given figure without its source", "source")
def _(copy):
    row = copy.row(lambda row: row["source"] is not None)
    copy.change("cijfers/figures.json", json.dumps(row["source"], ensure_ascii=False) + "}", "null}", after=f'{{"id": "{row["id"]}"')
    return row["id"]


@fault("another formula for the same number", "cells")
def _(copy):
    row = copy.row(lambda row: row["kind"] == "sentence" and re.fullmatch(r"[\w-]+\[[\w ]+, 2023\]", row["formula"]))
    copy.in_register(row, "formula", "2023]", "2022]")
    return row["id"]


@fault("another number in a table of a chapter", "cell on the page")
def _(copy):
    row = copy.row(lambda row: row["kind"] == "table" and row["value"])
    shown = html.escape(row["shown"])
    id = row["address"].partition("#")[2]
    beside = "-tabel" if id.startswith("cijfer-grafiek-") else ""      # the table of a chart stands behind its drawings
    copy.change(row["page"], f'>{shown}', f">{next_digit(shown)}", after=f'"{id}{beside}-titel">')
    return row["id"]


@fault("another number for a table in the register", "shown")
def _(copy):
    row = copy.row(lambda row: row["kind"] == "table" and row["value"])
    copy.change("cijfers/figures.json", f'"shown": "{row["shown"]}"', f'"shown": "{next_digit(row["shown"])}"', after=f'{{"id": "{row["id"]}"')
    return row["id"]


@fault("another scale in the description of a dataset", "shown")
def _(copy):
    row = copy.row(lambda row: row["kind"] == "sentence" and "× 10^3" in (row["unit"] or "") and len(row["cells"].split()) == 1)
    name = copy.cell(row)["dataset"]
    copy.change(f"data/{name}/{name}.json", "× 10^3", "× 10^6")
    copy.change(f"data/{name}/{name}.json", '"scale": 1000,', '"scale": 1000000,')
    return row["id"]


@fault("another name for a value of a dataset", "shown")
def _(copy):
    row = copy.row(lambda row: row["formula"].startswith(("naam_hoogste", "naam_laagste")))
    name = row["cells"].partition("/")[2].partition("#")[0]
    copy.change(f"data/{name}/{name}.json", f'"{row["shown"]}"', f'"{row["shown"]}x"')
    return row["id"]


def run(site):
    """Plants every fault in the edition with most figures. Exit 1 when one is not found at its place."""
    edition = max(site.glob("*/cijfers/figures.json"), key=lambda path: path.stat().st_size).parts[-3]
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(shutil.copytree(site, Path(folder) / "site")), edition)
        clean = Differences(quiet=True)
        register.check(copy.site, clean, edition)
        if clean:
            print(f"{edition}: the site has {len(clean)} differences before any fault is planted", file=sys.stderr)
            return 1
        for title, told, plant in FAULTS:
            differences = Differences(quiet=True)
            try:
                place = plant(copy)
                register.check(copy.site, differences, edition)
            except NoSuchFigure as error:
                place = f"{error}"
            if not any(place in at and told in text for at, text in differences):
                missed += 1
                print(f"not found: {title}, at {place}, among {differences[:3]}", file=sys.stderr)
            copy.restore()
    print(f"{len(FAULTS)} faults planted, {len(FAULTS) - missed} found")
    return 1 if missed else 0
