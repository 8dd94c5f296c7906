"""Import ZIP archives: every file in one is read as if it lay in a folder of the archive's name.

An archive in an archive is read too, no deeper. Nothing is written outside a temporary folder, which is removed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path

from khizana.errors import KhizanaError, Problem
from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.importers.zip_package import is_inside, open_package
from khizana.ingest.seeds import SeedFile, read_folder
from khizana.ingest.source_record import Item, Refusal

ZIP = ".zip"
_MAX_NESTING = 2
_OF_MACOS = "__MACOSX"

ReadSeed = Callable[[SeedFile], Iterator[Item]]


def read_zip(source: SeedSource, data: bytes, read_seed: ReadSeed, suffixes: Collection[str]) -> Iterator[Item]:
    """Yield what *read_seed* reads of each file in the archive. Raises KhizanaError if it is damaged or too large."""
    if sum(part.lower().endswith(ZIP) for part in source.name.split("/")) > _MAX_NESTING:
        raise KhizanaError(Problem(source.where, "an archive in an archive in an archive", "unpack it"))
    with tempfile.TemporaryDirectory() as unpacked:
        yield from _unpack(source, data, Path(unpacked))
        folder = read_folder(Path(unpacked), suffixes)
        for file in folder.seeds:
            name, where = f"{source.name}/{file.name}", f"{source.where}/{file.name}"
            yield from read_seed(replace(file, name=name, where=where, reading=source.reading))
        for problem in folder.refused:
            yield Refusal(_renamed(problem, source.where, unpacked))
        for problem in folder.orphans:
            yield _renamed(problem, source.where, unpacked)


def _unpack(source: SeedSource, data: bytes, folder: Path) -> Iterator[Refusal]:
    """Write the files of the archive into *folder*; yield a refusal for each that cannot be written there."""
    package = open_package(data, source.where)
    for name in package.names:
        if name.startswith(_OF_MACOS):  # resource forks, written beside the files themselves
            continue
        where = f"{source.where}/{name}"
        if not is_inside(name):
            yield Refusal(Problem(where, "its name leads out of the archive", "give it another name"))
            continue
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(package.read(name))
        except KhizanaError as error:
            yield from (Refusal(problem) for problem in error.problems)
        except (OSError, ValueError) as error:
            message = f"cannot be unpacked: {getattr(error, 'strerror', None) or error}"
            yield Refusal(Problem(where, message, "give it a shorter name"))


def _renamed(problem: Problem, where: str, folder: str) -> Problem:
    return replace(problem, path=problem.path.replace(folder, where, 1))
