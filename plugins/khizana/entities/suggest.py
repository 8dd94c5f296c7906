"""Propose names that have no record yet, for an editor to accept or to pass over.

In: the texts of an archive and its records. Out: proposals, the likeliest first, each with what speaks for it. Evidence: a
title, a head or a kind before the name; a given name; words that the dictionary does not know; being named again and elsewhere.
No statistical model is asked, so nothing but the dictionary has to be shipped, and the same texts give the same proposals.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from khizana.arabic import lemma_table
from khizana.arabic.fold import SearchKey
from khizana.arabic.function_words import FUNCTION_WORDS
from khizana.arabic.tokenizer import Token, tokenize
from khizana.entities import cues
from khizana.entities.forms import ARTICLE, PROCLITICS
from khizana.entities.matcher import Matcher
from khizana.entities.reading import Reading
from khizana.entities.record import Record
from khizana.entities.skeleton import skeleton
from khizana.model import EntityType

CONTEXTS = 2  # passages shown with a proposal
REACH = 50  # code points of a passage on each side of the name
_LONGEST = 5  # words of a name
_TITLE_WORDS = 5  # words between a title and the name: «رئيس الحكومة التونسية المؤقتة مهدي جمعة»
_SHORTEST_UNKNOWN = 4  # letters of a word that is a name because the dictionary does not know it
_WEIGHTS = {"title": 2.0, "given": 2.0, "head": 1.5, "kind": 2.0, "unknown": 1.0}
_SKELETON = 4  # letters of a skeleton that is worth comparing

_FEWEST = 2  # times that a lone unknown word must come
_MANY = 5  # times after which an ending of inflection is taken for part of the name: «روته»
_ENDINGS = ("ات", "ين", "ون", "يه", "ته", "ها", "هم", "وا")
_PERSONS = frozenset("يتن")  # «تنشطر», «ينشطر»: what has two of them is a verb
_ADJECTIVES = ("ي", "يه", "يين", "يون", "يات")

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name to make a record of."""

    name: str  # as most often written
    type: EntityType
    articles: int
    count: int
    evidence: tuple[str, ...]  # of title, given, head, kind, unknown
    contexts: tuple[str, ...]
    records: tuple[str, ...]  # slugs whose names are spelt alike: it may be an alias of one of them
    score: float = field(compare=False)


@dataclass(slots=True)
class _Seen:
    """What is known of a candidate so far."""

    surfaces: Counter[str] = field(default_factory=Counter)
    types: Counter[EntityType] = field(default_factory=Counter)
    evidence: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    contexts: list[str] = field(default_factory=list)


def suggest(texts: Iterable[tuple[str, str]], records: Mapping[str, Record], limit: int = 40) -> tuple[Proposal, ...]:
    """Return at most *limit* proposals from *texts*, pairs of article id and text; what *records* name already is left out."""
    matcher = Matcher(records)
    seen: defaultdict[_Key, _Seen] = defaultdict(_Seen)
    vocabulary: set[str] = set()
    for id_, text in texts:
        tokens = list(tokenize(text))
        vocabulary.update(token.key for token in tokens)
        _read(id_, Reading(text, tokens), _named(matcher, text, tokens), seen)
    _drop_parts(seen)
    _drop_words(seen, vocabulary)
    alike = _skeletons(records)
    ranked = sorted(seen.items(), key=lambda item: (-_score(item[0], item[1]), item[0]))
    return tuple(_proposal(key, found, alike) for key, found in ranked[:limit])


def stub(proposal: Proposal) -> str:
    """Return the text of a record file made of *proposal*, for an editor to complete."""
    return f"---\ntype: {proposal.type}\nname: {proposal.name}\n---\n"


def _named(matcher: Matcher, text: str, tokens: list[Token]) -> set[int]:
    """Return the offsets of the words that a record has a name for already."""
    return {
        token.start
        for mention in matcher.find(text, tokens)
        if mention.kind in ("name", "short")
        for token in tokens
        if token.start < mention.end and mention.start < token.end
    }


