"""The site from this machine's own web server."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from urllib.request import urlopen

from khizana.commands.serve import site_server


def test_the_site_is_served(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("خزانة", encoding="utf-8")
    with site_server(tmp_path, 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        with urlopen(f"http://127.0.0.1:{server.server_port}/") as answer:
            assert answer.read().decode() == "خزانة"
        server.shutdown()
