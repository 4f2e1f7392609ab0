"""Whether a container of ours is well: `python -m psed_portal.healthy web|worker|beat`, exit code 0 or 1."""

import http.client
import os
import socket
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from kombu.exceptions import OperationalError

from psed_portal.celery import app

WEB_PORT = int(os.environ.get("WEB_PORT", "8000"))
BEAT_SCHEDULE = Path(os.environ.get("BEAT_SCHEDULE", "/srv/beat/schedule"))
BEAT_IS_SILENT_AFTER = 300  # seconds; beat writes its schedule every three minutes
WORKER_ANSWERS_WITHIN = 5  # seconds; one that draws a report answers all the same


def web() -> bool:
    """The web process answers that it is ready, asked by the name that it serves."""
    host = urlsplit(os.environ["PUBLIC_URL"]).netloc
    connection = http.client.HTTPConnection("127.0.0.1", WEB_PORT, timeout=4)
    connection.request("GET", "/health/ready", headers={"Host": host, "X-Forwarded-Proto": "https"})
    return connection.getresponse().status == http.client.OK


def worker() -> bool:
    """This container's worker, and not another one's, answers over the broker."""
    here = f"celery@{socket.gethostname()}"
    with app.connection_for_write() as broker:
        return bool(app.control.ping(destination=[here], timeout=WORKER_ANSWERS_WITHIN, connection=broker))


def beat() -> bool:
    """Beat has written its schedule lately."""
    written = max((path.stat().st_mtime for path in BEAT_SCHEDULE.parent.glob(f"{BEAT_SCHEDULE.name}*")), default=0)
    return time.time() - written < BEAT_IS_SILENT_AFTER


if __name__ == "__main__":
    try:
        sys.exit(0 if {"web": web, "worker": worker, "beat": beat}[sys.argv[1]]() else 1)
    except (OSError, http.client.HTTPException, OperationalError) as error:
        sys.exit(str(error))
