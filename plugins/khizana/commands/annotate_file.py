"""What one text holds: names, dates, quotations, figures."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from khizana.annotation.annotate import find, render
from khizana.annotation.article_record import found_record
from khizana.commands.archive_folder import existing
from khizana.entities.authority.authority_file import load_authority
from khizana.entities.gazetteer.starter import with_known_names
from khizana.entities.linking.matcher import Matcher
from khizana.errors import KhizanaError, Problem
from khizana.ingest.decode import UndecodableError, decode


def annotate_file(file: str, content: Path, as_json: bool) -> str:
    """Return what is found in *file* ("-": standard input) by the records of *content*, as lines or as JSON.

    Raises KhizanaError for a file that cannot be read or is no text.
    """
    text = _read(file)
    records = load_authority(existing(content, "name the folder that has entities/ with --content") / "entities")
    found = find(text, Matcher(with_known_names(records)))
    if as_json:
        return json.dumps({"text": text, **found_record(found)}, ensure_ascii=False, indent=2)
    return render(text, found)


def _read(file: str) -> str:
    try:
        text, _encoding = decode(sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes())
    except OSError as error:
        raise KhizanaError(Problem(file, f"cannot be read: {error.strerror}", "name a file with text")) from error
    except UndecodableError as error:
        raise KhizanaError(Problem(file, str(error), "name a file with text, best in UTF-8")) from error
    return text
