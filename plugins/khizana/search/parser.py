"""Read a query as people type it. Nothing is an error: what could not be read is left out and named in `problems`.

    words                all of them wanted            "a phrase"        these words, in this order, side by side
    -word  -"phrase"     without it                    "two words"~5     both, at most five words between them
    this أو that         either (OR, capitals)         كلم*              words that begin so
    =أحمد  ="a phrase"   as it stands                  عنوان: كيان: مصدر: كاتب: من: إلى:      in a field; from, to a date

The browser's twin is theme/static/js/search/query.js; both obey tests/vectors/queries.json.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.tokenizer import is_term, tokenize

AtomKind = Literal["word", "phrase", "literal", "near", "prefix", "exact", "name"]
"""A literal is a phrase to which nothing may be joined; a name: khizana.search.compounds."""

_SPACE = " \\t\\n\\r\\f\\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_QUOTE = '"“”„‟«»‹›'
_CHUNK = re.compile(
    f"[{_SPACE}]*(?P<minus>-?)(?:(?P<field>[^{_SPACE}{_QUOTE}:]+):[{_SPACE}]*)?(?P<equals>=?)"
    f"(?:[{_QUOTE}](?P<phrase>[^{_QUOTE}]*)(?P<close>[{_QUOTE}]?)(?:[{_SPACE}]*~(?P<slop>[0-9٠-٩]+))?|(?P<bare>[^{_SPACE}{_QUOTE}]*))"
)
_SPACED_COLON = re.compile(
    f"[{_QUOTE}][^{_QUOTE}]*[{_QUOTE}]?|(?<![^{_SPACE}{_QUOTE}])(-?)([^{_SPACE}{_QUOTE}:]+)[{_SPACE}]+:"
)
_YEAR_FIRST = re.compile(r"([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?")
_YEAR_LAST = re.compile(r"(?:([0-9]{1,2})[-/.])?([0-9]{1,2})[-/.]([0-9]{4})")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_FIELDS: dict[str, str] = {
    fold(name): field
    for field, names in {
        "title": ("عنوان", "العنوان", "title"),
        "entity": ("كيان", "اسم", "entity"),
        "source": ("مصدر", "المصدر", "source"),
        "author": ("كاتب", "الكاتب", "author"),
        "from": ("من", "from"),
        "to": ("إلى", "to"),
    }.items()
    for name in names
}


@dataclass(frozen=True, slots=True)
class Atom:
    """One thing to look for. `keys` are folded tokens; `text` is what the reader typed for it, for messages."""

    kind: AtomKind
    text: str
    keys: tuple[SearchKey, ...]
    field: str | None = None  # title, entity, source or author
    slop: int = 0  # of a near: words that may stand between

    @property
    def is_plain(self) -> bool:
        """Whether it is a word with nothing asked of it but to be in the text."""
        return self.kind == "word" and self.field is None


@dataclass(frozen=True, slots=True)
class Clause:
    """Alternatives, of which one is enough; or must not be there."""

    any: tuple[Atom, ...]
    negative: bool = False


@dataclass(slots=True)
class Query:
    """A query as understood. Dates are ISO 8601 to the grain typed, both ends inclusive."""

    clauses: list[Clause] = field(default_factory=list)
    begin: str | None = None
    end: str | None = None
    problems: list[tuple[str, str]] = field(default_factory=list)  # (message key, what it is about)


def parse(text: str) -> Query:
    """Return *text* as a Query.

    >>> [(c.negative, [a.keys for a in c.any]) for c in parse('روسيا أو "مجلس الأمن" -مصر').clauses]
    [(False, [('روسيا',), ('مجلس', 'الامن')]), (True, [('مصر',)])]
    """
    query = Query()
    text = _SPACED_COLON.sub(_close_up, text)
    joined = False  # the last word was «أو»
    at = 0
    while at < len(text):
        match = _CHUNK.match(text, at)
        if match is None or match.end() == at:  # a sign that begins nothing
            at += 1
            continue
        at = match.end()
        if _is_or(match):
            if joined or not query.clauses or query.clauses[-1].negative:
                query.problems.append(("dangling_or", match["bare"]))
            else:
                joined = True
            continue
        joined = _take(query, match, joined)
    if joined:
        query.problems.append(("dangling_or", "أو"))
    if _is_reversed(query):
        query.problems.append(("reversed_dates", f"{query.begin} {query.end}"))
    return query


def _close_up(match: re.Match[str]) -> str:
    """Return a field's name without the space before its colon, «عنوان :قمة»; any other words, and phrases, as they are."""
    return f"{match[1]}{match[2]}:" if match[2] and fold(match[2]) in _FIELDS else match[0]


