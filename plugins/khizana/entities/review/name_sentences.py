"""The sentences of texts that have a name, cut around it.

In: texts, and the forms of a name. Out: what stands before it, the name as written, and what stands after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from khizana.arabic.sentences import sentences
from khizana.arabic.tokenizer import tokenize
from khizana.entities.authority.authority_record import form_key
from khizana.entities.recognition.name_index import first_words

_REACH = 160  # code points on each side of the name that are shown


class NameSentence(NamedTuple):
    """Where an article has a name."""

    article: str
    before: str
    name: str
    after: str


def name_sentences(texts: Iterable[tuple[str, str]], forms: Iterable[str], limit: int) -> list[NameSentence]:
    """Return the first sentence with one of *forms* of each of *texts*, (article, text), *limit* at most."""
    keys = [form_key(form) for form in forms]
    found = (sentence for article, text in texts for sentence in islice(_of_text(article, text, keys), 1))
    return list(islice(found, limit))


def _of_text(article: str, text: str, keys: list[tuple[str, ...]]) -> Iterator[NameSentence]:
    for start, end in sentences(text):
        tokens = list(tokenize(text[start:end]))
        words = [token.key for token in tokens]
        for at, word in enumerate(words):
            for key in keys:
                if tuple(words[at + 1 : at + len(key)]) == key[1:] and key[0] in first_words(word):
                    first, last = start + tokens[at].start, start + tokens[at + len(key) - 1].end
                    before, after = text[start:first], text[last:end]
                    yield NameSentence(article, _tail(before), text[first:last], _head(after))
                    return


def _tail(text: str) -> str:
    return text if len(text) <= _REACH else "… " + text[-_REACH:].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= _REACH else text[:_REACH].rpartition(" ")[0] + " …"
