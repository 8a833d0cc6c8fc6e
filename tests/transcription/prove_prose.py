"""Goes through the running text of the printed report, for prove.py: each number in it is in a dataset, or told why not.

A number is digits or a number word. A named exception explains it, or says from which tables it follows;
a cell that names the paragraph as its place takes it; a rule allows it (dates, numbers of paragraphs …); or it stands in a table too. Anything
else is a fault, and so is a cell whose number is not in its paragraph.
"""
import re
from collections import Counter
from fractions import Fraction

from prove_prose_exceptions import DERIVED, EXCEPTIONS
from prove_tables import PRINTED, TABLES, lines_of

WORDS = {word: n for n, word in enumerate(
    "nul _ twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig".split())}
WORDS |= {"één": 1, "eén": 1, "honderd": 100, "helft": 50, "halveren": 50, "verviervoudiging": 4, "dubbel": 2}
WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(word for word in WORDS if word != '_')})(?![\w-])", re.I)

MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
# What a number may be that is no figure: name of the rule, pattern.
RULES = [
    ("vindplaats", r"Kamerstukken[^.]*?\d[^A-Zb-z]*?nr\.? ?\d+(?: en nr\. \d+)?|Kamerstukken II, 2022\.|Tweede Kamer, vergaderjaar [^.]*nr\. \d+|nr\. ?\d+|\d\d ?\d{3}, ?nr|"
                   r"BWBV\d+|https?://\S+|Kamerstukken II,? [\d ,–/-]+|voor besluit\w*-\d+"),
    ("datum", rf"\d{{1,2}}\s+(?:{MONTH})(?: (?:19|20)\d\d)?|(?:{MONTH}) (?:19|20)\d\d\d?"),
    ("jaar of periode", r"(?<![\d.,])(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?(?![\d.]\d|,\d)\d?"),
    ("verwijzing", r"(?:[Tt]abel(?:len)?|[Ff]igu(?:ur|ren)|[Pp]ara?gra(?:af|fen)|[Hh]oofdstuk|[Bb]ijlagen?|[Tt]hema|fase|Fase|Periode|periode|[Nn]iveau|Actielijn|Motie#?|"
                   r"ontwikkelingen bij|nr)\s?\d+(?:\.\d+)*[a-d]?(?:(?:,| en| t/m|, tabel) (?:tabel |figuur |paragraaf )?\d+(?:\.\d+)*)*"),
    ("voetnoot aan een jaar", r"(?<![\d.,])(?:19|20)\d\d\d{1,2}(?:,\d)*(?!\d|[.,]\d)"),
    ("schaal", r"(?:[Ss]cha(?:al|len)|salarisschalen|salarisschaal)\s\(?\d+(?:[-–]\d+|\+)?(?:(?:,| en| tot)\s?(?:schaal )?\d+(?:-\d+|\+)?)*(?: en op niveau 19)?|schalen \(1-4\)|top als de schalen 16-19"),
    ("leeftijd", r"\d+ jaar of (?:jonger|ouder)|tot 30 jaar|40 tot 50 jaar|ouder dan ?\d\d|bij 55 jaar"),
    ("naam", r"SPB ?2025|Personeelsbeleid(?: Rijk)? ?2025|[Rr]outekaart 2\.0|[Ss]ocial return [12]\.0|NTA 8800|8-bit|top 5|Maasvlakte-2|Groningers boven|STOP-\d|EP-?\d|WPO 2023|"
             r"‘?I-[Ss]trategie Rijk 2021-2025|E7 besluit|COVID-19|10-punten|NIS2|2024/25|fieldlabs\b_"),
    ("klok", r"tussen 8 en 18 uur"),
    # At the start of a line.
    ("opsomming", r"(?:^|\n)\s?\d\.(?=\s)"),
]


def check_prose(datasets, text, faults, tell_each):
    paragraphs = split(text)
    in_tables = {abs(value) for dataset in datasets.values() if re.match(r"Tabel|Figuur", dataset.schema["printed_as"])
                 for (_, measure), (value, _) in dataset.cells.items() if measure in dataset.numeric and value is not None}
    counts, used, left = Counter(), Counter(), {}
    for name, body in paragraphs.items():
        left[name] = list(judge(name, body, counts, used, tell_each))
    take_cells(datasets, left, counts, faults)
    for name, tokens in left.items():
        for start, end, number, rule in tokens:
            if rule:
                counts[f"by the rule {rule}"] += 1
            elif number in in_tables and (number.denominator != 1 or number >= 100):
                counts["in a table too"] += 1
            else:
                counts["unexplained"] += 1
                around = " ".join(paragraphs[name][max(0, start - 50):end + 40].split())
                faults.tell("running text", f"{name}: {paragraphs[name][start:end]!r} in `{around}`")
    for place, pattern, why in DERIVED + EXCEPTIONS:
        if not used[place, pattern]:
            faults.tell("running text", f"{place}: the exception {pattern!r} explains nothing")
    print(f"running text: {counts.total()} numbers and number words in {len(paragraphs)} paragraphs: "
          + ", ".join(f"{count} {what}" for what, count in sorted(counts.items(), key=lambda pair: -pair[1])))


