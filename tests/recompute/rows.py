"""Pages from data, as the writers wrote them: one text with `for_each` becomes a text for each row, here by rules of our own on the letters of the text."""
import re

from differences import Wrong

CONDITION = re.compile(r"<!--\s*(met|zonder) gegevens:\s*(.*?)\s*-->")
FENCE = "```"


def texts(front, text, edition):
    """The last folder of the address of each page, and its text."""
    dataset = edition.dataset(front["for_each"], edition.name)
    (dimension,) = dataset.dimensions
    total = dataset.total(dimension)
    for code in dataset.codes(dimension):
        values = {dimension: code} | {measure: dataset.cells[(code,), measure][0] for measure in dataset.measures}
        if code != total and all(values[name] in listed(wanted) for name, wanted in front.get("where", {}).items()):
            yield folder(code), named(kept(text, code, edition), dimension, code)


def listed(wanted):
    return wanted if isinstance(wanted, list) else [wanted]


def folder(code):
    return re.sub(r"\s+", "-", code.lower())


def named(text, dimension, code):
    """The text with the code where the name of the dimension stands for it; the name alone is a word and no figure."""
    text = re.sub(rf"`=\s*{dimension}\s*`", "", text)
    written = f'"{code}"' if re.search(r'[,"\[\]]', code) else code
    text = re.sub(rf"(?<=[\[,])(\s*){dimension}(\s*)(?=[\],])", lambda found: found[1] + written + found[2], text)
    text = re.sub(rf"(,\s*){dimension}(\s*\))", lambda found: found[1] + written + found[2], text)
    return text.replace(f'"{dimension}"', f'"{code}"')


def has_data(asked, code, edition):
    """Has a dataset, or a measure of it, a value where one of its dimensions is the code?"""
    name, _, measure = asked.partition(".")
    dataset = edition.dataset(name, edition.name)
    return any(text and code in codes and measure in ("", found) for (codes, found), (text, _) in dataset.cells.items())


def kept(text, code, edition):
    """The lines that the conditions leave."""
    lines, left, gone, at = text.split("\n"), [], set(), 0
    for number, line in enumerate(lines):
        condition = CONDITION.fullmatch(line.strip())
        if not condition:
            continue
        wanted = condition[1] == "met"
        if all(has_data(asked.strip(), code, edition) == wanted for asked in condition[2].split(",")):
            continue
        gone |= set(range(*behind(lines, number + 1)))
    for at, line in enumerate(lines):
        if at not in gone:
            left.append(line)
    return "\n".join(left)


def behind(lines, at):
    """From where to where the text goes that a condition before line `at` is about: a section, or a block."""
    first = at
    while at < len(lines) and (not lines[at].strip() or lines[at].startswith("<!--")):
        at += 1
    if at == len(lines):
        raise Wrong("a condition is about nothing")
    if heading := level(lines[at]):
        end, fenced = at + 1, False
        while end < len(lines) and (fenced or not 0 < level(lines[end]) <= heading):
            fenced ^= lines[end].startswith(FENCE)
            end += 1
        # The comments before the next heading are about that.
        while end < len(lines) and (not lines[end - 1].strip() or lines[end - 1].startswith("<!--")):
            end -= 1
        return first, end
    end = at + 1
    if lines[at].startswith(FENCE):
        while lines[end] != FENCE:
            end += 1
        return first, end + 1
    while end < len(lines) and lines[end].strip():
        end += 1
    return first, end


def level(line):
    """Of a heading; 0 of any other line."""
    found = re.match(r"(#+) ", line)
    return len(found[1]) if found else 0
