"""Reads a formula from left to right and computes it on the way, from published data. The grammar is that of docs/formulas.md."""
import itertools
import re
import unicodedata
from dataclasses import replace
from fractions import Fraction

import functions
from differences import Wrong
from exact import places_of
from functions import COMPUTE, Given, Number, Pair, Series
from printing import OPTIONS
from units import BARE

# English names of functions, which work in a Dutch edition too.
FUNCTIONS = {"difference": "verschil", "growth": "groei", "share": "aandeel", "ratio": "verhouding", "sum": "som", "mean": "gemiddelde",
             "max": "hoogste", "min": "laagste", "label_max": "naam_hoogste", "label_min": "naam_laagste", "rank": "rang", "index": "index",
             "target": "doel", "gap": "afstand", "direction": "richting", "given": "gegeven"}


def plain(text):
    """One kind of space, one at a time; composed letters; straight double quotes."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).replace("\u201c", '"').replace("\u201d", '"').strip()


def canonical(code):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", code)).strip()


class Formula:
    """`read` gathers the cells that it reads, as (dataset, codes, measure); `names` the named formulas in it. `figures` of the edition leads from
    a name to its formula (`value`) and what is stated beside it (`decimals`, `unit`)."""

    def __init__(self, text, edition, operators=False, outer=None, within=()):
        self.text, self.at, self.edition, self.operators = plain(text), 0, edition, operators
        self.read = {} if outer is None else outer.read
        self.names = set() if outer is None else outer.names
        self.within = within

    def result(self):
        """The value, and the options behind it."""
        value = self.sum() if self.operators else self.part()
        options = []
        while self.next(r" ?\("):
            # A comma between digits marks thousands: `rounded to 1,000`.
            options += [one.strip() for one in re.split(r"(?<!\d),|,(?!\d{3}(?!\d))", self.need(r"([^()]*)\)")[1])]
        if self.at != len(self.text):
            raise Wrong(f"`{self.text[self.at:]}` is left of the formula `{self.text}`")
        return value, [OPTIONS.get(option, option) for option in options]

    def cell(self):
        """The one cell that the whole formula names, whatever it holds: dataset, codes, measure."""
        dataset, measure, keys, form, _ = self.select(self.need(r"[^\W_][\w-]*")[0])
        if form != "one" or self.at != len(self.text):
            raise Wrong(f"`{self.text}` is not the selection of one cell")
        return dataset, keys[0], measure

    def next(self, pattern):
        found = re.compile(pattern).match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def need(self, pattern):
        found = self.next(pattern)
        if not found:
            raise Wrong(f"`{self.text[self.at:]}` in `{self.text}` is not {pattern}")
        return found

    def sum(self):
        value = self.product()
        while operator := self.next(r" ?([+-]) ?"):
            compute = functions.combined if operator[1] == "+" else functions.less
            value = compute(value, self.product())
        return value

    def product(self):
        value = self.part()
        while operator := self.next(r" ?([*/]) ?"):
            compute = functions.multiplied if operator[1] == "*" else functions.divided
            value = compute(value, self.part())
        return value

    def part(self):
        if self.operators and self.next("- ?"):
            number = self.part()
            return replace(number, value=-number.value, written=None)
        if self.operators and self.next(r"\( ?"):
            value = self.sum()
            self.need(r" ?\)")
            return value
        if self.operators and (constant := self.next(r"\d+(\.\d+)?(?![\w-])")):
            value = Fraction(constant[0])
            return Number(value, BARE, places_of(value, len(constant[0])))
        name = self.need(r"[^\W_][\w-]*")[0]
        if self.next(r"\("):
            return self.function(FUNCTIONS.get(name, name))
        if self.text[self.at:self.at + 1] in ("[", ".", "@"):
            return self.selection(name)
        return self.named(name)

    def named(self, name):
        if name not in self.edition.figures or name in self.within:
            raise Wrong(f"there is no figure `{name}`, or it leads to itself")
        self.names.add(name)
        figure = self.edition.figures[name]
        value, options = Formula(figure["value"], self.edition, True, self, (*self.within, name)).result()
        if options or not isinstance(value, Number):
            raise Wrong(f"figure `{name}` has options or is no number")
        if "unit" in figure:
            if value.unit.kind != "compound" or value.unit.many not in ("", figure["unit"]):
                raise Wrong(f"figure `{name}` has a unit of its own")
            value = replace(value, unit=replace(value.unit, one=figure["unit"], many=figure["unit"]))
        if "decimals" in figure:
            unit = value.unit
            decimals = figure["decimals"] + max(0, len(str(unit.scale)) - len(str(unit.show)))
            value = replace(value, decimals=decimals, stated=figure["decimals"])
        if value.decimals is None:
            raise Wrong(f"figure `{name}` has no decimals")
        return value

    def function(self, name):
        if name == "gegeven":
            return Given(self.need(r' ?"((?:[^"]|"")+)" ?\)')[1].replace('""', '"'))
        if name in ("doel", "afstand"):
            return self.target(name)
        arguments = [self.sum() if self.operators else self.part()]
        if name == "rang":
            code = self.need(r' ?, ?(?:"((?:[^"]|"")*)"|([^")]*[^") ])) ?\)')
            return functions.rank(arguments[0], canonical((code[1] or "").replace('""', '"') or code[2]))
        while self.next(" ?, ?"):
            arguments.append(self.sum() if self.operators else self.part())
        self.need(r" ?\)")
        if name not in COMPUTE:
            raise Wrong(f"there is no function `{name}`")
        return COMPUTE[name](*arguments)

    def target(self, name):
        """What is aimed for, which reads no cell; or how far a cell is from it."""
        self.next(" ")
        dataset, measure, keys, form, _ = self.select(self.need(r"[^\W_][\w-]*")[0], may_be_open=name == "doel")
        self.need(r" ?\)")
        if form != "one":
            raise Wrong("a target of more than one cell")
        target = dataset.target(keys[0], measure)
        return functions.gap(self.number(dataset, keys[0], measure), target) if name == "afstand" else target

    def selection(self, name):
        dataset, measure, keys, form, opened = self.select(name)
        if form != "series":
            numbers = [self.number(dataset, key, measure) for key in keys]
            return Pair(numbers) if form == "pair" else numbers[0]
        # What does not occur, or cannot be counted, is no part of a series.
        keys = [key for key in keys if dataset.cells.get((key, measure), ("", "M"))[1] != "M"]
        names = list(dataset.dimensions)
        labels = [", ".join(dataset.label(names[idx], key[idx]) for idx in opened) for key in keys]
        codes = [", ".join(key[idx] for idx in opened) for key in keys]
        return Series(codes, labels, [self.number(dataset, key, measure) for key in keys], dataset.measures[measure].additive)

    def number(self, dataset, key, measure):
        number = dataset.number(key, measure)
        self.read[dataset.edition, dataset.name, key, measure] = dataset
        return number

    def select(self, name, may_be_open=False):
        """Dataset, measure, keys, what they are (one, pair or series) and the positions of the open dimensions."""
        other = self.next(r"@(\w+)")
        dataset = self.edition.dataset(name, other and other[1])
        measure = self.next(r"\.(\w+)")
        if measure is None and len(dataset.measures) > 1:
            raise Wrong(f"{name} has more than one measure")
        measure = measure[1] if measure else next(iter(dataset.measures))
        if measure not in dataset.measures:
            raise Wrong(f"{name} has no measure `{measure}`")
        chosen = {}                     # dimension to codes, and what they are
        has_brackets = self.next(r"\[ ?")
        while has_brackets and not self.next(r" ?\]"):
            if chosen:
                self.need(" ?, ?")
            named = self.next(rf"({'|'.join(dataset.dimensions)}) ?: ?") if dataset.dimensions else None
            left = [dimension for dimension in dataset.dimensions if dimension not in chosen]
            dimension = named[1] if named else left[0] if left else ""
            if not dimension or dimension in chosen:
                raise Wrong(f"too many values in `{self.text}`")
            chosen[dimension] = self.codes(dataset, dimension)
        if may_be_open and not has_brackets:
            return dataset, measure, [()], "one", []
        if len(chosen) != len(dataset.dimensions):
            raise Wrong(f"too few values in `{self.text}`")
        forms = {form for _, form in chosen.values()} - {"one"}
        if len(forms) > 1:
            raise Wrong(f"a pair and a series in `{self.text}`")
        keys = list(itertools.product(*(chosen[dimension][0] for dimension in dataset.dimensions)))
        opened = [idx for idx, dimension in enumerate(dataset.dimensions) if chosen[dimension][1] == "series"]
        return dataset, measure, keys, (forms or {"one"}).pop(), opened

    def codes(self, dataset, dimension):
        if quoted := self.next(r'"((?:[^"]|"")*)"'):
            return self.known(dataset, dimension, [quoted[1].replace('""', '"')]), "one"
        text = self.need(r"[^\],]+")[0].strip()
        if text == "*":
            return [code for code in dataset.codes(dimension) if code != dataset.total(dimension)], "series"
        if dataset.is_time(dimension) and ".." in text:
            first, last = (one.strip() for one in text.split(".."))
            if not first < last:
                raise Wrong(f"the pair `{text}` does not run forwards")
            return self.known(dataset, dimension, [first, last]), "pair"
        if dataset.is_time(dimension) and (series := re.fullmatch(r"(\S+) (?:t/m|to) (\S+)", text)):
            return dataset.period(dimension, series[1], series[2]), "series"
        return self.known(dataset, dimension, [text]), "one"

    def known(self, dataset, dimension, codes):
        known = {canonical(code): code for code in dataset.codes(dimension)}
        for code in codes:
            if canonical(code) not in known:
                raise Wrong(f"{dimension} of {dataset.name} has no `{code}`")
        return [known[canonical(code)] for code in codes]
