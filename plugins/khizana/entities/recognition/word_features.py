"""The features of words that the tagger weighs: the same strings for training and for tagging.

In: a word as written. Out: feature names. A word speaks for its own label with all of them, for that of its neighbours with
those that `reach()` lets pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from khizana.arabic.fold import fold
from khizana.arabic.sentences import sentences
from khizana.arabic.tokenizer import TOKEN
from khizana.entities.recognition.name_lists import CUES, NameLists, bare_forms

OFFSETS = (-2, -1, 0, 1, 2)  # of the words whose features count for a label
EDGE = "#"  # a place before the first or after the last word of a sentence

_WORD = re.compile(rf"{TOKEN.pattern}|[^\s\w]")
_ARABIC = re.compile("[\u0621-\u064a]")
_NEAR = ("w=", "b=", "al", "noal", "x2=", "x3=", "f=", "p1=", "cue=", "part=", "place=")
_FAR = ("w=", "f=", "cue=", "part=", "place=")
_FEATURE_CUES = (
    "titles",
    "org_heads",
    "place_heads",
    "event_heads",
    "work_heads",
    "speech",
    "prepositions",
    "particles",
)
_DEFINITE = ("ال", "وال", "بال", "لل", "فال", "كال")
_LONG = 8  # letters from which words are equally long


def split_words(text: str) -> Iterator[list[str]]:
    """Yield the words and punctuation marks of each sentence of *text*, as written.

    >>> list(split_words("زار تونس. ثم عاد؟"))
    [['زار', 'تونس', '.'], ['ثم', 'عاد', '؟']]
    """
    for start, end in sentences(text):
        if found := _WORD.findall(text, start, end):
            yield found


@lru_cache(maxsize=1 << 18)
def key_of(word: str) -> str:
    """Return the search key of a word; punctuation is its own."""
    return fold(word) or word


def word_features(word: str, lists: NameLists) -> list[str]:
    """Return the features of *word* for its own label."""
    key = key_of(word)
    if not _ARABIC.match(key):
        return ["w=" + ("number" if key[0].isdigit() else "latin" if key[0].isalpha() else key)]
    forms = bare_forms(key)
    known = [lists.frequency.get(form, 0) for form in forms]
    bare = forms[known.index(max(known))].removeprefix("ال") or key
    definite = key.startswith(_DEFINITE)
    return [
        "w=" + key,
        "b=" + bare,
        f"length={min(len(bare), _LONG)}",
        f"own={known[0]}",
        f"f={max(known)}",
        f"stem={known[-1]}",
        "al" if definite else "noal",
        *(f"c={form}" for form in forms[1:]),
        *(f"p{n}={key[:n]}" for n in (1, 2, 3) if len(key) > n),
        *(f"x{n}={key[-n:]}" for n in (1, 2, 3, 4) if len(key) > n),
        *("t=" + bare[at : at + 3] for at in range(len(bare) - 2)),
        *(f"cue={group}" for group in _FEATURE_CUES if any(form in CUES[group] for form in forms[:3])),
        *_listed("part", forms, lists.parts),
        *_listed("place", forms[:-1] if definite and len(forms) > 1 else forms, lists.places),
    ]


def _listed(name: str, forms: Sequence[str], table: dict[str, int] | dict[str, str]) -> Iterator[str]:
    """Yield the grade or kind of the first of *forms* that is listed, and whether letters had to go for it."""
    for at, form in enumerate(forms):
        if form in table:
            yield f"{name}={table[form]}{'-' if at else ''}"
            return


def phrase_features(keys: Sequence[str], lists: NameLists) -> Iterator[tuple[int, str]]:
    """Yield (word, feature) for each word of the sentence *keys* inside a listed name of several words."""
    for at, key in enumerate(keys):
        for form in bare_forms(key)[:3]:
            listed = lists.phrases.get(form, {})
            found = max((p for p in listed if tuple(keys[at + 1 : at + len(p)]) == p[1:]), key=len, default=None)
            if found:
                yield from ((at + n, f"phrase={listed[found]}{'I' if n else 'B'}") for n in range(len(found)))
                break


def reach(features: Sequence[str], offset: int) -> list[str]:
    """Return the *features* of a word that count for the label *offset* words before it, named so."""
    if offset == 0:
        return ["bias", *features]
    passing = _NEAR if abs(offset) == 1 else _FAR
    return [f"{offset}:{feature}" for feature in features if feature.startswith(passing)]


def sentence_features(words: Sequence[str], lists: NameLists) -> list[list[str]]:
    """Return the features for the label of each of *words*: what the trainer is given."""
    own = [word_features(word, lists) for word in words]
    out = []
    for at in range(len(words)):
        seen: list[str] = []
        for offset in OFFSETS:
            inside = 0 <= at + offset < len(words)
            seen += reach(own[at + offset], offset) if inside else [f"{offset}:{EDGE}"]
        out.append(seen)
    for at, feature in phrase_features([key_of(word) for word in words], lists):
        out[at].append(feature)
    return out
