"""Who said what: the quotations of an archive by speaker.

In: annotated articles. Out: sayings, gathered under whoever said them. A speaker with an authority record is that record; one
without is known only by the words of the text («المتحدث باسم الوزارة»), and those may mean another person in another article.
Words whose speaker the text does not make sure of belong to nobody here: they stay on their article's page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from khizana.annotation.annotate import Annotated
from khizana.arabic.collation import sort_key
from khizana.arabic.tokenizer import tokenize
from khizana.pages.views import anchor_at


@dataclass(frozen=True, slots=True)
class Saying:
    """Words said, with where they stand and whom they name."""

    article: str  # id
    anchor: str | None  # of the block it begins in; None in the title or the byline
    text: str
    speaker: str | None  # slug
    surface: str | None  # what the text calls the speaker
    about: tuple[str, ...]  # slugs of the entities that the words name


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody with a record (`slug`) or without; `key` tells speakers apart and may stand in an address."""

    key: str
    slug: str | None
    name: str
    sayings: tuple[Saying, ...]


def sayings(annotated: Annotated) -> Iterator[Saying]:
    """Yield the quotations of an article, in order."""
    article, mentions = annotated.article, annotated.found.mentions
    for quotation in annotated.found.quotations:
        first = bisect_left(mentions, quotation.start, key=attrgetter("start"))
        last = bisect_left(mentions, quotation.end, key=attrgetter("start"))
        about = {m.entity for m in mentions[first:last] if m.kind in ("name", "short") and m.end <= quotation.end}
        yield Saying(
            article.id,
            anchor_at(article, quotation.start),
            quotation.text,
            quotation.speaker,
            quotation.speaker_surface,
            tuple(sorted(about)),
        )


def by_speaker(all_: Iterable[Saying], names: dict[str, str]) -> list[Speaker]:
    """Gather sayings under their speakers, in alphabetical order; *names* gives the name of each record by slug.

    Sayings keep their order. Those whose speaker is not known are left out.
    """
    groups: dict[tuple[str | None, str], list[Saying]] = defaultdict(list)
    for saying in all_:
        if saying.speaker in names:
            groups[saying.speaker, saying.speaker].append(saying)
        elif saying.surface:
            groups[None, _key(saying.surface)].append(saying)
    speakers = [
        Speaker(key, slug, names[slug] if slug else _called(found), tuple(found))
        for (slug, key), found in groups.items()
    ]
    return sorted(speakers, key=lambda speaker: (sort_key(speaker.name), speaker.key))


def _key(surface: str) -> str:
    """Return one key for all spellings of what a text calls a speaker; its underline keeps it apart from every slug.

    >>> _key("الناطق باسم الوزارة") == _key("الناطق بإسم الوزاره")
    True
    """
    return "_" + "-".join(token.key for token in tokenize(surface))


def _called(found: Sequence[Saying]) -> str:
    """Return the spelling that most texts have, the first in code point order of several."""
    surfaces = [saying.surface for saying in found if saying.surface]
    return min(set(surfaces), key=lambda surface: (-surfaces.count(surface), surface))
