"""The words of the interface: one catalogue a language, theme/strings/<language>.json, for templates and scripts alike.

A message is a string with {named} places, or a table of plural forms by CLDR category (zero, one, two, few, many, other)
chosen by its {n}. Arabic uses all six: «نتيجة واحدة», «نتيجتان», «3 نتائج», «11 نتيجة».
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from babel import Locale

Message = str | dict[str, str]


class Catalogue:
    """The messages of one language, by dotted key (`search.placeholder`)."""

    def __init__(self, language: str, messages: dict[str, Message], region: str = "") -> None:
        self.language = language
        self.messages = messages
        self.locale = f"{language}_{region}" if region else language  # whose names the months have
        self.direction: Literal["rtl", "ltr"] = "rtl" if Locale(language).text_direction == "rtl" else "ltr"
        self._plural = Locale(language).plural_form

    @classmethod
    def load(cls, path: Path) -> Catalogue:
        """Read theme/strings/<language>.json: objects of messages, one level deep, flattened to dotted keys."""
        sections: dict[str, dict[str, Message]] = json.loads(path.read_text(encoding="utf-8"))
        flat = {f"{section}.{key}": text for section, table in sections.items() for key, text in table.items()}
        return cls(path.stem, flat)

    def __call__(self, key: str, **values: Any) -> str:
        """Return the message *key* with its places filled; KeyError for an unknown key is a bug in a template.

        >>> t = Catalogue("ar", {"hits": {"two": "نتيجتان", "few": "{n} نتائج", "other": "{n} نتيجة"}})
        >>> t("hits", n=2), t("hits", n=3), t("hits", n=100)
        ('نتيجتان', '3 نتائج', '100 نتيجة')
        """
        message = self.messages[key]
        if isinstance(message, dict):
            message = message.get(self._plural(values["n"])) or message["other"]
        return message.format_map(values)

    def of_script(self) -> dict[str, Message]:
        """Return what the search script says: section `search` by its bare keys, types of entities as `type.person`."""
        said = {key: text for key, text in self.messages.items() if key.startswith(("search.", "type."))}
        return {key.removeprefix("search."): text for key, text in said.items()}
