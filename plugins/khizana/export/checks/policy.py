"""The security policy of a page: that it is there and lets nothing in that Khizana's own would not."""

from __future__ import annotations

from collections.abc import Iterator

_SELF, _NONE = "'self'", "'none'"
_MOST = {
    "default-src": {_NONE},
    "script-src": {_SELF, _NONE},
    "style-src": {_SELF, _NONE},
    "img-src": {_SELF, _NONE, "data:"},
    "font-src": {_SELF, _NONE},
    "connect-src": {_NONE},
    "form-action": {_SELF, _NONE},
    "base-uri": {_NONE},
    "require-trusted-types-for": {"'script'"},
    "trusted-types": {"khizana", _NONE},
}
_LEAST = (
    "default-src",
    "form-action",
    "base-uri",
    "require-trusted-types-for",
)  # what default-src does not stand in for


def policy_faults(policy: str) -> Iterator[str]:
    """Yield what is wrong with the content of a Content-Security-Policy.

    >>> list(policy_faults("default-src 'none'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'"))
    []
    >>> next(policy_faults("default-src 'none'; script-src * 'unsafe-inline'"))
    "the policy is weakened: script-src has * 'unsafe-inline'"
    """
    directives: dict[str, list[str]] = {}
    for directive in filter(None, map(str.split, policy.split(";"))):
        name, *sources = directive
        directives.setdefault(name.lower(), sources)  # of two of a name a browser takes the first
    for name, sources in directives.items():
        if more := [source for source in sources if source.lower() not in _MOST.get(name, {_SELF, _NONE})]:
            yield f"the policy is weakened: {name} has {' '.join(more)}"
    for name in _LEAST:
        if not directives.get(name):
            yield f"the policy is weakened: it has no {name}"
