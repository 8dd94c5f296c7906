"""Find what may be a name in one text: by what announces it, by how it is made, or because the dictionary lacks it.

In: a reading of the text and the offsets of words that records name already. Out: candidates, generously: how likely each
is a name is for khizana.entities.suggest.likelihood to say, once all texts have been read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from khizana.arabic.fold import SearchKey
from khizana.arabic.function_words import FUNCTION_WORDS
from khizana.entities.linking.form_trie import ARTICLE
from khizana.entities.linking.token_context import Reading
from khizana.entities.suggest import cues
from khizana.entities.suggest.unknown_words import is_known, is_strange, is_unknown, readings
from khizana.facts.quotations.speech_verbs import FINITE
from khizana.model import EntityType

_LONGEST = 5  # words of a name
_LINEAGE = 8  # words of a name with a father in it: «أبو بكر محمد بن يحيى بن زكريا الرازي»
_RUN = 4  # unknown words in a row
_TITLE_WORDS = 5  # words between a title and the name: «رئيس الحكومة التونسية المؤقتة مهدي جمعة»
_PARTICLES = frozenset("وفبك")  # surely so before the article: «والنقوش»
_QUOTES = frozenset('«»"“”')
_GIVEN_ENDS = cues.GIVEN_NAMES | cues.COMPOUND_ENDS
_DAUGHTER = SearchKey("بنت")
_ALI = SearchKey("علي")  # the key of «على» too, so that only the text tells


class Candidate(NamedTuple):
    """The tokens [first, last] of a text, `proclitic` letters of the first left out."""

    first: int
    last: int
    proclitic: int
    type: EntityType | None  # as the word that announces it has it
    evidence: str  # of title, given, lineage, head, kind, unknown
    guest: bool = False  # the last word is a known one, which may only happen to follow: «مندليف عام»


def candidates(reading: Reading, named: Collection[int]) -> Iterator[Candidate]:
    """Yield what may be a name in *reading*, from left to right; *named*: offsets of words that a record names."""
    token = 0
    while token < len(reading):
        found = (
            next(_kinship(reading, token), None)
            or next(_announced(reading, token, named), None)
            or next(_given(reading, token), None)
            or next(_unknown_run(reading, token), None)
        )
        if found and _is_new(reading, found, named):
            yield found
        token = max(token, found.last if found else token) + 1


def surroundings(reading: Reading, found: Candidate) -> Iterator[str]:
    """Yield what stands around a candidate: called («المدعو …»), quoted, within (a place is: «في …», «ب…»)."""
    before = reading.keys[found.first - 1] if found.first and reading.joined[found.first] else ""
    if before in cues.NAMING_WORDS:
        yield "called"
    if found.proclitic or before in cues.PLACE_PREPOSITIONS:
        yield "within"
    start, end = reading.start(found.first, found.proclitic), reading.end(found.last)
    around = (reading.text[:start].rstrip()[-1:], reading.text[end : end + 2].strip()[:1])
    if around[0] in _QUOTES and around[1] in _QUOTES:
        yield "quoted"


def _is_new(reading: Reading, found: Candidate, named: Collection[int]) -> bool:
    """Say whether no record names the candidate or a word of it; a body may be called after a known place."""
    known = [reading.starts[token] in named for token in range(found.first, found.last + 1)]
    return not any(known) or (found.evidence == "head" and not known[0])


def _announced(reading: Reading, token: int, named: Collection[int]) -> Iterator[Candidate]:
    """Yield the name that a word at or before its beginning announces."""
    if reading.text[reading.ends[token] - 1] == "ى":
        return  # «وإلى» has the key of «والي»
    for proclitic, word in readings(reading.keys[token]):
        if word in cues.TITLES and word not in cues.GIVEN_NAMES:
            yield from _person(reading, token)
            return
        if word in cues.ORG_HEADS or word in cues.EVENT_HEADS:
            yield from _body(reading, token, proclitic, "org" if word in cues.ORG_HEADS else "event", named)
            return
        if word in cues.PLACE_HEADS:
            last, guest = _name_end(reading, token + 1)
            if guest and is_strange(reading.keys[last - 1]):
                last, guest = last - 1, False  # «قرية ميعار المدمرة»
            if last > token:
                yield Candidate(token + 1, last, 0, "place", "kind", guest)
            return


def _person(reading: Reading, title: int) -> Iterator[Candidate]:
    """Yield the name after a title, adjectives and bodies between them passed over: «الرئيس الأمريكي دونالد ترامب»."""
    first = title + 1
    while (
        first - title <= _TITLE_WORDS
        and first < len(reading)
        and reading.joined[first]
        and _is_between(reading.keys[first])
    ):
        first += 1
    if first - title > 1 and first < len(reading) and reading.keys[first] in cues.PATRONYMICS:
        first -= 1  # «الأمير الحجاج بن يوسف»
    last, guest = _name_end(reading, first)
    if last < first and first - title > 1 and is_strange(reading.keys[first - 1]):
        first, last, guest = first - 1, first - 1, False  # no adjective of a country after all: «الرئيس السبسي»
    if last > first or (last == first and is_strange(reading.keys[first])):
        yield Candidate(first, last, 0, "person", "title", guest)
    elif title >= 2 and reading.gap(title) == "، " and _is_pair(reading, title - 1):
        yield Candidate(title - 2, title - 1, 0, "person", "title")


def _is_between(key: str) -> bool:
    definite = key.startswith((ARTICLE, "لل")) and not is_unknown(key) and key not in FUNCTION_WORDS
    return definite or key in cues.ORG_HEADS or key in cues.TITLES


def _is_pair(reading: Reading, last: int) -> bool:
    """Say whether a name of two words ends at *last*: «دونالد ترامب، رئيس»."""
    pair = (last - 1, last)
    return (
        reading.joined[last]
        and all(_is_name_word(reading.keys[token], token < last) for token in pair)
        and any(reading.keys[token] in cues.GIVEN_NAMES or is_strange(reading.keys[token]) for token in pair)
    )


def _body(
    reading: Reading, head: int, proclitic: int, type_: EntityType, named: Collection[int]
) -> Iterator[Candidate]:
    """Yield «منظمة الصحة العالمية»: a head, one word of any kind, then what agrees with it; «بلدية نابلس» after a place."""
    if not reading.follows(head, "") or reading.keys[head + 1] in FUNCTION_WORDS:
        return
    last = head
    while last - head < _LONGEST - 1 and reading.follows(last, "") and _is_foreign(reading, last + 1, named):
        last += 1
    if last == head:
        last = _words(reading, head + 1, _LONGEST - 1, _is_definite)
    if last > head:
        yield Candidate(head, last, proclitic, type_, "head")


def _is_foreign(reading: Reading, token: int, named: Collection[int]) -> bool:
    key = reading.keys[token]
    return reading.starts[token] in named or (is_unknown(key) and not key.startswith("و"))


def _is_definite(key: str) -> bool:
    """Say whether *key* has the article and can go on the name of a body; another head begins another name."""
    return (
        len(key) > len(ARTICLE)
        and key.startswith((ARTICLE, "لل"))
        and key not in FUNCTION_WORDS
        and key not in cues.NON_NAME_WORDS
        and key.removeprefix(ARTICLE) not in cues.ORG_HEADS
        and key not in cues.TITLES
        and key not in cues.GIVEN_NAMES
    )


def _kinship(reading: Reading, token: int) -> Iterator[Candidate]:
    """Yield «عبد الله», «أبو عبيدة», «ابن الخطاب»: here before titles, because «عبد الملك» is no king."""
    if any(word in cues.OPENERS for _, word in readings(reading.keys[token])):
        yield from _given(reading, token)


def _given(reading: Reading, token: int) -> Iterator[Candidate]:
    """Yield the name that a given name opens, or whatever comes before «بن»: «محمد البوعزيزي», «ريزون بن حداد»."""
    proclitic = next((at for at, word in readings(reading.keys[token]) if _opens(reading, token, word)), None)
    if proclitic is None or reading.keys[token] in cues.FALSE_GIVEN_NAMES:
        return
    last = token
    while last - token < _LINEAGE - 1 and reading.follows(last, "") and _goes_on(reading, token, last):
        last += 1
    while last > token and reading.keys[last] in cues.NAME_PARTICLES:
        last -= 1
    guest = (
        _lacks_family(reading, token, last)
        and reading.follows(last, ARTICLE)
        and _is_name_word(reading.keys[last + 1], False)
        and reading.keys[last + 1] not in cues.TITLES
    )
    last += guest
    if last > token + (reading.keys[token][proclitic:] == cues.ABD):
        parts = {reading.keys[token][proclitic:], *reading.keys[token + 1 : last]}
        evidence = "given" if parts.isdisjoint(cues.NAME_PARTICLES) else "lineage"
        yield Candidate(token, last, proclitic, None, evidence, guest)


def _opens(reading: Reading, token: int, word: str) -> bool:
    if word in cues.GIVEN_NAMES:
        return True
    if not reading.follows(token, ""):
        return False
    following = reading.keys[token + 1]
    if following in cues.PATRONYMICS and _has_child(reading, token + 1):
        if any(form in FUNCTION_WORDS or form in FINITE for _, form in readings(reading.keys[token])):
            return _is_ali(reading, token)  # «وأضاف بن جمعة»
        return not word.startswith(ARTICLE)
    if word == cues.ABD:
        return following.startswith(ARTICLE)
    return word in cues.OPENERS and following not in FUNCTION_WORDS and _can_follow(following)


def _has_child(reading: Reading, child: int) -> bool:
    """Say whether a father is named after «بن» or «بنت»; «بنت» may be a girl."""
    return reading.keys[child] != _DAUGHTER or (reading.follows(child, "") and _can_follow(reading.keys[child + 1]))


def _can_follow(key: str) -> bool:
    """Say whether *key* is a name after «أبو» or «ابن»: «ابن عمه» is a relative, not a name."""
    if key in cues.TITLES and key not in cues.GIVEN_NAMES:
        return False
    return key in cues.GIVEN_NAMES or key in cues.NAME_PARTICLES or is_strange(key) or key.startswith(ARTICLE)


def _goes_on(reading: Reading, token: int, last: int) -> bool:
    """Say whether the word after *last* belongs to the name that begins at *token*: «بن», «علي», «البوعزيزي», «ترامب»."""
    key = reading.keys[last + 1]
    if key in cues.GIVEN_NAMES or key in cues.NAME_PARTICLES or key in cues.COMPOUND_ENDS or _is_ali(reading, last + 1):
        return True
    if reading.keys[last] in cues.NAME_PARTICLES or (last == token and _ends_in_part(reading.keys[last])):
        return key not in FUNCTION_WORDS and key[0].isalpha()
    return is_strange(key) and not key.startswith("و")


def _ends_in_part(key: str) -> bool:
    return any(word in cues.OPENERS for _, word in readings(key))


def _is_ali(reading: Reading, token: int) -> bool:
    return reading.keys[token] == _ALI and reading.text[reading.starts[token] : reading.ends[token]] == "علي"


def _unknown_run(reading: Reading, token: int) -> Iterator[Candidate]:
    """Yield a run of words that the dictionary does not know."""
    if not _may_run(reading.keys[token]):
        return
    last = token
    while (
        last - token < _RUN - 1
        and reading.follows(last, "")
        and _may_run(reading.keys[last + 1])
        and not reading.keys[last + 1].startswith("و")
    ):
        last += 1
    particle = (
        len(reading.keys[token]) > 3
        and reading.keys[token][0] in _PARTICLES
        and reading.keys[token].startswith(ARTICLE, 1)
    )
    yield Candidate(token, last, int(particle), None, "unknown")


def _may_run(key: str) -> bool:
    return is_unknown(key) and key not in cues.NON_NAME_WORDS


def _words(reading: Reading, first: int, most: int, fits: Callable[[str], bool]) -> int:
    """Return the last of at most *most* joined words from *first* that fit, first - 1 when the first does not."""
    last = first - 1
    while last + 1 - first < most and reading.follows(last, "") and fits(reading.keys[last + 1]):
        last += 1
    return last


def _name_end(reading: Reading, first: int) -> tuple[int, bool]:
    """Return the last word of the name that begins at *first*, first - 1 when none does, and whether it is a guest.

    One of its words must be a given name or unknown to the dictionary; a known word may stand beside it («نيكوشور دان»).
    """
    last, certain = first - 1, first - 1
    while last + 1 - first < _LINEAGE and reading.follows(last, "") and _continues(reading, first, last + 1):
        last += 1
        if _is_certain(reading, last, first):
            certain = last
        elif last > certain + 1:
            break  # two known words in a row
    while certain >= first and reading.keys[certain] in cues.NAME_PARTICLES:
        certain -= 1
    if certain < first:
        return first - 1, False
    guest = (
        last == certain + 1 and reading.keys[last] not in cues.NAME_PARTICLES and _lacks_family(reading, first, certain)
    )
    return (last, True) if guest else (certain, False)


def _lacks_family(reading: Reading, first: int, last: int) -> bool:
    """Say whether a known word may still be the end of a name: after one word, or after given names only."""
    if last == first and reading.keys[last] in cues.TITLES:
        return False  # «أمير البلاد»
    return last - first < 1 + (reading.keys[first] == cues.ABD) or reading.keys[last] in _GIVEN_ENDS


def _continues(reading: Reading, first: int, token: int) -> bool:
    key = reading.keys[token]
    if token > first and reading.keys[token - 1] in cues.NAME_PARTICLES:
        is_particle = key in FUNCTION_WORDS and not _is_ali(reading, token)
        return not is_particle and key not in cues.NON_NAME_WORDS and key[0].isalpha()
    if token > first and key.startswith("و") and is_strange(key):
        return False
    return _is_name_word(key, token == first)


def _is_certain(reading: Reading, token: int, first: int) -> bool:
    """Say whether *token* is a word of a name by itself or by its neighbour: «الحجاج بن يوسف»."""
    key = reading.keys[token]
    return (
        key in cues.GIVEN_NAMES
        or key in cues.NAME_PARTICLES
        or is_strange(key)
        or (token > first and reading.keys[token - 1] in cues.NAME_PARTICLES)
        or (reading.follows(token, "") and reading.keys[token + 1] in cues.PATRONYMICS)
    )


def _is_name_word(key: str, is_first: bool) -> bool:
    """Say whether *key* can be a word of a name: no particle, none before a known word, an article only further on."""
    if len(key) < 2 or not key[0].isalpha() or key in FUNCTION_WORDS or key in cues.NON_NAME_WORDS:
        return False
    if key in cues.GIVEN_NAMES or key in cues.NAME_PARTICLES:
        return True
    if is_first and key.startswith(ARTICLE) and is_known(key):
        return False
    return not any(at > 0 and len(word) > 2 and is_known(word) for at, word in readings(key))
