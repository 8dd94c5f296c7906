"""What a word that nobody has seen may be a form of: the browser's analysis of last resort.

The browser's twin is theme/static/js/search/guesses.js; both obey tests/vectors/guesses.json.
"""

from __future__ import annotations

from pyarabic import araby

from khizana.arabic.fold import SearchKey
from khizana.arabic.morphology.attestation import ENCLITICS, ENDINGS, PROCLITICS

_SHORTEST = 3  # letters left
_ARTICLE = "ال"


def guesses(form: SearchKey) -> list[SearchKey]:
    """Return forms that *form* may be made from, those that cost the fewest letters first.

    A lone letter in front and an ending behind are not taken off together: too little would be left to trust. The article
    costs nothing: many a name is only ever written with it.

    >>> guesses(SearchKey("ستكتبونها"))
    ['الستكتبونها', 'تكتبونها', 'ستكتبونه', 'ستكتبونهه', 'ستكتبون']
    >>> guesses(SearchKey("للرباط"))
    ['الرباط', 'لرباط', 'رباط']
    """
    found = _articled(form)
    for proclitic in ("", *PROCLITICS):
        if not form.startswith(proclitic):
            continue
        rest = form[len(proclitic) :]
        rests = [rest, "ل" + rest] if proclitic.endswith("لل") else [rest]
        trusted = not proclitic or _has_article(proclitic) or proclitic == "و"
        for suffix in ("", *ENCLITICS, *ENDINGS) if trusted else ("",):
            cost = len(proclitic) + len(suffix)
            for guess in (guess for whole in rests for guess in _without(whole, suffix)):
                if guess != form and cost < found.get(guess, 99):
                    found[guess] = cost
    return [SearchKey(guess) for guess in sorted(found, key=lambda guess: (found[guess], guess))]


def _articled(form: str) -> dict[str, int]:
    """Return *form* with the article, which «لل» hides, and what it costs to see it so."""
    if form < araby.HAMZA:  # a number, a Latin word
        return {}
    fitting = (proclitic for proclitic in PROCLITICS if _has_article(proclitic) and form.startswith(proclitic))
    proclitic = next(fitting, "")
    rest = form.removeprefix(proclitic)
    if len(rest) < _SHORTEST or proclitic.endswith(_ARTICLE):
        return {}
    return {_ARTICLE + rest: len(proclitic.removesuffix("لل"))}


def _has_article(proclitic: str) -> bool:
    return proclitic.endswith((_ARTICLE, "لل"))


def _without(whole: str, suffix: str) -> list[str]:
    """Return what *whole* may have been before *suffix*: a suffix opens ta marbuta and bends alef maksura."""
    base = whole.removesuffix(suffix)
    if (suffix and base == whole) or len(base) < _SHORTEST:
        return []
    if not suffix:
        return [base]
    opened = [base[:-1] + "ه"] if base.endswith("ت") else []
    bent = [base[:-1] + "ي"] if base.endswith("ا") else []
    return [base, base + "ه", *opened, *bent]
