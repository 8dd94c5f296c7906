"""The forms of all records as one trie over tokens: what a run of words can mean, whoever stands before the first of them.

A lookup costs the same however many names there are. Keys are those of khizana.arabic.fold, so spelling variants meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from khizana.arabic.tokenizer import tokenize
from khizana.entities.authority.authority_record import AuthorityRecord, Guard

FormKind = Literal["name", "short", "role", "nisba", "not"]

# Conjunction, then preposition: «وبالصين», «فللناتو». Verbs' future sin and the article are no part of it.
PROCLITICS = tuple(c + p for c in ("", "و", "ف") for p in ("", "ب", "ك", "ل"))
ARTICLE = "ال"


class Meaning(NamedTuple):
    """What a form stands for. `sure` marks a short form that needs no name before it."""

    slug: str
    kind: FormKind
    guards: tuple[Guard, ...]
    sure: bool = False


class Hit(NamedTuple):
    """A run of tokens [first, last] that spells a form, after `proclitic` letters of the first token."""

    first: int
    last: int
    proclitic: int
    meanings: tuple[Meaning, ...]


# A node maps the key of the next token to a node; under None stand the meanings of the words so far.
_Node = dict[str | None, Any]


class Forms:
    """A trie of every form of some records."""

    def __init__(self, records: Iterable[AuthorityRecord]) -> None:
        self._root: _Node = {}
        self._entries: dict[str, tuple[tuple[int, _Node], ...]] = {}
        for record in records:
            for text, meaning in _meanings(record):
                self._add(text, meaning)

    def _add(self, text: str, meaning: Meaning) -> None:
        node = self._root
        for token in tokenize(text):
            node = node.setdefault(token.key, {})
        meanings = node.get(None, ())
        if meaning not in meanings:
            node[None] = (*meanings, meaning)

    def hits(self, keys: list[str], joined: list[bool]) -> Iterator[Hit]:
        """Yield every form that the *keys* of a text spell; joined[i] says that token i continues the words before it."""
        entries = self._entries
        for first, key in enumerate(keys):
            starts = entries.get(key)
            if starts is None:
                if len(entries) > 1 << 18:
                    entries.clear()
                starts = entries[key] = tuple(self._starts(key))
            for proclitic, start in starts:
                node: _Node | None = start
                last = first
                while node is not None:
                    if meanings := node.get(None):
                        yield Hit(first, last, proclitic, meanings)
                    last += 1
                    node = node.get(keys[last]) if last < len(keys) and joined[last] else None

    def _starts(self, key: str) -> Iterator[tuple[int, _Node]]:
        """Yield the nodes that a text's token can open, with the number of proclitic letters before the name."""
        for proclitic in PROCLITICS:
            if key.startswith(proclitic) and (node := self._root.get(key[len(proclitic) :])):
                yield len(proclitic), node
        for conjunction in ("", "و", "ف"):
            if key.startswith(conjunction + "لل"):
                # ل + الناتو is written للناتو, ل + اللجنة likewise للجنة; the article has no letter of its own left
                rest = key[len(conjunction) + 2 :]
                for name in (ARTICLE + rest, ARTICLE + "ل" + rest):
                    if node := self._root.get(name):
                        yield len(conjunction), node


def _meanings(record: AuthorityRecord) -> Iterator[tuple[str, Meaning]]:
    """Yield each form of *record* with what it means."""

    def meaning(form: str, kind: FormKind) -> Meaning:
        return Meaning(record.slug, kind, record.guards.get(form, ()), form in record.sure)

    for form in record.forms:
        yield form, meaning(form, "name")
    for form in (*record.sure, *record.short):
        yield form, meaning(form, "short")
    for form in record.roles:
        yield form, meaning(form, "role")
    for form in record.not_:
        yield form, Meaning(record.slug, "not", ())
    for form in record.nisba:
        for inflected in inflections(form):
            yield inflected, Meaning(record.slug, "nisba", ())


def inflections(nisba: str) -> Iterator[str]:
    """Yield *nisba*, one word in ي, in gender, number and case, with and without article; any other form as it stands.

    >>> list(inflections("روسي"))[:6]
    ['روسي', 'الروسي', 'روسية', 'الروسية', 'روسيين', 'الروسيين']
    """
    if " " in nisba or nisba.startswith(ARTICLE) or not nisba.endswith("ي"):
        yield nisba
        return
    for ending in ("", "ة", "ين", "ون", "ات", "تين", "تان"):
        yield nisba + ending
        yield ARTICLE + nisba + ending
    yield nisba + "ا"  # the accusative, which never has the article
