"""Work whose appetite nobody knows, done in a child process with limits: however it ends, whoever asked lives on."""

import ctypes
import logging
import os
import resource
import select
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import NoReturn

log = logging.getLogger(__name__)

MB = 1024 * 1024
DONE, REFUSED, FAILED, NO_MEMORY = b".", b"!", b"?", b"m"  # how an answer begins; its length and its bytes follow
HEAD = 9
# What C libraries ask the environment for: where fonts are, and which language to speak.
KEPT = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "HOME", "XDG_CACHE_HOME", "LANG", "LC_ALL")
# So a C library ends when it gets no memory, and also when it has a fault.
CRASHES = {signal.SIGABRT, signal.SIGTRAP, signal.SIGSEGV, signal.SIGBUS}
ENV_START, ENV_END = 47, 48  # in /proc/self/stat, counted from the field after the program's name
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, CLONE_NEWUSER, CLONE_NEWNET = 1, 4, 0x10000000, 0x40000000
IS_LINUX = sys.platform == "linux"
LIBC = ctypes.CDLL(None)


@dataclass(frozen=True)
class Limits:
    """What a piece of work may take before it is ended."""

    # A report of 160 pages with broad tables takes 415 MB, and a minute of work while others are at work too.
    memory: int = 480 * MB  # bytes beside those it shares with its parent: a worker has 140 MB, so 620 MB in all
    processor: int = 120  # seconds of work
    clock: float = 170  # seconds until there is an answer


LIMITS = Limits()


class Unfinished(Exception):
    """The work gave no answer. Another time it may: the machine may have been short of something."""


class TooMuchMemory(Unfinished):
    """It wanted more than it may hold."""


class TooMuchWork(Unfinished):
    """It used up its seconds of the processor."""


class TooLate(Unfinished):
    """It gave no answer in time."""


class Crashed(Unfinished):
    """Something ended it: the sentence names the signal."""


def apart(work: Callable[[], bytes], *, refusal: type[Exception], within: Limits = LIMITS) -> bytes:
    """What `work()` returns, done in a forked child without connections, without environment, and with limits.

    A `refusal` raised in there is raised here; whatever else goes wrong becomes Unfinished. The child answers in plain
    bytes and not in pickled objects: nothing it says is run here.
    """
    reader, writer = os.pipe()
    parent = os.getpid()
    shared = _held()
    pid = os.fork()
    if not pid:
        _work(work, writer, parent, refusal, within)
    os.close(writer)
    try:
        answer = _read(reader, until=monotonic() + within.clock, most=within.memory)
    finally:  # also when this worker is told to stop waiting
        os.close(reader)
        os.kill(pid, signal.SIGKILL)  # most often it has ended by now
        _, status, used = os.wait4(pid, 0)
    peak = used.ru_maxrss * (1024 if IS_LINUX else 1)
    log.info("Worked apart for %.2f s, with %d MB at most", used.ru_utime + used.ru_stime, peak / MB)
    kind, length, content = answer[:1], int.from_bytes(answer[1:HEAD], "big"), bytes(answer[HEAD:])
    if len(answer) < HEAD or len(content) != length:  # it ended before it had said all
        raise _why(status, peak - shared, within)
    if kind == DONE:
        return content
    if kind == NO_MEMORY:
        raise TooMuchMemory
    raise (refusal if kind == REFUSED else Unfinished)(content.decode(errors="replace"))


def _read(reader: int, *, until: float, most: int) -> bytearray:
    """All that comes until the other end is closed. More than the memory it was made in cannot be an honest answer."""
    answer, poll = bytearray(), select.poll()
    poll.register(reader, select.POLLIN)
    while (left := until - monotonic()) > 0:
        if poll.poll(left * 1000):
            if not (piece := os.read(reader, MB)):
                return answer
            answer += piece
            if len(answer) > most:
                raise TooMuchMemory
    raise TooLate


def _held() -> int:
    """Bytes of memory that this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() if IS_LINUX else 0


def _why(status: int, taken: int, within: Limits) -> Unfinished:
    by = signal.Signals(os.WTERMSIG(status)) if os.WIFSIGNALED(status) else None
    if by == signal.SIGXCPU:
        return TooMuchWork()
    if by in CRASHES and taken > within.memory / 2:
        return TooMuchMemory()
    return Crashed(by.name if by else f"exit {os.waitstatus_to_exitcode(status)}")


# --- In the child -----------------------------------------------------------------------------------------------------


def _work(work: Callable[[], bytes], writer: int, parent: int, refusal: type[Exception], within: Limits) -> NoReturn:
    """Everything the child ever does. It leaves by os._exit: what the parent wants done at its own end is not its."""
    held = _held()
    try:
        _shut_off(writer, parent)
        _limit(within)
        kind, content = DONE, work()
    except MemoryError:
        kind, content = NO_MEMORY, b""
    except SystemError as error:  # C code that gets no memory does not always say so
        is_short = _held() - held > within.memory / 2
        kind, content = (NO_MEMORY, b"") if is_short else (FAILED, str(error).encode())
    except refusal as error:
        kind, content = REFUSED, str(error).encode()
    except BaseException as error:
        log.exception("Work apart failed")
        kind, content = FAILED, (str(error) or type(error).__name__).encode()
    try:
        with os.fdopen(writer, "wb", buffering=0) as out:
            for piece in (kind + len(content).to_bytes(HEAD - 1, "big"), content):
                rest = memoryview(piece)
                while rest:
                    rest = rest[out.write(rest) :]
    finally:
        os._exit(0)


def _shut_off(writer: int, parent: int) -> None:
    """Leave behind what a fork inherits: connections, environment, habits; and follow the parent into its grave.

    What a fork cannot do is forget: the parent's memory is copied with whatever settings stand in it.
    """
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2, signal.SIGXCPU):
        signal.signal(number, signal.SIG_DFL)
    os.closerange(3, writer)
    os.closerange(writer + 1, os.sysconf("SC_OPEN_MAX"))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    _forget_the_environment()
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, _no_network)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a dump would hold the memory
    if IS_LINUX:
        LIBC.unshare(CLONE_NEWUSER | CLONE_NEWNET)  # no network at all, where the kernel lets ordinary users do this
        LIBC.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)  # nobody but root looks into its memory
        LIBC.prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
        if os.getppid() != parent:  # it went in the moment between
            os._exit(0)


def _no_network(*_: object) -> NoReturn:
    raise PermissionError("no connection is made from here")


def _forget_the_environment() -> None:
    """Out of the dictionary, and on Linux also out of the page that /proc shows."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    os.environ.clear()
    if IS_LINUX:
        fields = Path("/proc/self/stat").read_text().rpartition(") ")[2].split()
        start, end = int(fields[ENV_START]), int(fields[ENV_END])
        ctypes.memset(start, 0, end - start)
    os.environ.update(kept)


def _limit(within: Limits) -> None:
    _lower(resource.RLIMIT_CPU, within.processor, within.processor + 1)
    if IS_LINUX:  # elsewhere the system does not keep this limit
        data = int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()
        _lower(resource.RLIMIT_DATA, data + within.memory, data + within.memory)


def _lower(limit: int, soft: int, hard: int) -> None:
    """Where the system has set one that is lower still, that one stays."""
    present = resource.getrlimit(limit)[1]
    if present != resource.RLIM_INFINITY:
        soft, hard = min(soft, present), min(hard, present)
    resource.setrlimit(limit, (soft, hard))
