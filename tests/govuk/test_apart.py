"""Work in a child with limits: whatever it does there, one answer or one reason comes back, and nothing is left."""

import _socket
import logging
import os
import resource
import signal
import socket
import threading
import time
from pathlib import Path

import pytest

from govuk import apart as module
from govuk.apart import MB, Crashed, Limits, TooLate, TooMuchMemory, TooMuchWork, Unfinished, apart

SECRET = "a-password-that-is-nobody-s"


class Never(Exception):
    """What must not be tried again."""


def ask(work, **limits) -> bytes:
    return apart(work, refusal=Never, within=Limits(**limits))


def seen(look) -> str:
    """What the child sees."""
    return ask(lambda: str(look()).encode()).decode()


def children() -> set[str]:
    return set(Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text().split())


@pytest.fixture(autouse=True)
def _nothing_is_left_behind():
    before = children(), len(os.listdir("/proc/self/fd"))
    yield
    assert (children(), len(os.listdir("/proc/self/fd"))) == before


def fail(error: BaseException) -> None:
    raise error


# --- What comes back --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [0, 1, 3 * MB])
def test_the_answer_comes_back_whole(size):
    answer = os.urandom(size)

    assert ask(lambda: answer) == answer


def test_a_refusal_stays_a_refusal():
    with pytest.raises(Never, match="Chart 3 has no title"):
        ask(lambda: fail(Never("Chart 3 has no title")))


@pytest.mark.parametrize(("error", "told"), [(ValueError("Why"), "^Why$"), (SystemExit(), "SystemExit")])
def test_any_other_error_comes_back_as_a_sentence(error, told):
    with pytest.raises(Unfinished, match=told):
        ask(lambda: fail(error))


def test_what_the_work_changes_is_changed_for_nobody_else():
    kept = []
    ask(lambda: kept.append(1) or os.environ.clear() or b"")

    assert kept == []
    assert os.environ["PATH"]


# --- The limits -------------------------------------------------------------------------------------------------------


def fill(pieces: list[bytes]) -> bytes:
    while True:
        pieces.append(b"x" * MB)


def spin() -> bytes:
    while True:
        pass


def test_too_much_memory_ends_it():
    with pytest.raises(TooMuchMemory):
        ask(lambda: fill([]), memory=50 * MB)


def test_the_memory_it_holds_stays_under_the_limit(caplog):
    with caplog.at_level(logging.INFO), pytest.raises(TooMuchMemory):
        ask(lambda: fill([]), memory=100 * MB)

    [record] = [r for r in caplog.records if r.name == "govuk.apart"]
    assert record.args[1] < 101 + module._held() / MB


def test_a_library_that_ends_itself_for_want_of_memory_is_told_from_one_with_a_fault():
    def full():
        try:
            fill([])
        except MemoryError:
            os.abort()

    with pytest.raises(TooMuchMemory):
        ask(full, memory=100 * MB)
    with pytest.raises(Crashed, match="SIGABRT"):
        ask(os.abort)


def test_too_much_work_ends_it():
    with pytest.raises(TooMuchWork):
        ask(spin, processor=1)


def test_a_limit_of_the_system_that_is_lower_stays():
    def lower_still():
        resource.setrlimit(resource.RLIMIT_CPU, (5, 5))
        return module._lower(resource.RLIMIT_CPU, 60, 61) or str(resource.getrlimit(resource.RLIMIT_CPU)).encode()

    assert ask(lower_still) == b"(5, 5)"


def test_too_long_a_wait_ends_it():
    began = time.monotonic()
    with pytest.raises(TooLate):
        ask(lambda: time.sleep(60), clock=0.2)

    assert time.monotonic() - began < 2


def test_who_kills_it_is_told():
    with pytest.raises(Crashed, match="SIGKILL"):
        ask(lambda: os.kill(os.getpid(), signal.SIGKILL))


def test_one_that_leaves_without_a_word_is_told():
    with pytest.raises(Crashed, match="exit 3"):
        ask(lambda: os._exit(3))


