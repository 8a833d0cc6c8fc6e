"""Tables 1 to 38 and figures 5 and 6 of the printed report, as CSV in data/2023.

    python3 tests/transcription/report.py REPORT.txt

Every value is parsed from the text. What this script holds are the printed row labels and the codes that stand for them in the data.
A row must have exactly as many values as its table has columns: anything else stops the script.
Tables 20 and 21 are made by lists.py. Two rows of table 25 have fewer figures than years, and the text does not tell which: they go into
a dataset of their own, in printed order.
"""
import csv
import pathlib
import re
import sys

from source_text import lines, numbers, table

OUT = pathlib.Path(__file__).resolve().parents[2] / "data" / "2023"
YEARS = ["2019", "2020", "2021", "2022", "2023"]
VALUE = r"(?:€ ?)?(?:\+ ?)?\d[\d.]*(?:,\d+)?%?"


def fail(message):
    sys.exit(f"report.py: {message}")


def row(block, label, count):
    """The `count` values behind a row label; the label may be broken over lines, the values stand on one line and end it.

    A superior digit at the end (35²) points to a footnote."""
    words = r"\s+".join(re.escape(word) for word in label.split())
    found = re.findall(rf"^{words}\s+({VALUE}(?: +{VALUE}){{{count - 1}}})[²³]?$", block, re.M)
    if len(found) != 1:
        fail(f"row {label!r}: {len(found)} lines with {count} values in\n{block}")
    values = [numbers(v) for v in re.findall(VALUE, found[0])]
    if any(len(v) != 1 for v in values):
        fail(f"row {label!r}: cannot read {found[0]!r}")
    return [v[0].lstrip("+") for v in values]


def header(block, years, goal=False):
    """Checks that the columns are these years, in this order, followed by a goal or not; a lone digit is a footnote."""
    found = re.search(r"^(?:Jaar|Marktpartijen) ((?:20\d\d(?: \d)? ?)+)(\(doel\))?$", block, re.M)
    columns = re.findall(r"20\d\d", found.group(1)) if found else None
    if columns != years + (["2023"] if goal else []) or bool(found.group(2)) != goal:
        fail(f"columns {columns} are not {years} in\n{block}")


def write(name, head, records):
    with open(OUT / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *records])


class Report:
    def __init__(self, path):
        self.text = lines(path)

    def block(self, number):
        return "\n".join(table(self.text, number))

    def wide(self, name, number, dimension, rows):
        """Rows are values of a dimension, columns are years."""
        block = self.block(number)
        header(block, YEARS)
        write(name, [dimension, *YEARS], [[code, *row(block, label, len(YEARS))] for label, code in rows.items()])

    def series(self, name, number, rows, years=YEARS, goal=None):
        """Rows are measures, columns are years; the row labelled `goal` has one value more, the goal for the last year."""
        block = self.block(number)
        header(block, years, goal is not None)
        columns = [row(block, label, len(years) + (label == goal)) for label in rows]
        head = ["jaar", *rows.values()]
        records = [[year, *(c[i] for c in columns)] for i, year in enumerate(years)]
        if goal is not None:
            head.append("doel")
            target = columns[list(rows).index(goal)][-1]
            for record in records:
                record.append(target if record[0] == years[-1] else ".")
        write(name, head, records)

    def things(self, name, number, dimension, rows, measures):
        """Rows are values of a dimension, columns are measures; the table is about one moment."""
        block = self.block(number)
        write(name, [dimension, *measures], [[code, *row(block, label, len(measures))] for label, code in rows.items()])

    def figure(self, number):
        """The numbers printed inside a figure. The text has each label twice in a row: '6.4186.418' is 6.418."""
        start = next(i for i, line in enumerate(self.text) if line.startswith(f"Figuur {number} "))
        end = next(i for i in range(start, len(self.text)) if self.text[i].startswith("Bron:"))
        found = []
        for line in self.text[start + 1:end]:
            if re.fullmatch(r"(?:(\d{1,3}(?:\.\d{3})?)\1 ?)+", line):
                found += re.findall(r"(\d{1,3}\.\d{3}|\d{1,3})\1", line)
        return [n.replace(".", "") for n in found]


