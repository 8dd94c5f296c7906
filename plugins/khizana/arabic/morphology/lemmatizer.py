"""Give every form of an archive its lemma: one key for «وزير», «وزيرة», «الوزراء» and «للوزراء».

A form's lemma is voted by all its spellings, and those of every form that differs from it only in an attested proclitic, each
spelling with its count and its lemmas in the table. A form the table lacks is read with its hamza on another seat, or stripped
until the table knows it, each step a word of the archive; else it is stripped as far as the archive attests; else its light
stem is its key, or that of another spelling of the same foreign word. A name is its own.
Measured in docs/decisions/0004-lemmas.md (pair F1 .85 to .88; light10 alone .46 to .48).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import chain
from weakref import ref

from pyarabic import araby

from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.function_words import FUNCTION_WORDS
from khizana.arabic.morphology import light_stemmer as light
from khizana.arabic.morphology.attestation import ENCLITICS, ENDINGS, PROCLITICS, Attestation, proclitics
from khizana.arabic.morphology.lemma_table import LemmaTable
from khizana.arabic.morphology.loanwords import respellings
from khizana.arabic.morphology.verbs import (
    behind_negation,
    doubled_past,
    hamzated_past,
    reseated,
    singular_in_yeh,
)

_MUCH = 2  # times
_ROUNDING = 1e-9
_SUFFIXES_BY_LETTER = {
    letter: tuple(suffix for suffix in (*ENCLITICS, *ENDINGS) if suffix[-1] == letter)
    for letter in {suffix[-1] for suffix in (*ENCLITICS, *ENDINGS)}
}
_ARTICLE, _LI_AL = "ال", "لل"
_OLD_SEAT = re.compile("ا.يء$")  # «شيء» and «بطيء» are written so to this day
_OF_A_FEMININE = ("ات", "تان", "تين")
# what the table has as words of their own, or takes for others
_IRREGULAR = {
    fold(form): fold(lemma)
    for form, lemma in {
        "أبي": "أبو",
        "أبا": "أبو",
        "آباء": "أب",
        "أئمة": "إمام",
        "أسماك": "سمك",
        "بنادق": "بندقية",
        "ضرائب": "ضريبة",
        "كتب": "كتاب",
        "سباق": "سباق",
        "قائمة": "قائمة",
        "شخصية": "شخصية",
        "شخصيات": "شخصية",
        "أغلبية": "أغلبية",
        "بكرة": "كرة",
        "يدين": "أدان",
        "تدين": "أدان",
    }.items()
}
# of «انتقل», «استمع», «احتفل», «اصطاد», «ازدحم»
_OF_A_PRESENT = re.compile("[يتن](?=.{4})(?:ن|ست|.[تطد]).*[^ه]")
_PRIOR = 0.5  # what a spelling of the table counts that the archive never wrote


class _Memo(dict[SearchKey, SearchKey]):
    """What *make*, a method of *owner*, who holds this, makes of a form, made once."""

    def __init__(self, owner: Lemmatizer, make: Callable[[Lemmatizer, SearchKey], SearchKey]) -> None:
        super().__init__()
        self._owner = ref(owner)  # else the two would hold each other, and both stay in memory
        self._make = make

    def __missing__(self, form: SearchKey) -> SearchKey:
        if (owner := self._owner()) is None:
            raise ReferenceError(form)
        made = self[form] = self._make(owner, form)
        return made


class Lemmatizer:
    """Lemmas for the words of one archive. *spellings* counts each form's spellings, *names* are forms kept apart."""

    def __init__(
        self, table: LemmaTable, spellings: Mapping[SearchKey, Mapping[str, int]], names: Iterable[SearchKey] = ()
    ) -> None:
        self._table, self._spellings, self._names = table, spellings, frozenset(names)
        self._counts: dict[str, int] = {form: sum(counts.values()) for form, counts in spellings.items()}
        self._attestation = Attestation(self._counts)
        self._known = _Memo(self, Lemmatizer._lemma)
        self._bare = _Memo(self, Lemmatizer._strip)
        # by bare form: all that share one share the vote
        self._elected = _Memo(self, Lemmatizer._lemma_of_bare)
        self._settled = _Memo(self, Lemmatizer._settle)
        self._strange: set[SearchKey] = set()  # the lemmas of words that the table does not explain

    def lemma(self, form: SearchKey) -> SearchKey:
        """Return the lemma of *form*, which need not be a word of the archive."""
        lemma = self._known[form]
        return self._respelled.get(lemma, lemma)

    @cached_property
    def _respelled(self) -> dict[SearchKey, SearchKey]:
        counts: defaultdict[SearchKey, int] = defaultdict(int)
        for form in self._spellings:
            counts[self._known[form]] += self._counts[form]
        return respellings(self._strange, counts)

    def _lemma(self, form: SearchKey) -> SearchKey:
        if form in FUNCTION_WORDS or not "\u0600" <= form[:1] <= "\u06ff":
            return form
        if name := self._name(form):
            return name
        return self._settled[self._bare[form]]

    def _settle(self, bare: SearchKey) -> SearchKey:
        return _IRREGULAR.get(bare) or self._as_of_singular(bare, self._elected[bare])

    def unseen(self) -> dict[SearchKey, SearchKey | None]:
        """Return each form of the table that the archive has not, with its lemma if the archive has that, else with None.

        «وزراء» finds «وزير» in an archive that never says «وزراء», as does a lemma that the table lacks as a form, «ذئب» of
        «ذئاب». «لبن» is known to be a word of its own: it is not found in «لبنان», nor taken for a typo. «الرصاص» may be of
        «رصاصة», but of «رصاص» where the archive has only that. Left out are forms that differ only in a proclitic or an ending
        from one of the archive with the same lemma: a reader's browser takes that off by itself (oov_candidates.py).
        """
        lemmas = set(map(self.lemma, self._spellings))
        found: dict[SearchKey, SearchKey | None] = dict.fromkeys(self._table)
        for form in chain(self._spellings, self._of_names()):
            found.pop(form, None)
        for form in self._likely(lemmas) - self._spellings.keys():
            lemma = self._lemma_among(lemmas, form)
            if lemma is not None and lemma in map(self.lemma, self._shorter(form)):
                found.pop(form, None)
            elif lemma is not None:
                found[form] = lemma
        only_lemmas = (self._table.lemmas & lemmas).difference(self._spellings, self._table)
        return found | {lemma: lemma for lemma in only_lemmas}

    def _likely(self, lemmas: AbstractSet[SearchKey]) -> set[SearchKey]:
        """Return the forms of the table that may have one of *lemmas*; that all others have none of them is certain."""
        possible = lemmas | {SearchKey(lemma + araby.HEH) for lemma in lemmas}  # see _as_of_singular()
        return {*self._table.forms_of(possible), *chain.from_iterable(map(self._group, _IRREGULAR))}

    def _lemma_among(self, lemmas: AbstractSet[SearchKey], form: SearchKey) -> SearchKey | None:
        lemma = self.lemma(form)
        if lemma in lemmas:
            return lemma
        return max((other for other in self._readings(form) & lemmas if form.endswith(other)), key=len, default=None)

    def _of_names(self) -> Iterator[SearchKey]:
        """Yield what is a name with a proclitic, or without its article: «وتايلاند», «فلوجة»."""
        for name in self._names:
            yield from (SearchKey(proclitic + name) for proclitic in PROCLITICS)
            if name.startswith(_ARTICLE):
                yield SearchKey(name.removeprefix(_ARTICLE))

    def _shorter(self, form: SearchKey) -> Iterator[SearchKey]:
        """Yield the forms of the archive that *form* is with a proclitic, or else with an ending, more."""
        bare = self._bare[form]
        if bare != form:
            if bare in self._spellings:
                yield bare
            return
        for suffix in _SUFFIXES_BY_LETTER.get(form[-1], ()):
            rest = SearchKey(form.removesuffix(suffix))
            if rest != form and rest in self._spellings:
                yield rest

    def _group(self, bare: SearchKey) -> list[SearchKey]:
        """Return the forms of the table that are *bare* once their proclitics are off."""
        if not self._attestation.may_strip_to(bare):
            return [bare] if bare in self._table and self._bare[bare] == bare else []
        return [form for form in self._table.with_proclitics(bare) if self._bare[form] == bare]

    def _strip(self, form: SearchKey) -> SearchKey:
        """Return *form* without proclitics; where the table says that its first letters are the lemma's, it keeps them."""
        bare = self._attestation.strip_proclitics(form)
        if bare == form:
            return form
        proclitic = form[: len(form) - len(bare)] if form.endswith(bare) else ""
        is_letters = proclitic and not proclitic.endswith((_ARTICLE, _LI_AL))
        if is_letters and any(shares[0][0].startswith(proclitic) for _, shares in self._table.readings(form)):
            return form
        return SearchKey(bare)

    def _name(self, form: SearchKey) -> SearchKey | None:
        """Return the name that *form* is, with or without proclitics.

        A lone letter before it is one only where the dictionary has no such word («فدان» is not «دان» after a «ف»), knows it
        for the name («بواشنطن»), or the archive has the name much more often («بروسيا» is in Russia, not Prussia).
        """
        if not self._names:
            return None
        for proclitic in ("", *proclitics(form)):
            rest = SearchKey(form[len(proclitic) :])
            if (
                rest in self._names and form.startswith(proclitic) and not proclitic.endswith("س")
            ):  # that is before verbs
                doubtful = len(proclitic) == 1 and form in self._table and not self._same(form, rest)
                return rest if not doubtful or self._count(rest) > _MUCH * self._count(form) else None
        return None

    def _same(self, form: str, other: str) -> bool:
        """Return whether the table has a lemma that may be that of both."""
        return not self._readings(form).isdisjoint(self._readings(other))

    def _readings(self, form: str) -> set[SearchKey]:
        return {lemma for _, shares in self._table.readings(form) for lemma, _ in shares}

    def _count(self, form: SearchKey) -> int:
        return self._counts.get(form, 0)

    def _as_of_singular(self, bare: SearchKey, lemma: SearchKey) -> SearchKey:
        """Return *lemma*, that of *bare*, or the lemma of its feminine singular where the archive has that elsewhere.

        «وثائق» is of «وثيقة», which may itself be taken for one of «وثيق»; «تظاهرات» is of «تظاهرة», not of «تظاهر», where that
        is the rarer word.
        """
        # with the article, for a pronoun is no ending of its word: «البصرة» is not of «بصر», as «بصره» may be
        if lemma.endswith(araby.HEH) and self._elected[self._bare[SearchKey(f"ال{lemma}")]] == lemma[:-1]:
            return SearchKey(lemma[:-1])
        if not bare.endswith(_OF_A_FEMININE):
            return lemma
        ending = next(ending for ending in _OF_A_FEMININE if bare.endswith(ending))
        stem = SearchKey(bare.removesuffix(ending))
        singular = SearchKey(stem + araby.HEH)
        commoner = lemma in (stem, bare) and self._count(singular) > self._count(stem)
        return singular if commoner and self._elected[self._bare[singular]] == singular else lemma

    def _lemma_of_bare(self, bare: SearchKey) -> SearchKey:
        if verb := behind_negation(bare, self._table.verbs, self._table):
            return self._elected[verb]
        voters = self._on_the_line(bare) or self._group(bare)
        if not voters and bare in self._table.lemmas:
            return bare
        if not voters and (past := self._hamzated_past(bare)):
            return past
        voters = voters or self._reseated(bare)
        lemma = self._vote(voters) if voters else self._by_parts(bare)
        lemma = doubled_past(bare, self._readings(bare)) or lemma
        if lemma is None:
            stripped = self._attestation.strip(bare)
            lemma = SearchKey(stripped) if stripped != bare else light.stem(bare)
            self._strange.add(lemma)
            return lemma
        # «بان» is not «أن»: a content word never becomes one more form of a particle
        return bare if lemma in FUNCTION_WORDS else lemma

    def _vote(self, forms: Iterable[SearchKey]) -> SearchKey | None:
        votes: dict[SearchKey, float] = {}
        for form in forms:
            counts: Mapping[str, int] = self._spellings.get(form) or {}
            for word, readings in self._table.readings(form):
                weight = counts.get(word, 0) + _PRIOR
                if len(readings) == 1:
                    lemma = readings[0][0]
                    votes[lemma] = votes.get(lemma, 0.0) + weight
                    continue
                weight /= sum([share for _, share in readings])
                for lemma, share in readings:
                    votes[lemma] = votes.get(lemma, 0.0) + weight * share
        if len(votes) <= 1:
            return next(iter(votes), None)
        # a draw is one in whatever order the votes were added
        most = max(votes.values()) - _ROUNDING
        return max([lemma for lemma, vote in votes.items() if vote > most])

    def _on_the_line(self, bare: SearchKey) -> list[SearchKey]:
        """Return the word of the table that *bare* is once its last hamza sits on the yeh before it: «لاجىء», «مبادىء»."""
        seated = SearchKey(bare[:-1])
        known = _OLD_SEAT.search(bare) and any(
            word.endswith(araby.YEH_HAMZA) for word, _ in self._table.readings(seated)
        )
        return [seated] if known else []

    def _reseated(self, bare: SearchKey) -> list[SearchKey]:
        """Return the words of the table that *bare* is with a hamza on another seat: «رءوس» is «رؤوس», «هيأة» «هيئة»."""
        words = self._spellings.get(bare) or {bare: 0}
        return [form for form in dict.fromkeys(chain.from_iterable(map(reseated, words))) if form in self._table]

    def _hamzated_past(self, bare: SearchKey) -> SearchKey | None:
        """Return the verb that *bare* is the present of, whose hamza sits on a yeh in the past: «سئم» of «يسأم»."""
        pasts = map(hamzated_past, self._spellings.get(bare, ()))
        return next((past for past in pasts if past in self._table.lemmas), None)

    def _by_parts(self, form: str) -> SearchKey | None:
        """Return the lemma of what is left of *form* after the shortest affixes that leave a word of the table."""
        best: tuple[int, str] | None = None
        for proclitic in ("", *proclitics(form)):
            if not form.startswith(proclitic):
                continue
            for rest in _after(form, proclitic):
                for suffix in ("", *_SUFFIXES_BY_LETTER.get(rest[-1], ())):
                    cost = len(proclitic) + len(suffix)
                    if (best is None or cost < best[0]) and (known := self._word_in(rest, proclitic, suffix)):
                        best = (cost, known)
        return self._vote([SearchKey(best[1])]) or SearchKey(best[1]) if best else None

    def _word_in(self, rest: str, proclitic: str, suffix: str) -> str | None:
        """Return the word of the table that *rest* without *suffix* is, if it is one."""
        base = rest.removesuffix(suffix)
        if suffix and base == rest:
            return None
        if singular := singular_in_yeh(base, suffix, self._table.verbs, self._table.words):
            return singular
        if len(base) < (3 if suffix else 2):
            return None
        if proclitic and suffix and not proclitic.endswith(("ال", "لل")) and rest not in self._spellings:
            return None  # a lone letter and an ending are too much to take off on trust
        candidates = [base]
        if proclitic.endswith(("ال", "لل")):
            candidates += [f"ال{base}"]
        if suffix:
            candidates += [base[:-1] + "ه"] if base.endswith("ت") else []
            candidates += [base + "ه"]
            candidates += [base[:-1] + "ي"] if base.endswith("ا") else []
        found = next(filter(self._table.words.__contains__, candidates), None)
        return found or (self._past(base) if _OF_A_PRESENT.fullmatch(base) else None)

    def _past(self, present: str) -> str | None:
        """Return the past of a verb with an alef in front, «اخترع» of «تخترع», if the table has it."""
        past = SearchKey(araby.ALEF + present[1:])
        return past if past in self._table.lemmas else None


def _after(form: str, proclitic: str) -> list[str]:
    rest = form[len(proclitic) :]
    if len(rest) < 2:  # the shortest words of the table
        return []
    return [rest, "ل" + rest] if proclitic.endswith("لل") else [rest]
