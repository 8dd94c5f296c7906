"""Copy the pictures that articles show from the seeds folder to the site; those elsewhere on the web are never loaded."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import unquote

from khizana.model import PICTURE_SUFFIXES, Article


def copy_pictures(seeds: Path, article: Article, site: Path) -> dict[str, str]:
    """Copy the pictures of *article* to pictures/ in *site*; return the path of each in the site, by its label.

    A label is a path from the folder of the article's seed. What is not a picture inside *seeds* is left out.
    """
    copied: dict[str, str] = {}
    for block in article.blocks:
        label = block.label
        if block.kind != "image" or not label or label in copied or not (source := _file(seeds, article, label)):
            continue
        name = f"{article.id}-{len(copied) + 1}{source.suffix.lower()}"
        (site / "pictures").mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, site / "pictures" / name)
        copied[label] = f"pictures/{name}"
    return copied


def _file(seeds: Path, article: Article, label: str) -> Path | None:
    try:
        path = (seeds / article.seed.path).parent.joinpath(unquote(label.partition("?")[0])).resolve()
        is_ours = path.is_relative_to(seeds.resolve()) and path.suffix.lower() in PICTURE_SUFFIXES and path.is_file()
    except (OSError, ValueError):  # an address, or a name too long for a file
        return None
    return path if is_ours else None
