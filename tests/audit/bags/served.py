"""Holds a built site against the archive: each version stands at its own address, and the newest of each edition at the address of the edition, byte for byte.

    python served.py SITE ARCHIVE
"""

import re
import sys
import tomllib
import zipfile
from pathlib import Path


def in_bag(bag, entry):
    """The files of the site in a bag, by their paths below the folder of the edition."""
    top = f"{entry['year']}-v{entry['version']}/data/site/"
    with zipfile.ZipFile(bag) as archive:
        return {name.removeprefix(top): archive.read(name) for name in archive.namelist() if name.startswith(top) and not name.endswith("/")}


def on_site(folder):
    """The files of a folder, without the versions of an edition that lie in it."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {path: text for path, text in files.items() if not re.match(r"v\d+/", path)}


def main(site, archive):
    entries = tomllib.loads((archive / "editions.toml").read_text())["edition"]
    newest = {entry["year"]: entry["version"] for entry in entries}
    faults, compared, places = [], 0, 0
    for entry in entries:
        year, version = entry["year"], entry["version"]
        wanted = in_bag(archive / entry["file"], entry)
        addresses = [f"{year}/v{version}"]
        source = Path("content") / year / "edition.toml"
        # A version that is being prepared stands at the address of its edition until it is archived.
        if newest[year] == version and tomllib.loads(source.read_text()).get("version", 1) == version:
            addresses.append(year)
        for address in addresses:
            places += 1
            found = on_site(site / address)
            compared += len(found)
            for path in sorted(wanted.keys() | found.keys()):
                if wanted.get(path) != found.get(path):
                    faults.append(f"{address}/{path}: {'not in the bag' if path not in wanted else 'missing' if path not in found else 'other bytes'}")
    print("\n".join([*faults[:20], f"{len(entries)} versions at {places} addresses, {compared} files held against their bags, {len(faults)} faults"]))
    return 1 if faults or not compared else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
