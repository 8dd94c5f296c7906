"""What an operator can put right, said so that they can. Anything else is a bug and keeps its traceback."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place: where it is, what is wrong with it and what to do about it.

    >>> print(Problem("seeds/0412.yaml", "expected a date as YYYY-MM-DD, found '2024/13/1'", "write the day", line=3))
    seeds/0412.yaml:3: expected a date as YYYY-MM-DD, found '2024/13/1'
      fix: write the day
    """

    path: str
    message: str
    fix: str
    line: int | None = None

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.message}\n  fix: {self.fix}"


class KhizanaError(Exception):
    """One or more problems that stop a command; shown without a traceback."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def unexpected(path: str, error: Exception, line: int | None = None) -> Problem:
    """Return the problem of an *error* that no check foresaw, caught so that it costs one article and not the archive.

    >>> print(unexpected("seeds/a.txt", OverflowError("date value out of range")))
    seeds/a.txt: stopped with OverflowError: date value out of range
      fix: the rest is published; report this fault together with the text
    """
    said = str(error).encode("utf-8", "backslashreplace").decode()[:200]
    message = f"stopped with {type(error).__name__}: {said}"
    return Problem(path, message, "the rest is published; report this fault together with the text", line)
