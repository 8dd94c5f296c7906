"""Who may ask the desk, and what it sends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client, TestResponse

from khizana.commands.open_desk import strings_of
from khizana.desk.desk_answers import Desk
from khizana.desk.desk_server import DeskServer

HOST = "127.0.0.1:8010"
OWN = {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}
STRINGS = Path(strings_of.__code__.co_filename).parents[1] / "desk" / "strings"


@pytest.fixture
def client(desk: Desk) -> Client:
    return Client(DeskServer(desk, strings_of("ar"), frozenset({HOST})))


def post(client: Client, path: str, value: object, **headers: str) -> TestResponse:
    given = {**OWN, **{name.replace("_", "-"): text for name, text in headers.items()}}
    return client.post(path, json=value, base_url=f"http://{HOST}", headers={k: v for k, v in given.items() if v})


@pytest.mark.parametrize(
    ("host", "headers", "status"),
    [
        pytest.param(HOST, {}, 200, id="typed"),
        pytest.param(HOST, {"Sec-Fetch-Site": "none"}, 200, id="a-bookmark"),
        pytest.param("desk.example:8010", {}, 403, id="another-name-for-this-machine"),
        pytest.param("127.0.0.1:9999", {}, 403, id="another-port"),
        pytest.param(HOST, {"Origin": "https://example.org"}, 403, id="a-page-from-elsewhere"),
        pytest.param(HOST, {"Sec-Fetch-Site": "cross-site"}, 403, id="a-picture-in-a-page-from-elsewhere"),
        pytest.param(HOST, {"Origin": "null"}, 403, id="a-page-without-origin"),
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/names"])
def test_who_may_read(client: Client, path: str, host: str, headers: dict[str, str], status: int) -> None:
    assert client.get(path, base_url=f"http://{host}", headers=headers).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({}, 409, id="the-desk"),
        pytest.param({"Origin": ""}, 403, id="no-origin"),
        pytest.param({"Origin": "http://localhost:8010"}, 403, id="another-name"),
        pytest.param({"Sec_Fetch_Site": "none"}, 403, id="no-page"),
        pytest.param({"Content_Type": "text/plain"}, 415, id="what-a-form-can-send"),
    ],
)
def test_who_may_write(client: Client, headers: dict[str, str], status: int) -> None:
    answer = post(client, "/api/undo", {}, **headers)
    assert answer.status_code == status  # 409: there is nothing to undo


def test_every_answer_has_a_strict_policy(client: Client) -> None:
    for path in ("/", "/desk.js", "/api/names", "/naskh-arabic.woff2", "/nothing"):
        answer = client.get(path, base_url=f"http://{HOST}")
        assert "default-src 'none'; script-src 'self';" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path", ["/../desk_server.py", "/%2e%2e/desk_server.py", "/desk_server.py", "/static/desk.js", "/etc/passwd"]
)
def test_only_the_files_of_the_page_are_sent(client: Client, path: str) -> None:
    assert client.get(path, base_url=f"http://{HOST}").status_code == 404


@pytest.mark.parametrize(
    ("path", "value", "status"),
    [
        pytest.param("/api/reviews", {"decisions": [{"verb": "eat", "key": "x"}]}, 400, id="verb"),
        pytest.param("/api/reviews", {"decisions": []}, 400, id="none"),
        pytest.param("/api/reviews", {"decisions": [{"verb": "accept", "key": "x"}]}, 409, id="key"),
        pytest.param("/api/reviews", [], 400, id="no-object"),
        pytest.param("/api/reviews", {"nothing": 1}, 400, id="argument"),
        pytest.param("/api/records/x", {"fields": {"evil": "1"}, "version": ""}, 400, id="field"),
        pytest.param("/api/records/x", {"fields": {"name": 1}, "version": ""}, 400, id="number"),
        pytest.param("/api/articles/none", {"values": {}, "version": ""}, 409, id="article"),
        pytest.param("/api/names", {}, 405, id="method"),
    ],
)
def test_what_is_no_request_is_an_answer_and_no_crash(client: Client, path: str, value: Any, status: int) -> None:
    assert post(client, path, value).status_code == status


def test_the_languages_have_the_same_messages() -> None:
    arabic, english = (
        json.loads((STRINGS / f"{language}.json").read_text(encoding="utf-8")) for language in ("ar", "en")
    )
    assert arabic.keys() == english.keys()
    assert strings_of("fr")["language"] == "ar"
