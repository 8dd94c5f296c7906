"""What a publisher sets: the archive's pelicanconf.py, read and checked before anything is built.

The file is a Python program, as Pelican's is, and may set whatever Pelican, or another plugin, knows besides. Its faults are
reported together, with line, what was expected and what to do: misspelt names, values that cannot be used.
"""

from __future__ import annotations

import ast
import re
import runpy
import traceback
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from types import ModuleType
from typing import Any

from babel.localedata import locale_identifiers

from khizana.accent import LIGHT_PAGE, MIN_CONTRAST, contrast, is_colour
from khizana.errors import KhizanaError, Problem
from khizana.theme_files import Theme

SETTINGS_FILE = "pelicanconf.py"
Settings = dict[str, Any]
_Fault = tuple[str, str]  # what is wrong, and what to do

# What a publisher may set, and what holds where one does not. SITENAME alone must be set.
DEFAULTS: Settings = {
    "SITENAME": "",
    "SITESUBTITLE": "",
    "KHIZANA_DESCRIPTION": "",
    "SITEURL": "",
    "DEFAULT_LANG": "ar",
    "KHIZANA_REGION": "",
    "KHIZANA_LABELS": {},
    "KHIZANA_ACCENT": "",
    "KHIZANA_LOGO": "",
    "KHIZANA_UNREVIEWED": 0.9,
    "KHIZANA_TEXT_KEYS": "",
    "KHIZANA_LARGEST_MB": "50",
}
# What a Pelican site sets and an archive does not: the command or the folder says it.
_SAID_ELSEWHERE = {
    "PATH": "remove it: invoke build --content FOLDER says where the content is",
    "OUTPUT_PATH": "remove it: invoke build --output FOLDER says where the site goes",
    "THEME": "remove it: files of the archive's own theme/ stand in for the package's",
    "KHIZANA_LAST_SITE": "remove it: invoke build --output FOLDER says where the site goes",
    "KHIZANA_SEEDS": "remove it: invoke build --seeds FOLDER says where the texts are",
    "KHIZANA_JOBS": "remove it: invoke build --jobs N says how many processes there are",
    "KHIZANA_FULL": "remove it: invoke build --full annotates everything anew",
}
LEAST_UNREVIEWED = 0.5  # the lowest probability from which a name may have a page that nobody reviewed
_SIMILAR = 0.8  # difflib's ratio from which a name is a misspelt one: SITE_NAME has .94, Pelican's own DEFAULT_DATE .75
_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:/[^\s/?#]+)*")
_MOST_MB = 10_000
_PICTURES = (".svg", ".png", ".webp", ".jpg", ".jpeg")


def read_settings(folder: Path) -> Settings:
    """Return what the pelicanconf.py of the archive in *folder* sets, over DEFAULTS. Raises KhizanaError with every fault."""
    path = folder / SETTINGS_FILE
    names = _run(path)
    lines = _lines(path)
    faults = [*_wrong_names(names), *_wrong_values(names, folder)]
    if faults:
        faults.sort(key=lambda fault: lines.get(fault[0], 0))
        raise KhizanaError(*(Problem(str(path), message, fix, lines.get(name)) for name, (message, fix) in faults))
    return DEFAULTS | {name: value for name, value in names.items() if name.isupper()}


def logo_name(logo: str) -> str:
    """Return what the picture *logo* is called in the site, below theme/.

    >>> logo_name("pictures/شعار.PNG")
    'logo.png'
    """
    return f"logo{Path(logo).suffix.lower()}"


def _run(path: Path) -> dict[str, Any]:
    """Return the names that the program *path* leaves."""
    fix = 'mend that line; each setting is a line such as SITENAME = "أرشيف الصحف"'
    try:
        return runpy.run_path(str(path))
    except SyntaxError as error:
        message = f"not a Python file: {error.msg}"
        raise KhizanaError(Problem(error.filename or str(path), message, fix, error.lineno)) from error
    except OSError as error:
        raise KhizanaError(Problem(str(path), f"cannot be read: {error.strerror}", "let your user read it")) from error
    except Exception as error:
        frames = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
        message = f"stops with {type(error).__name__}: {error}"
        raise KhizanaError(Problem(str(path), message, fix, frames[-1] if frames else None)) from error


def _lines(path: Path) -> dict[str, int]:
    """Return the line where each name was last set."""
    names = (node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Name))
    stored = ((node.id, node.lineno) for node in names if isinstance(node.ctx, ast.Store))
    return dict(sorted(stored, key=lambda item: item[1]))


def _wrong_names(names: Mapping[str, Any]) -> Iterator[tuple[str, _Fault]]:
    for name, value in names.items():
        if name in DEFAULTS or name.startswith("_") or isinstance(value, ModuleType):
            continue
        if name in _SAID_ELSEWHERE:
            yield name, (f"{name} is not set here", _SAID_ELSEWHERE[name])
        elif right := _meant(name):
            yield name, (f"{name} is not a setting; {right} is", f"write {right}")
        elif name.startswith("KHIZANA_"):
            yield name, (f"{name} is not a setting of Khizana", f"remove it; the settings are {', '.join(DEFAULTS)}")


