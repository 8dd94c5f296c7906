"""Where an archive's parts are: the folder with its pelicanconf.py, and what lies in it unless the command says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from khizana.errors import KhizanaError, Problem
from khizana.settings import SETTINGS_FILE

SEEDS, CONTENT, OUTPUT = "seeds", "content", "output"


@dataclass(frozen=True, slots=True)
class ArchiveFolders:
    """The folders of a build: `root` holds the settings and the publisher's theme."""

    root: Path
    seeds: Path
    content: Path
    output: Path


def find_archive(start: Path) -> Path:
    """Return the archive that *start* lies in: the nearest folder with a pelicanconf.py. Raises KhizanaError outside one."""
    for folder in (start, *start.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    message = f"no archive here: neither this folder nor one above it has a {SETTINGS_FILE}"
    raise KhizanaError(Problem(str(start), message, "go to the archive's folder, or make one: khizana new FOLDER"))


def placed(folder: str) -> Path:
    """Return the path of *folder*: a default lies in the archive, what a person typed lies where they are."""
    return find_archive(Path.cwd()) / folder if folder in (SEEDS, CONTENT, OUTPUT) else Path(folder)


def existing(folder: Path, fix: str) -> Path:
    """Return *folder*. Raises KhizanaError with *fix* where there is none."""
    if not folder.is_dir():
        raise KhizanaError(Problem(str(folder), "there is no such folder", fix))
    return folder
