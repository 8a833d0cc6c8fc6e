"""Recomputes every entry of the figure register of a built Dutch site from the published files alone, as any re-user can.

    python3 tests/recompute/register.py SITE                 every edition of the site
    python3 tests/recompute/register.py --selftest SITE      plants faults in a copy of the site and demands that each is found

Numbers come from the CSV of a dataset, names and units from the JSON beside it, formulas from figures.json; the folder of the project is not read.
It holds, for each row of figures.json,

- that its formula gives its exact number, its value, its unit and its statuses, and reads exactly the cells that it lists;
- that what is shown is that number, rounded once to the decimals it tells, in the right scale and with the right word for the unit;
- that a figure from elsewhere has a source;
- that page, address and register show the same, and lead to each other and to the cell (register_pages.py);
- that figures.csv has the same rows, each cell is that of the CSV it names, and nothing is double or missing (register_files.py).

One line an edition on stdout, differences on stderr, exit 1 when there is one and 2 when it cannot begin. Python 3.11, no packages.
"""
import pathlib
import sys
from dataclasses import dataclass
from fractions import Fraction

sys.dont_write_bytecode = True          # nothing of the project is written

import register_files
from differences import UNREADABLE, Differences, Wrong
from exact import decimals_shown, machine
from formula import Formula
from functions import Given, Number
from printing import STATUS_ORDER, language_of, printed
from published import STATUSES, WITHOUT_VALUE, editions_of
from register_pages import Pages

WORD_TO_STATUS = {word: status for status, word in STATUSES.values()}
# Of several statuses, that of the value is the least certain.
LEAST_CERTAIN = [("geschat", "E"), ("voorlopig", "P")]


@dataclass
class Registered:
    """What was held of an edition."""
    edition: str
    n_figures: int = 0
    n_table_cells: int = 0
    n_read: int = 0


def check(site, differences, only=None):
    """Holds the registers of all editions of a site, or of one. Gives what was held of each."""
    editions = editions_of(site)
    registered = []
    for name, edition in editions.items():
        if only in (None, name):
            before, held = len(differences), Registered(name)
            try:
                check_edition(edition, held, differences)
            except UNREADABLE as error:
                differences.tell(f"{name}/cijfers", f"cannot be read: {type(error).__name__} {error}")
            registered.append(held)
            differences.report(f"{name}/cijfers: {held.n_figures} figures, {held.n_table_cells} table cells, {held.n_read} cells read, "
                               f"{len(differences) - before} differences")
    return registered


def check_edition(edition, held, differences):
    place = f"{edition.name}/cijfers"
    register = register_files.read(edition, differences)
    edition.figures = {one["name"]: named(one) for one in register["named"]}
    cells = register_files.cells_by_figure(register, edition, differences)
    pages = Pages(edition, register, differences)
    for row in register["rows"]:
        at = f"{place} {row['id']}"
        try:
            if row["kind"] == "table":
                held.n_table_cells += 1
                table_cell(row, edition, at, differences)
            else:
                held.n_figures += 1
                formula, is_cell = figure(row, edition, at, differences)
                held.n_read += len(formula.read)
                hold_cells(row, cells.pop(row["id"], []), formula, at, differences)
                pages.figure(row, next(iter(formula.read.items())) if is_cell else None, at)
        except UNREADABLE as error:
            differences.tell(at, f"cannot be recomputed: {type(error).__name__} {error}")
    for id in cells:
        differences.tell(place, f"cells are listed for {id}, which is no figure in a text")
    pages.tables()
    pages.all_figures()
    pages.register_page()
    pages.compared()


