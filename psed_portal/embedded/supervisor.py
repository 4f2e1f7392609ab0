"""Keeps the children of one installation: starts them, watches them, and ends them in the reverse order."""

import fcntl
import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FrameType, TracebackType
from typing import IO, Any

from psed_portal.embedded.places import REPOSITORY, Place
from psed_portal.embedded.processes import Child, Failed, Ledger, Stopped

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
BEGAN = float(os.environ.get("PSED_BEGAN") or time.time())


def say(text: str) -> None:
    print(f"[{time.time() - BEGAN:3.0f} s] {text}", flush=True)


class Supervisor:
    """A context: inside it children may be started; when it is left, for whatever reason, none of them is there."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.children: list[Child] = []
        self.ledger = Ledger(place.folder("run") / "processes.json")
        self.asked_to_stop = False
        self._lock: IO[str] | None = None
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> "Supervisor":
        self._lock = _locked(self.place.folder("run") / "lock")
        for number in STOP_SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:  # `nohup` means it
                self._before[number] = signal.signal(number, self._note_signal)
        if left := self.ledger.end_leftovers():
            say(f"Ended what an earlier start had left running: {', '.join(left)}")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for number in self._before:
            signal.signal(number, signal.SIG_IGN)  # what has begun to end, ends
        for child in reversed(self.children):
            child.end()
        self.ledger.close()
        for number, before in self._before.items():
            signal.signal(number, before)
        if self._lock:
            self._lock.close()

    def _note_signal(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_stop = True

    def announce(self, address: str) -> None:
        """For whoever starts a second time: where the first one is to be found."""
        if self._lock:
            _write_over(self._lock, f"process {os.getpid()}, at {address}")

    def log(self, name: str) -> Path:
        """A fresh log; the one of the time before is kept beside it."""
        path = self.place.folder("log") / f"{name}.log"
        if path.exists():
            path.replace(path.with_suffix(".previous.log"))
        path.touch(mode=0o600)
        return path

    def start(self, name: str, command: Sequence[str | Path], **how: Any) -> Child:
        if "log" not in how:
            how["log"] = self.log(name)
        child = Child.spawn(name, command, **{"cwd": REPOSITORY, **how})
        self.children.append(child)
        self.ledger.note(child)
        return child

    def run(self, name: str, command: Sequence[str | Path], *, env: Mapping[str, str], **how: Any) -> int:
        """Run a command to its end, while the other children are watched; returns its exit code."""
        child = self.start(name, command, env=env, **how)
        while not child.has_ended:
            self.breathe(except_for=child)
        child.end()
        self.children.remove(child)
        return child.process.returncode

    def breathe(self, seconds: float = 0.05, except_for: Child | None = None) -> None:
        """Wait a moment. Raises Stopped when the end was asked for, Failed when a child is gone."""
        time.sleep(seconds)
        if self.asked_to_stop:
            raise Stopped
        for child in self.children:
            if child is not except_for and child.has_ended:
                code = child.process.returncode
                how = f"exit code {code}" if code >= 0 else f"signal {-code}"
                raise Failed(f"{child.name} has ended unexpectedly ({how}); its log is {_shown(child.log)}.", child.log)

    def wait_until(self, ready: Callable[[], bool], *, name: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        log = next((child.log for child in self.children if child.name == name), None)
        while not ready():
            if time.monotonic() > deadline:
                raise Failed(f"{name} was not ready within {seconds:.0f} seconds; its log is {_shown(log)}.", log)
            self.breathe()

    def wait_for_the_end(self) -> None:
        while True:
            self.breathe(0.25)


def _locked(path: Path) -> IO[str]:
    """The file, held by this process alone until it is closed or the process is gone, with the number of it inside."""
    file = path.open("a+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        with file:
            file.seek(0)
            holder = file.read().strip() or "another process"
        raise Failed(f"This folder's services are already running, under {holder}.") from None
    _write_over(file, f"process {os.getpid()}")
    return file


def _write_over(file: IO[str], text: str) -> None:
    file.truncate(0)
    file.write(text)
    file.flush()


def _shown(path: Path | None) -> str:
    return os.path.relpath(path, REPOSITORY) if path else "the output above"
