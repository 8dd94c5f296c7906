"""What the page of trends needs to draw: the months or years of the archive, with how many articles each has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from khizana.pages import month_chart as chart
from khizana.pages.date_words import date_text
from khizana.pages.views import ArticleCard, EntityCard
from khizana.strings import Catalogue

MIN_PERIODS = 2
EXAMPLES = ("person", "org", "place")  # types, of each of which the two most named are compared


def trend_periods(cards: Sequence[ArticleCard], t: Catalogue) -> str | None:
    """Return the JSON that the script reads: `grain`, `periods` [{value, name, n articles}], its `words`; None for too few."""
    bars = chart.spread(card["date"] for card in cards).bars
    if len(bars) < MIN_PERIODS:
        return None
    return json.dumps(
        {
            "grain": "year" if len(bars[0][0]) == len("2016") else "month",
            "periods": [{"value": period, "name": date_text(period, t.locale), "n": n} for period, n in bars],
            "words": {key: t(f"trends.{key}") for key in ("chart", "table", "period")},
        },
        ensure_ascii=False,
    )


def trend_examples(entities: Iterable[EntityCard], t: Catalogue) -> list[str]:
    """Return names worth comparing, as a reader would type them: the two named most of each of some types."""
    comma = "، " if t.language == "ar" else ", "
    known = sorted(entities, key=lambda card: (-card["total"], card["slug"]))
    pairs = [[card["name"] for card in known if card["type"] == kind][:2] for kind in EXAMPLES]
    return [comma.join(pair) for pair in pairs if len(pair) > 1]
