"""Pages of a site, read as a reader's program reads them."""
import functools
import re
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Node:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.children = tag, dict(attributes), parent, []

    def classes(self):
        return self.attributes.get("class", "").split()

    def all(self, tag=None, name=None):
        """The nodes below, in order of the page, of a tag and a class."""
        for child in self.children:
            if isinstance(child, Node):
                if (tag is None or child.tag == tag) and (name is None or name in child.classes()):
                    yield child
                yield from child.all(tag, name)

    def one(self, tag=None, name=None):
        """The first of them."""
        return next(self.all(tag, name))

    def above(self):
        """The nodes around it, from the inside out."""
        node = self.parent
        while node:
            yield node
            node = node.parent

    def text(self):
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def prose(self):
        """The text as sentences: without the marks of footnotes, the label of a box before it."""
        parts = (child if isinstance(child, str) else child.prose() for child in self.children
                 if isinstance(child, str) or "footnote-ref" not in child.classes())
        return "".join(parts) + (": " if "box-label" in self.classes() else "")


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = self.open = Node("", (), None)
        self.feed(text)
        self.close()
        self.ids = {}
        for node in self.root.all():
            if "id" in node.attributes:
                self.ids.setdefault(node.attributes["id"], []).append(node)

    def handle_starttag(self, tag, attributes):
        node = Node(tag, attributes, self.open)
        self.open.children.append(node)
        if tag not in VOID:
            self.open = node

    def handle_endtag(self, tag):
        node = self.open
        while node.parent and node.tag != tag:
            node = node.parent
        self.open = node.parent or self.root

    def handle_data(self, data):
        self.open.children.append(data)

    def one(self, id):
        """The node with an id; None when there is none, or more than one."""
        return self.ids[id][0] if len(self.ids.get(id, [])) == 1 else None


@functools.lru_cache(maxsize=None)
def parsed(text):
    return Page(text)


def read_page(path):
    """The page of a file, None when there is no such file. The same text is read once."""
    return parsed(path.read_text(encoding="utf-8")) if path.is_file() else None


def machine_value(node):
    """The exact value of a figure or a cell, None when it has none."""
    data = list(node.all("data"))
    beside = "".join(f" {marker.text()}" for marker in node.all("span", "marker"))
    return data[0].attributes.get("value") if len(data) == 1 and data[0].text() + beside == node.text() else ("unclear" if data else None)


def one_space(text):
    return re.sub(r"\s+", " ", text).strip()


def is_in_link(node):
    """Does it stand in the words of a link, so that it cannot be one?"""
    return node.tag == "span" and any(around.tag == "a" for around in node.above())
