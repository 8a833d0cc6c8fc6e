"""Makes the CSVs of the annex tables, 40 to 73, from the text of the printed report. The schemas beside them are written by hand.

    python3 tests/transcription/annex.py REPORT.txt

Each table says what its rows are called in print and under which code they go; all figures come from the text. A row that has another
number of figures than the table has columns stops the script: nothing is filled in, but for the blanks that a table declares.
"""
import csv
import itertools
import pathlib
import re
import sys
from decimal import Decimal

from source_text import NUMBER, lines, table

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "data" / "2023"
UNTIL = ("Bron", "* ", "Organisatieomvang", "Figuur ", "De ICT-activiteiten")

YEARS = ["2019", "2020", "2021", "2022", "2023"]
MINISTRIES = ["AZ", "BZ", "BZK", "Def", "EZK", "Fin", "IenW", "JenV", "LNV", "OCW", "SZW", "VWS", "VWS regulier", "VWS COVID-19", "HCvS",
              "Rechtspraak", "Totaal"]

# How the print names a ministry where that differs from its code.
SPELLINGS = {"FIN": "Fin", "DEF": "Def", "J&V": "JenV", "JenV (excl. Rechtspraak)": "JenV", "Eindtotaal": "Totaal", "AZ1": "AZ", "Totaal 4": "Totaal",
             "VWS (reguliere verzoeken)": "VWS regulier", "VWS (verzoeken COVID-19)": "VWS COVID-19"}

AGES = {"< 30 jaar": "jonger dan 30 jaar", "30 tot 40 jaar": None, "40 tot 50 jaar": None, "50 tot 60 jaar": None,
        "≥ 60 jaar": "60 jaar en ouder"}
MANAGER_AGES = {"< 40 jaar": "jonger dan 40 jaar", "40 tot 45 jaar": None, "45 tot 50 jaar": None, "50 tot 55 jaar": None,
                "55 tot 60 jaar": None, "≥ 60 jaar": "60 jaar en ouder", "Totaal": None}
ORIGINS = ["Europees", "Buiten-Europees"]
SPENDING = ["Beleid", "Beleidsondersteuning", "Uitvoering"]
FUNCTIONS = ["TMG", "ABD-topmanager", "ABD-manager", "Totaal"]

# A figure, or what the print has in its place: an asterisk, or a dash after the euro sign.
CELL = re.compile(rf"€ -|\*|{NUMBER.pattern}")


