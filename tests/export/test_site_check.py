"""A site is broken in one way at a time, and each is seen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from khizana.errors import KhizanaError
from khizana.export.checks.hosts import HOSTS, Host
from khizana.export.file_list import write_file_list
from khizana.export.site_check import check_site
from khizana.search.format.shards import FORMAT, checksum

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; "
    "form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types khizana"
)
CHARSET = '<meta charset="utf-8">'
HEAD = f'{CHARSET}<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
SHEET = '<link rel="stylesheet" href="../../theme/css/site.css">'
PAGE = f"<html><head>{HEAD}{{}}</head><body>{{}}</body></html>"
INDEX, OTHER_INDEX = (f'{{"files":"","format":{FORMAT},"group":{group},"groups":[]}}' for group in (1, 2))
MANIFEST, OTHER = (f'{index[:-1]},"checksum":{checksum(index)}}}' for index in (INDEX, OTHER_INDEX))
FILES = {
    "index.html": PAGE.format("<title>خزانة</title>", '<a href="articles/76/a.html#p1">'),
    "search.html": PAGE.format("<title>بحث</title>", f'<template id="manifest">{MANIFEST}</template>'),
    "articles/76/a.html": PAGE.format(f"<title>عنوان</title>{SHEET}", '<p id="p1"><a href="../../raw/a.txt">'),
    "raw/a.txt": "نص",
    "search/manifest.json": MANIFEST,
    "search/terms/0a.js": 'khizana.receive("terms/0a",[1])\n',
    "data/articles/0a.jsonl": '{"id":"a","date":"2015"}\n',
    "feeds/all.atom.xml": "<feed><title>خزانة</title></feed>",
    "theme/css/site.css": "/* url(no) */ @font-face { src: url('../fonts/a.woff2') } p { background: url(data:,) }",
    "theme/fonts/a.woff2": "font",
    "theme/js/site.js": '"use strict";',
    "theme/land.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0"/></svg>',
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    write_file_list(tmp_path)
    return tmp_path


def messages(folder: Path) -> list[str]:
    return [problem.message for problem in check_site(folder).problems]


def test_a_sound_site(site: Path) -> None:
    report = check_site(site)
    assert str(report) == f"{site}: sound"
    assert json.loads(report.to_json()) == {"sound": True, "problems": [], "notes": []}


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        pytest.param('<a href="index.html#top">↑</a><p id="top">', None, id="sound"),
        pytest.param('<a href="https://example.org/">خارج</a>', None, id="a-link-outwards-is-only-a-link"),
        pytest.param('<link rel="canonical" href="https://example.org/">', None, id="an-address-said-is-not-fetched"),
        pytest.param('<img src="data:image/gif;base64,R0">', None, id="a-picture-inside-the-page"),
        pytest.param('<meta http-equiv="refresh" content="0; url=search.html">', None, id="moved-inside-the-site"),
        pytest.param('<link rel="icon" href="//t.example/i.svg">', "<link> loads //t.example/i.svg", id="icon"),
        pytest.param('<link rel="stylesheet" href="https://t.example/s.css">', "<link> loads", id="sheet"),
        pytest.param('<link rel="alternate stylesheet" href="//t.example/s.css">', "<link> loads", id="other-sheet"),
        pytest.param('<link rel="preconnect" href="https://t.example">', "<link> loads", id="preconnect"),
        pytest.param('<a href="missing.html">', "a dead link: missing.html", id="dead"),
        pytest.param('<a href="Index.html">', "a dead link: Index.html", id="wrong-case"),
        pytest.param('<a href="#nowhere">', "a link to a missing place: #nowhere", id="missing-anchor"),
        pytest.param('<a href="../../etc/passwd">', "a link out of the site: ../../etc/passwd", id="out-of-the-site"),
        pytest.param('<a href="a%00b.html">', "a link out of the site: a%00b.html", id="null-byte"),
        pytest.param('<a href="javascript:alert(1)">', "a link to javascript:alert(1)", id="script-address"),
        pytest.param('<a href="data:text/html,x">', "a link to data:text/html,x", id="data-address"),
        pytest.param('<a href="//t.example/">', "a link to //t.example/", id="no-scheme"),
        pytest.param('<a href="http://[::1">', "an address that cannot be read: http://[::1", id="no-address"),
        pytest.param('<a href="index.html" ping="//t.example/">', "<a> loads //t.example/", id="ping"),
        pytest.param('<img src="https://t.example/1.gif">', "<img> loads https://t.example/1.gif", id="tracker"),
        pytest.param('<img srcset="index.html 1x, //t.example/2 2x">', "<img> loads //t.example/2", id="srcset"),
        pytest.param('<source srcset="//t.example/2">', "<source> loads //t.example/2", id="source"),
        pytest.param('<video src="//t.example/v"></video>', "<video> loads //t.example/v", id="video"),
        pytest.param('<video poster="//t.example/p"></video>', "<video> loads //t.example/p", id="poster"),
        pytest.param('<audio src="//t.example/a"></audio>', "<audio> loads //t.example/a", id="audio"),
        pytest.param('<svg><image href="//t.example/i"/></svg>', "<image> loads //t.example/i", id="svg-image"),
        pytest.param('<svg><use xlink:href="//t.example/i"/></svg>', "<use> loads //t.example/i", id="svg-use"),
        pytest.param('<form action="//t.example/">', "<form> loads //t.example/", id="form-elsewhere"),
        pytest.param('<button formaction="//t.example/">', "<button> loads //t.example/", id="formaction"),
        pytest.param('<script src="//t.example/s.js"></script>', "<script> loads //t.example/s.js", id="script"),
        pytest.param('<meta http-equiv="refresh" content="0;URL=\'//t.example/\'">', "<meta> loads", id="refresh"),
        pytest.param('<base href="search.html">', "a <base>", id="base"),
        pytest.param('<iframe src="index.html"></iframe>', "a <iframe>", id="frame"),
        pytest.param('<object data="index.html"></object>', "a <object>", id="object"),
        pytest.param('<embed src="index.html">', "a <embed>", id="embed"),
        pytest.param('<p srcdoc="<p>">', "<p> has a srcdoc attribute", id="srcdoc"),
        pytest.param("<script>alert(1)</script>", "an inline <script>", id="inline-script"),
        pytest.param("<style>p{}</style>", "an inline <style>", id="inline-sheet"),
        pytest.param('<p style="color:red">', "<p> has a style attribute", id="inline-style"),
        pytest.param('<p onclick="x()">', "<p> has a onclick attribute", id="handler"),
        pytest.param('<p id="a"><p id="a">', "the id 'a' is there twice", id="doubled-id"),
    ],
)
def test_a_page(site: Path, body: str, fault: str | None) -> None:
    (site / "index.html").write_text(PAGE.format("", body), encoding="utf-8")
    write_file_list(site)
    found = messages(site)
    assert len(found) == (fault is not None), found
    assert fault is None or found[0].startswith(fault)


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        pytest.param(b"", "an empty page", id="empty"),
        pytest.param(PAGE.encode()[:-8], "the page is cut off", id="cut-off"),
        pytest.param(PAGE.encode() + b"\xe9", "byte ", id="not-utf-8"),
        pytest.param(PAGE.replace(CHARSET, "").encode(), "no <meta charset>", id="no-charset"),
        pytest.param(PAGE.replace("utf-8", "windows-1256").encode(), "the page says that it is in", id="other-charset"),
        pytest.param(PAGE.replace(HEAD, CHARSET).encode(), "no Content-Security-Policy", id="no-policy"),
        pytest.param(PAGE.replace(POLICY, "").encode(), "the policy is weakened", id="empty-policy"),
        pytest.param(PAGE.replace("script-src 'self'", "script-src *").encode(), "the policy is weakened", id="weak"),
        pytest.param(PAGE.replace("connect-src 'none'", "connect-src https:").encode(), "the policy is", id="connect"),
        pytest.param(PAGE.replace("base-uri 'none'; ", "").encode(), "the policy is weakened", id="less"),
    ],
)
@pytest.mark.parametrize("name", ["other.html", "other.htm"])
def test_a_whole_page(site: Path, page: bytes, fault: str, name: str) -> None:
    (site / name).write_bytes(page)
    write_file_list(site)
    found = messages(site)
    assert found
    assert all(message.startswith(fault) for message in found)


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("theme/css/site.css", "@import '//t.example/s.css';", "it loads //t.example/s.css"),
        ("theme/css/site.css", "@import url(https://t.example/s.css);", "it loads https://t.example/s.css"),
        ("theme/css/site.css", "p { background: url( 'http://t.example/p' ) }", "it loads http://t.example/p"),
        ("theme/css/site.css", "p { background: url(no.png) }", "it loads a file that is not there: no.png"),
        ("theme/js/site.js", "fetch('/x')", "the script uses fetch"),
        ("theme/js/site.js", "new WebSocket('wss://t.example')", "the script uses WebSocket"),
        ("theme/js/site.js", "navigator.sendBeacon('//t.example')", "the script uses sendBeacon"),
        ("theme/js/site.js", "(0,eval)(x);eval('x')", "the script uses eval"),
        ("theme/land.svg", '<svg><image href="//t.example/i"/></svg>', "it loads //t.example/i"),
        ("theme/land.svg", "<svg><script>x</script></svg>", "a picture with a script"),
        ("theme/land.svg", "<svg>", "not well-formed XML"),
        ("feeds/all.atom.xml", "<feed><title>&nbsp;</title></feed>", "not well-formed XML"),
        ("feeds/all.atom.xml", '<!DOCTYPE f [<!ENTITY a "b">]><f>&a;</f>', "XML with entities of its own"),
        ("search/manifest.json", "{", "the index cannot be read"),
        ("search/manifest.json", OTHER, "the page carries another manifest"),
        ("search.html", PAGE.format("", ""), "the page carries another manifest"),
    ],
)
def test_a_file(site: Path, name: str, text: str, fault: str) -> None:
    (site / name).write_text(text, encoding="utf-8")
    write_file_list(site)
    found = messages(site)
    assert len(found) == 1, found
    assert found[0].startswith(fault)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            lambda site: (site / "articles/76/orphan.html").write_text(PAGE, encoding="utf-8"),
            "no build has written this",
        ),
        (lambda site: (site / "raw/l.txt").symlink_to("/etc/passwd"), "a symbolic link"),
        (lambda site: (site / "SHA256SUMS").unlink(), "the site's list of its files is missing"),
        (lambda site: (site / "SHA256SUMS").write_bytes(b"\xff"), "the site's list of its files is missing"),
    ],
)
def test_the_list_of_files(site: Path, change: Callable[[Path], object], fault: str) -> None:
    change(site)
    assert any(message.startswith(fault) for message in messages(site))


@pytest.mark.parametrize("name", [name for name in FILES if name != "index.html"])
def test_a_missing_file(site: Path, name: str) -> None:
    (site / name).unlink()
    assert "a file of the site is missing" in messages(site)


@pytest.mark.parametrize("name", FILES)
def test_an_altered_file(site: Path, name: str) -> None:
    with (site / name).open("a") as file:
        file.write(" ")
    assert "altered since it was built" in messages(site)


def test_notes_break_nothing(site: Path) -> None:
    (site / "articles" / "76" / "b.html").write_text(PAGE.format("<title>عنوان</title>", ""), encoding="utf-8")
    (site / "data" / "articles" / "0a.jsonl").write_text(
        '{"id":"a","date":null}\n{"id":"b","date":"2015"}\n{\n', "utf-8"
    )
    write_file_list(site)
    report = check_site(site)
    assert not report.problems
    assert report.notes == ("2 articles have the title 'عنوان': a, b", "1 article has no date")


@pytest.mark.parametrize(
    ("limits", "fault"),
    [
        (Host(None, None, None), None),
        (Host(3, None, None), "13 files; tiny takes 3"),
        (Host(None, None, 1), "0 MiB; tiny takes 0"),
        (Host(None, 300, None), "0 MiB; tiny takes 0 a file"),
        (Host(None, None, None, 1), "2 files in one folder; tiny takes 1"),
    ],
)
def test_a_host(site: Path, monkeypatch: pytest.MonkeyPatch, limits: Host, fault: str | None) -> None:
    monkeypatch.setitem(HOSTS, "tiny", limits)
    found = [problem.message for problem in check_site(site, "tiny").problems]
    assert (found[0] if found else None) == fault


def test_an_unknown_host(site: Path) -> None:
    with pytest.raises(KhizanaError, match="unknown host 'geocities'"):
        check_site(site, "geocities")
