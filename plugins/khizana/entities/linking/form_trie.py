"""A trie over the tokens of every form of every record, looked up with or without proclitics on the first token.

The cost of a lookup does not grow with the number of names. Keys are search keys, so spelling variants match.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Literal, NamedTuple

from khizana.arabic.tokenizer import tokenize
from khizana.entities.authority.authority_record import AuthorityRecord, Guard

FormKind = Literal["name", "short", "role", "nisba", "not"]

# conjunction, then preposition: «وبالصين», «فللناتو»; neither the future sin of verbs nor the article
PROCLITICS = tuple(c + p for c in ("", "و", "ف") for p in ("", "ب", "ك", "ل"))
ARTICLE = "ال"
_MAX_CACHED = 1 << 18  # distinct tokens
# what names begin with and are written apart or joined: «عبد الله», «عبدالله»; «أبو ظبي», «أبوظبي»
_APART = re.compile(r"\b(عبد|ابو) (?=\w{3})")
_JOINED = re.compile(r"\b(عبد(?=ال\w{2})|ابو(?=\w{3}))")


def with_proclitics(words: Collection[str]) -> frozenset[str]:
    """Return the keys of *words* after each proclitic: «مدينة», «بمدينة», «وللمدينة»."""
    keys = {proclitic + word for word in words for proclitic in PROCLITICS}
    keys |= {c + "لل" + word[2:] for word in words if word.startswith(ARTICLE) for c in ("", "و", "ف")}
    return frozenset(keys)


def spellings(keys: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield the words *keys* of a name as they are, and with «عبد» and «أبو» joined to the next word or parted from it.

    >>> list(spellings(["عبدالفتاح", "السيسي"]))
    [('عبدالفتاح', 'السيسي'), ('عبد', 'الفتاح', 'السيسي')]
    >>> list(spellings(["ابو", "بكر"]))
    [('ابو', 'بكر'), ('ابوبكر',)]
    """
    text = " ".join(keys)
    yield from (
        tuple(form.split()) for form in dict.fromkeys((text, _APART.sub(r"\1", text), _JOINED.sub(r"\1 ", text)))
    )


class Meaning(NamedTuple):
    """The entity that a form can refer to. `sure` marks a short form that needs no earlier mention by name."""

    slug: str
    kind: FormKind
    guards: tuple[Guard, ...]
    sure: bool = False


class FormMatch(NamedTuple):
    """Tokens [first, last] that match a form, after `proclitic` letters of the first token."""

    first: int
    last: int
    proclitic: int
    meanings: tuple[Meaning, ...]


# a node maps the key of the next token to a node, and None to the meanings of the form that ends here
_Node = dict[str | None, Any]


class FormTrie:
    """A trie of the forms of records."""

    def __init__(self, records: Iterable[AuthorityRecord]) -> None:
        self._root: _Node = {}
        self._entries: dict[str, tuple[tuple[int, _Node], ...]] = {}
        for record in records:
            for text, meaning in _meanings(record):
                self._add(text, meaning)

    def _add(self, text: str, meaning: Meaning) -> None:
        for keys in spellings(token.key for token in tokenize(text)):
            node = self._root
            for key in keys:
                node = node.setdefault(key, {})
            meanings = node.get(None, ())
            if meaning not in meanings:
                node[None] = (*meanings, meaning)

    def matches(self, keys: list[str], joined: list[bool]) -> Iterator[FormMatch]:
        """Yield every form that the *keys* of a text match; joined[i]: token i can continue the form that ends before it."""
        entries = self._entries
        for first, key in enumerate(keys):
            starts = entries.get(key)
            if starts is None:
                if len(entries) > _MAX_CACHED:
                    entries.clear()
                starts = entries[key] = tuple(self._starts(key))
            for proclitic, start in starts:
                node: _Node | None = start
                last = first
                while node is not None:
                    if meanings := node.get(None):
                        yield FormMatch(first, last, proclitic, meanings)
                    last += 1
                    node = node.get(keys[last]) if last < len(keys) and joined[last] else None

    def _starts(self, key: str) -> Iterator[tuple[int, _Node]]:
        """Yield the nodes at which a token can start a form, with the number of its proclitic letters."""
        for proclitic in PROCLITICS:
            if key.startswith(proclitic) and (node := self._root.get(key[len(proclitic) :])):
                yield len(proclitic), node
        for conjunction in ("", "و", "ف"):
            if key.startswith(conjunction + "لل"):
                # ل + الناتو is written للناتو, and ل + اللجنة للجنة: the alef of the article is lost
                rest = key[len(conjunction) + 2 :]
                for name in (ARTICLE + rest, ARTICLE + "ل" + rest):
                    if node := self._root.get(name):
                        yield len(conjunction), node


def _meanings(record: AuthorityRecord) -> Iterator[tuple[str, Meaning]]:
    """Yield each form of *record* with its meaning."""

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
    """Yield *nisba*, one word in ي, in every gender, number and case, with and without the article; any other form as it is.

    >>> list(inflections("روسي"))[:6]
    ['روسي', 'الروسي', 'روسية', 'الروسية', 'روسيين', 'الروسيين']
    """
    if " " in nisba or nisba.startswith(ARTICLE) or not nisba.endswith("ي"):
        yield nisba
        return
    for ending in ("", "ة", "ين", "ون", "ات", "تين", "تان"):
        yield nisba + ending
        yield ARTICLE + nisba + ending
    yield nisba + "ا"  # the indefinite accusative
