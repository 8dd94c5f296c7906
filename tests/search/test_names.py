from __future__ import annotations

import pytest

from khizana.arabic.fold import fold
from khizana.search.index.documents import Entity
from khizana.search.index.name_words import names


@pytest.mark.parametrize(
    ("entity", "forms"),
    [
        pytest.param(Entity("kerry", "person", "جون كيري", ""), {"جون", "كيري"}, id="every-word-of-a-person"),
        pytest.param(Entity("moscow", "place", "موسكو", ""), {"موسكو"}, id="a-name-of-one-word"),
        pytest.param(Entity("council", "org", "مجلس الأمن", ""), set(), id="common-words"),
        pytest.param(Entity("nato", "org", "حلف الناتو", "", None, ("الناتو",)), {"ناتو"}, id="an-alias"),
        pytest.param(Entity("china", "place", "الصين", ""), {"صين"}, id="no-article"),
        pytest.param(Entity("germany", "place", "ألمانيا", ""), {"المانيا"}, id="what-is-no-article"),
        pytest.param(Entity("ban", "person", "بان كي مون", ""), {"مون"}, id="no-particles"),
        pytest.param(Entity("rice", "person", "آن رايس", ""), {"رايس"}, id="no-short-words"),
    ],
)
def test_names(entity: Entity, forms: set[str]) -> None:
    assert names([entity]) == {fold(form) for form in forms}
