"""What two sides say of one thing, held against each other: each difference is told at once, with its place."""
import sys


class Wrong(Exception):
    """What is asked or found cannot be right."""


# What reading a broken file or page can raise: told as a difference, never as a crash.
UNREADABLE = (Wrong, OSError, KeyError, ValueError, TypeError, IndexError, AttributeError, StopIteration)


class Differences(list):
    """All differences. Has the form that tests/transcription/prove.py wants."""

    def __init__(self, quiet=False):
        super().__init__()
        self.quiet = quiet

    def tell(self, place, difference):
        self.append((place, str(difference)))
        if not self.quiet:
            print(f"{place}: {difference}", file=sys.stderr)

    def report(self, line):
        """What was held, for whoever follows the check."""
        if not self.quiet:
            print(line)

    def hold(self, place, what, found, expected):
        if found != expected:
            self.tell(place, f"{what} is {found!r}, the data give {expected!r}")
