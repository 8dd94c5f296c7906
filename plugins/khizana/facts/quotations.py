"""Find what is quoted in a text and who says it.

In: a text, its tokens, the mentions in it. Out: quotations in order, marks left out. A quotation needs a verb of saying in its
sentence; names, titles and slogans in quotation marks are none. The speaker is the verb's subject: named or described after it,
or carried on from the verb before where it has none. Where another subject may stand, the speaker stays empty.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pyarabic.araby import FATHATAN as TANWIN
from pyarabic.araby import HEH, TEH, YEH

from khizana.arabic.fold import fold
from khizana.arabic.sentences import sentences
from khizana.arabic.tokenizer import Token, tokenize
from khizana.facts import speech
from khizana.facts.quoted import quoted_spans
from khizana.facts.words import Words
from khizana.model import Mention

_MARKS = '«»“”"'
_CARRY = 5  # sentences after which nobody is carried on
_SUBJECT_WORDS = 8
_CLAUSE = 60  # tokens before a participle or quoted words in which their subject is looked for
_NOMINAL = 10  # tokens between «إلا أن» and the verb of its subject
_LIST = 12  # tokens of names in quotation marks between a name and the word that says what they name
_LINE_GAP = 8  # code points of space and line breaks between «قال فلان:» and what was said
_RENAMES_REACH = range(2, 6)
_NAME_WORDS = 3  # as many words in quotation marks are more often a name than speech


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words said, at text[start:end]. `speaker` is the slug of a record, `speaker_surface` how the text names the speaker."""

    text: str
    start: int
    end: int
    speaker: str | None = None
    speaker_surface: str | None = None


class _Speaker(NamedTuple):
    """Who speaks: a record's slug, the words for them, the gender of their verb, and where they were named."""

    slug: str | None
    surface: str
    feminine: bool
    token: int
    sentence: int


class _Verb(NamedTuple):
    """A verb of saying at a token; a participle has the subject of the verb before it."""

    token: int
    participle: bool
    feminine: bool
    speaker: _Speaker | None


def _with_heh(stem: str) -> str:
    """Return the key of a noun in ة of which the *stem* before a pronoun ends in ت: «مسرحيت» of «مسرحيته»."""
    return stem[:-1] + HEH if stem.endswith(TEH) else stem


def _token(verb: _Verb) -> int:
    return verb.token


def find_quotations(
    text: str, tokens: Iterable[Token] | None = None, mentions: Sequence[Mention] = ()
) -> tuple[Quotation, ...]:
    """Return the quotations of *text*; *mentions* tell the speakers that have a record, and names in quotation marks."""
    words = Words(text, tokenize(text) if tokens is None else tokens)
    return tuple(_Finder(words, mentions).find())