def figure(row, edition, at, differences):
    """Holds a figure in a text against what its formula gives. Returns the formula, with the cells that it read, and whether it is one as it stands."""
    formula = Formula(row["formula"], edition)
    value, options = formula.result()
    if row["shown"] not in row["sentence"]:
        differences.tell(at, f"{row['shown']!r} is not in the sentence {row['sentence']!r}")
    if isinstance(value, Given):
        if not str(value).strip() or not row["shown"].strip() or options:
            differences.tell(at, "a given figure has no source, or options")
        expected = dict.fromkeys(["value", "numerator", "denominator", "unit", "decimals"], None) | {"source": str(value)}
        hold(row, expected | {"status": "normal", "value_status": "M"}, at, differences)
        return formula, False
    language = language_of(row["page"])
    shown = printed(value, options, language)
    expected = {"shown": shown, "source": None, "status": "normal", "value_status": "M"}
    if isinstance(value, Number):
        statuses = sorted(value.statuses, key=STATUS_ORDER.index)
        decimals = decimals_shown(shown, language)
        expected |= {
            "value": value.written or machine(value.value),
            "numerator": str(value.value.numerator), "denominator": str(value.value.denominator),
            "unit": value.unit.in_files(),
            "decimals": None if decimals is None else str(decimals),
            "status": " ".join(WORD_TO_STATUS[word] for word in statuses) or "normal",
            "value_status": next((letter for word, letter in LEAST_CERTAIN if word in statuses), "A"),
        }
    else:
        expected |= dict.fromkeys(["value", "numerator", "denominator", "unit", "decimals"], None)
    hold(row, expected, at, differences)
    return formula, isinstance(value, Number) and value.written is not None and len(formula.read) == 1


def named(told):
    """A named formula as the register tells it, in the form of figures.toml."""
    figure = {"value": told["formula"]}
    if told["decimals"] is not None:
        figure["decimals"] = int(told["decimals"])
    if told["unit"]:
        figure["unit"] = told["unit"]
    return figure


def hold(row, expected, at, differences):
    for name, value in expected.items():
        differences.hold(at, name, row[name], value)


def hold_cells(row, cells, formula, at, differences):
    """Holds the cells that a figure lists, in its row and one by one, against those that its formula read."""
    read = sorted(f"{year}/{name}#{dataset.fragment(codes, measure)}" for (year, name, codes, measure), dataset in formula.read.items())
    differences.hold(at, "cells", sorted(references(row)), read)
    differences.hold(at, "list of cells", sorted(f"{cell['edition']}/{cell['dataset']}#{cell['address']}" for cell in cells), read)


def references(row):
    return row["cells"].split(" ") if row["cells"] else []


def table_cell(row, edition, at, differences):
    """Holds a cell of a table against the CSV."""
    reference = references(row)
    year = reference[0].split("/")[0] if len(reference) == 1 else ""
    if year not in edition.editions:
        raise Wrong(f"cells is {row['cells']!r}")
    dataset, codes, measure = Formula(row["formula"], edition.editions[year]).cell()
    text, letter = dataset.cells[codes, measure]
    expected = {
        "cells": f"{dataset.edition}/{dataset.name}#{dataset.fragment(codes, measure)}",
        "shown": dataset.plainly(codes, measure) or None, "source": None, "status": STATUSES[letter][0],
        "value": None, "numerator": None, "denominator": None, "unit": None, "decimals": None,
        "value_status": letter if letter in WITHOUT_VALUE else "M" if dataset.is_text(measure) else "A" if letter == "R" else letter,
    }
    if not dataset.is_text(measure):
        described = dataset.measures[measure]
        expected["unit"] = described.unit.in_files()
        if text:
            value = Fraction(text)
            expected |= {"value": text, "numerator": str(value.numerator), "denominator": str(value.denominator),
                         "decimals": str(described.decimals)}
    hold(row, expected, at, differences)


def main(arguments):
    selftest = "--selftest" in arguments
    folders = [pathlib.Path(argument) for argument in arguments if argument != "--selftest"]
    if len(folders) != 1:
        print("usage: register.py [--selftest] SITE", file=sys.stderr)
        return 2
    if not any(folders[0].glob("*/cijfers/figures.json")):
        print(f"{folders[0]} has no figure register", file=sys.stderr)
        return 2
    if selftest:
        from register_selftest import run
        return run(folders[0])
    differences = Differences()
    registered = check(folders[0], differences)
    totals = (sum(getattr(one, name) for one in registered) for name in ("n_figures", "n_table_cells", "n_read"))
    print("{} figures, {} table cells, {} cells read, {} differences".format(*totals, len(differences)))
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
