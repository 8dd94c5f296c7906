"""The site from this machine's own web server."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from khizana.commands.serve import Builds, site_server

PAGE = "<head><meta content=\"connect-src 'none'\"></head>خزانة"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "index.html": PAGE,
        "404.html": "لا صفحة هنا",
        "raw/a.txt": "نص",
        "search/terms/0a.js": "khizana.receive()",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    with site_server(folder, 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def get(port: int, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


@pytest.mark.parametrize(
    ("path", "status", "kind", "text"),
    [
        pytest.param("/", 200, "text/html; charset=utf-8", PAGE, id="front"),
        pytest.param("/?q=%D9%85%D8%B5%D8%B1", 200, "text/html; charset=utf-8", PAGE, id="query"),
        pytest.param("/raw/a.txt", 200, "text/plain; charset=utf-8", "نص", id="arabic-text"),
        pytest.param("/search/terms/0a.js", 200, "text/javascript; charset=utf-8", "khizana.receive()", id="shard"),
        pytest.param("/none.html", 404, "text/html; charset=utf-8", "لا صفحة هنا", id="no-such-page"),
        pytest.param("/raw/", 404, "text/html; charset=utf-8", "لا صفحة هنا", id="no-list-of-a-folder"),
        pytest.param("/raw/%00", 404, "text/html; charset=utf-8", "لا صفحة هنا", id="null-byte"),
        pytest.param("/../../etc/passwd", 404, "text/html; charset=utf-8", "لا صفحة هنا", id="up"),
        pytest.param("/%2e%2e/%2e%2e/etc/passwd", 404, "text/html; charset=utf-8", "لا صفحة هنا", id="up-in-code"),
        pytest.param("/-/events", 404, "text/html; charset=utf-8", "لا صفحة هنا", id="no-events-unless-watching"),
    ],
)
def test_a_file_is_sent(port: int, path: str, status: int, kind: str, text: str) -> None:
    found, headers, body = get(port, path)
    assert (found, headers["content-type"], body.decode()) == (status, kind, text)


@pytest.mark.parametrize(
    ("asked", "status", "body", "said"),
    [
        ("bytes=0-6", 206, b"khizana", "bytes 0-6/17"),
        ("bytes=8-", 206, b"receive()", "bytes 8-16/17"),
        ("bytes=-2", 206, b"()", "bytes 15-16/17"),
        ("bytes=10-99", 206, b"ceive()", "bytes 10-16/17"),
        ("bytes=17-", 416, b"", "bytes */17"),
        ("bytes=5-2", 416, b"", "bytes */17"),
        ("bytes=0-1,3-4", 200, b"khizana.receive()", None),
        ("pages=1", 200, b"khizana.receive()", None),
    ],
)
def test_a_range(port: int, asked: str, status: int, body: bytes, said: str | None) -> None:
    found, headers, sent = get(port, "/search/terms/0a.js", Range=asked)
    assert (found, sent, headers.get("content-range")) == (status, body, said)


def test_a_watched_page_loads_itself_anew(folder: Path) -> None:
    builds = Builds()
    with site_server(folder, 0, builds) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        _, _, page = get(server.server_port, "/")
        assert page.decode() == (
            '<head><meta content="connect-src \'self\'"><script src="/-/reload.js"></script></head>خزانة'
        )
        assert b"EventSource" in get(server.server_port, "/-/reload.js")[2]
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
        connection.request("GET", "/-/events")
        answer = connection.getresponse()
        builds.end()
        assert answer.readline() == b"data: built\n"
        connection.close()
        server.shutdown()
    assert (folder / "index.html").read_text(encoding="utf-8") == PAGE
