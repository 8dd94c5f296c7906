"""Verbs that the table lacks, or takes for something else: by the rules of their forms, folded but where it says so."""

from __future__ import annotations

import re
from collections.abc import Container

from pyarabic import araby

from khizana.arabic.fold import SearchKey, fold

_NEGATIONS = ("لا", "ما", "لم", "لن")
_PRESENT = araby.YEH + araby.TEH + araby.NOON
_CERTAIN = "لاي"  # «لات», «لان», «ماي» begin other words
_PLURAL = ("وا", "ون")
_SHORTEST = 3  # letters of a verb
_HAMZAS = araby.HAMZA + araby.ALEF_HAMZA_ABOVE + araby.WAW_HAMZA + araby.YEH_HAMZA
_HAMZATED = re.compile(f"{araby.YEH}(.){araby.ALEF_HAMZA_ABOVE}(.)")
_SEATS = araby.HAMZA + araby.ALEF + araby.WAW + araby.YEH


def behind_negation(form: SearchKey, verbs: Container[str], words: Container[str]) -> SearchKey | None:
    """Return the verb of the present that *form* is with a negation written onto it; of *words* only where that is certain.

    >>> behind_negation(SearchKey("لايمكن"), {"يمكن"}, {"لايمكن"}), behind_negation(SearchKey("لتابع"), {"تابع"}, ())
    ('يمكن', None)
    """
    rest = SearchKey(form[2:])
    if not form.startswith(_NEGATIONS) or len(rest) < _SHORTEST or rest not in verbs or rest[0] not in _PRESENT:
        return None
    return rest if form.startswith(_CERTAIN) or form not in words else None


def reseated(word: str) -> list[SearchKey]:
    """Return *word*, not folded, with each hamza but a first one on every other seat, folded.

    >>> reseated("سأم")
    ['سءم', 'سام', 'سوم', 'سيم']
    """
    places = [at for at, letter in enumerate(word) if at and letter in _HAMZAS]
    return [fold(word[:at] + seat + word[at + 1 :]) for at in places for seat in _SEATS]


def hamzated_past(present: str) -> SearchKey | None:
    """Return the past of *present*, not folded, that has its hamza on a yeh: «سئم» of «يسأم».

    >>> hamzated_past("يسأم"), hamzated_past("يسأله")
    ('سيم', None)
    """
    match = _HAMZATED.fullmatch(present)
    return fold(match[1] + araby.YEH_HAMZA + match[2]) if match else None


def singular_in_yeh(base: str, suffix: str, verbs: Container[str], words: Container[str]) -> SearchKey | None:
    """Return the singular whose last yeh the plural of a verb drops, where *base* is none of *words* by itself.

    >>> singular_in_yeh("رض", "وا", (), {"رضي"}), singular_in_yeh("يخش", "ون", {"يخشي"}, {"يخشي"})
    ('رضي', 'يخشي')
    >>> singular_in_yeh("عمد", "وا", (), {"عمد", "عمدي"})
    """
    singular = SearchKey(base + araby.YEH)
    if suffix not in _PLURAL or singular not in words:
        return None
    if suffix == _PLURAL[0] and len(singular) == _SHORTEST:  # no verb of three letters is marked as one
        return singular
    return singular if singular in verbs and base not in words else None


def doubled_past(present: SearchKey, lemmas: Container[str]) -> SearchKey | None:
    """Return the past of *present* if the last root letter is written twice: «يردد» is of «ردد», not of «رد».

    >>> doubled_past(SearchKey("يردد"), {"رد", "ردد"}), doubled_past(SearchKey("يمدد"), {"مد"})
    ('ردد', None)
    """
    past = SearchKey(present[1:])
    is_doubled = present.startswith(araby.YEH) and len(past) > 2 and past[-1] == past[-2]
    return past if is_doubled and past in lemmas else None
