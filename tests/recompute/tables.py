"""Which heads, rows and cells a block `tabel` asks for."""
import itertools
import re
from dataclasses import dataclass
from fractions import Fraction

from differences import Wrong

MEASURES = ("maten", "measures")        # the word for the measures as rows or columns of a table


@dataclass
class Layout:
    """`where` leads from a dimension to the codes that it is held to; `columns` is None for the measures."""
    rows: list
    measure_rows: bool
    columns: str | None
    measures: list
    where: dict
    totals: bool
    sort: str
    top: int | None


def asked(edition, settings, totals=True):
    """The dataset of a block, and its layout with all that is left out filled in; `totals` is whether totals are shown when it says nothing of them."""
    name, year, measure = re.fullmatch(r"([\w-]+)(?:@(\w+))?(?:\.(\w+))?", settings["data"]).groups()
    dataset = edition.dataset(name, year)
    where = {dimension: codes_of(dataset, dimension, asked) for dimension, asked in settings.get("where", {}).items()}
    measures = as_list(settings.get("measures") or measure or list(dataset.measures))
    rows = as_list(settings.get("rows", []))
    measure_rows = any(one in MEASURES for one in rows)
    columns = settings.get("columns")

    def is_open(dimension):
        return dimension != columns and len(where.get(dimension) or dataset.codes(dimension)) != 1

    # The rows are, when nothing is said, the first dimension that is not held to one value and not in the columns.
    if not rows:
        beside = [dimension for dimension in dataset.dimensions if dimension != columns]
        rows = [dimension for dimension in beside if is_open(dimension)][:1] or beside[:1]
    rows = [one for one in rows if one not in MEASURES]
    # The columns are the one dimension that is left, where the measures do not have to stand there.
    left = [dimension for dimension in dataset.dimensions if dimension not in rows and is_open(dimension)]
    if columns is None and len(left) == 1 and (len(measures) == 1 or measure_rows):
        columns = left[0]
    columns = None if columns in MEASURES else columns
    return dataset, Layout(rows, measure_rows, columns, measures, where, settings.get("total", totals), settings.get("sort", ""), settings.get("top"))


def as_list(one):
    return one if isinstance(one, list) else [one]


def codes_of(dataset, dimension, asked):
    """The codes that a `where` holds a dimension to, in its order."""
    codes = []
    for one in as_list(asked):
        series = re.fullmatch(r"(\S+) (?:t/m|to) (\S+)", one) if dataset.is_time(dimension) else None
        if one == "*":
            codes += [code for code in dataset.codes(dimension) if code != dataset.total(dimension)]
        else:
            codes += dataset.period(dimension, series[1], series[2]) if series else [one]
    return codes


def laid_out(edition, dataset, layout):
    """The heads; how many of them are columns of cells; the rows as (labels, cells)."""

    def lines(dimension):
        """The rows or columns of a dimension: code, label, whether it is a total."""
        codes = layout.where.get(dimension) or edition.codes(dataset, dimension)
        return [(code, dataset.label(dimension, code), code == dataset.total(dimension)) for code in codes]

    if layout.columns is None:
        columns = [(measure, dataset.measures[measure].label, {"": measure}) for measure in layout.measures]
    else:
        columns = [(code, label, {layout.columns: code}) for code, label, is_total in lines(layout.columns) if layout.totals or not is_total]
    fixed = {dimension: codes[0] for dimension in dataset.dimensions for codes in [layout.where.get(dimension) or dataset.codes(dimension)]}
    by_measure = [({"": measure}, [dataset.measures[measure].label]) for measure in layout.measures] if layout.measure_rows else [({}, [])]
    rows, totals = [], []
    for parts in itertools.product(*(lines(dimension) for dimension in layout.rows)):
        is_total = any(total for _, _, total in parts)
        if is_total and not layout.totals:
            continue
        for of_measure, measure_label in by_measure:
            chosen = {**fixed, "": layout.measures[0], **{dimension: part[0] for dimension, part in zip(layout.rows, parts)}, **of_measure}
            cells = [cell_of(dataset, {**chosen, **choice}) for _, _, choice in columns]
            if any(cell in dataset.cells for cell in cells):
                rows.append(([label for _, label, _ in parts] + measure_label, cells))
                totals.append(is_total)
    rows, totals = sorted_rows(dataset, layout, columns, rows, totals)
    kept = [n for n in range(len(rows)) if totals[n] or layout.top is None or n - sum(totals[:n]) < layout.top]
    heads = [dataset.dimensions[dimension].label for dimension in layout.rows] + (["Onderwerp"] if layout.measure_rows else [])
    return heads + [label for _, label, _ in columns], len(columns), [rows[n] for n in kept]


def cell_of(dataset, chosen):
    return tuple(chosen[dimension] for dimension in dataset.dimensions), chosen[""]


def sorted_rows(dataset, layout, columns, rows, totals):
    """By a column, largest first unless it says otherwise; rows without a number behind them, totals last."""
    if not layout.sort:
        return rows, totals
    name, upwards = re.fullmatch(r"(.*?)( oplopend| ascending)?", layout.sort).groups()
    idx = next((n for n, (code, label, _) in enumerate(columns) if name in (code, label)), None)
    if idx is None:
        raise Wrong(f"there is no column `{name}`")

    def order(n):
        text, _ = dataset.cells.get(rows[n][1][idx], ("", ""))
        return totals[n], not text, Fraction(text or 0) * (1 if upwards else -1)

    ranked = sorted(range(len(rows)), key=order)
    return [rows[n] for n in ranked], [totals[n] for n in ranked]
