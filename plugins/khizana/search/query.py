"""Search the shipped index from Python: the second client of the files that browsers load, and the check on the first.

Our parser reads the query, whoosh runs it over ShardReader. theme/static/js/search/engine.js gives the same answers.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from whoosh import query as wq

from khizana.search.as_typed import CONTENT, NAMES, as_typed
from khizana.search.closeness import closeness
from khizana.search.compounds import Reading, is_name, readings
from khizana.search.corrections import Correction, corrections, latin_name, respelled
from khizana.search.excerpt import Needle, cut
from khizana.search.format.facets import Filters, passes
from khizana.search.format.scoring import rounded
from khizana.search.format.shards import Shelf
from khizana.search.joins import AndMaybe, AndNot
from khizana.search.lists import Lists
from khizana.search.parser import Atom, Clause, Query, parse
from khizana.search.plan import Plan
from khizana.search.side_by_side import belong_together
from khizana.search.slips import may_be_slip
from khizana.search.words import Word

SHALLOW = 200  # results of a one-word query for which the best articles of its lists are enough
MANY = 3  # words; with so many, articles that lack one follow those that have all
FEW = 10  # articles that have all words; with fewer, others follow
WINDOW = 5  # results put in order by closeness together, from the first on: what the page loads at a time
NEARLY = 0.6  # of the best score, that an article must reach which lacks a word (docs/decisions/0009-relevance.md)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for beside the words. Sorts are relevance, newest and oldest; filters are those of facets.py."""

    limit: int = 10
    offset: int = 0
    sort: str = "relevance"
    filters: Filters = field(default_factory=dict)

    @property
    def plain(self) -> bool:
        """Whether nothing but the words decides what comes first."""
        return self.sort == "relevance" and not any(self.filters.values())


def search(
    folder: Path,
    query: str,
    limit: int = 10,
    offset: int = 0,
    *,
    sort: str = "relevance",
    filters: Filters | None = None,
    verbatim: bool = False,
) -> dict[str, Any]:
    """Return the best *limit* articles for *query* over the index in *folder*, after skipping *offset*.

    Results by relevance are put in order WINDOW at a time, so that pages of any size follow each other; a *limit* or *offset*
    that is no multiple of it reads a few articles more. Where the archive lacks a word of the query, the one that was probably
    meant is answered and named under `corrections`, but not with *verbatim*. The answer has the keys `query`, `total`, `hits`,
    `corrections`, `notes`, `cost` of docs/index-format.md.
    KhizanaError when the index is missing, broken or of another format.
    """
    started = time.perf_counter()
    shelf = Shelf(folder)
    wish = Wish(limit, offset, sort, filters or {})
    answer = _Answer(parse(query), shelf, wish)
    better = None if verbatim else _better(answer, shelf, query, wish)
    corrected = [asdict(better[0])] if better else []
    answer = better[1] if better else answer
    needles = answer.plan.needles(answer.sought) + ([answer.plan.forms_needle(answer.kin)] if answer.kin else [])
    first, last = _windows(offset, limit) if sort == "relevance" else (offset, offset + limit)
    page = answer.ranked[first:last]
    articles = [answer.plan.articles.read(number) for number, _ in page]
    lacking = answer.lacking([number for number, _ in page])
    shown = zip(articles, page, lacking, strict=True)
    hits = [_hit(article, score, lacks, needles) for article, (_, score), lacks in shown]
    if sort == "relevance":
        borders = [note["after"] - first for note in answer.notes if "after" in note]
        _bring_close_ones_up(hits, needles, articles, answer.particles(), borders)
    cost = {"requests": shelf.requests, "bytes": shelf.bytes, "ms": round((time.perf_counter() - started) * 1000, 3)}
    return {
        "query": query,
        "total": answer.total,
        "hits": hits[offset - first : offset - first + limit],
        "corrections": corrected,
        "notes": answer.notes,
        "cost": cost,
    }


