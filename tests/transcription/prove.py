"""Proves the datasets: every schema in data/ with its CSV, by the rules of docs/data.md; and those of data/2023 against the printed report.

    python3 tests/transcription/prove.py               schemas, cells, constraints, disclosure
    python3 tests/transcription/prove.py REPORT.txt    and the numbers in print against those of the datasets: tables, figures, running text

`--tables` tells recall and precision for each table, `--text` each exception in the running text. Numbers are exact fractions. One line a
dataset on stdout, faults on stderr, exit 1 when there is a fault.
"""
import pathlib
import sys

from prove_constraints import check_constraints
from prove_disclosure import check_disclosure
from prove_prose import check_prose
from prove_schema import check_lists, Dataset, Faults, read
from prove_tables import check_tables, read_print

DATA = pathlib.Path(__file__).resolve().parents[2] / "data"
PRINTED = "2023"       # the edition of the printed report


def main(arguments):
    options = {argument for argument in arguments if argument.startswith("--")}
    reports = [argument for argument in arguments if not argument.startswith("--")]
    if options - {"--tables", "--text"} or len(reports) > 1:
        sys.exit("usage: prove.py [REPORT.txt] [--tables] [--text]")
    faults = Faults()
    editions = {folder.name: read_edition(folder, faults) for folder in sorted(DATA.iterdir()) if folder.is_dir()}
    totals = [0, 0, 0, 0]
    for year, datasets in editions.items():
        for dataset in datasets.values():
            before = len(faults)
            try:
                compared = check_constraints(dataset, lambda named: other(named, datasets, faults), faults)
                small = check_disclosure(dataset, faults)
            except (ValueError, KeyError, TypeError) as error:
                faults.tell(f"{year}/{dataset.name}", f"{type(error).__name__}: {error}")
                continue
            totals = [total + n for total, n in zip(totals, (1, len(dataset.cells), compared, small))]
            if len(faults) == before:
                print(f"{year}/{dataset.name} {dataset.schema.get('printed_as', '')!r} {len(dataset.cells)} cells {dataset.n_rows} rows {compared} comparisons ok")
    if reports:
        text = read_print(reports[0])
        check_tables(editions[PRINTED], text, faults, "--tables" in options)
        check_prose(editions[PRINTED], text, faults, "--text" in options)
    print(f"{totals[0]} datasets of {len(editions)} editions, {totals[1]} cells, {totals[2]} comparisons by constraints, "
          f"{totals[3]} small counts of people with a reason, {len(faults)} faults")
    return 1 if faults else 0


def read_edition(folder, faults):
    datasets = {}
    names = {path.stem for path in folder.glob("*.csv")} | {path.stem for path in folder.glob("*.toml")}
    for name in sorted(names - {"figures"}):
        try:
            datasets[name] = read(folder, name, faults)
        except (OSError, ValueError, KeyError, TypeError) as error:
            faults.tell(f"{folder.name}/{name}", f"{type(error).__name__}: {error}")
    check_lists(datasets, faults)
    return datasets


def other(named, datasets, faults):
    """A dataset by its name, in the same edition, or in another as `name@year`."""
    name, _, year = named.partition("@")
    return read(DATA / year, name, faults) if year else datasets[name]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
