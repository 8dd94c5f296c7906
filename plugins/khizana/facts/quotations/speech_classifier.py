"""Tell quoted speech from names, titles, terms and slogans in quotation marks.

In: the tokens inside marks and the reporting verb before them. Speech is introduced by the verb (a colon, «أن», the verb
and its subject right before the marks), or continues reported content with a predicate of its own. A noun phrase inside a
sentence is a name or a term: «الحركة "شق فلان" طلبت», «بتهمة "…"».
"""

from __future__ import annotations

from collections.abc import Collection

from pyarabic.araby import FATHATAN as TANWIN
from pyarabic.araby import HEH, TEH

from khizana.facts.quotations import speech_verbs as speech
from khizana.facts.quotations.grammar import MARKS, Grammar
from khizana.facts.quotations.reporting_verbs import ReportingVerb
from khizana.facts.quotations.subjects import SubjectFinder
from khizana.facts.word_view import WordView

_MAX_LIST_TOKENS = 12  # of names in quotation marks between one and the noun that names them all
_RENAMES_REACH_TOKENS = range(2, 6)
_DESCRIBES_REACH_TOKENS = 3
_MAX_NAME_WORDS = 3  # in quotation marks: as few are more often a name than speech
_MAX_TERM_WORDS = 5  # as few may be a term that is the subject of a verb: «أن "واجب التحفظ" يفرض»
_MIN_CLAUSE_WORDS = 6  # as many with a verb are a clause
_MAX_VERB_DISTANCE_TOKENS = 60  # between a verb and what it introduces
_CLOSING_LENGTH = 4  # code points of closing marks and the comma or stop after them
_ROOT_LETTERS = 3  # a present has one more
_MIN_LONG_WORDS = 10  # in quotation marks: as many are hardly a name


def _with_heh(stem: str) -> str:
    """Return the key of the noun in ة whose *stem* before a pronoun ends in ت: «مسرحيت» of «مسرحيته»."""
    return stem[:-1] + HEH if stem.endswith(TEH) else stem


