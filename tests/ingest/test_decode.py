"""Bytes to text: every encoding a dump may be in, and errors that name the byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.ingest.decode import UndecodableError, decode
from khizana.model import Article

NEWS = "أعلنت وزارة الثقافة، اليوم الجمعة، فتح «المعرض الدولي» في 25 نوفمبر 2026."
BARE = "أعلنت وزارة الثقافة اليوم الجمعة فتح المعرض الدولي في مدينة تونس"  # ISO-8859-6 has no guillemets
MARKED = "ذَهَبَ الطَّالِبُ إِلَى المَدْرَسَةِ"
PERSIAN = "چاي ژيان پاشا في مقهى گلستان"
FRENCH = "فيلم Demain dès l'aube في قرطاج"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        pytest.param(NEWS.encode(), NEWS, "utf-8", id="utf-8"),
        pytest.param(b"\xef\xbb\xbf" + NEWS.encode(), NEWS, "utf-8", id="utf-8-mark"),
        pytest.param(NEWS.encode("utf-16-le"), NEWS, "utf-16-le", id="utf-16-le"),
        pytest.param(NEWS.encode("utf-16-be"), NEWS, "utf-16-be", id="utf-16-be"),
        pytest.param(b"\xff\xfe" + NEWS.encode("utf-16-le"), NEWS, "utf-16-le", id="utf-16-le-mark"),
        pytest.param(b"\xfe\xff" + NEWS.encode("utf-16-be"), NEWS, "utf-16-be", id="utf-16-be-mark"),
        pytest.param("ولد".encode("utf-16-le"), "ولد", "utf-16-le", id="utf-16-one-word"),
        pytest.param(NEWS.encode("windows-1256"), NEWS, "windows-1256", id="windows-1256"),
        pytest.param(BARE.encode("windows-1256"), BARE, "windows-1256", id="windows-1256-bare"),
        pytest.param(MARKED.encode("windows-1256"), MARKED, "windows-1256", id="windows-1256-marks"),
        pytest.param(PERSIAN.encode("windows-1256"), PERSIAN, "windows-1256", id="persian"),
        pytest.param(FRENCH.encode("windows-1256"), FRENCH, "windows-1256", id="french"),
        pytest.param(BARE.encode("iso-8859-6"), BARE, "iso-8859-6", id="iso-8859-6"),
        pytest.param(MARKED.encode("iso-8859-6"), MARKED, "iso-8859-6", id="iso-8859-6-marks"),
        pytest.param(b"plain ASCII", "plain ASCII", "utf-8", id="ascii"),
        pytest.param(b"", "", "utf-8", id="empty"),
        pytest.param(b"\xef\xbb\xbf", "", "utf-8", id="mark-alone"),
        pytest.param(NEWS.encode() + b"\x00", NEWS + "\x00", "utf-8", id="one-nul"),
        pytest.param("🙂 نص قصير".encode("utf-16-le"), "🙂 نص قصير", "utf-16-le", id="astral"),
    ],
)  # fmt: skip
def test_decode(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == (text, encoding)


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("windows-1256", "windows-1256"),
        ("CP1256", "windows-1256"),
        ("iso-8859-6", "iso-8859-6"),
        ("ASMO-708", "iso-8859-6"),
    ],
)
def test_a_page_that_says_its_encoding_is_believed_in_doubt(charset: str, encoding: str) -> None:
    # the letters of this word are the same two frequent ones in both encodings' tables
    data = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'.encode() + "تابت".encode(encoding)
    assert decode(data)[1] == encoding


def test_a_page_that_says_the_wrong_encoding_is_not_believed() -> None:
    data = b"<meta charset=iso-8859-6>" + NEWS.encode("windows-1256")
    assert decode(data)[1] == "windows-1256"


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        pytest.param("قال".encode() + b"\xff" + "الرئيس الروسي".encode(), 6, id="utf-8-broken"),
        pytest.param(b"\xef\xbb\xbf" + "قال".encode() + b"\xff" + "الرئيس".encode(), 9, id="utf-8-broken-after-mark"),
        pytest.param(NEWS.encode()[:-2] + b"\xd9", len(NEWS.encode()) - 2, id="utf-8-cut"),
        pytest.param("قال\ufffd".encode(), 6, id="letter-lost-before"),
        pytest.param(b"\xff\xfe" + "قا".encode("utf-16-le") + b"\x00", 6, id="utf-16-odd"),
        pytest.param(b"\xff\xfe\x00\xd8\x00\x00", 2, id="utf-16-half-a-pair"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x80\x00\x00\x01\xe0\x08\x06", 0, id="png"),
        pytest.param(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + bytes(range(128, 256)) * 3, 10, id="pdf"),
        pytest.param(b"PK\x03\x04\x14\x00\x08\x00", 2, id="zip"),
        pytest.param("déjà vu à Noël, élève".encode("latin-1"), 1, id="french-in-latin-1"),
        pytest.param(b"\x00" * 20, 0, id="nul-bytes"),
    ],
)
def test_what_is_no_text_is_an_error_that_names_the_byte(data: bytes, offset: int) -> None:
    with pytest.raises(UndecodableError) as caught:
        decode(data)
    assert caught.value.offset == offset
    assert str(caught.value).startswith(f"byte {offset}: ")


@given(st.binary())
def test_bytes_are_text_or_an_error_never_a_replacement(data: bytes) -> None:
    text, encoding = _decode_or_offset(data)
    assert encoding in {"utf-8", "utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6", "mac-arabic", "none"}
    assert "\ufffd" not in text


def _decode_or_offset(data: bytes) -> tuple[str, str]:
    try:
        return decode(data)
    except UndecodableError as error:
        return data[: error.offset + 1].hex(), "none"


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةء \n،.", min_size=30).filter(str.strip))
def test_any_utf8_text_comes_back(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    ("encoding", "found", "least"),
    [
        pytest.param("utf-8", "utf-8", 130, id="utf-8"),
        pytest.param("utf-8-sig", "utf-8", 130, id="utf-8-with-a-mark"),
        pytest.param("utf-16-le", "utf-16-le", 130, id="utf-16-without-a-mark"),
        pytest.param("utf-16-be", "utf-16-be", 130, id="utf-16-the-other-way-round"),
        pytest.param("cp1256", "windows-1256", 120, id="windows-1256"),
        pytest.param("iso8859-6", "iso-8859-6", 10, id="iso-8859-6"),  # most articles have «», which it lacks
        pytest.param("mac-arabic", "mac-arabic", 10, id="mac-arabic"),
    ],
)
def test_articles_in_every_encoding(own_articles: list[Article], encoding: str, found: str, least: int) -> None:
    texts = [article.text for article in own_articles if _can(article.text, encoding)]
    assert len(texts) >= least
    for text in texts:
        assert decode(text.encode(encoding)) == (text, found)


def _can(text: str, encoding: str) -> bool:
    try:
        return bool(text.encode(encoding))
    except UnicodeEncodeError:
        return False


@pytest.mark.corpus
def test_files_as_found_in_the_wild(shared: Path) -> None:
    files = shared / "messy" / "encodings"
    expected = dict(row.split("\t") for row in (files / "files.tsv").read_text(encoding="utf-8").splitlines())
    found = {name: decode((files / name).read_bytes())[1] for name in expected}
    assert {name: encoding.removesuffix("-le").removesuffix("-be") for name, encoding in found.items()} == expected
