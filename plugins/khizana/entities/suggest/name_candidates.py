"""Find name candidates in one text: by cue words, by the form of Arabic names, or by words out of the dictionary.

In: the tokens of the text and the offsets of words in mentions of known entities. Out: candidates with high recall and low
precision; khizana.entities.suggest.name_probability scores them once all texts have been read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from khizana.arabic.fold import SearchKey
from khizana.arabic.function_words import FUNCTION_WORDS
from khizana.entities.linking.form_trie import ARTICLE
from khizana.entities.linking.token_context import TokenContext
from khizana.entities.suggest import cues
from khizana.entities.suggest.unknown_words import is_known, is_unknown, is_unknown_noun, proclitic_splits
from khizana.facts.quotations.speech_verbs import FINITE
from khizana.model import EntityType

_MAX_WORDS = 5  # of a name
_MAX_LINEAGE_WORDS = 8  # of a name with a patronymic: «أبو بكر محمد بن يحيى بن زكريا الرازي»
_MAX_RUN_WORDS = 4  # unknown words in a row
_MAX_TITLE_WORDS = 5  # between a title and the name: «رئيس الحكومة التونسية المؤقتة مهدي جمعة»
_SINGLE_PROCLITICS = frozenset("وفبك")  # certain before the article: «والنقوش»
_QUOTES = frozenset('«»"“”')
_GIVEN_ENDS = cues.GIVEN_NAMES | cues.COMPOUND_ENDS
_DAUGHTER = SearchKey("بنت")
_ALI = SearchKey("علي")  # also the key of «على», so that only the text can tell them apart


class NameCandidate(NamedTuple):
    """The tokens [first, last] of a text without the first `proclitic` letters."""

    first: int
    last: int
    proclitic: int
    type: EntityType | None  # by the cue word
    evidence: str  # title, given, lineage, head, kind or unknown
    doubtful_end: bool = False  # the last word is in the dictionary and may not belong to the name: «مندليف عام»


def candidates(context: TokenContext, named: Collection[int]) -> Iterator[NameCandidate]:
    """Yield the candidates in text order; *named*: offsets of the words in mentions of known entities."""
    token = 0
    while token < len(context):
        found = (
            next(_kunya(context, token), None)
            or next(_after_cue(context, token, named), None)
            or next(_given(context, token), None)
            or next(_unknown_run(context, token), None)
        )
        if found and _is_new(context, found, named):
            yield found
        token = max(token, found.last if found else token) + 1


def context_evidence(context: TokenContext, found: NameCandidate) -> Iterator[str]:
    """Yield the evidence around a candidate: called («المدعو …»), quoted, within («في …», «ب…», as before places)."""
    before = context.keys[found.first - 1] if found.first and context.joined[found.first] else ""
    if before in cues.NAMING_WORDS:
        yield "called"
    if found.proclitic or before in cues.PLACE_PREPOSITIONS:
        yield "within"
    start, end = context.start(found.first, found.proclitic), context.end(found.last)
    around = (context.text[:start].rstrip()[-1:], context.text[end : end + 2].strip()[:1])
    if around[0] in _QUOTES and around[1] in _QUOTES:
        yield "quoted"


def _is_new(context: TokenContext, found: NameCandidate, named: Collection[int]) -> bool:
    """Return whether the candidate overlaps no known entity; an organisation may end with a known place."""
    known = [context.starts[token] in named for token in range(found.first, found.last + 1)]
    return not any(known) or (found.evidence == "head" and not known[0])


def _after_cue(context: TokenContext, token: int, named: Collection[int]) -> Iterator[NameCandidate]:
    """Yield the name that a cue word at *token* starts or precedes."""
    if context.text[context.ends[token] - 1] == "ى":
        return  # «وإلى» has the same key as «والي»
    for proclitic, word in proclitic_splits(context.keys[token]):
        if word in cues.TITLES and word not in cues.GIVEN_NAMES:
            yield from _person(context, token)
            return
        if word in cues.ORG_HEADS or word in cues.EVENT_HEADS:
            yield from _organisation(context, token, proclitic, "org" if word in cues.ORG_HEADS else "event", named)
            return
        if word in cues.PLACE_HEADS:
            last, doubtful_end = _name_end(context, token + 1)
            if doubtful_end and is_unknown(context.keys[last - 1]):
                last, doubtful_end = last - 1, False  # «قرية ميعار المدمرة»
            if last > token:
                yield NameCandidate(token + 1, last, 0, "place", "kind", doubtful_end)
            return


def _person(context: TokenContext, title: int) -> Iterator[NameCandidate]:
    """Yield the name after a title, skipping adjectives and organisations: «الرئيس الأمريكي دونالد ترامب»."""
    first = title + 1
    while (
        first - title <= _MAX_TITLE_WORDS
        and first < len(context)
        and context.joined[first]
        and _may_follow_title(context.keys[first])
    ):
        first += 1
    if first - title > 1 and first < len(context) and context.keys[first] in cues.PATRONYMICS:
        first -= 1  # «الأمير الحجاج بن يوسف»
    last, doubtful_end = _name_end(context, first)
    if last < first and first - title > 1 and is_unknown(context.keys[first - 1]):
        first, last, doubtful_end = first - 1, first - 1, False  # not an adjective of a country: «الرئيس السبسي»
    if last > first or (last == first and is_unknown(context.keys[first])):
        yield NameCandidate(first, last, 0, "person", "title", doubtful_end)
    elif title >= 2 and context.gap(title) == "، " and _is_pair(context, title - 1):
        yield NameCandidate(title - 2, title - 1, 0, "person", "title")


def _may_follow_title(key: str) -> bool:
    definite = key.startswith((ARTICLE, "لل")) and not is_unknown_noun(key) and key not in FUNCTION_WORDS
    return definite or key in cues.ORG_HEADS or key in cues.TITLES


def _is_pair(context: TokenContext, last: int) -> bool:
    """Return whether a name of two words ends at *last*: «دونالد ترامب، رئيس»."""
    pair = (last - 1, last)
    return (
        context.joined[last]
        and all(_is_name_word(context.keys[token], token < last) for token in pair)
        and any(context.keys[token] in cues.GIVEN_NAMES or is_unknown(context.keys[token]) for token in pair)
    )


def _organisation(
    context: TokenContext, head: int, proclitic: int, type_: EntityType, named: Collection[int]
) -> Iterator[NameCandidate]:
    """Yield a head with the definite words after it, «منظمة الصحة العالمية», or with foreign names, «بلدية نابلس»."""
    if not context.follows(head, "") or context.keys[head + 1] in FUNCTION_WORDS:
        return
    last = head
    while last - head < _MAX_WORDS - 1 and context.follows(last, "") and _is_foreign(context, last + 1, named):
        last += 1
    if last == head:
        last = _last_of_run(context, head + 1, _MAX_WORDS - 1, _is_definite)
    if last > head:
        yield NameCandidate(head, last, proclitic, type_, "head")


def _is_foreign(context: TokenContext, token: int, named: Collection[int]) -> bool:
    key = context.keys[token]
    return context.starts[token] in named or (is_unknown_noun(key) and not key.startswith("و"))


def _is_definite(key: str) -> bool:
    """Return whether *key* is definite and can continue the name of an organisation; another head starts a new name."""
    return (
        len(key) > len(ARTICLE)
        and key.startswith((ARTICLE, "لل"))
        and key not in FUNCTION_WORDS
        and key not in cues.NON_NAME_WORDS
        and key.removeprefix(ARTICLE) not in cues.ORG_HEADS
        and key not in cues.TITLES
        and key not in cues.GIVEN_NAMES
    )


def _kunya(context: TokenContext, token: int) -> Iterator[NameCandidate]:
    """Yield «عبد الله», «أبو عبيدة», «ابن الخطاب»; tried before titles, because «عبد الملك» is not a king."""
    if any(word in cues.OPENERS for _, word in proclitic_splits(context.keys[token])):
        yield from _given(context, token)


def _given(context: TokenContext, token: int) -> Iterator[NameCandidate]:
    """Yield the name that starts with a given name or with the word before «بن»: «محمد البوعزيزي», «ريزون بن حداد»."""
    proclitic = next(
        (at for at, word in proclitic_splits(context.keys[token]) if _starts_name(context, token, word)), None
    )
    if proclitic is None or context.keys[token] in cues.FALSE_GIVEN_NAMES:
        return
    last = token
    while (
        last - token < _MAX_LINEAGE_WORDS - 1 and context.follows(last, "") and _continues_given(context, token, last)
    ):
        last += 1
    while last > token and context.keys[last] in cues.NAME_PARTICLES:
        last -= 1
    doubtful_end = (
        _lacks_family(context, token, last)
        and context.follows(last, ARTICLE)
        and _is_name_word(context.keys[last + 1], False)
        and context.keys[last + 1] not in cues.TITLES
    )
    last += doubtful_end
    if last > token + (context.keys[token][proclitic:] == cues.ABD):
        parts = {context.keys[token][proclitic:], *context.keys[token + 1 : last]}
        evidence = "given" if parts.isdisjoint(cues.NAME_PARTICLES) else "lineage"
        yield NameCandidate(token, last, proclitic, None, evidence, doubtful_end)


def _starts_name(context: TokenContext, token: int, word: str) -> bool:
    if word in cues.GIVEN_NAMES:
        return True
    if not context.follows(token, ""):
        return False
    following = context.keys[token + 1]
    if following in cues.PATRONYMICS and _has_parent(context, token + 1):
        if any(form in FUNCTION_WORDS or form in FINITE for _, form in proclitic_splits(context.keys[token])):
            return _is_ali(context, token)  # «وأضاف بن جمعة»
        return not word.startswith(ARTICLE)
    if word == cues.ABD:
        return following.startswith(ARTICLE)
    return word in cues.OPENERS and following not in FUNCTION_WORDS and _can_follow(following)


def _has_parent(context: TokenContext, token: int) -> bool:
    """Return whether «بن» or «بنت» at *token* has a name after it; «بنت» alone is a girl."""
    return context.keys[token] != _DAUGHTER or (context.follows(token, "") and _can_follow(context.keys[token + 1]))


def _can_follow(key: str) -> bool:
    """Return whether *key* can follow «أبو» or «ابن» in a name: «ابن عمه» is not a name."""
    if key in cues.TITLES and key not in cues.GIVEN_NAMES:
        return False
    return key in cues.GIVEN_NAMES or key in cues.NAME_PARTICLES or is_unknown(key) or key.startswith(ARTICLE)


def _continues_given(context: TokenContext, token: int, last: int) -> bool:
    """Return whether the word after *last* belongs to the name from *token*: «بن», «علي», «البوعزيزي», «ترامب»."""
    key = context.keys[last + 1]
    if key in cues.GIVEN_NAMES or key in cues.NAME_PARTICLES or key in cues.COMPOUND_ENDS or _is_ali(context, last + 1):
        return True
    if context.keys[last] in cues.NAME_PARTICLES or (last == token and _is_opener(context.keys[last])):
        return key not in FUNCTION_WORDS and key[0].isalpha()
    return is_unknown(key) and not key.startswith("و")


def _is_opener(key: str) -> bool:
    return any(word in cues.OPENERS for _, word in proclitic_splits(key))


def _is_ali(context: TokenContext, token: int) -> bool:
    return context.keys[token] == _ALI and context.text[context.starts[token] : context.ends[token]] == "علي"


def _unknown_run(context: TokenContext, token: int) -> Iterator[NameCandidate]:
    """Yield a run of unknown words."""
    if not _may_run(context.keys[token]):
        return
    last = token
    while (
        last - token < _MAX_RUN_WORDS - 1
        and context.follows(last, "")
        and _may_run(context.keys[last + 1])
        and not context.keys[last + 1].startswith("و")
    ):
        last += 1
    has_proclitic = (
        len(context.keys[token]) > 3
        and context.keys[token][0] in _SINGLE_PROCLITICS
        and context.keys[token].startswith(ARTICLE, 1)
    )
    yield NameCandidate(token, last, int(has_proclitic), None, "unknown")


def _may_run(key: str) -> bool:
    return is_unknown_noun(key) and key not in cues.NON_NAME_WORDS


def _last_of_run(context: TokenContext, first: int, max_words: int, fits: Callable[[str], bool]) -> int:
    """Return the last of at most *max_words* joined words from *first* that fit, first - 1 if the first does not."""
    last = first - 1
    while last + 1 - first < max_words and context.follows(last, "") and fits(context.keys[last + 1]):
        last += 1
    return last


def _name_end(context: TokenContext, first: int) -> tuple[int, bool]:
    """Return the last token of the name from *first*, first - 1 if there is none, and whether that end is doubtful.

    One word must be a given name or unknown; a dictionary word may stand beside it («نيكوشور دان»).
    """
    last, certain = first - 1, first - 1
    while last + 1 - first < _MAX_LINEAGE_WORDS and context.follows(last, "") and _continues(context, first, last + 1):
        last += 1
        if _is_certain(context, last, first):
            certain = last
        elif last > certain + 1:
            break  # two known words in a row
    while certain >= first and context.keys[certain] in cues.NAME_PARTICLES:
        certain -= 1
    if certain < first:
        return first - 1, False
    doubtful_end = (
        last == certain + 1 and context.keys[last] not in cues.NAME_PARTICLES and _lacks_family(context, first, certain)
    )
    return (last, True) if doubtful_end else (certain, False)


def _lacks_family(context: TokenContext, first: int, last: int) -> bool:
    """Return whether a dictionary word may still end the name: after one word, or after given names only."""
    if last == first and context.keys[last] in cues.TITLES:
        return False  # «أمير البلاد»
    return last - first < 1 + (context.keys[first] == cues.ABD) or context.keys[last] in _GIVEN_ENDS


def _continues(context: TokenContext, first: int, token: int) -> bool:
    key = context.keys[token]
    if token > first and context.keys[token - 1] in cues.NAME_PARTICLES:
        is_function_word = key in FUNCTION_WORDS and not _is_ali(context, token)
        return not is_function_word and key not in cues.NON_NAME_WORDS and key[0].isalpha()
    if token > first and key.startswith("و") and is_unknown(key):
        return False
    return _is_name_word(key, token == first)


def _is_certain(context: TokenContext, token: int, first: int) -> bool:
    """Return whether *token* belongs to a name by itself or by its neighbour: «الحجاج بن يوسف»."""
    key = context.keys[token]
    return (
        key in cues.GIVEN_NAMES
        or key in cues.NAME_PARTICLES
        or is_unknown(key)
        or (token > first and context.keys[token - 1] in cues.NAME_PARTICLES)
        or (context.follows(token, "") and context.keys[token + 1] in cues.PATRONYMICS)
    )


def _is_name_word(key: str, is_first: bool) -> bool:
    """Return whether *key* can be part of a name: no function word, no proclitic, and the article only after the first."""
    if len(key) < 2 or not key[0].isalpha() or key in FUNCTION_WORDS or key in cues.NON_NAME_WORDS:
        return False
    if key in cues.GIVEN_NAMES or key in cues.NAME_PARTICLES:
        return True
    if is_first and key.startswith(ARTICLE) and is_known(key):
        return False
    return not any(at > 0 and len(word) > 2 and is_known(word) for at, word in proclitic_splits(key))
