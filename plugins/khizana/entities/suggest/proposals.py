"""Propose names that have no record yet, for an editor to accept or to pass over.

In: the texts of an archive and its records. Out: proposals, the surest first, each with what speaks for it. All candidates of
all texts are gathered first; then what the texts together say mends their ends, and decides how likely each is a name. No
tagger is asked, so nothing but the dictionary has to be shipped, and the same texts give the same proposals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from khizana.arabic.function_words import FUNCTION_WORDS
from khizana.arabic.tokenizer import Token, tokenize
from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.entities.linking.matcher import Matcher
from khizana.entities.linking.token_context import Reading
from khizana.entities.suggest import cues
from khizana.entities.suggest.likelihood import Key, Seen, probability
from khizana.entities.suggest.name_candidates import candidates, surroundings
from khizana.entities.suggest.skeleton import is_near, skeleton
from khizana.entities.suggest.unknown_words import is_strange, readings
from khizana.model import EntityType

CONTEXTS = 2  # passages shown with a proposal
REACH = 50  # code points of a passage on each side of the name
LIKELY = 0.65  # what is less likely a name is not shown, even if nothing else is left
SURE = 0.9
_STICKY = 0.5  # share of a known word's uses that must follow a name for it to belong to the name
_SKELETON = 4  # letters of a skeleton that is worth comparing


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name to make a record of."""

    name: str  # as most often written
    type: EntityType
    articles: int
    count: int
    evidence: tuple[str, ...]  # of title, given, lineage, head, kind, unknown, called, quoted
    contexts: tuple[str, ...]
    records: tuple[str, ...]  # slugs whose names are spelt alike: it may be an alias of one of them
    likelihood: float = field(compare=False)


def suggest(
    texts: Iterable[tuple[str, str]], records: Mapping[str, AuthorityRecord], limit: int = 40
) -> tuple[Proposal, ...]:
    """Return at most *limit* proposals from *texts*, pairs of article id and text; what *records* name already is left out."""
    seen, words = gather(texts, records)
    likely = {key: probability(key, found, words) for key, found in seen.items()}
    shown = [key for key, value in likely.items() if value >= LIKELY]
    shown.sort(key=lambda key: (-_odds(likely[key]) * len(seen[key].articles), key))
    names = _skeletons(records)
    return tuple(_proposal(seen[key], likely[key], names) for key in shown[:limit])


def stub(proposal: Proposal) -> str:
    """Return the text of a record file made of *proposal*, for an editor to complete."""
    return f"---\ntype: {proposal.type}\nname: {proposal.name}\n---\n"


def gather(
    texts: Iterable[tuple[str, str]], records: Mapping[str, AuthorityRecord]
) -> tuple[dict[Key, Seen], Counter[str]]:
    """Return the candidates of all *texts*, their ends mended, and how often each word occurs."""
    matcher = Matcher(records)
    seen: defaultdict[Key, Seen] = defaultdict(Seen)
    words: Counter[str] = Counter()
    for id_, text in texts:
        tokens = list(tokenize(text))
        words.update(token.key for token in tokens)
        _read(id_, Reading(text, tokens), _named(matcher, text, tokens), seen)
    _send_guests_home(seen, words)
    _send_hosts_away(seen, words)
    _take_particles_off(seen)
    _cut_what_follows(seen)
    _drop_parts(seen)
    return seen, words


def _odds(likelihood: float) -> float:
    """Return the odds of a name; above SURE all are as good as sure, so that there the more articles decide."""
    bounded = min(likelihood, SURE)
    return bounded / (1 - bounded)


def _named(matcher: Matcher, text: str, tokens: list[Token]) -> set[int]:
    """Return the offsets of the words that a record has a name for already."""
    return {
        token.start
        for mention in matcher.find(text, tokens)
        if mention.kind in ("name", "short")
        for token in tokens
        if token.start < mention.end and mention.start < token.end
    }


def _read(id_: str, reading: Reading, named: set[int], seen: defaultdict[Key, Seen]) -> None:
    """Add the candidates of one text to *seen*."""
    for found in candidates(reading, named):
        first, last = found.first, found.last
        start, end = reading.start(first, found.proclitic), reading.end(last)
        entry = seen[(reading.keys[first][found.proclitic :], *reading.keys[first + 1 : last + 1])]
        entry.surfaces[reading.text[start:end]] += 1
        entry.evidence.update((found.evidence, *surroundings(reading, found)))
        entry.articles.add(id_)
        entry.guest |= found.guest
        if found.type:
            entry.types[found.type] += 1
        if len(entry.contexts) < CONTEXTS:
            entry.contexts.append(_context(reading.text, start, end))


def _context(text: str, start: int, end: int) -> str:
    low = max(text.rfind("\n", 0, start) + 1, start - REACH)
    line_end = text.find("\n", end)
    high = min(line_end if line_end >= 0 else len(text), end + REACH)
    return text[low:high].strip()


def _send_guests_home(seen: defaultdict[Key, Seen], words: Mapping[str, int]) -> None:
    """Take a known word off the end of a name if it mostly stands elsewhere: «مندليف عام», but «نيكوشور دان»."""
    for key in [key for key, found in seen.items() if found.guest]:
        uses = words.get(key[-1], 0) + words.get("و" + key[-1], 0)
        if seen[key].count < _STICKY * uses:
            short = key[:-1]
            found = seen.pop(key)
            if _is_whole(short, len(short)):
                _add(seen[short], found, {surface: _first_words(surface, len(short)) for surface in found.surfaces})


