"""Find the entities of an authority file in a text.

In: a text and, if at hand, its tokens. Out: mentions in text order. Steps: match every form of every record (form_trie); link
names, longest first, whose guards hold; then short forms and roles, which need an earlier name; then nisba adjectives.
docs/authority.md explains the rules to editors.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from pyarabic.araby import HEH, TEH_MARBUTA

from khizana.arabic.fold import fold
from khizana.arabic.function_words import FUNCTION_WORDS
from khizana.arabic.tokenizer import Token, tokenize
from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.entities.linking.form_trie import ARTICLE, PROCLITICS, FormMatch, FormTrie, Meaning, with_proclitics
from khizana.entities.linking.guard_tests import GuardTests
from khizana.entities.linking.overlaps import MentionCandidate, OverlapResolver
from khizana.entities.linking.token_context import TokenContext
from khizana.model import EntityType, Mention, MentionKind
from khizana.word_lists import read_word_groups

_WORDS = {group: frozenset(map(fold, words)) for group, words in read_word_groups("mention_cues.tsv").items()}
_FORMER = _WORDS["former"]
_NAME_PARTICLES = _WORDS["name_particles"]
_ADVERBS = _WORDS["adverbs"]
_SCOPE_ADVERBS = _WORDS["scope_adverbs"]
_CLUB_PREFIXES = with_proclitics(_WORDS["club_prefixes"])
_CLUB_SUFFIXES = _WORDS["club_suffixes"]
_BEFORE_GIVEN_NAMES = _NAME_PARTICLES | {
    fold(word)
    for group in ("titles", "given_names")
    for word in read_word_groups("name_cues.tsv")[group]
    if word.startswith(ARTICLE) or group == "given_names"
}
_NOT_ACCUSATIVE = ("ها", "ما", "نا", "يا")  # endings of pronouns, particles and names of countries
# tokens between a role and the name after it: «الأمين العام لحلف شمال الأطلسي (الناتو) مارك روته»
_ROLE_REACH = 3

_TokenSpans = Mapping[str, Sequence[tuple[int, int]]]
"""The (first, last) tokens of the mentions of each entity by name, sorted, by slug."""


class Matcher:
    """Finds mentions of the entities of one authority file. It keeps no state between texts."""

    def __init__(self, authority: Mapping[str, AuthorityRecord]) -> None:
        self._types: dict[str, EntityType] = {slug: record.type for slug, record in authority.items()}
        self._unreviewed = frozenset(slug for slug, record in authority.items() if record.unreviewed)
        self._towns = frozenset(r.slug for r in authority.values() if r.type == "place" and r.part_of)
        self._countries = {r.slug: r.part_of or r.slug for r in authority.values() if r.type == "place"}
        self._adjectives = {
            slug: frozenset(fold(ARTICLE + nisba) for nisba in authority[slug].nisba if " " not in nisba)
            for slug in {*self._countries.values()} & authority.keys()
        }
        # «بريده» may be the mail of somebody; «البصره» is only another spelling
        self._feminine = frozenset(
            fold(form)
            for slug in self._countries
            for form in authority[slug].forms
            if form.endswith(TEH_MARBUTA) and " " not in form and not form.startswith(ARTICLE)
        )
        self._forms = FormTrie(authority.values())

    def find(
        self, text: str, tokens: Iterable[Token] | None = None, unreviewed: Collection[str] = ()
    ) -> tuple[Mention, ...]:
        """Return the mentions in *text*, sorted by start, then longest first.

        *tokens*: tokenize(text), if at hand; *unreviewed*: the slugs of unreviewed entities that the text may name.
        """
        context = TokenContext(text, tokenize(text) if tokens is None else tokens)
        excluded = self._unreviewed.difference(unreviewed)
        matches = list(_without_forbidden(self._forms.matches(context.keys, context.joined), excluded))
        names, roles, nisba = (OverlapResolver(len(context)) for _ in range(3))
        names.add(self._names(context, matches))
        named = names.token_spans()
        names.add(self._shorts(context, matches, named))
        roles.add(self._roles(context, matches, named))
        nisba.add(filter(names.is_uncovered, self._nisba(context, matches)))
        found = [
            *names.accepted(),
            *(item for resolver in (roles, nisba) for item in resolver.accepted() if not item[1]),
        ]
        found.sort(key=lambda item: (item[0].start, -item[0].end, item[0].slug))
        return tuple(
            Mention(c.slug, self._types[c.slug], text[c.start : c.end], c.start, c.end, c.kind, nested)
            for c, nested in found
        )

    def _names(self, context: TokenContext, matches: Sequence[FormMatch]) -> Iterator[MentionCandidate]:
        """Yield names and sure short forms. A form that several entities share without a guard refers to none."""
        plain = [[m for m in match.meanings if _is_name(m) and not m.guards] for match in matches]
        named = {meanings[0].slug for meanings in plain if _is_unambiguous(meanings)}
        guards = GuardTests(context, matches, named, self._countries)
        guarded = _guarded(matches, guards)
        for number, (match, unguarded) in enumerate(zip(matches, plain, strict=True)):
            meanings = unguarded
            if number in guarded:
                likeliest = list(guards.likeliest([*guarded[number], *unguarded]))
                meanings = [m for m in likeliest if m.guards] or likeliest
            if (
                _is_unambiguous(meanings)
                and not _is_adjective(context, match, meanings[0].slug)
                and not self._is_other_word(context, match)
                and not self._is_club(context, match, meanings[0].slug, guards)
            ):
                yield self._candidate(context, match, meanings[0])

    def _is_club(self, context: TokenContext, match: FormMatch, slug: str, guards: GuardTests) -> bool:
        """Return whether the name of a place is that of a club here: «الكويت الكويتي», «فريق بور لويس»."""
        if context.follows(match.last, ARTICLE) and not guards.is_in_town(match):
            adjectives = self._adjectives.get(self._countries.get(slug, ""), ())
            if context.keys[match.last + 1] in adjectives:  # masculine: a town is feminine
                return True
        return slug in self._towns and _is_club(context, match, guards)

    def _is_other_word(self, context: TokenContext, match: FormMatch) -> bool:
        """Return whether a name in teh marbuta is a word with a pronoun here: «بريده الإلكتروني» is not Buraydah."""
        return (
            match.first == match.last
            and context.keys[match.first][match.proclitic :] in self._feminine
            and context.text[context.end(match.last) - 1] == HEH
            and context.has_teh_marbuta
        )

    def _shorts(
        self, context: TokenContext, matches: Sequence[FormMatch], named: _TokenSpans
    ) -> Iterator[MentionCandidate]:
        """Yield short forms, each linked to the entity last named before it unless the context shows another referent."""
        shorts = [
            (match, _first_word(context, match), found) for match in matches if (found := _shorts_of(match, named))
        ]
        if not shorts:
            return
        guards = GuardTests(context, matches, named, self._countries)
        others = _other_names(context, {(word, m.slug) for _, word, found in shorts for m in found}, named)
        for match, word, found in shorts:
            fitting = [
                m
                for m in found
                if self._is_bare(context, match, m.slug)
                and not _any_between(others[word, m.slug], _last_before(named, m.slug, match.first), match.first)
                and (not m.guards or guards.holds(match, m))
            ]
            if fitting:
                last = max(fitting, key=lambda m: (_last_before(named, m.slug, match.first), m.slug))
                yield self._candidate(context, match, last)

    def _is_bare(self, context: TokenContext, match: FormMatch, slug: str) -> bool:
        """Return whether a short form stands alone, not as part of another name."""
        if self._types[slug] == "person":
            return not (context.joined[match.first] and context.keys[match.first - 1] in _NAME_PARTICLES)
        return not context.follows(match.last, ARTICLE)  # «المنظمة الدولية للهجرة» is another organisation

    def _roles(
        self, context: TokenContext, matches: Sequence[FormMatch], named: _TokenSpans
    ) -> Iterator[MentionCandidate]:
        """Yield role phrases, each linked to the person named right after it, else to the one last named before it."""
        people = sorted(
            (first, slug) for slug, spans in named.items() if self._types[slug] == "person" for first, _ in spans
        )
        for match in matches:
            meanings = {m.slug: m for m in match.meanings if m.kind == "role" and m.slug in named}
            if not meanings or any(context.follows(match.last, word) for word in _FORMER):
                continue
            at = bisect_left(people, (match.last + 1, ""))
            next_person = (
                people[at]
                if at < len(people) and context.is_apposition(match.last, people[at][0], _ROLE_REACH)
                else None
            )
            if next_person:
                owner = next_person[1]
            elif context.follows(match.last, "لل"):
                continue  # «الأمين العام للأمم المتحدة»
            else:
                before, owner = max((_last_before(named, slug, match.first), slug) for slug in meanings)
                if before < 0:
                    continue
            if owner in meanings:
                yield self._candidate(context, match, meanings[owner])

    def _nisba(self, context: TokenContext, matches: Sequence[FormMatch]) -> Iterator[MentionCandidate]:
        for match in matches:
            meanings = [m for m in match.meanings if m.kind == "nisba"]
            if _is_unambiguous(meanings) and not _is_given_name(context, match):
                yield self._candidate(context, match, meanings[0])

    def _candidate(self, context: TokenContext, match: FormMatch, meaning: Meaning) -> MentionCandidate:
        kind: MentionKind = "name" if meaning.kind == "not" else meaning.kind
        if kind == "short" and self._types[meaning.slug] == "person":
            kind = "name"  # a family name is part of the name, unlike «المنظمة»
        start, end = _span(context, match)
        return MentionCandidate(start, end, match.first, match.last, meaning.slug, kind)


def _without_forbidden(matches: Iterable[FormMatch], excluded: Collection[str]) -> Iterator[FormMatch]:
    """Yield *matches* without the meanings that overlap a `not` phrase of their entity, and without *excluded* entities."""
    all_matches = list(matches)
    forbidden: dict[str, set[int]] = defaultdict(set)
    for match in all_matches:
        for meaning in match.meanings:
            if meaning.kind == "not":
                forbidden[meaning.slug].update(range(match.first, match.last + 1))
    for match in all_matches:
        tokens = range(match.first, match.last + 1)
        meanings = tuple(
            m
            for m in match.meanings
            if m.kind != "not"
            and m.slug not in excluded
            and (m.slug not in forbidden or forbidden[m.slug].isdisjoint(tokens))
        )
        if meanings:
            yield match._replace(meanings=meanings)


def _is_adjective(context: TokenContext, match: FormMatch, slug: str) -> bool:
    """Return whether the name of a country is an adjective here: «سائحا روسيا», «القوات السعودية», «عربيا وإفريقيا»."""
    if match.first == 0 or not context.joined[match.first]:
        return False
    if not any(m.kind == "nisba" and m.slug == slug for m in match.meanings):
        return False
    before = context.keys[match.first - 1]
    if match.proclitic:
        return context.keys[match.first][: match.proclitic] == "و" and before.removeprefix("و") in _SCOPE_ADVERBS
    if before in FUNCTION_WORDS or before in _ADVERBS:
        return False
    if context.keys[match.first].startswith(ARTICLE):
        return any(before.startswith(proclitic + ARTICLE) for proclitic in PROCLITICS) or before.startswith("لل")
    return len(before) > 2 and before.endswith("ا") and not before.endswith(_NOT_ACCUSATIVE)


def _guarded(matches: Sequence[FormMatch], guards: GuardTests) -> dict[int, list[Meaning]]:
    """Return the meanings of names whose guards hold, by the number of their match.

    What is found so in one place opens the guard `again` in the others.
    """
    waiting = [(n, m) for n, match in enumerate(matches) for m in match.meanings if m.guards and _is_name(m)]
    held: dict[int, list[Meaning]] = defaultdict(list)
    for _ in range(2 if waiting else 0):
        hits = [(n, m) for n, m in waiting if guards.holds(matches[n], m)]
        for number, meaning in hits:
            held[number].append(meaning)
        guards.found.update(m.slug for _, m in hits)
        waiting = [pair for pair in waiting if pair not in hits] if hits else []
    return held


def _is_given_name(context: TokenContext, match: FormMatch) -> bool:
    """Return whether an adjective is the name of a person here: «الأمير تركي بن محمد», «تركي الغامدي»."""
    key = context.keys[match.first]
    if match.proclitic or match.first != match.last or key.startswith(ARTICLE) or not key.endswith("ي"):
        return False
    if context.follows(match.last, "") and context.keys[match.last + 1] in _NAME_PARTICLES:
        return True
    return context.is_after(match.first, _BEFORE_GIVEN_NAMES)


def _is_club(context: TokenContext, match: FormMatch, guards: GuardTests) -> bool:
    """Return whether the name of a town is that of a club here: «على فريق بور لويس», «فاز مرسيليا» in the report of a match."""
    if any(context.follows(match.last, word) for word in _CLUB_SUFFIXES):
        return True
    if not match.proclitic and context.is_after(match.first, _CLUB_PREFIXES):
        return True
    return context.is_match_report and not guards.is_in_town(match)


def _is_name(meaning: Meaning) -> bool:
    return meaning.kind == "name" or meaning.sure


def _shorts_of(match: FormMatch, named: _TokenSpans) -> list[Meaning]:
    """Return the meanings of a short form whose entities have been named before it."""
    shorts = (m for m in match.meanings if m.kind == "short" and not m.sure)
    return [m for m in shorts if _last_before(named, m.slug, match.first) >= 0]


def _is_unambiguous(meanings: Sequence[Meaning]) -> bool:
    return len({meaning.slug for meaning in meanings}) == 1


def _span(context: TokenContext, match: FormMatch) -> tuple[int, int]:
    return context.start(match.first, match.proclitic), context.end(match.last)


def _last_before(named: _TokenSpans, slug: str, token: int) -> int:
    """Return the last token of the last mention of *slug* that starts before *token*, -1 if there is none."""
    spans = named.get(slug, ())
    at = bisect_left(spans, (token, -1))
    return spans[at - 1][1] if at else -1


def _first_word(context: TokenContext, match: FormMatch) -> str:
    """Return the key of the first word of a match without its proclitics: «الحلف» of «وللحلف»."""
    key = context.keys[match.first][match.proclitic :]
    return ARTICLE + key[2:] if key.startswith("لل") else key


def _other_names(
    context: TokenContext, forms: set[tuple[str, str]], named: _TokenSpans
) -> dict[tuple[str, str], list[int]]:
    """Return, for each (first word of a short form, entity), the tokens at which that word starts another name.

    Once a text has named «حلف بغداد» or «الحلف المركزي», «الحلف» no longer refers to the alliance named before.
    """
    found: dict[tuple[str, str], list[int]] = {form: [] for form in forms}
    starts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, slug in sorted(forms):
        if word.startswith(ARTICLE):
            for proclitic in PROCLITICS:
                starts[proclitic + word[2:]].append((word, slug))
                starts[proclitic + word].append((word, slug))
    for token, key in enumerate(context.keys if starts else ()):
        if key in starts and context.follows(token, ARTICLE if ARTICLE in key[:4] else ""):
            for form in starts[key]:
                at = bisect_left(named[form[1]], (token + 1, -1))
                if not (at and token <= named[form[1]][at - 1][1]):
                    found[form].append(token)
    return found


def _any_between(tokens: Sequence[int], low: int, high: int) -> bool:
    """Return whether one of the sorted *tokens* is above *low* and below *high*."""
    at = bisect_left(tokens, low + 1)
    return at < len(tokens) and tokens[at] < high
