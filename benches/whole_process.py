#!/usr/bin/env python3
"""Times whole runs of the program: wall and processor time, peak memory, bytes written. Prints minimum, median and maximum.

    cargo build --release && python3 benches/whole_process.py [RUNS]
"""
import os
import pathlib
import shutil
import statistics
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "target" / "release" / "kerncijfer"


def run(arguments):
    """Runs the program once: wall seconds, processor seconds, peak memory in MiB."""
    began = time.perf_counter()
    silence = [(os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    process = os.posix_spawn(PROGRAM, [str(PROGRAM), *arguments], os.environ, file_actions=silence)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - began
    if status:
        sys.exit(f"{' '.join(arguments)} ended with status {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def report(name, arguments, runs, folder=None):
    """Prints the figures of one command; what is in `folder` is taken away before each run."""
    def once():
        for path in folder.iterdir() if folder else []:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        return run(arguments)
    once()
    figures = list(zip(*(once() for _ in range(runs))))
    for label, values in zip(("wall s", "cpu s", "peak MiB"), figures):
        low, middle, high = min(values), statistics.median(values), max(values)
        print(f"{name:<24}{label:<10}{low:>9.3f}{middle:>9.3f}{high:>9.3f}")


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    print(f"{'':<24}{'':<10}{'min':>9}{'median':>9}{'max':>9}   n = {runs}")
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out"
        out.mkdir()
        site = out / "site"
        folders = ["--out", str(site), "--editors", str(out / "redactie")]
        # Without its archive every edition is made; with it none is, and the bags are opened and unpacked.
        fresh = pathlib.Path(folder) / "project"
        fresh.mkdir()
        for part in ["content", "data", "themes"]:
            shutil.copytree(ROOT / part, fresh / part)
        shutil.copy(ROOT / "site.toml", fresh)
        report("check", ["check", "--quiet", "--project", str(fresh)], runs)
        report("draft, cold", ["build", "--quiet", "--without", "search,ods,zip", "--project", str(fresh), *folders], runs, out)
        report("with its archive, cold", ["build", "--quiet", "--project", str(ROOT), *folders], runs, out)
        report("build, cold", ["build", "--quiet", "--project", str(fresh), *folders], runs, out)
        report("build, unchanged", ["build", "--quiet", "--project", str(fresh), *folders], runs)
        files = [path for path in site.rglob("*") if path.is_file()]
        print(f"{len(files)} files, {sum(path.stat().st_size for path in files):,} bytes written")


if __name__ == "__main__":
    main()