class _Answer:
    """One query against one index: `ranked` (document, score) best first, `total`, `notes`."""

    def __init__(self, query: Query, shelf: Shelf, wish: Wish) -> None:
        self._query, self._wish = query, wish
        particles = frozenset(shelf.manifest["function_words"])
        self.complete = True  # some article has all words
        self.kin: list[str] = []  # lemmas of related words that were searched for as well
        asked = readings(query.clauses)
        self.wanted = _wanted([reading.clause for reading in asked], particles)
        self.sought = _sought([reading.clause for reading in asked], self.wanted)
        self._unwanted = [clause for clause in query.clauses if clause.negative]
        self.notes: list[dict[str, Any]] = [{"kind": kind, "words": [about]} for kind, about in query.problems]
        shallow = self._one_word() and wish.plain and wish.offset + wish.limit <= SHALLOW
        self.plan = Plan(Lists(shelf, whole=not shallow))
        settled = [clause for reading in asked for clause in self._read(reading)]
        self.wanted = _wanted(settled, particles)
        self.sought = _sought(settled, self.wanted)  # those wanted, and words that may be names
        # a name that some article has is known, however it is written there
        self._words = [atom for clause in self.wanted if not is_name(clause) for atom in clause.any if atom.is_plain]
        missing = [atom.text for atom in self._words if not self.plan.word(atom.keys[0]).known]
        if missing:
            self.notes.append({"kind": "missing", "words": missing})
        in_fields = [atom for clause in query.clauses for atom in clause.any if atom.field]
        empty = [atom for atom in in_fields if not self.plan.finds(Clause((atom,)))]
        self.notes += [{"kind": f"no_{atom.field}", "words": [atom.text]} for atom in empty]
        self.ranked = self._sorted(self._rank())
        deep = shallow and len(self.ranked) >= FEW  # the best articles of a longer list
        self.total = self.plan.frequency(self.wanted[0].any[0].keys[0]) if deep else len(self.ranked)

    def unknown(self) -> list[tuple[str, int]]:
        """Return the words no article has in any form, each with the slips that may explain it.

        None explains a word of the language, but it may be two written together; few do where the stem at least is known.
        """
        words = [(atom.text, self.plan.word(atom.keys[0])) for atom in self._words]
        return [(text, _slips(word)) for text, word in words if word.lemma is None]

    def doubtful(self) -> list[tuple[str, Word, int]]:
        """Return the words that may be slips, though the archive has something for them, with the articles it has for each."""
        words = [(atom.text, self.plan.word(atom.keys[0])) for atom in self._words]
        found = [(text, word, self.plan.frequency(word.key)) for text, word in words]
        return [(text, word, articles) for text, word, articles in found if may_be_slip(word, articles)]

    def pairs(self) -> list[tuple[str, str]]:
        """Return the plain words that follow each other, as typed: two halves of one word, perhaps."""
        return [(one.text, other.text) for one, other in _neighbours(self.wanted)]

    def lacking(self, documents: Sequence[int]) -> list[list[str]]:
        """Return of each of *documents* the words, as typed, that it has not, but others have."""
        if not any(note["kind"] in ("relaxed", "partial") for note in self.notes):
            return [[] for _ in documents]
        having = {clause.any[0].text: dict(self.plan.run(self.plan.strict(clause))) for clause in self.wanted}
        return [[word for word, found in having.items() if found and document not in found] for document in documents]

    def particles(self) -> dict[str, float]:
        """Return the words, as typed, that are particles once folded, each with its rarity."""
        particles = self.plan.reader.lists.shelf.manifest["function_words"]
        return {atom.text: self.plan.rarity(atom) for atom in self._words if atom.keys[0] in particles}

    def latin(self) -> list[str]:
        """Return the words, as typed, of a query that is nothing but words in Latin letters; none of any other."""
        plain = all(len(clause.any) == 1 and clause.any[0].is_plain for clause in self._query.clauses)
        words = (
            [] if self._dated() or self._unwanted or not plain else [clause.any[0] for clause in self._query.clauses]
        )
        return [atom.text for atom in words] if all("a" <= atom.keys[0][0] <= "z" for atom in words) else []

    def having(self) -> int:
        """Return how many articles have all words, whatever filters let through; of a long list, of its best articles."""
        return len(self.plan.run(wq.And([self.plan.strict(clause) for clause in self.wanted])))

    def knows_nothing(self) -> bool:
        """Return whether no word of the query is one of the archive or of the language; a letter tells nothing: «f,jdk»."""
        words = [self.plan.word(atom.keys[0]) for atom in self._words if len(atom.keys[0]) > 1]
        return not any(word.known or word.absent for word in words) and not any(map(is_name, self.wanted))

    def _read(self, reading: Reading) -> Sequence[Clause]:
        """Return the clause of *reading*, or what was typed for it where it is a name that no article has."""
        return reading.typed if is_name(reading.clause) and not self.plan.finds(reading.clause) else [reading.clause]

    def _one_word(self) -> bool:
        alone = len(self.sought) == 1 and len(self.wanted[0].any) == 1 and not (self._unwanted or self._dated())
        return alone and self.wanted[0].any[0].is_plain

    def _dated(self) -> bool:
        return bool(self._query.begin or self._query.end)

    def _rank(self) -> list[tuple[int, float]]:
        if not self.wanted:
            return self._rest()
        strict = self._run([self.plan.strict(clause) for clause in self.wanted], wq.And)
        self.complete = bool(strict) or len(self.wanted) < 2
        if len(self.wanted) == 1 and len(strict) < FEW:
            return strict + self._related({document for document, _ in strict})
        if len(self.wanted) < 2 or (strict and (len(self.wanted) < MANY or len(strict) >= FEW)):
            return strict
        loose = self._run([self.plan.loose(clause) for clause in self.wanted], wq.Or)
        some = _partial(loose, strict)
        if some:
            self.notes.append({"kind": "partial" if strict else "relaxed", "words": [], "after": len(strict)})
        return strict + some

    def _rest(self) -> list[tuple[int, float]]:
        """Return what dates, filters or exclusions alone let through, the newest first; nothing without any."""
        if not (self._unwanted or self._dated() or any(self._wish.filters.values())):
            return []
        excluded = {document for clause in self._unwanted for document, _ in self.plan.run(self.plan.strict(clause))}
        every = range(self.plan.reader.doc_count_all())
        return self._by_date(self._narrow([(document, 0.0) for document in every if document not in excluded]))

    def _related(self, have: set[int]) -> list[tuple[int, float]]:
        """Return the articles, but for *have*, with the nisba of the one word asked for, or what it is the nisba of."""
        if not self._words:
            return []
        self.kin = self.plan.kin(self._words[0].keys[0])
        related = self._run([self.plan.any_lemma(self.kin)], wq.Or) if self.kin else []
        related = [(document, score) for document, score in related if document not in have]
        if related:
            self.notes.append({"kind": "related", "words": [], "after": len(have)})
        return related

    def _run(self, parts: list[wq.Query], join: type[wq.Query]) -> list[tuple[int, float]]:
        if not parts:
            return []
        wanted = join(parts)
        names = [clause for clause in self.sought if clause not in self.wanted]
        if names:
            wanted = AndMaybe(wanted, wq.Or([self.plan.as_written(clause.any[0]) for clause in names]))
        if self._unwanted:
            wanted = AndNot(wanted, wq.Or([self.plan.strict(clause) for clause in self._unwanted]))
        return self._narrow(self.plan.run(wanted))

    def _narrow(self, ranked: list[tuple[int, float]]) -> list[tuple[int, float]]:
        if not (self._dated() or any(self._wish.filters.values())):
            return ranked
        passing = passes(self._wish.filters, self._query.begin, self._query.end)
        return [(document, score) for document, score in ranked if passing(self.plan.known[document])]

    def _sorted(self, ranked: list[tuple[int, float]]) -> list[tuple[int, float]]:
        return ranked if self._wish.sort == "relevance" else self._by_date(ranked)

    def _by_date(self, ranked: list[tuple[int, float]]) -> list[tuple[int, float]]:
        """Return *ranked* with the newest first, or if asked for the oldest; those without a date come last either way."""
        dated = sorted((self.plan.known[document].date or "", document, score) for document, score in ranked)
        order = dated if self._wish.sort == "oldest" else dated[::-1]
        return [(d, score) for date, d, score in order if date] + [(d, score) for date, d, score in order if not date]


