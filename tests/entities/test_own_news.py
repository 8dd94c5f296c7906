"""The matcher and the proposals on our own news, whose names are known: tests/corpus/names.tsv and unrecorded.txt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from khizana.arabic.tokenizer import tokenize
from khizana.commands.review_names import MIN_SUGGESTED
from khizana.entities.authority.authority_file import Authority, load_authority
from khizana.entities.gazetteer.gazetteer import with_gazetteer
from khizana.entities.linking.matcher import Matcher
from khizana.entities.recognition.archive_names import propose, publishable
from khizana.entities.recognition.tagged_text import tag
from khizana.entities.recognition.tagger import tagger
from khizana.model import Article

CORPUS = Path(__file__).parents[1] / "corpus"

Key = tuple[str, ...]


def rows(name: str) -> list[str]:
    lines = (CORPUS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.fixture(scope="module")
def named() -> dict[str, set[str]]:
    """The articles that name each record."""
    return {slug: set(articles.split()) for slug, articles in (row.split("\t") for row in rows("names.tsv"))}


def test_every_record_is_in_the_table(named: dict[str, set[str]]) -> None:
    assert set(named) == set(load_authority(CORPUS / "entities"))


def test_every_article_that_names_a_record_is_found_and_no_other(
    named: dict[str, set[str]], own_articles: list[Article], own_matcher: Matcher
) -> None:
    found: dict[str, set[str]] = {slug: set() for slug in named}
    for article in own_articles:
        for mention in own_matcher.find(article.text):
            if mention.kind == "name" and mention.entity in named:
                found[mention.entity].add(article.id)
    assert found == named


def test_a_mention_is_what_it_says(own_articles: list[Article], own_matcher: Matcher) -> None:
    for article in own_articles:
        for mention in own_matcher.find(article.text):
            assert article.text[mention.start : mention.end] == mention.surface


def test_the_records_of_another_archive_stay_silent(own_articles: list[Article]) -> None:
    """Guarded and short forms of the seeds' records name nobody of these articles."""
    authority = load_authority(Path(__file__).parents[2] / "content" / "entities")
    matcher = Matcher(authority)
    fired = [
        (article.id, mention.surface)
        for article in own_articles
        for mention in matcher.find(article.text)
        if mention.kind == "short" or mention.surface in authority[mention.entity].guards
    ]
    assert fired == []


def words(name: str) -> Key:
    return tuple(token.key for token in tokenize(name))


def parts(key: Key) -> Iterator[Key]:
    """Yield *key* and every run of words in it: «مسلم بن بخيت» is a part of a name."""
    for start in range(len(key)):
        for end in range(start + 1, len(key) + 1):
            yield key[start:end]


def test_proposals_are_names(own_articles: list[Article], own_authority: Authority) -> None:
    """What a new archive is offered: nearly all of it names, and most of those that recur."""
    recorded = [own_authority[row.split("\t")[0]] for row in rows("names.tsv")]
    known = [name for record in recorded for name in (record.name, *record.aliases)]
    names = {part for name in [*known, *rows("unrecorded.txt")] for part in parts(words(name))}
    tagged = list(tag((article.text for article in own_articles), tagger()))
    archive = [(article.id, sentences) for article, sentences in zip(own_articles, tagged, strict=True)]
    waiting = publishable(propose(lambda: archive, MIN_SUGGESTED), with_gazetteer(Authority()), (), MIN_SUGGESTED)
    waiting.sort(key=lambda proposal: -len(proposal.articles))
    proposed = [words(proposal.forms[0]) for proposal in waiting[:40]]
    strangers = [key for key in proposed if key not in names]
    assert len(proposed) >= 35
    assert len(strangers) <= 0.15 * len(proposed), strangers
    people = {words(record.name) for record in recorded if record.type == "person"}
    assert len(people & set(proposed)) >= 0.5 * len(people), people - set(proposed)
