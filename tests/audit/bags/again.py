"""Archives the newest version of this publication twice, in two folders, by other clocks, languages, rights and numbers of threads: the bags must be the same bytes.

    python again.py PROGRAM PROJECT

What is in the archive already stays out of it: the copies have all that was archived before that version. They are made by this program and not compared with the
bag in the archive, which an older program may have made.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

PARTS = ["site.toml", "redirects.toml", "content", "data", "themes"]


def copy(project, folder):
    """Copies a project, with its archive as it was before the last version; returns the year to archive."""
    folder.mkdir(parents=True)
    for part in PARTS:
        if (project / part).is_dir():
            shutil.copytree(project / part, folder / part)
        elif (project / part).exists():
            shutil.copy(project / part, folder / part)
    ledger = project / "archive/editions.toml"
    text = ledger.read_text() if ledger.exists() else ""
    entries = tomllib.loads(text).get("edition", [])
    if not entries:
        return tomllib.loads((project / "site.toml").read_text())["current_edition"]
    last = entries[-1]
    (folder / "archive").mkdir()
    (folder / "archive/editions.toml").write_text(text[: text.rindex("\n[[edition]]")])
    for entry in entries[:-1]:
        shutil.copy(project / "archive" / entry["file"], folder / "archive")
    return last["year"]


def main(program, project):
    program, project = Path(program).resolve(), Path(project).resolve()
    others = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "RAYON_NUM_THREADS": "1"}
    bags = []
    with tempfile.TemporaryDirectory() as temporary:
        for name, surroundings, mask in [("een map é", {"RAYON_NUM_THREADS": "7"}, 0o022), ("b", others, 0o077)]:
            folder = Path(temporary) / name
            year = copy(project, folder)
            before = set(folder.glob("archive/*.zip"))
            old = os.umask(mask)
            ran = subprocess.run([program, "archive", year, "--quiet", "--project", folder], env={**os.environ, **surroundings}, capture_output=True, text=True)
            os.umask(old)
            if ran.returncode:
                print(f"archive {year} gives {ran.returncode}:\n{ran.stderr}")
                return 1
            (made,) = set(folder.glob("archive/*.zip")) - before
            bags.append((made.name, made.read_bytes()))
    if bags[0] != bags[1]:
        print(f"{bags[0][0]} and {bags[1][0]} are not the same bytes")
        return 1
    print(f"{bags[0][0]}, {len(bags[0][1])} bytes: twice the same")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
