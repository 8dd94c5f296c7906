"""The theme of an archive: the package's templates, static files and messages, with the publisher's own over them.

A file of the archive's folder theme/ stands in for the package's file of the same name: theme/static/css/20-masthead.css
for that style sheet, theme/templates/home.html for that template. Of theme/strings/<language>.json each message does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from khizana.errors import KhizanaError, Problem
from khizana.strings import Catalogue

STRINGS = "strings"
_REFERENCE = "ar"  # the language whose catalogue has every message


def package_theme() -> Path:
    """Return the folder of the theme that Khizana comes with: in the installed package, or at the top of a checkout."""
    package = Path(__file__).parent
    return next(folder for folder in (package / "theme", package.parents[1] / "theme") if folder.is_dir())


@dataclass(frozen=True, slots=True)
class Theme:
    """Folders with templates/, static/ and strings/; the first that has a file wins."""

    layers: tuple[Path, ...]

    @classmethod
    def of(cls, archive: Path) -> Theme:
        """Return the theme of the archive in that folder: its own theme/, if it has one, over the package's."""
        own, package = archive / "theme", package_theme()
        return cls((own, package) if own.is_dir() and own.resolve() != package.resolve() else (package,))

    def find(self, name: str) -> Path:
        """Return the file *name* of the theme, as "static/favicon.svg"; FileNotFoundError if it has none."""
        for layer in self.layers:
            if (layer / name).is_file():
                return layer / name
        raise FileNotFoundError(name)

    def files(self, folder: str) -> dict[str, Path]:
        """Return the files below *folder* of the theme by their path in it, in the order of those."""
        found: dict[str, Path] = {}
        for layer in self.layers:
            for path in (layer / folder).rglob("*"):
                if path.is_file():
                    found.setdefault(path.relative_to(layer / folder).as_posix(), path)
        return dict(sorted(found.items()))

    def languages(self) -> list[str]:
        """Return the languages that have a catalogue of messages."""
        return [name.removesuffix(".json") for name in self.files(STRINGS) if name.endswith(".json")]

    def catalogue(self, language: str, region: str = "") -> Catalogue:
        """Return the messages of *language*, months as the country *region* names them (a code of ISO 3166).

        KhizanaError names a catalogue of the publisher's with a fault.
        """
        *own, package = self.layers
        name = f"{STRINGS}/{language}.json"
        reference = Catalogue.load(package / STRINGS / f"{_REFERENCE}.json")
        messages = dict(Catalogue.load(package / name).messages) if (package / name).is_file() else {}
        for layer in own:
            if (layer / name).is_file():
                catalogue = _load(layer / name)
                _check_keys(layer / name, catalogue.messages, reference.messages)
                messages |= catalogue.messages
        missing = [key for key in reference.messages if key not in messages]
        if missing:
            message = f"{len(missing)} messages are missing, first {', '.join(missing[:3])}"
            raise KhizanaError(Problem(str(self.find(name)), message, f"translate those of {_REFERENCE}.json"))
        return Catalogue(language, messages, region)


def _load(path: Path) -> Catalogue:
    try:
        return Catalogue.load(path)
    except json.JSONDecodeError as error:
        raise KhizanaError(Problem(str(path), f"not JSON: {error.msg}", "mend the file", error.lineno)) from error
    except (AttributeError, UnicodeDecodeError) as error:
        fix = 'write {"section": {"key": "text"}} in UTF-8, as the messages of the package are'
        raise KhizanaError(Problem(str(path), "expected objects of messages, one level deep", fix)) from error


def _check_keys(path: Path, own: Iterable[str], known: Iterable[str]) -> None:
    unknown = sorted(set(own) - set(known))
    if unknown:
        message = f"the theme has no message {', '.join(unknown[:3])}"
        raise KhizanaError(Problem(str(path), message, "write its key as the package's catalogue does"))
