"""Targets and scopes of blocks: how far a figure is, and which parts of government count, by the rules of docs/blocks.md."""
import re
from fractions import Fraction

from differences import UNREADABLE
from formula import Formula
from project import Figure


def shows_nothing(item, edition):
    """Is it the stand of a target that is not known, or the distance to a target that is reached exactly?"""
    if not isinstance(item, Figure) or not item.role:
        return False
    try:
        value, _ = Formula(item.formula, edition).result()
    except UNREADABLE:
        return True
    return item.role == "gap" and value.value == 0


def course(settings, edition):
    """What is said of a target: reached, missed, on-course, behind, open or unknown."""
    dataset, codes, measure = cell_of(settings["cell"], edition)
    text, status = dataset.cells[codes, measure]
    if not text:
        return "unknown"
    target = dataset.target_described(codes, measure)
    sign = -1 if target["direction"] == "at-most" else 1
    stand, goal = sign * Fraction(text), sign * Fraction(target["value"])
    if stand >= goal:
        return "reached"
    now = moment_of(dataset, codes, edition)
    if "year" in target and now is None:
        return "open"
    if "year" not in target or now >= moment(target["year"]):
        return "missed"
    end, start = moment(target["year"]), None
    if "base" in settings:
        base, base_codes, base_measure = cell_of(settings["base"].rpartition("=")[2], edition)
        scale = Fraction(base.measures[base_measure].unit.scale, dataset.measures[measure].unit.scale)
        start = sign * Fraction(base.cells[base_codes, base_measure][0]) * scale, moment_of(base, base_codes, edition)
    elif "base_year" in target and dataset.measures[measure].unit.kind in ("percent", "percentage-point"):
        start = Fraction(0), moment(target["base_year"])
    if start is None or now <= start[1]:
        return "open"
    value, begin = start
    # Both sides times the length of the line, so that nothing is divided.
    return "on-course" if (stand - value) * (end - begin) >= (goal - value) * (now - begin) else "behind"


def cell_of(selection, edition):
    """The one cell of a selection."""
    formula = Formula(selection, edition)
    try:
        formula.result()
    except UNREADABLE:
        pass
    if formula.read:
        (_, _, codes, measure), dataset = next(iter(formula.read.items()))
        return dataset, codes, measure
    # A cell without a number is not read: its place is found by its names alone.
    name, measure, inside = re.fullmatch(r"\s*([\w-]+)(?:\.(\w+))?\[(.*)\]\s*", selection).groups()
    dataset = edition.dataset(name)
    codes = tuple(code.strip().strip('"') for code in inside.split(","))
    return dataset, codes, measure or next(iter(dataset.measures))


def moment_of(dataset, codes, edition):
    """When the year or quarter of a cell ends, in years; None when nobody knows."""
    for dimension, code in zip(dataset.dimensions, codes):
        if dataset.is_time(dimension):
            return None if code == dataset.total(dimension) else moment(code)
    period = edition.editions[dataset.edition].schemas[dataset.name].get("period")
    return moment(period) if period else None


def moment(period):
    year, _, quarter = period.partition("-Q")
    return int(year) - 1 + Fraction(int(quarter or 4), 4)


def parts(settings, edition):
    """Every part of government of the edition, with how much of it counts; nothing when nothing is said of them."""
    scope = settings
    if "data" in settings:
        scope = edition.schemas[re.split("[@.]", settings["data"])[0]].get("scope", "")
        if isinstance(scope, str):
            return []
    covers, partly = scope.get("covers", []), scope.get("partly", [])
    share = lambda id: "whole" if id in covers else "partly" if id in partly else "none"
    return [(part["label"], f"scope-{share(part['id'])}") for part in edition.scope]


def parts_on_page(node):
    """The same as the page shows it."""
    return [(item.one("strong").text(), item.classes()[0]) for item in node.all("li")]
