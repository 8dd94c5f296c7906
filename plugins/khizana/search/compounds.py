"""All ways of writing a name in a query: «عبد الله» and «عبدالله» ask for the same, however they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from khizana.arabic.fold import SearchKey
from khizana.arabic.name_compounds import halves
from khizana.search.parser import Atom, Clause

_SONS = (SearchKey("بن"), SearchKey("ابن"))  # «بن خلدون» is mostly written «ابن خلدون»


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
    """Return whether *clause* is a name, however it is written."""
    return clause.any[-1].kind == "name"


def _name(typed: Sequence[Clause]) -> Reading | None:
    """Return the name that all of *typed* write, if each is a plain word."""
    words = [clause.any[0] for clause in typed if len(clause.any) == 1 and not clause.negative]
    if len(words) < len(typed) or not all(word.is_plain for word in words):
        return None
    parts = halves(" ".join(word.keys[0] for word in words))
    if parts is None:
        return None
    text = " ".join(word.text for word in words)
    firsts = _SONS if parts[0] in _SONS else parts[:1]
    names = (Atom("name", text, (first, parts[1])) for first in firsts)
    return Reading(Clause((Atom("word", text, (SearchKey("".join(parts)),)), *names)), tuple(typed))
