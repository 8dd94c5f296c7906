from __future__ import annotations

import pytest

from khizana.entities.linking.appearances import PASSAGE_REACH, Appearance, appearances
from khizana.model import Article, Block, Mention, Seed

SEED = Seed("a.txt", "0" * 64, "utf-8")


def article(*paragraphs: str) -> Article:
    return Article("a", "قمة موسكو", "given", tuple(Block("paragraph", p) for p in paragraphs), SEED)


def mentions(text: str, name: str, slug: str = "x") -> list[Mention]:
    starts = [at for at in range(len(text)) if text.startswith(name, at)]
    return [Mention(slug, "place", name, at, at + len(name), "name") for at in starts]


@pytest.mark.parametrize(
    ("paragraphs", "passages"),
    [
        pytest.param((), [(None, "قمة [موسكو]")], id="in-the-title"),
        pytest.param(
            ("زار موسكو. ثم عاد.", "لا شيء."), [(None, "قمة [موسكو]"), (0, "زار [موسكو].")], id="its-sentence-only"
        ),
        pytest.param(
            ("لا شيء.", "موسكو وموسكو معا."),
            [(None, "قمة [موسكو]"), (1, "[موسكو] و[موسكو] معا.")],
            id="twice-in-a-sentence",
        ),
    ],
)
def test_passages(paragraphs: tuple[str, ...], passages: list[tuple[int | None, str]]) -> None:
    text = article(*paragraphs)
    seen = appearances(text, mentions(text.text, "موسكو"))["x"]
    shown = [(p.block, "".join(f"[{x}]" if i % 2 else x for i, x in enumerate(p.pieces))) for p in seen.passages]
    assert shown == passages


def test_a_long_sentence_is_cut_at_words_and_no_mention_is_lost() -> None:
    filler = "كلمة " * 200
    text = article(f"موسكو {filler}موسكو {filler}موسكو")
    seen = appearances(text, mentions(text.text, "موسكو"))["x"]
    assert len(seen.spans) == sum(len(p.pieces) // 2 for p in seen.passages) == 4
    for passage in seen.passages[1:]:
        assert len("".join(passage.pieces)) < 2 * PASSAGE_REACH + 100
        assert not {"كلم", "لمة", "مة", "ة"} & set("".join(passage.pieces).split())


def test_roles_and_nisba_are_no_passage() -> None:
    text = article("قال الرئيس الروسي بوتين.")
    found = [
        Mention("putin", "person", "الرئيس الروسي", 14, 27, "role"),
        Mention("putin", "person", "بوتين", 28, 33, "name"),
        Mention("russia", "place", "الروسي", 21, 27, "nisba"),
    ]
    seen = appearances(text, found)
    assert list(seen) == ["putin"]
    assert seen["putin"].roles == ("الرئيس الروسي",)
    assert Appearance.from_record(seen["putin"].to_record()) == seen["putin"]
