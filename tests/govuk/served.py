"""One page of this room on a server of its own, with the static files and the headers of the portal."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import override_settings

from govuk.assets import build
from tests.govuk.page import ALONE

ROOT = Path(settings.ROOT)


class Portal(http.server.SimpleHTTPRequestHandler):
    """Our static files, with the headers of the portal."""

    def end_headers(self) -> None:
        directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
        self.send_header(
            "Content-Security-Policy", "; ".join(f"{name} {' '.join(value)}" for name, value in directives)
        )
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


def served(folder: Path, page: Callable[[], str]) -> Iterator[str]:
    """The address of what `page` draws, for as long as the iteration lasts."""
    (folder / "static").mkdir()
    build(ROOT / "node_modules" / "govuk-frontend", folder / "static" / "govuk")
    for name in ("css", "js", "img"):
        (folder / "static" / name).symlink_to(ROOT / "static" / name)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Portal, directory=str(folder)))
    with override_settings(**ALONE):
        (folder / "page.html").write_text(page(), encoding="utf-8")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/page.html"
    server.shutdown()
    server.server_close()