def judge(name, body, counts, used, tell_each):
    """Yields the numbers of a paragraph that no named exception explains, each with the rule that it may be under."""
    ruled = [(rule, match.span()) for rule, pattern in RULES
             for match in re.finditer(pattern, body if rule == "opsomming" else body.replace("\n", " "))]
    told = [(pattern, why, match.span()) for place, pattern, why in DERIVED + EXCEPTIONS if place == name
            for match in re.finditer(r"\s+".join(re.escape(part) for part in pattern.split()), body)]
    for start, end, number, word in tokens_of(body):
        # A rule is about digits; a number word is a count.
        rule = None if word else next((rule for rule, (first, last) in ruled if first <= start and end <= last), None)
        pattern, why = next(((pattern, why) for pattern, why, (first, last) in told if first <= start and end <= last), (None, None))
        if rule or not why:
            yield start, end, number, rule
            continue
        used[name, pattern] += 1
        counts["following from tables" if why.startswith("= ") else "by a named exception"] += 1
        if tell_each:
            print(f"  {name}: {body[start:end]!r}: {why}")


def split(text):
    """The running text by paragraph: without tables, figures with numbers, feet of pages and axes."""
    gone = set()
    for table in TABLES:
        gone.update(range(*lines_of(text, table)))
    for number in ("5", "6"):
        start = next(idx for idx, line in enumerate(text) if line.startswith(f"Figuur {number} "))
        gone.update(range(start + 1, text.index("Bron: O&P Rijk.", start)))
    paragraphs, name = {}, "Inleiding"
    for idx, line in enumerate(text):
        if heading := re.match(r"([1-4](?:\.\d{1,2}){1,3})\s+[A-ZÀ-Ý]", line):
            name, line = heading[1], line[len(heading[1]):]
        elif annex := re.match(r"BIJLAGE (\d[A-D]?)\b", line):
            name, line = f"Bijlage {annex[1].lower()}", ""
        elif re.match(r"[1-4] [A-Z]{4}", line):
            name, line = line, ""
        if idx in gone or re.fullmatch(r"\d{1,3}|\d*Jaarrapportage Bedrijfsvoering Rijk 2023", line):
            continue
        # The mark of a footnote, at its start.
        paragraphs.setdefault(name, []).append(re.sub(r"^(?!\d+ I-)\d{1,2} +(?=[A-ZÀ-Ý‘])|^1 1 (?=Voor)", "", line))
    return {name: "\n".join(body) for name, body in paragraphs.items()}


def tokens_of(body):
    """The numbers of a text: start, end, value, is it a word? The mark of a footnote, stuck to a word, is none."""
    for match in PRINTED.finditer(body):
        yield match.start(1), match.end(1), Fraction(match[1].replace(".", "").replace(",", ".")), False
    for match in WORD.finditer(body):
        yield match.start(), match.end(), Fraction(WORDS[match[0].lower()]), True


def take_cells(datasets, left, counts, faults):
    """Each cell takes one number of its paragraphs: one that no rule is about, when there is one."""
    for dataset in sorted(datasets.values(), key=lambda one: len(places_of(one.schema["printed_as"], left))):
        places = places_of(dataset.schema["printed_as"], left)
        for (codes, measure), (value, _) in dataset.cells.items():
            if value is None or not places:
                continue
            number = abs(value) if measure in dataset.numeric else Fraction(value)
            fitting = [(token[3] is not None, order, place, token) for order, place in enumerate(places) for token in left[place] if token[2] == number]
            if not fitting:
                faults.tell(dataset.name, f"{measure} at {codes} is {value}, which is not in {dataset.schema['printed_as']}, or taken")
                continue
            _, _, place, token = min(fitting, key=lambda one: one[:2])
            left[place].remove(token)
            counts["in a dataset of its own"] += 1


def places_of(printed_as, tokens):
    if re.match(r"Tabel|Figuur", printed_as):
        return []
    places = re.findall(r"Inleiding|Bijlage \d\w?|\d+(?:\.\d+)+", printed_as)
    return [place for place in places if place in tokens]
