"""Propose names that lack an authority record, for an editor to accept or to skip.

In: the texts of an archive and its records. Out: proposals, the most certain first, with their evidence. Steps: collect the
candidates of all texts; correct their bounds by word frequencies in all texts; score each. No tagger is used, so that only the
dictionary has to be shipped.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from khizana.arabic.function_words import FUNCTION_WORDS
from khizana.arabic.tokenizer import Token, tokenize
from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.entities.linking.matcher import Matcher
from khizana.entities.linking.token_context import TokenContext
from khizana.entities.suggest import cues
from khizana.entities.suggest.name_candidates import candidates, context_evidence
from khizana.entities.suggest.name_probability import CandidateStats, Key, probability
from khizana.entities.suggest.skeleton import is_similar, skeleton
from khizana.entities.suggest.unknown_words import is_unknown, proclitic_splits
from khizana.model import EntityType

MAX_SNIPPETS = 2  # shown with a proposal
SNIPPET_REACH = 50  # code points on each side of the name
MIN_PROBABILITY = 0.65  # of a proposal
CERTAIN = 0.9  # probability from which the number of articles alone ranks proposals
_MIN_SHARE_IN_NAME = 0.5  # share of the uses of a dictionary word that must adjoin a name for it to belong to it
_MIN_SKELETON_LETTERS = 4  # of a skeleton that is compared


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that may need a record."""

    name: str  # as most often written
    type: EntityType
    articles: int
    count: int
    evidence: tuple[str, ...]  # title, given, lineage, head, kind, unknown, called or quoted
    snippets: tuple[str, ...]
    records: tuple[str, ...]  # slugs of records of which it may be an alias
    probability: float = field(compare=False)


def suggest(
    texts: Iterable[tuple[str, str]], records: Mapping[str, AuthorityRecord], limit: int = 40
) -> tuple[Proposal, ...]:
    """Return at most *limit* proposals from *texts*, pairs of article id and text, without the names of *records*."""
    seen, words = collect_candidates(texts, records)
    likely = {key: probability(key, found, words) for key, found in seen.items()}
    shown = [key for key, value in likely.items() if value >= MIN_PROBABILITY]
    shown.sort(key=lambda key: (-_odds(likely[key]) * len(seen[key].articles), key))
    names = _skeletons(records)
    return tuple(_proposal(seen[key], likely[key], names) for key in shown[:limit])


def stub(proposal: Proposal) -> str:
    """Return the text of a record file for *proposal*, for an editor to complete."""
    return f"---\ntype: {proposal.type}\nname: {proposal.name}\n---\n"


def collect_candidates(
    texts: Iterable[tuple[str, str]], records: Mapping[str, AuthorityRecord]
) -> tuple[dict[Key, CandidateStats], Counter[str]]:
    """Return the candidates of all *texts*, their bounds corrected, and the frequency of each word."""
    matcher = Matcher(records)
    seen: defaultdict[Key, CandidateStats] = defaultdict(CandidateStats)
    words: Counter[str] = Counter()
    for id_, text in texts:
        tokens = list(tokenize(text))
        words.update(token.key for token in tokens)
        _collect(id_, TokenContext(text, tokens), _named(matcher, text, tokens), seen)
    _trim_trailing_words(seen, words)
    _trim_leading_words(seen, words)
    _merge_proclitic_forms(seen)
    _merge_longer_forms(seen)
    _drop_fragments(seen)
    return seen, words


def _odds(value: float) -> float:
    """Return the odds of the probability *value*, capped at those of CERTAIN."""
    capped = min(value, CERTAIN)
    return capped / (1 - capped)


def _named(matcher: Matcher, text: str, tokens: list[Token]) -> set[int]:
    """Return the offsets of the tokens in mentions of known entities."""
    return {
        token.start
        for mention in matcher.find(text, tokens)
        if mention.kind in ("name", "short")
        for token in tokens
        if token.start < mention.end and mention.start < token.end
    }


def _collect(id_: str, context: TokenContext, named: set[int], seen: defaultdict[Key, CandidateStats]) -> None:
    """Add the candidates of one text to *seen*."""
    for found in candidates(context, named):
        first, last = found.first, found.last
        start, end = context.start(first, found.proclitic), context.end(last)
        entry = seen[(context.keys[first][found.proclitic :], *context.keys[first + 1 : last + 1])]
        entry.surfaces[context.text[start:end]] += 1
        entry.evidence.update((found.evidence, *context_evidence(context, found)))
        entry.articles.add(id_)
        entry.doubtful_end |= found.doubtful_end
        if found.type:
            entry.types[found.type] += 1
        if len(entry.snippets) < MAX_SNIPPETS:
            entry.snippets.append(_snippet(context.text, start, end))


def _snippet(text: str, start: int, end: int) -> str:
    low = max(text.rfind("\n", 0, start) + 1, start - SNIPPET_REACH)
    line_end = text.find("\n", end)
    high = min(line_end if line_end >= 0 else len(text), end + SNIPPET_REACH)
    return text[low:high].strip()


def _trim_trailing_words(seen: defaultdict[Key, CandidateStats], words: Mapping[str, int]) -> None:
    """Trim a dictionary word from the end of a name if it is mostly used elsewhere: «مندليف عام», not «نيكوشور دان»."""
    for key in [key for key, found in seen.items() if found.doubtful_end]:
        uses = words.get(key[-1], 0) + words.get("و" + key[-1], 0)
        if seen[key].count < _MIN_SHARE_IN_NAME * uses:
            short = key[:-1]
            found = seen.pop(key)
            if _is_whole(short, len(short)):
                _add(seen[short], found, {surface: _first_words(surface, len(short)) for surface in found.surfaces})


