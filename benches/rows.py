#!/usr/bin/env python3
"""Times the same pages made in two ways: from one text for each row of a dataset, and from a chapter for each. Prints minimum, median and maximum.

    cargo build --release && python3 benches/rows.py [ROWS] [RUNS]
"""
import pathlib
import re
import shutil
import sys
import tempfile

from whole_process import ROOT, report

YEARS = range(2019, 2024)
SITE = """title = "Gemeenten"
description = "Elke gemeente in cijfers."
base_url = "https://gemeenten.example.nl/"
language = "nl"
theme = "basis"
current_edition = "2023"

[publisher]
name = "Bureau Gemeenten"
identifier = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1034"
contact = "https://gemeenten.example.nl/contact"
"""
EDITION = """title = "Gemeenten 2023"
published_at = 2024-05-15T12:00:00+02:00
period = "2023"
"""
LIST = """title = "Gemeenten"
description = "Alle gemeenten."
source = "Eigen lijst"
period = "2023"

[code_list]
label = "naam"

[[dimensions]]
name = "gemeente"
label = "Code"

[[measures]]
name = "naam"
label = "Naam"
type = "text"
"""
DATA = """title = "Inwoners van gemeenten"
description = "Hoeveel mensen er in elke gemeente wonen."
source = "Eigen telling"

[[dimensions]]
name = "plaats"
label = "Gemeente"
code_list = "gemeenten"

[[dimensions]]
name = "jaar"
label = "Jaar"
type = "year"

[[measures]]
name = "inwoners"
label = "Aantal inwoners"
unit = { kind = "count", one = "inwoner", many = "inwoners" }
decimals = 0
additive = true
"""
# About 700 words with ten figures and a table, as the corpus of the other benchmarks.
WORDS = "Wie hier woont, vindt winkels en scholen in de buurt. Het water is nooit ver weg. Mensen helpen elkaar als dat nodig is. De bus rijdt tot laat in de avond. "
TEXT = "In `= gemeente` wonen `= inwoners[gemeente, 2023]`. " + WORDS * 4 + "\n\n" + "".join(
    f"## Het jaar {year}\n\nIn {year} woonden er `= inwoners[gemeente, {year}]` in `= gemeente`. " + WORDS * 4 + "\n\n" for year in YEARS
) + "## Alle jaren\n\nSinds 2019 is het verschil `= verschil(inwoners[gemeente, 2019..2023]) (met teken)`.\n\n" + \
    '```tabel\ndata = "inwoners"\nrows = "jaar"\nwhere = { plaats = "gemeente" }\ntitle = "Inwoners per jaar"\n```\n'


def project(folder, rows, from_one_text):
    """Writes the project."""
    shutil.copytree(ROOT / "themes", folder / "themes")
    codes = [f"G{row:05}" for row in range(1, rows + 1)]
    files = {
        "site.toml": SITE,
        "content/2023/edition.toml": EDITION,
        "content/2023/index.md": '+++\ntitle = "Gemeenten in 2023"\ndescription = "In het kort."\n+++\n\nLees over alle gemeenten.\n',
        "data/2023/gemeenten.toml": LIST,
        "data/2023/gemeenten.csv": "gemeente,naam\n" + "".join(f"{code},Plaats {code}\n" for code in codes),
        "data/2023/inwoners.toml": DATA,
        "data/2023/inwoners.csv": "plaats,jaar,inwoners\n" + "".join(
            f"{code},{year},{1000 + 37 * at + 11 * (year - 2018)}\n" for at, code in enumerate(codes) for year in YEARS),
    }
    if from_one_text:
        files["content/2023/02-gemeenten.md"] = '+++\ntitle = "Gemeenten"\nid = "gemeenten"\n+++\n\nKies een gemeente.\n'
        files["content/2023/03-gemeente.md"] = \
            '+++\ntitle = "`= gemeente`"\nid = "gemeenten"\ndescription = "Inwoners."\nfor_each = "gemeenten"\n+++\n\n' + TEXT
    for code in [] if from_one_text else codes:
        text = TEXT.replace("`= gemeente`", f"`= gemeenten.naam[{code}]`").replace('"gemeente"', f'"{code}"')
        text = re.sub(r"\[gemeente,", f"[{code},", text)
        head = f'+++\ntitle = "Plaats {code}"\nid = "{code.lower()}"\ndescription = "Inwoners."\n+++\n\n'
        files[f"content/2023/{code}.md"] = head + text
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    print(f"{'':<22}{'':<10}{'min':>9}{'median':>9}{'max':>9}   n = {runs}, {rows} pages of {len(TEXT.split())} words")
    with tempfile.TemporaryDirectory() as folder:
        for name, from_one_text in [("a text for each row", True), ("a chapter for each", False)]:
            place = pathlib.Path(folder) / name.replace(" ", "-")
            place.mkdir()
            project(place, rows, from_one_text)
            out = pathlib.Path(folder) / "site"
            report(name, ["build", "--quiet", "--project", str(place), "--out", str(out), "--editors", str(out) + "-redactie"], runs)
            shutil.rmtree(out)


if __name__ == "__main__":
    main()
