"""How likely a candidate is a name, once all texts have been read.

In: what was seen of a candidate and how often each word occurs. Out: a probability. It is a logistic regression; its traits
are few and speak of Arabic, not of a subject: what announces the name, whether it comes again, and against it that the word
bends as names do not. The weights were fitted to two corpora tagged by hand: docs/annotation.md tells which and what they are
worth on texts that had no part in it; tests/entities/test_tagged.py fits them anew.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from khizana.entities.linking.form_trie import ARTICLE
from khizana.entities.suggest.unknown_words import is_strange
from khizana.model import EntityType

Key = tuple[str, ...]  # the words of a candidate, folded

# of the traits below; a title or a given name is what most candidates have, so that the first weight stands for them
WEIGHTS = {
    "any": 1.18,
    "lineage": 0.79,
    "head": 0.68,
    "kind": 2.12,
    "called": 0.85,
    "quoted": 1.20,
    "guest": 0.18,
    "plain": -1.62,
    "unknown word": -3.04,
    "unknown words": -1.99,
    "again": 1.33,
    "elsewhere": 1.57,
    "spellings": -0.83,
    "article": -1.40,
    "relatives": -1.70,
    "imperfect": -1.07,
    "ending": -0.74,
}

_MANY = 20  # times after which more say no more
_OFTEN = 5  # times after which an ending of inflection is taken for part of the name: «روته»
_SHORTEST = 3  # letters of a word without its ending
_ATTESTED = 0.05  # another form of a word counts when it is at least this often there as the word
_ENDINGS = ("ات", "ين", "ون", "يه", "ته", "ها", "هم", "وا")
_SUFFIXES = ("ه", "ها", "هم", "ات", "ين", "ون", "وا", "ت", "نا", "ا", "ان", "يه", "كم", "ني", "و")
_DEFINITE = (ARTICLE, "لل")
_PERSONS = frozenset("يتن")  # what begins an imperfect: «تنشطر», «ينشطر»
_ANNOUNCED = ("lineage", "head", "kind", "called", "quoted")


@dataclass(slots=True)
class Seen:
    """What is known of a candidate so far. `evidence` counts the occurrences that have each kind of it."""

    surfaces: Counter[str] = field(default_factory=Counter)
    types: Counter[EntityType] = field(default_factory=Counter)
    evidence: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    contexts: list[str] = field(default_factory=list)
    guest: bool = False

    @property
    def count(self) -> int:
        """How often it occurs."""
        return self.surfaces.total()


def probability(key: Key, seen: Seen, words: Mapping[str, int]) -> float:
    """Return how likely *key* is a name, 0 to 1; *words*: how often each word occurs in all texts."""
    logit = sum(WEIGHTS[name] * value for name, value in traits(key, seen, words).items())
    return 1 / (1 + math.exp(-logit))


def traits(key: Key, seen: Seen, words: Mapping[str, int]) -> dict[str, float]:
    """Return the traits of *key* by name, 0 to 1 but for `again` (a logarithm) and `relatives` (a number, 3 at most).

    Shares are of its occurrences, and half of them are as good as all: «ترامب» needs no title each time.
    """
    count, articles = seen.count, len(seen.articles)
    alone = len(key) == 1
    strange = [word for word in key if is_strange(word)]
    share = {name: min(1.0, 2 * seen.evidence[name] / count) for name in _ANNOUNCED}
    bare = 1 - min(1.0, 2 * (1 - seen.evidence["unknown"] / count))  # nothing announces it
    return {
        "any": 1.0,
        **share,
        "guest": float(seen.guest),
        "plain": float(seen.evidence["head"] > 0 and len(key) == 2 and not strange and key[1].startswith(_DEFINITE)),
        "unknown word": bare * alone,
        "unknown words": bare * (not alone),
        "again": math.log(min(count / articles, _MANY)),
        "elsewhere": (1 - bare) * (articles > 1),
        "spellings": float(seen.surfaces.most_common(1)[0][1] < 0.9 * count),
        "article": float(alone and _has_both(key[0], words)),
        "relatives": float(min(3, sum(_relatives(word, words) for word in strange))),
        "imperfect": bare * (key[0][0] in _PERSONS),
        "ending": float(count < _OFTEN and any(word.endswith(_ENDINGS) for word in strange)),
    }


def _has_both(word: str, words: Mapping[str, int]) -> bool:
    """Say whether *word* comes with the article and without it, as a name does not."""
    other = word.removeprefix(ARTICLE) if word.startswith(ARTICLE) else ARTICLE + word
    return _is_attested(other, word, words)


def _relatives(word: str, words: Mapping[str, int]) -> int:
    """Count the other endings with which *word* comes: a name has no plural and takes no pronoun."""
    bare = word.removeprefix(ARTICLE)
    longer = sum(_is_attested(bare + suffix, word, words) for suffix in _SUFFIXES)
    stems = [word.removesuffix(suffix) for suffix in _SUFFIXES if word.endswith(suffix)]
    stems = [form for stem in stems if len(stem) >= _SHORTEST for form in (stem, stem + "ه")]
    return longer + sum(_is_attested(stem, word, words) for stem in stems)


def _is_attested(other: str, word: str, words: Mapping[str, int]) -> bool:
    return other != word and words.get(other, 0) > _ATTESTED * words.get(word, 0)
