"""The accent colour: it reads on the light page and, lightened, on the dark one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.accent import ACCENT, DARK_PAGE, LIGHT_PAGE, contrast, dark_accent

GROUND = Path(__file__).parents[1] / "theme" / "static" / "css" / "10-ground.css"


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [  # as WCAG's own calculators give it
        pytest.param("#000000", "#ffffff", 21.0, id="black-on-white"),
        pytest.param("#777777", "#ffffff", 4.48, id="the-grey-that-just-fails"),
        pytest.param("#1d4e79", "#1d4e79", 1.0, id="same"),
    ],
)
def test_contrast(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.01)
    assert contrast(second, first) == contrast(first, second)


@given(st.integers(0, 0xFFFFFF).map("#{:06x}".format))
def test_every_accent_reads_on_the_dark_page(accent: str) -> None:
    assert contrast(dark_accent(accent), DARK_PAGE) >= 7


def test_the_theme_has_these_colours() -> None:
    light, dark = GROUND.read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    assert f"--accent: {ACCENT};" in light
    assert f"--paper: {LIGHT_PAGE};" in light
    assert f"--leaf: {DARK_PAGE};" in dark
    assert f'fill="{ACCENT}"' in (GROUND.parents[1] / "favicon.svg").read_text(encoding="utf-8")
