"""Name the articles of files: by the stem, and by the folder where stems are equal, or say nothing (`index.md`).

A file whose article is published keeps its name, whatever comes beside it later: ids never change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from khizana.content.ids import make_id
from khizana.ingest.seeds import SeedFile

_UNTELLING = frozenset({"index", "_index"})  # the text of the folder, in the bundles of Hugo


def name_files(files: Iterable[SeedFile], owner_of: Callable[[str], str | None]) -> dict[str, str]:
    """Return the name of the article of each of *files*, by the file's name.

    *owner_of*(id) is the seed that the article published under an id was made from, None where there is no article.
    """
    names = {file.name: _tails(file) for file in files}
    by_id: dict[str, list[str]] = defaultdict(list)
    chosen: dict[str, str] = {}
    for file, tails in names.items():
        longer = next((tail for tail in tails[1:] if owner_of(make_id(tail)) == file), None)
        if longer:
            chosen[file] = longer
        else:
            by_id[make_id(tails[0])].append(file)
    for id_, rivals in by_id.items():
        if len(rivals) == 1:
            chosen[rivals[0]] = names[rivals[0]][0]
        else:
            owner = owner_of(id_)
            chosen |= {file: names[file][0] if file == owner else _apart(names, file, rivals) for file in rivals}
    return chosen


def _tails(file: SeedFile) -> list[str]:
    """Return the ends of the path of *file* without its suffix, the shortest that names it first.

    >>> from pathlib import Path
    >>> _tails(SeedFile(Path("index.md"), "fatwas/zakat/index.md"))
    ['zakat', 'fatwas/zakat', 'fatwas/zakat/index']
    """
    folders = PurePosixPath(file.name).parts[:-1]
    parts = [*folders, file.stem]
    last = len(folders) if file.stem.lower() in _UNTELLING and folders else len(parts)
    tails = ["/".join(parts[at:last]) for at in reversed(range(last))]
    return tails if last == len(parts) else [*tails, "/".join(parts)]


def _apart(names: dict[str, list[str]], file: str, rivals: list[str]) -> str:
    """Return the shortest name of *file* that none of its *rivals* can have; the longest if there is none."""
    theirs = {make_id(tail) for rival in rivals if rival != file for tail in names[rival]}
    tails = names[file][1:]
    return next((tail for tail in tails if make_id(tail) not in theirs), tails[-1] if tails else names[file][0])
