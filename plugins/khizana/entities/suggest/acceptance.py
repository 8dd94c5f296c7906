"""Show proposals of names as text, and write the record file of one that an editor accepts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from khizana.content.ids import make_id
from khizana.entities.suggest.proposals import Proposal, stub
from khizana.errors import KhizanaError, Problem


def render(proposals: Sequence[Proposal]) -> str:
    """Return *proposals* numbered from 1, each with its evidence, the records it may be an alias of, and snippets."""
    if not proposals:
        return "no likely name in these texts lacks a record"
    lines: list[str] = []
    for number, p in enumerate(proposals, start=1):
        alias = f"; an alias of {', '.join(p.records)}?" if p.records else ""
        lines.append(
            f"{number:>3}. {p.name}  ({p.type}; {p.articles} articles, {p.count} times; {', '.join(p.evidence)}{alias})"
        )
        lines += [f"       {snippet}" for snippet in p.snippets]
    return "\n".join(lines)


def accept(proposals: Sequence[Proposal], number: int, folder: Path, slug: str | None = None) -> Path:
    """Write the record file of proposal *number* to *folder* under *slug*, by default its romanized name; return its path.

    Raises KhizanaError for an unknown number, an invalid slug, or a record that exists.
    """
    if not 1 <= number <= len(proposals):
        raise KhizanaError(
            Problem("entities.suggest", f"there is no proposal {number}", f"choose 1 to {len(proposals)}")
        )
    proposal = proposals[number - 1]
    name = slug or make_id(proposal.name)
    if make_id(name) != name or not name:
        raise KhizanaError(Problem("entities.suggest", f"{name!r} is not a slug", "use a-z, 0-9 and -"))
    path = folder / f"{name}.md"
    if path.exists():
        raise KhizanaError(Problem(str(path), "this record exists", "choose another name with --slug"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(stub(proposal), encoding="utf-8")
    return path
