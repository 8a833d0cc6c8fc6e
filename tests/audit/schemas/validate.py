"""Holds the schemas for editors against the meta-schema of their draft, and every TOML file of a project against its schema, with the `jsonschema` of Python.

    python validate.py SCHEMAS PROJECT...

SCHEMAS is a folder made by `kerncijfer schemas --out` (or `schemas/` of a site). Which schema belongs to which file is read from `taplo.toml` in it, as editors
do. The tests in Rust hold schemas and program against each other with a validator of their own; this is a second opinion.
"""

import datetime
import json
import re
import sys
import tomllib
from pathlib import Path

import jsonschema


def plain(value):
    """The value as editors hold it against a schema: moments and days are texts."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else value


def fits(globs, path):
    """Does one of the globs find the path? A star is part of a name."""
    return any(re.fullmatch(re.escape(glob).replace(r"\*", "[^/]*"), path) for glob in globs)


def main(folder, *projects):
    schemas = {}
    for file in sorted(folder.glob("*.json")):
        schema = json.loads(file.read_text("utf-8"))
        if "type" in schema:
            jsonschema.Draft7Validator.check_schema(schema)
            schemas[file.name] = jsonschema.Draft7Validator(schema)
    rules = tomllib.loads((folder / "taplo.toml").read_text("utf-8"))["rule"]
    faults, checked = [], 0
    for project in projects:
        for file in sorted(project.rglob("*.toml")):
            path = file.relative_to(project).as_posix()
            for rule in rules:
                if fits(rule["include"], path) and not fits(rule.get("exclude", []), path):
                    name = (rule["schema"].get("path") or rule["schema"]["url"]).rsplit("/", 1)[-1]
                    value = plain(tomllib.loads(file.read_text("utf-8")))
                    faults += [f"{file}: {error.json_path}: {error.message[:200]}" for error in schemas[name].iter_errors(value)]
                    checked += 1
    print("\n".join(faults + [f"{len(schemas)} schemas, {checked} files, {len(faults)} faults"]))
    return 1 if faults or not checked else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
