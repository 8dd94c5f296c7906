"""A bar chart of articles over time: the counts of each month, and their bars as a picture.

Only dated articles have a bar. An article of which only the year is known is in no month; it is counted apart, or in its year
where the bars are years.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from khizana.pages.direction import Direction
from khizana.pages.svg import element

MAX_MONTHS = 120  # shown; a longer period is shown by years: narrower bars are not legible on a phone
SPARKS = 36  # bars of a spark
MIN_BARS = 24  # that fill the width; fewer leave room
_HEIGHT = 100
_GAP = 0.2  # of a bar's place


@dataclass(frozen=True, slots=True)
class Spread:
    """Articles over time: (month as 2015-07 or year as 2015, articles), every period from first to last, zeros too."""

    bars: tuple[tuple[str, int], ...]
    year_only: int = 0  # articles that stand in no bar, because no month is known
    undated: int = 0


def spread(dates: Iterable[str | None]) -> Spread:
    """Count articles by the ISO *dates* of their publication, of any grain, None for unknown.

    >>> spread(["2015-11-03", "2016-01", "2016-01-09", "2016", None])
    Spread(bars=(('2015-11', 1), ('2015-12', 0), ('2016-01', 2)), year_only=1, undated=1)
    """
    known = list(dates)
    dated = [date for date in known if date]
    months = Counter(date[:7] for date in dated if len(date) > 4)
    undated = len(known) - len(dated)
    if months and _ordinal(max(months)) - _ordinal(min(months)) < MAX_MONTHS:
        periods = [_month(at) for at in range(_ordinal(min(months)), _ordinal(max(months)) + 1)]
        return Spread(tuple((month, months[month]) for month in periods), len(dated) - months.total(), undated)
    years = Counter(date[:4] for date in dated)
    span = range(int(min(years)), int(max(years)) + 1) if years else range(0)
    return Spread(tuple((f"{year:04d}", years[f"{year:04d}"]) for year in span), 0, undated)


def _ordinal(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _month(ordinal: int) -> str:
    return f"{ordinal // 12:04d}-{ordinal % 12 + 1:02d}"


def axis(bars: tuple[tuple[str, int], ...]) -> tuple[str, str]:
    """Return the first and the last period of the axis, which is longer than a short time."""
    first, last = bars[0][0], bars[-1][0]
    if len(first) == len("2015"):
        return first, f"{max(int(last), int(first) + MIN_BARS - 1):04d}"
    return first, _month(max(_ordinal(last), _ordinal(first) + MIN_BARS - 1))


Say = Callable[[str, int], str]


def draw(
    bars: tuple[tuple[str, int], ...],
    title: str,
    say: Say,
    direction: Direction = "rtl",
    *,
    link: Callable[[str], str] | None = None,
    least: int = MIN_BARS,
) -> Markup:
    """Return the bars as SVG named *title*, time running in *direction*; *say* describes a bar (period, number).

    With *link* each bar leads to the address that it gives for the period; its whole column can be clicked. These links are
    not for the keyboard: the page has the same in a list. Fewer bars than *least* leave room.
    The picture has no letters, so a style sheet may stretch it to any shape.
    """
    places, most = max(len(bars), least), max(1, *(count for _, count in bars))
    drawn = []
    for index, (period, count) in enumerate(bars):
        if count:
            x, height = (places - 1 - index if direction == "rtl" else index), _HEIGHT * count / most
            said = element("title", say(period, count))
            bar = element(
                "rect", *(() if link else (said,)), x=x + _GAP / 2, y=_HEIGHT - height, width=1 - _GAP, height=height
            )
            if link:
                reach = element("rect", class_="reach", x=x, y=0, width=1, height=_HEIGHT)
                bar = element("a", said, reach, bar, href=link(period), tabindex=-1)
            drawn.append(bar)
    return element(
        "svg", *drawn, class_="bars", viewBox=f"0 0 {places} {_HEIGHT}", preserveAspectRatio="none",
        role="group" if link else "img", aria_label=title,
    )  # fmt: skip


def spark(dates: Iterable[str], first: str, last: str) -> Markup:
    """Return bars the size of a word: the ISO *dates* from month *first* to month *last*, SPARKS bars at most.

    Decoration beside a number; dates of which only the year is known are left out.
    """
    begin, months = _ordinal(first), _ordinal(last) - _ordinal(first) + 1
    bins = min(months, SPARKS)
    counts = Counter((_ordinal(date[:7]) - begin) * bins // months for date in dates if len(date) > len("2016"))
    most = max(counts.values(), default=1)
    bars = [
        element(
            "rect",
            x=place + _GAP / 2,
            y=10 - 10 * counts[place] / most,
            width=1 - _GAP,
            height=10 * counts[place] / most,
        )
        for place in sorted(counts)
    ]
    return element(
        "svg", *bars, class_="spark", viewBox=f"0 0 {bins} 10", preserveAspectRatio="none", aria_hidden="true"
    )
