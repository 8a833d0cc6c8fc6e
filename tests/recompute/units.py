"""Units and what they give together: the tables of docs/formulas.md, written a second time."""
from dataclasses import dataclass, replace

from differences import Wrong

SCALES = {"": 1, "duizend": 10**3, "miljoen": 10**6, "miljard": 10**9}
SCALE_WORDS = {factor: word for word, factor in SCALES.items()}
CURRENCIES = {"EUR": "euro"}

# The unit of a difference of two of a kind.
POINTS = {"percent": "percentage-point", "index": "index-point"}
LEVELS = {*POINTS, *POINTS.values()}
NAMES = {"percent": ("procent", "procent"), "percentage-point": ("procentpunt", "procentpunt"), "index-point": ("punt", "punten"),
         "ratio": ("", ""), "index": ("", "")}


@dataclass(frozen=True)
class Unit:
    """`scale` is in what the numbers are counted, `show` in what a sentence shows them. A compound that is computed knows its parts."""
    kind: str
    one: str = ""
    many: str = ""
    scale: int = 1
    show: int = 1
    currency: str = ""
    above: "Unit | None" = None
    below: "Unit | None" = None

    def is_level(self):
        """A place on a scale of its own rather than an amount."""
        return self.kind in LEVELS

    def is_bare(self):
        return self.kind == "ratio"

    def name(self, one=False):
        """What stands behind a number in a sentence."""
        if self.kind == "money":
            return CURRENCIES.get(self.currency, self.currency)
        return NAMES[self.kind][not one] if self.kind in NAMES else self.one if one else self.many

    def in_files(self):
        """How the files of a site name it, scale included."""
        name = self.currency if self.kind == "money" else self.kind if self.kind in NAMES else self.many
        if self.kind == "compound" and not self.many and self.above:
            name = f"{self.above.in_files()} / {self.below.in_files()}"
        return name + (f" × 10^{len(str(self.scale)) - 1}" if self.scale != 1 else "")

    def same(self, other):
        """May the two be added, whatever the scale of their cells?"""
        if self.kind != other.kind:
            return False
        if self.kind == "money":
            return self.currency == other.currency
        if self.kind == "compound" and self.above and other.above and not (self.many and other.many):
            return self.above.same(other.above) and self.below.same(other.below)
        if self.kind == "compound":
            return bool(self.many) and self.many == other.many
        return self.is_level() or self.is_bare() or self.many == other.many


BARE = Unit("ratio")
PERCENT = Unit("percent")
INDEX = Unit("index")


def hold_same(one, other):
    if not one.same(other):
        raise Wrong(f"{one.in_files() or one.kind} and {other.in_files() or other.kind} are two units")


def common(one, other):
    """One unit for two that are the same: the larger scale, with its word."""
    coarse = max(one, other, key=lambda unit: (unit.scale, unit.show))
    named = one if one.many else other
    singular = min((unit.one for unit in (one, other) if unit.one != unit.many), default=named.one)
    return replace(coarse, one=singular, many=named.many, above=one.above or other.above, below=one.below or other.below)


def summed(one, other):
    """The unit of one + other."""
    if one.same(other):
        return common(one, other)
    for level, points in ((one, other), (other, one)):
        if POINTS.get(level.kind) == points.kind:
            return level
    hold_same(one, other)


def subtracted(one, other):
    """The unit of one - other, which is that of a difference too."""
    if one.same(other):
        unit = common(one, other)
        return Unit(POINTS[unit.kind], scale=unit.scale, show=unit.show) if unit.kind in POINTS else unit
    if POINTS.get(one.kind) == other.kind:
        return one
    hold_same(one, other)


def is_percentage_of(one, other):
    """Does one of two factors count as its hundredth?"""
    return not one.is_bare() and not other.is_bare() and (one.kind == "percent") != (other.kind == "percent")


def multiplied(one, other):
    """The unit of one × other."""
    if one.is_bare() or other.is_bare():
        return one if other.is_bare() else other
    if is_percentage_of(one, other):
        amount = other if one.kind == "percent" else one
        if not amount.is_level():
            return amount
    elif whole := above(one, other) or above(other, one):
        return whole
    raise Wrong(f"{one} × {other} has no meaning")


def above(compound, factor):
    """What a compound times the unit below it gives, None when it is not that."""
    if compound.kind != "compound" or factor.is_level() or factor.is_bare():
        return None
    if compound.above:
        return compound.above if compound.below.same(factor) else None
    money, _, below = compound.many.partition(" per ")
    return Unit("money", currency="EUR") if money == "euro" and below in (factor.one, factor.many) else None


def divided(one, other):
    """The unit of one ÷ other."""
    if one.same(other):
        return BARE
    if other.is_bare():
        return one
    if one.is_bare() or one.is_level() or other.is_level() or one.kind == other.kind == "money":
        raise Wrong(f"{one} ÷ {other} has no meaning")
    if other.above and other.above.same(one):
        return other.below
    return Unit("compound", above=one, below=other)
