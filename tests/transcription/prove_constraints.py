"""Holds datasets against the constraints that their schemas declare, for prove.py. Each kind is a function that yields what it compares.

A comparison is the cell that should be the result (its dimension values and measure) and the difference: what is there minus what should be.
"""
import re
from fractions import Fraction


HUNDRED = Fraction(100)


def check_constraints(dataset, edition, faults):
    """Checks all constraints, returns how many cells were compared. `edition` gives a dataset by name, of this edition or `name@year`."""
    n_compared = 0
    for constraint in dataset.schema.get("constraints", []):
        compared = list(COMPARISONS[constraint["kind"]](dataset, constraint, edition))
        n_compared += len(compared)
        if not compared:
            faults.tell(dataset.name, f"{constraint['kind']}: compares nothing")
        judge(dataset, constraint, compared, faults)
    return n_compared


def judge(dataset, constraint, compared, faults):
    kind, tolerance = constraint["kind"], Fraction(constraint.get("tolerance", 0))
    declared = {}
    for deviation in constraint.get("deviations", []):
        key = tuple(sorted(deviation["at"].items())), deviation.get("measure", dataset.numeric[0])
        if key in declared or ("measure" not in deviation and len(dataset.numeric) > 1):
            faults.tell(dataset.name, f"a deviation is declared twice or without measure: {deviation['at']}")
        declared[key] = deviation["difference"]
    for at, measure, difference in compared:
        expected = declared.pop((tuple(sorted(at.items())), measure), None)
        if expected is None and abs(difference) > tolerance:
            faults.tell(dataset.name, f"{kind}: {measure} at {at} differs by {plain(difference)}, tolerance {plain(tolerance)}")
        if expected is not None and (not same(difference, expected) or abs(difference) <= tolerance):
            faults.tell(dataset.name, f"{kind}: {measure} at {at} differs by {plain(difference)}, declared {expected}")
    for at, measure in declared:
        faults.tell(dataset.name, f"{kind}: a deviation is declared for {measure} at {dict(at)}, where nothing is compared")


def same(difference, declared):
    """Is the difference the declared one, as far as its decimals go? A share can differ by a number without end."""
    unit = Fraction(10) ** len(declared.partition(".")[2])
    rounded = int(abs(difference) * unit + Fraction(1, 2)) / unit
    return (rounded if difference >= 0 else -rounded) == Fraction(declared)


def plain(fraction):
    return str(fraction) if fraction.denominator == 1 else f"{float(fraction):g}"


def sum_of(cells):
    """The sum, None when a part has no number; what is not applicable counts as nothing."""
    if any(number is None and status != "not-applicable" for number, status in cells):
        return None
    return sum((number for number, _ in cells if number is not None), Fraction(0))


def measures_of(dataset, constraint):
    return constraint.get("measures", dataset.numeric)


def at(dataset, codes):
    return dict(zip((dimension["name"] for dimension in dataset.dimensions), codes))


def over(dataset, constraint):
    """For each combination of the other dimensions and each measure: where, and the cells by value of the one dimension."""
    dimension_idx = dataset.dimension_idx(constraint["dimension"])
    groups = {}
    for (codes, measure), cell in dataset.cells.items():
        if measure in measures_of(dataset, constraint):
            rest = codes[:dimension_idx] + codes[dimension_idx + 1:]
            groups.setdefault((rest, measure), {})[codes[dimension_idx]] = cell
    others = [dimension["name"] for idx, dimension in enumerate(dataset.dimensions) if idx != dimension_idx]
    for (rest, measure), cells in groups.items():
        yield dict(zip(others, rest)), measure, cells


def total(dataset, constraint, _):
    whole = dataset.dimensions[dataset.dimension_idx(constraint["dimension"])]["total"]
    for others, measure, cells in over(dataset, constraint):
        parts = sum_of([cell for code, cell in cells.items() if code != whole])
        result = cells.get(whole, (None, None))[0]
        if parts is not None and result is not None:
            yield {**others, constraint["dimension"]: whole}, measure, result - parts


def sum_to(dataset, constraint, _):
    whole = dataset.dimensions[dataset.dimension_idx(constraint["dimension"])].get("total")
    for others, measure, cells in over(dataset, constraint):
        parts = sum_of([cell for code, cell in cells.items() if code != whole])
        if parts is not None:
            yield others, measure, parts - Fraction(constraint["value"])


def identity(dataset, constraint, _):
    plus, minus = constraint.get("plus", []), constraint.get("minus", [])
    if "dimension" in constraint:
        for others, measure, cells in over(dataset, constraint):
            if all(code in cells for code in [constraint["result"], *plus, *minus]):
                yield from compare_sum(cells, constraint, {**others, constraint["dimension"]: constraint["result"]}, measure)
        return
    for codes in dataset.rows():
        yield from compare_sum({measure: dataset.cells[codes, measure] for measure in dataset.measures}, constraint, at(dataset, codes),
                               constraint["result"])