def _send_hosts_away(seen: defaultdict[Key, Seen], words: Mapping[str, int]) -> None:
    """Take known words off before «بن قردان», a town, that stands without them or behind several: «أهالي», «عملية»."""
    hosts: defaultdict[Key, set[str]] = defaultdict(set)
    for key in seen:
        if len(key) > 2 and key[1] in cues.PATRONYMICS:
            hosts[key[1:]].add(key[0])
    for name, before in hosts.items():
        for host in sorted(before):
            found = seen[(host, *name)]
            if (len(before) > 1 or name in seen) and _is_ordinary(host) and found.count < _STICKY * words.get(host, 0):
                del seen[(host, *name)]
                _add(seen[name], found, {surface: _from_word(surface, 1) for surface in found.surfaces})


def _is_ordinary(word: str) -> bool:
    return not (is_strange(word) or word in cues.GIVEN_NAMES or word in FUNCTION_WORDS)


def _take_particles_off(seen: dict[Key, Seen]) -> None:
    """Count «بجندوبة» as «جندوبة» where that stands too."""
    for key in sorted(seen):
        for at, word in readings(key[0]):
            bare = (word, *key[1:])
            if at and len(word) > 2 and bare in seen:
                found = seen.pop(key)
                written = _surface(seen[bare])
                _add(seen[bare], found, dict.fromkeys(found.surfaces, written))
                break


def _cut_what_follows(seen: dict[Key, Seen]) -> None:
    """Count a name with another word behind it as the name, where that alone is twice as frequent."""
    for key in sorted(seen, key=lambda key: (-len(key), key)):
        for length in range(len(key) - 1, 0, -1):
            short = key[:length]
            if short in seen and _is_whole(key, length) and seen[short].count >= 2 * seen[key].count:
                found = seen.pop(key)
                _add(seen[short], found, {surface: _first_words(surface, length) for surface in found.surfaces})
                break


def _is_whole(key: Key, length: int) -> bool:
    """Say whether the first *length* words of *key* may be a name alone: «محمد», «عبد العزيز», «محمد بن» are none."""
    return (
        (length > 1 + (key[0] == cues.ABD) or is_strange(key[0]))
        and cues.NAME_PARTICLES.isdisjoint(key[length - 1 : length + 1])
        and not cues.GIVEN_NAMES.issuperset(key[:length])
    )


def _first_words(surface: str, count: int) -> str:
    return surface[: list(tokenize(surface))[count - 1].end]


def _surface(found: Seen) -> str:
    """Return how a name is most often written."""
    return min(found.surfaces, key=lambda surface: (-found.surfaces[surface], surface))


def _from_word(surface: str, number: int) -> str:
    return surface[list(tokenize(surface))[number].start :]


def _add(to: Seen, found: Seen, surfaces: Mapping[str, str]) -> None:
    """Add to *to* what was seen of another form of it, its *surfaces* rewritten."""
    for surface, count in found.surfaces.items():
        to.surfaces[surfaces[surface]] += count
    to.types.update(found.types)
    to.evidence.update(found.evidence)
    to.articles |= found.articles
    to.contexts = [*to.contexts, *found.contexts][:CONTEXTS]


def _drop_parts(seen: dict[Key, Seen]) -> None:
    """Leave out candidates that are nearly always part of a longer one."""
    within: Counter[Key] = Counter()
    for key, found in seen.items():
        for length in range(1, len(key)):
            for at in range(len(key) - length + 1):
                within[key[at : at + length]] += found.count
    for key in [key for key, found in seen.items() if within[key] >= found.count]:
        del seen[key]


def _skeletons(records: Mapping[str, AuthorityRecord]) -> dict[str, list[tuple[str, str]]]:
    """Return the names of *records* with their slugs, by skeleton."""
    names: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for record in records.values():
        for form in record.forms:
            names[skeleton(form)].append((form, record.slug))
    return names


def _alike(name: str, names: Mapping[str, list[tuple[str, str]]]) -> tuple[str, ...]:
    """Return the slugs of the records that *name* may be another spelling of."""
    bones = skeleton(name)
    same = names.get(bones, ()) if len(bones) >= _SKELETON else ()
    return tuple(sorted({slug for form, slug in same if is_near(name, form)}))


def _proposal(found: Seen, likelihood: float, names: Mapping[str, list[tuple[str, str]]]) -> Proposal:
    name = _surface(found)
    return Proposal(
        name=name,
        type=_type(found),
        articles=len(found.articles),
        count=found.count,
        evidence=tuple(sorted(found.evidence.keys() - {"within"})),
        contexts=tuple(found.contexts),
        records=_alike(name, names),
        likelihood=likelihood,
    )


def _type(found: Seen) -> EntityType:
    """Return the type that most announcing words have («مدينة بن قردان»), else a place where something is, else a person."""
    if found.types:
        return min(found.types, key=lambda type_: (-found.types[type_], type_))
    is_person = found.evidence["given"] + found.evidence["lineage"] > 0
    return "place" if 2 * found.evidence["within"] >= found.count and not is_person else "person"
