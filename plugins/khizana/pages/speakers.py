"""The quotations of an archive by speaker.

In: annotated articles. Out: quotations, grouped by speaker. A speaker with an authority record is that record; one without
is known only by the surface («المتحدث باسم الوزارة»), which may mean another person in another article. Quotations without
a speaker are left out, they stay on their article's page; so are partial ones, which say nothing without their sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from khizana.annotation.annotate import Annotated
from khizana.arabic.collation import sort_key
from khizana.arabic.tokenizer import tokenize
from khizana.pages.views import anchor_at


@dataclass(frozen=True, slots=True)
class ArticleQuotation:
    """A quotation with its place in the archive and the entities that it names."""

    article: str  # id
    anchor: str | None  # of the block it begins in; None in the title or the byline
    text: str
    speaker: str | None  # slug
    surface: str | None  # of the speaker
    about: tuple[str, ...]  # slugs of the entities that the quotation names


@dataclass(frozen=True, slots=True)
class QuotedSpeaker:
    """A speaker, with a record (`slug`) or without; `key` is unique and fit for an address."""

    key: str
    slug: str | None
    name: str
    quotations: tuple[ArticleQuotation, ...]


def article_quotations(annotated: Annotated) -> Iterator[ArticleQuotation]:
    """Yield the quotations of an article that stand alone, in order; a speaker as the article names him most fully."""
    article, mentions = annotated.article, annotated.found.mentions
    whole = [quotation for quotation in annotated.found.quotations if not quotation.partial]
    named = {q.speaker_surface: q.speaker for q in whole if q.speaker_surface}
    for quotation in whole:
        first = bisect_left(mentions, quotation.start, key=attrgetter("start"))
        last = bisect_left(mentions, quotation.end, key=attrgetter("start"))
        about = {m.entity for m in mentions[first:last] if m.kind in ("name", "short") and m.end <= quotation.end}
        yield ArticleQuotation(
            article.id,
            anchor_at(article, quotation.start),
            quotation.text,
            *_fullest(quotation.speaker, quotation.speaker_surface, named),
            tuple(sorted(about)),
        )


def _fullest(slug: str | None, surface: str | None, named: Mapping[str, str | None]) -> tuple[str | None, str | None]:
    """Return the speaker of *named*, surfaces with their slugs, that alone has all words of *surface* and more."""
    if slug or not surface:
        return slug, surface
    words = set(surface.split())
    fuller = [other for other in named if words < set(other.split())]
    return (named[fuller[0]], fuller[0]) if len(fuller) == 1 else (slug, surface)


def by_speaker(all_: Iterable[ArticleQuotation], names: dict[str, str]) -> list[QuotedSpeaker]:
    """Group quotations by speaker; *names* gives the name of each record by slug.

    Those with a record come first, the most quoted before the others, names in alphabetical order. Quotations keep their
    order. Those without a speaker are left out.
    """
    groups: dict[tuple[str | None, str], list[ArticleQuotation]] = defaultdict(list)
    for quotation in all_:
        if quotation.speaker in names:
            groups[quotation.speaker, quotation.speaker].append(quotation)
        elif quotation.surface:
            groups[None, _key(quotation.surface)].append(quotation)
    speakers = [
        QuotedSpeaker(key, slug, names[slug] if slug else _commonest_surface(found), tuple(found))
        for (slug, key), found in groups.items()
    ]
    return sorted(speakers, key=lambda s: (s.slug is None, -len(s.quotations), sort_key(s.name), s.key))


def _key(surface: str) -> str:
    """Return one key for all spellings of a speaker's surface; its underscore sets it apart from every slug.

    >>> _key("الناطق باسم الوزارة") == _key("الناطق بإسم الوزاره")
    True
    """
    return "_" + "-".join(token.key for token in tokenize(surface))


def _commonest_surface(found: Sequence[ArticleQuotation]) -> str:
    """Return the most frequent surface, the first in code point order of several."""
    surfaces = [quotation.surface for quotation in found if quotation.surface]
    return min(set(surfaces), key=lambda surface: (-surfaces.count(surface), surface))
