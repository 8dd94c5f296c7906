"""An archive of one's own: the folder that a publisher starts from."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from khizana.errors import KhizanaError, Problem

STARTER = Path(__file__).parent / "starter"
SERVICES = {"github": ".github", "gitlab": ".gitlab-ci.yml"}  # with what each reads in an archive
_HIDDEN = "dot-"  # of a name in the starter that begins with a dot in the archive: packagers pass over hidden files


def new_archive(folder: Path, ci: str = "github") -> str:
    """Make an archive in *folder*, which must not be there or be empty; return what to do next.

    *ci*: the service that is to build and publish it, one of SERVICES. Raises KhizanaError for another one, for a folder that
    has something in it, and where nothing can be written.
    """
    if ci not in SERVICES:
        raise KhizanaError(Problem("--ci", f"expected one of {', '.join(SERVICES)}, found {ci!r}", "name one of them"))
    try:
        if folder.is_dir() and (there := sorted(path.name for path in folder.iterdir())):
            message = f"the folder is not empty: {', '.join(there[:3])}{' …' if len(there) > 3 else ''}"
            raise KhizanaError(Problem(str(folder), message, "name a new folder, or an empty one"))
        for source, name in _files(ci):
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


def _files(ci: str) -> Iterator[tuple[Path, Path]]:
    """Yield each file of the starter, with its path in an archive; of those for a service the files for *ci*."""
    others = {name for service, name in SERVICES.items() if service != ci}
    for source in sorted(STARTER.rglob("*")):
        if source.is_file() and "__pycache__" not in source.parts:
            parts = source.relative_to(STARTER).parts
            named = [f".{part.removeprefix(_HIDDEN)}" if part.startswith(_HIDDEN) else part for part in parts]
            if named[0] not in others:
                yield source, Path(*named)
