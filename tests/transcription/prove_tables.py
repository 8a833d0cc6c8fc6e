"""Compares the numbers of each printed table with those of its datasets, for prove.py.

Recall is the share of the printed figures that the datasets hold, precision the share of the datasets' numbers that are printed in that table.
A digit in print that is no figure is taken out first, by a named exception. Where a table holds names and letters, its words are compared too.
"""
import re
from collections import Counter
from fractions import Fraction

from prove_constraints import plain

TABLES = [*(str(n) for n in range(1, 27)), "26a", *(str(n) for n in range(27, 76))]

# Where the body of a printed table stands, when that is not from its caption to its notes: first and last line, as patterns.
REGIONS = {
    "24": (r"Tabel 24 ", r"Ministerie van"),
    "39": (r"Tabel 39 ", r"BIJLAGE 2A"),
    "66": (r"Ministerie AZ BZ BZK DEF EZK", r"Tabel 66 "),
    "68": (r"Tabel 68 ", r"De ICT-activiteiten hebben"),
    "74": (r"Tabel 74 ", r"1 Vanaf"),
    "75": (r"Tabel 75 ", r"(?!)"),
}

# Digits in the print that are not figures: table, pattern, what to read instead, why.
EXCEPTIONS = [
    ("12", r"per 1-1- 20231", "", "date in the caption, with the mark of footnote 1"),
    ("13", r">100 medewerkers", "", "bound in the label of a row"),
    ("14", r"^Jaar 2023$", "", "year in the head, which is the period"),
    ("20", r"kantoren\)1$", "kantoren)", "mark of footnote 1, in the caption"),
    ("21", r"eigendom\)1$", "eigendom)", "mark of footnote 1, in the caption"),
    ("22", r"[012]-meting", "", "numbers of the measurements, in the head"),
    ("26", r"20231$", "", "year in the caption, with the mark of footnote 1"),
    ("27", r"x 1\.000 euro", "", "scale, in the caption"),
    ("28", r"x € 1\.000", "", "scale, in the labels of two rows"),
    ("32", r"2023 \(doel\)", "", "year of the target, in the head"),
    ("33", r"2023 \(doel\)", "", "year of the target, in the head"),
    ("34", r"2023 \(doel\)", "", "year of the target, in the head"),
    ("34", r"minimaal 50%", "", "bound in the label of a row"),
    ("35", r"2023 \(doel\)", "", "year of the target, in the head"),
    ("36", r"2023 \(doel\)", "", "year of the target, in the head"),
    ("38", r"2022 1 2023", "2022 2023", "mark of footnote 1"),
    ("39", r"^122Jaarrapportage.*$", "", "foot of the page"),
    ("47", r"x € 1\.000", "", "scale, in the label of a row"),
    ("48", r"in 2022", "", "year in the caption"),
    ("51", r"euro x 1\.000", "", "scale, in the caption"),
    ("52", r"in 2023 Q4", "", "quarter in the caption"),
    ("53", r"\(AMID\) 1 8", "(AMID) 8", "mark of footnote 1"),
    ("54", r"in 2022\s+en 20231", "", "years in the caption, with the mark of footnote 1"),
    ("55", r"in 2022 en 20231", "", "years in the caption, with the mark of footnote 1"),
    ("56", r"ministerie in 2023", "", "year in the caption"),
    ("57", r"ministerie in 2023", "", "year in the caption"),
    ("58", r"25,5 uur", "", "hours of one job, in the caption"),
    ("58", r"in 2022 Q3|3e kwartaal 2022", "", "quarter in the caption and the head"),
    ("58", r"\(voorlopig\)3", "", "mark of footnote 3"),
    ("58", r"Totaal 4 3\.948", "Totaal 3.948", "mark of footnote 4"),
    ("64", r"31 december", "", "date in the caption"),
    ("66", r"^\d\. ", "", "numbers of the rows"),
    ("66", r"personeel 1$", "personeel", "mark of footnote 1"),
    ("66", r"8,2% 1 ", "8,2% ", "mark of footnote 1"),
    ("66", r"€ 225/uur", "", "highest rate, in the label of a row"),
    ("66", r"(?<=€ 393\.545) 12%|(?<=€ 1\.911\.217) 59%|(?<=€ 954\.953) 29%$(?=\s+Totale uit)", "", "shares of the subtotals, in Tabel 50"),
    ("68", r"10 miljoen euro in 2021 en 2022", "", "bound and years in the caption"),
    ("68", r"2022-2023", "", "years in the head"),
    ("69", r"1 januari|\b202[34]\b", "", "year in the caption, dates in the head"),
    ("72", r"31 december|\b2023\b", "", "dates in the head"),
    ("73", r"in 20231", "", "year in the caption, with the mark of footnote 1"),
    ("74", r"leden\)1$", "leden)", "mark of footnote 1, in the caption"),
    ("75", r"^31 december 2023$", "", "date in the label of a row"),
]

