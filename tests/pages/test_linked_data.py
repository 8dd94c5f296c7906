"""JSON-LD and citations: only what is known, marked where a machine found it; citations read back by other programs."""

from __future__ import annotations

import json
import warnings
from typing import Any

import pytest
import quickjs
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string

from khizana.addresses import Addresses
from khizana.entities.authority.authority_record import AuthorityRecord, Unreviewed
from khizana.model import Article, Block, Seed
from khizana.pages.linked_data import article_data, citation, entity_data
from khizana.pages.views import entity_card
from khizana.strings import Catalogue
from khizana.theme_files import package_theme

T = Catalogue.load(package_theme() / "strings" / "ar.json")
HERE = {"name": "خزانة", "url": "https://example.org/archive"}
NOWHERE = {"name": "خزانة", "url": None}
NATO = AuthorityRecord("nato", "org", "حلف الناتو", aliases=("الناتو",), latin="NATO", wikidata="Q7184")
FOUND = AuthorityRecord("x", "person", "سعيد", unreviewed=Unreviewed(0.93, 4, 3, 5, ()))


def article(**values: Any) -> Article:
    known = {"title_source": "given", "date": "2017-01-06", "source": "الخليج", "author": "منى", "category": "سياسة"}
    blocks, seed = (Block("paragraph", "نص"),), Seed("a", "0", "utf-8")
    return Article("a-1", 'قمة "موسكو" {100%}', blocks=blocks, seed=seed, **known | values)


def data(site: dict[str, Any], **values: Any) -> dict[str, Any]:
    cards = [
        entity_card(NATO, Addresses(1, 1), 3, own_page=True),
        entity_card(FOUND, Addresses(1, 1), 1, own_page=True),
    ]
    return article_data(article(**values), cards, "articles/a-1.html", site, T)


def test_article_data() -> None:
    known = data(HERE, tags=("سور",))
    assert (known["@type"], known["headline"], known["datePublished"]) == (
        "NewsArticle",
        'قمة "موسكو" {100%}',
        "2017-01-06",
    )
    assert known["url"] == known["@id"] == "https://example.org/archive/articles/a-1.html"
    assert known["publisher"] == {"@type": "Organization", "name": "الخليج"}
    assert known["keywords"] == ["سور"]
    nato, found = known["mentions"]
    assert (nato["@type"], "disambiguatingDescription" in nato) == ("Organization", False)
    assert (found["@type"], found["disambiguatingDescription"]) == ("Person", T("entity.unreviewed"))


def test_what_is_not_known_is_left_out() -> None:
    known = data(NOWHERE, date=None, author=None, source=None, category=None, title_source="derived")
    assert not known.keys() & {
        "headline",
        "datePublished",
        "author",
        "publisher",
        "articleSection",
        "url",
        "@id",
        "keywords",
    }
    assert known["disambiguatingDescription"] == T("article.derived")
    assert all("url" not in mention for mention in known["mentions"])


def test_entity_data() -> None:
    known = entity_data(NATO, entity_card(NATO, Addresses(1, 1), 3, own_page=True), HERE, T)
    assert (known["@type"], known["alternateName"]) == ("Organization", ["الناتو", "NATO"])
    assert known["sameAs"] == "https://www.wikidata.org/entity/Q7184"


@pytest.mark.parametrize(
    ("values", "site", "day", "said"),
    [
        pytest.param({}, NOWHERE, "6 يناير 2017", 'منى، «قمة "موسكو" {100%}»، الخليج، 6 يناير 2017، خزانة.', id="all"),
        pytest.param({"author": None, "source": None}, NOWHERE, None, '«قمة "موسكو" {100%}»، بلا تاريخ، خزانة.', id="least"),
        pytest.param(
            {"author": None, "source": None}, HERE, None,
            '«قمة "موسكو" {100%}»، بلا تاريخ، خزانة. https://example.org/archive/articles/a-1.html', id="address",
        ),
    ],
)  # fmt: skip
def test_citation(values: dict[str, Any], site: dict[str, Any], day: str | None, said: str) -> None:
    assert citation(article(**values), "articles/a-1.html", site, T, day) == said


def made(kind: str, known: dict[str, Any]) -> str:
    """Return the citation that the page's script makes of the data in the page."""
    context = quickjs.Context()
    context.eval((package_theme() / "static" / "js" / "citation.js").read_text(encoding="utf-8"))
    return str(context.eval(f"citations.{kind}({json.dumps(known)})"))


def test_bibtex_is_read_by_pybtex() -> None:
    (entry,) = parse_string(made("bibtex", data(HERE)), "bibtex").entries.values()
    assert (entry.key, entry.type) == ("a-1", "article")
    assert entry.fields["title"] == 'قمة "موسكو" 100\\%'  # braces would group, a percent sign begins a comment
    assert (entry.fields["year"], entry.fields["month"], entry.fields["day"]) == ("2017", "1", "6")
    assert str(entry.persons["author"][0]) == "{منى}"
    assert entry.fields["journal"] == "الخليج"


def test_ris_is_read_by_rispy() -> None:
    (entry,) = rispy.loads(made("ris", data(HERE)))
    assert (entry["type_of_reference"], entry["title"]) == ("NEWS", 'قمة "موسكو" {100%}')
    assert (entry["authors"], entry["year"], entry["date"]) == (["منى"], "2017", "2017/01/06")
    assert entry["urls"] == ["https://example.org/archive/articles/a-1.html"]


def test_csl_is_read_by_citeproc() -> None:
    source = CiteProcJSON(json.loads(made("csl", data(NOWHERE, url="https://khalij.example/1"))))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the styles that come with it
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source)
    bibliography.register(Citation([CitationItem("a-1")]))
    (said,) = bibliography.bibliography()
    assert "منى" in str(said)
    assert "2017" in str(said)


def test_an_undated_article_without_a_source_is_cited_by_its_archive() -> None:
    known = data(NOWHERE, date=None, author=None, source=None)
    (entry,) = parse_string(made("bibtex", known), "bibtex").entries.values()
    assert (entry.fields["journal"], "year" in entry.fields, "author" in entry.persons) == ("خزانة", False, False)
    (row,) = rispy.loads(made("ris", known))
    assert "year" not in row
