"""The desk over HTTP on this machine alone: who may ask, which address has which answer, how faults are said.

The page is files of this package; all else is JSON. A request must come to the address that the desk has, from a page of the
desk: no other page that the editor has open can read or write through it. Nothing is loaded from elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from pathlib import Path
from socket import create_server
from threading import Lock
from typing import TYPE_CHECKING, Any

from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

from khizana.desk.desk_answers import Desk
from khizana.errors import KhizanaError
from khizana.theme_files import package_theme

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_HERE = Path(__file__).parent
_FONTS = ("naskh-arabic.woff2", "naskh-common.woff2", "naskh-latin.woff2")
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_MAX_BODY = 4 << 20  # bytes of a request
_ROUTES = Map(
    [
        Rule("/api/names", endpoint="names", methods=["GET"]),
        Rule("/api/names/<key>", endpoint="name", methods=["GET"]),
        Rule("/api/entities", endpoint="entities", methods=["GET"]),
        Rule("/api/reviews", endpoint="review", methods=["POST"]),
        Rule("/api/many", endpoint="many", methods=["POST"]),
        Rule("/api/undo", endpoint="undo", methods=["POST"]),
        Rule("/api/records/<slug>", endpoint="record", methods=["GET"]),
        Rule("/api/records/<slug>", endpoint="save_record", methods=["POST"]),
        Rule("/api/records/<slug>/check", endpoint="check_record", methods=["POST"]),
        Rule("/api/articles", endpoint="articles", methods=["GET"]),
        Rule("/api/articles/<id_>", endpoint="article", methods=["GET"]),
        Rule("/api/articles/<id_>", endpoint="save_article", methods=["POST"]),
        Rule("/api/strings", endpoint="strings", methods=["GET"]),
        Rule("/", endpoint="page", methods=["GET"]),
        Rule("/<path:name>", endpoint="file", methods=["GET"]),
    ]
)


class DeskServer:
    """A WSGI application; `hosts` are the names under which the desk may be asked, with the port."""

    def __init__(self, desk: Desk, strings: Mapping[str, Any], hosts: frozenset[str]) -> None:
        self._desk = desk
        self._strings = strings
        self.hosts = hosts
        self._one_at_a_time = Lock()
        self._files = {path.name: path for path in (_HERE / "static").iterdir()}
        self._files |= {name: package_theme() / "static" / "fonts" / name for name in _FONTS}
        self._files["favicon.svg"] = package_theme() / "static" / "favicon.svg"

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        return self._response(Request(environ))(environ, start_response)

    def _response(self, request: Request) -> Response:
        try:
            response = self._refusal(request) or self._answer(request)
        except KhizanaError as error:
            problems = [{"path": p.path, "message": p.message, "fix": p.fix, "line": p.line} for p in error.problems]
            response = _json({"problems": problems}, HTTPStatus.CONFLICT)
        except HTTPException as error:
            response = _json(
                {"problems": [{"path": "", "message": str(error), "fix": ""}]}, HTTPStatus(error.code or 500)
            )
        except (LookupError, TypeError, ValueError) as error:
            message = f"not what the desk expects: {error}"
            response = _json({"problems": [{"path": "", "message": message, "fix": ""}]}, HTTPStatus.BAD_REQUEST)
        response.headers.update(_HEADERS)
        return response

    def _refusal(self, request: Request) -> Response | None:
        """Return the answer to a request that no page of the desk can have made."""
        origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site", "same-origin")
        own = request.host in self.hosts and origin in (None, f"http://{request.host}")
        writes = request.method != "GET"
        from_elsewhere = site not in ("same-origin", "none") or (writes and (origin is None or site == "none"))
        if not own or from_elsewhere:
            return _json({"problems": []}, HTTPStatus.FORBIDDEN)
        if writes and request.mimetype != "application/json":
            return _json({"problems": []}, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        if writes and (request.content_length is None or request.content_length > _MAX_BODY):
            return _json({"problems": []}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return None

    def _answer(self, request: Request) -> Response:
        endpoint, values = _ROUTES.bind_to_environ(request.environ).match()
        if endpoint == "page":
            return self._file("desk.html")
        if endpoint == "file":
            return self._file(values["name"])
        if endpoint == "strings":
            return _json(self._strings)
        answer: Callable[..., Any] = getattr(self._desk, endpoint)
        given = dict(request.args.items()) if request.method == "GET" else _object(request)
        with self._one_at_a_time:  # windows wait for each other; each answer is short
            return _json(answer(**values, **given))

    def _file(self, name: str) -> Response:
        path = self._files.get(name)
        if path is None:
            raise NotFound
        return Response(path.read_bytes(), content_type=f"{_TYPES[path.suffix]}; charset=utf-8")


def _object(request: Request) -> dict[str, Any]:
    value = json.loads(request.get_data())
    if not isinstance(value, dict):
        raise TypeError("a JSON object")
    return value


def _json(value: object, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return Response(json.dumps(value, ensure_ascii=False), status, content_type="application/json; charset=utf-8")


class _Quiet(WSGIRequestHandler):
    def log_request(self, *_: object) -> None:
        """Say nothing of what went well."""


def desk_server(desk: Desk, strings: Mapping[str, Any], port: int) -> BaseWSGIServer:
    """Return a server of *desk* that listens at 127.0.0.1; *port* 0 takes a free one. Raises OSError where it cannot."""
    application = DeskServer(desk, strings, frozenset())
    with create_server(("127.0.0.1", port)) as listening:  # werkzeug would end the program where the port is taken
        port = listening.getsockname()[1]
        server = make_server(
            "127.0.0.1", port, application, threaded=True, request_handler=_Quiet, fd=listening.fileno()
        )
    application.hosts = frozenset(f"{name}:{server.port}" for name in ("127.0.0.1", "localhost"))
    return server
