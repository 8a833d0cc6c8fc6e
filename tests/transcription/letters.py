"""Makes the CSVs of the editions of which only the letter to parliament is there: 2020, 2024 and 2025. The schemas are written by hand.

    python3 tests/transcription/letters.py LETTER.txt ...            writes the CSVs
    python3 tests/transcription/letters.py --check LETTER.txt ...    only compares them

Which edition a letter belongs to follows from its text. Every figure is taken from the text by a pattern that fits exactly once and holds
the words that give the figure its meaning and its sign; what stands in this file are those words and the codes of the data. Every other
number in the letter, in digits or in letters, must be allowed by a rule or be named as an exception: one that is neither is a fault, and
so is a CSV that no letter gives. One line a letter on stdout, faults on stderr, exit 1 when there is a fault.
"""
import csv
import io
import pathlib
import re
import sys
from collections import Counter

DATA = pathlib.Path(__file__).resolve().parents[2] / "data"

# The words that only the letter of an edition has.
SIGNS = {
    "2020": r"In de Jaarrapportage Bedrijfsvoering Rijk 2020 \(JBR\)",
    "2024": r"De JBR blikt terug op 2024",
    "2025": r"De JBR kijkt terug op de ontwikkelingen in 2025",
}

WORDS = {"nul": "0", "één": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6", "zeven": "7", "acht": "8", "negen": "9",
         "tien": "10", "elf": "11", "twaalf": "12", "twintig": "20", "dertig": "30", "veertig": "40", "vijftig": "50", "honderd": "100"}
DIGITS = r"\d+(?:\.\d{3})*(?:,\d+)?"

# A number in the text: digits, a word that counts, or a word that holds one. "een" without accents is the article, but for "een op de".
TOKEN = re.compile(
    rf"\d+(?:[.,]\d+)*|\b(?:{'|'.join(WORDS)}|één\w*|een(?= op de\b)|dertien|(?:veer|vijf|zes|zeven|ach|negen)tien"
    r"|\w*(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend|miljoen|miljard)(?:en)?"
    r"|(?:ver)?dubbel\w*|ver(?:drie|vier|vijf)voudig\w*|halve(?:er|ring)\w*|helft|kwart|halve?|anderhalve?|beide|tiental\w*"
    r"|eerste|tweede|derde|(?:vier|vijf|zes|zeven|negen|tien)de|achtste)\b",
    re.I)

MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
# What a number may be without being a figure: the name of the rule and its pattern. A token wholly inside a match is allowed by it.
RULES = [
    ("date", rf"\b\d{{1,2}} (?:{MONTHS}) 20\d\d\b|\b(?:{MONTHS}) 20\d\d\b|\[\d\d-\d\d-20\d\d\]"),
    ("parliamentary paper", r"Kamerstukken II 20\d\d/\d\d,? \d\d \d{3},? nr\. \d+|Aanhangsel Handelingen II 20\d\d/\d\d, nrs\. [\d, ]+ en \d+"
                            r"|Handelingen II, nr\. \d+, item \d+|\bNr\. {1,2}\d+|^\d{5} Vernieuwing"),
    ("article of a law", r"\bart\. \d+\.\d+"),
    ("footnote", r"\[footnoteRef:\d+\]|\[\d+: |(?<=aanbied)1\b|(?<=stageproblematiek\.)2\b|(?<=bij de overheid\.)3\b|(?<= )[123] (?=Raadpleegbaar|Aanhangsel|Toegezegd)"),
    ("mark of the word processor", r"_Hlk\d+"),
    ("item of a list", r"(?<= )[12]\. (?=Door de ministers|Rapportage en verantwoording)"),
    ("period of years", r"\b20\d\d-20\d\d\b"),
    ("year", r"\b20[0-3]\d\b"),
    ("ordinal", r"\b(?:eerste|tweede)\b"),
    ("name", r"\bCO2\b|\bTweede Kamer\b"),
]
# Number words that count nothing: edition, pattern, how often, why.
EXCEPTIONS = [
    ("2024", r"als één (?:overheid|Rijksoverheid)", 2, "says that the government works as a whole"),
    ("2025", r"als één (?:Rijk|overheid|rijksdienst)", 3, "says that the government works as a whole"),
    ("2025", r"Veilig gedrag is één van de pijlers", 1, "one of a number that is not given"),
]


class Fault(Exception):
    """What is wrong, in one line."""


