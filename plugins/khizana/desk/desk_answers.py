"""What the desk answers to its page: plain JSON values, and the reviews that it makes of what the page sends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from khizana.annotation.archive_review import sentences_of
from khizana.desk.article_list import ArticleList
from khizana.desk.guard_trial import GuardTrial
from khizana.entities.authority.authority_record import AuthorityRecord, form_key
from khizana.entities.authority.record_file import SLUG, parse_record
from khizana.entities.authority.record_text import FIELDS, Field, fields_of, record_text
from khizana.entities.recognition.archive_names import name_key
from khizana.entities.review.decisions import VERBS, Decision, Part
from khizana.entities.review.review_journal import Review
from khizana.entities.review.review_session import Edit, ReviewSession
from khizana.errors import KhizanaError, Problem
from khizana.model import ENTITY_TYPES

Answer = dict[str, Any]
_MAX_SENTENCES = 6
_MAX_ARTICLES = 30  # of a name, listed with their titles
_MAX_FOUND = 12  # entities offered for what is typed


class Desk:
    """The desk of the archive in *content*, whose names *session* reviews; those from a probability on have pages."""

    def __init__(self, content: Path, session: ReviewSession, published_from: float) -> None:
        self._content = content
        self._session = session
        self._published_from = published_from
        self._articles = ArticleList(content)
        self._trial = GuardTrial(content)

    def names(self) -> Answer:
        """Return all names that wait, most articles first, and what files of records are faulty."""
        self._session.refresh()
        problems = [str(problem) for problem in self._session.problems]
        names = [_summary(key, self._session.found(key)) for key in self._session.waiting]
        return {"names": names, "problems": problems, "published_from": self._published_from}

    def name(self, key: str) -> Answer:
        """Return what is known of the waiting name *key*."""
        self._session.refresh()
        proposal = self._session.waiting.get(key)
        if proposal is None:
            raise KhizanaError(
                Problem(key, "this name waits no longer", "it has been decided on, perhaps in another window")
            )
        record = self._session.found(key)
        articles = [self._articles.summary(id_) for id_ in proposal.articles[:_MAX_ARTICLES]]
        return {
            **_summary(key, record),
            "short": list(record.short),
            "marked": proposal.why.marked,
            "cues": list(proposal.why.cues),
            "sentences": [found._asdict() for found in sentences_of(self._content, proposal, _MAX_SENTENCES)],
            "near": [
                self._entity(near.slug) | {"form": near.form, "how": near.how} for near in self._session.near(record)
            ],
            "articles_listed": [article for article in articles if article],
        }

    def entities(self, q: str = "") -> Answer:
        """Return entities, with a record or waiting, that have a name with all words of *q*, records first."""
        words = q.split()
        waiting = map(self._session.found, self._session.waiting)
        own = [record for record in self._session.records.values() if record.path]
        known = [record for record in self._session.records.values() if not record.path]
        found = (record for record in (*own, *known, *waiting) if words and _has_words(record, words))
        shown = own if not words else [record for record, _ in zip(found, range(_MAX_FOUND), strict=False)]
        return {"entities": [self._entity(record.slug) for record in shown]}

    def review(self, decisions: Sequence[Mapping[str, Any]], label: str = "") -> Answer:
        """Do all of *decisions*, or none."""
        steps = [_decision(decision) for decision in decisions]
        said = label or f"{steps[0].verb} {steps[0].key}"
        return self._done(self._session.review(said, steps))

    def many(self, type: str, probability: float, do: bool) -> Answer:  # noqa: A002  # as the page sends it
        """Accept all names of *type*, "" for any, with *probability*, but those spelt like another; only count without *do*."""
        chosen = [key for key in self._session.waiting if self._is_sure(key, type, probability)]
        if not do:
            return {"n": len(chosen)}
        steps = [Decision("accept", key) for key in chosen]
        return self._done(self._session.review(f"accept {len(chosen)} from {probability}", steps)) | {"n": len(chosen)}

    def _is_sure(self, key: str, type_: str, probability: float) -> bool:
        record = self._session.found(key)
        if type_ not in ("", record.type) or self._session.waiting[key].why.probability < probability:
            return False
        near = self._session.near(record)
        return not any(other.how == "spelling" or form_key(other.form) == form_key(record.name) for other in near)

    def undo(self, number: int | None = None) -> Answer:
        """Take the review *number* back, without one the last of any window."""
        review = self._session.undo(number)
        self._articles.forget()
        return self._done(review)

    def record(self, slug: str) -> Answer:
        """Return the fields of the record *slug*, and the version of its file."""
        self._session.refresh()
        record = self._session.records.get(slug)
        if record is None:
            raise KhizanaError(Problem(slug, "there is no such record", "look at the list once more"))
        return {**self._entity(slug), "fields": fields_of(record), "version": self._session.version(slug)}

    def check_record(self, slug: str, fields: Mapping[str, Field]) -> Answer:
        """Return what is wrong with *fields* of the record *slug*, and what its names find in the articles."""
        try:
            record = parse_record(record_text(_fields(fields)), slug, f"{slug}.md")
        except KhizanaError as error:
            return {"problems": [{"message": p.message, "fix": p.fix} for p in error.problems], "trial": None}
        return {"problems": [], "trial": self._trial.of(record, self._session.records)}

    def save_record(self, slug: str, fields: Mapping[str, Field], version: str) -> Answer:
        """Write *fields* of the record *slug*, whose file had *version* when the page got it."""
        if not SLUG.fullmatch(slug):
            raise KhizanaError(Problem(slug, "cannot be a slug", "use a-z, 0-9 and single hyphens"))
        return self._done(self._session.review(f"edit {slug}", [Edit(slug, _fields(fields), version)]))

    def articles(self, q: str = "", start: str = "0") -> Answer:
        """Return articles whose title, source or id has all words of *q*, from number *start* on."""
        return self._articles.page(q.split(), int(start))

    def article(self, id_: str) -> Answer:
        """Return what the content file *id_* says of its article, and its text."""
        return self._articles.detail(id_)

    def save_article(self, id_: str, values: Mapping[str, str | bool], version: str) -> Answer:
        """Write *values* of the head of the content file *id_*, which had *version* when the page got it."""
        return self._done(self._session.write(f"article {id_}", lambda: [self._articles.change(id_, values, version)]))

    def _done(self, review: Review | None) -> Answer:
        return {
            "review": review and review.number,
            "files": list(review.files) if review else [],
            "waiting_n": len(self._session.waiting),
        }

    def _entity(self, slug: str) -> Answer:
        waits = slug in self._session.waiting
        record = self._session.found(slug) if waits else self._session.records[slug]
        state = "waiting" if waits else "record" if record.path else "known"
        return {"slug": slug, "name": record.name, "type": record.type, "latin": record.latin or "", "state": state}


def _summary(key: str, record: AuthorityRecord) -> Answer:
    why = record.unreviewed
    assert why  # noqa: S101  # it waits
    return {
        "key": key,
        "name": record.name,
        "type": record.type,
        "spellings": list(record.forms),
        "probability": why.probability,
        "articles": why.articles,
        "occurrences": why.occurrences,
    }


def _has_words(record: AuthorityRecord, words: Sequence[str]) -> bool:
    keys = [" ".join(name_key(form)) for form in record.forms]
    asked = [" ".join(name_key(word)) or word.lower() for word in words]
    latin = f"{record.slug} {record.latin or ''}".lower()
    return any(all(word in key for word in asked) for key in keys) or all(word.lower() in latin for word in words)


def _decision(value: Mapping[str, Any]) -> Decision:
    """Return the decision that the page sent. Raises ValueError or KeyError for what is none."""
    verb, type_ = value["verb"], value.get("type")
    if verb not in VERBS or type_ not in (None, *ENTITY_TYPES):
        raise ValueError(f"{verb!r}, {type_!r}")
    texts = {key: str(value.get(key, "")) for key in ("name", "slug", "of")}
    parts = tuple(Part(str(part["name"]), str(part["words"])) for part in value.get("parts", ()))
    return Decision(verb, str(value["key"]), type=type_, parts=parts, **texts)


def _fields(fields: Mapping[str, Field]) -> dict[str, Field]:
    """Return the fields that the page sent, lists without empty lines. Raises KeyError for one that no record has."""
    if unknown := fields.keys() - {*FIELDS, "description"}:
        raise KeyError(", ".join(sorted(unknown)))
    return {key: cast("Field", _clean(value)) for key, value in fields.items()}


def _clean(value: object) -> object:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return [line.strip() for line in value if line.strip()]
    raise TypeError("a text or a list of texts")