def main(path):
    text = lines(path)

    def ministries(number, *printed):
        """The ministries' rows of a table, as codes in one order, and their figures."""
        found = read(text, number, dict.fromkeys(printed))
        by_code = {SPELLINGS.get(name, name): cells for name, cells in found.items()}
        return {code: by_code[code] for code in MINISTRIES if code in by_code}

    civil = "AZ BZ BZK EZK Fin IenW JenV LNV OCW SZW VWS HCvS Rechtspraak Totaal".split()

    wide("fte", ["ministerie"], YEARS, ministries(40, *civil))
    wide("leeftijd", ["leeftijd"], YEARS, read(text, 41, AGES))
    wide("leeftijd-nederland", ["leeftijd"], YEARS, read(text, 42, AGES))
    wide("geslacht", ["geslacht"], YEARS, read(text, 43, plain("Man", "Vrouw")))
    wide("vrouwen-schaal-12", ["schaal"], YEARS,
         read(text, 44, {"Vrouwen schaal 12-14": "schaal 12-14", "Vrouwen schaal 15+": "schaal 15+"}))
    wide("instroom-leeftijd", ["leeftijd"], YEARS, read(text, 45, AGES))
    wide("uitstroom-leeftijd", ["leeftijd"], YEARS, read(text, 46, AGES))
    long("beloningen", ["jaar"], {
        "Aantal rijksmedewerkers met een eenmalige toeslag": "eenmalig",
        "Aantal rijksmedewerkers met een periodieke toeslag": "periodiek",
        "Totaal aantal rijksmedewerkers met een bijzondere beloning1": "beloonden",
        "Gemiddeld bedrag per beloonde medewerker": "bedrag_per_beloonde",
        "Gemiddeld bedrag per arbeidsjaar": "bedrag_per_arbeidsjaar",
        "Totaalbedrag bijzondere beloning (x € 1.000)": "bedrag",
    }, text, 47, YEARS)
    wide("beloningen-schaal", ["schaal"], ["Eenmalige toeslag", "Periodieke toeslag", "Meer dan één periodieke toeslag",
                                           "Verhoging naast hogere schaal"],
         read(text, 48, {**{f"Schaal {range}": f"schaal {range}" for range in ("1-5", "6-10", "11-14", "15-19")}, "Gemiddelde": None}))
    wide("contract", ["contract"], YEARS, read(text, 49, plain("Vast", "Tijdelijk")))
    wide("inhuur-aandeel", ["soort"], YEARS, read(text, 50, plain(*SPENDING)))
    wide("inhuur-soort", ["soort"], YEARS, read(text, 51, plain(*SPENDING, "Totaal")))
    phases = ministries(52, *"AZ BZ BZK EZK LNV FIN IenW JenV OCW SZW VWS HCvS Rechtspraak Totaal".split())
    # Three figures are phase A, phase B and the total: phase C is blank where there is nobody.
    wide("uitzendkrachten-ministerie", ["ministerie"], ["Fase A", "Fase B", "Fase C", "Totaal"],
         {code: cells if len(cells) == 4 else [*cells[:2], ".", *cells[2:]] for code, cells in phases.items()})

    costs_of_hiring(text)
    wide("ict-activiteiten", ["ministerie"], YEARS, ministries(67, *"AZ BZ BZK Def EZK Fin IenW JenV LNV OCW SZW VWS Totaal".split()))
    information_act = [*"AZ BZ BZK Def EZK FIN IenW JenV LNV OCW SZW".split(), "VWS (reguliere verzoeken)", "VWS (verzoeken COVID-19)", "Totaal"]
    act_upper = ["DEF" if name == "Def" else name for name in information_act]
    write("woo-verzoeken", ["ministerie", "begin", "ingekomen", "zonder_besluit", "besluiten", "binnen", "binnen_aandeel", "overleg",
                            "overleg_aandeel", "buiten", "buiten_aandeel", "eind"], flat(ministries(69, *information_act)))
    write("e-facturen-ministerie", ["ministerie", "e", "alle", "aandeel"],
          flat(ministries(73, *"AZ BZK BZ Def EZK LNV Fin IenW JenV OCW SZW VWS Totaal".split())))

    trainees(text)
    origin_by_year = [f"{origin} {year}" for year in ("2022", "2023") for origin in ORIGINS]
    wide("herkomst-ministerie", ["ministerie", "herkomst"], ["2022", "2023"], by_origin(ministries(54, *civil), origin_by_year))
    scales = {f"schaal {range}": None for range in ("1-4", "5-8", "9-10", "11-12", "13-14", "15+")}
    wide("herkomst-schaal", ["schaal", "herkomst"], ["2022", "2023"], by_origin(read(text, 55, {**scales, "Totaal": None}), origin_by_year))
    wide("herkomst-instroom", ["ministerie"], ORIGINS, ministries(56, "AZ1", *civil[1:-1], "Eindtotaal"))
    wide("herkomst-uitstroom", ["ministerie"], ORIGINS, ministries(57, "AZ1", *civil[1:]))
    write("banenafspraak-ministerie", ["ministerie", "dienstverbanden", "inleen", "banen", "doelbanen", "realisatie"], flat(ministries(
        58, *"AZ BZ BZK EZK FIN IenW".split(), "JenV (excl. Rechtspraak)", *"LNV OCW SZW VWS HCvS Rechtspraak".split(), "Totaal 4")))
    wide("verzuim-ministerie", ["ministerie"], YEARS, ministries(59, *"AZ BZ BZK EZK Fin IenW LNV OCW SZW JenV VWS HCvS Rechtspraak Totaal".split()))
    wide("integriteit-vermoedelijk", ["schending"], YEARS, read(text, 60, {
        "Financiële schendingen (in de zakelijke sfeer)": "Financieel",
        "Misbruik positie en belangenverstrengeling": "Positie en belangen",
        "Lekken en misbruik en/of achterhouden van en/of ongeoorloofd omgaan met informatie": "Informatie",
        "Ongepaste communicatie": "Communicatie",
        "Misbruik bevoegdheden": "Bevoegdheden",
        "Misbruik geweldsbevoegdheid": "Geweld",
        "Ongewenste omgangsvormen": "Omgangsvormen",
        "Misbruik bedrijfsmiddelen en overtreding interne regels": "Bedrijfsmiddelen en regels",
        "Ongepaste gedragingen in privésfeer": "Privé",
        "Totaal": None,
    }))
    wide("misstanden-betrokkenen", ["uitkomst"], YEARS, read(text, 61, {
        "Vermoedelijke misstanden volgens klokkenluidersregeling": "Vermoedelijk",
        "Aangetoonde misstanden volgens klokkenluidersregeling": "Aangetoond",
        "Totaal": None,
    }))
    starts = read(text, 62, plain(*FUNCTIONS))
    wide("abd-instroom", ["functie", "herkomst"], YEARS,
         {(code, origin): cells[idx::2] for code, cells in starts.items() for idx, origin in enumerate(("Binnen het Rijk", "Buiten het Rijk"))})
    ages = read(text, 63, MANAGER_AGES)
    write("abd-leeftijd", ["leeftijd", "jaar", "aantal", "aandeel"],
          [[code, year, *cells[2 * idx:2 * idx + 2]] for code, cells in ages.items() for idx, year in enumerate(YEARS)])
    wide("abd-vertrek", ["functie"], YEARS, read(text, 64, plain(*FUNCTIONS)))
    long("abd-functieduur", ["jaar"], {"Aantal": "aantal", "Gemiddeld aantal jaar op functie": "functieduur"}, text, 65, YEARS)
    rises = read(text, 68, {
        "BZ Eidos": ("BZ", "Eidos"),
        "BZK Federatief Berichten Stelsel (FBS)": ("BZK", "FBS"),
        "BZK Herbouw Digipoort": ("BZK", "Herbouw Digipoort"),
        "BZK Transformatie SSC-ICT": ("BZK", "Transformatie SSC-ICT"),
        "DEF Maritiem Operatiecentrum Kustwacht (MOC KW)": ("Def", "MOC KW"),
        "IenW CHARM": ("IenW", "CHARM"),
        "IenW European Rail Traffic Management System(ERTMS)": ("IenW", "ERTMS"),
        "IenW Programma iCas": ("IenW", "iCas"),
        "SZW Datafabriek": ("SZW", "Datafabriek"),
    })
    # Printed with none, one or two decimals: here all with two.
    write("ict-kostenstijging", ["ministerie", "project", "bedrag"],
          [[*code, *(f"{Decimal(cell):.2f}" for cell in cells)] for code, cells in rises.items()])
    write("woo-bezwaren", ["ministerie", "besluiten", "buiten", "buiten_aandeel", "gegrond", "gegrond_aandeel"],
          flat(ministries(70, *information_act)))
    appeals = ministries(71, *act_upper)
    write("woo-beroepen", ["ministerie", "soort", "uitspraken", "gegrond", "gegrond_aandeel"],
          [[code, soort, *cells[3 * idx:3 * idx + 3]] for code, cells in appeals.items() for idx, soort in enumerate(("beroep", "hoger beroep"))])
    write("dwangsommen-ministerie", ["ministerie", "gegrond", "verbeurd", "bedrag_verbeurd", "bedrag_betaald", "open"],
          flat(ministries(72, *act_upper)))