class Letter:
    """The text of a letter, on one line, and the places in it where figures were found."""

    def __init__(self, path):
        text = pathlib.Path(path).read_text(encoding="utf-8")
        for one, many in (("\u0132", "IJ"), ("\u0133", "ij"), ("\u00a0", " "), ("\u00ad", "")):
            text = text.replace(one, many)
        self.text = " ".join(text.split())
        years = [year for year, sign in SIGNS.items() if re.search(sign, self.text)]
        if len(years) != 1:
            raise Fault(f"{path}: is the letter of {' and '.join(years) or 'no edition that is made from a letter'}")
        self.year = years[0]
        self.figures = set()
        self.statements = 0

    def take(self, pattern):
        """The figure in `pattern`, where `#` stands for it, as a plain decimal with a point."""
        number = rf"({DIGITS}|{'|'.join(WORDS)})"
        found = list(re.finditer(pattern.replace("#", number), self.text))
        if len(found) != 1:
            raise Fault(f"letter of {self.year}: {len(found)} places have `{pattern}`")
        self.figures.add(found[0].span(1))
        printed = found[0].group(1)
        return WORDS.get(printed) or printed.replace(".", "").replace(",", ".")

    def fall(self, pattern):
        """The same, of a change that the words of the pattern call a fall."""
        return "-" + self.take(pattern)

    def say(self, pattern, words):
        """These words, for a statement without a figure that stands once in the text."""
        if len(re.findall(pattern, self.text)) != 1:
            raise Fault(f"letter of {self.year}: not one place has `{pattern}`")
        self.statements += 1
        return words


def of_2020(letter):
    """The letter with the report on 2020 gives no figure. It tells in words what rose and fell: text, with words of one form."""
    return {
        "ontwikkelingen": [
            ["onderwerp", "richting"],
            ["Ziekteverzuim", letter.say(r"daalde het ziekteverzuim licht", "daalde licht")],
            ["Productiviteit", letter.say(r"en is de productiviteit behouden", "bleef gelijk")],
            ["CO2-uitstoot", letter.say(r"Er is een daling in de CO2-uitstoot door minder reisbewegingen", "daalde")],
            ["Vacatures", letter.say(r"Het aantal vacatures van het Rijk steeg minder hard dan verwacht", "steeg minder dan verwacht")],
            ["Vacatures in het tweede kwartaal", letter.say(r"Vooral in het tweede kwartaal nam het aantal vacatures af", "daalde")],
            ["Medewerkers", letter.say(r"steeg in 2020 wel het aantal medewerkers", "steeg")],
            ["Meeloopstages", letter.say(r"Het aantal meeloopstages nam af", "daalde")],
            ["Nieuwe medewerkers met een arbeidsbeperking",
             letter.say(r"De instroom van mensen met een arbeidsbeperking liep mede als gevolg van de coronacrisis vertraging op", "ging langzamer")],
        ],
    }


def of_2024(letter):
    hired = letter.take(r"Het aandeel externe inhuur is met # procent gelijk gebleven aan 2023")
    juniors = letter.fall(r"Het aantal trainees en het aantal stagiaires nam met # procent licht af")
    return {
        "fte": [
            ["ministerie", "2023", "2024"],
            ["Totaal", letter.take(r"aantal ambtenaren gestegen van # fte in 2023"), letter.take(r"naar # fte in 2024")],
        ],
        "fte-groei": [["jaar", "groei"], ["2024", letter.take(r"fte in 2024 \(#%\)")]],
        "veranderingen": [
            ["onderwerp", "jaar", "verandering"],
            ["Apparaatsuitgaven", "2024", letter.take(r"De apparaatsuitgaven van de Rijksdienst zijn met # procent gestegen")],
            ["Vacatures", "2024", letter.fall(r"Het aantal vacatures daalde met # procent")],
            ["Trainees", "2024", juniors],
            ["Stagiairs", "2024", juniors],
        ],
        "woo-verzoeken": [
            ["ministerie", "binnen_aandeel"],
            ["Totaal", letter.take(r"Woo-verzoeken binnen de wettelijke termijn bleef met # procent in 2024")],
        ],
        "externe-inhuur": [["jaar", "aandeel"], ["2023", hired], ["2024", hired]],
        "racisme": [
            ["groep", "aandeel"],
            ["Totaal", letter.take(r"# procent van de rijksambtenaren in het afgelopen jaar te maken heeft gehad met racisme")],
            ["Herkomst buiten Europa", letter.take(r"Voor rijksambtenaren met een herkomstland buiten Europa was dit # procent")],
        ],
        "taakstelling": [
            ["kabinet", "aandeel", "bedrag"],
            ["Kabinet 2024", letter.take(r"een budgettaire taakstelling van # procent verbonden"),
             letter.take(r"die oploopt tot in totaal # miljard euro structureel\.")],
        ],
        "losse-aantallen": [
            ["jaar", "principes", "incidenten", "informatiecategorieen", "rapportagemomenten"],
            ["2024", letter.take(r"over de # principes uit de Gids Ambtelijk Vakmanschap"),
             letter.take(r"te maken met # incidenten in de digitale infrastructuur"),
             letter.take(r"eerste tranche van # informatiecategorieën"),
             letter.take(r"Rapportage vindt plaats op # momenten in het jaar")],
        ],
    }


