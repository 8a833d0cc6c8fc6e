#!/usr/bin/env python3
"""Times whole builds of made-up publications of growing size, beside what no generator can do without, and beside Hugo.

    cargo build --release && python3 benches/scale.py [CHAPTERS ...] [--runs N] [--work FOLDER] [--hugo PATH]

Without numbers: 100, 1,000 and 10,000 chapters. It makes each publication in three forms (see benches/corpus), and runs all in turn, so
that a change in the speed of the machine meets all of them: this program without any output or cache, over its own output, after an edit of
a sentence and of a cell, and as a draft (--without search,ods,zip); comrak alone, reading and writing alone, and both with a fixed page (benches/limit.rs), with one and two threads;
Hugo, when it is given. Output goes to a memory file system where there is one. Bytes written are those that the system counts, of the
copies of files too.

It holds every output against what it must be, and ends with 1 and the name of what is not so. Needs nothing but Python.
"""
import argparse
import concurrent.futures
import hashlib
import html
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MEMORY = pathlib.Path("/dev/shm")
DATASETS = 75
YEAR = "2025"
OURS = ["cold", "unchanged", "a sentence", "a cell", "a draft"]
# No number of the publication is as large, so that it is found nowhere else.
CELL = 9_876_000


def fail(check, what):
    sys.exit(f"FAILED: {check}: {what}")