# A figure that two datasets of one printed table have: dataset, dimension, its value that the comparison leaves out.
SHOWN_TWICE = [
    ("trainees", "soort", "Specialistisch"),
]

# Tables of sentences. Their datasets are new sentences, in which a number stands as often as the telling needs: each number counts once.
RETOLD = {"75"}

# Tables of names and letters, of which every word is compared: words of captions, heads and page heads, and what is printed twice.
WORDS = {
    "20": "i gemiddeld energielabel alle rijkskantoren jaar doel gemiddeld energielabel",
    "21": "iii gemiddeld energielabel kantoren in eigendom jaar doel gemiddeld energielabel",
    "39": "afkortingenlijst " * 6 + "imi inkopen met impact szw sociale zaken en werkgelegenheid "
          "vws volksgezondheid welzijn en sport",
    "74": "adviescolleges onder toepassing van de kaderwet adviescolleges met benoemde leden naam adviescollege type advies college instellings "
          "artikel instellings datum expiratie datum aantal leden az geen def geen",
}

# The print: a number with points for thousands and a comma, not glued to a letter or to another number.
PRINTED = re.compile(r"(?<![\w.,])(?:(?<![\w)])[-\u2212\u2013]\s?)?(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\d])")


def read_print(path):
    return [line.replace("\u0133", "ij").replace("\u0132", "IJ").replace("\u00a0", " ").strip()
            for line in open(path, encoding="utf-8").read().split("\n")]


def check_tables(datasets, text, faults, tell_each):
    """Compares each printed table; with `tell_each` prints a line for it."""
    printed_in = {}
    for dataset in datasets.values():
        if table := re.fullmatch(r"Tabel (\d+[a-z]?)", dataset.schema["printed_as"]):
            printed_in.setdefault(table[1], []).append(dataset)
    n_printed = n_stored = n_found = n_removed = n_words = 0
    for table in TABLES:
        members = printed_in.get(table, [])
        names = " + ".join(member.name for member in members) or "no dataset"
        try:
            body, removed = body_of(text, table)
        except ValueError as error:
            faults.tell(names, str(error))
            continue
        printed, stored = numbers(body), stored_numbers(members)
        if table in RETOLD:
            printed, stored = Counter(set(printed)), Counter(set(stored))
        if printed != stored:
            faults.tell(names, f"Tabel {table}: only in print {told(printed - stored)}, only in the data {told(stored - printed)}")
        if table in WORDS:
            n_words += check_words(table, body, members, faults)
        found = (printed & stored).total()
        n_printed, n_stored, n_found, n_removed = n_printed + printed.total(), n_stored + stored.total(), n_found + found, n_removed + sum(removed.values())
        if tell_each:
            print(f"Tabel {table}: {printed.total()} numbers, recall {percent(found, printed.total())}, precision {percent(found, stored.total())} ({names})")
            for why, count in removed.items():
                print(f"  not a figure, {count} x: {why}")
    for name, dimension, code in SHOWN_TWICE:
        print(f"  in two datasets, compared once: {name}, {dimension} {code}")
    print(f"{len(printed_in)} of {len(TABLES)} printed tables: {n_printed} numbers in print, {n_stored} in the datasets, {n_found} agree: "
          f"recall {percent(n_found, n_printed)}, precision {percent(n_found, n_stored)}; {n_removed} digits in print are no figures, by {len(EXCEPTIONS)} "
          f"named exceptions; {n_words} words of {len(WORDS)} tables agree")
    check_figures(datasets, text, faults)