def plain(*printed):
    """Rows whose name in print is their code."""
    return dict.fromkeys(printed)


def read(text, number, codes):
    """The rows of a table: code to figures. `codes` has the rows in printed order, printed name to code, None when they are the same."""
    # A line that starts with a mark and a capital is a footnote.
    body = itertools.takewhile(lambda line: not re.match(r"1 [A-Z]", line), table(text, number, UNTIL))
    body = " ".join(" ".join(body).split())
    # The head of years ends what is caption: words of the caption can be the name of a row.
    return rows(body.partition(" ".join(["Jaar", *YEARS]))[2] or body, codes)


def rows(body, codes):
    found = {}
    # A row's figures stand between its name and the name of the next; broken lines are joined.
    names = "".join(rf"(?<!\S){re.escape(name)}(?= )(.*?)" for name in codes)
    match = re.fullmatch(rf".*?{names}", body)
    if match is None:
        raise SystemExit(f"rows not found in this order: {list(codes)}\n{body}")
    for (name, code), cells in zip(codes.items(), match.groups()):
        found[code or name] = [decimal(cell) for cell in CELL.findall(cells)]
    return found


def decimal(cell):
    if cell == "€ -":
        return "-"
    return cell.replace(" ", "").replace(".", "").replace(",", ".")


