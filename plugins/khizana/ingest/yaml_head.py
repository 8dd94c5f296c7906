"""Read YAML of `key: value` lines into plain values: every scalar a string, bounded in size, with the line of each key.

Anchors are followed, but what they multiply is counted: 280 bytes of nested anchors can mean gigabytes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from khizana.ingest.plain_values import Budget

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # resolves no types: 2015-07 stays what was typed
_SIMPLE = re.compile(r"([^\s:#][^:]*):[ \t]+(\S.*)")


class NotYamlError(ValueError):
    """Text that is not YAML, or no mapping; `line` is counted from 1, None where the parser gives none."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class YamlHead:
    """The values by key, the line of each key, the keys that stand twice (the first counts), and those too large to keep."""

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    repeated: list[str] = field(default_factory=list)
    too_large: list[str] = field(default_factory=list)


def read_yaml_head(text: str) -> YamlHead:
    r"""Return the mapping in *text*. Raises NotYamlError.

    A value with a colon that nobody quoted is taken as it stands, where quotation marks are all that is missing.

    >>> read_yaml_head("title: رئيس البلدية: الترميم يبدأ\ntags: [أ, ب]").values
    {'title': 'رئيس البلدية: الترميم يبدأ', 'tags': ['أ', 'ب']}
    """
    try:
        root = _compose(text)
    except NotYamlError as error:
        try:
            root = _compose(_quoted(text))
        except NotYamlError:
            raise error from None
    head = YamlHead()
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return head
    if not isinstance(root, yaml.MappingNode):
        raise NotYamlError("expected lines of `key: value`")
    for key_node, node in root.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
        if key in head.values:
            head.repeated.append(key)
            continue
        try:
            head.values[key] = _plain(node, Budget())
        except (OverflowError, RecursionError):
            head.too_large.append(key)
            continue
        head.lines[key] = key_node.start_mark.line + 1
    return head


def _compose(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise NotYamlError(f"this is not YAML: {error.problem}", line) from None
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise NotYamlError(f"this is not YAML: {str(error)[:200]}") from None


def _quoted(text: str) -> str:
    """Put the value of each line that is not YAML by itself into quotation marks."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        found = _SIMPLE.fullmatch(line.rstrip())
        if found and found[2][0] not in "|>":
            try:
                _compose(line)
            except NotYamlError:
                lines[number] = f"{found[1]}: {json.dumps(found[2], ensure_ascii=False)}"
    return "\n".join(lines)


def _plain(node: yaml.Node, budget: Budget) -> Any:
    budget.spend()
    with budget.deeper():
        if isinstance(node, yaml.SequenceNode):
            return [_plain(item, budget) for item in node.value]
        if isinstance(node, yaml.MappingNode):
            return {str(_plain(key, budget)): _plain(value, budget) for key, value in node.value}
    budget.spend(len(node.value) // 1000)
    return node.value
