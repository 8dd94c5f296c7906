"""Find quotations and attribute them to their speakers.

In: a text, its tokens, the mentions in it. Out: quotations in order, without their marks. A quotation needs a reporting verb
in its sentence; names, titles and slogans in quotation marks are none. The speaker is the verb's subject: named or described
beside it, or carried over from the verb before. Where the subject is ambiguous, the speaker stays empty.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khizana.arabic.sentences import sentences
from khizana.arabic.tokenizer import Token, tokenize
from khizana.facts.quotations import speech_verbs as speech
from khizana.facts.quotations.grammar import Grammar
from khizana.facts.quotations.quotation_marks import QuotedSpan, find_quoted_spans
from khizana.facts.quotations.reporting_verbs import ReportingVerb, ReportingVerbFinder
from khizana.facts.quotations.speech_classifier import SpeechClassifier
from khizana.facts.quotations.subjects import SubjectFinder
from khizana.facts.word_view import WordView
from khizana.model import Mention

_MAX_CLAUSE_TOKENS = 60  # between a verb and the marks, searched for another speaker
_MAX_LAW_DISTANCE_TOKENS = 18  # between the number of a law and words of it in marks
_MAX_LINE_GAP = 8  # code points of white space between «قال فلان:» and a quotation on the next line


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted speech at text[start:end]. `speaker` is the slug of a record, `speaker_surface` how the text names the speaker.

    `partial`: a few words without a predicate that only their sentence completes, «باتت "ضخمة"».
    """

    text: str
    start: int
    end: int
    speaker: str | None = None
    speaker_surface: str | None = None
    partial: bool = False


def _token(verb: ReportingVerb) -> int:
    return verb.token


def find_quotations(
    text: str, tokens: Iterable[Token] | None = None, mentions: Sequence[Mention] = ()
) -> tuple[Quotation, ...]:
    """Return the quotations of *text*; *mentions* identify speakers with a record, and names in quotation marks."""
    quoted = find_quoted_spans(text)
    if not quoted:
        return ()
    words = WordView(text, tokenize(text) if tokens is None else tokens)
    return tuple(_QuotationFinder(words, quoted, mentions).find())


