"""The archive's accent colour: the one colour of links, marks and focus frames that a publisher chooses.

The theme has one accent for light pages and one for dark. A publisher gives the light one; the dark one is the same colour,
mixed with white until it reads on the dark page. Contrast as WCAG 2.2 defines it (1.4.3: at least 4.5 to 1 for text).
"""

from __future__ import annotations

import re

ACCENT = "#1d4e79"  # the theme's own, in its style sheet and its favicon
LIGHT_PAGE, DARK_PAGE = (
    "#f8f5ee",
    "#1b1c1f",
)  # theme/static/css/10-ground.css: --paper of the light page, --leaf of the dark
MIN_CONTRAST = 4.5  # to 1
_DARK_CONTRAST = 7.0  # to 1; thin strokes of light letters on a dark ground need more
_STEPS = 20  # shades between the colour and white

_Rgb = tuple[int, int, int]


def is_colour(text: str) -> bool:
    """Tell whether *text* is a colour as `#rrggbb`.

    >>> is_colour("#8a1538"), is_colour("red"), is_colour("#8a1")
    (True, False, False)
    """
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, between 1 and 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    dark, light = sorted((_luminance(_rgb(first)), _luminance(_rgb(second))))
    return (light + 0.05) / (dark + 0.05)


def dark_accent(accent: str) -> str:
    """Return *accent* as lightened as the dark page needs.

    >>> dark_accent("#ffffff"), dark_accent("#8a1538")
    ('#ffffff', '#d0a1af')
    """
    shades = (_mixed(_rgb(accent), step / _STEPS) for step in range(_STEPS))
    return next((shade for shade in shades if contrast(shade, DARK_PAGE) >= _DARK_CONTRAST), "#ffffff")


def accent_sheet(accent: str) -> str:
    """Return the style sheet that sets *accent* over the theme's; print keeps its black.

    >>> print(accent_sheet("#8a1538"), end="")
    @media screen { :root { --accent: #8a1538; } :root[data-theme="dark"] { --accent: #d0a1af; } }
    @media screen and (prefers-color-scheme: dark) { :root:not([data-theme]), :root[data-theme="auto"] { --accent: #d0a1af; } }
    """
    dark = f"{{ --accent: {dark_accent(accent)}; }}"
    return (
        f'@media screen {{ :root {{ --accent: {accent}; }} :root[data-theme="dark"] {dark} }}\n'
        f'@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme]), :root[data-theme="auto"] {dark} }}\n'
    )


def _rgb(colour: str) -> _Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mixed(colour: _Rgb, white: float) -> str:
    return "#" + "".join(f"{round(part + (255 - part) * white):02x}" for part in colour)


def _luminance(colour: _Rgb) -> float:
    """Relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
