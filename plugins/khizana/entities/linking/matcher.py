"""Find the entities of an authority file in a text.

In: a text, and its tokens if they are at hand. Out: mentions in order. Steps: every form of every record that the tokens spell
(form_trie); names, longest first, under their guards; then short forms and roles, which need a name; then nisba.
The rules and what each is for are told to an editor in docs/authority.md.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from khizana.arabic.fold import fold
from khizana.arabic.function_words import FUNCTION_WORDS
from khizana.arabic.tokenizer import Token, tokenize
from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.entities.linking.form_trie import ARTICLE, PROCLITICS, Forms, Hit, Meaning
from khizana.entities.linking.overlaps import Candidate, Layer
from khizana.entities.linking.token_context import Reading
from khizana.model import EntityType, Mention, MentionKind

# «الرئيس الروسي السابق» is somebody else than «الرئيس الروسي»
_FORMER = frozenset(map(fold, ("السابق", "السابقة", "الأسبق", "الراحل", "الراحلة", "المنتخب", "المنتخبة")))
# after these a family name belongs to another name: «خالد بن النعيمي»
_NAME_PARTS = frozenset(map(fold, ("بن", "ابن", "بنت", "أبو", "أبي", "آل", "عبد")))
# in «سائحا روسيا» the name is an adjective: it follows an indefinite accusative, which is none of these
_ADVERBS = frozenset(
    map(fold, ("أيضا", "خصوصا", "تحديدا", "حاليا", "مؤخرا", "لاحقا", "غدا", "هذا", "إذا", "لذا", "هكذا", "إلا"))
)
_NO_ACCUSATIVE = ("ها", "ما", "نا", "يا")  # pronouns, particles and other countries
# «نادي بور لويس», «مولودية بجاية», «شيكاغو فاير»: a club is not its town; the team of a country is the country's
_CLUBS = frozenset(
    map(fold, ("نادي", "فريق", "أولمبيك", "سبورتنغ", "سبورتينغ", "دينامو", "سبارتاك", "أتلتيكو", "مولودية", "أهلي"))
)
_CLUBS_AFTER = tuple(map(fold, ("سيتي", "يونايتد", "ألبيون", "فاير")))
# «عربيا وإفريقيا», «محليا وإقليميا وإفريقيا»: adverbs, and so is what follows them
_SCOPES = frozenset(map(fold, ("محليا", "وطنيا", "إقليميا", "عربيا", "دوليا", "عالميا")))
_ROLE_REACH = (
    3  # tokens between a role and the name it stands before: «الأمين العام لحلف شمال الأطلسي (الناتو) مارك روته»
)

_Places = Mapping[str, Sequence[tuple[int, int]]]
"""Where each entity is named: (first, last) tokens in order, by slug."""


class Matcher:
    """Finds mentions of the entities of one authority file; builds its tables once, keeps nothing of the texts."""

    def __init__(self, authority: Mapping[str, AuthorityRecord]) -> None:
        self._types: dict[str, EntityType] = {slug: record.type for slug, record in authority.items()}
        self._towns = frozenset(r.slug for r in authority.values() if r.type == "place" and r.part_of)
        self._forms = Forms(authority.values())

    def find(self, text: str, tokens: Iterable[Token] | None = None) -> tuple[Mention, ...]:
        """Return the mentions in *text*, sorted by start, longer ones first; *tokens* are tokenize(text) if already made."""
        reading = Reading(text, tokenize(text) if tokens is None else tokens)
        hits = list(_allowed(self._forms.hits(reading.keys, reading.joined)))
        names, roles, nisba = (Layer(len(reading)) for _ in range(3))
        names.place_all(self._names(reading, hits))
        named = names.places()
        names.place_all(self._shorts(reading, hits, named))
        roles.place_all(self._roles(reading, hits, named))
        nisba.place_all(filter(names.is_free, self._nisba(reading, hits)))
        found = [*names.placed(), *(item for layer in (roles, nisba) for item in layer.placed() if not item[1])]
        found.sort(key=lambda item: (item[0].start, -item[0].end, item[0].slug))
        return tuple(
            Mention(c.slug, self._types[c.slug], text[c.start : c.end], c.start, c.end, c.kind, nested)
            for c, nested in found
        )

    def _names(self, reading: Reading, hits: Sequence[Hit]) -> Iterator[Candidate]:
        """Yield names and sure short forms. A form that several entities share without a guard means none of them."""
        plain = [[m for m in hit.meanings if _is_name(m) and not m.guards] for hit in hits]
        named = {meanings[0].slug for meanings in plain if _is_one(meanings)}
        for hit, unguarded in zip(hits, plain, strict=True):
            guarded = [m for m in hit.meanings if _is_name(m) and m.guards and _holds(reading, hit, m, named)]
            meanings = guarded or unguarded
            if (
                _is_one(meanings)
                and not _is_adjective(reading, hit, meanings[0].slug)
                and not (meanings[0].slug in self._towns and _is_club(reading, hit))
            ):
                yield self._candidate(reading, hit, meanings[0])

    def _shorts(self, reading: Reading, hits: Sequence[Hit], named: _Places) -> Iterator[Candidate]:
        """Yield short forms, each for the entity named last before it, unless its place shows that it means another."""
        short = [
            (
                hit,
                [
                    m
                    for m in hit.meanings
                    if m.kind == "short" and not m.sure and _last_before(named, m.slug, hit.first) >= 0
                ],
            )
            for hit in hits
        ]
        rivals = _rivals(reading, {(_head(reading, hit), m.slug) for hit, meanings in short for m in meanings}, named)
        for hit, meanings in short:
            fitting = [
                m
                for m in meanings
                if self._is_bare(reading, hit, m.slug)
                and not _between(rivals[_head(reading, hit), m.slug], _last_before(named, m.slug, hit.first), hit.first)
                and (not m.guards or _holds(reading, hit, m, named.keys()))
            ]
            if fitting:
                last = max(fitting, key=lambda m: (_last_before(named, m.slug, hit.first), m.slug))
                yield self._candidate(reading, hit, last)

    def _is_bare(self, reading: Reading, hit: Hit, slug: str) -> bool:
        """Say whether a short form stands alone, not as a part of another name."""
        if self._types[slug] == "person":
            return not (reading.joined[hit.first] and reading.keys[hit.first - 1] in _NAME_PARTS)
        return not reading.follows(hit.last, ARTICLE)  # «المنظمة الدولية للهجرة» is another body than «المنظمة»

    def _roles(self, reading: Reading, hits: Sequence[Hit], named: _Places) -> Iterator[Candidate]:
        """Yield role phrases, each for the person named right after it, else for the one named last before it."""
        people = sorted(
            (first, slug) for slug, places in named.items() if self._types[slug] == "person" for first, _ in places
        )
        for hit in hits:
            meanings = {m.slug: m for m in hit.meanings if m.kind == "role" and m.slug in named}
            if not meanings or any(reading.follows(hit.last, word) for word in _FORMER):
                continue
            at = bisect_left(people, (hit.last + 1, ""))
            beside = (
                people[at] if at < len(people) and reading.is_apposition(hit.last, people[at][0], _ROLE_REACH) else None
            )
            if beside:
                owner = beside[1]
            elif reading.follows(hit.last, "لل"):
                continue  # «الأمين العام للأمم المتحدة»
            else:
                before, owner = max((_last_before(named, slug, hit.first), slug) for slug in meanings)
                if before < 0:
                    continue
            if owner in meanings:
                yield self._candidate(reading, hit, meanings[owner])

    def _nisba(self, reading: Reading, hits: Sequence[Hit]) -> Iterator[Candidate]:
        for hit in hits:
            meanings = [m for m in hit.meanings if m.kind == "nisba"]
            if _is_one(meanings):
                yield self._candidate(reading, hit, meanings[0])

    def _candidate(self, reading: Reading, hit: Hit, meaning: Meaning) -> Candidate:
        kind: MentionKind = "name" if meaning.kind == "not" else meaning.kind
        if kind == "short" and self._types[meaning.slug] == "person":
            kind = "name"  # a family name is part of the name, «المنظمة» only describes
        start, end = _span(reading, hit)
        return Candidate(start, end, hit.first, hit.last, meaning.slug, kind)


def _allowed(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits without the meanings that a phrase of `not` forbids at their place."""
    every = list(hits)
    forbidden: dict[str, set[int]] = defaultdict(set)
    for hit in every:
        for meaning in hit.meanings:
            if meaning.kind == "not":
                forbidden[meaning.slug].update(range(hit.first, hit.last + 1))
    for hit in every:
        tokens = range(hit.first, hit.last + 1)
        meanings = tuple(
            m
            for m in hit.meanings
            if m.kind != "not" and (m.slug not in forbidden or forbidden[m.slug].isdisjoint(tokens))
        )
        if meanings:
            yield hit._replace(meanings=meanings)


