"""Children end with their parent, in order, and nobody else's process is ever ended."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from psed_portal.embedded import places
from psed_portal.embedded.places import Place
from psed_portal.embedded.processes import Child, Failed, Ledger, Stopped, started_at
from psed_portal.embedded.supervisor import Supervisor

ENV = {"PATH": os.environ.get("PATH", os.defpath)}
SLEEP = ["sleep", "60"]


@pytest.fixture
def place(monkeypatch, tmp_path) -> Place:
    monkeypatch.setattr(places, "SYSTEM_STATE", tmp_path / "lib")
    return Place.of("start", tmp_path / "var")


def is_alive(pid: int) -> bool:
    return started_at(pid) is not None


def wait_until(condition, seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return bool(condition())


def test_a_child_that_will_not_listen_is_ended_with_all_of_its_own(tmp_path):
    deaf = "import signal, subprocess, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    deaf += "print(subprocess.Popen(['sleep', '60']).pid, flush=True); time.sleep(60)"
    child = Child.spawn("deaf", [sys.executable, "-c", deaf], env=ENV, cwd=tmp_path, log=tmp_path / "log", patience=0.2)
    assert wait_until(lambda: (tmp_path / "log").read_text().strip())
    grandchild = int((tmp_path / "log").read_text())

    child.end()

    assert child.process.returncode == -signal.SIGKILL
    assert wait_until(lambda: not is_alive(grandchild))


def test_children_end_in_the_reverse_order_of_their_start(place, tmp_path):
    script = "trap 'echo $0 >>\"$1\"; exit 0' TERM; echo up; while :; do sleep 0.05; done"
    ends = tmp_path / "ends"

    with Supervisor(place) as supervisor:
        for name in ("first", "second", "third"):
            child = supervisor.start(name, ["sh", "-c", script, name, str(ends)], env=ENV)
            supervisor.wait_until(lambda log=child.log: "up" in log.read_text(), name=name, seconds=5)

    assert ends.read_text().split() == ["third", "second", "first"]


def test_the_end_of_a_child_is_told_in_one_line_with_the_tail_of_its_log(place):
    def watch() -> None:
        with Supervisor(place) as supervisor:
            supervisor.start("steady", SLEEP, env=ENV)
            supervisor.start("fragile", ["sh", "-c", "echo out of ink; exit 3"], env=ENV)
            supervisor.wait_for_the_end()

    with pytest.raises(Failed, match="fragile has ended unexpectedly \\(exit code 3\\)") as failure:
        watch()

    assert failure.value.tail == "out of ink"
    assert "\n" not in str(failure.value)


def test_a_signal_asks_for_the_end_and_is_given_back_afterwards(place):
    before = signal.getsignal(signal.SIGTERM)

    with Supervisor(place) as supervisor:
        child = supervisor.start("steady", SLEEP, env=ENV)
        os.kill(os.getpid(), signal.SIGTERM)
        with pytest.raises(Stopped):
            supervisor.wait_for_the_end()

    assert child.has_ended
    assert signal.getsignal(signal.SIGTERM) == before


def test_one_folder_has_one_supervisor(place):
    with Supervisor(place) as first:
        first.announce("http://127.0.0.1:8003")
        told = f"already running, under process {os.getpid()}, at http://127.0.0.1:8003"
        with pytest.raises(Failed, match=told), Supervisor(place):
            pass


def test_the_children_of_a_killed_parent_are_ended_at_the_next_start(place, tmp_path, capsys):
    orphan = subprocess.Popen(SLEEP)
    folder = tmp_path / "psed-socket"
    folder.mkdir()
    ledger = Ledger(place.folder("run") / "processes.json")
    ledger.note(Child("orphan", orphan, None, signal.SIGTERM, 1))
    ledger.note_folder(folder)

    with Supervisor(place):
        assert orphan.wait(5) == -signal.SIGTERM

    assert "had left running: orphan" in capsys.readouterr().out
    assert not folder.exists()


def test_a_process_that_only_has_the_same_number_is_left_alone(place):
    stranger = subprocess.Popen(SLEEP)
    try:
        entry = {"name": "orphan", "pid": stranger.pid, "started_at": "long ago", "ends_by": int(signal.SIGTERM)}
        path = place.folder("run") / "processes.json"
        path.write_text(json.dumps({"children": [entry], "folders": []}))

        with Supervisor(place):
            assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_damaged_list_of_processes_stops_nobody(place):
    (place.folder("run") / "processes.json").write_text('{"children": [')

    with Supervisor(place) as supervisor:
        supervisor.start("steady", SLEEP, env=ENV)


def test_a_killed_parent_leaves_no_child_behind(tmp_path):
    program = (
        "import os, sys, time; from pathlib import Path; from psed_portal.embedded.processes import Child\n"
        "child = Child.spawn('steady', ['sleep', '60'], env=os.environ, cwd=Path('/'))\n"
        "print(child.process.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=places.REPOSITORY)
    child = int(parent.stdout.readline())
    parent.stdout.close()
    assert is_alive(child)

    parent.kill()
    parent.wait()

    assert wait_until(lambda: not is_alive(child))


def test_the_log_of_the_time_before_is_kept(place):
    for word in ("one", "two"):
        with Supervisor(place) as supervisor:
            assert supervisor.run("talker", ["echo", word], env=ENV) == 0

    logs = Path(place.state / "log")
    assert (logs / "talker.log").read_text() == "two\n"
    assert (logs / "talker.previous.log").read_text() == "one\n"
