"""Holds the pages of chapters and datasets against what the writers wrote, computed from the published data: figures, links, tables, uses."""
import posixpath
import re
from urllib.parse import unquote

import drawings
import tables
import targets
from differences import UNREADABLE
from exact import MINUS, machine
from formula import Formula, plain
from functions import Given, Number
from pages import is_in_link, machine_value, read_page
from printing import language_of, printed
from project import Figure, register_id, register_page
from units import SCALE_WORDS

# What a block has beside itself: its title, and of a chart its description, its table and the patterns of its drawings.
BESIDE = re.compile(r"-(titel|beschrijving|tabel|(smal|breed)-\d+)$")


class Check:
    """Holds the pages of an edition. `uses` leads from a dataset, by edition and name, to the figures and tables with its cells; it is one for all
    editions, because one may use the data of another."""

    def __init__(self, edition, uses, differences):
        self.edition, self.uses, self.differences = edition, uses, differences
        self.seen = set()
        self.n_figures = self.n_cells = 0

    def page(self, path):
        self.seen.add(path)
        return read_page(self.edition.folder / path)

    def report(self, path, figures, cells, before):
        self.n_figures += figures
        self.n_cells += cells
        print(f"{self.edition.name}/{path}: {figures} figures, {cells} cells, {len(self.differences) - before} differences")

    def use(self, dataset, chapter, item, *shown):
        self.uses.setdefault((dataset.edition, dataset.name), {})[self.edition.name, chapter.path, item.anchor] = shown

    def chapter(self, chapter):
        before, cells = len(self.differences), 0
        place, page = f"{self.edition.name}/{chapter.path}", self.page(chapter.path)
        if page is None:
            self.differences.tell(place, "there is no such page")
            return
        items = [item for item in chapter.items if not targets.shows_nothing(item, self.edition)]
        expected = [item.anchor for item in items]
        found = [id for id in page.ids if id in expected or (id.startswith("cijfer-") and not BESIDE.search(id))]
        for id in sorted(set(expected) ^ set(found)):
            self.differences.tell(place, f"{id} is " + ("not on the page" if id in expected else "not in the chapter"))
        figures = [item.anchor for item in items if isinstance(item, Figure)]
        shown = [node.attributes.get("id") for node in page.root.all(name="figure")]
        self.differences.hold(place, "figures, in order", shown, figures)
        for item in items:
            node, at = page.one(item.anchor), f"{place}#{item.anchor}"
            try:
                if node is None:
                    continue
                if isinstance(item, Figure):
                    self.figure(chapter, item, node, at)
                elif item.kind == "doel":
                    self.differences.hold(at, "course", node.classes(), ["target", f"target-{targets.course(item.settings, self.edition)}"])
                elif item.kind == "omvang":
                    self.differences.hold(at, "parts that count", targets.parts_on_page(node), targets.parts(item.settings, self.edition))
                elif item.kind in ("tabel", "grafiek"):
                    cells += self.table(chapter, item, node, at)
            except UNREADABLE as error:
                self.differences.tell(at, f"cannot be recomputed: {type(error).__name__} {error}")
        self.report(chapter.path, len(figures), cells, before)

    def figure(self, chapter, item, node, at):
        formula = Formula(item.formula, self.edition)
        value, options = formula.result()
        if isinstance(value, Given):
            self.differences.hold(at, "text", alike(node.text()), alike(item.pin))
            self.differences.hold(at, "kind", (node.classes(), machine_value(node)), (["figure", "given"], None))
            self.link(chapter, node, f"{register_page(chapter.path)}#{register_id(chapter, item.anchor)}", None, at)
            return
        text = printed(value, options, language_of(chapter.path))
        if item.pin is not None:
            self.differences.hold(at, "pin", alike(item.pin), alike(text))
        self.differences.hold(at, "text", node.text(), text)
        number = (value.written or machine(value.value)) if isinstance(value, Number) else None
        self.differences.hold(at, "exact value", machine_value(node), number)
        datasets = {(dataset.edition, dataset.name): dataset for dataset in formula.read.values()}
        if isinstance(value, Number) and value.written and len(formula.read) == 1:
            (year, name, codes, measure), dataset = next(iter(formula.read.items()))
            self.link(chapter, node, f"{self.home(year)}data/{name}/index.html#{dataset.fragment(codes, measure)}", number, at)
        else:
            self.link(chapter, node, f"{register_page(chapter.path)}#{register_id(chapter, item.anchor)}", number, at)
        for dataset in datasets.values():
            self.use(dataset, chapter, item, text, number, item.formula, register_id(chapter, item.anchor))

    def home(self, year):
        """The way from this edition to an edition, empty for itself."""
        return "" if year == self.edition.name else f"../{year}/"

    def path(self, folder, href):
        """The file that a link on a page of a folder leads to, from this edition. A link that leaves the edition is a full address."""
        href, _, fragment = href.partition("#")
        if href.startswith(self.edition.base_url):
            href = "../" + href.removeprefix(self.edition.base_url)
        else:
            href = posixpath.normpath(posixpath.join(folder, href))
        return f"{href}#{unquote(fragment)}"

    def link(self, chapter, node, target, number, at):
        if is_in_link(node):
            return
        found = self.path(posixpath.dirname(chapter.path), node.attributes.get("href", ""))
        self.differences.hold(at, "link", found, target)
        path, _, fragment = target.partition("#")
        page = read_page(self.edition.folder / path)
        there = page.one(fragment) if page else None
        if there is None:
            self.differences.tell(at, f"the link {found} leads nowhere")
        elif number is not None:
            shown = there if there.tag == "td" else there.one(name="figure")
            self.differences.hold(at, "exact value where the link leads", machine_value(shown), number)

    def table(self, chapter, item, node, at):
        settings = item.settings
        is_chart = item.kind == "grafiek"
        dataset, layout = tables.asked(self.edition, settings, totals=not is_chart)
        title = settings["subtitle"] if is_chart else settings["title"]
        self.use(dataset, chapter, item, title, None, item.kind, None)
        table = node.one("table")
        self.differences.hold(at, "title", table.one("caption").text(), title)
        heads, n_columns, rows = tables.laid_out(self.edition, dataset, layout)
        found_heads = list(table.one("thead").all("th"))
        self.differences.hold(at, "heads", [head_text(head) for head in found_heads], heads)
        found_rows = list(table.one("tbody").all("tr"))
        self.differences.hold(at, "rows", [[head_text(head) for head in row.all("th")] for row in found_rows], [labels for labels, _ in rows])
        for row, (labels, cells) in zip(found_rows, rows):
            found = [(cell.text(), machine_value(cell)) for cell in row.all("td")]
            self.differences.hold(at, f"row {labels}", found, [dataset.shown(*cell) for cell in cells])
            for column, (_, measure) in zip(found_heads[-n_columns:], cells):
                beside_row = layout.measure_rows and len({dataset.measures[one].unit for one in layout.measures}) > 1
                self.unit(list(row.all("th"))[-1] if beside_row else column, dataset, measure, at)
        if is_chart:
            drawings.hold(drawings.Chart(dataset, layout, settings, heads, n_columns, rows), node, at, self.differences)
        return sum(len(cells) for _, cells in rows)

    def unit(self, head, dataset, measure, at):
        """Holds the unit in the head of a row or column, which may be left out when the head itself says it. Text has none."""
        units = [unit.text() for unit in head.all("span", "unit")]
        if dataset.is_text(measure):
            self.differences.hold(at, f"unit of {head_text(head)!r}", units, [])
            return
        expected = head_unit(dataset.measures[measure].unit)
        if units != [expected] and (units or expected.lower() not in head_text(head).lower()):
            self.differences.tell(at, f"the unit of {head_text(head)!r} is {units}, the schema says {expected!r}")

    def dataset(self, dataset):
        before, path = len(self.differences), f"data/{dataset.name}/index.html"
        place, page = f"{self.edition.name}/{path}", self.page(path)
        if page is None:
            self.differences.tell(place, "there is no such page")
            return
        cells = 0
        try:
            cells = self.cells(dataset, page, place)
            self.lines(dataset, page, place)
        except UNREADABLE as error:
            self.differences.tell(place, f"cannot be read: {type(error).__name__} {error}")
        self.report(path, 0, cells, before)

    def cells(self, dataset, page, place):
        """Holds the whole table against the CSV. A cell is found by its address, its heads must name it too."""
        table = page.one("tabel").one("table")
        heads = list(table.one("thead").all("th"))
        expected = {dataset.fragment(codes, measure): (codes, measure) for codes, measure in dataset.cells}
        for row in table.one("tbody").all("tr"):
            names = [head.text() for head in row.all("th")]
            for head, cell in zip(heads[len(names):], row.all("td")):
                id = cell.attributes.get("id")
                if id not in expected:
                    if id is not None or cell.text() != "geen gegeven":
                        self.differences.tell(place, f"the cell {id} {cell.text()!r} is not in the CSV, or twice on the page")
                    continue
                codes, measure = expected.pop(id)
                at = f"{place}#{id}"
                self.differences.hold(at, "cell", (cell.text(), machine_value(cell)), dataset.shown(codes, measure))
                self.unit(head, dataset, measure, at)
                labels = [dataset.label(dimension, code) for dimension, code in zip(dataset.dimensions, codes)]
                as_column = [labels[:idx] + labels[idx + 1:] for idx, label in enumerate(labels) if label == head_text(head)]
                if not (names == labels and head_text(head) == dataset.measures[measure].label) and names not in as_column:
                    self.differences.tell(at, f"stands below {head_text(head)!r} in row {names}")
        for id in expected:
            self.differences.tell(place, f"the cell {id} is in the CSV and not on the page")
        return len(dataset.cells) - len(expected)

    def lines(self, dataset, page, place):
        """Holds the places where the dataset is used against the figures and tables of the chapters, of all editions."""
        expected = dict(self.uses.get((dataset.edition, dataset.name), {}))
        links = {}
        for year, path, anchor in expected:
            links[f"{self.home(year)}{path}#{anchor}"] = year, path, anchor
        for line in (line for list_ in page.root.all("ul", "use-list") for line in list_.all("li")):
            link, *more = line.all("a")
            href = self.path(f"data/{dataset.name}", link.attributes.get("href", ""))
            if links.get(href) not in expected:
                self.differences.tell(place, f"the use {href} is not in a chapter, or twice on the page")
                continue
            year, path, _ = use = links[href]
            text, number, formula, id = expected.pop(use)
            at = f"{place} {href}"
            self.differences.hold(at, "use", (link.text(), machine_value(link)), (text, number))
            self.differences.hold(at, "formula", [plain(code.text()) for code in line.all("code")], [formula])
            found = [self.path(f"data/{dataset.name}", one.attributes.get("href", "")) for one in more]
            self.differences.hold(at, "links", found, [f"{self.home(year)}{register_page(path)}#{id}"] if id else [])
        for year, path, anchor in expected:
            self.differences.tell(place, f"the use {year}/{path}#{anchor} is in a chapter and not on the page")


def alike(text):
    """A pin and what is printed are alike when only spaces and hyphens differ."""
    return re.sub(r"\s+", " ", text).replace(MINUS, "-").strip()


def head_text(head):
    """The head of a row or column without its unit."""
    parts = [child if isinstance(child, str) else child.text() for child in head.children
             if isinstance(child, str) or child.attributes.get("class") != "unit"]
    return "".join(parts).strip()


def head_unit(unit):
    return (f"in {SCALE_WORDS[unit.scale]} " if unit.scale != 1 else "") + unit.name()
