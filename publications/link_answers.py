"""Asking an address of the web whether it still answers: within bounds of time, and never anybody's inner network.

The name is looked up once and what was looked at is what is connected to, so that a second look-up cannot lead
elsewhere; every redirect goes through the same door. Nothing of a page is read but its first lines.
"""

import errno
import ipaddress
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from threading import Timer
from time import monotonic
from urllib.parse import urljoin, urlsplit

from django.utils.encoding import iri_to_uri

from publications.models.checked_link import LinkAnswer

AT_MOST = 12.0
"""Seconds for one address, with all its redirects: a worker's time is not an answerer's to waste."""
FOR_ONE_STEP = 5.0
REDIRECTS = 5
LOOKS = "PSED-Portal-link-check/1 (asks whether a linked page still exists)"
PORTS = {"http": 80, "https": 443}
MOVED = {301, 302, 303, 307, 308}
SHUT = {401, 402, 403, 405, 406, 407, 416, 418, 421, 423, 425, 426, 428, 429, 431, 451, 501, 503, 999}
GONE = {404, 410}
NO_WAY_OUT = {errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, errno.EPERM, errno.EACCES}
NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NoAnswer(Exception):
    """Why there is none."""

    def __init__(self, answer: LinkAnswer) -> None:
        super().__init__(answer)
        self.answer = answer


def look_up(host: str, port: int) -> list[str]:
    """The numbers of a host's name."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def connect(number: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((number, port), timeout=seconds)


@dataclass(frozen=True)
class Way:
    """How names are looked up and connections made: the net's own, or a test's."""

    look_up: Callable[[str, int], list[str]] = look_up
    connect: Callable[[str, int, float], socket.socket] = connect
    is_wrapped: bool = True


THE_WEB = Way()


def answer_of(address: str, *, way: Way = THE_WEB) -> LinkAnswer:
    """What an address answers. HEAD is asked first, and GET where a website does not like HEAD."""
    until = monotonic() + AT_MOST
    try:
        for _step in range(REDIRECTS + 1):
            status, onwards = ask("HEAD", address, until=until, way=way)
            if status >= 400:
                status, onwards = ask("GET", address, until=until, way=way)
            if status not in MOVED or not onwards:
                return meaning_of(status)
            address = leading_on(address, onwards)
    except NoAnswer as reason:
        return reason.answer
    return LinkAnswer.ROUND


def leading_on(address: str, onwards: str) -> str:
    """Where an answer leads on to. Raises NoAnswer for what is no address, such as "https://[::1"."""
    try:
        return urljoin(address, onwards)
    except ValueError:
        raise NoAnswer(LinkAnswer.GONE) from None


def meaning_of(status: int) -> LinkAnswer:
    if status < 400:
        return LinkAnswer.WORKS
    if status in SHUT:
        return LinkAnswer.SHUT
    return LinkAnswer.GONE if status < 500 else LinkAnswer.BROKEN


def ask(method: str, address: str, *, until: float, way: Way) -> tuple[int, str]:
    """One request: its status, and where it leads on."""
    scheme, host, port, path = parts_of(address)
    seconds = min(FOR_ONE_STEP, until - monotonic())
    if seconds <= 0:
        raise NoAnswer(LinkAnswer.NO_ANSWER)
    number = public_number_of(host, port, way=way)
    connection = HTTPConnection(host, port, timeout=seconds)
    stop = Timer(max(0.1, until - monotonic()), lambda: shut(connection))
    stop.daemon = True
    try:
        connection.sock = way.connect(number, port, seconds)
        stop.start()
        if scheme == "https" and way.is_wrapped:
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
        connection.request(method, path, headers={"User-Agent": LOOKS, "Accept": "*/*", "Connection": "close"})
        response = connection.getresponse()
        return response.status, response.headers.get("Location", "")
    except ssl.SSLCertVerificationError:
        raise NoAnswer(LinkAnswer.UNSAFE) from None
    except OSError as error:
        raise NoAnswer(LinkAnswer.NO_NETWORK if error.errno in NO_WAY_OUT else LinkAnswer.NO_ANSWER) from None
    except (HTTPException, ValueError, AttributeError):  # the timer may take the socket away in the middle
        raise NoAnswer(LinkAnswer.NO_ANSWER) from None
    finally:
        stop.cancel()
        connection.close()


def shut(connection: HTTPConnection) -> None:
    """End what drips on for ever: a byte now and then would never run into the time for one step."""
    if connection.sock:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it ended by itself


def parts_of(address: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and path. Raises NoAnswer for what is no plain address of the web: other schemes and ports,
    and names with a password."""
    try:
        split = urlsplit(address)
        port, host = split.port, (split.hostname or "").rstrip(".")
        host = host.encode("idna").decode() if not host.isascii() else host
    except ValueError:
        raise NoAnswer(LinkAnswer.GONE) from None
    if split.scheme not in PORTS or not host or split.username or port not in (None, *PORTS.values()):
        raise NoAnswer(LinkAnswer.PRIVATE)
    # What is no plain letter is encoded as a browser does it: letters of other languages, spaces, controls.
    path = iri_to_uri((split.path or "/") + (f"?{split.query}" if split.query else ""))
    return split.scheme, host, port or PORTS[split.scheme], path


def public_number_of(host: str, port: int, *, way: Way) -> str:
    """A number of the host to connect to. Where one of its numbers is not public, none is."""
    try:
        numbers = way.look_up(host, port)
    except socket.gaierror as error:
        away = error.errno in (socket.EAI_AGAIN, socket.EAI_FAIL, socket.EAI_SYSTEM)
        raise NoAnswer(LinkAnswer.NO_NETWORK if away else LinkAnswer.NO_HOST) from None
    except (OSError, UnicodeError):
        raise NoAnswer(LinkAnswer.NO_HOST) from None
    if not numbers:
        raise NoAnswer(LinkAnswer.NO_HOST)
    if not all(is_public(number) for number in numbers):
        raise NoAnswer(LinkAnswer.PRIVATE)
    return numbers[0]


def is_public(number: str) -> bool:
    """Whether it is the number of a machine that everybody can reach; one that wraps another is judged by both."""
    try:
        found: Address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    return all(each.is_global and not each.is_multicast and not each.is_reserved for each in wrapped_in(found))


def wrapped_in(found: Address) -> list[Address]:
    if isinstance(found, ipaddress.IPv4Address):
        return [found]
    inner: list[Address | None] = [found.sixtofour, *(found.teredo or ())]
    if found.ipv4_mapped:
        return [found.ipv4_mapped]
    if found in NAT64:
        return [ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)]
    return [found, *(each for each in inner if each)]
