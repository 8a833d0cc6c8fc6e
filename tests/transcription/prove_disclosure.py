"""Looks for counts of people that are too small to publish, and for suppressed cells that the other cells give away, for prove.py."""
import re
from fractions import Fraction

from prove_constraints import at, over, plain

# Words for people in the name of a unit, one or many of them: such a unit counts people. `people` on a measure overrides.
PEOPLE = set("""aanvrager aanvragers ambtenaar ambtenaren arbeidskracht arbeidskrachten bestuurder bestuurders betrokkene betrokkenen bewoner bewoners
    burger burgers collega collega's deelnemer deelnemers directeur directeuren inwoner inwoners jongere jongeren kandidaat kandidaten kind kinderen
    leidinggevende leidinggevenden man mannen manager managers medewerker medewerkers melder melders mens mensen militair militairen persoon
    personen rijksambtenaar rijksambtenaren rijksmedewerker rijksmedewerkers sollicitant sollicitanten stagiair stagiaire stagiaires stagiairs
    student studenten topmanager topmanagers trainee trainees uitzendkracht uitzendkrachten vrijwilliger vrijwilligers vrouw vrouwen werknemer
    werknemers""".split())


def check_disclosure(dataset, faults):
    """Returns how many small counts the schema gives a reason for."""
    disclosure = dataset.schema.get("disclosure", {})
    minimum = int(disclosure.get("minimum", 10))
    small = [(codes, measure) for (codes, measure), (number, _) in dataset.cells.items()
             if measure in counts_of_people(dataset) and number is not None and 0 < number < minimum]
    if "reason" in disclosure:
        if not small:
            faults.tell(dataset.name, "a reason for small counts, and there are none")
    else:
        for codes, measure in small:
            faults.tell(dataset.name, f"{measure} at {at(dataset, codes)} is a count of people from 1 to {minimum - 1}, and no reason is given")
    derive(dataset, faults)
    return len(small)


def counts_of_people(dataset):
    counted = []
    for measure in dataset.schema["measures"]:
        unit = measure.get("unit")
        name = unit if isinstance(unit, str) else f"{unit.get('one')} {unit.get('many')}" if unit and unit["kind"] == "count" else ""
        if measure.get("people", not PEOPLE.isdisjoint(re.split("[ -]", name.lower()))):
            counted.append(measure["name"])
    return counted


def derive(dataset, faults):
    """A confidential cell that is the only unknown of a sum follows from the rest; what is found this way is known for the next sum."""
    known = {key: Fraction(0) if number is None and status == "not-applicable" else number for key, (number, status) in dataset.cells.items()
             if key[1] in dataset.numeric}
    secret = {key for key, (number, status) in dataset.cells.items() if number is None and status == "confidential" and key in known}
    sums = list(equations(dataset))
    found = bool(secret)
    while found:
        found = False
        for terms, constant in sums:
            unknown = [key for key in terms if known.get(key) is None]
            if len(unknown) == 1 and unknown[0] in secret and all(key in known for key in terms):
                value = (constant - sum(sign * known[key] for key, sign in terms.items() if key != unknown[0])) / terms[unknown[0]]
                known[unknown[0]] = value
                faults.tell(dataset.name, f"{unknown[0]} is confidential and follows from the rest: {plain(value)}")
                found = True


def equations(dataset):
    """The sums that the schema declares, as cells with their signs, and what they come to."""
    names = [dimension["name"] for dimension in dataset.dimensions]
    for constraint in dataset.schema.get("constraints", []):
        kind = constraint["kind"]
        if kind == "identity" and "dimension" not in constraint:
            for codes in dataset.rows():
                yield {(codes, constraint["result"]): 1, **{(codes, one): -1 for one in constraint.get("plus", [])},
                       **{(codes, one): 1 for one in constraint.get("minus", [])}}, Fraction(0)
        elif kind in ("total", "sum-to", "identity"):
            for others, measure, cells in over(dataset, constraint):
                key = lambda code: (tuple({**others, constraint["dimension"]: code}[name] for name in names), measure)
                whole = dataset.dimensions[dataset.dimension_idx(constraint["dimension"])].get("total")
                if kind == "identity":
                    terms = {constraint["result"]: 1, **dict.fromkeys(constraint.get("plus", []), -1), **dict.fromkeys(constraint.get("minus", []), 1)}
                    yield {key(code): sign for code, sign in terms.items()}, Fraction(0)
                elif kind == "total":
                    yield {key(code): 1 if code == whole else -1 for code in cells}, Fraction(0)
                else:
                    yield {key(code): 1 for code in cells if code != whole}, Fraction(constraint["value"])
