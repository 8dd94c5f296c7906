"""Turn a parsed query into whoosh queries over the fields of ShardReader.

A word is wanted by its lemma and scored by all its views. When no article has every word, the loose plan takes those that have
any view of any word. The browser's twin is theme/static/js/search/plan.js.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial

from whoosh import query as wq
from whoosh.matching import Matcher
from whoosh.query.qcore import Query as WhooshQuery
from whoosh.searching import SearchContext, Searcher

from khizana.arabic.fold import SearchKey, spelling
from khizana.arabic.morphology.nisba import NISBA, namesakes, relatives
from khizana.arabic.morphology.proclitics import joined
from khizana.arabic.tokenizer import is_term
from khizana.search import nearness
from khizana.search.beginnings import forms_with_prefix
from khizana.search.excerpt import Needle
from khizana.search.format import entity_names, facets
from khizana.search.format.article_shards import Articles
from khizana.search.format.entity_names import Named
from khizana.search.format.facets import Known
from khizana.search.format.scoring import idf, rounded, saturate
from khizana.search.joins import AndMaybe, Listed
from khizana.search.lists import Lists
from khizana.search.nearness import Places
from khizana.search.parser import Atom, Clause
from khizana.search.reader import Impacts, ShardReader
from khizana.search.words import Word, resolve

_ARTICLED = 4  # letters of a word from which an article may be taken
_KIN = 0.5  # worth of a related word in an excerpt


class Plan:
    """The whoosh queries of one index."""

    def __init__(self, lists: Lists) -> None:
        self.reader = ShardReader(lists)
        self.articles = Articles(lists.shelf)
        self._lists = lists
        self._views: dict[str, float] = lists.shelf.manifest["views"]
        self._words: dict[SearchKey, Word] = {}
        self._beginning = cache(partial(forms_with_prefix, lists))

    def word(self, key: SearchKey) -> Word:
        """Return what the archive has for *key*."""
        if key not in self._words:
            self._words[key] = resolve(self._lists, key)
        return self._words[key]

    def strict(self, clause: Clause) -> WhooshQuery:
        """Return the query for articles that have *clause*."""
        return wq.Or([self._strict(atom) for atom in clause.any])

    def finds(self, clause: Clause) -> bool:
        """Return whether any article has *clause*."""
        return bool(self.run(self.strict(clause)))

    def loose(self, clause: Clause) -> WhooshQuery:
        """Return the query for articles that have anything of *clause*: a word in any view."""
        return wq.Or([self._loose(atom) for atom in clause.any])

    def kin(self, key: SearchKey) -> list[str]:
        """Return the lemmas of the archive that are the nisba of the word *key*, or what it is the nisba of."""
        lemma = self.word(key).lemma
        found = dict.fromkeys(
            other for base in ([lemma] if lemma is not None else _bases(key)) for other in self._kin(base)
        )
        return [other for other in found if self._frequency(other)]

    def _kin(self, base: str) -> list[str]:
        if base.endswith(NISBA):
            names = {name: self._frequency(name) for name in relatives(base)}
            likely = namesakes(base, names)
            return [name for name in names if name in likely]
        return [nisba for nisba in relatives(base) if self._frequency(nisba) and base in self._namesakes(nisba, base)]

    def _namesakes(self, nisba: str, base: str) -> set[str]:
        return namesakes(nisba, {name: self._frequency(name) for name in [base, *relatives(nisba)]})

    def _frequency(self, lemma: str) -> int:
        return self.reader.doc_frequency("lemma", lemma)

    def any_lemma(self, lemmas: Sequence[str]) -> WhooshQuery:
        """Return the query for articles that have any of *lemmas*."""
        return wq.Or([self._term("lemma", lemma) for lemma in lemmas])

    def forms_needle(self, lemmas: Sequence[str]) -> Needle:
        """Return any form of *lemmas* as something to look for."""
        return Needle((frozenset(form for lemma in lemmas for form in self._lists.forms_of_lemma(lemma)),), _KIN)

    def run(self, query: WhooshQuery) -> list[tuple[int, float]]:
        """Return (document, score) of all that answer *query*, best first, equals as Articles.together() has them."""
        searcher = Searcher(self.reader, weighting=Impacts())
        # without needs_current whoosh joins alternatives by an array that loses articles when another matcher skips over it
        matcher = query.matcher(searcher, SearchContext(needs_current=True, weighting=searcher.weighting))
        return self.articles.together(sorted(_scores(matcher), key=lambda pair: (-pair[1], pair[0])))

    def as_written(self, atom: Atom) -> WhooshQuery:
        """Return the query for articles that have *atom* in its very spelling: worth its rarity, in all views."""
        documents = self._documents(atom)
        return Listed(documents, [self.rarity(atom) * sum(self._views.values())] * len(documents))

    def needles(self, clauses: Sequence[Clause]) -> list[Needle]:
        """Return what to look for in the texts of the articles found, each worth its rarity."""
        return [needle for clause in clauses for atom in clause.any for needle in self._needles(atom)]

    @cached_property
    def known(self) -> list[Known]:
        """What is known of every article, by number: read when a query asks for it."""
        return facets.read(self._lists.shelf)

    def frequency(self, key: SearchKey) -> int:
        """Return how many articles have the word *key*, by its lemma where it has one."""
        word = self.word(key)
        if word.lemma is not None:
            return self.reader.doc_frequency("lemma", word.lemma)
        return self.reader.doc_frequency("light", word.stem) if word.stem else 0

    def rarity(self, atom: Atom) -> float:
        """Return what finding *atom* is worth: the rarer its words, or its spelling, the more."""
        if atom.kind == "exact":
            return rounded(idf(self.reader.doc_count_all(), len(self._documents(atom))))
        return rounded(sum(idf(self.reader.doc_count_all(), self.frequency(key)) for key in atom.keys if is_term(key)))

    def _strict(self, atom: Atom) -> WhooshQuery:
        if atom.is_plain:
            return self._word(atom.keys[0])
        scored = [] if atom.field in ("source", "author") else [self._scored(key) for key in atom.keys if is_term(key)]
        found = self._begun(atom.keys[0]) if _is_prefix(atom) else Listed(self._documents(atom))
        return AndMaybe(found, wq.Or(scored))

    def _loose(self, atom: Atom) -> WhooshQuery:
        if atom.is_plain:
            return self._scored(atom.keys[0])
        return self._strict(atom)

    def _begun(self, prefix: str) -> WhooshQuery:
        """Return the query for articles with a word that begins so: all such words score as one."""
        found = self._lists.any_of(map(SearchKey, self._beginning(prefix)))
        weight = self._views["lemma"] * idf(self.reader.doc_count_all(), found.frequency)
        k1 = self._lists.shelf.manifest["k1"]
        return Listed(found.documents, [weight * saturate(impact, k1) for impact in found.impacts])

    def _word(self, key: SearchKey) -> WhooshQuery:
        word = self.word(key)
        if word.lemma is None:
            return self._scored(key)
        return AndMaybe(
            self._term("lemma", word.lemma), wq.Or(self._terms((("light", word.light), ("exact", word.exact))))
        )

    def _scored(self, key: SearchKey) -> WhooshQuery:
        word = self.word(key)
        return wq.Or(self._terms((("lemma", word.lemma), ("light", word.light), ("exact", word.exact))))

    def _terms(self, views: Iterable[tuple[str, str | None]]) -> list[WhooshQuery]:
        return [self._term(view, term) for view, term in views if term is not None]

    def _term(self, view: str, term: str) -> WhooshQuery:
        return wq.Term(view, term, boost=self._views[view])

    def _documents(self, atom: Atom) -> list[int]:
        match atom.field:
            case "title":
                return self._in_titles(atom)
            case "entity":
                return sorted({d for named in self._named(atom) for d in named.documents})
            case "source":
                return facets.named([known.source for known in self.known], atom.keys)
            case "author":
                return facets.named([known.author for known in self.known], atom.keys)
        if atom.kind == "exact":
            return self._lists.spelled(atom.keys[0], spelling(atom.text))
        if len(atom.keys) == 1:
            return self._lists.form(atom.keys[0]).documents
        words = [None if forms is None else self._having(forms) for forms in self._forms(atom)]
        having = [set[int]().union(*forms.values()) for forms in words if forms is not None]
        among = sorted(set.intersection(*having)) if having else []
        places = [None if forms is None else self._places(forms, among) for forms in words]
        if atom.kind == "near":
            return nearness.within([place for place in places if place is not None], atom.slop)
        return nearness.in_a_row(places)

    def _having(self, forms: frozenset[str]) -> dict[SearchKey, set[int]]:
        """Return the documents that have each of *forms*."""
        return {SearchKey(form): set(self._lists.form(SearchKey(form)).documents) for form in sorted(forms)}

    def _places(self, having: Mapping[SearchKey, set[int]], among: Sequence[int]) -> Places:
        """Return where any of the forms stands whose documents are *having*, at least in the documents *among*."""
        found: Places = {}
        for form in [form for form, documents in having.items() if not documents.isdisjoint(among)]:
            for document, places in self._lists.positions(form, among).items():
                found[document] = found.get(document, []) + places
        return found

    def _named(self, atom: Atom) -> list[Named]:
        return entity_names.find(self._lists.shelf, filter(is_term, atom.keys))

    def _in_titles(self, atom: Atom) -> list[int]:
        """Return the articles whose title has every word of *atom*: a lone word in any form, a prefix in any word."""
        found = [
            {document for form in forms for document in self._lists.titles(SearchKey(form))}
            for forms in self._forms(atom)
            if forms is not None
        ]
        return sorted(set.intersection(*found)) if found else []

    def _needles(self, atom: Atom) -> list[Needle]:
        if atom.field in ("source", "author"):
            return []
        if atom.field == "entity":
            return [Needle(forms, 1.0) for named in self._named(atom) for forms in entity_names.needles(named)]
        return [self._needle(atom)]

    def _needle(self, atom: Atom) -> Needle:
        exact = spelling(atom.text) if atom.kind == "exact" else None
        slop = atom.slop if atom.kind == "near" else None
        return Needle(self._forms(atom), self.rarity(atom), exact, again=atom.kind == "name", slop=slop)

    def _forms(self, atom: Atom) -> tuple[frozenset[str] | None, ...]:
        """Return what may stand for each word of *atom*; None for any word."""
        if atom.kind == "word":
            return (self.word(atom.keys[0]).forms,)
        if atom.kind == "prefix":
            return (self._beginning(atom.keys[0]),)
        if atom.kind == "name":
            return (self._joined(atom.keys[0]), frozenset(atom.keys[1:]))
        if atom.kind == "near":
            return tuple(self._inflected(key) if is_term(key) else None for key in atom.keys)
        literal: list[frozenset[str] | None] = [frozenset([key]) if is_term(key) else None for key in atom.keys]
        if atom.kind == "phrase" and len(literal) > 1 and literal[0]:
            literal[0] = self._joined(atom.keys[0])  # what is joined to its first word is not the phrase's
        return tuple(literal)

    def _joined(self, key: SearchKey) -> frozenset[str]:
        """Return *key* and the forms of its word that are *key* with a proclitic before it."""
        return joined(key) & (self.word(key).forms | {key})

    def _inflected(self, key: SearchKey) -> frozenset[str]:
        """Return all forms of the lemma of *key*; *key* alone where no lemma is known."""
        word = self.word(key)
        return frozenset([key]) if word.lemma is None else word.forms


def _bases(key: SearchKey) -> list[str]:
    """Return *key* as it is, then what it may be without the article, and each again as what it is the feminine of."""
    bare = [key, key[2:]] if key.startswith("ال") and len(key) > _ARTICLED else [key]
    return [*bare, *(word[:-1] for word in bare if word.endswith(NISBA + "ه"))]


def _scores(matcher: Matcher) -> Iterator[tuple[int, float]]:
    while matcher.is_active():
        yield matcher.id(), rounded(matcher.score())
        matcher.next()


def _is_prefix(atom: Atom) -> bool:
    return atom.kind == "prefix" and atom.field is None