def test_half_an_answer_is_none(monkeypatch):
    """Killed while it hands over what it made."""

    def work():
        threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGKILL)).start()
        return os.urandom(4 * MB)

    read = module._read

    def late(reader, **told):
        time.sleep(0.5)
        return read(reader, **told)

    monkeypatch.setattr(module, "_read", late)
    with pytest.raises(Crashed, match="SIGKILL"):
        ask(work)


def test_an_answer_longer_than_its_memory_is_not_listened_to(monkeypatch):
    pipes = []
    monkeypatch.setattr(module.os, "pipe", lambda pipe=os.pipe: pipes.append(pipe()) or pipes[-1])

    def talk():
        while True:
            os.write(pipes[0][1], b"." * MB)

    with pytest.raises(TooMuchMemory):
        ask(talk, memory=5 * MB)


def test_the_next_one_is_served_after_each_of_these():
    for work in (os.abort, lambda: fail(ValueError())):
        with pytest.raises(Unfinished):
            ask(work)

        assert ask(lambda: b"fine") == b"fine"


def test_who_stops_waiting_leaves_nobody_behind():
    """Celery interrupts a task that takes too long by an exception from a signal."""

    def interrupt(*_):
        raise TimeoutError

    signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(TimeoutError):
            ask(lambda: time.sleep(60))
    finally:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


# --- What it is cut off from ------------------------------------------------------------------------------------------


@pytest.fixture
def _a_secret(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", SECRET)


@pytest.mark.usefixtures("_a_secret")
def test_it_holds_no_environment_but_where_fonts_and_words_are():
    names = set(seen(lambda: " ".join(os.environ)).split())

    assert names <= set(module.KEPT)


def test_the_system_shows_none_of_its_environment_either():
    def shown() -> bytes:
        try:
            return Path("/proc/self/environ").read_bytes()
        except PermissionError:  # only root may look
            return b""

    assert shown().strip(b"\0")  # ours
    assert ask(shown).strip(b"\0") == b""


def test_it_holds_no_connection_and_no_file():
    ours, theirs = socket.socketpair()
    with ours, theirs, open(__file__) as file:
        asked = (ours.fileno(), theirs.fileno(), file.fileno())
        open_there = seen(lambda: [is_open(number) for number in asked])

    assert open_there == "[False, False, False]"


def is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


@pytest.fixture
def address(socket_enabled):
    """Of somebody who listens on this machine, as database and broker do."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()


def test_python_makes_no_connection(address):
    socket.create_connection(address, timeout=1).close()  # from here it does

    with pytest.raises(Unfinished, match="no connection is made from here"):
        ask(lambda: socket.create_connection(address, timeout=1) and b"")


def test_where_the_kernel_allows_it_there_is_no_network_for_anything_else_either(address):
    def reached() -> int:
        return _socket.socket().connect_ex(address)

    assert (seen(reached) == "0") == (not kernel_allows_it())


def kernel_allows_it() -> bool:
    pid = os.fork()
    if not pid:
        os._exit(module.LIBC.unshare(module.CLONE_NEWUSER | module.CLONE_NEWNET) != 0)
    return os.waitpid(pid, 0)[1] == 0


def test_it_leaves_no_dump_and_answers_to_nobody_but_its_parent():
    assert seen(lambda: resource.getrlimit(resource.RLIMIT_CORE)) == "(0, 0)"
    assert seen(lambda: module.LIBC.prctl(3, 0, 0, 0, 0)) == "0"  # PR_GET_DUMPABLE


def test_it_dies_with_its_parent(tmp_path):
    note = tmp_path / "pid"

    def work():
        note.write_text(str(os.getpid()))
        time.sleep(60)

    middle = os.fork()
    if not middle:
        try:
            ask(work)
        finally:
            os._exit(0)
    wait_for(lambda: note.exists() and note.read_text())
    child = int(note.read_text())
    os.kill(middle, signal.SIGKILL)
    os.waitpid(middle, 0)

    wait_for(lambda: not is_alive(child))


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except FileNotFoundError:
        return False


def wait_for(ready) -> None:
    end = time.monotonic() + 5
    while not ready():
        assert time.monotonic() < end
        time.sleep(0.01)
