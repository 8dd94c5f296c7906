"""Names as keys of words, and where they occur: with the proclitics that may stand before their first word.

In: candidate names, tuples of search keys. Out: those that begin at a word of a sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from khizana.entities.recognition.archive_sentences import ArchiveSentence
from khizana.entities.recognition.name_lists import CUES, NameLists, bare_forms

NameKey = tuple[str, ...]

_PROCLITICS = "وفبكل"
_HEADS = CUES["org_heads"] | CUES["place_heads"] | CUES["event_heads"] | CUES["work_heads"]
_MIN_LETTERS = 3  # of a name in all


@cache
def first_words(key: str) -> tuple[str, ...]:
    """Return what the first word of a name may be where *key* is written: itself, or without proclitics.

    >>> first_words("وبالقصرين"), first_words("للصحه")
    (('وبالقصرين', 'بالقصرين', 'القصرين'), ('للصحه', 'الصحه'))
    """
    if len(key) < _MIN_LETTERS:
        return (key,)
    forms = bare_forms(key)
    no_names = {form[2:] for form in forms if form.startswith("ال")} | {
        form[1:] for form in forms if form.startswith("لل")
    }
    return tuple(form for form in forms if form == key or form not in no_names)[:3]


class NameIndex:
    """Finds names at the words of sentences."""

    def __init__(self, names: Iterable[NameKey]) -> None:
        self._by_first: defaultdict[str, list[NameKey]] = defaultdict(list)
        for name in sorted(names, key=lambda name: (-len(name), name)):
            self._by_first[name[0]].append(name)
        self._starting: dict[str, tuple[NameKey, ...]] = {}

    def starting(self, key: str) -> tuple[NameKey, ...]:
        """Return the names whose first word is written *key*, longest first."""
        found = self._starting.get(key)
        if found is None:
            names = (name for form in first_words(key) for name in self._by_first.get(form, ()))
            found = self._starting[key] = tuple(sorted(dict.fromkeys(names), key=lambda name: -len(name)))
        return found

    def find(self, sentence: ArchiveSentence) -> Iterator[tuple[NameKey, int]]:
        """Yield (name, first word) of each occurrence, nested ones too."""
        keys = sentence.keys
        for at, key in enumerate(keys):
            for name in self.starting(key):
                length = len(name)
                if length == 1 or tuple(keys[at + 1 : at + length]) == name[1:]:
                    yield name, at


def candidate_names(sentences: Iterable[ArchiveSentence], lists: NameLists) -> set[NameKey]:
    """Return the names that the tagger marks anywhere, without the proclitic where the archive shows that it is one."""
    seen: Counter[NameKey] = Counter()
    listing: Counter[NameKey] = Counter()  # occurrences with no word before: where «و» only joins
    words: Counter[str] = Counter()
    for sentence in sentences:
        words.update(sentence.keys)
        for first, end, _ in sentence.names:
            name = tuple(sentence.keys[first:end])
            seen[name] += 1
            listing[name] += first == 0 or not sentence.keys[first - 1][0].isalpha()
    bare = (_bare(name, seen, listing, words, lists) for name in seen)
    return {name for name in bare if _is_possible(name)}


def _bare(
    name: NameKey, seen: Counter[NameKey], listing: Counter[NameKey], words: Counter[str], lists: NameLists
) -> NameKey:
    first, rest = name[0], name[1:]
    if first[0] not in _PROCLITICS or first in _HEADS or first in CUES["titles"]:
        return name
    listed = first in lists.parts or first in lists.places
    for form in first_words(first)[1:]:
        shorter = (form, *rest)
        if seen[shorter] > seen[name]:
            return shorter
        if not listed and (
            (_is_known(form, rest, lists) and (words[form] or first[0] == "و"))
            or 2 * words[form] > words[first]
            or (first[0] == "و" and listing[name] == seen[name])
        ):
            return shorter
    return name


def _is_known(form: str, rest: Sequence[str], lists: NameLists) -> bool:
    listed = form in lists.parts or form in lists.places or (form, *rest) in lists.phrases.get(form, ())
    return listed or form in _HEADS or form.startswith("ال")


def _is_possible(name: NameKey) -> bool:
    return (
        all(len(word) > 1 and word[0].isalnum() for word in name)
        and sum(map(len, name)) >= _MIN_LETTERS
        and any("\u0621" <= word[0] <= "\u064a" for word in name)
        and name[-1] not in CUES["particles"]
        and name[-1] not in CUES["stop"]
    )
