"""Words that stand for somebody or somewhere, and must not drown in the lemma of a common word («كيري» in «كير»)."""

from __future__ import annotations

from collections.abc import Iterable

from khizana.arabic.fold import SearchKey
from khizana.arabic.function_words import FUNCTION_WORDS
from khizana.arabic.tokenizer import tokenize
from khizana.search.index.documents import Entity

_ARTICLE = "ال"
_SHORTEST = 3  # letters; a shorter word is too often part of another


def names(entities: Iterable[Entity]) -> set[SearchKey]:
    """Return the forms of *entities* that are names: every word of a person's, any other name of a single word.

    «مجلس الأمن» is two common words, and stays so. The article is no part of a name: «الصين» and «صين» are one.
    «ألمانيا» begins with none.
    """
    found: set[SearchKey] = set()
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            words = [_bare(token.key, name[token.start : token.end]) for token in tokenize(name)]
            if entity.type == "person" or len(words) == 1:
                found.update(words)
    return {form for form in found if len(form) >= _SHORTEST and form not in FUNCTION_WORDS}


def _bare(form: SearchKey, written: str) -> SearchKey:
    rest = form.removeprefix(_ARTICLE) if written.startswith(_ARTICLE) else form
    return SearchKey(rest) if len(rest) >= _SHORTEST else form
