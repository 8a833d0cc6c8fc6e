"""Validates archived editions with programs that are not ours.

    python validate.py BAG.zip...

Each bag is unpacked with `zipfile`, validated with `bagit`, and its MDTO is held against the public schema beside this file. Then one byte is changed, and a
bag must fail: a validator that finds nothing wrong is no use.
"""

import logging
import sys
import tempfile
import zipfile
from pathlib import Path

import bagit
from lxml import etree

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("MDTO-XML1.0.1.xsd"))))


def faults_of(folder):
    """What is wrong with an unpacked bag, and how many metadata files it has."""
    faults = []
    try:
        bagit.Bag(str(folder)).validate()
    except bagit.BagError as error:
        faults.append(f"{folder.name}: {error}")
    files = sorted((folder / "data/mdto").rglob("*.xml"))
    for file in files:
        try:
            SCHEMA.assertValid(etree.parse(str(file)))
        except (etree.XMLSyntaxError, etree.DocumentInvalid) as error:
            faults.append(f"{file.relative_to(folder)}: {error}")
    return faults, len(files)


def main(*bags):
    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    faults, count = [], 0
    for bag in bags:
        with tempfile.TemporaryDirectory() as temporary:
            with zipfile.ZipFile(bag) as archive:
                if archive.testzip() is not None:
                    faults.append(f"{bag}: damaged")
                archive.extractall(temporary)
            (folder,) = Path(temporary).iterdir()
            more, files = faults_of(folder)
            faults += [f"{bag}: {fault}" for fault in more]
            count += files
            if not files:
                faults.append(f"{bag}: no metadata")
            page = folder / "data/site/index.html"
            page.write_bytes(page.read_bytes()[:-1] + b"x")
            if not faults_of(folder)[0]:
                faults.append(f"{bag}: a changed page is not noticed")
    print("\n".join([*faults, f"{len(bags)} bags, {count} MDTO files, {len(faults)} faults"]))
    return 1 if faults or not bags else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
