"""Decide which names of an archive are real, whole and rightly typed: the archive as a whole decides.

In: the tagged texts of all articles, read several times. Out: proposals, best first; then those that may have a page. Steps:
collect what the tagger marks anywhere; find all occurrences of each; weigh the evidence; find the articles where it is a name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from khizana.arabic.tokenizer import tokenize
from khizana.entities.authority.authority_record import AuthorityRecord, Unreviewed, form_key
from khizana.entities.recognition.archive_sentences import ArchiveSentence, archive_sentence
from khizana.entities.recognition.article_country import country_of, country_words
from khizana.entities.recognition.evidence import Article, Evidence, collect
from khizana.entities.recognition.name_features import probability
from khizana.entities.recognition.name_index import NameIndex, NameKey, candidate_names
from khizana.entities.recognition.name_lists import CUES, name_lists
from khizana.entities.recognition.tagged_text import TaggedSentence
from khizana.model import ENTITY_TYPES, EntityType

TaggedArchive = Callable[[], Iterable[tuple[str, list[TaggedSentence]]]]
"""Starts a pass over the articles: (id, tagged sentences)."""

_LOCAL_PERCENT = 12  # from which the tagger takes an occurrence for a name, once the archive knows it is one
_SHOWN_CUES = ("titles", "prepositions", "org_heads", "speech")


class Proposal(NamedTuple):
    """A name that the archive takes for that of an entity."""

    name: NameKey
    type: EntityType
    forms: tuple[str, ...]  # as written, a spelling for each key, the commonest first
    private: bool  # a person named only as suspect, victim, patient or minor
    why: Unreviewed
    articles: tuple[str, ...]  # where the tagger takes it for a name, mostly
    countries: dict[str, int]  # of those articles, if it is a body that every country has


@lru_cache(maxsize=1 << 16)  # the names of all records are compared whenever one of them changes
def name_key(form: str) -> NameKey:
    """Return the key under which the archive has the name *form*.

    >>> name_key("عبد الفتاح السيسي") == name_key("عبدالفتاح السيسى")
    True
    """
    words = [form[token.start : token.end] for token in tokenize(form)]
    return tuple(archive_sentence(TaggedSentence(words, {}, [])).keys)


def weigh(archive: TaggedArchive) -> dict[NameKey, Evidence]:
    """Return the evidence of every name that the tagger marks in *archive*."""
    names = candidate_names((sentence for _, sentences in _read(archive) for sentence in sentences), name_lists())
    return collect(_read(archive), names)


def _read(archive: TaggedArchive) -> Iterator[Article]:
    for article, sentences in archive():
        yield article, [archive_sentence(sentence) for sentence in sentences]


def propose(archive: TaggedArchive, minimum: float) -> list[Proposal]:
    """Return the names of *archive* with a probability of *minimum*, the most probable first, then by name."""
    weighed = ((name, evidence, probability(name, evidence, name_lists())) for name, evidence in weigh(archive).items())
    likely = {name: (evidence, p) for name, evidence, p in weighed if p >= minimum}
    articles, countries = _articles_of(archive, {name: evidence.type for name, (evidence, _) in likely.items()})
    proposals = [
        _proposal(name, evidence, p, tuple(articles[name]), dict(sorted(countries[name].items())))
        for name, (evidence, p) in likely.items()
        if articles[name]
    ]
    return sorted(proposals, key=lambda proposal: (-proposal.why.probability, proposal.name))


def _proposal(
    name: NameKey, evidence: Evidence, p: float, articles: tuple[str, ...], countries: dict[str, int]
) -> Proposal:
    type_ = ENTITY_TYPES[evidence.type]
    cues = tuple(group for group in _SHOWN_CUES if evidence.before[group])
    private = type_ == "person" and evidence.private_articles == evidence.articles
    why = Unreviewed(round(p, 3), len(articles), evidence.count, evidence.exact, cues)
    return Proposal(name, type_, _distinct_forms(evidence), private, why, articles, countries)


def _distinct_forms(evidence: Evidence) -> tuple[str, ...]:
    """Return one spelling of each key, the commonest first: «عبد الفتاح السيسي», «عبدالفتاح السيسي»."""
    ranked = sorted(evidence.written.items(), key=lambda item: (-item[1], item[0]))
    spellings: dict[object, str] = {}
    for form, _ in ranked:
        spellings.setdefault(form_key(form), form)
    return tuple(spellings.values())


def _articles_of(
    archive: TaggedArchive, types: Mapping[NameKey, int]
) -> tuple[dict[NameKey, list[str]], dict[NameKey, Counter[str]]]:
    """Return the articles where the tagger takes each name for one, mostly, and the countries of those of state organs."""
    index = NameIndex(types)
    articles: defaultdict[NameKey, list[str]] = defaultdict(list)
    countries: defaultdict[NameKey, Counter[str]] = defaultdict(Counter)
    for article, sentences in _read(archive):
        named = _named(index, sentences, types)
        for name in named:
            articles[name].append(article)
        organs = [name for name in named if is_state_organ(name)]
        if organs and (country := country_of(sentences)):
            for name in organs:
                countries[name][country] += 1
    return articles, countries


def _named(index: NameIndex, sentences: Iterable[ArchiveSentence], types: Mapping[NameKey, int]) -> list[NameKey]:
    votes: Counter[NameKey] = Counter()
    for sentence in sentences:
        for name, at in index.find(sentence):
            total = sum(percent[types[name]] for percent in sentence.likely[at : at + len(name)])
            votes[name] += 1 if total >= _LOCAL_PERCENT * min(len(name), 2) / 2 else -1
    return [name for name, vote in sorted(votes.items()) if vote > 0]


def is_state_organ(name: NameKey) -> bool:
    """Return whether *name* is that of a body of every country, without the country's: «وزارة الداخلية»."""
    return name[0] in CUES["state_organs"] and country_words().keys().isdisjoint(name)


def publishable(
    proposals: Iterable[Proposal],
    records: Mapping[str, AuthorityRecord],
    rejected: Collection[tuple[NameKey, str]],
    threshold: float,
) -> list[Proposal]:
    """Return the *proposals* of *threshold* whose names no record has and that may have a page; *rejected*: (name, type)."""
    likely = [p for p in proposals if p.why.probability >= threshold and not p.private]
    known = {name_key(form) for record in records.values() for form in _forms(record)}
    family_names = {name_key(record.name)[-1:] for record in records.values() if record.type == "person"}
    family_names |= {p.name[-1:] for p in likely if p.type == "person" and len(p.name) > 1}
    return [
        p
        for p in likely
        if p.name not in known
        and (p.name, p.type) not in rejected
        and not (p.type == "person" and p.name in family_names)
    ]


def _forms(record: AuthorityRecord) -> tuple[str, ...]:
    return (*record.forms, *record.sure, *record.short, *record.roles, *record.nisba, *record.not_)