class SpeechClassifier:
    """Classifies the quoted words of one text. *quoted* are the tokens in quotation marks."""

    def __init__(self, words: WordView, grammar: Grammar, subjects: SubjectFinder, quoted: Collection[int]) -> None:
        self._words, self._grammar, self._subjects, self._quoted = words, grammar, subjects, quoted

    # names

    def is_name(self, inside: range) -> bool:
        """Say whether the tokens *inside* marks are a name, a title or a slogan, or end as no quotation does."""
        words = self._words
        after_that = self._grammar.is_complementizer(inside.start - 1)
        last, following = inside.stop - 1, words.key(inside.stop)
        if words.key(last) in speech.OPEN_ENDINGS | speech.SPEECH_NOUNS:
            return True
        if self._grammar.is_participle(last) or self._grammar.is_participle(inside.start):
            return True  # «… معروف "مؤكدا أنه وحيد" الذي …»: the marks are the wrong way round
        if following in speech.SLOGANS:
            return True
        starts = after_that or self._grammar.is_complementizer(inside.start)
        if len(inside) < _MIN_LONG_WORDS and not starts and any(words.key(i) in speech.PATRONYMICS for i in inside):
            return True
        renames = any(words.key(inside.start - back) in speech.RENAMES for back in _RENAMES_REACH_TOKENS)
        if renames and words.key(inside.start - 1) in speech.REPORTING_PREPOSITIONS:
            return True
        start, end = words.start(inside.start), words.end(inside.stop - 1)
        if any(m.start <= start and m.end >= end for m in self._subjects.mentions_between(start - len(MARKS), end)):
            return True
        return self._is_titled(inside)

    def _is_titled(self, inside: range) -> bool:
        """Say whether a noun before the marks shows that they hold a name: «برنامج "…"», «صحيفتي "حرييت" و"كرار"»."""
        words, before = self._words, inside.start - 1
        limit = before - _MAX_LIST_TOKENS
        while before > limit and (words.key(before) == "و" or before in self._quoted):
            before -= 1
        if before < 0:
            return False
        gap = words.text[words.end(before) : words.start(inside.start)]
        return "\n" not in gap and ((words.key(before) == "ل" and len(gap) <= 1) or self._is_naming_noun(before))

    def _is_naming_noun(self, token: int) -> bool:
        """Say whether *token* is a noun after which marks hold a name: «برنامج», «برنامجه»."""
        key = self._words.key(token)
        stems = [key[: -len(end)] for end in speech.POSSESSIVE_SUFFIXES if key.endswith(end)]
        owned = any({stem, _with_heh(stem)} & speech.NAMING for stem in stems)
        return owned or self._words.matches(token, speech.NAMING)

    # speech

    def is_long(self, inside: range) -> bool:
        """Say whether the words *inside* marks are too many for a name."""
        return len(inside) > _MAX_NAME_WORDS

    def is_partial(self, inside: range) -> bool:
        """Say whether the words *inside* marks are a part of a sentence that says nothing without the rest of it."""
        opens = ":" in self._words.gap_before(inside.start)
        return len(inside) <= _MAX_TERM_WORDS and not opens and not self._grammar.holds_verb(inside)

    def is_speech(self, inside: range, verb: ReportingVerb, *, sure: bool) -> bool:
        """Say whether the tokens *inside* marks after a *verb* are speech; not *sure*: an earlier mark was not closed."""
        if self._grammar.is_complementizer(inside.start - 1):
            return self._is_proposition(inside)
        if not self.is_introduced(inside, verb) and not (sure and self._has_predicate(inside)):
            return False
        own = len(inside) > 1 and self.is_attributed_back(inside.stop)
        return self.is_long(inside) or own or self._begins_with_verb(inside) or self.is_judgement(inside)

    def is_introduced(self, inside: range, verb: ReportingVerb) -> bool:
        """Say whether the *verb* introduces the marks: by a colon, «أن», its preposition or its subject."""
        words, before = self._words, inside.start - 1
        if (
            ":" in words.gap_before(inside.start)
            or words.key(before) in speech.SPEECH_NOUNS
            or self._grammar.is_complementizer(before)
        ):
            return True
        if words.key(before) in speech.REPORTING_PREPOSITIONS and before == verb.end:
            return True
        if words.key(before) == "ب" and words.matches(verb.token, speech.DESCRIBING):
            return True
        # whatever stands between verb and marks, reported content has not begun: «قال فلان في تصريح "»
        between = range(verb.end, inside.start)
        begun = len(between) > _MAX_VERB_DISTANCE_TOKENS or any(
            map(self._grammar.is_complementizer, (*between, inside.stop, inside.stop + 1))
        )
        fewest = _MAX_NAME_WORDS if words.matches(verb.token, speech.DIRECT) else _MAX_TERM_WORDS
        follows = verb.end == inside.start and len(inside) > fewest
        return not begun and (follows or (len(inside) > _MAX_NAME_WORDS and self._grammar.holds_verb(inside)))

    def _has_predicate(self, inside: range) -> bool:
        """Say whether the words *inside* marks within reported content have a predicate, or are attributed to the speaker."""
        words, first = self._words, inside.start
        while first < inside.stop - 1 and words.key(first) in speech.PREDICATIVE | speech.CONNECTORS:
            first += 1
        return (
            first > inside.start
            or self._grammar.is_verb(first)
            or self.is_attributed_back(inside.stop)
            or (len(inside) >= _MIN_CLAUSE_WORDS and self._grammar.holds_verb(inside))
            or len(inside) >= _MIN_LONG_WORDS
            or TANWIN in words.word(inside.start)
            or (len(inside) <= _MAX_NAME_WORDS and self.is_judgement(inside) and not self._is_apposition(inside))
            or (len(inside) >= _MAX_NAME_WORDS and self._grammar.is_verb(inside.start - 1))
        )

    def _begins_with_verb(self, inside: range) -> bool:
        """Say whether words in marks begin with a verb in the present: «حلفاؤه "يرفضون الحوار"»."""
        key = self._words.key(inside.start)
        present = key.startswith(("ي", "سي", "ست")) and len(key) > _ROOT_LETTERS
        return len(inside) > 1 and present and self._grammar.is_verb(inside.start)

    def is_judgement(self, inside: range) -> bool:
        """Say whether a few words in marks are a judgement, «باتت "ضخمة"», not a name, «السائق "أحمد علي"»."""
        words, before = self._words, inside.start - 1
        if words.key(before) in speech.COPULAS and self._ends_clause(inside.stop):
            return True
        if any(words.key(before - back) in speech.DESCRIBING for back in range(_DESCRIBES_REACH_TOKENS)):
            return True
        if len(inside) == 1 or words.key(inside.start) in speech.NAME_STARTS:
            return False
        if words.key(inside.start) in speech.NEGATING and not self._is_definite(before):
            return False  # «إجراءات "غير تعريفية"», not «إن الحركة "غير منزعجة"»
        saying = words.matches(before - 1, speech.FINITE) or self._grammar.is_participle(before - 1)
        return (words.key(before) in speech.REPORTING_PREPOSITIONS and saying) or self._is_phrase(inside)

    def _is_proposition(self, inside: range) -> bool:
        """Say whether words in marks after «أن» are a proposition, not only a name.

        «إن "الشراكة المتماسكة" هي السبيل» and «أن "الوضع مستتب".» are; «إن "خورام بوت" هو أحد المهاجمين»,
        «إن "مارين لوبان" سليلة عائلة» and «أن "واجب التحفظ" يفرض» are not.
        """
        words = self._words
        if len(inside) == 1:
            return self.is_judgement(inside)
        if self._grammar.holds_verb(inside):
            return True
        is_subject = self._grammar.is_verb(inside.stop) or words.key(inside.stop) in speech.NEGATIONS
        if is_subject and len(inside) <= _MAX_TERM_WORDS:
            return False
        if self.is_long(inside):
            return True
        definite = [words.key(i).startswith("ال") for i in inside]
        stop = words.end(inside.stop - 1)
        following = words.text[stop : stop + _CLOSING_LENGTH].lstrip(MARKS + " ")[:1]
        complete = definite[0] and following in (".", "،", ",")
        return (
            all(definite) or complete or (words.key(inside.start) not in speech.NAME_STARTS and self._is_phrase(inside))
        )

    def _is_phrase(self, inside: range) -> bool:
        """Say whether the words *inside* hold one that names hardly have: a particle or an indefinite accusative."""
        words = self._words
        said = words.text[words.start(inside.start) : words.end(inside.stop - 1)]
        that = {i for i in inside if words.key(i) in speech.COMPLEMENTIZERS and not self._grammar.is_complementizer(i)}
        particles = [i for i in inside if words.key(i) in speech.PARTICLES and not self._grammar.is_ali(i)]
        return TANWIN in said or any(i not in that for i in particles)

    def _ends_clause(self, token: int) -> bool:
        """Say whether a clause is complete before *token*: «باتت "ضخمة" في الفترة», not «يظل "ماثيو" إعصارا»."""
        words = self._words
        marked = words.gap_before(token).strip(MARKS + " ") != ""
        return marked or words.key(token) in speech.SUBJECT_ENDS or words.key(token).startswith(("و", "ب", "ل"))

    def _is_apposition(self, inside: range) -> bool:
        """Say whether the words *inside* marks are in apposition to the noun before: «الحزب "الجمهورية إلى الأمام"»."""
        words = self._words
        pair = (words.key(inside.start - 1), words.key(inside.start))
        return all(key.startswith("ال") and key not in speech.RELATIVES for key in pair)

    def _is_definite(self, token: int) -> bool:
        return self._words.key(token).startswith("ال") or self._words.key(token).endswith("ته")

    # attribution after the marks

    def is_attributed_back(self, token: int) -> bool:
        """Say whether *token* begins an attribution to the speaker: «وفق تعبيره», «على حد قولها»."""
        words = self._words
        at = token + 1 if words.key(token) in speech.REPORTING_PREPOSITIONS else token
        return words.matches(at, speech.ACCORDING) and words.word(at + 1).endswith((HEH, "ها", "هم"))

    def attributed_to_woman(self, token: int) -> bool | None:
        """Say whether the attribution at *token* is to a woman, «وفق تعبيرها», or to a man; None without a gender."""
        words = self._words
        at = token + (2 if words.key(token) in speech.REPORTING_PREPOSITIONS else 1)
        word = words.word(at)
        return word.endswith("ها") if self.is_attributed_back(token) and not word.endswith("هم") else None

    def names_source(self, token: int) -> bool:
        """Say whether *token* begins an attribution to another source: «حسبما أوضح فلان», «بحسب الوكالة»."""
        words = self._words
        return words.key(token) in speech.SOURCED or (
            words.matches(token, speech.ACCORDING) and not self.is_attributed_back(token)
        )
