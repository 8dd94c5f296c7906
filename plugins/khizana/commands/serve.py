"""The built site on this machine's own web server, and built anew while its publisher works on it.

Files go out as hosts of static sites send them: text as UTF-8, ranges, the site's own page for an address that is not there, no
list of a folder. With --watch every page asks, by a script that only this server adds, to be told when a build has ended.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Condition, Thread
from typing import Any, BinaryIO

from khizana.errors import KhizanaError, Problem

Say = Callable[[str], None]
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_UTF_8 = {
    ".css": "text/css", ".csv": "text/csv", ".html": "text/html", ".js": "text/javascript", ".json": "application/json",
    ".jsonl": "application/jsonl", ".md": "text/markdown", ".svg": "image/svg+xml", ".txt": "text/plain",
    ".xml": "application/xml", ".atom": "application/atom+xml",
}  # fmt: skip
_EVENTS, _RELOAD = "/-/events", "/-/reload.js"  # no path of a site begins so
_SCRIPT = f'new EventSource("{_EVENTS}").onmessage = () => location.reload();\n'
_TAG = f'<script src="{_RELOAD}"></script>'
_HEARTBEAT = 15.0  # seconds; a page that is gone is noticed when the next one fails


class Builds:
    """Counts builds, and lets pages wait for the next one."""

    def __init__(self) -> None:
        self.count = 0
        self._ended = Condition()

    def end(self) -> None:
        """Count a build and tell those who wait."""
        with self._ended:
            self.count += 1
            self._ended.notify_all()

    def wait(self, seen: int) -> bool:
        """Wait until more than *seen* builds have ended; return whether they have within a heartbeat."""
        with self._ended:
            return self._ended.wait_for(lambda: self.count > seen, _HEARTBEAT)


class _SiteHandler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, builds: Builds | None, **options: Any) -> None:
        self._builds = builds
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        """Send a file, a part of it, or the events of --watch."""
        if self._builds and self.path == _EVENTS:
            self._send_events(self._builds)
        elif self._builds and self.path == _RELOAD:
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", _SCRIPT.encode())
        else:
            super().do_GET()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Send the head of the answer and return what follows it."""
        path = self._file()
        if path is None:
            return self._not_found()
        if path.is_dir():
            if not self.path.partition("?")[0].endswith("/"):
                return super().send_head()  # sends to the address with a slash
            path = path / "index.html"
        try:
            data = path.read_bytes()
        except OSError:
            return self._not_found()
        kind = _UTF_8.get(path.suffix.lower())
        return self._head(f"{kind}; charset=utf-8" if kind else self.guess_type(str(path)), self._watched(path, data))

    def _file(self) -> Path | None:
        """Return the path that the address means; None for one that no file can have."""
        try:
            path = Path(self.translate_path(self.path))
            return path if path.exists() else None
        except ValueError:  # a null byte
            return None

    def _watched(self, path: Path, data: bytes) -> bytes:
        """Return a page with the script that reloads it, and a policy that lets it ask."""
        if not self._builds or path.suffix != ".html":
            return data
        allowed = data.replace(b"connect-src 'none'", b"connect-src 'self'", 1)
        return allowed.replace(b"</head>", _TAG.encode() + b"</head>", 1)

    def _head(self, kind: str, data: bytes) -> BytesIO:
        span = _span(self.headers.get("Range", ""), len(data))
        if span is None:
            self.send_response(HTTPStatus.OK)
        elif not span:
            self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            self.send_header("Content-Range", f"bytes */{len(data)}")
            data = b""
        else:
            self.send_response(HTTPStatus.PARTIAL_CONTENT)
            self.send_header("Content-Range", f"bytes {span.start}-{span.stop - 1}/{len(data)}")
            data = data[span.start : span.stop]
        self.send_header("Accept-Ranges", "bytes")
        self._end_head(kind, len(data))
        return BytesIO(data)

    def _not_found(self) -> BytesIO:
        page = Path(self.directory, "404.html")
        data = page.read_bytes() if page.is_file() else b"404"
        self.send_response(HTTPStatus.NOT_FOUND)
        self._end_head("text/html; charset=utf-8", len(data))
        return BytesIO(data)

    def _end_head(self, kind: str, length: int) -> None:
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self._end_head(kind, len(data))
        self.wfile.write(data)

    def _send_events(self, builds: Builds) -> None:
        seen = builds.count
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        with suppress(ConnectionError):
            while True:
                ended = builds.wait(seen)
                seen = builds.count
                self.wfile.write(b"data: built\n\n" if ended else b": still here\n\n")
                self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Say nothing of what went well."""


def _span(asked: str, length: int) -> range | None:
    """Return the bytes that a Range header asks for: None for all, an empty range for what the file has not.

    >>> _span("bytes=2-3", 10), _span("bytes=-4", 10), _span("bytes=8-", 10), _span("bytes=10-", 10), _span("", 10)
    (range(2, 4), range(6, 10), range(8, 10), range(0, 0), None)
    """
    match = _RANGE.fullmatch(asked)
    if match is None or not any(match.groups()):
        return None  # none, several or another unit: a server may send all
    first, last = match.groups()
    span = (
        range(int(first), min(int(last or length), length - 1) + 1)
        if first
        else range(max(0, length - int(last)), length)
    )
    return span or range(0)


def site_server(folder: Path, port: int, builds: Builds | None = None) -> ThreadingHTTPServer:
    """Return a server of the site in *folder*, listening at 127.0.0.1; *port* 0 takes a free one.

    With *builds*, pages load themselves anew when one ends. Raises KhizanaError where there is no site and where the port
    cannot be had.
    """
    if not (folder / "index.html").is_file():
        raise KhizanaError(Problem(str(folder), "no site here", "run invoke build, or name the folder with --output"))
    handler = partial(_SiteHandler, directory=str(folder), builds=builds)
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else "a port is a number from 0 to 65535"
        problem = Problem(f"127.0.0.1:{port}", f"cannot listen here: {reason}", "choose another with --port N")
        raise KhizanaError(problem) from error
    server.daemon_threads = True
    return server


def serve(folder: Path, port: int, say: Say) -> None:
    """Show the site in *folder* until stopped with Ctrl-C."""
    with site_server(folder, port) as server:
        say(f"http://127.0.0.1:{server.server_port}/ shows {folder}; stop with Ctrl-C")
        with suppress(KeyboardInterrupt):
            server.serve_forever()


def serve_and_watch(folder: Path, port: int, sources: Sequence[Path], build: Sequence[str], say: Say) -> None:
    """Show the site, and run the command *build* whenever something below *sources* changes, until stopped with Ctrl-C.

    A build that fails has said why; the last site stays.
    """
    from watchfiles import watch

    builds = Builds()
    with site_server(folder, port, builds) as server:
        say(f"http://127.0.0.1:{server.server_port}/ shows {folder} and follows its sources; stop with Ctrl-C")
        Thread(target=server.serve_forever, daemon=True).start()
        with suppress(KeyboardInterrupt):
            for _ in watch(*filter(Path.exists, sources), watch_filter=_is_source, raise_interrupt=True):
                if subprocess.run(build, check=False).returncode == 0:
                    builds.end()
        server.shutdown()


def _is_source(_: object, path: str) -> bool:
    """Say whether a change of *path* may change the site: the cache of a build does not, nor what ingest writes.

    >>> _is_source(None, "content/.cache/annotated.sqlite"), _is_source(None, "content/pages/about.md")
    (False, True)
    """
    return not {".cache", "__pycache__", ".git"} & set(Path(path).parts)


def build_command(seeds: Path, content: Path, output: Path) -> list[str]:
    """Return the command that builds the archive of these folders, in a process of its own."""
    places = {"seeds": seeds, "content": content, "output": output}
    return [sys.executable, "-m", "khizana", "build", *(f"--{name}={path.absolute()}" for name, path in places.items())]
