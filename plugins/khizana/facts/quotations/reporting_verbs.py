"""Find the reporting verbs of a text, sentence by sentence, and their speakers.

In: the words of a text and the tokens inside quotation marks. Out: the verbs of each sentence in order, each with its speaker,
None where it is ambiguous. A speaker carries over from verb to verb, so sentences must come in order.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from pyarabic.araby import HEH, TEH, WAW

from khizana.arabic.fold import fold
from khizana.facts.quotations import speech_verbs as speech
from khizana.facts.quotations.grammar import Grammar
from khizana.facts.quotations.subjects import Speaker, Subject, SubjectFinder
from khizana.facts.word_view import WordView

_MAX_CARRIED_SENTENCES = 5  # over which a speaker carries over
_MAX_CLAUSE_TOKENS = 60  # before a participle, searched for its subject
_MAX_NOMINAL_TOKENS = 10  # between «إلا أن» and the verb of its subject


class ReportingVerb(NamedTuple):
    """A reporting verb at a token. A subject that follows ends before token `end`; a participle has that of another verb.

    An `aside`, «ما أكده فلان», introduces only what follows it directly; as a `source`, «وفق ما أكده فلان», later
    quotations too.
    """

    token: int
    end: int
    participle: bool
    speaker: Speaker | None
    aside: bool = False
    source: bool = False


def _last(verbs: Sequence[ReportingVerb]) -> ReportingVerb | None:
    """Return the last of *verbs* that later quotations may belong to."""
    return next((verb for verb in reversed(verbs) if verb.source or not verb.aside), None)


class ReportingVerbFinder:
    """Reads the sentences of one text in order."""

    def __init__(self, words: WordView, grammar: Grammar, subjects: SubjectFinder, inside: Collection[int]) -> None:
        self._words, self._grammar, self._subjects, self._inside = words, grammar, subjects, inside
        self._speaker: Speaker | None = None
        self._named: list[Speaker] = []  # those that the text has named, not by «المتحدث ذاته»

    def verbs(self, tokens: range, sentence: int) -> list[ReportingVerb]:
        """Return the reporting verbs of the *sentence*, which has these *tokens*."""
        found: list[ReportingVerb] = []
        if self._words.matches(tokens.start, speech.TOPIC_PARTICLES):
            self._speaker = None  # «أما فلان فتحدث عنه»: the speaker does not carry over
        speaker_acts: bool | None = (
            None  # whether the first verb of the sentence has the previous speaker for its subject
        )
        for token in tokens:
            if token in self._inside:
                continue
            if self._grammar.is_participle(token):
                found.append(self._participle(token, found, tokens, sentence))
            elif verb := self._grammar.clause_verb(token, tokens.start):
                found.append(self._clause_verb(token, verb in speech.FEMININE, found, tokens, sentence, speaker_acts))
            elif not found and (late := self._postponed_verb(token, tokens, sentence)):
                found.append(late)
            elif self._is_other_verb(token):
                found.append(self._other_verb(token, found, tokens, sentence))
            elif not found and speaker_acts is None:
                speaker_acts = self._acts(token)
        return found

    def _acts(self, token: int) -> bool | None:
        """Say whether the subject of the verb at *token* is the previous speaker; None without a verb."""
        words, last = self._words, self._speaker
        if not self._grammar.is_verb(token) or words.key(token - 1) in speech.RELATIVES:
            return None
        return last is not None and words.key(token + 1) in {str(fold(word)) for word in last.surface.split()}

    # the three kinds of verbs

    def _clause_verb(
        self,
        token: int,
        feminine: bool,
        before: Sequence[ReportingVerb],
        tokens: range,
        sentence: int,
        speaker_acts: bool | None,
    ) -> ReportingVerb:
        """Return the finite verb at *token*, at the head of its clause; its speaker becomes the one to carry over."""
        subject = self._subjects.after_verb(token, feminine, sentence)
        if subject is None:
            speaker = self._subjects.before_verb(token, feminine, tokens, sentence)
            passive = self._words.matches(token, speech.DESCRIBING) and self._words.key(token + 1) in speech.THAT_HE
            if speaker is None and not passive and self._may_continue(token, before, tokens, speaker_acts):
                speaker = self._previous_speaker(token, feminine, sentence)
            subject = Subject(speaker, token + 1)
        return self._introduced(token, subject)

    def _introduced(self, token: int, subject: Subject) -> ReportingVerb:
        """Return the verb at *token* with its *subject*, who is the speaker to carry over."""
        self._speaker = self._resolved(subject.speaker)
        return ReportingVerb(token, subject.end, participle=False, speaker=self._speaker)

    def _resolved(self, speaker: Speaker | None) -> Speaker | None:
        """Return who «المتحدث ذاته» or «الباحث» is: the last named of whom the noun is said; None where nobody was."""
        if speaker is None or speaker.slug is not None:
            self._named += [speaker] if speaker else []
            return speaker
        keys = [str(fold(word)) for word in speaker.surface.split()]
        if keys[-1] not in speech.BACK_REFERENCES and (len(keys) > 1 or keys[0] not in speech.BARE_ROLES):
            self._named.append(speaker)
            return speaker
        agreeing = [other for other in reversed(self._named) if other.feminine == speaker.feminine]
        described = [other for other in agreeing if keys[0] in [str(fold(word)) for word in other.surface.split()]]
        for other in described or (agreeing if keys[0] in speech.ANY_SPEAKER else []):
            return other._replace(token=speaker.token, sentence=speaker.sentence)
        return None

    def _postponed_verb(self, token: int, tokens: range, sentence: int) -> ReportingVerb | None:
        """Return the finite verb at *token* if its sentence begins with a preposition and its subject follows.

        «وفي حديث لصحيفة قال العلماء».
        """
        words, key = self._words, self._words.key(token)
        if key not in speech.FINITE or not words.matches(tokens.start, speech.PREPOSITIONS):
            return None
        subject = self._subjects.after_verb(token, key in speech.FEMININE, sentence)
        if subject is None or subject.speaker is None:
            return None
        return self._introduced(token, subject)

    def _is_other_verb(self, token: int) -> bool:
        """Say whether *token* is a reporting verb in another position or person: «الوزير قال», «يقولون», «أكده»."""
        key, before = self._words.key(token), self._words.key(token - 1)
        verb = self._grammar.verb_lemma(token)
        if before in speech.WHAT_RELATIVES and verb in speech.CALLING:
            # «ما اعتبروه», «ما اعتبره الوزير»; «ما وصفه ب» belongs to the speaker
            return key.endswith("وه") or self._subjects.after_verb(token, False, 0) is not None
        if verb not in speech.OTHER_VOICES or before in speech.NEGATIONS:
            return False
        # «في بيان نشرته وكالة» names where it was published
        return not key.endswith((HEH, "ها")) or before in speech.WHAT_RELATIVES

    def _other_verb(self, token: int, before: Sequence[ReportingVerb], tokens: range, sentence: int) -> ReportingVerb:
        """Return such a verb. «وفق ما أكده فلان» and «نقلت عن فلان قوله» name the speaker; with others it is unknown."""
        words = self._words
        if words.key(token - 1) in speech.COMPLEMENTIZERS:  # «أنه أكد»
            return ReportingVerb(token, token + 1, participle=False, speaker=before[-1].speaker if before else None)
        aside, subject = words.key(token - 1) in speech.WHAT_RELATIVES, None
        if aside:
            stem = words.key(token).removesuffix("ها").removesuffix(HEH)
            subject = self._subjects.after_verb(token, stem.endswith(TEH), sentence)
        elif self._grammar.verb_lemma(token) in speech.CITING:
            subject = self._subjects.cited_source(token, sentence)
        elif not before and words.key(token) in speech.FINITE:
            subject = Subject(
                self._subjects.before_verb(token, words.key(token) in speech.FEMININE, tokens, sentence), token + 1
            )
        speaker, end = subject or Subject(None, token + 1)
        speaker = self._resolved(speaker)
        source = not aside or words.matches(token - 2, speech.ACCORDING) or words.key(token - 1) in speech.SOURCED
        if not before:  # else «…، بحسب ما نقلته الوكالة» keeps the speaker named first
            self._speaker = speaker if source else None
        return ReportingVerb(token, end, participle=False, speaker=speaker, aside=aside, source=source)

    def _participle(self, token: int, before: Sequence[ReportingVerb], tokens: range, sentence: int) -> ReportingVerb:
        """Return the participle at *token*; its speaker is that of the verb before it, else the only person of the sentence."""
        words, speaker = self._words, None
        if main := _last(before):
            plural = words.key(token).endswith("ين")
            if main.speaker and (plural or words.key(token).endswith(HEH) == main.speaker.feminine):
                speaker = main.speaker
        else:
            start, end = words.start(max(tokens.start, token - _MAX_CLAUSE_TOKENS)), words.start(token)
            people = [m for m in self._subjects.mentions_between(start, end) if m.type == "person"]
            if len({m.entity for m in people}) == 1:
                speaker = Speaker(people[0].entity, people[0].surface, False, token, sentence)
        return ReportingVerb(token, token + 1, participle=True, speaker=speaker)

    # the speaker carried over

    def _may_continue(
        self, verb: int, before: Sequence[ReportingVerb], tokens: range, speaker_acts: bool | None
    ) -> bool:
        """Say whether a *verb* without a subject may have that of the verb before it: no other subject came between."""
        words = self._words
        if main := _last(before):
            return main.speaker is not None
        if speaker_acts is not None or words.key(verb - 1) in speech.SPEAKER_SHIFTS:
            return speaker_acts is True
        # «وفي اتصال مع الوكالة قلل مسؤول من الخطر وقال»: what is joined to another verb has the subject of that
        joined = words.key(verb).startswith(WAW) and words.follows_space(verb)
        led = words.matches(tokens.start, speech.PREPOSITIONS | speech.CONNECTORS) and not joined
        return verb == tokens.start or led or words.key(verb)[1:] in speech.ADDING

    def _previous_speaker(self, verb: int, feminine: bool, sentence: int) -> Speaker | None:
        """Return the previous speaker, if the *verb* agrees and no other person was named since."""
        last, words = self._speaker, self._words
        if last is None or last.feminine != feminine or sentence - last.sentence > _MAX_CARRIED_SENTENCES:
            return None
        # «أما وزير الخارجية فقد أكد», «إلا أن المصور الذي التقط الصورة، قال»
        contrast = any(
            words.key(i) in speech.TOPIC_PARTICLES
            or (i > verb - _MAX_NOMINAL_TOKENS and words.key(i) in speech.EXCEPTIVES)
            for i in range(max(last.token, verb - _MAX_CLAUSE_TOKENS), verb)
        )
        since = self._subjects.mentions_between(words.end(last.token), words.start(verb))
        others = any(m.type == "person" and m.kind == "name" and m.entity != last.slug for m in since)
        return None if contrast or others else last._replace(sentence=sentence, token=verb)
