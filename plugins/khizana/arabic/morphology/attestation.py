"""Strip clitics and endings only where what is left is itself a word of the archive.

Without that condition «كاميرون» becomes «أمير» (ka + amir + un). It is the best analysis that needs no dictionary, and the
fallback for words that the dictionary lacks; docs/decisions/0004-lemmas.md has the figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

# Longest first: the first that leaves an attested word is the one.
PROCLITICS = (
    "وبال", "وكال", "فبال", "ولل", "فلل", "وال", "فال", "بال", "كال", "ال", "لل",
    "وب", "ول", "وك", "فب", "فل", "وس", "فس", "و", "ف", "ب", "ل", "ك", "س",
)  # fmt: skip
_LI_AL = tuple(p for p in PROCLITICS if p.endswith("لل"))
_BEGINNINGS = {p[:2] for p in PROCLITICS}
_BY_BEGINNING = {begin: tuple(p for p in PROCLITICS if begin.startswith(p[:2])) for begin in _BEGINNINGS}
ENCLITICS = ("هما", "كما", "هم", "هن", "ها", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
ENDINGS = ("تين", "تان", "يين", "يون", "يات", "ات", "ون", "ين", "ان", "تا", "وا", "يا", "ا", "ت", "يه", "ه", "ي")

_SHORTEST = 3  # letters left after a bare letter or an ending
_SHARE = 0.05  # what is left must be at least this frequent, against the whole
_FLOOR = 2  # and occur at least this often
_IMPERFECT = "ايتن"  # what follows the «س» of the future


def proclitics(form: str) -> tuple[str, ...]:
    """Return the proclitics that *form* may begin with, longest first: those that its first two letters do not rule out."""
    return _BY_BEGINNING.get(form[:2]) or _BY_BEGINNING.get(form[:1], ())


def attached(bare: str) -> list[str]:
    """Return *bare* with each proclitic before it; where that hides one of three «ل», also so: «للغة».

    >>> attached("كتاب")[:3]
    ['وبالكتاب', 'وكالكتاب', 'فبالكتاب']
    """
    hidden = [proclitic + bare[1:] for proclitic in _LI_AL] if bare[0] == "ل" else []
    return [proclitic + bare for proclitic in PROCLITICS] + hidden


class Attestation:
    """Strips forms against *counts*, how often each form of the archive occurs."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts

    def strip_proclitics(self, form: str) -> str:
        """Return *form* without its proclitics and article, or as it is.

        >>> Attestation({"مدرسه": 9, "بالمدرسه": 1}).strip_proclitics("بالمدرسه")
        'مدرسه'
        """
        for proclitic in proclitics(form):
            if form.startswith(proclitic):
                rest = self._without(form, proclitic)
                if rest is not None:
                    return rest
        return form

    def strip(self, form: str) -> str:
        """Return *form* without proclitics, then one pronoun, then one ending, then a final ta marbuta."""
        stem = self._strip_suffix(self.strip_proclitics(form), ENCLITICS, pronouns=True)
        stem = self._strip_suffix(stem, ENDINGS, pronouns=False)
        return stem[:-1] if stem.endswith("ه") and len(stem) > _SHORTEST else stem

    def may_strip_to(self, bare: str) -> bool:
        """Say whether a longer form may become *bare*, attested itself or with the article."""
        return bare in self._counts or self._counts.get("ال" + bare, 0) >= _FLOOR

    def _attested(self, rest: str, whole: str) -> bool:
        count = self._counts.get(rest, 0)
        return count >= _FLOOR and count >= _SHARE * self._counts.get(whole, 0)

    def _without(self, form: str, proclitic: str) -> str | None:
        rest = form[len(proclitic) :]
        if proclitic.endswith("لل"):  # li + al + a word that begins with lam is written with two of the three
            longer = "ل" + rest
            if self._attested(longer, form) and not self._attested(rest, form):
                return longer
        if proclitic.endswith("س") and (len(rest) < _SHORTEST + 1 or rest[0] not in _IMPERFECT):
            return None
        if len(rest) < _SHORTEST:
            return None
        if proclitic.endswith(("ال", "لل")):
            joined = proclitic != "ال" and self._attested("ال" + rest, form)
            known = proclitic.endswith("ال") and rest in self._counts  # after an article one sighting is enough
            return rest if joined or known or self._attested(rest, form) else None
        return rest if self._attested(rest, form) else None

    def _strip_suffix(self, form: str, suffixes: Sequence[str], *, pronouns: bool) -> str:
        for suffix in suffixes:
            rest = form.removesuffix(suffix)
            if rest == form or len(rest) < _SHORTEST:
                continue
            for candidate in _restored(rest, pronouns=pronouns):
                if self._attested(candidate, form):
                    return candidate
        return form


def _restored(rest: str, *, pronouns: bool) -> list[str]:
    """Return what *rest* may have been before its suffix: a pronoun opens ta marbuta and bends alef maksura."""
    if not pronouns:
        return [rest, rest + "ه"]
    opened = [rest[:-1] + "ه"] if rest.endswith("ت") and len(rest) > _SHORTEST else []
    bent = [rest[:-1] + "ي"] if rest.endswith("ا") else []
    return [*opened, rest, *bent]