def _meant(name: str) -> str | None:
    """Return the setting that *name* is a misspelling of, if any.

    >>> _meant("SITE_NAME"), _meant("siteurl"), _meant("SITEMAP")
    ('SITENAME', 'SITEURL', None)
    """
    if not name.isupper():
        return name.upper() if name.upper() in DEFAULTS else None
    return next(iter(get_close_matches(name, DEFAULTS, 1, _SIMILAR)), None)


def _wrong_values(names: Mapping[str, Any], folder: Path) -> Iterator[tuple[str, _Fault]]:
    for name in DEFAULTS:
        if name not in names:
            if name == "SITENAME" and name not in map(_meant, names):  # a misspelt one is named as such
                yield name, ("the archive has no name: SITENAME is not set", 'write SITENAME = "…"')
        elif name in _NO_TEXTS:
            if fault := _NO_TEXTS[name](names[name]):
                yield name, fault
        elif not isinstance(names[name], str):
            yield name, (f"expected {name} as text, found {names[name]!r}", f'write {name} = "…"')
        elif (
            name in _CHECKS and (names[name] or name in _NEVER_EMPTY) and (fault := _CHECKS[name](names[name], folder))
        ):
            yield name, fault


def _name_fault(name: str, _: Path) -> _Fault | None:
    return None if name.strip() else ("the archive has no name: SITENAME is empty", 'write SITENAME = "…"')


def _address_fault(address: str, _: Path) -> _Fault | None:
    if _ADDRESS.fullmatch(address):
        return None
    message = f'expected SITEURL as "https://example.org/archive", found {address!r}'
    return message, "begin it with https:// or http:// and end it without a slash; leave it empty for a copy on a disk"


def _language_fault(language: str, folder: Path) -> _Fault | None:
    languages = Theme.of(folder).languages()
    if language in languages:
        return None
    message = f"expected DEFAULT_LANG as one of {', '.join(languages)}, found {language!r}"
    return message, f"choose one of those, or translate the interface in theme/strings/{language or 'LANGUAGE'}.json"


def _accent_fault(accent: str, _: Path) -> _Fault | None:
    if not is_colour(accent):
        return f'expected KHIZANA_ACCENT as "#rrggbb", found {accent!r}', 'write a colour such as "#8a1538"'
    if (found := contrast(accent, LIGHT_PAGE)) < MIN_CONTRAST:
        message = f"KHIZANA_ACCENT {accent} cannot be read on the page: its contrast is {found:.1f} to 1"
        return message, f"choose a darker colour, with at least {MIN_CONTRAST} to 1"
    return None


def _logo_fault(logo: str, folder: Path) -> _Fault | None:
    if not logo.lower().endswith(_PICTURES):
        return f"expected KHIZANA_LOGO as a picture, found {logo!r}", f"name a file that ends in {', '.join(_PICTURES)}"
    if not (folder / logo).is_file():
        return f"there is no file {logo}", "write where the picture is, seen from the archive's folder"
    return None


def _size_fault(size: str, _: Path) -> _Fault | None:
    if size.isascii() and size.isdecimal() and 0 < int(size) <= _MOST_MB:
        return None
    message = f"expected KHIZANA_LARGEST_MB as a number of megabytes, found {size!r}"
    return message, f'write KHIZANA_LARGEST_MB = "200", at most "{_MOST_MB}"; a file takes ten times its size of memory'


def _region_fault(region: str, _: Path) -> _Fault | None:
    if f"ar_{region}" in locale_identifiers():
        return None
    message = f'expected KHIZANA_REGION as the code of an Arab country, as "TN", found {region!r}'
    return message, "it says whose names of the months are shown; leave it empty for يناير, فبراير"


def _labels_fault(labels: object) -> _Fault | None:
    if isinstance(labels, dict) and all(isinstance(text, str) and text for pair in labels.items() for text in pair):
        return None
    message = f"expected KHIZANA_LABELS as names by what the texts have, found {labels!r}"
    return message, 'write KHIZANA_LABELS = {"sport": "رياضة", "Jawhara FM": "جوهرة أف أم"}'


def _probability_fault(value: object) -> _Fault | None:
    if value is False or (isinstance(value, int | float) and value is not True and LEAST_UNREVIEWED <= value <= 1):
        return None
    message = f"expected KHIZANA_UNREVIEWED as a number from {LEAST_UNREVIEWED} to 1, or False, found {value!r}"
    return message, "write KHIZANA_UNREVIEWED = 0.9, or False for an archive of reviewed names alone"


_NO_TEXTS: dict[str, Callable[[object], _Fault | None]] = {
    "KHIZANA_UNREVIEWED": _probability_fault,
    "KHIZANA_LABELS": _labels_fault,
}
_NEVER_EMPTY = {"SITENAME", "DEFAULT_LANG", "KHIZANA_LARGEST_MB"}
_CHECKS: dict[str, Callable[[str, Path], _Fault | None]] = {
    "SITENAME": _name_fault,
    "SITEURL": _address_fault,
    "DEFAULT_LANG": _language_fault,
    "KHIZANA_REGION": _region_fault,
    "KHIZANA_ACCENT": _accent_fault,
    "KHIZANA_LOGO": _logo_fault,
    "KHIZANA_LARGEST_MB": _size_fault,
}
