"""Proposals as text, and the record file of one that is accepted."""

from pathlib import Path

import pytest

from khizana.entities.authority.authority_file import load_authority
from khizana.entities.suggest.acceptance import accept, render
from khizana.entities.suggest.proposals import Proposal
from khizana.errors import KhizanaError

PROPOSALS = [
    Proposal("لطفي عاشور", "person", 3, 5, ("title",), ("المخرج لطفي عاشور قال",), (), 2.0),
    Proposal("نيكشور دان", "person", 1, 2, ("given",), (), ("nicusor-dan",), 1.0),
]


def test_proposals_are_numbered_and_say_whose_alias_they_may_be() -> None:
    shown = render(PROPOSALS)
    assert "  1. لطفي عاشور  (person; 3 articles, 5 times; title)" in shown
    assert "an alias of nicusor-dan?" in shown


def test_no_proposals() -> None:
    assert render([]) == "no likely name in these texts lacks a record"


def test_an_accepted_proposal_becomes_a_record(tmp_path: Path) -> None:
    assert accept(PROPOSALS, 1, tmp_path, "lotfi-achour").name == "lotfi-achour.md"
    assert load_authority(tmp_path)["lotfi-achour"].name == "لطفي عاشور"
    assert accept(PROPOSALS, 2, tmp_path).name.startswith("nykshwr-dan-")


@pytest.mark.parametrize(
    ("number", "slug", "message"),
    [
        pytest.param(3, None, "there is no proposal 3", id="no-such-number"),
        pytest.param(1, "../up", "'../up' is not a slug", id="no-path-escapes"),
        pytest.param(1, "there", "this record exists", id="never-overwritten"),
    ],
)
def test_what_is_refused(tmp_path: Path, number: int, slug: str | None, message: str) -> None:
    (tmp_path / "there.md").write_text("---\ntype: person\nname: هناك\n---\n", encoding="utf-8")
    with pytest.raises(KhizanaError, match=message):
        accept(PROPOSALS, number, tmp_path, slug)