SCALES = {
    "Vrouwen schaal 1-4": "schaal 1-4",
    "Vrouwen schaal 5-9": "schaal 5-9",
    "Vrouwen schaal 10-13": "schaal 10-13",
    "Vrouwen schaal 14-16": "schaal 14-16",
    "Vrouwen schaal 17+": "schaal 17 en hoger",
    "Totaal": "Totaal",
}

BREACHES = {
    "Financiële schendingen (in de zakelijke sfeer)": "Financieel",
    "Misbruik positie en belangenverstrengeling": "Positie en belangen",
    "Lekken en misbruik en/of achterhouden van en/of ongeoorloofd omgaan met informatie": "Informatie",
    "Ongepaste communicatie": "Communicatie",
    "Misbruik bevoegdheden": "Bevoegdheden",
    "Misbruik geweldsbevoegdheid": "Geweld",
    "Ongewenste omgangsvormen": "Omgangsvormen",
    "Misbruik bedrijfsmiddelen en overtreding interne regels": "Bedrijfsmiddelen en regels",
    "Ongepaste gedragingen in privé-sfeer": "Privé",
    "Totaal": "Totaal",
}

ABUSES = {
    "Schending of een gevaar voor schending van een wettelijk voorschrift of van interne regels": "Schending van een voorschrift",
    "Gevaar voor de volksgezondheid, voor de veiligheid van personen, voor de aantasting van het milieu": "Gevaar voor mens of milieu",
    "Het laten ontstaan van een gevaar voor het goed functioneren van de openbare dienst of een onderneming":
        "Gevaar voor een organisatie",
    "Schending of een gevaar voor schending van het Unierecht": "Schending van het Unierecht",
    "Totaal": "Totaal",
}

AGES = ["jonger dan 30 jaar", "30 tot 40 jaar", "40 tot 50 jaar", "50 tot 60 jaar", "60 jaar en ouder"]


def top_functions(report):
    """Table 19: the corrected numbers stand under the last two years, as its third footnote says."""
    block = report.block(19)
    years = ["2018", "2019", "2020", "2021", "2022"]
    header(block, years)
    counted = row(block, "Aantal rijksmedewerkers", 5)
    corrected = row(block, "Met correctie Defensie3", 2)
    note = " ".join(report.text)
    for year, was, now in zip(years[3:], counted[3:], corrected):
        if not re.search(rf"over {year} (?:nu )?{now} \(was {was}\)", note):
            fail(f"table 19: the footnote does not put {now} under {year}")
    write("topfuncties", ["jaar", "functies", "gecorrigeerd"], list(zip(years, counted, ["."] * 3 + corrected)))


def maturity(report):
    """Table 22: the years stand in parentheses under the names of the three measurements."""
    block = report.block(22)
    years = re.findall(r"^\((20\d\d)\)$", block, re.M)
    if years != ["2021", "2022", "2023"]:
        fail(f"table 22: years {years}")
    write("informatiehuishouding", ["jaar", "niveau"], list(zip(years, row(block, "Volwassenheidsniveau", 3))))


def companies(report):
    """Table 25: Ordina has one figure and KPN three, under five years. Nothing in the text tells where the blanks are."""
    block = report.block(25)
    header(block, YEARS)
    whole = {name: row(block, name, len(YEARS)) for name in ("Capgemini", "IBM", "ATOS")}
    short = {name: row(block, name, count) for name, count in (("Ordina", 1), ("KPN", 3))}
    blanks = {name: ["."] * len(YEARS) for name in short}
    rows = {**whole, **blanks}
    write("ict-marktpartijen", ["marktpartij", *YEARS], [[name, *rows[name]] for name in ("Capgemini", "IBM", "Ordina", "ATOS", "KPN")])
    order = ["eerste", "tweede", "derde"]
    write("ict-marktpartijen-zonder-jaar", ["marktpartij", "volgorde", "activiteiten"],
          [[name, place, cell] for name, cells in short.items() for place, cell in zip(order, cells)])