def _read(id_: str, reading: Reading, named: set[int], seen: defaultdict[_Key, _Seen]) -> None:
    """Add the candidates of one text to *seen*."""
    for first, last, proclitic, type_, evidence in _candidates(reading):
        if any(reading.starts[token] in named for token in range(first, last + 1)):
            continue
        start, end = reading.start(first, proclitic), reading.end(last)
        key = (reading.keys[first][proclitic:], *reading.keys[first + 1 : last + 1])
        found = seen[key]
        found.surfaces[reading.text[start:end]] += 1
        found.evidence[evidence] += 1
        found.articles.add(id_)
        if type_:
            found.types[type_] += 1
        if len(found.contexts) < CONTEXTS:
            found.contexts.append(_context(reading.text, start, end))


def _context(text: str, start: int, end: int) -> str:
    low = max(text.rfind("\n", 0, start) + 1, start - REACH)
    line_end = text.find("\n", end)
    high = min(line_end if line_end >= 0 else len(text), end + REACH)
    return text[low:high].strip()


_Candidate = tuple[int, int, int, EntityType | None, str]


def _candidates(reading: Reading) -> Iterator[_Candidate]:
    """Yield (first, last, proclitic, type, evidence) of what may be a name."""
    token = 0
    while token < len(reading):
        found = list(_cued(reading, token)) or list(_given(reading, token)) or list(_unknown_run(reading, token))
        yield from found
        token = max([token, *(last for _, last, *_ in found)]) + 1


def _cued(reading: Reading, token: int) -> Iterator[_Candidate]:
    """Yield the name that a word beside it announces."""
    bare = _split(reading.keys[token])
    for proclitic, word in bare:
        if word in cues.TITLES:
            yield from _person(reading, token)
            return
        if word in cues.BODIES:
            yield from _body(reading, token, proclitic, "org", "head")
            return
        if word in cues.EVENTS:
            yield from _body(reading, token, proclitic, "event", "head")
            return
        if word in cues.PLACES and (last := _name_end(reading, token + 1)) > token:
            yield token + 1, last, 0, "place", "kind"
            return


def _person(reading: Reading, title: int) -> Iterator[_Candidate]:
    """Yield the name after a title, adjectives and bodies between them passed over: «الرئيس الأمريكي دونالد ترامب»."""
    first = title + 1
    while (
        first - title <= _TITLE_WORDS
        and first < len(reading)
        and reading.joined[first]
        and _is_between(reading.keys[first])
    ):
        first += 1
    last = _name_end(reading, first)
    if last > first:
        yield first, last, 0, "person", "title"
    elif title >= 2 and reading.gap(title) == "، " and (start := _name_start(reading, title - 1)) < title - 1:
        yield start, title - 1, 0, "person", "title"


def _given(reading: Reading, token: int) -> Iterator[_Candidate]:
    """Yield the name that a given name opens: «محمد البوعزيزي»."""
    proclitic = next((at for at, word in _split(reading.keys[token]) if word in cues.GIVEN), None)
    if proclitic is None:
        return
    last = token
    while last - token < _LONGEST - 1 and reading.follows(last, "") and _is_family(reading.keys[last + 1]):
        last += 1
    while reading.keys[last] in cues.PARTS:
        last -= 1
    if last > token:
        yield token, last, proclitic, "person", "given"


def _is_family(key: str) -> bool:
    """Say whether *key* can go on a name that a given name opened: «بن», «علي», «البوعزيزي», «ترامب»."""
    return key in cues.GIVEN or key in cues.PARTS or (_is_strange(key) and not key.startswith("و"))


def _is_between(key: str) -> bool:
    return (key.startswith((ARTICLE, "لل")) and _is_known(key)) or key in cues.BODIES or key in cues.TITLES


def _body(reading: Reading, head: int, proclitic: int, type_: EntityType, evidence: str) -> Iterator[_Candidate]:
    """Yield «منظمة الصحة العالمية»: a head, one word of any kind, then what agrees with it."""
    if head + 1 >= len(reading) or not reading.joined[head + 1] or reading.keys[head + 1] in FUNCTION_WORDS:
        return
    last = _words(reading, head + 1, _LONGEST - 1, lambda key: key.startswith((ARTICLE, "لل")))
    if last == head:
        last = _words(reading, head + 1, 3, _is_unknown)
    if last > head + 1 or (last == head + 1 and _is_unknown(reading.keys[last])):
        yield head, last, proclitic, type_, evidence


