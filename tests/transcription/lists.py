"""Tables 20, 21, 39 and 74 of the printed report, which hold letters, words and names, as CSV in data/2023.

    python3 tests/transcription/lists.py REPORT.txt

The words of table 75 are not taken over: data/2023/privatiseringen*.csv tell its facts in new sentences, and prove.py compares its numbers.
"""
import csv
import pathlib
import re
import sys

from source_text import lines, table

OUT = pathlib.Path(__file__).resolve().parents[2] / "data" / "2023"

# Abbreviations of more than one word; all others end at the first space.
PHRASES = ["ABN AMRO", "BV of B.V.", "Def of DEF", "Fin of FIN", "I in het hart", "I&O onderzoeksbureau", "I-Arbeidsmarkt communicatie",
           "IenW of I&W", "JenV of J&V"]

# What page heads, page feet and broken lines put into table 39.
NOISE = re.compile(r"Afkortingenlijst|\d+Jaarrapportage Bedrijfsvoering Rijk 2023|")
BROKEN = {
    "I-Arbeidsmarkt": ["communicatie", "ICT-Arbeidsmarktcommunicatie"],
    "PIANOo": ["Professioneel en Innovatief Aanbesteden Netwerk voor Overheidsopdrachtgevers (Expertisecentrum voor inkoop en",
               "aanbesteding van de overheid)"],
}

MINISTRIES = ["AZ", "BZ", "BZK", "Def", "EZK", "Fin", "IenW", "JenV", "LNV", "OCW", "SZW", "VWS"]
KINDS = {"strategisch": "Strategisch", "technisch-specialistisch": "Technisch-specialistisch", "eenmalig": "Eenmalig",
         "tijdelijk": "Tijdelijk", "permanent": "Permanent"}
DATE = r"\d\d-\d\d-\d{4}"


def main(path):
    text = lines(path)
    labels(text, 20, "energielabel-kantoren", ["2019", "2020", "2021", "2022", "2023"])
    labels(text, 21, "energielabel-eigendom", ["2021", "2022", "2023"])
    abbreviations(text)
    boards(text)


def fail(message):
    sys.exit(f"lists.py: {message}")


def labels(text, number, name, years):
    """A letter for each year and, in the last column, the letter that is the goal for 2030."""
    block = " ".join(table(text, number, until=("1 ", "Bron:")))
    head = " ".join([*years, "2030 (doel)"])
    found = re.fullmatch(rf".*?\bJaar {re.escape(head)}\s+Gemiddeld\s+energielabel\s+((?:[A-G] ?)+)\s*", block)
    letters = found[1].split() if found else []
    if len(letters) != len(years) + 1:
        fail(f"table {number}: {letters} under {head} in\n{block}")
    write(name, ["jaar", "label", "doel"], [*([year, letter, "."] for year, letter in zip(years, letters)), ["2030", ".", letters[-1]]])


def abbreviations(text):
    first = text.index("Tabel 39 Afkortingenlijst")
    last = next(i for i in range(first, len(text)) if text[i].startswith("BIJLAGE 2A"))
    body = [line for line in text[first + 1:last] if not NOISE.fullmatch(line)]
    for start, rest in BROKEN.items():
        at = body.index(start)
        if body[at + 1:at + 1 + len(rest)] != rest:
            fail(f"table 39: {start} is not followed by {rest}")
        body[at:at + 1 + len(rest)] = [" ".join([start, *rest])]
    # On one page the text has the column of meanings first and that of abbreviations after it.
    first, last = body.index("ICT-vraagstuk"), next(i for i, line in enumerate(body) if line.startswith("MVI "))
    apart = body[first:last]
    middle = apart.index("I-vraagstuk")
    if 2 * middle != len(apart):
        fail(f"table 39: {middle} meanings and {len(apart) - middle} abbreviations")
    body[first:last] = [f"{short} {long}" for short, long in zip(apart[middle:], apart[:middle])]
    found = {}
    for line in body:
        short = next((phrase for phrase in PHRASES if line.startswith(phrase + " ")), line.split(" ")[0])
        meaning = " ".join(line.removeprefix(short).split())
        if not meaning:
            fail(f"table 39: {line!r} has no meaning")
        # IMI, SZW and VWS are printed twice, with the same meaning but for a capital: the last counts.
        if short in found and found[short].lower() != meaning.lower():
            fail(f"table 39: {short} means {found[short]!r} and {meaning!r}")
        found[short] = meaning
    write("afkortingen", ["afkorting", "betekenis"], sorted(found.items(), key=lambda pair: pair[0].lower()))


def boards(text):
    """Table 74: for each ministry its boards, with kind, article, date of start, date of end (or none) and number of members."""
    body = table(text, 74, until=("1 Vanaf", "Bron:"))
    body = " ".join(" ".join(body[body.index("AZ"):]).split())
    kind = r"(Strategisch|Technisch-\s?[sS]pecialistisch|Eenmalig|Tijdelijk|Permanent)"
    records, ministry = [], None
    for name, kind, article, start, end, members in re.findall(rf"(\S.*?) {kind} (\d) ({DATE}) (?:({DATE}) )?(\d+)(?= |$)", body):
        while heading := re.match(rf"({'|'.join(MINISTRIES)}) (?:Geen )?(?=\S)", name):
            ministry, name = heading[1], name[heading.end():]
        records.append([name, ministry, KINDS[kind.replace(" ", "").lower()], article, start, end or ".", members])
    taken = " ".join(" ".join(filter(lambda field: field != ".", [r[0], r[2], *r[3:]])) for r in records)
    left = [word for word in body.replace("Technisch- ", "Technisch-").lower().split() if word not in taken.lower().split()]
    if sorted(left) != sorted(["def", "fin", "az", "bz", "bzk", "ezk", "ienw", "jenv", "lnv", "ocw", "szw", "vws", "geen", "geen"]):
        fail(f"table 74: not read: {left}")
    write("adviescolleges", ["college", "ministerie", "soort", "artikel", "ingesteld", "eindigt", "leden"], records)


def write(name, head, records):
    with open(OUT / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *records])


if __name__ == "__main__":
    main(sys.argv[1])
