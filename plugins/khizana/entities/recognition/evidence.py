"""What all occurrences of a name in the archive say of it.

In: sentences, an article at a time, and candidate names. Out: the Evidence of each: how the tagger took it, what stands
around it, how it is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from khizana.arabic.fold import bare
from khizana.entities.recognition.archive_sentences import ArchiveSentence
from khizana.entities.recognition.name_index import NameIndex, NameKey, first_words
from khizana.entities.recognition.name_lists import CUES, is_cue
from khizana.model import ENTITY_TYPES

Article = tuple[str, list[ArchiveSentence]]

SEEN_CUES = ("titles", "speech", "prepositions", "org_heads", "place_heads", "named_after")  # counted before a name
_PRIVATE_REACH = 5  # words around a person in which a cue makes the mention one of a suspect, victim, patient or minor
_SPEECH = CUES["speech"]
_DEFINITE = ("ال", "لل", "وال")


@dataclass(slots=True)
class Evidence:
    """The occurrences of a name."""

    count: int = 0
    articles: int = 0
    exact: int = 0  # occurrences that the tagger marked just so
    inside: int = 0  # inside a longer name
    cut: int = 0  # crossing the edge of another
    right: Counter[str] = field(default_factory=Counter)  # words after it, where it begins a longer name
    left: Counter[str] = field(default_factory=Counter)  # words before it, where it ends one
    total: list[int] = field(default_factory=lambda: [0] * len(ENTITY_TYPES))  # percent by type, added up
    top: list[int] = field(
        default_factory=lambda: [0] * len(ENTITY_TYPES)
    )  # of the surest occurrence, its weakest word
    before: Counter[str] = field(default_factory=Counter)  # cues before it, by group
    speech_after: int = 0
    definite_after: int = 0  # occurrences with a definite word, or «بن», after it: the name may go on
    after: Counter[str] = field(default_factory=Counter)  # words after it
    written: Counter[str] = field(default_factory=Counter)
    private_articles: int = 0  # articles that name it beside a cue of the group `private`
    last_article: str = ""

    @property
    def type(self) -> int:
        """The index of its likeliest type."""
        return self.total.index(max(self.total))


@lru_cache(maxsize=1 << 17)
def _cues(key: str) -> tuple[str, ...]:
    return tuple(group for group in SEEN_CUES if is_cue(key, group))


@lru_cache(maxsize=1 << 17)
def _is_private(key: str) -> bool:
    return not CUES["private"].isdisjoint(first_words(key))


def collect(articles: Iterable[Article], names: Iterable[NameKey]) -> dict[NameKey, Evidence]:
    """Return the evidence of each of *names* that occurs in *articles*."""
    index = NameIndex(names)
    found: dict[NameKey, Evidence] = {}
    for article, sentences in articles:
        private: set[NameKey] = set()
        for sentence in sentences:
            for name, at in index.find(sentence):
                evidence = found.get(name)
                if evidence is None:
                    evidence = found[name] = Evidence()
                if evidence.last_article != article:
                    evidence.last_article = article
                    evidence.articles += 1
                _add(evidence, sentence, at, at + len(name))
                evidence.written[_written(sentence, name, at)] += 1
                if name not in private and any(_private_around(sentence, at, at + len(name))):
                    private.add(name)
                    evidence.private_articles += 1
    return found


def _add(evidence: Evidence, sentence: ArchiveSentence, first: int, end: int) -> None:
    evidence.count += 1
    likely = sentence.likely[first:end]
    for type_ in range(len(ENTITY_TYPES)):
        values = [percent[type_] for percent in likely]
        evidence.total[type_] += sum(values) // len(values)
        evidence.top[type_] = max(evidence.top[type_], min(values))
    for start, stop, _ in sentence.names:
        if start < end and first < stop:
            if (start, stop) == (first, end):
                evidence.exact += 1
            elif start <= first and end <= stop:
                evidence.inside += 1
                if end < stop:
                    evidence.right[sentence.keys[end]] += 1
                if start < first:
                    evidence.left[sentence.keys[first - 1]] += 1
            else:
                evidence.cut += 1
    if first:
        evidence.before.update(_cues(sentence.keys[first - 1]))
    if end < len(sentence.keys):
        after = sentence.keys[end]
        evidence.after[after] += 1
        evidence.speech_after += after in _SPEECH
        evidence.definite_after += after == "بن" or (after.startswith(_DEFINITE) and after not in CUES["stop"])


def _written(sentence: ArchiveSentence, name: NameKey, at: int) -> str:
    """Return *name* as the sentence has it, without proclitic: «الأمم المتحدة» for «وللأمم المتحدة»."""
    first, *rest = sentence.written[at : at + len(name)]
    if extra := len(sentence.keys[at]) - len(name[0]):
        letters = bare(first)
        first = letters[extra:]
    elif sentence.keys[at] != name[0]:  # «لل» for «ال»
        first = "ال" + bare(first)[2:]
    if name[0].startswith("ال") and first.startswith("لل"):
        first = "ال" + first[2:]
    return " ".join([first, *rest])


def _private_around(sentence: ArchiveSentence, first: int, end: int) -> Iterator[bool]:
    for key in sentence.keys[max(0, first - _PRIVATE_REACH) : first] + sentence.keys[end : end + _PRIVATE_REACH]:
        yield _is_private(key)
