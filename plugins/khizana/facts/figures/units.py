"""Units: what figures count, by the words that name it.

A unit is one of a stated list (data/units.tsv); a figure that counts anything else has none. docs/data-api.md gives the list
to users of the data.
"""

from __future__ import annotations

from khizana.arabic.fold import fold
from khizana.word_lists import read_table, read_word_groups

UNITS: dict[str, str] = {fold(word): unit for unit, words in read_word_groups("units.tsv").items() for word in words}
CURRENCIES = frozenset({"USD", "EUR", "GBP", "RUB", "dinar", "millime", "dirham", "riyal", "pound", "lira"})
# units without a fraction of three digits; None stands for things that have no unit
WHOLE_UNITS = frozenset({None, "person", "killed", "injured", "country", "project", "seat", "vote", "millime"})
SIGNS = {"%": "percent", "٪": "percent", "$": "USD", "€": "EUR", "£": "GBP"}
# (unit, word after it) to the narrower unit: («دينار», «تونسي») is TND
NARROWER_UNITS: dict[tuple[str, str], str] = {
    (unit, fold(word)): narrower
    for unit, words, narrower in read_table("unit_qualifiers.tsv")
    for word in words.split()
}
# what is written right behind a unit: «م²», «كم2»
POWERS: dict[tuple[str, str], str] = {
    (unit, sign): f"{power} {unit}"
    for unit in ("metre", "km", "centimetre")
    for power, signs in (("square", "²2٢"), ("cubic", "³3٣"))
    for sign in signs
}
# «كلم/س», «كلم في الساعة»
PER_HOUR: dict[tuple[str | None, str], str] = {("km", fold(word)): "km/h" for word in ("س", "ساعة", "الساعة")}
