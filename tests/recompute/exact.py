"""Exact numbers: rounding, and how a number is written for a Dutch reader and for a machine. Fractions only, no floating point."""
import re
from fractions import Fraction

NBSP, MINUS = "\u00a0", "\u2212"
MACHINE_DECIMALS = 12


def rounded(value, decimals=0):
    """The nearest multiple of a power of ten; half goes away from zero."""
    factor = Fraction(10) ** decimals
    whole, rest = divmod(abs(value) * factor, 1)
    size = (whole + (1 if rest * 2 >= 1 else 0)) / factor
    return -size if value < 0 else size


def digits(value, decimals):
    """The size of a number as a Dutch reader sees it, without its sign."""
    written = str(int(rounded(abs(value), decimals) * 10**decimals)).rjust(decimals + 1, "0")
    whole, rest = (written[:-decimals], "," + written[-decimals:]) if decimals else (written, "")
    return ".".join(part[::-1] for part in re.findall(r"\d{1,3}", whole[::-1])[::-1]) + rest


def signed(value, decimals):
    """The same with a minus where what is shown is below zero."""
    return (MINUS if rounded(value, decimals) < 0 else "") + digits(value, decimals)


def places_of(value, most):
    """The decimals that a number needs; None when `most` are not enough."""
    return next((places for places in range(most + 1) if (value * 10**places).denominator == 1), None)


def machine(value):
    """The number for machines: all its decimals, or twelve of them."""
    places = places_of(value, MACHINE_DECIMALS)
    places = MACHINE_DECIMALS if places is None else places
    written = str(int(rounded(abs(value), places) * 10**places)).rjust(places + 1, "0")
    return ("-" if value < 0 else "") + (f"{written[:-places]}.{written[-places:]}" if places else written)


def decimals_shown(text, language="nl"):
    """The decimals of the first number in a text; None when it holds no digit."""
    number = re.search(r"\d[\d.]*(?:,(\d+))?", text if language == "nl" else text.translate(str.maketrans(".,", ",.")))
    return None if number is None else len(number[1] or "")
