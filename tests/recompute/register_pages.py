"""The figures of a register on the pages of a site: each row where it says it is, each figure of a page in a row, and the page of the register."""
import posixpath
import re
from urllib.parse import unquote

from formula import plain
from pages import is_in_link, machine_value, one_space, read_page
from project import register_page

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
NOTHING = "geen gegeven"                # a cell of a table that the data do not have


class Pages:
    def __init__(self, edition, register, differences):
        self.edition, self.differences = edition, differences
        self.rows = register["rows"]
        self.named = register["named"]
        self.base_url = register["url"].removesuffix(f"{edition.name}/cijfers/")
        self.own = read_page(edition.folder / "cijfers" / "index.html")

    def file(self, folder, href):
        """The file, from the folder of the site, and the fragment that a link leads to from a folder of the edition."""
        path, _, fragment = href.partition("#")
        if path.startswith(self.base_url):
            path = path.removeprefix(self.base_url)
        else:
            path = posixpath.normpath(posixpath.join(self.edition.name, folder, path or "."))
        return path, unquote(fragment)

    def figure(self, row, cell, at):
        """Holds a figure of a text where its address leads, and where its link leads: `cell` is what it is as it stands, or None."""
        path, _, fragment = row["address"].partition("#")
        page = read_page(self.edition.folder / path)
        self.differences.hold(at, "page", row["page"], path)
        if page is None:
            self.differences.tell(at, f"there is no page {path}")
            return
        if row["kind"] == "alternative" and not page.one(fragment):
            if not any(row["shown"] in image.attributes.get("alt", "") for image in page.root.all("img")):
                self.differences.tell(at, f"no image of {path} shows {row['shown']!r} in its text")
            return
        node = page.one(fragment)
        if node is None:
            self.differences.tell(at, f"{row['address']} is not there, or twice")
            return
        self.differences.hold(at, "text on the page", node.text(), row["shown"])
        self.differences.hold(at, "exact value on the page", machine_value(node), row["value"])
        given = ["given"] if row["source"] is not None else []
        self.differences.hold(at, "class", node.classes(), ["figure", *given])
        self.differences.hold(at, "kind", row["kind"], kind_of(node))
        if row["kind"] == "target":
            # Its sentence is the title of the block, and what the figure is in it.
            block = next(around for around in node.above() if "target" in around.classes())
            title, word, shown = re.fullmatch(r"(.*), (\w+): (.*)", row["sentence"], re.DOTALL).groups()
            self.differences.hold(at, "title of the target", block.one(name="target-head").one("strong").text(), title)
            self.differences.hold(at, "figure of the target", shown, row["shown"])
            return
        if not any(one_space(row["sentence"]) in one_space(around.prose()) for around in node.above()):
            self.differences.tell(at, f"the sentence is not on the page: {row['sentence']!r}")
        if not is_in_link(node):
            self.link(row, node, posixpath.dirname(path), cell, at)

    def link(self, row, node, folder, cell, at):
        """A cell as it stands leads to the cell, anything else to the register; the cell shows the same value."""
        expected = f"{self.edition.name}/{register_page(row['page'])}", row["id"]
        if cell:
            (year, name, codes, measure), dataset = cell
            expected = f"{year}/data/{name}/index.html", dataset.fragment(codes, measure)
        target, fragment = found = self.file(folder, node.attributes.get("href", ""))
        self.differences.hold(at, "link", "#".join(found), "#".join(expected))
        page = read_page(self.edition.site / target)
        there = page.one(fragment) if page else None
        if there is None:
            self.differences.tell(at, f"the link to {target}#{fragment} leads nowhere")
        elif there.tag == "td":
            self.differences.hold(at, "value of the cell on its page", machine_value(there), row["value"])

    def tables(self):
        """Holds the cells of the tables in texts against what the tables show, in order."""
        tables = {}
        for row in self.rows:
            if row["kind"] == "table":
                tables.setdefault(row["address"], []).append(row)
        for address, rows in tables.items():
            at = f"{self.edition.name}/{address}"
            path, _, fragment = address.partition("#")
            page = read_page(self.edition.folder / path)
            node = page.one(fragment) if page else None
            table = next(node.all("table"), None) if node else None
            if table is None:
                self.differences.tell(at, "there is no such table")
                continue
            self.differences.hold(at, "pages and titles", {(row["page"], row["sentence"]) for row in rows},
                                  {(path, table.one("caption").text())})
            cells = [cell for body in table.all("tbody") for cell in body.all("td")]
            cells = [cell for cell in cells if cell.text() != NOTHING or machine_value(cell) is not None]
            self.differences.hold(at, "number of cells", len(rows), len(cells))
            for row, cell in zip(rows, cells):
                self.differences.hold(f"{at} {row['id']}", "cell on the page", (shown_in(cell), machine_value(cell)),
                                      (self.expected(row), row["value"]))

    def expected(self, row):
        """A cell of a table as a reader sees it, without what stands behind it in parentheses: the number, the text or the word for neither."""
        dataset, codes, measure = self.cell_of(row)
        shown, _ = dataset.shown(codes, measure)
        return re.sub(r" \([^()]*\)$", "", shown) if row["shown"] is not None else shown

    def cell_of(self, row):
        year, _, rest = row["cells"].partition("/")
        name, _, address = rest.partition("#")
        dataset = self.edition.dataset(name, year)
        return dataset, *next((codes, measure) for codes, measure in dataset.cells if dataset.fragment(codes, measure) == address)

    def all_figures(self):
        """Holds that every figure on every page has a row, and every table in a text that holds rows."""
        own = self.edition.folder / "cijfers"
        known = {row["address"] for row in self.rows}
        for file in sorted(self.edition.folder.rglob("*.html")):
            path = file.relative_to(self.edition.folder).as_posix()
            if own in file.parents:
                continue
            for node in read_page(file).root.all(name="figure"):
                if f"{path}#{node.attributes.get('id')}" not in known:
                    self.differences.tell(f"{self.edition.name}/{path}", f"the figure {node.text()!r} has no row in the register")

    def compared(self):
        """Holds that a figure on a page that compares is that of the page where it leads. Returns how many there are."""
        count = 0
        for file in sorted(self.edition.folder.rglob("vergelijken/index.html")):
            folder = file.parent.relative_to(self.edition.folder).as_posix()
            for link in read_page(file).root.all("a", "compared"):
                at = f"{self.edition.name}/{folder} {link.attributes['href']}"
                target, fragment = self.file(folder, link.attributes["href"])
                page = read_page(self.edition.site / target)
                there = page.one(fragment) if page else None
                self.differences.hold(at, "figure on its page", there and (there.text(), machine_value(there)), (link.text(), machine_value(link)))
                count += 1
        return count

    def register_page(self):
        """Holds the page of the register against the rows of figures in texts and the named formulas."""
        at = f"{self.edition.name}/cijfers/index.html"
        rows = {row["id"]: row for row in self.rows if row["kind"] != "table"}
        found = {}
        for file in sorted((self.edition.folder / "cijfers").rglob("index.html")):
            folder = file.parent.relative_to(self.edition.folder).as_posix()
            for list_ in read_page(file).root.all("ol", "register-list"):
                found |= {item.attributes.get("id"): (item, folder) for item in list_.children if getattr(item, "tag", "") == "li"}
        self.differences.hold(at, "entries", sorted(found, key=str), sorted(rows))
        for id in sorted(rows.keys() & found.keys()):
            item, folder = found[id]
            self.differences.hold(f"{at}#{id}", "page of the register", f"{folder}/index.html", register_page(rows[id]["page"]))
            self.entry(rows[id], item, folder, f"{at}#{id}")
        formulas = {one["name"]: plain(one["formula"]) for one in self.named}
        shown = {}
        for list_ in self.own.root.all("dl", "definitions"):
            for item in (item for item in list_.children if getattr(item, "tag", "") == "div"):
                name, formula, *_ = item.all("code")
                self.differences.hold(at, "id of a formula", item.attributes.get("id"), f"formule-{name.text()}")
                shown[name.text()] = plain(formula.text())
        self.differences.hold(at, "named formulas", shown, formulas)

    def entry(self, row, item, folder, at):
        figure = item.one(name="figure")
        self.differences.hold(at, "text", figure.text(), row["shown"])
        self.differences.hold(at, "exact value", machine_value(figure), row["value"])
        self.differences.hold(at, "link", self.file(folder, figure.attributes["href"]),
                              self.file("", row["address"]))
        self.differences.hold(at, "sentence", item.one("p").text(), row["sentence"])
        facts = item.one("dl")
        self.differences.hold(at, "formula", plain(facts.one("code").text()), plain(row["formula"]))
        listed = [(*self.file(folder, link.attributes["href"]), data.attributes["value"])
                  for cell in facts.all("li") for link, data in [(cell.one("a"), cell.one("data"))]]
        self.differences.hold(at, "cells", listed, [self.cell_on_page(reference) for reference in (row["cells"] or "").split()])
        if row["source"] is not None and row["source"] not in facts.text():
            self.differences.tell(at, f"the source {row['source']!r} is not told")

    def cell_on_page(self, reference):
        """Page, fragment and number of a cell in the list of cells of a row."""
        dataset, codes, measure = self.cell_of({"cells": reference})
        return f"{dataset.edition}/data/{dataset.name}/index.html", dataset.fragment(codes, measure), dataset.cells[codes, measure][0]


def kind_of(node):
    """What kind of text a figure stands in."""
    for around in node.above():
        if "card" in around.classes():
            return "card"
        if "chart-description" in around.classes():
            return "alternative"
        if "target-lines" in around.classes():
            return "target"
        if around.tag in ("td", "th"):
            return "cell"
        if around.tag in ("caption", "figcaption"):
            return "caption"
        if around.tag in HEADINGS:
            return "heading"
    return "sentence"


def shown_in(cell):
    """The text of a cell without the marker behind its value."""
    data = next(cell.all("data"), None)
    if data is not None:
        return data.text()
    return "".join(child if isinstance(child, str) else child.text() for child in cell.children
                   if isinstance(child, str) or "marker" not in child.classes() or len(cell.children) == 1).strip()
