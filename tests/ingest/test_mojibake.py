"""Texts that were decoded as what they are not: repaired to the letter, or refused; other languages are left alone."""

from __future__ import annotations

import codecs

import pytest

from khizana.ingest.mojibake import GarbledError, repair

TEXT = "أعلنت بلدية المدينة الساحلية عن خطة جديدة لترميم السور القديم، وقال رئيس البلدية إن العمل يبدأ في الربيع."


@pytest.mark.parametrize(
    ("written_in", "read_as"),
    [
        ("utf-8", "windows-1252"),
        ("utf-8", "latin-1"),
        ("utf-8", "windows-1256"),
        ("utf-8", "windows-1251"),
        ("utf-8", "mac-roman"),
        ("utf-8", "cp437"),
        ("windows-1256", "latin-1"),
        ("windows-1256", "windows-1252"),
        ("iso-8859-6", "windows-1256"),
        ("iso-8859-6", "latin-1"),
        ("mac-arabic", "windows-1256"),
    ],
)
@pytest.mark.parametrize("text", [TEXT, TEXT * 30, "سور مشوه من المدينة"])
def test_repaired(text: str, written_in: str, read_as: str) -> None:
    try:
        garbled = text.encode(written_in).decode(read_as)
    except UnicodeDecodeError:  # five bytes have no sign there: programs let them pass
        garbled = text.encode(written_in).decode(f"sloppy-{read_as}")
    mended, (found,) = repair(garbled)
    assert (mended, found.kind) == (text, "mojibake")
    assert " read as " in found.text


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"{TEXT} café à Genève",
        "Le président était à Genève où il a été élu. Où êtes-vous, élève ? Ça va très bien là-bas.",
        "Президент сказал, что всё будет хорошо",
        "Ο πρόεδρος είπε",
        "ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ",
        "北京大学的学生",
        "İstanbul'da Çağ",
        "Rabīʿah Qurʾān ḥadīṯ",
        "کتاب گلستان سعدی",
        "ھەڵەبجە",
        "https://example.org/%D8%AE",
        "",
    ],
)
def test_left_alone(text: str) -> None:
    assert repair(text) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT.encode().decode("sloppy-windows-1252").replace("\x81", "?"), id="letters-lost"),
        pytest.param(TEXT.encode().decode("latin-1").replace("\x81", ""), id="bytes-lost"),
    ],
)
def test_refused(text: str) -> None:
    with pytest.raises(GarbledError):
        repair(text)


def test_the_codecs_are_ftfys() -> None:
    assert codecs.lookup("sloppy-windows-1252")
