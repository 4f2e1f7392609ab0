"""Whether a container of ours is well: `python -m psed_portal.healthy web|worker|beat`, exit code 0 or 1."""

import http.client
import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

BEAT_SCHEDULE = Path(os.environ.get("BEAT_SCHEDULE", "/srv/beat/schedule"))
BEAT_IS_SILENT_AFTER = 300  # seconds; beat writes its schedule every three minutes


def web() -> bool:
    """The web process answers that it is ready, asked by the name that it serves."""
    host = urlsplit(os.environ["PUBLIC_URL"]).netloc
    connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=4)
    connection.request("GET", "/health/ready", headers={"Host": host, "X-Forwarded-Proto": "https"})
    return connection.getresponse().status == 200


def worker() -> bool:
    """This container's worker answers over the broker."""
    command = [sys.executable, "-m", "celery", "-A", "psed_portal", "inspect", "ping", "--timeout", "10"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603 - our own words


def beat() -> bool:
    """Beat has written its schedule lately."""
    written = max((path.stat().st_mtime for path in BEAT_SCHEDULE.parent.glob(f"{BEAT_SCHEDULE.name}*")), default=0)
    return time.time() - written < BEAT_IS_SILENT_AFTER


if __name__ == "__main__":
    try:
        sys.exit(0 if {"web": web, "worker": worker, "beat": beat}[sys.argv[1]]() else 1)
    except (OSError, http.client.HTTPException) as error:
        sys.exit(str(error))
