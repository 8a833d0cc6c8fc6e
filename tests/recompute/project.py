"""What the writers wrote: chapters with their figures and blocks, named formulas, and schemas, which the published descriptions must follow."""
import csv
import re
import tomllib
import unicodedata
from dataclasses import dataclass, field

import rows
from differences import Wrong
from formula import plain
from published import Edition, Measure
from units import SCALES, Unit

CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
FENCE = re.compile(r"^```([\w-]+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LONGEST_ANCHOR = 72
# What marks words and is no figure.
MARKED = re.compile(r"\s*(begrip|term|taal|language)\(")


@dataclass
class Figure:
    formula: str
    pin: str | None
    anchor: str = ""
    role: str = ""                      # in a target: "stand" or "gap", which may have nothing to show


@dataclass
class Block:
    """A fence with settings: `kind` is its Dutch name."""
    kind: str
    settings: dict
    anchor: str = ""

    def asked(self):
        """What its address is made of."""
        if self.kind == "doel":
            return f"doelblok {self.settings['title']}"
        data = self.settings.get("data")
        return f"{self.kind} {re.split('[@.]', data)[0]}" if data else self.kind


@dataclass
class Chapter:
    path: str                           # of the page, in the edition
    id: str
    items: list = field(default_factory=list)


def figures_in(text):
    for ticks, code in CODE.findall(text):
        if len(ticks) == 1:
            pin, equals, formula = code.replace("\\|", "|").partition("=")
            if not equals:
                raise Wrong(f"code without `=`: {code}")
            if MARKED.match(formula):
                continue
            yield Figure(plain(formula), pin if pin.strip() else None)


def read_chapters(path, edition):
    """The pages that a file becomes: one, or one for each row of a dataset."""
    front, text = re.fullmatch(r"\+\+\+\n(.*?)\n\+\+\+\n(.*)", path.read_text(encoding="utf-8"), re.DOTALL).groups()
    front = tomllib.loads(front)
    if "for_each" not in front:
        return [read_chapter(path, front.get("id", ""), text)]
    return [read_chapter(path, f"{front['id']}/{row}", text) for row, text in rows.texts(front, text, edition)]


def read_chapter(path, id, text):
    folder = f"{path.parent.name}/" if not path.parent.name.isdigit() else ""
    chapter = Chapter(f"{folder}index.html" if path.stem == "index" else f"{folder}{id}/index.html", id)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    at = 0
    for fence in FENCE.finditer(text):
        chapter.items += figures_in(text[at:fence.start()])
        at = fence.end()
        settings = tomllib.loads(fence[2])
        if fence[1] in ("tabel", "table"):
            chapter.items.append(Block("tabel", settings))
        elif fence[1] in ("grafiek", "chart"):
            # The figures of the description stand behind the drawing, in the details.
            chapter.items += [*figures_in(settings["title"]), *figures_in(settings.get("description", "")), Block("grafiek", settings)]
        elif fence[1] in ("kerncijfers", "key-figures"):
            for card in settings["cards"]:
                pin, _, cell = card["figure"].rpartition("=")
                chapter.items.append(Figure(plain(cell), pin if pin.strip() else None))
                chapter.items += [*figures_in(card["label"]), *figures_in(card.get("change", ""))]
            chapter.items.append(Block("kerncijfers", settings))
        elif fence[1] in ("doel", "target"):
            chapter.items += of_target(settings, "doel" if fence[1] == "doel" else "target")
        elif fence[1] in ("omvang", "scope"):
            chapter.items.append(Block("omvang", settings))
        elif fence[1] == "download":
            chapter.items.append(Block("download", settings))
        else:
            raise Wrong(f"unknown block `{fence[1]}`")
    chapter.items += figures_in(text[at:])
    name_anchors(chapter)
    return chapter


def of_target(settings, language):
    """The figures of a target in the order of the page, and the target itself."""
    pin, _, cell = settings["figure"].rpartition("=")
    selection, bracket, options = plain(cell).partition("]")
    selection += bracket
    kept = [option for option in re.findall(r"[^(),]+", options) if re.match(r" ?(\d+ decimal|in )", option)]
    scaled = [option for option in kept if option.strip().startswith("in ")]
    names = {"doel": ("doel", "afstand"), "target": ("target", "gap")}[language]
    behind = [f" ({', '.join(option.strip() for option in some)})" if some else "" for some in (scaled, kept)]
    goal, gap = (f"{name}({selection}){some}" for name, some in zip(names, behind))
    yield Figure(goal, None)
    if "base" in settings:
        base_pin, _, base = settings["base"].rpartition("=")
        yield Figure(plain(base), base_pin if base_pin.strip() else None)
    yield Figure(plain(cell), pin if pin.strip() else None, role="stand")
    yield Figure(gap, None, role="gap")
    yield from figures_in(settings.get("text", ""))
    yield Block("doel", {**settings, "cell": selection})


def name_anchors(chapter):
    """The address of a figure is its formula in letters, digits and dashes; a second use gets `-2`."""
    uses, taken = {}, set()
    for item in chapter.items:
        wanted = anchor = f"cijfer-{dashed(item.formula if isinstance(item, Figure) else item.asked())}"
        while True:
            uses[wanted] = uses.get(wanted, 0) + 1
            anchor = wanted if uses[wanted] == 1 else f"{wanted}-{uses[wanted]}"
            if anchor not in taken:
                break
        taken.add(anchor)
        item.anchor = anchor


def dashed(text):
    """Letters without their accents; everything between them one dash; at most so many of both."""
    address = ""
    for character in unicodedata.normalize("NFKD", text):
        if len(address) >= LONGEST_ANCHOR:
            break
        if character.isascii() and character.isalnum():
            address += character.lower()
        elif not character.isalnum() and not unicodedata.combining(character) and address and not address.endswith("-"):
            address += "-"
    return address.rstrip("-") or "formule"


class WrittenEdition(Edition):
    """An edition with its chapters, schemas and named formulas beside what is published of it."""

    def __init__(self, name, site, project, editions):
        super().__init__(name, site, editions)
        self.written = folder = project / "data" / name
        figures = folder / "figures.toml"
        self.figures = read_toml(figures) if figures.exists() else {}
        self.schemas = {path.stem: read_toml(path) for path in sorted(folder.glob("*.toml")) if path != figures}
        editions[name] = self           # its own data tell which pages there are
        self.chapters = [chapter for path in sorted((project / "content" / name).glob("**/*.md")) for chapter in read_chapters(path, self)]
        self.base_url = read_toml(project / "site.toml")["base_url"]
        self.scope = read_toml(project / "content" / name / "edition.toml").get("scope", [])

    def code_list(self, name):
        """The codes of a list with their labels, as they were written."""
        with open(self.written / f"{name}.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        schema = self.schemas[name]
        return {row[schema["dimensions"][0]["name"]]: row[schema["code_list"]["label"]] for row in rows}

    def codes(self, dataset, dimension):
        """All codes of a dimension, in order of display."""
        for one in self.editions[dataset.edition].schemas[dataset.name]["dimensions"]:
            if one["name"] == dimension:
                return one.get("codes") or dataset.codes(dimension)
        raise Wrong(f"{dataset.name} has no dimension `{dimension}`")


def read_toml(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def register_page(path):
    """The page of the register that tells of the figures of a page: a page from data has one of its own."""
    folders = path.removesuffix("index.html").strip("/").split("/")
    return f"cijfers/{path}" if len(folders) == 2 and folders[0] not in ("en", "nl") else "cijfers/index.html"


def register_id(chapter, anchor):
    """The id in the register of a figure of a chapter."""
    folders = chapter.path.removesuffix("index.html").strip("/").split("/")
    page = ".".join([*folders, "index"] if not chapter.id else folders).strip(".")
    return f"{page}.{anchor.removeprefix('cijfer-')}"


def hold_description(dataset, schema, lists, place, differences):
    """Holds what the JSON of a dataset says of its columns against the schema, and against the lists of codes that it names."""
    differences.hold(place, "dimensions", [(one.name, one.label, one.labels, one.total) for one in dataset.dimensions.values()],
                     [(one["name"], one["label"], labels_of(one, dataset, lists), one.get("total")) for one in schema["dimensions"]])
    differences.hold(place, "measures", list(dataset.measures.values()), [written_measure(one) for one in schema["measures"]])


def labels_of(dimension, dataset, lists):
    """What a reader sees instead of each code: the words of the schema, else those of the list for the codes that occur."""
    own = dimension.get("labels", {})
    if "code_list" not in dimension:
        return own
    listed = lists(dimension["code_list"])
    occur = set(dataset.codes(dimension["name"]))
    labels = {code: own.get(code, label) for code, label in listed.items() if code in occur}
    return {code: label for code, label in labels.items() if label != code}


def written_measure(one):
    if one.get("type") == "text":
        return Measure(one["name"], one["label"])
    targets = [(target.get("at", {}), target["value"]) for target in [*([one["target"]] if "target" in one else []), *one.get("targets", [])]]
    unit = unit_of(one["unit"])
    # Left out: no decimals, and what counts something may be added up.
    additive = one.get("additive", not unit.is_level() and unit.kind not in ("ratio", "compound"))
    return Measure(one["name"], one["label"], unit, one.get("decimals", 0), additive, targets)


def unit_of(written):
    if isinstance(written, str):
        return Unit("count", written, written)
    many = written.get("many") or written.get("symbol") or ""
    return Unit(written["kind"], written.get("one", many), many, written.get("scale", 1), SCALES[written.get("show", "")], written.get("currency", ""))