def of_2025(letter):
    return {
        "fte-groei": [
            ["jaar", "groei"],
            ["2024", letter.take(r"In 2024 was er een stijging van het aantal fte met # procent")],
            ["2025", letter.take(r"is het aantal fte in 2025 nog wel gestegen met # procent")],
        ],
        "externe-inhuur": [
            ["jaar", "aandeel"],
            ["2024", letter.take(r"ten opzichte van # procent eind 2024")],
            ["2025", letter.take(r"Het aandeel externe inhuur is eind 2025 gedaald naar # procent")],
        ],
        "veranderingen": [
            ["onderwerp", "jaar", "verandering"],
            ["Vloeroppervlakte", "2025", letter.fall(r"m² afgenomen \(# procent\)")],
            ["Woo-verzoeken", "2025", letter.take(r"\(een toename van # procent ten opzichte van 2024\)")],
        ],
        "huisvesting-verandering": [
            ["jaar", "verschil"],
            ["2025", letter.fall(r"vloeroppervlakte in rijkskantoren en specialties is ten opzichte van 2024 met # m² afgenomen")],
        ],
        "open-overheid-documenten": [
            ["jaar", "documenten", "groei"],
            ["2024", letter.take(r"zoekportaal van de generieke Woo-voorziening, is gestegen: van # eind 2024"), "."],
            ["2025", letter.take(r"naar # eind 2025"), letter.take(r"Dat is een stijging van # procent")],
        ],
        "woo-termijn": [
            ["jaar", "verandering", "verandering_status"],
            ["2025", letter.take(r"termijn is afgehandeld met meer dan # procentpunt gestegen"), "estimated"],
        ],
        "taakstelling": [
            ["kabinet", "bedrag"],
            ["Kabinet-Jetten", letter.take(r"vernieuwing rijksdienst die oploopt tot # miljard euro structureel vanaf 2030")],
        ],
    }


def account(letter):
    """Where each number of the letter belongs: figures by place, counts by rule, counts by exception."""
    rules, exceptions = Counter(), Counter()
    left = []
    allowed = [(name, found.span()) for name, pattern in RULES for found in re.finditer(pattern, letter.text)]
    excused = []
    for year, pattern, times, reason in EXCEPTIONS:
        if year != letter.year:
            continue
        found = [match.span() for match in re.finditer(pattern, letter.text, re.I)]
        if len(found) != times:
            raise Fault(f"letter of {year}: the exception `{pattern}` stands there {len(found)} times and not {times}")
        excused += [(reason, span) for span in found]
    seen = set()
    for token in TOKEN.finditer(letter.text):
        own = around(token, ((span, span) for span in letter.figures))
        # A scale word behind a figure is part of it.
        if own is None and token.group() in ("miljoen", "miljard"):
            own = next((span for span in letter.figures if span[1] + 1 == token.start()), None)
        rule, reason = around(token, allowed), around(token, excused)
        if own:
            seen.add(own)
        elif rule:
            rules[rule] += 1
        elif reason:
            exceptions[reason] += 1
        else:
            left.append(f"`{token.group()}` in `{letter.text[max(0, token.start() - 40):token.end() + 40]}`")
    if seen != letter.figures:
        raise Fault(f"letter of {letter.year}: figures that are no number token: {sorted(letter.figures - seen)}")
    return rules, exceptions, left


def around(token, named):
    """The first name of which the place holds all of a token."""
    return next((name for name, (start, end) in named if start <= token.start() and token.end() <= end), None)


def told(counts):
    return f" ({', '.join(f'{count} {name}' for name, count in sorted(counts.items()))})" if counts else ""


def numbers(datasets):
    """How many cells hold a number; a year is none."""
    tables = ([cell for head, cell in zip(rows[0], row) if head != "jaar"] for rows in datasets.values() for row in rows[1:])
    return sum(bool(re.fullmatch(r"-?\d+(\.\d+)?", cell)) for row in tables for cell in row)


def main(arguments):
    check = arguments[:1] == ["--check"]
    faults = []
    for path in arguments[1:] if check else arguments:
        letter = Letter(path)
        datasets = {"2020": of_2020, "2024": of_2024, "2025": of_2025}[letter.year](letter)
        folder = DATA / letter.year
        for name, rows in datasets.items():
            text = io.StringIO()
            csv.writer(text, lineterminator="\n").writerows(rows)
            file = folder / f"{name}.csv"
            if not check:
                folder.mkdir(exist_ok=True)
                file.write_text(text.getvalue(), encoding="utf-8")
            elif not file.exists() or file.read_text(encoding="utf-8") != text.getvalue():
                faults.append(f"data/{letter.year}/{name}.csv is not what the letter gives:\n{text.getvalue()}")
        faults += [f"data/{letter.year}/{file.name} comes from no letter" for file in folder.glob("*.csv") if file.stem not in datasets]
        rules, exceptions, left = account(letter)
        faults += [f"letter of {letter.year}: neither figure nor allowed: {token}" for token in left]
        print(f"{letter.year}: {len(letter.figures) + rules.total() + exceptions.total() + len(left)} numbers: {len(letter.figures)} figures, "
              f"{rules.total()} allowed by rule{told(rules)}, {exceptions.total()} exceptions{told(exceptions)}, {len(left)} left; "
              f"{len(datasets)} datasets, {numbers(datasets)} numbers and {letter.statements} statements in words")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    if not sys.argv[1:] or sys.argv[1:] == ["--check"]:
        sys.exit(__doc__)
    try:
        sys.exit(main(sys.argv[1:]))
    except Fault as fault:
        sys.exit(f"letters.py: {fault}")
