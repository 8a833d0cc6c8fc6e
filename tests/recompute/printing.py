"""How a figure is printed in a Dutch or English sentence: unit, scale, decimals, sign, words, fractions and statuses, by the rules of docs/formulas.md."""
import re
from fractions import Fraction

from differences import Wrong
from exact import MINUS, NBSP, digits, places_of, rounded
from functions import Direction, Number, Word
from units import SCALE_WORDS, SCALES

# English names of options, which work in a Dutch edition too.
OPTIONS = {"no unit": "zonder eenheid", "in thousand": "in duizend", "in million": "in miljoen", "in billion": "in miljard", "signed": "met teken",
           "in words": "in woorden", "as fraction": "als breuk", "rose": "steeg", "have risen": "stegen", "risen": "gestegen", "higher": "hoger",
           "more": "meer", "increase": "toename"}
STATUS_ORDER = ["voorlopig", "geschat", "herzien"]

WORDS = ("nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien "
         "twintig").split()
ORDINALS = ". eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde".split()
FRACTIONS = {"de helft": "1/2", "een derde": "1/3", "twee derde": "2/3", "een kwart": "1/4", "drie kwart": "3/4", "een vijfde": "1/5",
             "twee vijfde": "2/5", "drie vijfde": "3/5", "vier vijfde": "4/5", "een zesde": "1/6", "een zevende": "1/7", "een achtste": "1/8",
             "een negende": "1/9", "een tiende": "1/10", "negen tiende": "9/10"}
DIRECTIONS = {"steeg": ("steeg", "daalde", "bleef gelijk"), "stegen": ("stegen", "daalden", "bleven gelijk"),
              "gestegen": ("gestegen", "gedaald", "gelijk gebleven"), "hoger": ("hoger", "lager", "gelijk"),
              "meer": ("meer", "minder", "evenveel"), "toename": ("een toename", "een afname", "geen verschil")}


# What English says otherwise: names of units with their plural, scales and statuses.
ENGLISH_UNITS = {"procent": ("percent", "percent"), "procentpunt": ("percentage point", "percentage points"), "punt": ("point", "points"),
                 "punten": ("point", "points"), "euro": ("euro", "euros")}
ENGLISH_SCALES = {"": "", "duizend": "thousand", "miljoen": "million", "miljard": "billion"}
ENGLISH_DIRECTIONS = {"steeg": "rose", "daalde": "fell", "bleef gelijk": "stayed the same", "stegen": "have risen", "daalden": "have fallen",
                      "bleven gelijk": "have stayed the same", "gestegen": "risen", "gedaald": "fallen", "gelijk gebleven": "stayed the same",
                      "hoger": "higher", "lager": "lower", "gelijk": "the same", "meer": "more", "minder": "fewer", "evenveel": "as many",
                      "een toename": "an increase", "een afname": "a decrease", "geen verschil": "no change"}
ENGLISH_STATUSES = {"voorlopig": "provisional", "geschat": "estimated", "herzien": "revised"}


def language_of(path):
    """The language of a page: chapters in another one stand in a folder with its name."""
    return "en" if path.startswith("en/") else "nl"


def printed(value, options, language="nl"):
    """A figure as a sentence shows it."""
    if language == "en":
        return printed_in_english(value, options)
    if len(set(options)) != len(options):
        raise Wrong(f"an option twice in {options}")
    options, statuses = set(options), ()
    if isinstance(value, Word):
        text = str(value)
    elif isinstance(value, Direction):
        form = (options & DIRECTIONS.keys() or {"steeg"}).pop()
        options.discard(form)
        text = DIRECTIONS[form][{1: 0, -1: 1, 0: 2}[value]]
    elif isinstance(value, Number):
        text, statuses = printed_number(value, options), value.statuses
    else:
        raise Wrong("a pair or a series is not a figure")
    if options:
        raise Wrong(f"unknown options {options}")
    return text + (f" ({', '.join(sorted(statuses, key=STATUS_ORDER.index))})" if statuses else "")


