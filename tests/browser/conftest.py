"""What tests of the built site share: the site over http, and a real Firefox.

Firefox speaks WebDriver BiDi itself (https://w3c.github.io/webdriver-bidi/), so nothing but a websocket is wanted to drive it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from khizana.search.index.documents import Document
from khizana.search.index.index_writer import write_index

# a reader's Firefox lets no file read another; one under remote control would, unless told
STRICT = {"security.fileuri.strict_origin_policy": True, "privacy.file_unique_origin": True}
TELL_WHAT_IS_REFUSED = (
    "() => addEventListener('securitypolicyviolation', (e) => console.error(`refused: ${e.blockedURI}`))"
)
PATIENCE = 60  # seconds for any one answer


class Firefox:
    """A running Firefox with one tab. `said` is what consoles said, `requested` every address asked for."""

    def __init__(self, socket: ClientConnection) -> None:
        self.said: list[str] = []
        self.requested: list[str] = []
        self._socket = socket
        self._last = 0
        self._call("session.new", capabilities={})
        self._call("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self._call("script.addPreloadScript", functionDeclaration=TELL_WHAT_IS_REFUSED)
        self._tab = self._call("browsingContext.create", type="tab")["context"]

    def goto(self, address: str) -> None:
        """Open *address* and wait until it has loaded."""
        self._call("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript *expression* in the page, awaited: anything that JSON can say."""
        wrapped = f"(async () => JSON.stringify(await ({expression})))()"
        answer = self._call("script.evaluate", expression=wrapped, target={"context": self._tab}, awaitPromise=True)
        if answer["type"] != "success":
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']['text']}")
        return json.loads(answer["result"]["value"])

    def settle(self) -> None:
        """Wait for what is still on its way: a refusal is told a moment after it happened."""
        self.evaluate("new Promise((done) => setTimeout(() => done(0), 300))")

    def close(self) -> None:
        """End the browser."""
        self._call("browser.close")

    def _call(self, method: str, **params: Any) -> Any:
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv(timeout=PATIENCE))
            if message.get("id") == self._last:
                if message["type"] == "error":
                    raise RuntimeError(f"{method}: {message['error']}: {message['message']}")
                return message["result"]
            self._hear(message)

    def _hear(self, event: dict[str, Any]) -> None:
        params = event["params"]
        if event["method"] == "log.entryAdded":
            self.said.append(f"{params['level']}: {params['text']}")
        else:
            self.requested.append(params["request"]["url"])


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A headless Firefox with the strict rules on; skipped loudly without one, except in continuous integration."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        message = "no Firefox on this machine: run 'invoke setup'"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    profile = tmp_path_factory.mktemp("firefox")
    rules = "".join(f'user_pref("{name}", {json.dumps(value)});\n' for name, value in STRICT.items())
    (profile / "user.js").write_text(rules, encoding="utf-8")
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            with connect(f"{_address(profile, process)}/session", max_size=None, open_timeout=PATIENCE) as socket:
                browser = Firefox(socket)
                yield browser
                browser.close()
                process.wait(PATIENCE)
        finally:
            process.kill()


def _address(profile: Path, process: subprocess.Popen[bytes]) -> str:
    """Return where *process* listens: Firefox writes it into its profile when it is ready."""
    place = profile / "WebDriverBiDiServer.json"
    for _ in range(PATIENCE * 10):
        text = place.read_text(encoding="utf-8") if place.is_file() else ""
        if text.endswith("}"):
            where = json.loads(text)
            return f"ws://{where['ws_host']}:{where['ws_port']}"
        if process.poll() is not None:
            pytest.fail(f"Firefox ended with status {process.returncode}")
        time.sleep(0.1)
    pytest.fail("Firefox did not start to listen")


class Quiet(SimpleHTTPRequestHandler):
    """Files over http, without a line for each on the terminal."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def _reindexed(site: Path, folder: Path, documents: Iterable[Document]) -> Path:
    shutil.copytree(site, folder)
    write_index(documents, [], folder / "search")
    page = (folder / "search.html").read_text(encoding="utf-8")
    before, carried = page.split('<template id="manifest">')
    manifest = escape((folder / "search" / "manifest.json").read_text(encoding="utf-8"))
    after = carried.split("</template>")[1]
    whole = f'{before}<template id="manifest">{manifest}</template>{after}'
    (folder / "search.html").write_text(whole, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def reindexed() -> Callable[[Path, Path, Iterable[Document]], Path]:
    """Copy a site to a new folder and give it the index of other documents."""
    return _reindexed


@contextmanager
def _serve(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[str]]:
    """Serve a folder over http for as long as the context lasts."""
    return _serve


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The site over http."""
    with _serve(site) as address:
        yield address


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, site: Path, served: str) -> str:
    """Where the site begins: on the disk, then over http."""
    return site.as_uri() if request.param == "file" else served
