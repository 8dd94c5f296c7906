"""`invoke publish FOLDER`: bring the published copy of the site up to date, and lose no address."""

from __future__ import annotations

from pathlib import Path

from khizana.content.redirects import REDIRECTS, add_redirects
from khizana.errors import KhizanaError, Problem
from khizana.export.publish import lost_addresses, publish
from khizana.export.swap import locked

_MAX_NAMED = 5


def publish_site(content: Path, output: Path, copy: Path) -> str:
    """Publish the site in *output* to the folder *copy*; return what was done.

    Raises KhizanaError, before anything is copied, where published addresses would be lost: a row for each is added to the
    redirects of the folder *content*, for the next build to make a page of.
    """
    copy.mkdir(parents=True, exist_ok=True)
    with locked(copy):
        if lost := lost_addresses(output, copy):
            add_redirects(content, lost)
            named = ", ".join([*sorted(lost)[:_MAX_NAMED], *(["…"] if len(lost) > _MAX_NAMED else [])])
            message = f"{len(lost):,} published addresses would be lost: {named}"
            fix = f"look at the rows that were added to {content / REDIRECTS}, run invoke build, and publish again"
            raise KhizanaError(Problem(str(copy), message, fix))
        return f"{copy}: {publish(output, copy)}"
