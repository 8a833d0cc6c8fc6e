"""Recomputes every figure of a built Dutch site from the CSV files that the site itself publishes.

    python3 tests/recompute/recompute.py SITE [PROJECT]      SITE is the folder of a build, such as public; PROJECT holds content/ and data/

A reader who doubts a number has the published CSV and the formula beside it. So does this check. It holds

- each figure of a chapter and of the key figures: its text, its exact value, its pin, its address, its link and what stands where the link leads;
- each line in "Waar deze cijfers staan" on the pages of the datasets, and that none is missing;
- each cell, head and row of the tables in chapters and on the pages of datasets, and that each cell of the CSV is on its page once;
- what the JSON of a dataset says of its columns, with the schema;
- each constraint of the schemas, over the published cells, with the rules of tests/transcription/prove_constraints.py;
- the figure register, figures.json and figures.csv, from published files alone: register.py, which also runs by itself.

It is written from docs/formulas.md and docs/data.md and shares nothing with the program: another parser, fractions.Fraction, rounding and printing
of its own. One line a page on stdout, differences on stderr, exit 1 when there is one and 2 when it cannot begin. Python 3.11, no packages.

It does not judge words ("steeg", "bijna"), notes below tables or what a formula that the program refuses would have printed.
"""
import importlib.util
import pathlib
import sys
from fractions import Fraction

sys.dont_write_bytecode = True          # nothing of the project is written

import register
from chapters import Check
from differences import UNREADABLE, Differences
from pages import read_page
from project import WrittenEdition, hold_description, read_toml
from published import STATUSES

PROVE = pathlib.Path(__file__).resolve().parents[1] / "transcription" / "prove.py"


def check_datasets(edition, check, differences):
    """Holds every dataset of an edition: that it is there, what is said of it, its page."""
    for name in sorted({*edition.schemas, *edition.names()}):
        place = f"{edition.name}/data/{name}"
        try:
            dataset = edition.dataset(name)
            hold_description(dataset, edition.schemas[name], edition.code_list, place, differences)
        except UNREADABLE as error:
            differences.tell(place, f"cannot be read: {type(error).__name__} {error}")
            continue
        check.dataset(dataset)


def check_constraints(edition, differences):
    """Holds the constraints of the schemas over the published cells. Gives the number of cells that were compared."""
    sys.path.insert(0, str(PROVE.parent))
    spec = importlib.util.spec_from_file_location("prove", PROVE)
    prove = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(prove)
    datasets = {}

    def proven(named):
        """The published cells of a dataset, of this edition or as `name@year`, in the form of prove.py."""
        if named not in datasets:
            name, _, year = named.partition("@")
            dataset = edition.dataset(name, year or None)
            datasets[named] = prove.Dataset(name, edition.editions[dataset.edition].schemas[name])
            for (codes, measure), (text, status) in dataset.cells.items():
                value = (text or None) if dataset.is_text(measure) else Fraction(text) if text else None
                datasets[named].cells[codes, measure] = value, STATUSES[status][0]
        return datasets[named]

    return sum(prove.check_constraints(proven(name), proven, differences) for name in edition.schemas)


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        print("usage: recompute.py SITE [PROJECT]", file=sys.stderr)
        return 2
    site, project = pathlib.Path(arguments[0]), pathlib.Path(arguments[1] if len(arguments) == 2 else PROVE.parents[2])
    if read_toml(project / "site.toml")["language"] != "nl":
        print("only Dutch editions can be recomputed", file=sys.stderr)
        return 2
    names = [path.parent.name for path in sorted((project / "content").glob("*/edition.toml"))]
    if not names or not all((site / name).is_dir() for name in names):
        print(f"{site} has not all editions of {project}", file=sys.stderr)
        return 2
    differences, uses, editions = Differences(), {}, {}
    for name in names:
        editions[name] = WrittenEdition(name, site, project, editions)
    checks = {name: Check(edition, uses, differences) for name, edition in editions.items()}
    for check in checks.values():       # all chapters before all datasets: an edition may use the data of another one
        for chapter in check.edition.chapters:
            check.chapter(chapter)
    for name, check in checks.items():
        edition = check.edition
        check_datasets(edition, check, differences)
        for path in sorted(edition.folder.rglob("index.html")):
            inside = path.relative_to(edition.folder).as_posix()
            if inside not in check.seen and not inside.startswith("cijfers/") and any(read_page(path).root.all(name="figure")):
                differences.tell(name, f"{inside} has figures and is not in the project")
        before = len(differences)
        n_compared = check_constraints(edition, differences) if PROVE.exists() else 0
        print(f"{name}: constraints, {n_compared} comparisons, {len(differences) - before} differences")
    registered = register.check(site, differences)
    n_figures, n_cells = (sum(getattr(check, one) for check in checks.values()) for one in ("n_figures", "n_cells"))
    print(f"{n_figures} figures, {n_cells} cells, {sum(one.n_figures for one in registered)} figures and "
          f"{sum(one.n_table_cells for one in registered)} table cells of the register, {len(differences)} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
