"""The machines behind the portal as children of the tests: broker, web, workers, and a mail server with moods."""

import http.client
import os
import socketserver
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from signal import SIGKILL
from urllib.parse import urlencode, urlsplit

import redis
from celery import Celery
from django.conf import settings
from django.db import connection

from psed_portal.embedded import programs, valkey
from psed_portal.embedded.places import REPOSITORY, Place
from psed_portal.embedded.processes import Child, tail
from tests.cast import PASSWORD

SECONDS = 40  # how long anything here may take before it counts as not done


def wait_until(ready: Callable[[], object], what: str, *, seconds: float = SECONDS, log: Path | None = None) -> None:
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, f"not within {seconds:.0f} s: {what}\n{tail(log, 40) if log else ''}"
        time.sleep(0.02)


def free_port() -> int:
    with socketserver.TCPServer(("127.0.0.1", 0), socketserver.BaseRequestHandler) as probe:
        return probe.server_address[1]


def app_address() -> str:
    """The database of the tests, as the app's own role."""
    return urlsplit(settings.DATABASE_APP_URL)._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


class Broker:
    """A Valkey of the tests' own, which may be killed and comes back at the same address, empty."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.password = folder, free_port(), "of-these-tests-only"
        self.url = f"redis://:{self.password}@127.0.0.1:{self.port}/0"
        self.child: Child | None = None

    def start(self) -> None:
        if self.child and not self.child.has_ended:
            return
        self.child = Child.spawn(
            "broker",
            [programs.valkey(Place("machines", self.folder, self.folder, None)), "-"],
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            cwd=self.folder,
            log=self.folder / "broker.log",
            stdin=valkey.CONFIGURATION.format(port=self.port, password=self.password).encode(),
        )
        wait_until(self.answers, "the broker answers", log=self.child.log)

    def answers(self) -> bool:
        with suppress(redis.RedisError):
            return bool(self.ask("ping"))
        return False

    def ask(self, verb: str, *words: str) -> object:
        with redis.Redis.from_url(self.url, socket_timeout=2) as client:
            return getattr(client, verb)(*words)

    def kill(self) -> None:
        if self.child and not self.child.has_ended:
            self.child.process.kill()
            self.child.process.wait()

    def send(self, *tasks: str) -> None:
        """Queue tasks by name, as beat does."""
        with Celery(broker=self.url) as sender:
            for task in tasks:
                sender.send_task(task)

    def is_idle(self) -> bool:
        """Nothing waits, and nothing that was taken is still being worked on."""
        return not self.ask("llen", "celery") and not self.ask("hlen", "unacked")


class House:
    """A real gunicorn and real workers, as the app's role, at the database of the tests."""

    def __init__(self, folder: Path, broker: Broker) -> None:
        self.folder, self.broker, self.port = folder, broker, free_port()
        self.children: list[Child] = []
        self.started = 0
        self.env = {
            **os.environ,
            "DATABASE_ROLE": "app",
            "DATABASE_URL": app_address(),
            "DATABASE_OWNER_URL": app_address(),
            "REDIS_URL": broker.url,
            "FILES_ROOT": str(folder / "files"),
            "PUBLIC_URL": "http://127.0.0.1:8000",
            "ALLOWED_HOSTS": "127.0.0.1",
            "LOG_LEVEL": "INFO",
        }

    def start(self, name: str, *words: str, **more: str) -> Child:
        self.started += 1
        child = Child.spawn(
            name,
            [sys.executable, "-m", *words],
            env={**self.env, **more},
            cwd=REPOSITORY,
            log=self.folder / f"{self.started}-{name}.log",
            ends_by=SIGKILL,  # a test that is over waits for nobody
        )
        self.children.append(child)
        return child

    def start_web(self) -> None:
        bind = ("--bind", f"127.0.0.1:{self.port}", "--threads=2", "--no-control-socket")
        web = self.start("web", "gunicorn", "psed_portal.wsgi", *bind)
        wait_until(lambda: self.get("/health/live")[0] == 200, "gunicorn answers", log=web.log)

    def start_worker(self, *, hands: int = 1, **more: str) -> Child:
        words = ("worker", "--concurrency", str(hands), "--loglevel", "INFO", "--without-gossip", "--without-mingle")
        return self.start("worker", "celery", "-A", "psed_portal", *words, **more)

    def get(self, path: str, **headers: str) -> tuple[int, bytes]:
        try:
            return self.ask("GET", path, headers=headers)
        except ConnectionRefusedError:
            return 0, b""

    def post(self, path: str, cookies: dict[str, str], **form: str) -> tuple[int, bytes]:
        """Press a button, signed in by the cookies given."""
        token = "t" * 32
        cookie = "; ".join(f"{name}={value}" for name, value in {**cookies, settings.CSRF_COOKIE_NAME: token}.items())
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode({**form, "csrfmiddlewaretoken": token}), headers)

    def ask(self, verb: str, path: str, body: str | None = None, headers: dict[str, str] | None = None):
        connected = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connected.request(verb, path, body, headers or {})
            answer = connected.getresponse()
            return answer.status, answer.read()
        finally:
            connected.close()

    def end(self, *names: str) -> None:
        """End the children of these names; without names, all."""
        for child in [child for child in reversed(self.children) if not names or child.name in names]:
            child.end()
            self.children.remove(child)


def power_off(worker: Child) -> None:
    """SIGKILL to the worker and to the hands it works with, as when a machine is lost."""
    os.killpg(worker.process.pid, SIGKILL)
    worker.process.wait()


def hands_of(worker: Child) -> list[int]:
    """The processes in which a worker does its work."""
    return children_of(worker.process.pid)


def children_of(pid: int) -> list[int]:
    with suppress(FileNotFoundError, ProcessLookupError):
        return [int(number) for number in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def signed_in(client, person) -> dict[str, str]:
    """The session of somebody who has just given the password again: the database knows it, so gunicorn does too."""
    client.force_login(person)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}


class MailServer(socketserver.ThreadingTCPServer):
    """Speaks as much SMTP as a letter needs. While `refuses`, it reads each letter and then does not take it."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.refuses = False
        self.refused = 0
        self.taken: list[str] = []

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class Conversation(socketserver.StreamRequestHandler):
    server: MailServer
    ANSWERS = {"MAIL": "250 OK", "RCPT": "250 OK", "RSET": "250 OK", "NOOP": "250 OK", "DATA": "354 Go on"}

    def handle(self) -> None:
        self.say("220 mail.example.org")
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "QUIT":
                self.say("221 Bye")
                return
            self.say(self.ANSWERS.get(verb, "250 mail.example.org"))
            if verb == "DATA":
                self.say(self.take("".join(self.letter())))

    def letter(self) -> Iterator[str]:
        while (line := self.rfile.readline().decode()) != ".\r\n":
            yield line

    def take(self, letter: str) -> str:
        if self.server.refuses:
            self.server.refused += 1
            return "451 The disk of the mail server is full"
        self.server.taken.append(letter)
        return "250 Taken"

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def mail_server() -> Iterator[MailServer]:
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.shutdown()
        thread.join()
