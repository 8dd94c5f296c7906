"""The style sheets: logical, kind to Arabic letters, readable in both themes, small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parent.parent.parent / "theme" / "static"
SHEETS = {path.name: path.read_text("utf-8") for path in sorted((STATIC / "css").rglob("*.css"))}
CSS = re.sub(r"/\*.*?\*/", "", "\n".join(SHEETS.values()), flags=re.DOTALL)
RULES = [(selector.strip(), body) for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", CSS)]
DECLARATIONS = [
    (selector, *(part.strip() for part in declaration.split(":", 1)))
    for selector, body in RULES
    for declaration in body.split(";")
    if ":" in declaration
]


def test_no_property_names_a_side() -> None:
    sided = [d for d in DECLARATIONS if re.search(r"(^|-)(left|right|top|bottom|width|height)\b", d[1])]
    assert [d for d in sided if not d[1].startswith("line-height")] == []
    assert [d for d in DECLARATIONS if re.search(r"\b(left|right)\b", d[2])] == []


def test_arabic_letters_are_not_pulled_apart_or_slanted() -> None:
    assert not re.search(r"letter-spacing|italic|oblique|small-caps|text-transform|break-all|justify(?!-)\s*;", CSS)


def test_what_may_stand_inside_a_word_takes_no_room() -> None:
    """Padding, margin or border on a mark or a name's link would break the joins of its letters."""
    inside = [d for d in DECLARATIONS if re.search(r"\bmark$|\.name$", d[0])]
    assert inside
    assert [d for d in inside if re.match(r"padding|margin|border|display", d[1])] == []


def test_every_variable_is_defined_and_used() -> None:
    defined = set(re.findall(r"(--[a-z]+):", CSS))
    used = set(re.findall(r"var\((--[a-z]+)\)", CSS))
    assert defined == used


def _theme(name: str) -> dict[str, str]:
    chosen = f':root[data-theme="{name}"]'
    roots = [body for selector, body in RULES if selector in (":root", chosen)]
    return {variable: colour for body in roots[: 2 if name != "light" else 1] for variable, colour in _colours(body)}


def _colours(body: str) -> list[tuple[str, str]]:
    return re.findall(r"(--[a-z]+): (#[0-9a-f]+)", body)


def test_the_dark_of_the_device_is_the_dark_that_a_reader_chooses() -> None:
    device = next(body for selector, body in RULES if selector.endswith(':root[data-theme="auto"]'))
    chosen = next(body for selector, body in RULES if selector == ':root[data-theme="dark"]')
    assert _colours(device) == _colours(chosen) != []


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["light", "dark", "sepia"])
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        *[(text, ground, 4.5) for text in ("--ink", "--faded", "--accent") for ground in ("--paper", "--leaf")],
        ("--ink", "--mark", 4.5),
        ("--edge", "--paper", 3.0),  # the frame of the search box and of buttons
        ("--edge", "--leaf", 3.0),
        ("--accent", "--paper", 3.0),  # the focus ring
    ],
)
def test_contrast(theme: str, text: str, ground: str, least: float) -> None:
    """WCAG 2.2, success criteria 1.4.3 and 1.4.11."""
    colours = _theme(theme)
    lighter, darker = sorted((_luminance(colours[text]), _luminance(colours[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= least


def test_style_and_script_of_a_page_to_read_stay_small() -> None:
    sheets = sum(path.stat().st_size for path in (STATIC / "css").glob("*.css"))  # not those of the pages to explore by
    scripts = sum((STATIC / "js" / f"{name}.js").stat().st_size for name in ("site", "display", "reading"))
    assert sheets + scripts <= 30_000


def test_face_stays_small_and_carries_its_licence() -> None:
    fonts = STATIC / "fonts"
    assert sum(path.stat().st_size for path in fonts.glob("*.woff2")) <= 36 * 1024
    assert "SIL Open Font License" in (fonts / "OFL.txt").read_text("utf-8")
    named = set(re.findall(r"fonts/([a-z.0-9-]+)", CSS))
    assert named == {path.name for path in fonts.glob("*.woff2")}