def _is_or(match: re.Match[str]) -> bool:
    alone = not (match["minus"] or match["field"] or match["equals"])
    return alone and match["bare"] is not None and (match["bare"] == "OR" or fold(match["bare"]) == "او")


def _take(query: Query, match: re.Match[str], joined: bool) -> bool:
    """Add what *match* says to *query*; return whether an «أو» before it still waits for its second side."""
    name, value = _field(match)
    if name in ("from", "to"):
        _take_date(query, name, value, match)
        return joined
    atoms = _words(match, name, value)
    if match["phrase"] is not None:
        atoms += _phrase(query, match, name)
    if name and not atoms:
        query.problems.append(("empty_field", match["field"]))
    if name and match["equals"] and atoms:
        query.problems.append(("exact_in_field", match["phrase"] or value))
    negative = bool(match["minus"])
    if joined and atoms and not negative:
        query.clauses[-1] = Clause((*query.clauses[-1].any, atoms.pop(0)))
        joined = False
    query.clauses.extend(Clause((atom,), negative) for atom in atoms)
    return joined


def _field(match: re.Match[str]) -> tuple[str | None, str]:
    """Return the field and the bare value of *match*; a colon after any other word is only a colon."""
    bare = match["bare"] or ""
    if match["field"] is None:
        return None, bare
    name = _FIELDS.get(fold(match["field"]))
    return (name, bare) if name else (None, f"{match['field']}:{bare}")


def _phrase(query: Query, match: re.Match[str], name: str | None) -> list[Atom]:
    keys = tuple(token.key for token in tokenize(match["phrase"]))
    if not keys:
        return []
    if not match["close"]:
        query.problems.append(("unclosed_quote", match["phrase"]))
    if match["slop"] is not None and len(keys) > 1:
        return [Atom("near", match["phrase"], keys, name, int(match["slop"]))]
    # as `=` asks for a spelling, which fields do not know
    return [Atom("literal" if match["equals"] and name is None else "phrase", match["phrase"], keys, name)]


def _words(match: re.Match[str], name: str | None, value: str) -> list[Atom]:
    tokens = list(tokenize(value))
    atoms = [Atom("exact" if match["equals"] else "word", value[t.start : t.end], (t.key,), name) for t in tokens]
    if value.endswith("*") and tokens and not value[tokens[-1].end :].strip("*"):
        last = tokens[-1]
        atoms[-1] = Atom("prefix", value[last.start : last.end], (last.key,), name)
    # a detached clitic is no word of its own: «و قال», «ب21»
    return [atom for atom in atoms if is_term(atom.keys[0])]


def _take_date(query: Query, name: str, value: str, match: re.Match[str]) -> None:
    typed = value or match["phrase"] or ""
    iso = _iso(typed.translate(_DIGITS))
    if iso is None:
        query.problems.append(("bad_date", typed))
    elif name == "from":
        query.begin = iso
    else:
        query.end = iso


def _iso(typed: str) -> str | None:
    """Return the date *typed* in ISO 8601, to the grain it has; the year may stand first or last. None if it is none."""
    first, last = _YEAR_FIRST.fullmatch(typed), _YEAR_LAST.fullmatch(typed)
    parts = [part for part in (first.groups() if first else last.groups()[::-1] if last else ()) if part]
    limits = zip(parts[1:], (12, 31), strict=False)
    if not parts or not all(1 <= int(part) <= most for part, most in limits):
        return None
    return "-".join(part.zfill(2) for part in parts)


def _is_reversed(query: Query) -> bool:
    """Return whether the end comes before the beginning; a year and a month of it overlap."""
    begin, end = query.begin or "", query.end or ""
    return begin[: len(end)] > end[: len(begin)]