def once(arguments, environment, printed, told):
    """Runs a program once, with what it prints into files: its status, wall and processor seconds, peak memory in MiB, bytes written."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    files = [(os.POSIX_SPAWN_OPEN, 1, printed, flags, 0o600), (os.POSIX_SPAWN_OPEN, 2, told, flags, 0o600)]
    began = time.perf_counter()
    process = os.posix_spawn(arguments[0], arguments, environment, file_actions=files)
    os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    wall = time.perf_counter() - began
    written = counted(process)
    _, status, usage = os.wait4(process, 0)
    cpu = usage.ru_utime + usage.ru_stime
    return status, {"wall s": wall, "cpu s": cpu, "peak MiB": usage.ru_maxrss / 1024, "written MB": written / 1e6}


def counted(process):
    """The bytes that a process gave to the system to write, as long as it was not waited for."""
    try:
        with open(f"/proc/{process}/io", encoding="ascii") as counts:
            return int(re.search(r"wchar: (\d+)", counts.read())[1])
    except OSError:
        return 0


def benches(names):
    """Builds benchmarks, and returns their programs."""
    asked = [argument for name in names for argument in ("--bench", name)]
    command = ["cargo", "bench", "--no-run", "--message-format=json", *asked]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    programs = {one["target"]["name"]: one["executable"] for one in told if one.get("executable")}
    return [programs[name] for name in names]


def tree(folder):
    """A checksum of each file of a folder."""
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            files[str(path.relative_to(folder))] = hashlib.blake2b(path.read_bytes(), digest_size=16).digest()
    return files


def same(check, one, other):
    """Are two trees the same?"""
    different = [path for path in sorted(one.keys() | other.keys()) if one.get(path) != other.get(path)]
    if different:
        fail(check, f"{len(different)} of {len(one)} files differ: {', '.join(different[:5])}")


def words(page):
    """The text of a page."""
    return html.unescape(re.sub(r"<[^>]*>", "", page))


def figures(plain, page, name):
    """Are the figures of a page those of the same page in plain Markdown, in their order, and are the numbers of its tables on it?"""
    shown, at = words(page), 0
    asked = re.findall(r"(?:kwam dit uit op|De verandering is) (\S+\u00a0\w+)", plain)
    for figure in asked:
        at = shown.find(figure, at)
        if at < 0:
            fail("figures are the same in every form", f"{name} lacks {figure}")
        at += len(figure)
    cells = [cell for line in re.findall(r"^\| [A-Z]+ \|(.*)\|$", plain, re.M) for cell in line.split("|")]
    missing = [cell for cell in cells if cell.strip() not in shown]
    if len(asked) != 11 or not cells or missing:
        fail("figures are the same in every form", f"{name}: {len(asked)} figures; its tables lack {missing[:3]}")


def spread(label, values):
    low, middle, high = min(values), statistics.median(values), max(values)
    digits = 3 if label.endswith(" s") else 1
    return f"{middle:.{digits}f} ({low:.{digits}f} to {high:.{digits}f})"


class Publication:
    """A publication of a size, in every form, with what became of each run."""

    def __init__(self, chapters, args, fast):
        self.chapters, self.args = chapters, args
        self.forms = {form: args.work / f"{form}-{chapters}" for form in ["kerncijfer", "plain", "hugo"]}
        self.out = fast / f"out-{chapters}"
        self.figures = {}
        self.hashes = None
        # Whatever a program remembers outside of its project and its output is forgotten with the output.
        self.environment = {**os.environ, "XDG_CACHE_HOME": str(self.out / "cache"), "HUGO_CACHEDIR": str(self.out / "cache-of-hugo")}
        self.chapter = chapters // 2
        self.dataset = f"t{self.chapter % DATASETS:02}"
        for form, folder in self.forms.items():
            if not (folder / ".made").exists() and (form != "hugo" or args.hugo):
                shutil.rmtree(folder, ignore_errors=True)
                subprocess.run([args.corpus, form, folder, str(chapters), str(DATASETS)], check=True)
                (folder / ".made").touch()
        self.parts = {path.name for path in self.forms["kerncijfer"].iterdir()}

    def run(self, *arguments):
        """Runs a program, which must end well: what it took, and what it printed."""
        arguments = [str(argument) for argument in arguments]
        printed, told = self.args.work / "printed", self.args.work / "told"
        status, found = self.args.runner.submit(once, arguments, self.environment, printed, told).result()
        if status:
            fail("every run ends well", f"{' '.join(arguments)} ended with status {status}: {told.read_text(errors='replace')[-500:]}")
        return found, printed.read_text(encoding="utf-8")

    def note(self, name, found):
        for label, value in found.items():
            self.figures.setdefault(name, {}).setdefault(label, []).append(value)

    def median(self, name, label="wall s"):
        return statistics.median(self.figures[name][label])

    def forget(self):
        """Takes away the output, and all that was not there when the project was made."""
        shutil.rmtree(self.out, ignore_errors=True)
        for path in self.forms["kerncijfer"].iterdir():
            if path.name not in self.parts:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        self.out.mkdir(parents=True)

    def build(self, *more):
        site, editors = self.out / "site", self.out / "editors"
        return self.run(self.args.program, "build", *more, "--project", self.forms["kerncijfer"], "--out", site, "--editors", editors)

    def page(self, chapter):
        return (self.out / "site" / YEAR / f"h{chapter:05}" / "index.html").read_text(encoding="utf-8")

    def ours(self, number):
        """This program: every kind of build, each held against what it must give."""
        project = self.forms["kerncijfer"]
        # Without what takes long and no page needs.
        self.forget()
        self.note("a draft", self.build("--quiet", "--without", "search,ods,zip")[0])
        self.forget()
        self.note("cold", self.build("--quiet")[0])
        site = tree(self.out / "site")
        self.hashes = self.hashes or site
        same("a cold build gives what the first one gave", self.hashes, site)
        for chapter in {0, self.chapter, self.chapters - 1} if number == 0 else {}:
            plain = (self.forms["plain"] / YEAR / f"h{chapter:05}.md").read_text(encoding="utf-8")
            figures(plain, self.page(chapter), f"chapter {chapter}")
        self.note("unchanged", self.build("--quiet")[0])
        same("an unchanged build gives what a cold one gives", self.hashes, tree(self.out / "site"))
        text, csv = project / "content" / YEAR / f"h{self.chapter:05}.md", project / "data" / YEAR / f"{self.dataset}.csv"
        before = text.read_bytes(), csv.read_bytes()
        try:
            sentence = f"Een zin erbij met het woord proefzin{'abcdefghij'[number % 10]}."
            text.write_bytes(before[0] + f"\n{sentence}\n".encode())
            self.note("a sentence", self.build("--quiet")[0])
            if sentence not in words(self.page(self.chapter)):
                fail("the page holds the new sentence", text)
            # The first years of the first ministry are on every page that shows the dataset.
            lines = before[1].decode().splitlines()
            lines[3] = f"{lines[3].rsplit(',', 1)[0]},{CELL + number}"
            csv.write_text("\n".join(lines) + "\n", encoding="utf-8")
            self.note("a cell", self.build("--quiet")[0])
            self.holds_cell(str(CELL + number))
            if number == 0:
                self.edited(tree(self.out / "site"))
        finally:
            text.write_bytes(before[0])
            csv.write_bytes(before[1])

    def holds_cell(self, value):
        """Is a cell in each page and each file of its dataset?"""
        folder = self.out / "site" / YEAR / "data" / self.dataset
        shown = f"{int(value):,}".replace(",", ".")
        held = {
            "the chapter": shown in words(self.page(self.chapter)),
            "the page of the dataset": shown in words((folder / "index.html").read_text(encoding="utf-8")),
            "the CSV": value in (folder / f"{self.dataset}.csv").read_text(encoding="utf-8"),
            "the JSON": value in (folder / f"{self.dataset}.json").read_text(encoding="utf-8"),
            "the ODS": value.encode() in zipfile.ZipFile(folder / f"{self.dataset}.ods").read("content.xml"),
        }
        for path in (self.out / "site" / YEAR).rglob("*.zip"):
            names = [name for name in zipfile.ZipFile(path).namelist() if name.endswith(f"/{self.dataset}.csv")]
            held[path.name] = bool(names) and all(value.encode() in zipfile.ZipFile(path).read(name) for name in names)
        lacking = [name for name, holds in held.items() if not holds]
        if lacking:
            fail("the new cell is in every page and file of its dataset", f"{', '.join(lacking)} of {self.dataset} lack {value}")

    def edited(self, site):
        """A cold build of what was edited must give the same; it tells its steps too."""
        self.forget()
        _, printed = self.build("--timings", "--json")
        same("a build after edits gives what a cold one gives", tree(self.out / "site"), site)
        self.timings = json.loads(printed)["timings"]

    def limits(self):
        """What no generator can do without. The sizes of the files are those of our last site."""
        out = self.out / "limit"
        plain, project = self.forms["plain"], self.forms["kerncijfer"]
        folders = {"comrak": [plain], "files": [project, self.out / "site", out], "site": [plain, out]}
        for threads in "1", "2":
            for kind in folders:
                found, printed = self.run(self.args.limit, kind, *folders[kind], threads)
                # What comes before the work, such as reading the texts of comrak, is no part of it.
                found["wall s"] = int(printed.split()[0]) / 1e6
                self.note(f"{kind}, {threads} thr.", found)
                shutil.rmtree(out, ignore_errors=True)

    def hugo(self, number):
        public = self.out / "hugo"
        shutil.rmtree(public, ignore_errors=True)
        shutil.rmtree(self.out / "cache-of-hugo", ignore_errors=True)
        for name in ["resources", "public"]:
            shutil.rmtree(self.forms["hugo"] / name, ignore_errors=True)
        for name in ["Hugo, cold", "Hugo, unchanged"]:
            asked = ["--quiet", "--noBuildLock", "--source", self.forms["hugo"], "--destination", public]
            self.note(name, self.run(self.args.hugo, *asked)[0])
        for chapter in {0, self.chapter, self.chapters - 1} if number == 0 else {}:
            plain = (self.forms["plain"] / YEAR / f"h{chapter:05}.md").read_text(encoding="utf-8")
            figures(plain, (public / YEAR / f"h{chapter:05}" / "index.html").read_text(encoding="utf-8"), f"chapter {chapter} in Hugo")

    def table(self):
        print(f"\n{self.chapters:,} chapters, {len(self.hashes):,} files\n")
        labels = ["wall s", "cpu s", "peak MiB", "written MB"]
        print(f"| {'':<17} | {' | '.join(f'{label:>25}' for label in labels)} |")
        print(f"| --- | {' | '.join('---:' for _ in labels)} |")
        for name, found in self.figures.items():
            print(f"| {name:<17} | {' | '.join(f'{spread(label, found[label]):>25}' for label in labels)} |")
        whole = self.timings["microseconds"]
        print(f"\n| step of a cold build | ms | share |\n| --- | ---: | ---: |")
        for step in self.timings["steps"]:
            beside = ", beside others" if step.get("beside_others") else ""
            print(f"| {step['step']}{beside} | {step['microseconds'] / 1000:.1f} | {100 * step['microseconds'] / whole:.1f} % |")

    def ratios(self):
        """Lines of a name and a number."""
        cold, least = self.median("cold"), self.median("comrak, 2 thr.") + self.median("files, 2 thr.")
        yield "cold / (comrak + files), 2 threads", cold / least
        yield "cold / site of the limit, 2 threads", cold / self.median("site, 2 thr.")
        yield "a draft / (comrak + files), 2 threads", self.median("a draft") / least
        for name in OURS[1:]:
            yield f"{name} / cold", self.median(name) / cold
        if self.args.hugo:
            yield "cold / Hugo, cold", cold / self.median("Hugo, cold")
            yield "unchanged / Hugo, unchanged", self.median("unchanged") / self.median("Hugo, unchanged")
            yield "peak memory, cold / Hugo, cold", self.median("cold", "peak MiB") / self.median("Hugo, cold", "peak MiB")


def growth(smaller, larger):
    """How many times as much a larger publication costs."""
    print(f"\nFrom {smaller.chapters:,} to {larger.chapters:,} chapters, {larger.chapters / smaller.chapters:g} times as many:\n")
    for name in larger.figures:
        grown = {label: larger.median(name, label) / max(smaller.median(name, label), 1e-9) for label in ["wall s", "cpu s", "peak MiB"]}
        print(f"| {name:<17} | " + " | ".join(f"{label.split()[0]} {times:6.1f}" for label, times in grown.items()) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chapters", nargs="*", type=int, default=[100, 1000, 10_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--work", type=pathlib.Path, help="folder to keep the publications in; remove it when benches/corpus changes")
    parser.add_argument("--hugo", help="the program hugo itself, not a script that starts it")
    parser.add_argument("--program", default=ROOT / "target" / "release" / "kerncijfer")
    args = parser.parse_args()
    fast = MEMORY if os.access(MEMORY, os.W_OK) else None
    # A process begins with the peak memory of the one that starts it: that must be one that stays small, and is there before anything else.
    with (
        concurrent.futures.ProcessPoolExecutor(1) as args.runner,
        tempfile.TemporaryDirectory() as made,
        tempfile.TemporaryDirectory(dir=fast) as out,
    ):
        args.runner.submit(int).result()
        args.corpus, args.limit = benches(["corpus", "limit"])
        args.work = args.work.resolve() if args.work else pathlib.Path(made)
        args.work.mkdir(parents=True, exist_ok=True)
        done = []
        for chapters in args.chapters:
            publication = Publication(chapters, args, pathlib.Path(out))
            for number in range(args.runs):
                publication.ours(number)
                publication.limits()
                if args.hugo:
                    publication.hugo(number)
                print(f"{chapters:,} chapters: run {number + 1} of {args.runs}", file=sys.stderr, flush=True)
            shutil.rmtree(publication.out)
            publication.table()
            print()
            for name, ratio in publication.ratios():
                print(f"| {name:<36} | {ratio:8.3f} |")
            done.append(publication)
        for smaller, larger in zip(done, done[1:]):
            growth(smaller, larger)
    print(f"\nEvery check held. Median (lowest to highest) of {args.runs} runs; output on {fast or 'disk'}.")


if __name__ == "__main__":
    main()