def _slips(word: Word) -> int:
    if word.absent:
        return 1 if word.guessed else 0
    return 1 if word.known else 2


def _better(answer: _Answer, shelf: Shelf, query: str, wish: Wish) -> tuple[Correction, _Answer] | None:
    """Return the first of what *query* may have meant that some article has all words of, with its answer.

    On the other keyboard layout some of them are enough: the archive knows no word of what was typed. Where some article has
    all that was typed, more must have what was meant.
    """
    least = answer.total if answer.complete and not answer.unknown() else 0
    for correction in _meant(answer, shelf, query):
        other = _Answer(parse(correction.query), shelf, wish)
        whole = (other.complete or correction.kind == "layout") and not other.unknown()
        if other.total > least and (whole or correction.kind == "sound"):
            return correction, other
    return None


def _meant(answer: _Answer, shelf: Shelf, query: str) -> Iterator[Correction]:
    """Yield what *query* may have meant, where *answer* lacks a word or has none with all, or is short beside a Latin name's.

    Or where *query* has no word at all: «r'v» is «قطر» on the other keyboard.
    """
    words = answer.latin()
    having = answer.having() if words else FEW
    named = latin_name(shelf, words, having) if having < FEW else None
    if named:
        yield named
    unknown, doubtful = answer.unknown(), answer.doubtful()
    if unknown or not answer.complete or not (answer.wanted or answer.ranked):
        nothing = answer.knows_nothing()
        yield from corrections(
            shelf, query, unknown, doubtful, answer.pairs(), latin_alone=words, nothing_known=nothing
        )
    else:
        yield from respelled(shelf, query, (), doubtful)


