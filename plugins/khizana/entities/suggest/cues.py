"""Words that show where a name begins, goes on or ends, as search keys. The groups are explained in data/name_cues.tsv."""

from __future__ import annotations

from khizana.arabic.fold import fold
from khizana.word_lists import read_word_groups

_GROUPS = {group: frozenset(map(fold, words)) for group, words in read_word_groups("name_cues.tsv").items()}

TITLES = _GROUPS["titles"]
ORG_HEADS = _GROUPS["org_heads"]
PLACE_HEADS = _GROUPS["place_heads"]
EVENT_HEADS = _GROUPS["event_heads"]
GIVEN_NAMES = _GROUPS["given_names"]
FALSE_GIVEN_NAMES = _GROUPS["false_given_names"]
COMPOUND_ENDS = _GROUPS["compound_ends"]
NAME_PARTICLES = _GROUPS["name_particles"]
PATRONYMICS = _GROUPS["patronymics"]
OPENERS = _GROUPS["openers"]
NAMING_WORDS = _GROUPS["naming_words"]
PLACE_PREPOSITIONS = _GROUPS["place_prepositions"]
NON_NAME_WORDS = _GROUPS["non_name_words"]

ABD = fold("عبد")  # half a given name: «عبد اللطيف» alone is nobody