def _unknown_run(reading: Reading, token: int) -> Iterator[_Candidate]:
    """Yield a run of words that the dictionary does not know, one known word inside or after it allowed."""
    key = reading.keys[token]
    if not _is_unknown(key):
        return
    last = token
    while (
        last - token < 3
        and reading.follows(last, "")
        and _is_unknown(reading.keys[last + 1])
        and reading.keys[last + 1][0] != "و"
    ):
        last += 1
    if last > token or len(key) >= _SHORTEST_UNKNOWN:
        yield token, last, 0, None, "unknown"


def _words(reading: Reading, first: int, most: int, fits: Callable[[str], bool]) -> int:
    """Return the last of at most *most* joined words from *first* that fit, first - 1 when the first does not."""
    last = first - 1
    while (
        last + 1 < len(reading)
        and last + 1 - first < most
        and reading.joined[last + 1]
        and fits(reading.keys[last + 1])
    ):
        last += 1
    return last


def _name_end(reading: Reading, first: int) -> int:
    """Return the last word of the person's or the place's name that begins at *first*, first - 1 when none does.

    One of its words must be a given name or unknown to the dictionary; a known word may stand beside it («نيكوشور دان»).
    """
    last, certain, guests = first - 1, first - 1, 0
    while last + 1 < len(reading) and last + 1 - first < _LONGEST and reading.joined[last + 1]:
        key = reading.keys[last + 1]
        if not _is_name_word(key, last + 1 == first):
            break
        last += 1
        if key in cues.GIVEN or key in cues.PARTS or _is_strange(key):
            certain = last
        else:
            guests += 1
            if guests > 1:
                break
    while certain >= first and reading.keys[certain] in cues.PARTS:
        certain -= 1  # «فهد بن عبد العزيز آل»: the family's name is a word of the dictionary
    if certain < first:
        return first - 1
    follows = last == certain + 1 and certain == first and reading.keys[last] not in cues.GIVEN
    family = last > certain and reading.keys[last].startswith(ARTICLE)
    return last if follows or family else certain


def _name_start(reading: Reading, last: int) -> int:
    """Return the first word of a name of two words that ends at *last*, last when there is none: «دونالد ترامب، رئيس»."""
    pair = reading.joined[last] and all(_is_name_word(reading.keys[i], i < last) for i in (last - 1, last))
    certain = pair and any(reading.keys[i] in cues.GIVEN or _is_strange(reading.keys[i]) for i in (last - 1, last))
    return last - 1 if certain else last


def _is_name_word(key: str, is_first: bool) -> bool:
    """Say whether *key* can be a word of a name: no particle, none before a known word, an article only further on."""
    if len(key) < 2 or not key[0].isalpha() or key in FUNCTION_WORDS or key in cues.NO_NAMES:
        return False
    if key in cues.GIVEN or key in cues.PARTS:
        return True
    if is_first and key.startswith(ARTICLE) and _is_known(key):
        return False
    return not any(at > 0 and len(word) > 2 and _is_known(word) for at, word in _split(key))


def _is_unknown(key: str) -> bool:
    """Say whether *key* is an Arabic word that the dictionary does not know, and no adjective of one: «السيبراني»."""
    return _is_strange(key) and not (key.removeprefix("و").startswith(ARTICLE) and key.endswith(_ADJECTIVES))


def _is_strange(key: str) -> bool:
    """Say whether *key* is an Arabic word that the dictionary does not know; in a name it may be «الجهيناوي»."""
    return len(key) >= 3 and "\u0621" <= key[0] <= "\u064a" and not _is_known(key)


