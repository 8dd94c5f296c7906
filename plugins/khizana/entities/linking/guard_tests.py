"""Test the guards of names in one text: the words around a name, and the other places that the text names.

docs/authority.md explains the conditions to editors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from khizana.arabic.fold import fold
from khizana.entities.authority.authority_record import Condition
from khizana.entities.linking.form_trie import FormMatch, Meaning, with_proclitics
from khizana.entities.linking.token_context import TokenContext
from khizana.word_lists import read_word_groups

_WORDS = {
    group: with_proclitics([fold(word) for word in words])
    for group, words in read_word_groups("mention_cues.tsv").items()
}
_KINDS = _WORDS["place_kinds"]
_LOCATIVES = _WORDS["locatives"] | _KINDS
_IN_TOWN = _KINDS | with_proclitics(["في"])
_NAMESAKES = _WORDS["namesakes"]


class GuardTests:
    """The guards of one text. `named`: slugs of the entities that it mentions by an unguarded name."""

    def __init__(
        self,
        context: TokenContext,
        matches: Sequence[FormMatch],
        named: Collection[str],
        countries: Mapping[str, str],
    ) -> None:
        self._context = context
        self._matches = matches
        self._named = named
        self._countries = countries  # the country of each town, and each country of itself
        self.found = set(named)  # entities found so far, by names with and without guards

    def holds(self, match: FormMatch, meaning: Meaning) -> bool:
        """Return whether one of the guards of *meaning* holds."""
        return any(all(self._test(c, match, meaning.slug) for c in guard) for guard in meaning.guards)

    def likeliest(self, meanings: Sequence[Meaning]) -> Sequence[Meaning]:
        """Return those of several *meanings*, all of them places, whose country the text names most."""
        if any(m.slug not in self._countries for m in meanings):
            return meanings
        most = max(map(self._company, meanings))
        return [m for m in meanings if self._company(m) == most]

    def is_in_place(self, match: FormMatch) -> bool:
        """Return whether *match* stands where a place does: «في الرياض», «مدينة الرياض», «مكة المكرمة والرياض»."""
        context, first = self._context, match.first
        proclitic = context.keys[first][: match.proclitic]
        if proclitic.endswith("ب") or (context.is_after(first, _LOCATIVES) and not proclitic):
            return True
        if (proclitic == "و" and first - 1 in self._place_ends) or match.last + 1 in self._next_places:
            return True
        return context.is_dateline(first, match.last)

    def is_in_town(self, match: FormMatch) -> bool:
        """Return whether «في», «ب» or the kind of the place stands before it, as hardly ever before the name of a club."""
        context, first = self._context, match.first
        proclitic = context.keys[first][: match.proclitic]
        if proclitic:
            return proclitic.endswith("ب")
        return context.is_after(first, _IN_TOWN) or context.is_bracketed(first, match.last)

    def _test(self, condition: Condition, match: FormMatch, slug: str) -> bool:
        test, values = condition
        context = self._context
        if test == "locative":
            return self.is_in_place(match)
        if test == "kind":
            return not match.proclitic and context.is_after(match.first, _KINDS)
        if test == "country":
            return self._companies[self._countries.get(slug, slug)] > 0
        if test == "co":
            return any(slug in self._named for slug in values)
        span = context.start(match.first, match.proclitic), context.end(match.last)
        if test == "again":
            return slug in self.found and not context.is_after(match.first, _NAMESAKES) and not context.is_quoted(*span)
        return context.is_quoted(*span) if test == "quotes" else context.has_around(values, *span)

    def _company(self, meaning: Meaning) -> int:
        return self._companies[self._countries[meaning.slug]]

    @cached_property
    def _companies(self) -> Counter[str]:
        """How often the text names each country: itself, a town of it, its adjective."""
        return Counter(
            self._countries[m.slug]
            for match in self._matches
            for m in match.meanings
            if m.slug in self._countries and (m.kind == "nisba" or _is_sure(match, m))
        )

    @cached_property
    def _places(self) -> list[FormMatch]:
        return [
            match
            for match in self._matches
            if any(m.slug in self._countries and _is_sure(match, m) for m in match.meanings)
        ]

    @cached_property
    def _place_ends(self) -> set[int]:
        return {match.last for match in self._places}

    @cached_property
    def _next_places(self) -> set[int]:
        """The tokens at which «و» adds a place."""
        keys = self._context.keys
        return {m.first for m in self._places if keys[m.first][: m.proclitic] == "و" and self._context.joined[m.first]}


def _is_sure(match: FormMatch, meaning: Meaning) -> bool:
    """Return whether *match* is a name without a guard that nothing else has."""
    return meaning.kind == "name" and not meaning.guards and len(match.meanings) == 1
