"""The probability that a name of the archive is real, whole and rightly typed, from its evidence.

A logistic regression by type and by whether the name has one word; data/name_weights.tsv, fitted by fit_weights.py to names
that were read by eye.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from khizana.entities.recognition.evidence import Evidence
from khizana.entities.recognition.name_index import NameKey, first_words
from khizana.entities.recognition.name_lists import CUES, NameLists, is_cue, name_lists
from khizana.model import ENTITY_TYPES
from khizana.word_lists import read_table

_STEPS = 7  # of frequency
_COMMON = 3  # step from which a word without its proclitic is an ordinary one
_NISBA = ("يه", "ي", "يين", "يون", "ون", "يات")


def probability(name: NameKey, evidence: Evidence, lists: NameLists) -> float:
    """Return the probability of *name*."""
    weights = _weights()
    logit = sum(weights.get(feature, 0.0) * value for feature, value in features(name, evidence, lists).items())
    return 1 / (1 + math.exp(-logit))


@cache
def _weights() -> dict[str, float]:
    return {feature: float(weight) for feature, weight in read_table("name_weights.tsv")}


def features(name: NameKey, evidence: Evidence, lists: NameLists) -> Mapping[str, float]:
    """Return the features of *name*; shares are in 0 to 1, and those that depend on the type are named after it."""
    count, kind = evidence.count, evidence.type
    means = sorted(total / count / 100 for total in evidence.total)
    frequency = [lists.frequency.get(word, 0) for word in name]
    shared = {
        "bias": 1.0,
        "articles": math.log(evidence.articles),
        "count": math.log(count),
        "mean": _logit(means[-1]),
        "top": _logit(evidence.top[kind] / 100),
        "exact": evidence.exact / count,
        "inside": evidence.inside / count,
        "cut": evidence.cut / count,
        "margin": means[-1] - means[-2],
        "goes on": _goes_on(evidence),
        "right": evidence.right.total() / count,
        "left": evidence.left.total() / count,
        "always right": max(evidence.right.values(), default=0) / count,
        "always left": max(evidence.left.values(), default=0) / count,
        "common": max(frequency) / _STEPS,
        "rarest": min(frequency) / _STEPS,
        "listed": float(_is_listed(name, lists)),
        "part": float(_is_part(name, lists)),
    }
    group = ENTITY_TYPES[kind] + (" 1 " if len(name) == 1 else " + ")
    typed = {"": 1.0, "mean": shared["mean"], "inside": shared["inside"], "common": shared["common"]}
    typed |= (
        _around(evidence)
        | _within(name, frequency, lists)
        | {
            key: shared[key]
            for key in (
                "listed",
                "exact",
                "part",
                "articles",
                "goes on",
                "right",
                "left",
                "always right",
                "always left",
            )
        }
    )
    return shared | {group + feature: value for feature, value in typed.items()}


def _logit(share: float) -> float:
    return math.log((share + 0.02) / (1.02 - share))


def _goes_on(evidence: Evidence) -> float:
    """Return the share of the commonest word after a name, where it was seen three times or more."""
    words = (count for word, count in evidence.after.items() if word[0].isalpha())
    return max(words, default=0) / evidence.count if evidence.count > 2 else 0.0


def _is_listed(name: NameKey, lists: NameLists) -> bool:
    return name[0] in lists.places if len(name) == 1 else name in lists.phrases.get(name[0], ())


def _is_part(name: NameKey, lists: NameLists) -> bool:
    """Return whether *name* is the beginning of a longer known name, or its end: «الولايات», «المتحدة»."""
    if _is_listed(name, lists):
        return False
    longer = any(phrase[: len(name)] == name for phrase in lists.phrases.get(name[0], ()))
    return longer or (len(name) == 1 and name[0] in _last_words())


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase[-1] for phrases in name_lists().phrases.values() for phrase in phrases)


def _around(evidence: Evidence) -> dict[str, float]:
    share = {group: evidence.before[group] / evidence.count for group in evidence.before}
    return {
        "title": share.get("titles", 0.0),
        "says": share.get("speech", 0.0) + evidence.speech_after / evidence.count,
        "at": share.get("prepositions", 0.0),
        "body": share.get("org_heads", 0.0),
        "placed": share.get("place_heads", 0.0),
        "named after": share.get("named_after", 0.0),
        "definite after": evidence.definite_after / evidence.count,
    }


def _within(name: NameKey, frequency: list[int], lists: NameLists) -> dict[str, float]:
    first, last = name[0], name[-1]
    parts = [lists.parts.get(word, 0) or lists.parts.get(word.removeprefix("ال"), 0) for word in name]
    definite = first.startswith("ال")
    return {
        "al": float(definite),
        "nisba": float(definite and first.endswith(_NISBA)),
        "parts": ((parts[0] > 0) + (parts[-1] > 0)) / 2,
        "given": parts[0] / 3,
        "head": float(any(is_cue(first, group) for group in ("org_heads", "event_heads", "work_heads"))),
        "place head": float(first in CUES["place_heads"]),
        "long": float(max(0, len(name) - 2)),
        "last": float(parts[-1] > 0),
        "last common": 0.0 if parts[-1] else frequency[-1] / _STEPS,
        "first common": 0.0 if parts[0] else frequency[0] / _STEPS,
        "clitic": float(not parts[-1] and _may_have_clitic(last, lists)),
        "joined": float(any(word[0] == "و" and word[1:] in lists.parts for word in name[1:])),
        "title inside": float(any(word in CUES["titles"] for word in name[1:])),
    }


def _may_have_clitic(word: str, lists: NameLists) -> bool:
    """Return whether *word* looks like an ordinary word with a preposition: «بمكناس», «لوقفته»."""
    return word[0] in "لب" and any(lists.frequency.get(form, 0) >= _COMMON for form in first_words(word)[1:])
