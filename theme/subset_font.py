"""Make theme/static/fonts/ from the npm package @fontsource-variable/noto-naskh-arabic: see theme/fonts.md.

usage: python theme/subset_font.py node_modules/@fontsource-variable/noto-naskh-arabic
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]

OUTPUT = Path(__file__).parent / "static" / "fonts"
# Arabic letters, marks, digits and punctuation; the letters that names from Persian, Urdu and dialects need (پ چ ژ ڤ ک گ ی).
ARABIC = {
    *range(0x0621, 0x063B), *range(0x0640, 0x0653), *range(0x0660, 0x066A), 0x0670, 0x0671,
    0x060C, 0x061B, 0x061F, 0x066A, 0x066B, 0x066C,
    0x067E, 0x0686, 0x0698, 0x06A4, 0x06A9, 0x06AF, 0x06CC,
    0x0020, 0x00A0, 0x200C, 0x200D,
}  # fmt: skip
# What stands among Arabic words and must sit on the same line.
COMMON = set(map(ord, '0123456789!"%()*+,-./:«»–‘’“”…'))
# Names and addresses in Latin letters, those of French and German among them.
LATIN = {
    *range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1),
    *map(ord, "#$&';=?@_~·—€ÀÂÇÈÉÊËÎÏÔÖÙÛÜàâäçèéêëîïñóôöùûüœŒ"),
}  # fmt: skip
FEATURES = ["ccmp", "init", "medi", "fina", "rlig", "liga", "calt", "mark", "mkmk", "kern"]


def make(source: Path, characters: set[int], target: Path) -> None:
    """Write the subset of *source* that draws *characters*, its weight axis kept."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]  # its names, licence and where to find that
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


def main(package: Path) -> None:
    """Write the files and the licence beside them."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for name, script, characters in (
        ("arabic", "arabic", ARABIC),
        ("common", "latin", COMMON),
        ("latin", "latin", LATIN),
    ):
        source = package / "files" / f"noto-naskh-arabic-{script}-wght-normal.woff2"
        make(source, characters, OUTPUT / f"naskh-{name}.woff2")
    shutil.copyfile(package / "LICENSE", OUTPUT / "OFL.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
