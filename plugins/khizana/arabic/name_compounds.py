"""Names of two words that are also written as one: «عبد الله» and «عبدالله», «بن قردان» and «بنقردان», «نورالدين».

The browser's twin is theme/static/js/search/compounds.js; both obey tests/vectors/compounds.json.
"""

from __future__ import annotations

import re

from khizana.arabic.fold import SearchKey

_OF_FAITH = (
    "اسد|امين|بدر|بهاء|تاج|تقي|جمال|حسام|خير|ركن|زين|سراج|سيف|شرف|شمس|شهاب|صلاح|ضياء|عز|علاء|عماد|فخر|قطب|كمال|مجد|محي|محيي|"
    "ناصر|نجم|نصر|نظام|نور|ولي"
)
# «أبواب» are doors: what begins with «اب» after «ابو» is rather one of their forms. «أبو عبد الله» is «أبو» and «عبد الله». And
# «بنزرت», like many a word, is no «بن»: four letters more are one's father's, or three of a word by itself.
_NAME = re.compile(
    r"و?(?:(عبد) ?(ال\S\S+)|(ابو) ?(?!اب|عبد$)(\S\S\S+)"
    r"|(بن)(?: (?!عبد$|ابو$|ابي$)(\S\S\S+)|((?!ا)\S\S\S\S+))"
    rf"|({_OF_FAITH}) ?(الدين))"
)


def halves(words: str) -> tuple[SearchKey, SearchKey] | None:
    """Return the two words of the name that *words* are, one or two with a space, without a «و» before it; else None.

    >>> halves("عبدالله"), halves("وعبد الله"), halves("ابواب")
    (('عبد', 'الله'), ('عبد', 'الله'), None)
    """
    found = _NAME.fullmatch(words)
    if found is None:
        return None
    first, second = (part for part in found.groups() if part is not None)
    return SearchKey(first), SearchKey(second)
