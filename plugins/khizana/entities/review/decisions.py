"""What each decision of an editor on a name that a machine found does to the files of content/entities.

In: decisions, the records, the names that wait. Out: the files as they should be. Nothing is written here: record_folder.py
and review_journal.py do that. Commands, tables and the desk all decide by this module.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, get_args

from khizana.content.ids import make_id
from khizana.entities.authority.authority_file import unknown_references
from khizana.entities.authority.authority_record import AuthorityRecord, form_key
from khizana.entities.authority.record_file import parse_record
from khizana.entities.authority.record_text import Field, fields_of, form_line, record_text, with_field
from khizana.entities.recognition.archive_names import name_key
from khizana.entities.recognition.unreviewed import REJECTED, rejected_form
from khizana.errors import KhizanaError, Problem
from khizana.model import EntityType

Verb = Literal["accept", "reject", "alias", "short", "split"]
VERBS: tuple[Verb, ...] = get_args(Verb)
FOLDER = "entities"  # of the content folder
_REJECTED_HEAD = "# names that must have no page: a name, a tab and its type on each line\n"


class Part(NamedTuple):
    """One of the entities that share a name: its full name, and words of which one must stand near the shared one."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided of the name whose unreviewed entity has the slug `key`."""

    verb: Verb
    key: str
    name: str = ""  # accept: the name as it should be; "" as found
    type: EntityType | None = None  # accept: as found where None
    slug: str = ""  # accept: of the record's file; "" made of the name
    of: str = ""  # alias, short: the slug of the entity whose name it is, with a record or waiting
    parts: tuple[Part, ...] = ()  # split: two or more


class FileChange(NamedTuple):
    """A file of the content folder by its path there, with its text before and after; None: there is none."""

    name: str
    before: str | None
    after: str | None