class _QuotationFinder:
    def __init__(self, words: WordView, quoted: Sequence[QuotedSpan], mentions: Sequence[Mention]) -> None:
        self._words, self._quoted = words, quoted
        self._inside = {token for start, end, _ in quoted for token in words.tokens_in(start, end)}
        self._grammar = Grammar(words)
        subjects = SubjectFinder(words, self._grammar, [m for m in mentions if m.kind != "nisba"], self._inside)
        self._verbs = ReportingVerbFinder(words, self._grammar, subjects, self._inside)
        self._speech = SpeechClassifier(words, self._grammar, subjects, self._inside)

    def find(self) -> Iterator[Quotation]:
        quotes = iter(self._quoted)
        quote = next(quotes, None)
        before: list[ReportingVerb] = []
        for number, (start, end) in enumerate(sentences(self._words.text)):
            if quote is None:
                return
            tokens = self._words.tokens_in(start, end)
            verbs = self._verbs.verbs(tokens, number)
            if self._words.text[max(0, start - _MAX_LINE_GAP) : start].rstrip().endswith(":"):
                verbs = before[-1:] + verbs  # «قال فلان:» and the quotation on the next line
            while quote and quote.start < end:
                if found := self._quotation(quote, verbs, tokens):
                    yield found
                quote = next(quotes, None)
            before = verbs

    def _quotation(self, quote: QuotedSpan, verbs: Sequence[ReportingVerb], tokens: range) -> Quotation | None:
        """Return the quotation in the marks if it is speech: after one of the *verbs* of its sentence, or right before one."""
        inside = self._words.tokens_in(quote.start, quote.end)
        if not inside or self._speech.is_name(inside):
            return None
        at = bisect_left(verbs, inside.start, key=_token)
        if at and verbs[at - 1].end > inside.start:
            return None  # a name in the subject: «قالت منظمة "…" إن»
        if at:
            verb: ReportingVerb | None = verbs[at - 1]
            is_speech = self._speech.is_speech(inside, verbs[at - 1], sure=quote.sure)
        else:
            verb = self._verb_after(inside, verbs, tokens)
            is_speech = self._speech.is_long(inside) or self._speech.is_judgement(inside)
        if verb is None or not is_speech:
            return None
        speaker = None if self._may_be_anothers(verb, inside) else verb.speaker
        slug, surface = (speaker.slug, speaker.surface) if speaker else (None, None)
        said = self._words.text[quote.start : quote.end]
        return Quotation(said, quote.start, quote.end, slug, surface, self._speech.is_partial(inside))

    def _verb_after(self, inside: range, verbs: Sequence[ReportingVerb], tokens: range) -> ReportingVerb | None:
        """Return the verb after marks that begin the sentence, «…»، قال فلان; not of «والذي وصفه بـ"…" أكد فلان»."""
        if inside.start - (self._words.key(tokens.start) == "و") > tokens.start:
            return None
        token = inside.stop
        at = token + 1 if self._words.key(token) in speech.CONNECTORS else token
        number = bisect_left(verbs, at, key=_token)
        verb = verbs[number] if number < len(verbs) else None
        return verb if verb and verb.token == at and not verb.participle and at in tokens else None

    def _may_be_anothers(self, verb: ReportingVerb, inside: range) -> bool:
        """Say whether the words *inside* marks may be another's than the subject's of their *verb*: then nobody is named."""
        between = range(max(verb.end, inside.start - _MAX_CLAUSE_TOKENS), inside.start)
        return (
            (verb.aside and verb.end != inside.start)
            or self._cites_law(between)
            or self._shifts_speaker(between)
            or self._crosses_sentence(between, inside)
            or self._has_other_speaker(between, inside)
            or self._has_other_gender(verb, inside)
            or (not self._speech.is_introduced(inside, verb) and self._speech.names_source(inside.stop))
        )

    def _cites_law(self, between: range) -> bool:
        keys = [self._words.key(token) for token in between]
        return not speech.LEGAL_VERBS.isdisjoint(keys) or not speech.LAWS.isdisjoint(keys[-_MAX_LAW_DISTANCE_TOKENS:])

    def _shifts_speaker(self, between: range) -> bool:
        """Say whether a sentence in *between* turns to another speaker: «. من جانبه»."""
        words = self._words
        return any(words.key(i) in speech.SPEAKER_SHIFTS and "." in words.gap_before(i - 1) for i in between)

    def _crosses_sentence(self, between: range, inside: range) -> bool:
        """Say whether a mark that was never closed hides the end of a sentence: «… ". وأضاف فلان: " …»."""
        words = self._words
        ends_before = any("." in words.gap_before(i) and i not in self._inside for i in between)
        return ends_before or any("." in words.gap_before(i) and words.matches(i, speech.FINITE) for i in inside[1:])

    def _has_other_gender(self, verb: ReportingVerb, inside: range) -> bool:
        woman = self._speech.attributed_to_woman(inside.stop)
        return verb.speaker is not None and woman is not None and woman != verb.speaker.feminine

    def _has_other_speaker(self, between: range, inside: range) -> bool:
        """Say whether a verb in *between* has the words *inside* marks: «تهجم عليها بالقول "…"», «أن فلانة عبرت "أنها"»."""
        words, noun = self._words, between.stop - 1
        manner = words.key(noun - 1) in speech.ADVERBIALS or self._grammar.is_participle(noun - 1)
        by_noun = words.key(noun) in speech.SPEECH_NOUNS and not manner
        again = self._grammar.is_complementizer(inside.start) and any(
            self._grammar.is_complementizer(i) for i in between
        )
        return (by_noun or again) and any(self._grammar.is_verb(i) for i in between)