@lru_cache(maxsize=1 << 17)
def _is_known(key: str) -> bool:
    """Say whether the dictionary knows *key*, as it stands, with particles before it or pronouns behind it."""
    dictionary = lemma_table.load().spellings
    for _, word in _split(key):
        for ending in ("", "ه", "ها", "هم", "هما", "نا", "ات", "ين", "ون", "ا", "ان", "ي", "يه"):
            stem = word.removesuffix(ending) if ending else word
            forms = [stem, stem + "ه", ARTICLE + stem, stem.removeprefix(ARTICLE)]
            if stem[:1] in ("ي", "ت", "ن", "ا", "س"):
                forms += ["ي" + stem[1:], "ت" + stem[1:], stem[1:]]  # one person of a verb for another
            if any(len(form) > 2 and SearchKey(form) in dictionary for form in forms):
                return True
    return False


def _split(key: str) -> Iterator[tuple[int, str]]:
    """Yield (letters before, word) of the ways to read particles before a word."""
    for proclitic in PROCLITICS:
        if key.startswith(proclitic) and len(key) - len(proclitic) >= 2:
            yield len(proclitic), key[len(proclitic) :]
    if key.startswith("لل"):
        yield 1, ARTICLE + key[2:]


def _drop_parts(seen: dict[_Key, _Seen]) -> None:
    """Leave out candidates that are nearly always part of a longer one."""
    within: Counter[_Key] = Counter()
    for key, found in seen.items():
        for length in range(1, len(key)):
            for at in range(len(key) - length + 1):
                within[key[at : at + length]] += found.surfaces.total()
    for key in [key for key, found in seen.items() if within[key] >= found.surfaces.total()]:
        del seen[key]


def _drop_words(seen: dict[_Key, _Seen], vocabulary: set[str]) -> None:
    """Leave out single words that only look like names because the dictionary is not complete.

    A name is written with the article or without it, not both; it has no plural; it comes back; and where it stands without
    its particle too («جندوبة», «بجندوبة») it is counted there.
    """
    for key, found in list(seen.items()):
        (word, *rest) = key
        lone = not rest and set(found.evidence) == {"unknown"}
        both = (word.removeprefix(ARTICLE) if word.startswith(ARTICLE) else ARTICLE + word) in vocabulary
        count = found.surfaces.total()
        inflected = word.endswith(_ENDINGS) and count < _MANY
        with_particle = any(at > 0 and rest in vocabulary for at, rest in _split(word))
        person_of_a_verb = word[0] in _PERSONS and any(p + word[1:] in vocabulary for p in _PERSONS - {word[0]})
        if lone and (
            person_of_a_verb
            or both
            or inflected
            or with_particle
            or count < _FEWEST
            or word.startswith(ARTICLE)
            or word in cues.NO_NAMES
        ):
            del seen[key]


def _score(key: _Key, found: _Seen) -> float:
    kinds = sum(_WEIGHTS[evidence] for evidence in found.evidence)
    unknown = sum(not _is_known(word) for word in key) / len(key)
    return (
        kinds
        + 2 * unknown
        + 1.5 * math.log1p(len(found.articles))
        + math.log1p(found.surfaces.total())
        + (len(key) > 1)
    )


def _skeletons(records: Mapping[str, Record]) -> dict[str, set[str]]:
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for record in records.values():
        for form in record.forms:
            alike[skeleton(form)].add(record.slug)
    return alike


def _proposal(key: _Key, found: _Seen, alike: Mapping[str, set[str]]) -> Proposal:
    name = min(found.surfaces, key=lambda surface: (-found.surfaces[surface], surface))
    bones = skeleton(name)
    return Proposal(
        name=name,
        type=_type(key, found),
        articles=len(found.articles),
        count=found.surfaces.total(),
        evidence=tuple(sorted(found.evidence)),
        contexts=tuple(found.contexts),
        records=tuple(sorted(alike.get(bones, ()))) if len(bones) >= _SKELETON else (),
        score=_score(key, found),
    )


def _type(key: _Key, found: _Seen) -> EntityType:
    """Return the type that most evidence speaks for; unknown words are people when there are two of them, else places."""
    if found.types:
        return min(found.types, key=lambda type_: (-found.types[type_], type_))
    return "person" if len(key) > 1 else "place"
