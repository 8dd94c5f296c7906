"""What a publisher may get wrong in pelicanconf.py, and what they are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from khizana.errors import KhizanaError
from khizana.settings import DEFAULTS, read_settings

NAMED = 'SITENAME = "ذاكرة قرقنة"\n'


def archive(folder: Path, settings: str, *files: str) -> Path:
    for name in ("pelicanconf.py", *files):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("{}", encoding="utf-8")
    (folder / "pelicanconf.py").write_text(settings, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("settings", "line", "message", "fix"),
    [
        pytest.param("", None, "the archive has no name: SITENAME is not set", 'write SITENAME = "…"', id="no-name"),
        pytest.param('\nSITENAME = " "', 2, "SITENAME is empty", 'write SITENAME = "…"', id="empty-name"),
        pytest.param(f'{NAMED}SITENAM = "x"', 2, "SITENAM is not a setting; SITENAME is", "write SITENAME", id="letter"),
        pytest.param('SITENAM = "x"', 1, "SITENAM is not a setting; SITENAME is", "write SITENAME", id="the-name-misspelt"),
        pytest.param(f'{NAMED}SITE_URL = ""', 2, "SITE_URL is not a setting; SITEURL is", "write SITEURL", id="underscore"),
        pytest.param(f'{NAMED}siteurl = ""', 2, "siteurl is not a setting; SITEURL is", "write SITEURL", id="small"),
        pytest.param(f'{NAMED}KHIZANA_LOGOS = ""', 2, "KHIZANA_LOGO is", "write KHIZANA_LOGO", id="own-misspelt"),
        pytest.param(f"{NAMED}KHIZANA_X = 1", 2, "KHIZANA_X is not a setting", "the settings are SITENAME, ", id="own-none"),
        pytest.param(f'{NAMED}THEME = "t"', 2, "THEME is not set here", "the archive's own theme/", id="said-elsewhere"),
        pytest.param(f"{NAMED}\nKHIZANA_JOBS = 4", 3, "KHIZANA_JOBS is not set here", "--jobs N", id="said-by-option"),
        pytest.param("SITENAME = 5", 1, "expected SITENAME as text, found 5", 'write SITENAME = "…"', id="number"),
        pytest.param(f"{NAMED}SITEURL = None", 2, "expected SITEURL as text, found None", "SITEURL", id="none"),
        pytest.param(f'{NAMED}SITEURL = "example.org"', 2, "found 'example.org'", "begin it with https://", id="no-scheme"),
        pytest.param(f'{NAMED}SITEURL = "https://a.org/"', 2, "found 'https://a.org/'", "without a slash", id="slash"),
        pytest.param(f'{NAMED}SITEURL = "ftp://a.org"', 2, "found 'ftp://a.org'", "https:// or http://", id="ftp"),
        pytest.param(f'{NAMED}SITEURL = "https://a.org/?q"', 2, "expected SITEURL as", "begin it with", id="query"),
        pytest.param(f'{NAMED}DEFAULT_LANG = "xx"', 2, "one of ar, en", "theme/strings/xx.json", id="no-catalogue"),
        pytest.param(f'{NAMED}DEFAULT_LANG = ""', 2, "found ''", "choose one of those", id="no-language"),
        pytest.param(f'{NAMED}KHIZANA_REGION = "TNX"', 2, "found 'TNX'", "names of the months", id="no-such-country"),
        pytest.param(f'{NAMED}KHIZANA_LABELS = "x"', 2, "names by what the texts have", '{"sport"', id="labels-as-text"),
        pytest.param(f'{NAMED}KHIZANA_LABELS = {{"a": 1}}', 2, "found {'a': 1}", '{"sport"', id="label-of-no-text"),
        pytest.param(f'{NAMED}KHIZANA_ACCENT = "red"', 2, "found 'red'", 'such as "#8a1538"', id="colour-by-name"),
        pytest.param(f'{NAMED}KHIZANA_ACCENT = "#ffee00"', 2, "its contrast is 1.1 to 1", "a darker colour", id="pale"),
        pytest.param(f'{NAMED}KHIZANA_LOGO = "no.png"', 2, "there is no file no.png", "where the picture is", id="no-logo"),
        pytest.param(f'{NAMED}KHIZANA_LOGO = "logo.ai"', 2, "as a picture, found 'logo.ai'", ".svg", id="no-picture"),
        pytest.param(f"{NAMED}KHIZANA_UNREVIEWED = 0.3", 2, "a number from 0.5 to 1, or False", "= 0.9", id="unsure-names"),
        pytest.param(f"{NAMED}KHIZANA_UNREVIEWED = True", 2, "or False, found True", "= 0.9", id="names-on"),
        pytest.param(f'{NAMED}SITEURL = "', 2, "not a Python file: unterminated string", "mend that line", id="syntax"),
        pytest.param(f"{NAMED}\nX = 1 / 0", 3, "stops with ZeroDivisionError", "mend that line", id="error"),
        pytest.param(f"{NAMED}from nowhere import *", 2, "ModuleNotFoundError", "mend that line", id="import"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line(
    tmp_path: Path, settings: str, line: int | None, message: str, fix: str
) -> None:
    with pytest.raises(KhizanaError) as raised:
        read_settings(archive(tmp_path, settings))
    (problem,) = raised.value.problems
    assert (problem.path, problem.line) == (str(tmp_path / "pelicanconf.py"), line)
    assert message in problem.message
    assert fix in problem.fix


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param(NAMED, id="name-alone"),
        pytest.param(f'{NAMED}SITEURL = "https://example.org/archive"', id="address-with-path"),
        pytest.param(f'{NAMED}SITEURL = "http://localhost:8000"', id="address-with-port"),
        pytest.param(f'{NAMED}SITEURL = "https://أرشيف.example"', id="arabic-host"),
        pytest.param(f'{NAMED}KHIZANA_ACCENT = "#8a1538"\nKHIZANA_LOGO = "pictures/شعار.PNG"', id="colour-and-logo"),
        pytest.param(f"{NAMED}KHIZANA_UNREVIEWED = False", id="reviewed-names-alone"),
        pytest.param(f'{NAMED}DEFAULT_LANG = "fr"', id="language-of-ones-own"),
        pytest.param(f'{NAMED}SITEMAP = {{}}\nPLUGINS = ["sitemap"]\nDEFAULT_DATE = "fs"', id="settings-of-others"),
        pytest.param(f"import os\nfrom pathlib import Path\n_host = 1\n{NAMED}", id="a-program"),
    ],
)
def test_what_is_no_fault(tmp_path: Path, settings: str) -> None:
    read = read_settings(archive(tmp_path, settings, "pictures/شعار.PNG", "theme/strings/fr.json"))
    assert read["SITENAME"] == "ذاكرة قرقنة"
    assert read.keys() >= DEFAULTS.keys()


def test_all_faults_are_named_in_their_order(tmp_path: Path) -> None:
    with pytest.raises(KhizanaError) as raised:
        read_settings(archive(tmp_path, 'SITEURL = "a"\nSITENAM = "x"\nDEFAULT_LANG = 1'))
    assert [problem.line for problem in raised.value.problems] == [1, 2, 3]


def test_two_archives_share_nothing(tmp_path: Path) -> None:
    first = read_settings(archive(tmp_path / "a", f'{NAMED}SITEURL = "https://a.org"\nKHIZANA_ACCENT = "#8a1538"'))
    second = read_settings(archive(tmp_path / "b", 'SITENAME = "ب"'))
    assert first["SITEURL"] == "https://a.org"
    assert second == {**DEFAULTS, "SITENAME": "ب"}
