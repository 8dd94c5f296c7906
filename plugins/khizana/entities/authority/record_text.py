"""The text of a record file: written from its fields, or with one field changed and every other line as the editor left it.

A field is a text, or a list of *lines*: a form, with its guards in braces if it has some: «توازن {quotes+co:uae|with:شركة}».
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from khizana.content.head_lines import is_list_of_lines, with_key
from khizana.entities.authority.authority_record import AuthorityRecord, Guard
from khizana.entities.authority.record_file import HEAD, LIST_KEYS, SCALAR_KEYS

Field = str | Sequence[str]
FIELDS = (
    "type",
    "name",
    "latin",
    "part_of",
    "wikidata",
    "at",
    "aliases",
    "short",
    "sure",
    "nisba",
    "roles",
    "not",
    "merged",
)
"""The keys of a head in the order in which they are written."""


def fields_of(record: AuthorityRecord) -> dict[str, Field]:
    """Return the fields that *record* has, those of its head and `description`.

    >>> fields_of(AuthorityRecord("x", "person", "عبد الفتاح السيسي", short=("السيسي",)))
    {'type': 'person', 'name': 'عبد الفتاح السيسي', 'short': ['السيسي']}
    """
    guarded_name = [record.name] if record.name in record.guards else []
    values: dict[str, Any] = {
        "type": record.type,
        "name": record.name,
        "latin": record.latin,
        "part_of": record.part_of,
        "wikidata": record.wikidata,
        "at": [f"{degrees:g}" for degrees in record.at or ()],
        "aliases": [form_line(form, record.guards.get(form, ())) for form in (*guarded_name, *record.aliases)],
        "short": [form_line(form, record.guards.get(form, ())) for form in record.short],
        "sure": list(record.sure),
        "nisba": list(record.nisba),
        "roles": [form_line(form, record.guards.get(form, ())) for form in record.roles],
        "not": list(record.not_),
        "merged": list(record.merged),
        "description": record.description,
    }
    return {key: value for key, value in values.items() if value}


def form_line(form: str, guards: Sequence[Guard] = ()) -> str:
    """Return *form* with its guards as a line.

    >>> from khizana.entities.authority.record_file import parse_guard
    >>> form_line("توازن", [parse_guard("quotes+co:uae") or (), parse_guard("with:شركة") or ()])
    'توازن {quotes+co:uae|with:شركة}'
    """
    rules = "|".join(
        "+".join(":".join([test, *([" ".join(values)] if values else [])]) for test, values in guard)
        for guard in guards
    )
    return f"{form} {{{rules}}}" if rules else form


def split_line(line: str) -> tuple[str, list[str]]:
    """Return the form of a line and its rules.

    >>> split_line("توازن {quotes+co:uae|with:شركة}"), split_line("توازن")
    (('توازن', ['quotes+co:uae', 'with:شركة']), ('توازن', []))
    """
    form, brace, rules = line.strip().partition("{")
    return form.strip(), [rule.strip() for rule in rules.removesuffix("}").split("|")] if brace else []


def record_text(fields: Mapping[str, Field]) -> str:
    """Return the text of a record file.

    >>> print(record_text({"type": "org", "name": "مجلس التوازن", "aliases": ["توازن {quotes}", "المجلس"]}), end="")
    ---
    type: org
    name: مجلس التوازن
    aliases:
    - {text: توازن, require: [quotes]}
    - المجلس
    ---
    """
    head = "".join(_entry(key, fields[key]) for key in FIELDS if fields.get(key))
    body = str(fields.get("description", "")).strip()
    return f"---\n{head}---\n{body}\n" if body else f"---\n{head}---\n"


def with_field(text: str, key: str, value: Field) -> str:
    """Return the sound record file *text* with *value* for *key* of its head, or without that key for an empty one."""
    head = HEAD.match(text)
    if head is None:
        raise ValueError("a record file without a head")
    if key == "description":
        return text[: head.end()] + (f"{str(value).strip()}\n" if value else "")
    entry = _entry(key, value, is_list_of_lines(head.group(1), key)) if value else ""
    return text[: head.start(1)] + with_key(head.group(1), key, entry, FIELDS) + text[head.end(1) :]


def _entry(key: str, value: Field, is_block: bool = False) -> str:
    """Return the line of *key*, or the lines of a list whose items have guards or stood on lines before."""
    if key in SCALAR_KEYS:
        return f"{key}: {_inline(value)}\n"
    if key not in LIST_KEYS:
        raise ValueError(f"no key of a record: {key}")
    items = [value] if isinstance(value, str) else value
    if key == "at":
        return f"at: [{', '.join(items)}]\n"
    split = [split_line(item) for item in items]
    shown = [_inline({"text": form, "require": rules} if rules else form) for form, rules in split]
    if is_block or any(rules for _, rules in split):
        return f"{key}:\n" + "".join(f"- {item}\n" for item in shown)
    return f"{key}: [{', '.join(shown)}]\n"


def _inline(value: object) -> str:
    text = yaml.safe_dump([value], allow_unicode=True, sort_keys=False, default_flow_style=True, width=1_000_000)
    return text.strip()[1:-1]
