"""Reads the plain text of the printed report: lines, tables, numbers.

The text comes from a PDF: lines are broken, the letter ij is one character, table rows wrap. `lines` undoes only what never carries
meaning; what a row means is decided by the scripts beside this one, which are run by hand with the text as argument:

    python3 tests/transcription/report.py REPORT.txt      (tables 1 to 38)
    python3 tests/transcription/annex.py REPORT.txt       (tables 40 to 73)
"""
import re

NUMBER = re.compile(r"[+-]?\s?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[+-]?\s?\d+(?:,\d+)?")


def lines(path):
    """The text as lines, the ligature letters U+0132 and U+0133 as IJ and ij, no-break spaces as spaces, trimmed."""
    text = open(path, encoding="utf-8").read()
    for one, many in (("\u0132", "IJ"), ("\u0133", "ij"), ("\u00a0", " "), ("\u00ad", "")):
        text = text.replace(one, many)
    return [line.strip() for line in text.split("\n")]


def table(text, number, until=("Bron:", "Organisatieomvang", "Figuur ")):
    """The lines from the caption `Tabel NUMBER` to the first line that starts with one of `until`; the last such caption counts."""
    starts = [i for i, line in enumerate(text) if re.match(rf"Tabel {number}\b", line)]
    start = starts[-1]
    for end in range(start + 1, len(text)):
        if text[end].startswith(until) or re.match(r"Tabel \d", text[end]):
            return text[start:end]
    return text[start:]


def numbers(line):
    """The numbers of a line as plain decimals with a point: '1.234,5' gives '1234.5'."""
    return [n.replace(" ", "").replace(".", "").replace(",", ".") for n in NUMBER.findall(line)]