def costs_of_hiring(text):
    """Table 66 has its rows above its caption. Its last column, a share, is a dataset of its own."""
    codes = {
        "1. Interim-management": "interim",
        "2. Organisatie- en formatieadvies": "organisatieadvies",
        "3. Beleidsadvies": "beleidsadvies",
        "4. Communicatieadvisering": "communicatieadvies",
        "Totaal Beleid": "beleid",
        "5. Juridisch advies": "juridisch_advies",
        "6. Advisering opdrachtgevers automatisering": "automatisering",
        "7. Accountancy, financiële en administratieve organisatie": "accountancy",
        "Totaal (beleids)ondersteunend": "ondersteuning",
        "8. Uitvoering (formatie en piek)": "formatie_en_piek",
        "Totaal ondersteuning bedrijfsvoering": "uitvoering",
        "Totale uitgaven aan externe inhuur": "inhuur",
        "Totale uitgaven aan personeel": "personeel",
        "Aandeel externe inhuur in uitgaven aan personeel 1": "aandeel",
        "Aantal overschrijdingen max. uurtarief € 225/uur": "overschrijdingen",
    }
    first = next(idx for idx, line in enumerate(text) if line.startswith("Ministerie AZ BZ BZK DEF"))
    last = next(idx for idx, line in enumerate(text) if line.startswith("Tabel 66 "))
    head, body = text[first], " ".join(" ".join(text[first + 1:last]).split())
    # The mark of a footnote stands between two percentages.
    found = rows(re.sub(r"(?<=,2%) 1 (?=\d)", " ", body), codes)
    columns = [SPELLINGS.get(name, name) for name in head.split()[1:]]
    write("inhuur-ministerie", ["ministerie", *codes.values()],
          [[code, *(cells[columns.index(code)] for cells in found.values())] for code in MINISTRIES if code in columns])
    posts = {"interim": "Interim-management", "organisatieadvies": "Organisatie- en formatieadvies", "beleidsadvies": "Beleidsadvies",
             "communicatieadvies": "Communicatieadvies", "juridisch_advies": "Juridisch advies", "automatisering": "Automatisering",
             "accountancy": "Accountancy en financiën", "formatie_en_piek": "Formatie en piek", "inhuur": "Totaal"}
    share = columns.index("Aandeel")
    write("inhuur-posten", ["post", "aandeel"], [[post, found[measure][share]] for measure, post in posts.items()])


