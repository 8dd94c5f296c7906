"""What the tagger is trained and tested on: annotated sentences of our own, and corpora whose licence lets a model ship.

In: training/ of the repository, texts of the news, corpora in CoNLL columns. Out: sentences as (word, label) pairs, where a
label is "O", or "B-" or "I-" and a type. docs/names.md says where the corpora come from.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from khizana.arabic.tokenizer import TOKEN
from khizana.entities.recognition.word_features import key_of

Sentence = list[tuple[str, str]]

OUTSIDE = "O"
_TYPES = {
    "person": "Politician Athlete Artist Other_PER Religious_PER Scientist Businessperson Lawyer Engineer Police PER PERS",
    "org": "Non-Governmental Sports Media Government Commercial Educational Religious_ORG Medical-Science Entertainment ORG",
    "place": "Nation Population-Center State-or-Province GPE-Cluster Continent Water-Body County-or-District Building-Grounds "
    "Land-Region-Natural Path Airport Subarea-Facility LOC GPE FAC",
    "work": "Book Movie",
}
_TYPE_OF = {name: type_ for type_, names in _TYPES.items() for name in names.split()}
_NO_NAME = {"Group"}  # peoples and adherents
OTHER = "other"  # names of further types: weapons, products, and the events and works that AQMAR and Wojood do not tell apart
_PROCLITICS = set("وفبلكس")
_ENCLITICS = {"ه", "ها", "هم", "هما", "هن", "نا", "ي", "ك", "كم", "ني"}
_ARABIC = re.compile("[\u0621-\u064a]+")
_ENDS = set(".؟!")
_WORD = re.compile(rf"{TOKEN.pattern}|[^\s\w]")
# Wojood calls a state that acts a body; news readers look for it among places.
_STATES = {
    *("روسيا", "ايران", "سوريا", "تركيا", "اسراييل", "فلسطين", "مصر", "لبنان", "الاردن", "العراق", "السعوديه"),
    *("فرنسا", "بريطانيا", "المانيا", "الصين", "امريكا", "اميركا"),
}


def is_held_out(article: str) -> bool:
    """Return whether *article*, an id, is one of the tenth on which nothing is trained or tuned.

    >>> [is_held_out(f"article-{n}") for n in range(6)]
    [True, False, False, False, True, False]
    """
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 10 == 0


def read_annotated(training: Path, news: Path) -> dict[str, list[Sentence]]:
    """Return the sentences of our own by corpus; *news*: the folder of the .jsonl files whose texts may not ship."""
    names: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in _rows(training / "names.tsv"):
        names[row["sentence"]].append((int(row["start"]), int(row["end"]), row["type"]))
    found: defaultdict[str, list[Sentence]] = defaultdict(list)
    texts: dict[str, dict[str, str]] = {}
    for row in _rows(training / "sentences.tsv"):
        corpus = row["corpus"]
        if not row["text"] and corpus not in texts:
            texts[corpus] = _texts(news / f"{corpus}.jsonl")
        text = row["text"] or texts[corpus][row["article"]][int(row["start"]) : int(row["end"])]
        found[corpus].append(labelled(text, names[row["id"]]))
    return dict(found)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        data = (line for line in lines if not line.startswith("#"))
        return list(csv.DictReader(data, delimiter="\t", quoting=csv.QUOTE_NONE))


def _texts(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8") as lines:
        return {article["id"]: article["text"] for article in map(json.loads, lines)}


def labelled(text: str, names: Iterable[tuple[int, int, str]]) -> Sentence:
    """Return the words of *text* with labels; *names*: (start, end, type), in code points.

    >>> labelled("زار تونس", [(4, 8, "place")])
    [('زار', 'O'), ('تونس', 'B-place')]
    """
    spans = sorted(names)
    out: Sentence = []
    for match in _WORD.finditer(text):
        label = OUTSIDE
        for start, end, type_ in spans:
            if start < match.end() and match.start() < end:
                begins = match.start() <= start or not out or out[-1][1] == OUTSIDE
                label = ("B-" if begins else "I-") + type_
        out.append((match.group(), label))
    return out


def read_corpus(path: Path) -> list[Sentence]:
    """Return the sentences of a corpus in CoNLL columns; the name of the file says how its words and types are to be read."""
    out: list[Sentence] = []
    for sentence in _columns(path):
        if path.stem.startswith("newsfane"):
            sentence = _joined(sentence)
        elif path.stem.startswith("wojood"):
            sentence = [(w, "B-place" if t == "B-org" and key_of(w) in _STATES else t) for w, t in sentence]
        out.append(sentence)
    return out


def _columns(path: Path) -> Iterator[Sentence]:
    sentence: Sentence = []
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        cells = line.split()
        if len(cells) < 2 or cells[0] == "$#$":
            if sentence:
                yield sentence
            sentence = []
            continue
        sentence.append((cells[0], _label(cells[1], sentence)))
        if cells[0] in _ENDS:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _label(tag: str, before: Sentence) -> str:
    position, _, name = tag.partition("-")
    if position not in ("B", "I") or name in _NO_NAME:
        return OUTSIDE
    type_ = _TYPE_OF.get(name, OTHER)
    goes_on = position == "I" and before and before[-1][1][2:] == type_
    return f"{'I' if goes_on else 'B'}-{type_}"


def _joined(sentence: Sequence[tuple[str, str]]) -> Sentence:
    """Return *sentence* with the proclitics and pronouns that NewsFANE cuts off written onto their words again.

    >>> _joined([("ل", "O"), ("الصين", "B-place"), ("دولة", "O"), ("ها", "O")])
    [('للصين', 'B-place'), ('دولتها', 'O')]
    """
    out: Sentence = []
    pending = ""
    for at, (word, label) in enumerate(sentence):
        after = sentence[at + 1][0] if at + 1 < len(sentence) else ""
        initials = word == "ك" and out and after in _PROCLITICS  # «د ب ا», «ا ف ب»
        inside = label == OUTSIDE or (word == "و" and label.startswith("I"))
        if word in _PROCLITICS and inside and len(after) > 1 and _ARABIC.fullmatch(after) and not initials:
            pending += word
        elif word in _ENCLITICS and label == OUTSIDE and not pending and out and _takes_pronoun(out[-1][0]):
            out[-1] = (re.sub("ة$", "ت", out[-1][0]) + word, out[-1][1])
        else:
            joined = (
                pending[:-1] + "لل" + word[2:] if pending.endswith("ل") and word.startswith("ال") else pending + word
            )
            out.append((joined, label))
            pending = ""
    return out


def _takes_pronoun(word: str) -> bool:
    return len(word) > 1 and _ARABIC.fullmatch(word) is not None


def spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (first, end, type) of each name, end exclusive.

    >>> spans(["B-person", "I-person", "O", "B-place"])
    [(0, 2, 'person'), (3, 4, 'place')]
    """
    found: list[tuple[int, int, str]] = []
    for at, label in enumerate(labels):
        if label == OUTSIDE:
            continue
        if label[0] == "I" and found and found[-1][1] == at and found[-1][2] == label[2:]:
            found[-1] = (found[-1][0], at + 1, label[2:])
        else:
            found.append((at, at + 1, label[2:]))
    return found
