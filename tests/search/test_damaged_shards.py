"""A shard that is damaged, cut off or another's gives no answer: the engine says so, and so do the page and `invoke check`."""

from __future__ import annotations

import base64
import json
import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from khizana.errors import KhizanaError, Problem
from khizana.search.engine import Engine
from khizana.search.format.index_check import check_shards
from khizana.search.format.shards import checksum, is_sound, unwrap

if TYPE_CHECKING:
    from search.conftest import Internals

FLIPS = 6  # of each file
QUERIES = ("بوتين", "الحرب العالمية", '"وزير الخارجية"', "=أن")


def _name(index: Path, path: Path) -> str:
    return path.relative_to(index).with_suffix("").as_posix()


def _flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def _faults(site: Path) -> list[Problem]:
    folder = site / "search"
    return list(check_shards(folder, json.loads((folder / "manifest.json").read_bytes().decode())))


@pytest.fixture
def site(seed_index: Path, tmp_path: Path) -> Path:
    shutil.copytree(seed_index, tmp_path / "search")
    return tmp_path


def test_no_flipped_bit_changes_what_the_page_keeps(seed_index: Path, internals: Internals) -> None:
    chance = random.Random(5)  # noqa: S311 -- the same bits each time
    for path in sorted(seed_index.rglob("*.js")):
        data, name = path.read_bytes(), _name(seed_index, path)
        whole = internals("kept", name, base64.b64encode(data).decode())
        assert whole == json.loads(unwrap(name, data))
        for _ in range(FLIPS):
            damaged = _flipped(data, chance.randrange(8 * len(data)))
            assert internals("kept", name, base64.b64encode(damaged).decode()) in (None, whole)


def test_no_flipped_bit_changes_an_answer(site: Path) -> None:
    chance = random.Random(7)  # noqa: S311 -- as above
    folder = site / "search"
    right = [{**Engine(folder).search(query), "cost": None} for query in QUERIES]
    paths = [*sorted(folder.rglob("*.js")), folder / "manifest.json"]
    for path in chance.sample(paths, min(len(paths), 40)):
        data = path.read_bytes()
        path.write_bytes(_flipped(data, chance.randrange(8 * len(data))))
        for query, expected in zip(QUERIES, right, strict=True):
            try:
                answer = Engine(folder).search(query)
            except KhizanaError:
                continue
            assert {**answer, "cost": None} == expected
        path.write_bytes(data)


def test_a_page_takes_no_shard_for_another(seed_index: Path, internals: Internals) -> None:
    one, other = sorted(seed_index.glob("terms/*.js"))[:2]
    assert internals("kept", _name(seed_index, one), base64.b64encode(other.read_bytes()).decode()) is None
    renamed = other.read_text("utf-8").replace(_name(seed_index, other), _name(seed_index, one))
    assert internals("kept", _name(seed_index, one), base64.b64encode(renamed.encode()).decode()) is None


def test_a_sound_index_has_no_faults(site: Path) -> None:
    assert list(_faults(site)) == []


@pytest.mark.parametrize(
    ("kind", "damage", "message"),
    [
        pytest.param("terms", "flip", "is damaged", id="a-bit"),
        pytest.param("positions", "cut", "is not a whole shard", id="cut-off"),
        pytest.param("articles", "gone", "is missing", id="gone"),
        pytest.param("lexicon", "other", "is not a whole shard named", id="anothers"),
    ],
)
def test_check_finds_damage(site: Path, kind: str, damage: str, message: str) -> None:
    place = site / "search" / kind
    path = place if place.is_file() else min(place.rglob("*.js"))
    data = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        other = next((site / "search" / "facets").glob("*.js")).read_bytes()
        path.write_bytes({"flip": _flipped(data, 8 * (len(data) // 2)), "cut": data[:-9], "other": other}[damage])
    (problem,) = _faults(site)
    assert problem.path == str(path)
    assert message in problem.message


def test_the_checksum_tells_a_unit_a_length_and_an_order() -> None:
    assert len({checksum(text) for text in ("", "a", "b", "ab", "ba", "a\0", "\0", "\U0001f600")}) == 8
    assert not is_sound({"format": 5})