def figures(report):
    men_women = report.figure(5)
    if len(men_women) != 10:
        fail(f"figure 5: {men_women}")
    write("instroom-geslacht", ["geslacht", *YEARS], [["Man", *men_women[:5]], ["Vrouw", *men_women[5:]]])
    stacked = report.figure(6)
    if len(stacked) != 30:
        fail(f"figure 6: {stacked}")
    parts = [[age, *stacked[5 * i:5 * i + 5]] for i, age in enumerate(AGES, 1)]
    write("uitstroom-leeftijd-aantal", ["leeftijd", *YEARS], [*parts, ["Totaal", *stacked[:5]]])


def main(path):
    r = Report(path)
    r.series("leeftijd-gemiddeld", 1, {"Gemiddelde leeftijd": "leeftijd"})
    r.wide("dienstjaren", 2, "dienstjaren", {
        "0 t/m 5 jaar": "0 t/m 5 jaar",
        "6 t/m 10 jaar": "6 t/m 10 jaar",
        "11 t/m 20 jaar": "11 t/m 20 jaar",
        "21 t/m 30 jaar": "21 t/m 30 jaar",
        "≥ 31 jaar": "31 jaar of meer",
    })
    r.wide("vrouwen-schaal", 3, "schaal", SCALES)
    r.wide("vrouwen-instroom", 4, "schaal", SCALES)
    r.wide("vrouwen-uitstroom", 5, "schaal", SCALES)
    r.series("instroom", 6, {"Aantal": "medewerkers"})
    r.wide("doorstroom", 7, "soort", {
        "Interdepartementale doorstroom": "Interdepartementale doorstroom",
        "Interne doorstroom": "Interne doorstroom",
        "Uitstroom (exclusief pensioen)": "Uitstroom zonder pensioen",
        "Totaal": "Totaal",
    })
    r.series("uitstroom", 8, {"Aantal": "medewerkers"})
    figures(r)
    r.series("uitzendkrachten", 9, {"Aantal": "uitzendkrachten"})
    r.series("vacatures", 10, {"Aantal vacatures": "vacatures"})
    r.wide("stagiairs", 11, "opleiding", {
        "mbo": "mbo",
        "hbo": "hbo",
        "wo": "wo",
        "Opleidingsniveau onbekend": "Onbekend",
        "Totaal": "Totaal",
    })
    r.things("ikb-pas", 12, "leeftijd", {
        "45-49": "45 t/m 49 jaar",
        "50-56": "50 t/m 56 jaar",
        "57+": "57 jaar en ouder",
        "Totaal": "Totaal",
    }, ["medewerkers", "pas", "ikb"])
    r.series("ziekteverzuim", 13, {"Ziekteverzuim Rijk": "rijk", "CBS >100 medewerkers": "cbs"})
    r.things("integriteit-schendingen", 14, "schending", BREACHES, ["schendingen"])
    r.wide("integriteit-betrokkenen", 15, "schending", BREACHES)
    r.wide("misstanden-niet-aangetoond", 16, "soort", ABUSES)
    r.wide("misstanden-aangetoond", 17, "soort", ABUSES)
    r.wide("abd-functies", 18, "functie", {
        "TMG": "TMG",
        "ABD-topmanager": "ABD-topmanager",
        "ABD-manager": "ABD-manager",
        "Totaal": "Totaal",
    })
    top_functions(r)
    maturity(r)
    r.series("dwangsommen", 23, {
        "Totaal aantal verbeurde dwangsommen": "aantal",
        "Bedrag aan verbeurde dwangsommen": "verbeurd",
        "Bedrag aan betaalde dwangsommen": "betaald",
    })
    r.things("ict-verbeteringen", 24, "verbetering", {
        "Continuïteit van ICT": "Continuïteit van ICT",
        "Verbeterde dienstverlening": "Verbeterde dienstverlening",
        "Efficiëntie": "Efficiëntie",
        "Compliance": "Compliance",
        "Veiligheid": "Veiligheid",
        "Duurzaamheid": "Duurzaamheid",
        "Vakmanschap": "Vakmanschap",
    }, ["activiteiten"])
    companies(r)
    r.wide("onvolkomenheden", "26a", "domein", {
        "Informatiebeveiliging": "Informatiebeveiliging",
        "IT-beheer": "IT-beheer",
        "Totaal": "Totaal",
    })
    r.things("cio-cafes", 26, "thema", {
        "Duurzame software": "Duurzame software",
        "Arbeidsbesparende technologieën": "Arbeidsbesparende technologieën",
        "Network and Information security directive NIS2": "NIS2",
        "Open Overheid": "Open Overheid",
        "Totaal": "Totaal",
    }, ["overheid", "bedrijfsleven", "totaal"])
    buildings = {"Rijkskantoren": "Rijkskantoren", "Specialties": "Specialties"}
    r.wide("huisvesting-omvang", 27, "soort", buildings)
    r.series("verkochte-gebouwen", 28, {
        "Aantal verkochte gebouwen": "gebouwen",
        "Bruto vloeroppervlakte (in m2)": "oppervlakte",
        "Nettoresultaat (vorig boekjaar) x € 1.000": "resultaat",
        "Structurele besparing x € 1.000": "besparing",
    })
    r.wide("huisvestingskosten", 29, "soort", buildings)
    r.series("gebruiksvergoeding", 30, {"Gebruiksvergoeding": "bedrag"})
    r.series("leenfaciliteit", 31, {"Beroep op de leenfaciliteit": "bedrag"})
    r.series("mvoi-criteria", 32, {
        "Percelen MVOI-criteria toegepast": "toegepast",
        "Percelen MVOI-criteria van toepassing": "van_toepassing",
        "MVOI-criteria doelstelling": "aandeel",
    }, years=["2023"], goal="MVOI-criteria doelstelling")
    r.series("mvoi-ambitieniveau", 33, {
        "Percelen significant": "significant",
        "Percelen ambitieus": "ambitieus",
        "Percelen MVOI criteria van toepassing": "van_toepassing",
        "MVOI-criteria ambitieniveau doelstelling": "aandeel",
    }, years=["2023"], goal="MVOI-criteria ambitieniveau doelstelling")
    r.series("categoriemanagement", 34, {
        "Percelen via categoriemanagement": "van_toepassing",
        "Percelen gunning minimaal 50% maatschappelijke impact": "toegepast",
        "Categoriemanagement doelstelling": "aandeel",
    }, years=["2023"], goal="Categoriemanagement doelstelling")
    r.series("social-return", 35, {
        "Percelen social return toegepast": "toegepast",
        "Percelen social return van toepassing": "van_toepassing",
        "Social return doelstelling": "aandeel",
    }, goal="Social return doelstelling")
    r.series("isv", 36, {
        "Percelen ISV kader gevolgd": "gevolgd",
        "Percelen ISV kader van toepassing": "van_toepassing",
        "ISV doelstelling risicocategorien": "aandeel",
    }, years=["2023"], goal="ISV doelstelling risicocategorien")
    r.series("e-facturen", 37, {
        "Totaal aantal e-facturen": "e",
        "Totaal aantal facturen": "alle",
        "Percentage e-facturen": "aandeel",
        "Verschil aantal e-facturen per jaar": "verschil",
    })
    r.series("apparaatsuitgaven", 38, {
        "Kerndepartementen": "kerndepartementen",
        "b/l-agentschappen": "agentschappen",
        "Totaal": "totaal",
        "Als % netto rijksuitgaven2": "aandeel",
    })


if __name__ == "__main__":
    main(sys.argv[1])