def compare_sum(cells, constraint, where, measure):
    result = cells[constraint["result"]][0]
    plus = sum_of([cells[name] for name in constraint.get("plus", [])])
    minus = sum_of([cells[name] for name in constraint.get("minus", [])])
    if None not in (result, plus, minus):
        yield where, measure, result - plus + minus


def share(dataset, constraint, _):
    for codes in dataset.rows():
        whole_codes = codes
        if "of" in constraint:
            idx = dataset.dimension_idx(constraint["of"])
            whole_codes = (*codes[:idx], dataset.dimensions[idx]["total"], *codes[idx + 1:])
        result, part = dataset.cells[codes, constraint["result"]][0], dataset.cells[codes, constraint["part"]][0]
        whole = dataset.cells.get((whole_codes, constraint.get("whole", constraint["part"])), (None, None))[0]
        if None not in (result, part, whole) and whole != 0:
            yield at(dataset, codes), constraint["result"], result - HUNDRED * scaled(dataset, constraint["part"], part) / scaled(
                dataset, constraint.get("whole", constraint["part"]), whole)


def average(dataset, constraint, _):
    for codes in dataset.rows():
        result, amount, count = (dataset.cells[codes, constraint[role]][0] for role in ("result", "amount", "count"))
        if None not in (result, amount, count) and count != 0:
            quotient = scaled(dataset, constraint["amount"], amount) / scaled(dataset, constraint["count"], count)
            yield at(dataset, codes), constraint["result"], result - quotient / dataset.unit(constraint["result"])[2]


def scaled(dataset, measure, number):
    return number * dataset.unit(measure)[2]


def within(dataset, constraint, _):
    """Range: how far a number lies outside the bounds, 0 when it does not."""
    least, most = constraint.get("least"), constraint.get("most")
    for (codes, measure), (number, _) in dataset.cells.items():
        if measure in measures_of(dataset, constraint) and number is not None:
            below = min(Fraction(0), number - Fraction(least)) if least is not None else Fraction(0)
            above = max(Fraction(0), number - Fraction(most)) if most is not None else Fraction(0)
            yield at(dataset, codes), measure, below + above


def change(dataset, constraint, _):
    idx = dataset.dimension_idx(constraint["dimension"])
    relative = "amount" in constraint and dataset.unit(constraint["result"])[0] == "percent"
    for codes in dataset.rows():
        before = (*codes[:idx], period_before(codes[idx]), *codes[idx + 1:])
        result, new, old = dataset.cells[codes, constraint["result"]][0], level(dataset, constraint, codes), level(dataset, constraint, before)
        if None not in (result, new, old) and not (relative and old == 0):
            yield at(dataset, codes), constraint["result"], result - (HUNDRED * (new - old) / old if relative else new - old)


def level(dataset, constraint, codes):
    if "amount" in constraint:
        return dataset.cells.get((codes, constraint["amount"]), (None, None))[0]
    part, whole = (dataset.cells.get((codes, constraint[role]), (None, None))[0] for role in ("part", "whole"))
    return None if part is None or not whole else HUNDRED * part / whole


def period_before(period):
    if re.fullmatch(r"\d{4}", period):
        return f"{int(period) - 1:04}"
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", period):
        count = 4 * int(quarter[1]) + int(quarter[2]) - 2
        return f"{count // 4:04}-Q{count % 4 + 1}"
    return None


def equal(dataset, constraint, edition):
    other = edition(constraint["dataset"])
    fixed, fixed_other, renamed = constraint.get("at", {}), constraint.get("other", {}), constraint.get("dimensions", {})
    for (codes, measure), (number, _) in dataset.cells.items():
        where = at(dataset, codes)
        if measure not in measures_of(dataset, constraint) or any(where[name] != code for name, code in fixed.items()):
            continue
        there = {**{renamed.get(name, name): code for name, code in where.items() if name not in fixed}, **fixed_other}
        if there.keys() != {dimension["name"] for dimension in other.dimensions}:
            raise ValueError(f"equal: {sorted(there)} are not the dimensions of {other.name}")
        measure_there = constraint.get("other_measure", measure)
        found = other.cells.get((tuple(there[dimension["name"]] for dimension in other.dimensions), measure_there), (None, None))[0]
        if number is None or found is None:
            continue
        mine, theirs = dataset.unit(measure), other.unit(measure_there)
        if mine[:2] != theirs[:2]:
            raise ValueError(f"equal: {measure} is {mine}, {measure_there} of {other.name} is {theirs}")
        yield where, measure, number - found * theirs[2] / mine[2]


COMPARISONS = {"total": total, "sum-to": sum_to, "identity": identity, "share": share, "average": average, "range": within, "change": change,
               "equal": equal}
