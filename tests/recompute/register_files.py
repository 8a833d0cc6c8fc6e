"""The files of a figure register: that figures.csv and figures.json say the same, and that each cell they list is that of the CSV it names."""
import hashlib
import re

from differences import Wrong
from published import REVISED, read_csv, read_json

# A text that a spreadsheet would run has a mark before it in all files of the register.
GUARDED = re.compile(r"'[=+@\-＝＋－＠﹦﹢﹣﹫]")


def read(edition, differences):
    """Reads figures.json, holds it against itself, figures.csv and the data package."""
    folder, place = edition.folder / "cijfers", f"{edition.name}/cijfers"
    register = read_json(folder / "figures.json")
    if register["language"] != "nl":
        raise Wrong(f"only Dutch editions can be recomputed, this one is {register['language']}")
    differences.hold(place, "edition", register["edition"], edition.name)
    if not register["url"].endswith(f"/{edition.name}/cijfers/"):
        raise Wrong(f"the address of the register is {register['url']}")
    names = [field["name"] for field in register["fields"]]
    seen = set()
    for row in register["rows"]:
        differences.hold(f"{place} {row.get('id')}", "fields", list(row), names)
        if row["id"] in seen:
            differences.tell(place, f"{row['id']} is there twice")
        seen.add(row["id"])
    content = (folder / "figures.csv").read_bytes()
    head, *rows = read_csv(folder / "figures.csv")
    differences.hold(place, "head of figures.csv", head, names)
    differences.hold(place, "number of rows of figures.csv", len(rows), len(register["rows"]))
    for found, row in zip(rows, register["rows"]):
        differences.hold(f"{place} {row['id']}", "row of figures.csv", found, ["" if value is None else value for value in row.values()])
    resource = read_json(folder / "datapackage.json")["resources"][0]
    differences.hold(place, "hash of figures.csv", resource["hash"], f"sha256:{hashlib.sha256(content).hexdigest()}")
    differences.hold(place, "bytes of figures.csv", resource["bytes"], str(len(content)))
    for row in register["rows"]:
        row.update({name: value[1:] for name, value in row.items() if isinstance(value, str) and GUARDED.match(value)})
    return register


def cells_by_figure(register, edition, differences):
    """The listed cells of each figure, each held against the dataset that it names."""
    cells = {}
    for cell in register["cells"]:
        cells.setdefault(cell["figure"], []).append(cell)
        at = f"{edition.name}/cijfers {cell['figure']} {cell['address']}"
        dataset = edition.dataset(cell["dataset"], cell["edition"])
        codes, measure = tuple(cell["key"].get(dimension) for dimension in dataset.dimensions), cell["measure"]
        differences.hold(at, "dimensions", list(cell["key"]), list(dataset.dimensions))
        if (codes, measure) not in dataset.cells:
            differences.tell(at, f"there is no such cell: {codes} {measure}")
            continue
        text, letter = dataset.cells[codes, measure]
        differences.hold(at, "address", cell["address"], dataset.fragment(codes, measure))
        differences.hold(at, "value and status", (cell["value"], cell["status"]), (text, "A" if letter == REVISED else letter))
        differences.hold(at, "unit", cell["unit"], dataset.measures[measure].unit.in_files())
        file = (edition.folder / "cijfers" / cell["csv"]).resolve()
        expected = dataset.edition, f"{dataset.name}.csv"
        if not file.is_file() or (file.relative_to(edition.site.resolve()).parts[0], file.name) != expected:
            differences.tell(at, f"{cell['csv']} is not the CSV of {dataset.name}")
    return cells