def _is_adjective(reading: Reading, hit: Hit, slug: str) -> bool:
    """Say whether a country's name is its adjective here: «سائحا روسيا», «القوات السعودية», «عربيا وإفريقيا»."""
    if hit.first == 0 or not reading.joined[hit.first]:
        return False
    if not any(m.kind == "nisba" and m.slug == slug for m in hit.meanings):
        return False
    before = reading.keys[hit.first - 1]
    if hit.proclitic:
        return reading.keys[hit.first][: hit.proclitic] == "و" and before.removeprefix("و") in _SCOPES
    if before in FUNCTION_WORDS or before in _ADVERBS:
        return False
    if reading.keys[hit.first].startswith(ARTICLE):
        return any(before.startswith(proclitic + ARTICLE) for proclitic in PROCLITICS) or before.startswith("لل")
    return len(before) > 2 and before.endswith("ا") and not before.endswith(_NO_ACCUSATIVE)


def _is_club(reading: Reading, hit: Hit) -> bool:
    """Say whether a town's name is that of its club here: «على فريق بور لويس»."""
    if any(reading.follows(hit.last, word) for word in _CLUBS_AFTER):
        return True
    if hit.first == 0 or hit.proclitic or not reading.joined[hit.first]:
        return False
    before = reading.keys[hit.first - 1]
    return any(before.removeprefix(proclitic) in _CLUBS for proclitic in PROCLITICS)


