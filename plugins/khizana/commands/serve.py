"""The built site on this machine's own web server."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from khizana.errors import KhizanaError, Problem


def site_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of the site in *folder*, listening at 127.0.0.1; *port* 0 takes a free one.

    Raises KhizanaError where there is no site and where the port cannot be had.
    """
    if not (folder / "index.html").is_file():
        raise KhizanaError(Problem(str(folder), "no site here", "run invoke build, or name the folder with --output"))
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else "a port is a number from 0 to 65535"
        problem = Problem(f"127.0.0.1:{port}", f"cannot listen here: {reason}", "choose another with --port N")
        raise KhizanaError(problem) from error


def serve(folder: Path, port: int, say: Callable[[str], None]) -> None:
    """Show the site in *folder* until stopped with Ctrl-C."""
    with site_server(folder, port) as server:
        say(f"http://127.0.0.1:{server.server_port}/ shows {folder}; stop with Ctrl-C")
        with suppress(KeyboardInterrupt):
            server.serve_forever()