def check_figures(datasets, text, faults):
    """The numbers that the text still has of drawn figures: each stands twice in a row, the others are of the axis."""
    for number in ("5", "6"):
        members = [dataset for dataset in datasets.values() if dataset.schema["printed_as"] == f"Figuur {number}"]
        start = next(idx for idx, line in enumerate(text) if line.startswith(f"Figuur {number} "))
        body = " ".join(line for line in text[start + 1:text.index("Bron: O&P Rijk.", start)])
        printed = Counter(Fraction(one.replace(".", "")) for one in re.findall(r"(\d{1,3}\.\d{3}|\d{3})\1", body))
        stored = sum((Counter(abs(one) for one, _ in member.cells.values()) for member in members), Counter())
        if printed != stored:
            faults.tell(f"Figuur {number}", f"only in print {told(printed - stored)}, only in the data {told(stored - printed)}")
        print(f"Figuur {number}: {printed.total()} numbers in print, {stored.total()} in the datasets, {(printed & stored).total()} agree")


def lines_of(text, table):
    """The first line of a table and the first behind its body."""
    first, last = REGIONS.get(table, (rf"Tabel {table} ", r"Bron\b|\* ?[A-Z]|1 [A-Z]|Organisatieomvang|Figuur \d|Tabel (?!" + table + r" )\d"))
    starts = [idx for idx, line in enumerate(text) if re.match(first, line)]
    if not starts:
        raise ValueError(f"Tabel {table} is not in the text")
    end = starts[-1] + 1
    while end < len(text) and not re.match(last, text[end]):
        end += 1
    return starts[-1], end


def body_of(text, table):
    start, end = lines_of(text, table)
    body = "\n".join([re.sub(rf"^Tabel {table}\b", "", text[start]), *text[start + 1:end]])
    removed = {}
    for one, pattern, instead, why in EXCEPTIONS:
        if one == table:
            before = numbers(body).total()
            body, n_found = re.subn(pattern, instead, body, flags=re.MULTILINE)
            if n_found == 0:
                raise ValueError(f"Tabel {table}: the exception for {why} is not in the text")
            removed[why] = before - numbers(body).total()
    return body, removed


def numbers(text):
    """The numbers of a text as a multiset, without sign: a minus cannot be told from a hyphen in a range."""
    return Counter(Fraction(number.replace(".", "").replace(",", ".")) for number in PRINTED.findall(text))


def stored_numbers(members):
    """The numbers of the datasets of one table: of their cells, and each code of a dimension once."""
    codes = {(member.dimensions[idx]["name"], code) for member in members for idx in range(len(member.dimensions)) for code in member.codes(idx)}
    counted = sum((numbers(code) for _, code in codes), Counter())
    for member in members:
        left_out = [(member.dimension_idx(dimension), code) for name, dimension, code in SHOWN_TWICE if name == member.name]
        for (codes, measure), (value, _) in member.cells.items():
            if value is not None and not any(codes[idx] == code for idx, code in left_out):
                counted += Counter([abs(value)]) if measure in member.numeric else numbers(value)
    return counted


def check_words(table, body, members, faults):
    """Holds the words of a table of names against those of its datasets; returns how many agree."""
    printed = words(body) - Counter(words(WORDS[table]))
    cells = " ".join(" ".join([*codes, str(value)]) for member in members for codes, value in rows_of(member))
    stored = words(cells)
    if table == "74":
        # A ministry is printed once above its boards, and has its name in each row.
        stored -= Counter({code.lower(): count - 1 for code, count in Counter(
            value for (_, measure), (value, _) in members[0].cells.items() if measure == "ministerie").items()})
    if printed != stored:
        faults.tell(members[0].name, f"Tabel {table}: words only in print {sorted((printed - stored).elements())}, "
                                     f"only in the data {sorted((stored - printed).elements())}")
    return (printed & stored).total()


def rows_of(dataset):
    for codes in dataset.rows():
        codes_shown = [code for idx, code in enumerate(codes) if dataset.dimensions[idx].get("type") not in ("year", "quarter")]
        yield codes_shown, " ".join(str(dataset.cells[codes, m][0]) for m in dataset.measures if dataset.cells[codes, m][0] is not None)


def words(text):
    """The words of a text, without digits, in small letters; a hyphen or a broken line ends a word."""
    return Counter(word for word in re.findall(r"[^\W\d_]+", text.lower()))


def percent(part, whole):
    return f"{100 * part / whole:.2f}%" if whole else "-"


def told(counter):
    return " ".join(plain(number) for number in sorted(counter.elements())) or "nothing"
