"""What a local installation is told: the settings in `var/env`, read by settings.py, and the address people type."""

import os
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from psed_portal.embedded import postgres, valkey
from psed_portal.embedded.places import Place, write_private
from psed_portal.embedded.processes import Failed
from psed_portal.embedded.supervisor import Supervisor, say

FIRST_PORT, LAST_PORT = 8000, 8999
# Written for a second terminal; whatever the real environment says wins, here and in settings.py.
KEPT = (
    "SECRET_KEY",
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "REDIS_URL",
    "PUBLIC_URL",
    "ALLOW_EXAMPLE",
    "EXAMPLE_PASSWORD",
    "EMAIL_URL",
    "FONTCONFIG_FILE",
    "XDG_CACHE_HOME",
)


@dataclass(frozen=True)
class Web:
    """The listening socket, taken before anybody else can, and the address it answers at."""

    listener: socket.socket
    url: str

    @property
    def address(self) -> tuple[str, int]:
        host, port = self.listener.getsockname()
        return host, port


def listen() -> Web:
    """Take the port of PUBLIC_URL where that names this machine, else the first free one."""
    wished = urlsplit(os.environ.get("PUBLIC_URL", ""))
    if wished.hostname in {"127.0.0.1", "localhost"}:
        port = wished.port or 80
        if listener := _listen_at(port):
            return Web(listener, os.environ["PUBLIC_URL"].rstrip("/"))
        raise Failed(f"PUBLIC_URL names port {port}, which cannot be used here. Choose another.")
    for port in range(FIRST_PORT, LAST_PORT + 1):
        if listener := _listen_at(port):
            return Web(listener, os.environ.get("PUBLIC_URL", "").rstrip("/") or f"http://127.0.0.1:{port}")
    raise Failed(f"No free port between {FIRST_PORT} and {LAST_PORT}.")


def _listen_at(port: int) -> socket.socket | None:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen(128)
    except OSError:
        listener.close()
        return None
    return listener


def bring_up_services(supervisor: Supervisor, *, disposable: bool = False) -> dict[str, str]:
    """PostgreSQL and Valkey, except for what the environment already names; returns their addresses as settings."""
    addresses: dict[str, str] = {}
    given = {} if disposable else os.environ  # the tests have their own, whatever else is there
    if given.get("DATABASE_URL"):
        say("Using the PostgreSQL of DATABASE_URL")
    else:
        server = postgres.start(supervisor, disposable=disposable)
        addresses |= {"DATABASE_URL": server.app_url, "DATABASE_OWNER_URL": server.owner_url}
        say("PostgreSQL is up")
    if given.get("REDIS_URL"):
        say("Using the broker of REDIS_URL")
    else:
        addresses["REDIS_URL"] = valkey.start(supervisor)
        say("Valkey is up")
    return addresses


def environment(place: Place, addresses: dict[str, str], public_url: str) -> dict[str, str]:
    """The whole environment of the portal's own processes; writes what a second terminal needs of it to `var/env`."""
    ours = {
        "SECRET_KEY": place.secret("secret-key", 50),
        "PUBLIC_URL": public_url,
        "ALLOW_EXAMPLE": "true",
        "EXAMPLE_PASSWORD": place.secret("example-password", 12),
        **addresses,
    }
    complete = {**ours, **{name: value for name, value in os.environ.items() if value}}
    if "DATABASE_URL" in addresses:
        complete["DATABASE_OWNER_URL"] = addresses["DATABASE_OWNER_URL"]
    lines = [f"{name}={complete[name]}" for name in KEPT if name in complete]
    write_private(place.state / "env", "# Written by ./start. The real environment wins.\n" + "\n".join(lines) + "\n")
    return complete


def environment_of_checks(place: Place, addresses: dict[str, str]) -> dict[str, str]:
    """The environment of the checks: nothing of a local installation, nothing of the person who calls them."""
    ours = {
        "SECRET_KEY": place.secret("secret-key", 50),
        "PUBLIC_URL": "http://127.0.0.1:8000",
        "ALLOW_EXAMPLE": "true",
        "EXAMPLE_PASSWORD": place.secret("example-password", 12),
        "ALLOWED_HOSTS": "127.0.0.1",
        "BEHIND_PROXY": "false",
        "DATABASE_ROLE": "app",
        "DJANGO_LIVE_TEST_SERVER_ADDRESS": "127.0.0.1",  # not every machine knows the name "localhost"
        "EMAIL_URL": "",
        "FILES_ROOT": str(place.folder("files")),
        "STATIC_ROOT": str(place.folder("static")),
        "LOG_LEVEL": "INFO",
        **addresses,
    }
    return {**os.environ, **ours}
