"""Both ways of writing a name in a query: «عبد الله» and «عبدالله» ask for the same, however they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from khizana.arabic.compounds import halves, whole
from khizana.arabic.fold import SearchKey
from khizana.search.parser import Atom, Clause


class Reading(NamedTuple):
    """A clause to look for, and the clauses as they were typed: what it falls back to if no article has it."""

    clause: Clause
    typed: tuple[Clause, ...]


def readings(clauses: Sequence[Clause]) -> list[Reading]:
    """Return *clauses* with each name that two plain words make, or one, as one clause: the word, or its two halves."""
    found = []
    at = 0
    while at < len(clauses):
        reading = _name(clauses[at : at + 2]) or _name(clauses[at : at + 1]) or Reading(clauses[at], (clauses[at],))
        found.append(reading)
        at += len(reading.typed)
    return found


def is_name(clause: Clause) -> bool:
    """Return whether *clause* is a name written both ways."""
    return clause.any[-1].kind == "name"


def _name(typed: Sequence[Clause]) -> Reading | None:
    """Return the name that all of *typed* write, if each is a plain word."""
    words = [clause.any[0] for clause in typed if len(clause.any) == 1 and not clause.negative]
    if len(words) < len(typed) or not all(word.is_plain for word in words):
        return None
    key = words[0].keys[0] if len(words) == 1 else whole(words[0].keys[0], words[1].keys[0])
    parts = halves(SearchKey(key)) if key else None
    if key is None or parts is None:
        return None
    text = " ".join(word.text for word in words)
    return Reading(Clause((Atom("word", text, (key,)), Atom("name", text, parts))), tuple(typed))
