"""A real Valkey as a supervised child: Celery's broker, on the loopback address, behind a password, keeping nothing."""

import os
import socket
from functools import partial
from pathlib import Path

import redis

from psed_portal.embedded import programs
from psed_portal.embedded.processes import Failed
from psed_portal.embedded.supervisor import Supervisor

TRIES = 5
# What is to be done is kept in PostgreSQL, so the broker need not write to disk.
CONFIGURATION = """\
bind 127.0.0.1
port {port}
requirepass {password}
daemonize no
save ""
appendonly no
"""


def start(supervisor: Supervisor) -> str:
    """Start Valkey on a free port and return its address.

    A port, because the client libraries spell the address of a socket in different ways, but all know `redis://`.
    """
    program = programs.valkey(supervisor.place)
    password = supervisor.place.secret("valkey")
    for _ in range(TRIES):
        port = _free_port()
        child = supervisor.start(
            "Valkey",
            [program, "-"],  # the configuration comes by stdin, so that no password stands in the list of processes
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"},
            cwd=Path("/"),
            account=supervisor.place.account,
            stdin=CONFIGURATION.format(port=port, password=password).encode(),
        )
        client = redis.Redis(host="127.0.0.1", port=port, password=password, socket_timeout=2)
        try:
            supervisor.wait_until(partial(_is_ready, client), name="Valkey", seconds=20)
        except Failed as failure:
            if "in use" not in failure.tail:
                raise
            supervisor.children.remove(child)  # somebody took the port in the moment between
        else:
            return f"redis://:{password}@127.0.0.1:{port}/0"
        finally:
            client.close()
    raise Failed("No free port was found for Valkey.")


def _is_ready(client: redis.Redis) -> bool:
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
