"""The probability that a candidate is a name, given its occurrences in all texts.

In: statistics of a candidate and the frequency of each word. Out: a probability, by logistic regression on a few features that
do not depend on the subject: cue words beside the name and repetition speak for it, inflection speaks against it. The weights
were fitted to two hand-tagged corpora; docs/annotation.md names them and reports the figures on held-out texts, and
tests/entities/test_tagged.py fits the weights again.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from khizana.entities.linking.form_trie import ARTICLE
from khizana.entities.suggest.unknown_words import is_unknown
from khizana.model import EntityType

Key = tuple[str, ...]  # the search keys of the words of a candidate

# by feature; most candidates have a title or a given name, so that the intercept stands for those
WEIGHTS = {
    "intercept": 1.15,
    "lineage": 0.81,
    "head": 0.76,
    "kind": 2.10,
    "called": 0.84,
    "quoted": 1.20,
    "doubtful end": 0.21,
    "plain": -1.67,
    "unknown word": -2.99,
    "unknown words": -1.97,
    "again": 1.33,
    "elsewhere": 1.56,
    "spellings": -0.83,
    "article": -1.42,
    "relatives": -1.59,
    "imperfect": -1.09,
    "ending": -0.74,
}

_MAX_REPEATS = 20  # per article; more of them add nothing
_MIN_COUNT_OF_STEM = 5  # occurrences from which a suffix is taken for part of the name: «روته»
_MIN_STEM_LETTERS = 3
_MIN_RELATIVE_FREQUENCY = 0.05  # of an inflected form, relative to the word, to count as attested
_ENDINGS = ("ات", "ين", "ون", "يه", "ته", "ها", "هم", "وا")
_SUFFIXES = ("ه", "ها", "هم", "ات", "ين", "ون", "وا", "ت", "نا", "ا", "ان", "يه", "كم", "ني", "و")
_DEFINITE = (ARTICLE, "لل")
_IMPERFECT_PREFIXES = frozenset("يتن")  # «تنشطر», «ينشطر»
_CUES = ("lineage", "head", "kind", "called", "quoted")


@dataclass(slots=True)
class CandidateStats:
    """The occurrences of a candidate. `evidence` counts those that have each kind of evidence."""

    surfaces: Counter[str] = field(default_factory=Counter)
    types: Counter[EntityType] = field(default_factory=Counter)
    evidence: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    snippets: list[str] = field(default_factory=list)
    doubtful_end: bool = False

    @property
    def count(self) -> int:
        """The number of occurrences."""
        return self.surfaces.total()


def probability(key: Key, stats: CandidateStats, words: Mapping[str, int]) -> float:
    """Return the probability that *key* is a name; *words*: the frequency of each word in all texts."""
    logit = sum(WEIGHTS[name] * value for name, value in features(key, stats, words).items())
    return 1 / (1 + math.exp(-logit))


def features(key: Key, stats: CandidateStats, words: Mapping[str, int]) -> dict[str, float]:
    """Return the features of *key*, each in 0 to 1 but `again` (a logarithm) and `relatives` (a count, 3 at most).

    The share of occurrences with a cue is capped at one half, as «ترامب» needs no title each time.
    """
    count, articles = stats.count, len(stats.articles)
    alone = len(key) == 1
    unknown = [word for word in key if is_unknown(word)]
    share = {name: min(1.0, 2 * stats.evidence[name] / count) for name in _CUES}
    bare = 1 - min(1.0, 2 * (1 - stats.evidence["unknown"] / count))  # without any cue
    return {
        "intercept": 1.0,
        **share,
        "doubtful end": float(stats.doubtful_end),
        "plain": float(stats.evidence["head"] > 0 and len(key) == 2 and not unknown and key[1].startswith(_DEFINITE)),
        "unknown word": bare * alone,
        "unknown words": bare * (not alone),
        "again": math.log(min(count / articles, _MAX_REPEATS)),
        "elsewhere": (1 - bare) * (articles > 1),
        "spellings": float(stats.surfaces.most_common(1)[0][1] < 0.9 * count),
        "article": float(alone and _has_both(key[0], words)),
        "relatives": float(min(3, sum(_relatives(word, words) for word in unknown))),
        "imperfect": bare * (key[0][0] in _IMPERFECT_PREFIXES),
        "ending": float(count < _MIN_COUNT_OF_STEM and any(word.endswith(_ENDINGS) for word in unknown)),
    }


def _has_both(word: str, words: Mapping[str, int]) -> bool:
    """Return whether *word* occurs both with and without the article, which names do not."""
    other = word.removeprefix(ARTICLE) if word.startswith(ARTICLE) else ARTICLE + word
    return _is_attested(other, word, words)


def _relatives(word: str, words: Mapping[str, int]) -> int:
    """Count the attested inflections of *word*: names have no plural and take no pronouns."""
    bare = word.removeprefix(ARTICLE)
    longer = sum(_is_attested(bare + suffix, word, words) for suffix in _SUFFIXES)
    stems = [word.removesuffix(suffix) for suffix in _SUFFIXES if word.endswith(suffix)]
    stems = [form for stem in stems if len(stem) >= _MIN_STEM_LETTERS for form in (stem, stem + "ه")]
    return longer + sum(_is_attested(stem, word, words) for stem in stems)


def _is_attested(other: str, word: str, words: Mapping[str, int]) -> bool:
    return other != word and words.get(other, 0) > _MIN_RELATIVE_FREQUENCY * words.get(word, 0)
