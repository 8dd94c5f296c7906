"""Find the verbs of saying in a text, sentence by sentence, and whose they are.

In: the words of a text and the tokens inside quotation marks. Out: the verbs of each sentence in order, each with its speaker,
None where somebody else may be meant. A speaker is carried on from verb to verb, so the sentences must come in order.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from pyarabic.araby import HEH, TEH

from khizana.arabic.fold import fold
from khizana.facts.quotations import speech_verbs as speech
from khizana.facts.quotations.grammar import Grammar
from khizana.facts.quotations.subjects import Speaker, Subject, Subjects
from khizana.facts.word_view import WordView

_CARRY = 5  # sentences after which nobody is carried on
_CLAUSE = 60  # tokens before a participle in which its subject is looked for
_NOMINAL = 10  # tokens between «إلا أن» and the verb of its subject


class Verb(NamedTuple):
    """A verb of saying at a token. Its subject, if it follows, ends before token `end`; a participle has that of another verb.

    An aside, «ما أكده فلان», has only what it brings in itself; as a source, «وفق ما أكده فلان», what is added to it too.
    """

    token: int
    end: int
    participle: bool
    speaker: Speaker | None
    aside: bool = False
    source: bool = False


def _last(verbs: Sequence[Verb]) -> Verb | None:
    """Return the last of *verbs* to which more can be added."""
    return next((verb for verb in reversed(verbs) if verb.source or not verb.aside), None)


class Clauses:
    """Reads the sentences of one text from the first to the last."""

    def __init__(self, words: WordView, grammar: Grammar, subjects: Subjects, inside: Collection[int]) -> None:
        self._words, self._grammar, self._subjects, self._inside = words, grammar, subjects, inside
        self._speaker: Speaker | None = None

    def verbs(self, tokens: range, sentence: int) -> list[Verb]:
        """Return the verbs of saying of the *sentence*, which has these *tokens*."""
        found: list[Verb] = []
        if self._words.matches(tokens.start, speech.CONTRAST):
            self._speaker = None  # «أما فلان فتحدث عنه»: the one before is not carried past him
        himself: bool | None = None  # whether it is the speaker before who does something in this sentence, if anybody
        for token in tokens:
            if token in self._inside:
                continue
            if self._grammar.is_participle(token):
                found.append(self._participle(token, found, tokens, sentence))
            elif verb := self._grammar.finite(token, tokens.start):
                found.append(self._head(token, verb in speech.FEMININE, found, tokens, sentence, himself))
            elif not found and (late := self._late(token, tokens, sentence)):
                found.append(late)
            elif self._is_other(token):
                found.append(self._other(token, found, tokens, sentence))
            elif not found and himself is None:
                himself = self._acts(token)
        return found

    def _acts(self, token: int) -> bool | None:
        """Say whether at *token* the last speaker does something, or another, or nobody."""
        words, last = self._words, self._speaker
        if not self._grammar.is_verb(token) or words.key(token - 1) in speech.RELATIVES:
            return None
        return last is not None and words.key(token + 1) in {str(fold(word)) for word in last.surface.split()}

    # the three kinds of verbs

    def _head(
        self, token: int, feminine: bool, before: Sequence[Verb], tokens: range, sentence: int, himself: bool | None
    ) -> Verb:
        """Return the finite verb at *token*, at the head of its clause; what it says of its subject holds from here on."""
        subject = self._subjects.after(token, feminine, sentence)
        if subject is None:
            speaker = self._subjects.before(token, feminine, tokens, sentence)
            if speaker is None and self._may_carry(token, before, tokens, himself):
                speaker = self._carried(token, feminine, sentence)
            subject = Subject(speaker, token + 1)
        self._speaker = subject.speaker
        return Verb(token, subject.end, participle=False, speaker=subject.speaker)

    def _late(self, token: int, tokens: range, sentence: int) -> Verb | None:
        """Return the finite verb at *token* if its sentence opens with a preposition and its subject follows.

        «وفي حديث لصحيفة قال العلماء».
        """
        words, key = self._words, self._words.key(token)
        if key not in speech.FINITE or not words.matches(tokens.start, speech.PREPOSITIONS):
            return None
        subject = self._subjects.after(token, key in speech.FEMININE, sentence)
        if subject is None or subject.speaker is None:
            return None
        self._speaker = subject.speaker
        return Verb(token, subject.end, participle=False, speaker=subject.speaker)

    def _is_other(self, token: int) -> bool:
        """Say whether a verb of saying stands at *token* in another place or person: «الوزير قال», «يقولون», «أكده»."""
        key, before = self._words.key(token), self._words.key(token - 1)
        verb = self._grammar.verb(token)
        if before in speech.WHAT and verb in speech.CALLING:
            # «ما اعتبروه», «ما اعتبره الوزير»; «ما وصفه ب» is the speaker's own
            return key.endswith("وه") or self._subjects.after(token, False, 0) is not None
        if verb not in speech.VOICES or before in speech.NEGATIONS:
            return False
        # «في بيان نشرته وكالة» says where it was published
        return not key.endswith((HEH, "ها")) or before in speech.WHAT

    def _other(self, token: int, before: Sequence[Verb], tokens: range, sentence: int) -> Verb:
        """Return such a verb. «وفق ما أكده فلان» and «نقلت عن فلان قوله» name who it is; of the others nothing is sure."""
        words = self._words
        if words.key(token - 1) in speech.THAT:  # «أنه أكد»
            return Verb(token, token + 1, participle=False, speaker=before[-1].speaker if before else None)
        aside, subject = words.key(token - 1) in speech.WHAT, None
        if aside:
            stem = words.key(token).removesuffix("ها").removesuffix(HEH)
            subject = self._subjects.after(token, stem.endswith(TEH), sentence)
        elif self._grammar.verb(token) in speech.CITING:
            subject = self._subjects.cited(token, sentence)
        elif not before and words.key(token) in speech.FINITE:
            subject = Subject(
                self._subjects.before(token, words.key(token) in speech.FEMININE, tokens, sentence), token + 1
            )
        speaker, end = subject or Subject(None, token + 1)
        source = not aside or words.matches(token - 2, speech.ACCORDING) or words.key(token - 1) in speech.SOURCED
        if not before:  # else «…، بحسب ما نقلته الوكالة» leaves the speaker who was named first
            self._speaker = speaker if source else None
        return Verb(token, end, participle=False, speaker=speaker, aside=aside, source=source)

    def _participle(self, token: int, before: Sequence[Verb], tokens: range, sentence: int) -> Verb:
        """Return the participle at *token*; its subject is that of the verb before it, else the one person of the sentence."""
        words, speaker = self._words, None
        if main := _last(before):
            plural = words.key(token).endswith("ين")
            if main.speaker and (plural or words.key(token).endswith(HEH) == main.speaker.feminine):
                speaker = main.speaker
        else:
            start, end = words.start(max(tokens.start, token - _CLAUSE)), words.start(token)
            people = [m for m in self._subjects.between(start, end) if m.type == "person"]
            if len({m.entity for m in people}) == 1:
                speaker = Speaker(people[0].entity, people[0].surface, False, token, sentence)
        return Verb(token, token + 1, participle=True, speaker=speaker)

    # who was named before

    def _may_carry(self, verb: int, before: Sequence[Verb], tokens: range, himself: bool | None) -> bool:
        """Say whether a *verb* without a subject may have that of the verb before: nobody else can have come in since."""
        words = self._words
        if main := _last(before):
            return main.speaker is not None
        if himself is not None or words.key(verb - 1) in speech.ASIDES:
            return himself is True
        opens = verb == tokens.start or words.matches(tokens.start, speech.PREPOSITIONS | speech.CONNECTORS)
        return opens or words.key(verb)[1:] in speech.ADDING

    def _carried(self, verb: int, feminine: bool, sentence: int) -> Speaker | None:
        """Return the speaker before, if the *verb* fits and nobody else has come up since."""
        last, words = self._speaker, self._words
        if last is None or last.feminine != feminine or sentence - last.sentence > _CARRY:
            return None
        # «أما وزير الخارجية فقد أكد», «إلا أن المصور الذي التقط الصورة، قال»
        contrast = any(
            words.key(i) in speech.CONTRAST or (i > verb - _NOMINAL and words.key(i) in speech.EXCEPT)
            for i in range(max(last.token, verb - _CLAUSE), verb)
        )
        since = self._subjects.between(words.end(last.token), words.start(verb))
        others = any(m.type == "person" and m.kind == "name" and m.entity != last.slug for m in since)
        return None if contrast or others else last._replace(sentence=sentence, token=verb)
