"""Find the subject of a reporting verb: the speaker, where the text names one beside the verb.

In: a verb's token. Out: the speaker, or None where it is ambiguous. Arabic news put the subject after its verb, up to where
the reported content begins: «قال فلان إن». It stands before its verb in «كان فلان قد قال» and «أما فلان فقد قال», and after
«عن» in «نقلت الوكالة عن فلان قوله».
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import NamedTuple

from pyarabic.araby import BEH, FEH, HEH, LAM, TEH
from pyarabic.araby import FATHATAN as TANWIN

from khizana.arabic.fold import fold
from khizana.facts.quotations import speech_verbs as speech
from khizana.facts.quotations.grammar import MARKS, Grammar
from khizana.facts.word_view import WordView
from khizana.model import Mention

_MAX_SUBJECT_WORDS = 8  # of a subject; a longer phrase is no name or title of office
_MAX_NAME_WORDS = 3  # in quotation marks: as few are more often a name than speech
_MAX_NAMED_WORDS = 5  # in quotation marks after «مدير» or «جمعية»
_MAX_CONTENT_DISTANCE_TOKENS = 20  # between a subject and the reported content
_MAX_SUBJECT_DISTANCE_TOKENS = 12  # between «كان» or «أما» and the verb of their subject
_MAX_HEH_WORD_LETTERS = 3  # of a word whose final ه is no pronoun: «طه»


class Speaker(NamedTuple):
    """A speaker: slug of the authority record, surface, gender of the verb, and the place of the name."""

    slug: str | None
    surface: str
    feminine: bool
    token: int
    sentence: int


class Subject(NamedTuple):
    """A subject beside its verb: the speaker, None if ambiguous, and the token after the phrase."""

    speaker: Speaker | None
    end: int


class SubjectFinder:
    """Finds the subjects of one text. *inside* are the tokens in quotation marks."""

    def __init__(self, words: WordView, grammar: Grammar, mentions: Sequence[Mention], inside: Collection[int]) -> None:
        self._words, self._grammar, self._inside = words, grammar, inside
        self._mentions = mentions
        self._starts = [m.start for m in mentions]

    def mentions_between(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions that begin in text[start:end]."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def after_verb(self, verb: int, feminine: bool, sentence: int) -> Subject | None:
        """Return the subject after the finite *verb*; None without a noun there: then it is the previous speaker."""
        words, first = self._words, self._after_interposed(verb + 1)
        if words.key(first)[:1].isdigit():
            return Subject(None, first)  # «قال 18 % منهم»
        if (end := self._end_of_quoted_name(first)) is not None:  # «قالت "دي فيلت" إن»
            surface = words.text[words.start(first) : words.end(end - 1)]
            says = {words.key(verb), words.key(verb)[1:]} & speech.SUBJECT_FIRST or ":" in words.gap_before(end)
            return Subject(Speaker(None, surface, feminine, first, sentence) if says else None, end if says else first)
        circumstance = words.key(first).startswith("وال") and words.key(first) != fold(
            "والي"
        )  # «تضيف والدموع في عينيها»
        if not words.follows_space(first) or circumstance or self._ends_phrase(first):
            return None
        end = first
        while end - first < _MAX_SUBJECT_WORDS and (end == first or not self._ends_phrase(end)):
            end += 1
        end -= end > first + 1 and words.key(end - 1) in speech.TRAILING  # «ختم فلان تصريحه», «المخرج الحائز على»
        end -= 2 * (end > first + 2 and words.key(end - 1) in speech.FOLLOWING)  # «كتبت فلانة التغريدة التالية:»
        named = self._end_of_quoted_name(end)
        if named is not None and words.key(named) in speech.COMPLEMENTIZERS:
            end = named  # «اعتبرت منظمة "هيومن رايتس ووتش" أن»
        elif words.matches(end - 1, speech.NAMING):  # «أشار رئيس جمعية "أحواش" إلى»
            quoted = range(end, end + _MAX_NAMED_WORDS + 1)
            after = next((at for at in quoted if at not in self._inside), end)
            while end < after < first + 2 * _MAX_SUBJECT_WORDS and not self._ends_phrase(after, in_phrase=True):
                after += 1  # «عضو كتلة "القوات" النائب فلان»
            end = after
        speaker = self._speaker(verb, range(first, end), feminine, sentence)
        return Subject(self._named_before_content(speaker, end), end)

    def _after_interposed(self, first: int) -> int:
        """Return the token after what may stand between a verb and its subject: «قال من جهته», «يرى في هذا الصدد»."""
        words, at = self._words, first
        while words.follows_space(at):
            if words.key(at) in speech.INTERPOSED:
                at += 1  # «قال اليوم الأربعاء وزير الداخلية»
            elif words.key(at) == fold("من") and words.key(at + 1) in speech.SPEAKER_SHIFTS:
                at += 2
            elif words.key(at) == fold("في") and words.key(at + 1) in speech.SAME_OR_THIS:
                at += 3
            else:
                break
        return at

    def _named_before_content(self, speaker: Speaker | None, end: int) -> Speaker | None:
        """Return the person named right before what a *speaker* says: «قال رئيس الكتلة في البرلمان فلان إن»."""
        words = self._words
        if speaker is None or speaker.slug:
            return speaker
        at = end
        while at < end + _MAX_SUBJECT_WORDS and not self._begins_content(at):
            if self._grammar.is_verb(at) or "." in words.gap_before(at):
                return speaker
            at += 1
        if at == end or not self._begins_content(at):
            return speaker
        people = [
            m
            for m in self.mentions_between(words.start(end), words.end(at - 1))
            if m.type == "person" and not m.nested and m.end == words.end(at - 1)
        ]
        return speaker._replace(slug=people[0].entity, surface=people[0].surface) if people else speaker

    def _begins_content(self, token: int) -> bool:
        return self._grammar.is_complementizer(token) or token in self._inside or ":" in self._words.gap_before(token)

    def before_verb(self, verb: int, feminine: bool, tokens: range, sentence: int) -> Speaker | None:
        """Return the subject that stands before its *verb*: «كان فلان قد قال», «كان فلان قال», «أما فلان فقال»."""
        words = self._words
        last = verb - words.matches(verb - 1, speech.PERFECT_PARTICLES)
        then = last < verb or words.key(verb).startswith("ف")
        for at in range(last - 1, max(tokens.start, verb - _MAX_SUBJECT_DISTANCE_TOKENS) - 1, -1):
            was = words.matches(at, speech.PAST_AUXILIARIES) and (at == tokens.start or self._grammar.heads_clause(at))
            if was or (then and words.matches(at, speech.TOPIC_PARTICLES)):
                agrees = not was or words.key(at).endswith(TEH) == feminine
                return self._named_from(at + 1, last, feminine, sentence) if agrees else None
            if self._is_main_verb(at):
                return None
        return None

    def cited_source(self, verb: int, sentence: int) -> Subject | None:
        """Return the person cited by the *verb*: «نقلت الوكالة عن فلان قوله»."""
        words = self._words
        for at in range(verb + 1, verb + 1 + _MAX_SUBJECT_WORDS):
            if words.key(at) == fold("عن") and words.follows_space(at):
                end = at + 1
                while end - at <= _MAX_SUBJECT_WORDS and not self._ends_phrase(end):
                    end += 1
                if words.key(end) in speech.SPEECH_NOUNS:
                    speaker = self._named_from(at + 1, end, words.key(end).endswith("ها"), sentence)
                    return Subject(speaker, end)
                return None
        return None

    def _named_from(self, first: int, last: int, feminine: bool, sentence: int) -> Speaker | None:
        """Return the speaker named by the tokens from *first* to the end of the phrase, at most to *last*."""
        end = first
        while end < last and not self._ends_phrase(end):
            end += 1
        if end == first:
            return None
        start, stop = self._words.start(first), self._words.end(end - 1)
        known = self._mention_of(start, stop)
        slug, surface = (known.entity, known.surface) if known else (None, self._words.text[start:stop])
        return Speaker(slug, surface, feminine, first, sentence)

    def _speaker(self, verb: int, named: range, feminine: bool, sentence: int) -> Speaker | None:
        """Return the speaker named by the tokens *named* after a verb, None if ambiguous."""
        words = self._words
        start, stop = words.start(named.start), words.end(named.stop - 1)
        known = self._mention_of(start, stop)
        if known:
            return Speaker(known.entity, known.surface, feminine, named.start, sentence)
        if words.key(named.start) in speech.DEMONSTRATIVES[not feminine] or not self._names_speaker(verb, named):
            return None
        if named.stop - 1 in self._inside and words.text[stop : stop + 1] in tuple(MARKS):
            stop += 1
        surface = words.text[start:stop]
        surface = surface if ")" in surface else surface.partition(" (")[0]
        return Speaker(None, surface, feminine, named.start, sentence)

    def _names_speaker(self, verb: int, named: range) -> bool:
        """Say whether the tokens *named* after a verb are its subject, not its object as in «أكد أهمية», «أكدت تمسكها»."""
        words, end = self._words, named.stop
        if (
            words.key(named.start) in speech.OBJECTS
            or len(named) >= _MAX_SUBJECT_WORDS
            or self._has_possessive(named.start)
        ):
            return False
        if any(words.key(i) in speech.DEMONSTRATIVES[True] | speech.DEMONSTRATIVES[False] for i in named[1:]):
            return False  # «أوضح فلان طبيعة هذا الإرث»
        verbs = {words.key(verb), words.key(verb)[1:]}
        what = words.key(verb - 1) in speech.WHAT_RELATIVES
        if what and self._grammar.verb_lemma(verb) in speech.CALLING:
            return words.key(named.start).startswith("ال")  # «ما اعتبره الوزير "…"», not «ما اعتبره تبعات "…"»
        if verbs & speech.SUBJECT_FIRST or (
            verbs & speech.FRAMED_TO and words.key(end) in speech.REPORTING_PREPOSITIONS
        ):
            return True
        # «اعتبر الوزير أن», not «اعتبر القرار صائبا» nor «اعتبر الخطة "جيدة"»
        marked = end in self._inside and self._grammar.verb_lemma(verb) not in speech.CALLING
        framed = words.key(end) in speech.COMPLEMENTIZERS or marked or words.gap_before(end).strip() == ":"
        return framed or self._content_follows(end) if verbs & speech.FRAMED else what

    def _content_follows(self, end: int) -> bool:
        """Say whether reported content begins within a few tokens from *end*: «ذكر الناطق الرسمي في تصريح لها أن»."""
        words = self._words
        for at in range(end, end + _MAX_CONTENT_DISTANCE_TOKENS):
            if words.key(at) in speech.COMPLEMENTIZERS or words.gap_before(at).strip() == ":":
                return True
            if "." in words.gap_before(at) or self._grammar.is_participle(at) or self._is_main_verb(at):
                return False
        return False

    def _is_main_verb(self, token: int) -> bool:
        """Say whether *token* is a verb of a main clause, not of a relative one as in «في بيان أصدرته»."""
        return self._grammar.is_verb(token) and not self._words.key(token).endswith((HEH, "ها"))

    def _has_possessive(self, token: int) -> bool:
        """Say whether *token* has a possessive suffix, as speakers hardly do; read from the word, since keys merge ه and ة."""
        word = self._words.word(token)
        return word.endswith("ها") or (word.endswith(HEH) and len(word) > _MAX_HEH_WORD_LETTERS)

    def _end_of_quoted_name(self, token: int) -> int | None:
        """Return the end of a name in marks at *token* that is a subject or part of one: «إن» or a title follows."""
        words, end = self._words, token
        while end in self._inside and end - token <= _MAX_NAME_WORDS:
            end += 1
        if not 0 < end - token <= _MAX_NAME_WORDS:
            return None
        goes_on = words.gap_before(end).strip(MARKS + " ") == "" and not words.key(end).startswith(("و", "ف", "ب", "ل"))
        title = goes_on and words.key(end) not in speech.SUBJECT_ENDS
        introduces = words.key(end) in speech.COMPLEMENTIZERS or (end in self._inside and ":" in words.gap_before(end))
        return end if title or introduces else None

    def _ends_phrase(self, token: int, *, in_phrase: bool = False) -> bool:
        """Say whether the phrase that names the speaker ends before *token*; *in_phrase*: marks may stand before it."""
        words = self._words
        key, gap = words.key(token), words.gap_before(token)
        gap = gap.strip(MARKS) if in_phrase else gap
        if words.matches(token - 1, speech.TITLES) and words.follows_space(token) and token not in self._inside:
            return len(key) <= 1  # «الدكتور صباح التميمي»
        if key == fold("من") and words.key(token - 1) in speech.QUANTIFIERS:
            return False
        return (
            len(key) <= 1  # the end of the text; «وصفه ب "…"»
            or (key in speech.SUBJECT_ENDS and not self._grammar.is_ali(token))
            or self._grammar.is_participle(token)
            or key.startswith(speech.ADDRESSEES)
            or self._is_means(token)
            or self._is_addressee(token)
            or self._grammar.is_circumstance(token)
            or key[:1].isdigit()
            or token in self._inside
            or (key.startswith(FEH) and key[1:] in speech.FINITE)  # «ويتابع الخبير فيقول»
            or TANWIN in words.word(token)[-2:]
            or not (gap.strip() in ("", "(", ")") or gap == "-")
            or "\n" in gap
        )

    def _is_means(self, token: int) -> bool:
        """Say whether *token* tells how something was said: «بتأكيده», «بقولها», not «بوتييه»."""
        key = self._words.key(token)
        return key.startswith(BEH) and self._has_possessive(token) and self._grammar.is_word(key[1:].rstrip("اه"))

    def _is_addressee(self, token: int) -> bool:
        """Say whether *token* is a name after ل: «أكدت السويد لتركيا», not «الأمين العام لحزب الله»."""
        if not self._words.key(token).startswith(LAM):
            return False
        start = self._words.start(token) + 1
        return any(m.type in ("person", "place") for m in self.mentions_between(start, start + 1))

    def _mention_of(self, start: int, end: int) -> Mention | None:
        """Return the mention of the speaker in text[start:end], the words between a reporting verb and the reported content."""
        for mention in self.mentions_between(start, end):
            if mention.nested:
                continue
            between = self._words.tokens_in(start, mention.start)
            if mention.type == "person" and not any(
                self._words.key(token) in speech.REPRESENTATIVES for token in between
            ):
                return mention
            whole = mention.start - start <= 2 and mention.end == end
            if mention.type == "org" and mention.kind != "role" and whole:
                return mention
        return None
