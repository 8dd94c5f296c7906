from __future__ import annotations

from pathlib import Path

import pytest

from khizana.export.site_check import check_site

POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        pytest.param('<a href="index.html#top">↑</a><p id="top">', None, id="sound"),
        pytest.param('<a href="https://example.org/">خارج</a>', None, id="a-link-outwards-is-only-a-link"),
        pytest.param('<link rel="canonical" href="https://example.org/">', None, id="an-address-said-is-not-fetched"),
        pytest.param(
            '<link rel="icon" href="//t.example/i.svg">', "<link> loads //t.example/i.svg", id="icon-elsewhere"
        ),
        pytest.param('<a href="missing.html">', "a dead link: missing.html", id="dead"),
        pytest.param('<a href="#nowhere">', "a link to a missing place: #nowhere", id="missing-anchor"),
        pytest.param('<a href="../../etc/passwd">', "a link out of the site: ../../etc/passwd", id="out-of-the-site"),
        pytest.param('<a href="javascript:alert(1)">', "a link to javascript:alert(1)", id="script-address"),
        pytest.param('<img src="https://t.example/1.gif">', "<img> loads https://t.example/1.gif", id="tracker"),
        pytest.param('<form action="//t.example/">', "<form> loads //t.example/", id="form-elsewhere"),
        pytest.param("<script>alert(1)</script>", "an inline <script>", id="inline-script"),
        pytest.param('<p style="color:red">', "<p> has a style attribute", id="inline-style"),
        pytest.param('<p onclick="x()">', "<p> has a onclick attribute", id="handler"),
        pytest.param('<p id="a"><p id="a">', "the id 'a' is there twice", id="doubled-id"),
    ],
)
def test_check_site(tmp_path: Path, body: str, fault: str | None) -> None:
    (tmp_path / "index.html").write_text(f"<head>{POLICY}</head>{body}", encoding="utf-8")
    assert [problem.message for problem in check_site(tmp_path)] == ([fault] if fault else [])


def test_a_page_without_a_policy_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>نص", encoding="utf-8")
    assert [problem.message for problem in check_site(tmp_path)] == ["no Content-Security-Policy"]
