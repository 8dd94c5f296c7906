"""Tagged sentences as the archive compares them: search keys of words, one for «عبد الله», names without titles.

In: a TaggedSentence. Out: an ArchiveSentence, whose names are ranges of keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khizana.arabic.fold import fold
from khizana.entities.recognition.name_lists import CUES, bare_forms
from khizana.entities.recognition.tagged_text import NOTHING, Percent, TaggedSentence
from khizana.entities.recognition.word_features import key_of
from khizana.model import ENTITY_TYPES

_ABD = fold("عبد")
_PERSON = ENTITY_TYPES.index("person")
_TITLES = CUES["titles"]


@dataclass(frozen=True, slots=True)
class ArchiveSentence:
    """Keys of words and what is written for each, what each may be in percent, and the names (first, end, type)."""

    keys: list[str]
    written: list[str]
    likely: list[Percent]
    names: list[tuple[int, int, int]]


def archive_sentence(tagged: TaggedSentence) -> ArchiveSentence:
    """Return *tagged* with keys; «عبد» and the word after it are one, and titles at the ends of people's names go."""
    keys: list[str] = []
    written: list[str] = []
    likely: list[Percent] = []
    place = []  # of each word among the keys
    for at, word in enumerate(tagged.words):
        key, percent = key_of(word), tagged.likely.get(at, NOTHING)
        if keys and _continues_abd(keys[-1], key):
            keys[-1] += key
            written[-1] += f" {word}"
            likely[-1] = tuple((a + b) // 2 for a, b in zip(likely[-1], percent, strict=True))
        else:
            keys.append(key)
            written.append(word)
            likely.append(percent)
        place.append(len(keys) - 1)
    names = [
        (*_without_titles(keys, place[first], place[end - 1] + 1, type_), type_) for first, end, type_ in tagged.names
    ]
    return ArchiveSentence(keys, written, likely, names)


def _continues_abd(before: str, key: str) -> bool:
    """Return whether *key* is the second half of a name that *before* opens.

    >>> _continues_abd("وعبد", "الله"), _continues_abd("معبد", "الشمس")
    (True, False)
    """
    return (
        key.startswith("ال")
        and len(key) > len("ال") + 1
        and before.endswith(_ABD)
        and before[:-3] in ("", "و", "ل", "ب")
    )


def _without_titles(keys: Sequence[str], first: int, end: int, type_: int) -> tuple[int, int]:
    if type_ == _PERSON:
        while first < end - 1 and not _TITLES.isdisjoint(bare_forms(keys[first])[:2]):
            first += 1
        while first < end - 1 and keys[end - 1] in _TITLES:
            end -= 1
    return first, end
