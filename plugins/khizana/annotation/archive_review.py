"""The review of an archive's names, opened with what recognition proposes; the sentences in which its articles have one."""

from __future__ import annotations

from pathlib import Path

from khizana.annotation.recognition_store import RecognitionStore
from khizana.content.content_file import read_content_file
from khizana.entities.recognition.archive_names import Proposal
from khizana.entities.review.name_sentences import NameSentence, name_sentences
from khizana.entities.review.review_session import ReviewSession
from khizana.progress import stage
from khizana.settings import LEAST_UNREVIEWED

_READ_ARTICLES = 8  # of a name, until enough sentences are found


def open_review(content: Path, minimum: float = LEAST_UNREVIEWED) -> ReviewSession:
    """Return a review of the names in the articles of *content* that have the probability *minimum*."""
    with stage("recognising names") as shown:
        proposals = RecognitionStore(content).proposals(progress=shown)
    return ReviewSession(content, proposals, minimum)


def sentences_of(content: Path, proposal: Proposal, limit: int) -> list[NameSentence]:
    """Return sentences that have the name of *proposal*, of different articles."""
    paths = (content / "articles" / f"{id_}.md" for id_ in proposal.articles[:_READ_ARTICLES])
    texts = ((path.stem, read_content_file(path).text) for path in paths if path.is_file())
    return name_sentences(texts, proposal.forms, limit)
