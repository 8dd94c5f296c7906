"""What a word that nobody has seen may be a form of: the browser's analysis of last resort.

The browser's twin is theme/static/js/search/guesses.js; both obey tests/vectors/guesses.json.
"""

from __future__ import annotations

from khizana.arabic.attestation import ENCLITICS, ENDINGS, PROCLITICS
from khizana.arabic.fold import SearchKey

_SHORTEST = 3  # letters left


def guesses(form: SearchKey) -> list[SearchKey]:
    """Return forms that *form* may be made from, those that cost the fewest letters first.

    A lone letter in front and an ending behind are not taken off together: too little would be left to trust.

    >>> guesses(SearchKey("ستكتبونها"))
    ['تكتبونها', 'ستكتبونه', 'ستكتبونهه', 'ستكتبون']
    """
    found: dict[str, int] = {}
    for proclitic in ("", *PROCLITICS):
        if not form.startswith(proclitic):
            continue
        rest = form[len(proclitic) :]
        rests = [rest, "ل" + rest] if proclitic.endswith("لل") else [rest]
        trusted = not proclitic or proclitic.endswith(("ال", "لل")) or proclitic == "و"
        for suffix in ("", *ENCLITICS, *ENDINGS) if trusted else ("",):
            cost = len(proclitic) + len(suffix)
            for guess in (guess for whole in rests for guess in _without(whole, suffix)):
                if guess != form and cost < found.get(guess, 99):
                    found[guess] = cost
    return [SearchKey(guess) for guess in sorted(found, key=lambda guess: (found[guess], guess))]


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
