from __future__ import annotations

import pytest

from khizana.entities.linking.appearances import appearances
from khizana.model import Article, Block, Mention, Seed
from khizana.pages.cooccurrence_sentences import cooccurrence_sentences


def article(*paragraphs: str) -> Article:
    return Article(
        "a", "ع", "given", tuple(Block("paragraph", p) for p in paragraphs), Seed("a.txt", "0" * 64, "utf-8")
    )


def mentions(text: str, names: dict[str, str]) -> list[Mention]:
    found = [
        Mention(slug, "place", name, at, at + len(name), "name")
        for name, slug in names.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    return sorted(found, key=lambda m: m.start)


NAMES = {"موسكو": "moscow", "الصين": "china", "قمة موسكو": "summit"}


@pytest.mark.parametrize(
    ("paragraphs", "pair", "proofs"),
    [
        pytest.param(("موسكو. الصين.",), ("moscow", "china"), [], id="two-sentences"),
        pytest.param(
            ("زار الصين من موسكو.",), ("moscow", "china"), [(0, "زار [الصين] من [موسكو].")], id="one-sentence"
        ),
        pytest.param(
            ("لا شيء.", "موسكو والصين وموسكو."),
            ("china", "moscow"),
            [(1, "[موسكو] و[الصين] و[موسكو].")],
            id="three-names",
        ),
        pytest.param(
            ("في قمة موسكو.", "قمة موسكو في موسكو."),
            ("summit", "moscow"),
            [(1, "[قمة موسكو] في [موسكو]."), (0, "في [قمة موسكو].")],
            id="a-name-inside-the-other-comes-last",
        ),
    ],
)
def test_cooccurrence_sentences(
    paragraphs: tuple[str, ...], pair: tuple[str, str], proofs: list[tuple[int, str]]
) -> None:
    text = article(*paragraphs)
    seen = appearances(text, mentions(text.text, NAMES))
    found = cooccurrence_sentences(seen[pair[0]], seen[pair[1]])
    shown = [(p.block, "".join(f"[{x}]" if i % 2 else x for i, x in enumerate(p.pieces))) for p in found]
    assert shown == proofs


def test_a_name_beyond_the_cut_of_a_long_sentence_proves_nothing() -> None:
    text = article("موسكو " + "كلمة " * 300 + "الصين")
    seen = appearances(text, mentions(text.text, NAMES))
    assert (
        cooccurrence_sentences(seen["moscow"], seen["china"])
        == cooccurrence_sentences(seen["china"], seen["moscow"])
        == []
    )


def test_offsets_hold_behind_the_cut_of_a_long_sentence() -> None:
    text = article("كلمة " * 300 + "زار الصين من موسكو")
    seen = appearances(text, mentions(text.text, NAMES))
    (passage,) = cooccurrence_sentences(seen["moscow"], seen["china"])
    assert passage.pieces[1::2] == ("الصين", "موسكو")