class WorkingCopy:
    """The files of content/entities with what has been decided so far.

    *records*: all that are known, those of the archive and those of every archive; *waiting*: what a machine found, by key;
    *read*: gives the text of a file by its name, None where there is none.
    """

    def __init__(
        self,
        records: Mapping[str, AuthorityRecord],
        waiting: Mapping[str, AuthorityRecord],
        read: Callable[[str], str | None],
    ) -> None:
        self._records = dict(records)
        self._waiting = dict(waiting)
        self._read = read
        self._written: dict[str, str] = {}

    def changes(self) -> list[FileChange]:
        """Return what was written, by name."""
        return [FileChange(f"{FOLDER}/{name}", self._read(name), text) for name, text in sorted(self._written.items())]

    def decide(self, decision: Decision) -> None:
        """Do what *decision* says. Raises KhizanaError for what cannot be done, and then changes nothing."""
        found = self._waiting.get(decision.key)
        if found is None:
            message = "this name waits no longer: it has been decided, or its articles have changed"
            raise KhizanaError(Problem(decision.key, message, "look at the list once more"))
        _DEEDS[decision.verb](self, found, decision)
        self._waiting.pop(decision.key, None)

    def edit(self, slug: str, fields: Mapping[str, Field]) -> None:
        """Give the record *slug* these *fields*, "" or [] to take one away; one of every archive, or none, gets a file."""
        name = f"{slug}.md"
        text = self._text(name)
        if text is None:
            known = fields_of(self._records[slug]) if slug in self._records else {}
            self._write(name, record_text(known | dict(fields)))
            return
        present = fields_of(self._records[slug]) if slug in self._records else {}
        for key, value in fields.items():
            if (value or "") != (present.get(key) or ""):
                text = with_field(text, key, value)
        self._write(name, text)

    def _accept(self, found: AuthorityRecord, decision: Decision) -> None:
        name = decision.name.strip() or found.name
        aliases = [form for form in found.forms if form_key(form) != form_key(name) and not _is_cut_to(form, name)]
        short = tuple(form for form in found.short if form in name.split()) if decision.name else found.short
        type_ = decision.type or found.type
        record = replace(found, name=name, type=type_, aliases=tuple(aliases), short=short if type_ == "person" else ())
        slug = decision.slug or make_id(name)
        if not slug or make_id(slug) != slug:
            raise KhizanaError(Problem(slug or name, f"{slug!r} is no slug", "write one of a-z, 0-9 and -"))
        self._create(slug, record)
        for form in found.forms:
            if _is_cut_to(form, name):
                self._reject_form(form, found.type)

    def _reject(self, found: AuthorityRecord, _: Decision) -> None:
        for form in {name_key(form): form for form in (*found.aliases, rejected_form(found))}.values():
            self._reject_form(form, found.type)

    def _alias(self, found: AuthorityRecord, decision: Decision) -> None:
        self._add_forms(decision, "aliases", found.forms)

    def _short(self, found: AuthorityRecord, decision: Decision) -> None:
        self._add_forms(decision, "short", found.forms)

    def _split(self, found: AuthorityRecord, decision: Decision) -> None:
        if len({form_key(part.name) for part in decision.parts}) < 2:
            fix = "give each a name of its own, as «محمد العلي (وزير الصحة)»"
            raise KhizanaError(Problem(found.name, "to split a name takes two entities of different names", fix))
        for part in decision.parts:
            if not part.words.split():
                raise KhizanaError(
                    Problem(part.name, "no word tells it from the others", "write words that stand near it")
                )
            aliases = [f"{form} {{with:{' '.join(part.words.split())}}}" for form in found.forms]
            self._create_text(make_id(part.name), {"type": found.type, "name": part.name.strip(), "aliases": aliases})

    def _add_forms(self, decision: Decision, key: Literal["aliases", "short"], forms: Sequence[str]) -> None:
        slug = self._with_file(decision.of)
        record = self._records[slug]
        present = record.aliases if key == "aliases" else record.short
        taken = {form_key(form) for form in (*present, *((record.name,) if key == "aliases" else ()))}
        added = [form for form in forms if form_key(form) not in taken]
        lines = [form_line(form, record.guards.get(form, ())) for form in present]
        if added:
            self.edit(slug, {key: [*lines, *added]})

    def _with_file(self, slug: str) -> str:
        """Return the slug of the record of the entity *slug*, which gets a file where it has none."""
        if slug in self._waiting:
            found = self._waiting.pop(slug)
            return self._create(make_id(found.name), found)
        if slug not in self._records:
            message = f"there is no entity {slug!r}"
            raise KhizanaError(Problem(slug, message, "write the slug of a record, or the key of a name that waits"))
        if not self._records[slug].path:
            self._create(slug, self._records[slug])
        return slug

    def _create(self, slug: str, record: AuthorityRecord) -> str:
        return self._create_text(slug, fields_of(replace(record, merged=())))

    def _create_text(self, slug: str, fields: Mapping[str, Field]) -> str:
        known = self._records.get(slug)
        if self._text(f"{slug}.md") is not None or (known and known.name != fields["name"]):
            raise KhizanaError(Problem(f"{slug}.md", "there is such a record", "choose another slug"))
        self._write(f"{slug}.md", record_text(fields))
        return slug

    def _reject_form(self, form: str, type_: EntityType) -> None:
        text = self._text(REJECTED) or _REJECTED_HEAD
        line = f"{form}\t{type_}"
        if line not in text.splitlines():
            self._written[REJECTED] = f"{text}{'' if text.endswith(chr(10)) else chr(10)}{line}\n"

    def _text(self, name: str) -> str | None:
        return self._written.get(name) or self._read(name)

    def _write(self, name: str, text: str) -> None:
        """Keep *text* as that of the record file *name*. Raises KhizanaError where it is no sound record."""
        slug = name.removesuffix(".md")
        record = parse_record(text, slug, name)
        if problems := tuple(unknown_references(record, {*self._records, slug})):
            raise KhizanaError(*problems)
        self._records[slug] = record
        self._written[name] = text


_DEEDS: Mapping[Verb, Callable[[WorkingCopy, AuthorityRecord, Decision], None]] = {
    "accept": WorkingCopy._accept,
    "reject": WorkingCopy._reject,
    "alias": WorkingCopy._alias,
    "short": WorkingCopy._short,
    "split": WorkingCopy._split,
}


def _is_cut_to(form: str, name: str) -> bool:
    """Return whether *name* is *form* without words that were no part of it.

    >>> _is_cut_to("عادل الجبير أمير", "عادل الجبير"), _is_cut_to("هيئة الحقيقة", "هيئة الحقيقة والكرامة")
    (True, False)
    """
    longer, shorter = form_key(form), form_key(name)
    return len(shorter) < len(longer) and any(
        longer[at : at + len(shorter)] == shorter for at in range(len(longer) - len(shorter) + 1)
    )
