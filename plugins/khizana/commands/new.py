"""An archive of one's own: the folder that a publisher starts from."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from khizana.errors import KhizanaError, Problem

STARTER = Path(__file__).parent / "starter"
_HIDDEN = "dot-"  # of a name in the starter that begins with a dot in the archive: packagers pass over hidden files


def new_archive(folder: Path) -> str:
    """Make an archive in *folder*, which must not be there or be empty; return what to do next.

    Raises KhizanaError for a folder that has something in it, and where nothing can be written.
    """
    try:
        if folder.is_dir() and (there := sorted(path.name for path in folder.iterdir())):
            message = f"the folder is not empty: {', '.join(there[:3])}{' …' if len(there) > 3 else ''}"
            raise KhizanaError(Problem(str(folder), message, "name a new folder, or an empty one"))
        for source, name in _files():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    except OSError as error:
        message = f"cannot be made: {error.strerror}"
        raise KhizanaError(Problem(str(folder), message, "name a folder where your user may write")) from error
    return (
        f"{folder}: a new archive\n"
        "  name it in pelicanconf.py, put texts into seeds/, edit content/pages/about.md; then\n"
        f"  cd {folder} && {_invoke()} build"
    )


def _invoke() -> str:
    """Return how a person calls the invoke of this environment: by its name where the shell finds it so."""
    beside = Path(sys.executable).with_name("invoke")
    return "invoke" if shutil.which("invoke") == str(beside) else str(beside)


def _files() -> Iterator[tuple[Path, Path]]:
    """Yield each file of the starter, with its path in an archive."""
    for source in sorted(STARTER.rglob("*")):
        if source.is_file() and "__pycache__" not in source.parts:
            parts = source.relative_to(STARTER).parts
            yield (
                source,
                Path(*(f".{part.removeprefix(_HIDDEN)}" if part.startswith(_HIDDEN) else part for part in parts)),
            )
