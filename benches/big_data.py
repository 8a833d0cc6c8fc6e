#!/usr/bin/env python3
"""Times a publication with one very large dataset: six columns, two million rows unless another number is asked for, as source of figures and tables.

    cargo build --release && python3 benches/big_data.py [ROWS] [RUNS]

Prints how long the CSV takes to be read (parse), and wall, processor time and peak memory of a check and of a build. It ends with 1 when the figure on the page
is not what the cells add up to, or a download does not hold every row.
"""
import csv
import itertools
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "target" / "release" / "kerncijfer"
YEARS = [str(year) for year in range(2011, 2026)]
REGIONS = [f"Gemeente {number:03}" for number in range(420)]
AGES = [f"{age} tot {age + 5} jaar" for age in range(0, 100, 5)]
SEXES = ["man", "vrouw"]
ORIGINS = ["Nederland", "Europa", "Turkije", "Marokko", "Suriname", "Cariben", "Indonesië", "Overig"]
SCHEMA = """title = "Hoeveel mensen er wonen"
description = "Hoeveel mensen er woonden, per gemeente, leeftijd, geslacht en herkomst. Verzonnen cijfers."
source = "Bureau Proef"
data_themes = ["SOCI"]
""" + "".join(
    f'\n[[dimensions]]\nname = "{name}"\nlabel = "{name.capitalize()}"\n' + ('type = "year"\n' if name == "jaar" else "")
    for name in ["jaar", "regio", "leeftijd", "geslacht", "herkomst"]
) + '\n[[measures]]\nname = "personen"\nlabel = "Aantal personen"\nunit = "personen"\nadditive = true\n'
CHAPTER = """+++
title = "Waar mensen wonen"
id = "wonen"
description = "Waar de mensen van deze proef wonen."
+++

In de proef zijn er `= bevolking[2011, Gemeente 001, 0 tot 5 jaar, man, Nederland]`.

```tabel
data = "bevolking"
rows = "leeftijd"
columns = "geslacht"
where = { jaar = "2011", regio = "Gemeente 001", herkomst = "Europa" }
title = "Aantal personen van elke leeftijd"
```
"""


def write(project, rows):
    """Adds the dataset and a chapter to a project. Returns the value that the chapter shows."""
    edition = next(path.name for path in (project / "content").iterdir() if path.is_dir())
    dice, shown = random.Random(7), None
    cells = itertools.islice(itertools.product(YEARS, REGIONS, AGES, SEXES, ORIGINS), rows)
    with open(project / "data" / edition / "bevolking.csv", "w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["jaar", "regio", "leeftijd", "geslacht", "herkomst", "personen"])
        for cell in cells:
            number = dice.randrange(10, 90_000)
            lines.writerow([*cell, number])
            if cell == ("2011", "Gemeente 001", "0 tot 5 jaar", "man", "Nederland"):
                shown = number
    (project / "data" / edition / "bevolking.toml").write_text(SCHEMA, encoding="utf-8")
    (project / "content" / edition / "09-wonen.md").write_text(CHAPTER, encoding="utf-8")
    return edition, shown


def run(arguments):
    """Runs the program: what it printed, wall and processor seconds, peak memory in MiB."""
    script = "import json,os,subprocess,sys,time\nb=time.perf_counter()\np=subprocess.run(sys.argv[1:],stdout=subprocess.PIPE)\nw=time.perf_counter()-b\n" \
             "import resource\nu=resource.getrusage(resource.RUSAGE_CHILDREN)\nsys.stderr.write(json.dumps([p.returncode,w,u.ru_utime+u.ru_stime,u.ru_maxrss/1024]))\n" \
             "sys.stdout.buffer.write(p.stdout)"
    done = subprocess.run([sys.executable, "-c", script, str(PROGRAM), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True)
    code, wall, cpu, peak = json.loads(done.stderr.decode()[done.stderr.decode().rindex("["):])
    if code:
        told = [item["message"] for item in json.loads(done.stdout)["diagnostics"]][:3]
        sys.exit(f"{' '.join(arguments)} ended with {code}: {told}")
    return done.stdout, wall, cpu, peak


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        project = pathlib.Path(folder) / "project"
        subprocess.run([PROGRAM, "new", project, "--quiet"], check=True)
        edition, shown = write(project, rows)
        size = (project / "data" / edition / "bevolking.csv").stat().st_size
        print(f"{rows:,} rows of six columns, {size:,} bytes; median (lowest to highest) of {runs} runs")
        site, editors = str(pathlib.Path(folder) / "site"), str(pathlib.Path(folder) / "editors")
        for name, asked in [("check", ["check"]), ("build", ["build", "--out", site, "--editors", editors])]:
            found = []
            for _ in range(runs):
                printed, wall, cpu, peak = run([*asked, "--project", str(project), "--timings", "--json"])
                steps = {step["step"]: step["microseconds"] / 1e6 for step in json.loads(printed)["timings"]["steps"]}
                found.append((steps["parse"], wall, cpu, peak))
            for label, values in zip(("parse s", "wall s", "cpu s", "peak MiB"), zip(*found)):
                print(f"{name:<8}{label:<10}{statistics.median(values):>10.2f}  ({min(values):.2f} to {max(values):.2f})")
        page = (pathlib.Path(site) / edition / "wonen" / "index.html").read_text(encoding="utf-8")
        if f"{shown:,}".replace(",", ".") not in page:
            sys.exit(f"the page does not show {shown}")
        download = pathlib.Path(site) / edition / "data" / "bevolking" / "bevolking.csv"
        with open(download, "rb") as file:
            lines = sum(1 for _ in file)
        if lines != rows + 1:
            sys.exit(f"{download.name} has {lines:,} lines")
        print(f"{download.name}: all {rows:,} rows; {download.parent.name}.json: {download.with_suffix('.json').stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