class _Finder:
    def __init__(self, words: Words, mentions: Sequence[Mention]) -> None:
        self._words = words
        self._mentions = [m for m in mentions if m.kind != "nisba"]
        self._starts = [m.start for m in self._mentions]
        self._quotes = quoted_spans(words.text)
        self._inside = {token for start, end in self._quotes for token in words.within(start, end)}
        self._sentences = sentences(words.text)
        self._speaker: _Speaker | None = None

    def find(self) -> Iterator[Quotation]:
        quotes = iter(self._quotes)
        quote = next(quotes, None)
        before: list[_Verb] = []
        for number, (start, end) in enumerate(self._sentences):
            if quote is None:
                return
            tokens = self._words.within(start, end)
            verbs = self._verbs(tokens, number)
            if self._words.text[max(0, start - _LINE_GAP) : start].rstrip().endswith(":"):
                verbs = before[-1:] + verbs  # «قال فلان:» and the words said on the next line
            while quote and quote[0] < end:
                if found := self._quotation(quote, verbs, tokens):
                    yield found
                quote = next(quotes, None)
            before = verbs

    # the verbs of a sentence and their subjects, in order: each may carry the speaker on to the next

    def _verbs(self, tokens: range, sentence: int) -> list[_Verb]:
        verbs: list[_Verb] = []
        for token in tokens:
            if token in self._inside:
                continue
            if self._words.bare(token, speech.PARTICIPLES):
                verbs.append(self._participle(token, verbs, tokens, sentence))
            elif (feminine := self._finite(token, tokens.start)) is not None:
                self._speaker = self._subject(token, feminine, sentence)
                verbs.append(_Verb(token, participle=False, feminine=feminine, speaker=self._speaker))
        return verbs

    def _finite(self, token: int, first: int) -> bool | None:
        """Return whether the verb of saying at *token* is feminine, None when none stands there at the head of a clause."""
        words = self._words
        key = words.key(token)
        bare = key[1:] if key[:1] in ("و", "ف") and key not in speech.FINITE else key
        if bare not in speech.FINITE:
            return None
        heads_clause = (
            bare != key or token == first or not words.spaced(token) or words.key(token - 1) in speech.CONNECTORS
        )
        return bare in speech.FEMININE if heads_clause else None

    def _participle(self, token: int, verbs: Sequence[_Verb], tokens: range, sentence: int) -> _Verb:
        """Return the participle at *token*; its subject is that of the verb before it, else the one person of the sentence."""
        if verbs:
            speaker = verbs[-1].speaker  # a participle before this one has the subject wanted already
        else:
            start, end = self._words.start(max(tokens.start, token - _CLAUSE)), self._words.start(token)
            people = [m for m in self._between(start, end) if m.type == "person"]
            alone = len({m.entity for m in people}) == 1
            speaker = _Speaker(people[0].entity, people[0].surface, False, token, sentence) if alone else None
        return _Verb(token, participle=True, feminine=False, speaker=speaker)

    def _between(self, start: int, end: int) -> list[Mention]:
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _subject(self, verb: int, feminine: bool, sentence: int) -> _Speaker | None:
        """Return who the subject of the finite *verb* is, None when it may be somebody without a record or unclear."""
        words, following = self._words, verb + 1
        if words.key(following) in speech.BETWEEN and words.spaced(following):
            following += 1
        if words.key(following)[:1].isdigit() or self._is_name_in_marks(following):
            return None  # «قال 18 % منهم», «قالت "دي فيلت" إن»
        if not words.spaced(following) or words.key(following) in speech.MANNERS or self._ends_subject(following):
            return self._carried(verb, feminine, sentence)
        end = following
        while end - following < _SUBJECT_WORDS and (end == following or not self._ends_subject(end)):
            end += 1
        start, stop = words.start(following), words.end(end - 1)
        known = self._known(start, stop)
        if known:
            return _Speaker(known.entity, known.surface, feminine, following, sentence)
        key = words.key(verb)
        says = key in speech.SAYING or key[1:] in speech.SAYING
        if says and words.key(following) not in speech.OBJECTS and end - following < _SUBJECT_WORDS:
            return _Speaker(None, words.text[start:stop], feminine, following, sentence)
        return None

    def _is_name_in_marks(self, token: int) -> bool:
        """Say whether at *token* a few words in marks stand where the subject does, before «إن» and what is said."""
        if token not in self._inside:
            return False
        end = token
        while end in self._inside and end - token <= _NAME_WORDS:
            end += 1
        return end - token <= _NAME_WORDS and self._words.key(end) in speech.THAT

    def _ends_subject(self, token: int) -> bool:
        words = self._words
        return (
            token >= len(words)
            or words.key(token) in speech.SUBJECT_ENDS
            or words.key(token).startswith(speech.ADDRESSEES)
            or words.key(token)[:1].isdigit()
            or token in self._inside
            or not (words.spaced(token) or words.gap(token).strip() in ("(", ")", "-"))
        )

    def _known(self, start: int, end: int) -> Mention | None:
        """Return the mention of the speaker in text[start:end], the words after a verb of saying up to what is said."""
        for mention in self._between(start, end):
            if mention.nested:
                continue
            between = self._words.within(start, mention.start)
            if mention.type == "person" and not any(self._words.key(token) in speech.OTHERS for token in between):
                return mention
            if mention.type == "org" and mention.kind != "role" and self._is_whole(mention, start, end):
                return mention
        return None

    def _is_whole(self, mention: Mention, start: int, end: int) -> bool:
        return mention.start - start <= 2 and mention.end == end

    def _carried(self, verb: int, feminine: bool, sentence: int) -> _Speaker | None:
        """Return the speaker before, if the *verb* fits and nobody else has come up since."""
        last = self._speaker
        if last is None or last.feminine != feminine or sentence - last.sentence > _CARRY:
            return None
        since = self._between(self._words.end(last.token), self._words.start(verb))
        between = range(max(last.token, verb - _CLAUSE), verb)
        # «أما وزير الخارجية فقد أكد», «إلا أن المصور الذي التقط الصورة، قال»
        contrast = any(
            self._words.key(i) in speech.CONTRAST or (i > verb - _NOMINAL and self._words.key(i) in speech.EXCEPT)
            for i in between
        )
        others = contrast or any(m.type == "person" and m.kind == "name" and m.entity != last.slug for m in since)
        return None if others else last._replace(sentence=sentence, token=verb)

    # which quoted words are speech

    def _quotation(self, quote: tuple[int, int], verbs: Sequence[_Verb], tokens: range) -> Quotation | None:
        start, end = quote
        inside = self._words.within(start, end)
        if not inside or self._is_name(start, end, inside):
            return None
        at = bisect_left(verbs, inside.start, key=_token)
        verb = verbs[at - 1] if at else self._verb_after(inside, verbs, tokens)
        if verb is None or (len(inside) <= _NAME_WORDS and not self._is_speech(inside)):
            return None
        text = self._words.text[start:end]
        speaker = None if self._is_of_another(verb.token, inside.start) else verb.speaker
        return Quotation(text, start, end, speaker.slug, speaker.surface) if speaker else Quotation(text, start, end)

    def _is_of_another(self, verb: int, quote: int) -> bool:
        """Say whether between a verb and the marks after it a law is cited or somebody else comes up."""
        words = self._words
        return any(
            words.key(i) in speech.CITES or (words.key(i) in speech.ASIDES and "." in words.gap(i - 1))
            for i in range(max(verb + 1, quote - _CLAUSE), quote)
        )

    def _verb_after(self, inside: range, verbs: Sequence[_Verb], tokens: range) -> _Verb | None:
        """Return the verb of «…»، قال فلان: the marks begin the sentence; «والذي وصفه بـ"…" أكد فلان» are another's words."""
        if inside.start - (self._words.key(tokens.start) == "و") > tokens.start:
            return None
        token = inside.stop
        at = token + 1 if self._words.key(token) in speech.CONNECTORS else token
        number = bisect_left(verbs, at, key=_token)
        verb = verbs[number] if number < len(verbs) else None
        return verb if verb and verb.token == at and not verb.participle and at in tokens else None

    def _is_verb(self, token: int) -> bool:
        return self._words.bare(token, speech.FINITE) or self._words.bare(token, speech.PARTICIPLES)

    def _is_name(self, start: int, end: int, inside: range) -> bool:
        """Say whether a name or a slogan stands in the marks."""
        words = self._words
        if words.key(inside.stop) in speech.SLOGANS:
            return True
        if words.key(inside.start - 1) in speech.TOWARDS and any(
            words.key(inside.start - back) in speech.RENAMES for back in _RENAMES_REACH
        ):
            return True
        if any(m.start <= start and m.end >= end for m in self._between(start - len(_MARKS), end)):
            return True
        before = inside.start - 1
        limit = before - _LIST
        while before > limit and (words.key(before) == "و" or before in self._inside):
            before -= 1  # «صحيفتي "حرييت" و"كرار"»
        glued = words.end(before) > start - 2 if before >= 0 else False
        if glued and words.key(before) == "ل":
            return True  # «تصريح ل"الجوهرة"»
        return words.text[words.end(before) : start].count("\n") == 0 and self._names(before) if before >= 0 else False

    def _names(self, token: int) -> bool:
        """Say whether the word at *token* tells what the marks after it name: «برنامج», «برنامجه»."""
        words, key = self._words, self._words.key(token)
        owned = any(
            key.endswith(end) and (key[: -len(end)] in speech.NAMING or _with_heh(key[: -len(end)]) in speech.NAMING)
            for end in speech.OWNED
        )
        return owned or words.bare(token, speech.NAMING)

    def _is_particle(self, token: int) -> bool:
        """Say whether a particle stands at *token*; «علي» written with dots under the last letter is a name."""
        is_name = self._words.text[self._words.end(token) - 1] == YEH and self._words.key(token) == fold("علي")
        return not is_name and self._words.key(token) in speech.PARTICLES

    def _is_speech(self, inside: range) -> bool:
        """Say whether a few words in marks are a judgement or a claim, «باتت "ضخمة"», not a name, «السائق "أحمد علي"»."""
        words = self._words
        before = [words.key(i) for i in range(max(0, inside.start - 3), inside.start)]
        if before and (before[-1] in speech.COPULAS or any(key in speech.DESCRIBING for key in before)):
            return True
        if len(inside) == 1 or words.key(inside.start) in speech.NAME_STARTS:
            return False
        said = words.text[words.start(inside.start) : words.end(inside.stop - 1)]
        # «إن "خورام بوت" هو أحد المهاجمين»; what has the article is a claim: «إن "الشراكة المتماسكة" هي السبيل»
        named = words.key(inside.stop) in speech.IS and not words.key(inside.start).startswith("ال")
        that = before[-1:] != [] and before[-1] in speech.THAT and not named
        says = before[-1:] != [] and before[-1] in speech.TOWARDS and self._is_verb(inside.start - 2)
        return that or says or TANWIN in said or any(self._is_particle(token) for token in inside)
