"""Find what is quoted in a text and who says it.

In: a text, its tokens, the mentions in it. Out: quotations in order, marks left out. A quotation needs a verb of saying in its
sentence; names, titles and slogans in quotation marks are none. The speaker is the verb's subject: named or described after it,
or carried on from the verb before where it has none. Where another subject may stand, the speaker stays empty.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khizana.arabic.sentences import sentences
from khizana.arabic.tokenizer import Token, tokenize
from khizana.facts.quotations import speech_verbs as speech
from khizana.facts.quotations.claims import Claims
from khizana.facts.quotations.clauses import Clauses, Verb
from khizana.facts.quotations.grammar import Grammar
from khizana.facts.quotations.quotation_marks import Quoted, find_quoted
from khizana.facts.quotations.subjects import Subjects
from khizana.facts.word_view import WordView
from khizana.model import Mention

_CLAUSE = 60  # tokens between a verb and the marks in which somebody else may come up
_LAW = 18  # tokens between the number of a law and words of it in marks
_LINE_GAP = 8  # code points of space and line breaks between «قال فلان:» and what was said


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words said, at text[start:end]. `speaker` is the slug of a record, `speaker_surface` how the text names the speaker."""

    text: str
    start: int
    end: int
    speaker: str | None = None
    speaker_surface: str | None = None


def _token(verb: Verb) -> int:
    return verb.token


def find_quotations(
    text: str, tokens: Iterable[Token] | None = None, mentions: Sequence[Mention] = ()
) -> tuple[Quotation, ...]:
    """Return the quotations of *text*; *mentions* tell the speakers that have a record, and names in quotation marks."""
    quoted = find_quoted(text)
    if not quoted:
        return ()
    words = WordView(text, tokenize(text) if tokens is None else tokens)
    return tuple(_Finder(words, quoted, mentions).find())


class _Finder:
    def __init__(self, words: WordView, quoted: Sequence[Quoted], mentions: Sequence[Mention]) -> None:
        self._words, self._quoted = words, quoted
        self._inside = {token for start, end, _ in quoted for token in words.tokens_in(start, end)}
        self._grammar = Grammar(words)
        subjects = Subjects(words, self._grammar, [m for m in mentions if m.kind != "nisba"], self._inside)
        self._clauses = Clauses(words, self._grammar, subjects, self._inside)
        self._claims = Claims(words, self._grammar, subjects, self._inside)

    def find(self) -> Iterator[Quotation]:
        quotes = iter(self._quoted)
        quote = next(quotes, None)
        before: list[Verb] = []
        for number, (start, end) in enumerate(sentences(self._words.text)):
            if quote is None:
                return
            tokens = self._words.tokens_in(start, end)
            verbs = self._clauses.verbs(tokens, number)
            if self._words.text[max(0, start - _LINE_GAP) : start].rstrip().endswith(":"):
                verbs = before[-1:] + verbs  # «قال فلان:» and the words said on the next line
            while quote and quote.start < end:
                if found := self._quotation(quote, verbs, tokens):
                    yield found
                quote = next(quotes, None)
            before = verbs

    def _quotation(self, quote: Quoted, verbs: Sequence[Verb], tokens: range) -> Quotation | None:
        """Return what stands in the marks if it is said: after one of the *verbs* of its sentence, else right before one."""
        inside = self._words.tokens_in(quote.start, quote.end)
        if not inside or self._claims.is_name(inside):
            return None
        at = bisect_left(verbs, inside.start, key=_token)
        if at and verbs[at - 1].end > inside.start:
            return None  # a name in the subject: «قالت منظمة "…" إن»
        if at:
            verb: Verb | None = verbs[at - 1]
            said = self._claims.is_said(inside, verbs[at - 1], sure=quote.sure)
        else:
            verb = self._verb_after(inside, verbs, tokens)
            said = self._claims.is_long(inside) or self._claims.is_judgement(inside)
        if verb is None or not said:
            return None
        speaker = None if self._is_of_another(verb, inside) else verb.speaker
        slug, surface = (speaker.slug, speaker.surface) if speaker else (None, None)
        return Quotation(self._words.text[quote.start : quote.end], quote.start, quote.end, slug, surface)

    def _verb_after(self, inside: range, verbs: Sequence[Verb], tokens: range) -> Verb | None:
        """Return the verb of «…»، قال فلان: the marks begin the sentence; «والذي وصفه بـ"…" أكد فلان» are another's words."""
        if inside.start - (self._words.key(tokens.start) == "و") > tokens.start:
            return None
        token = inside.stop
        at = token + 1 if self._words.key(token) in speech.CONNECTORS else token
        number = bisect_left(verbs, at, key=_token)
        verb = verbs[number] if number < len(verbs) else None
        return verb if verb and verb.token == at and not verb.participle and at in tokens else None

    def _is_of_another(self, verb: Verb, inside: range) -> bool:
        """Say whether the words *inside* marks may be another's than the subject's of their *verb*: then nobody is named."""
        words = self._words
        between = range(max(verb.end, inside.start - _CLAUSE), inside.start)
        if verb.aside and verb.end != inside.start:
            return True
        if any(
            words.key(i) in speech.CITES or (words.key(i) in speech.ASIDES and "." in words.gap_before(i - 1))
            for i in between
        ):
            return True  # the words of a law; «. من جانبه» brings in somebody else
        if self._is_said_by_another(between, inside):
            return True
        if any("." in words.gap_before(i) and i not in self._inside for i in between):
            return True  # a mark that was never closed has hidden where the sentence ends
        if any("." in words.gap_before(i) and words.matches(i, speech.FINITE) for i in inside[1:]):
            return True  # so has one among these words: «… ". وأضاف فلان: " …»
        hers = self._claims.is_hers(inside.stop)
        if verb.speaker and hers is not None and hers != verb.speaker.feminine:
            return True
        if any(words.key(i) in speech.LAWS for i in between[-_LAW:]):
            return True
        return not self._claims.is_brought_in(inside, verb) and self._claims.is_sourced(inside.stop)

    def _is_said_by_another(self, between: range, inside: range) -> bool:
        """Say whether the words *inside* marks go with a verb in *between*: «تهجم عليها بالقول "…"», «أن فلانة عبرت "أنها"»."""
        words, noun = self._words, between.stop - 1
        manner = words.key(noun - 1) in speech.MANNERS or self._grammar.is_participle(noun - 1)
        by_noun = words.key(noun) in speech.SPEECH_NOUNS and not manner
        again = self._grammar.is_that(inside.start) and any(self._grammar.is_that(i) for i in between)
        return (by_noun or again) and any(self._grammar.is_verb(i) for i in between)
