"""The country that an article is about, for bodies that every country has: the one that it names most.

In: sentences. Out: the slug of a country, or None where no country is named or two are named equally often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from khizana.entities.authority.authority_record import form_key
from khizana.entities.gazetteer.gazetteer import gazetteer
from khizana.entities.linking.form_trie import inflections
from khizana.entities.recognition.archive_sentences import ArchiveSentence
from khizana.entities.recognition.name_index import first_words


def country_of(sentences: Iterable[ArchiveSentence]) -> str | None:
    """Return the country that *sentences* name most, by noun or adjective."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        counts.update(country for key in sentence.keys if (country := _country(key)))
    (first, second) = [*counts.most_common(2), (None, 0), (None, 0)][:2]
    return first[0] if first[1] > second[1] else None


@lru_cache(maxsize=1 << 17)
def _country(key: str) -> str | None:
    words = country_words()
    return next((words[form] for form in first_words(key) if form in words), None)


@cache
def country_words() -> dict[str, str]:
    """Return the country of each word that means one: «تونس», «التونسية»."""
    words: dict[str, str] = {}
    for record in gazetteer().values():
        if record.type == "place" and record.part_of is None:
            forms = [*record.unguarded_forms, *(form for nisba in record.nisba for form in inflections(nisba))]
            words |= {key[0]: record.slug for key in map(form_key, forms) if len(key) == 1}
    return words
