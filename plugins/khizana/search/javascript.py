"""Run scripts that know no page: in the embedded engine quickjs-ng where it can be imported, else in an installed Node.

A runtime has call(function, *arguments), which awaits what `khizana.function(...)` of the scripts resolves to. Values go in and
out as JSON.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import weakref
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from khizana.errors import KhizanaError, Problem

Read = Callable[[str], str]
"""Returns the JSON of the shard of a name; may raise, and the call that led to it then raises the same."""

_HERE = Path(__file__).parent
HOST = _HERE / "engine_host.js"
_NODE_RUNNER = _HERE / "engine_node.mjs"
_STACK = 2**21  # bytes


class ScriptError(RuntimeError):
    """The script threw: a bug in it, not something an operator can put right."""


class Runtime(Protocol):
    """Running scripts."""

    def call(self, function: str, *arguments: Any) -> Any:
        """Return what `khizana.function(*arguments)` resolves to; ScriptError when it is rejected."""
        ...


def open_runtime(scripts: Sequence[Path], read: Read) -> Runtime:
    """Return a runtime that has run *scripts* and reads shards with *read*; KhizanaError where nothing can run it."""
    if find_spec("quickjs"):
        return QuickJs(scripts, read)
    node = shutil.which("node")
    if node:
        return Node(node, scripts, read)
    raise KhizanaError(
        Problem("search", "expected a JavaScript engine, found none", "run pip install quickjs-ng, or install Node")
    )


class _Reader:
    """Reads for a script, which cannot carry a Python exception: that waits for the end of the call."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._error: Exception | None = None

    def __call__(self, name: str) -> str:
        try:
            return self._read(name)
        except Exception as error:
            self._error = self._error or error
            return ""

    def finish(self, done: bool, text: str) -> Any:
        """Return the value that the script delivered, or raise what went wrong."""
        error, self._error = self._error, None
        if error:
            raise error
        if not done:
            raise ScriptError(text)
        return json.loads(text)


class QuickJs:
    """The scripts in the embedded engine. Not to be shared between threads."""

    def __init__(self, scripts: Sequence[Path], read: Read) -> None:
        import quickjs

        self._reader = _Reader(read)
        self._delivered: list[tuple[bool, str]] = []
        self._context = quickjs.Context()
        self._context.set_max_stack_size(_STACK)
        self._context.add_callable("readShard", self._reader)
        self._context.add_callable("deliver", lambda done, text: self._delivered.append((done, text)))
        for path in (HOST, *scripts):
            self._context.eval(path.read_text(encoding="utf-8"))

    def call(self, function: str, *arguments: Any) -> Any:
        """Return what `khizana.function(*arguments)` resolves to; ScriptError when it is rejected."""
        self._context.eval(f"void ask({json.dumps(function)}, {json.dumps(arguments)})")
        while self._context.execute_pending_job():
            pass
        return self._reader.finish(*self._delivered.pop())


class Node:
    """The scripts in a process of Node, which ends with this object."""

    def __init__(self, node: str, scripts: Sequence[Path], read: Read) -> None:
        self._reader = _Reader(read)
        command: Sequence[str | Path] = [node, _NODE_RUNNER, HOST, *scripts]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        weakref.finalize(self, self._process.communicate)  # end of input is the end of the process

    def call(self, function: str, *arguments: Any) -> Any:
        """Return what `khizana.function(*arguments)` resolves to; ScriptError when it is rejected."""
        self._say({"call": function, "values": arguments})
        while True:
            said = self._hear()
            if "read" not in said:
                return self._reader.finish(said["done"], said["text"])
            self._say({"shard": self._reader(said["read"])})

    def _say(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None  # noqa: S101 -- a pipe, as asked for above
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None  # noqa: S101 -- a pipe, as asked for above
        line = self._process.stdout.readline()
        if not line:
            raise ScriptError(f"Node stopped with status {self._process.wait()}")
        message: dict[str, Any] = json.loads(line)
        return message