def printed_number(number, options):
    """The options that it knows are taken out of the set."""
    def taken(pattern):
        found = [found for found in (re.fullmatch(pattern, option) for option in options) if found]
        options.difference_update(one[0] for one in found)
        return found[0] if found else None

    bare, sign, words, common = taken("zonder eenheid"), taken("met teken"), taken("in woorden"), taken("als breuk")
    scale, places = taken("in (duizend|miljoen|miljard)"), taken(r"(\d) decima(?:al|len|ls?)")
    step = taken(r"(?:afgerond op|rounded to) ([\d.,]+)")
    if sum(map(bool, (words, common, places, step))) > 1:
        raise Wrong("two options that round")
    unit = number.unit
    factor = SCALES[scale[1]] if scale else 1 if words else unit.show
    if common:
        return as_fraction(number)
    if number.ordinal:
        return ORDINALS[int(number.value)] if words else f"{digits(number.value, 0)}e"
    value = number.ones() / factor
    if step:
        multiple = Fraction(re.sub("[.,]", "", step[1])) / factor
        value = rounded(value / multiple) * multiple
        decimals = places_of(value, 20)
    elif words:
        if value.denominator != 1 or not 0 <= (abs(value) if number.unsigned else value) <= 20:
            raise Wrong(f"{value} has no word")
        decimals = 0
    else:
        decimals = int(places[1]) if places else number.usual_decimals(factor)
    value = rounded(value, decimals)
    if number.value and not value:
        raise Wrong("not zero, but printed as zero")
    size = WORDS[int(abs(value))] if words else digits(value, decimals)
    is_size = number.unsigned and not sign
    prefix = "" if not value or is_size else MINUS if value < 0 else "+" if sign else ""
    name = "" if bare else unit.name(one=(abs(value) if is_size else value) == 1 and factor == 1)
    parts = [part for part in (prefix + size, SCALE_WORDS[factor], name) if part]
    return NBSP.join(parts[:2]) + "".join(f" {part}" for part in parts[2:])


def printed_in_english(value, options):
    """As in a Dutch sentence, with the notation and words of English; what that does not cover is refused, not guessed."""
    if isinstance(value, Direction):
        return ENGLISH_DIRECTIONS[printed(value, options)]
    if not isinstance(value, Number) or value.ordinal or {"in woorden", "als breuk"} & set(options):
        raise Wrong("only numbers and directions are printed in English here")
    bare = "zonder eenheid" in options
    number, *words = printed(value, [*options] if bare else [*options, "zonder eenheid"]).replace(NBSP, " ").split(" ")
    statuses = [word for word in words if word.strip("(),") in ENGLISH_STATUSES]
    scale = [ENGLISH_SCALES[word] for word in words if word not in statuses]
    name = "" if bare else value.unit.name(one=False)
    if name in ENGLISH_UNITS:
        name = ENGLISH_UNITS[name][number.lstrip(f"+{MINUS}") != "1" or bool(scale)]
    number = number.translate(str.maketrans(".,", ",."))
    parts = [part for part in (number, *scale, name) if part]
    told = ", ".join(ENGLISH_STATUSES[word.strip("(),")] for word in statuses)
    return NBSP.join(parts[:2]) + "".join(f" {part}" for part in parts[2:]) + (f" ({told})" if told else "")


def as_fraction(number):
    """The nearest common fraction, off by two percentage points at most; below all of them one in a number of 11 to 100."""
    part = number.value / 100 if number.unit.kind == "percent" else number.value
    if number.unit.kind not in ("percent", "ratio") or part <= 0:
        raise Wrong("no share")
    name, nearest = min(((name, Fraction(one)) for name, one in FRACTIONS.items()), key=lambda one: abs(one[1] - part))
    one_in = int(rounded(1 / part))
    if part < Fraction(9, 100) and 11 <= one_in <= 100:
        return f"een op de {one_in}"
    if abs(nearest - part) > Fraction(2, 100):
        raise Wrong(f"{part} is no common fraction")
    return name
