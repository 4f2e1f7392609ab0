"""Child processes that end with their parent, and the list of them by which a later start ends what was left over."""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from psed_portal.embedded.places import Account, remove_tree, write_private

PR_SET_PDEATHSIG = 1
TAIL = 12


class Failed(Exception):
    """Something did not work; the message is one line fit for a person, the tail the last of its log."""

    def __init__(self, message: str, log: Path | None = None) -> None:
        super().__init__(message)
        self.tail = tail(log) if log else ""


class Stopped(Exception):
    """A person or the system asked for the end, and everything is to be put away in order."""


def tail(log: Path, lines: int = TAIL) -> str:
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
    except OSError:
        return ""


def tied_to_parent(by: signal.Signals) -> Callable[[], None] | None:
    """For `preexec_fn`: the kernel sends the child this signal when its parent is gone, however it went (Linux)."""
    if sys.platform != "linux":
        return None
    libc, parent = ctypes.CDLL(None, use_errno=True), os.getpid()

    def tie() -> None:
        libc.prctl(PR_SET_PDEATHSIG, int(by), 0, 0, 0)
        if os.getppid() != parent:  # it went in the moment between
            os._exit(0)

    return tie


@dataclass
class Child:
    """A running child: the signal that ends it in an orderly way, and how long it may take over that."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path | None
    ends_by: signal.Signals
    patience: float

    @classmethod
    def spawn(
        cls,
        name: str,
        command: Sequence[str | Path],
        *,
        env: Mapping[str, str],
        cwd: Path,
        log: Path | None = None,
        account: Account | None = None,
        ends_by: signal.Signals = signal.SIGTERM,
        orphaned_by: signal.Signals | None = None,
        patience: float = 10,
        pass_fds: Sequence[int] = (),
        stdin: bytes | None = None,
        stdout: IO[bytes] | None = None,
    ) -> "Child":
        """Start a child in a session of its own, so that Ctrl-C reaches only its parent, who ends all in order."""
        output = open(log, "ab") if log else None  # noqa: SIM115  # closed below; the child has its own copy
        try:
            process = subprocess.Popen(
                [str(word) for word in command],
                env=dict(env),
                cwd=cwd,
                stdin=subprocess.DEVNULL if stdin is None else subprocess.PIPE,
                stdout=stdout or output,
                stderr=output,
                start_new_session=True,
                pass_fds=pass_fds,
                preexec_fn=tied_to_parent(orphaned_by or ends_by),  # safe: there are no threads here
                user=account.uid if account else None,
                group=account.gid if account else None,
                extra_groups=[] if account else None,
            )
        finally:
            if output:
                output.close()
        if stdin is not None and process.stdin:
            with suppress(BrokenPipeError):  # it is gone already, and whoever waits for it will say so
                process.stdin.write(stdin)
                process.stdin.close()
        return cls(name, process, log, ends_by, patience)

    @property
    def has_ended(self) -> bool:
        return self.process.poll() is not None

    def end(self) -> None:
        """Ask for an orderly end, wait, insist; and leave nothing of its session behind."""
        if not self.has_ended:
            self.process.send_signal(self.ends_by)
            try:
                self.process.wait(self.patience)
            except subprocess.TimeoutExpired:
                self.process.kill()
        _signal_group(self.process.pid, signal.SIGKILL)
        self.process.wait()


def _signal_group(group: int, by: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):  # nobody is left in it
        os.killpg(group, by)


def started_at(pid: int) -> str | None:
    """When a process began, so that a number used again is not taken for the process that had it before."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return None if fields[0] == "Z" else Path("/proc/sys/kernel/random/boot_id").read_text().strip() + fields[19]
    except OSError:
        pass
    if sys.platform == "linux":
        return None
    answer = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return answer.stdout.strip() or None


class Ledger:
    """The children that run and the folders to remove after them, written down lest their parent be killed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.children: list[dict[str, Any]] = []
        self.folders: list[str] = []

    def note(self, child: Child) -> None:
        pid = child.process.pid
        entry: dict[str, Any] = {
            "name": child.name,
            "pid": pid,
            "started_at": started_at(pid),
            "ends_by": int(child.ends_by),
        }
        self.children.append(entry)
        self._write()

    def note_folder(self, folder: Path) -> None:
        self.folders.append(str(folder))
        self._write()

    def _write(self) -> None:
        write_private(self.path, json.dumps({"children": self.children, "folders": self.folders}))

    def close(self) -> None:
        for folder in self.folders:
            remove_tree(Path(folder))
        self.path.unlink(missing_ok=True)

    def end_leftovers(self, patience: float = 15) -> list[str]:
        """End what an earlier start left running, and only that; returns the names of what had to be ended."""
        try:
            left = json.loads(self.path.read_text())
        except (OSError, ValueError):
            return []
        alive = [child for child in reversed(left["children"]) if _is_still(child)]
        for child in alive:
            os.kill(child["pid"], child["ends_by"])
        deadline = time.monotonic() + patience
        while any(_is_still(child) for child in alive) and time.monotonic() < deadline:
            time.sleep(0.05)
        for child in alive:
            if _is_still(child):
                os.kill(child["pid"], signal.SIGKILL)
        self.folders = left["folders"]
        self.close()
        self.folders = []
        return [child["name"] for child in alive]


def _is_still(child: dict[str, Any]) -> bool:
    return child["started_at"] is not None and started_at(int(child["pid"])) == child["started_at"]