def trainees(text):
    """Table 53 has blanks, of which the text does not show where they are: the totals of the years decide."""
    codes = {
        "Rijks I-Traineeship ICT | Data | Cyber (RIT)": "RIT",
        "Traineeship Rijksinkoopprofessionals (TRIP)": "TRIP",
        "Rijksvastgoedtraineeship": "Rijksvastgoed",
        "Advanced Master International Development (AMID) 1": "AMID",
        "Internationaal Beleidsmedewerkers Buitenlandse Zaken IBBZ, startend beleidsmedewerkers": "IBBZ",
        "Traineeship voor Beleidseconomen (BoFEB)": "BoFEB",
        "Financial Traineeship": "Financial",
        "Audit Traineeship": "Audit",
        "Tax Talent Traineeship": "Tax Talent",
        "Traineeship Accountancy": "Accountancy",
        "ICT traineeships": "ICT Belastingdienst",
        "Landelijk traineeship": "RWS landelijk",
        "Regio traineeship": "RWS regio",
        "Traineeopleiding wetgevingsjurist - Academie voor Wetgeving": "Wetgevingsjurist",
        "Traineeopleiding overheidsjurist - Academie voor Overheidsjuristen": "Overheidsjurist",
        "OM-traineeship": "OM",
        "MBO-traineeprogramma": "DUO mbo",
        "ICT traineeship ODC-Noord": "ODC-Noord",
        "Traineeship Control & Compliance": "Control & Compliance",
        "IT-traineeship": "Rechtspraak IT",
        "Totaal specialistische traineeprogramma’s": "Totaal",
        "Rijkstraineeprogramma": "Rijkstraineeprogramma",
        "Rijks-hbo traineeprogramma": "Rijks-hbo",
        "Totaal traineeprogramma’s": "Alle",
    }
    found = read(text, 53, codes)
    programmes = dict(itertools.islice(found.items(), 20))
    wide("trainees-specialistisch", ["programma"], YEARS, {**fill_blanks(programmes, found["Totaal"]), "Totaal": found["Totaal"]})
    soorten = {"Specialistisch": found["Totaal"], "Rijkstraineeprogramma": found["Rijkstraineeprogramma"], "Rijks-hbo": found["Rijks-hbo"]}
    wide("trainees", ["soort"], YEARS, {**fill_blanks(soorten, found["Alle"]), "Totaal": found["Alle"]})


def fill_blanks(found, totals):
    """Puts `.` in short rows so that each year adds up; of several ways the one with the fewest gaps within a row, which must be one."""
    short = {code: cells for code, cells in found.items() if len(cells) < len(YEARS)}
    rest = tuple(int(total) - sum(int(cells[idx]) for code, cells in found.items() if code not in short) for idx, total in enumerate(totals))
    ways = []
    for places in itertools.product(*(itertools.combinations(range(len(YEARS)), len(cells)) for cells in short.values())):
        sums = [0] * len(YEARS)
        for cells, place in zip(short.values(), places):
            for cell, idx in zip(cells, place):
                sums[idx] += int(cell)
        if tuple(sums) == rest:
            ways.append((sum(place[-1] - place[0] + 1 - len(place) for place in places), places))
    ways.sort()
    if not ways or (len(ways) > 1 and ways[0][0] == ways[1][0]):
        raise SystemExit(f"the blanks of {list(short)} can be filled in {len(ways)} ways")
    filled = {code: ["."] * len(YEARS) for code in short}
    for (code, cells), place in zip(short.items(), ways[0][1]):
        for cell, idx in zip(cells, place):
            filled[code][idx] = cell
    return {code: filled.get(code, cells) for code, cells in found.items()}


def by_origin(found, columns):
    """Rows with both years beside each other become a row for each origin."""
    return {(code, origin): [cells[columns.index(f"{origin} {year}")] for year in ("2022", "2023")]
            for code, cells in found.items() for origin in ORIGINS}


def flat(found):
    return [[code, *cells] for code, cells in found.items()]


def wide(name, front, columns, found):
    write(name, [*front, *columns], [[*([code] if isinstance(code, str) else code), *cells] for code, cells in found.items()])


def long(name, front, measures, text, number, codes):
    """A table whose rows are measures: each becomes a column."""
    found = read(text, number, measures)
    if any(len(cells) != len(codes) for cells in found.values()):
        raise SystemExit(f"{name}: {found} should have {len(codes)} figures each")
    write(name, [*front, *measures.values()], [[code, *(cells[idx] for cells in found.values())] for idx, code in enumerate(codes)])


def write(name, head, records):
    for record in records:
        if len(record) != len(head):
            raise SystemExit(f"{name}: {record} should have {len(head)} fields: {head}")
    with open(FOLDER / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *records])


if __name__ == "__main__":
    main(sys.argv[1])