def _trim_leading_words(seen: defaultdict[Key, CandidateStats], words: Mapping[str, int]) -> None:
    """Trim dictionary words before a town such as «بن قردان» that occurs without or after several of them: «أهالي»."""
    leading: defaultdict[Key, set[str]] = defaultdict(set)
    for key in seen:
        if len(key) > 2 and key[1] in cues.PATRONYMICS:
            leading[key[1:]].add(key[0])
    for name, words_before in leading.items():
        for word in sorted(words_before):
            found = seen[(word, *name)]
            if (
                (len(words_before) > 1 or name in seen)
                and _is_ordinary(word)
                and found.count < _MIN_SHARE_IN_NAME * words.get(word, 0)
            ):
                del seen[(word, *name)]
                _add(seen[name], found, {surface: _from_word(surface, 1) for surface in found.surfaces})


def _is_ordinary(word: str) -> bool:
    return not (is_unknown(word) or word in cues.GIVEN_NAMES or word in FUNCTION_WORDS)


def _merge_proclitic_forms(seen: dict[Key, CandidateStats]) -> None:
    """Count «بجندوبة» as «جندوبة» if that occurs too."""
    for key in sorted(seen):
        for at, word in proclitic_splits(key[0]):
            bare = (word, *key[1:])
            if at and len(word) > 2 and bare in seen:
                found = seen.pop(key)
                written = _surface(seen[bare])
                _add(seen[bare], found, dict.fromkeys(found.surfaces, written))
                break


def _merge_longer_forms(seen: dict[Key, CandidateStats]) -> None:
    """Count a name with further words as the name itself if that is at least twice as frequent."""
    for key in sorted(seen, key=lambda key: (-len(key), key)):
        for length in range(len(key) - 1, 0, -1):
            short = key[:length]
            if short in seen and _is_whole(key, length) and seen[short].count >= 2 * seen[key].count:
                found = seen.pop(key)
                _add(seen[short], found, {surface: _first_words(surface, length) for surface in found.surfaces})
                break


def _is_whole(key: Key, length: int) -> bool:
    """Return whether the first *length* words of *key* can be a name: «محمد», «عبد العزيز», «محمد بن» cannot."""
    return (
        (length > 1 + (key[0] == cues.ABD) or is_unknown(key[0]))
        and cues.NAME_PARTICLES.isdisjoint(key[length - 1 : length + 1])
        and not cues.GIVEN_NAMES.issuperset(key[:length])
    )


def _first_words(surface: str, count: int) -> str:
    return surface[: list(tokenize(surface))[count - 1].end]


def _surface(found: CandidateStats) -> str:
    """Return the most frequent spelling."""
    return min(found.surfaces, key=lambda surface: (-found.surfaces[surface], surface))


def _from_word(surface: str, number: int) -> str:
    return surface[list(tokenize(surface))[number].start :]


def _add(to: CandidateStats, found: CandidateStats, surfaces: Mapping[str, str]) -> None:
    """Add the statistics of another form of a name to *to*; *surfaces* maps its surface forms to those of the name."""
    for surface, count in found.surfaces.items():
        to.surfaces[surfaces[surface]] += count
    to.types.update(found.types)
    to.evidence.update(found.evidence)
    to.articles |= found.articles
    to.snippets = [*to.snippets, *found.snippets][:MAX_SNIPPETS]


def _drop_fragments(seen: dict[Key, CandidateStats]) -> None:
    """Drop candidates that are mostly part of a longer one."""
    within: Counter[Key] = Counter()
    for key, found in seen.items():
        for length in range(1, len(key)):
            for at in range(len(key) - length + 1):
                within[key[at : at + length]] += found.count
    for key in [key for key, found in seen.items() if within[key] >= found.count]:
        del seen[key]


def _skeletons(records: Mapping[str, AuthorityRecord]) -> dict[str, list[tuple[str, str]]]:
    """Return (name, slug) of every name of *records*, by skeleton."""
    names: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for record in records.values():
        for form in record.forms:
            names[skeleton(form)].append((form, record.slug))
    return names


def _variants(name: str, names: Mapping[str, list[tuple[str, str]]]) -> tuple[str, ...]:
    """Return the slugs of the records of which *name* may be another spelling."""
    key = skeleton(name)
    same = names.get(key, ()) if len(key) >= _MIN_SKELETON_LETTERS else ()
    return tuple(sorted({slug for form, slug in same if is_similar(name, form)}))


def _proposal(found: CandidateStats, probability: float, names: Mapping[str, list[tuple[str, str]]]) -> Proposal:
    name = _surface(found)
    return Proposal(
        name=name,
        type=_type(found),
        articles=len(found.articles),
        count=found.count,
        evidence=tuple(sorted(found.evidence.keys() - {"within"})),
        snippets=tuple(found.snippets),
        records=_variants(name, names),
        probability=probability,
    )


def _type(found: CandidateStats) -> EntityType:
    """Return the type of most cue words («مدينة بن قردان»), else place if mostly after «في» and the like, else person."""
    if found.types:
        return min(found.types, key=lambda type_: (-found.types[type_], type_))
    is_person = found.evidence["given"] + found.evidence["lineage"] > 0
    return "place" if 2 * found.evidence["within"] >= found.count and not is_person else "person"
