"""Proves the datasets of the printed report: every schema in data/2023 with its CSV, by the rules of docs/data.md.

    python3 tests/transcription/prove.py               schemas, cells, constraints, disclosure
    python3 tests/transcription/prove.py REPORT.txt    and the numbers of the print against those of the datasets: tables, figures, running text

`--tables` tells recall and precision for each table, `--text` each exception in the running text. Numbers are exact fractions. One line a
dataset on stdout, faults on stderr, exit 1 when there is a fault.
"""
import pathlib
import sys

from prove_constraints import check_constraints
from prove_disclosure import check_disclosure
from prove_prose import check_prose
from prove_schema import Dataset, Faults, read
from prove_tables import check_tables, read_print

DATA = pathlib.Path(__file__).resolve().parents[2] / "data"
EDITION = "2023"


def main(arguments):
    options = {argument for argument in arguments if argument.startswith("--")}
    reports = [argument for argument in arguments if not argument.startswith("--")]
    if options - {"--tables", "--text"} or len(reports) > 1:
        sys.exit("usage: prove.py [REPORT.txt] [--tables] [--text]")
    faults = Faults()
    datasets = {}
    names = {path.stem for path in (DATA / EDITION).glob("*.csv")} | {path.stem for path in (DATA / EDITION).glob("*.toml")}
    for name in sorted(names - {"figures"}):
        try:
            datasets[name] = read(DATA / EDITION, name, faults)
        except (OSError, ValueError, KeyError, TypeError) as error:
            faults.tell(name, f"{type(error).__name__}: {error}")
    n_compared = n_small = 0
    for name, dataset in datasets.items():
        before = len(faults)
        try:
            compared = check_constraints(dataset, lambda named: other(named, datasets, faults), faults)
            small = check_disclosure(dataset, faults)
        except (OSError, ValueError, KeyError, TypeError) as error:
            faults.tell(name, f"{type(error).__name__}: {error}")
            continue
        n_compared, n_small = n_compared + compared, n_small + small
        if len(faults) == before:
            print(f"{name} {dataset.schema['printed_as']!r} {len(dataset.cells)} cells {dataset.n_rows} rows {compared} comparisons ok")
    if reports:
        text = read_print(reports[0])
        check_tables(datasets, text, faults, "--tables" in options)
        check_prose(datasets, text, faults, "--text" in options)
    print(f"{len(datasets)} datasets, {sum(len(d.cells) for d in datasets.values())} cells, {n_compared} comparisons by constraints, "
          f"{n_small} small counts of people with a reason, {len(faults)} faults")
    return 1 if faults else 0


def other(named, datasets, faults):
    """A dataset by its name, in this edition, or in another as `name@year`."""
    name, _, year = named.partition("@")
    return read(DATA / year, name, faults) if year and year != EDITION else datasets[name]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