def _is_name(meaning: Meaning) -> bool:
    return meaning.kind == "name" or meaning.sure


def _is_short(meaning: Meaning) -> bool:
    return meaning.kind == "short" and not meaning.sure


def _is_one(meanings: Sequence[Meaning]) -> bool:
    return len({meaning.slug for meaning in meanings}) == 1


def _span(reading: Reading, hit: Hit) -> tuple[int, int]:
    return reading.start(hit.first, hit.proclitic), reading.end(hit.last)


def _holds(reading: Reading, hit: Hit, meaning: Meaning, named: Collection[str]) -> bool:
    return reading.holds(meaning.guards, *_span(reading, hit), named)


def _last_before(named: _Places, slug: str, token: int) -> int:
    """Return the last token of the last mention of *slug* that begins before *token*, -1 when there is none."""
    places = named.get(slug, ())
    at = bisect_left(places, (token, -1))
    return places[at - 1][1] if at else -1


def _head(reading: Reading, hit: Hit) -> str:
    """Return the first word of a form as it would stand alone: «الحلف» of «وللحلف»."""
    key = reading.keys[hit.first][hit.proclitic :]
    return ARTICLE + key[2:] if key.startswith("لل") else key


def _rivals(reading: Reading, forms: set[tuple[str, str]], named: _Places) -> dict[tuple[str, str], list[int]]:
    """Return, for each (first word of a short form, entity), the tokens where that word opens another name.

    Once a text has named «حلف بغداد» or «الحلف المركزي», a later «الحلف» no longer means the alliance named before it.
    """
    places: dict[tuple[str, str], list[int]] = {form: [] for form in forms}
    openings: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for head, slug in sorted(forms):
        if head.startswith(ARTICLE):
            for proclitic in PROCLITICS:
                openings[proclitic + head[2:]].append((head, slug))
                openings[proclitic + head].append((head, slug))
    for token, key in enumerate(reading.keys if openings else ()):
        if key in openings and reading.follows(token, ARTICLE if ARTICLE in key[:4] else ""):
            for form in openings[key]:
                at = bisect_left(named[form[1]], (token + 1, -1))
                if not (at and token <= named[form[1]][at - 1][1]):
                    places[form].append(token)
    return places


def _between(places: Sequence[int], low: int, high: int) -> bool:
    """Say whether one of the sorted *places* lies above *low* and below *high*."""
    at = bisect_left(places, low + 1)
    return at < len(places) and places[at] < high