def _partial(loose: list[tuple[int, float]], strict: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """Return the *loose* results that are not among the *strict* ones and answer nearly as well as the best of those."""
    have = {document for document, _ in strict}
    least = rounded(NEARLY * strict[0][1]) if strict else 0.0
    return [(document, score) for document, score in loose if document not in have and score >= least]


def _wanted(clauses: Sequence[Clause], function_words: frozenset[str]) -> list[Clause]:
    """Return the clauses to be found; function words only where there is nothing else."""
    wanted = [clause for clause in clauses if not clause.negative]
    return [clause for clause in wanted if not _is_idle(clause, function_words)] or wanted


def _sought(clauses: Sequence[Clause], wanted: Sequence[Clause]) -> list[Clause]:
    """Return those of *clauses* that are *wanted*, and what else an article is better for.

    That is, between them, words that may be names, to be found as written; and behind them two that belong together, as such.
    """
    found = [
        clause if clause in wanted else Clause((replace(clause.any[0], kind="exact"),))
        for clause in clauses
        if clause in wanted or (not clause.negative and len(clause.any) == 1 and clause.any[0].text in NAMES)
    ]
    return found + [
        Clause((Atom("phrase", f"{one.text} {other.text}", one.keys + other.keys),))
        for one, other in _neighbours(clauses)
        if belong_together(one.keys[0], other.keys[0])
    ]


def _neighbours(clauses: Sequence[Clause]) -> list[tuple[Atom, Atom]]:
    """Return the plain words that follow each other."""
    alone = [
        clause.any[0] if len(clause.any) == 1 and clause.any[0].is_plain and not clause.negative else None
        for clause in clauses
    ]
    return [(one, other) for one, other in pairwise(alone) if one and other]


def _is_idle(clause: Clause, function_words: frozenset[str]) -> bool:
    return all(atom.is_plain and atom.keys[0] in function_words and atom.text not in CONTENT for atom in clause.any)


def _windows(offset: int, limit: int) -> tuple[int, int]:
    """Return where the windows begin and end that hold the results asked for."""
    return offset - offset % WINDOW, -(-(offset + limit) // WINDOW) * WINDOW


def _bring_close_ones_up(
    hits: list[dict[str, Any]],
    needles: list[Needle],
    articles: list[dict[str, Any]],
    particles: dict[str, float],
    borders: list[int],
) -> None:
    """Reorder *hits* by score, closeness of the words, and *particles* that stand as typed.

    Within each window, and not over the *borders* where another kind of results begins.
    """
    for hit, article in zip(hits, articles, strict=True):
        titles = [] if article.get("derived") else [article["title"]]
        texts = [*titles, *article["blocks"]]
        hit["score"] = rounded(hit["score"] + closeness(texts, needles) + as_typed(texts, particles))
    parts = sorted({*range(0, len(hits), WINDOW), *(border for border in borders if 0 < border < len(hits)), len(hits)})
    for begin, end in pairwise(parts):
        hits[begin:end] = sorted(hits[begin:end], key=lambda hit: -hit["score"])


def _hit(article: dict[str, Any], score: float, lacks: list[str], needles: list[Needle]) -> dict[str, Any]:
    excerpt = cut(article["blocks"], needles)
    return {
        "id": article["id"],
        # the passage's own place on the page; the first block is as good as the top
        "url": f"{article['url']}#p{excerpt.block + 1}" if excerpt.block else article["url"],
        "title": article["title"],
        "date": article.get("date"),
        "source": article.get("source"),
        "score": score,
        "lacks": lacks,
        "excerpt": excerpt.text,
        "marks": [list(mark) for mark in excerpt.marks],
    }
