"""What is found in links, and how an address of the web is asked: within bounds, and never an inner network."""

import errno
import socket
import ssl
import threading
from datetime import timedelta
from time import monotonic

import pytest

from publications import link_answers
from publications.checks import findings_in
from publications.checks.about_links import SAYS_NOTHING, is_inner, may_be_asked
from publications.checks.document import Answer
from publications.link_answers import Way, answer_of, is_public
from publications.models import LinkAnswer
from tests.publications.documents import DAY, document, part, rules, spots, written

PAGE = "https://www.barsetshire.example/page"
WORKS = Answer(checked_on=DAY)


def of_link(text, address=PAGE):
    return written(f"See [{text}]({address}) of 2026.", answers={address: WORKS})


# --- Words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["Click here", "here.", "**Read more** …", "this link", "Find out more", "PDF", "…", "cliciwch yma"]
)
def test_words_that_say_nothing_are_found(text):
    assert rules(of_link(text)) == ["link-text"]


@pytest.mark.parametrize(
    "text", ["Here to Help", "Read more about hate crime", "The plan (PDF)", "Herefordshire", "2026"]
)
def test_words_that_say_where_they_lead_are_fine(text):
    assert rules(of_link(text)) == []


def test_the_list_holds_words_as_they_are_compared():
    assert all(words == words.strip().lower() and words for words in SAYS_NOTHING)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://b.example/plan.", "https://b.example/plan"),
        ("see (www.b.example)", "www.b.example"),
        (f"see [{PAGE}]({PAGE})", PAGE),
        ("| A | B |\n|---|---|\n| www.b.example | 2 |", "www.b.example"),
    ],
)
def test_an_address_in_the_text_is_found(text, address):
    assert spots(written(f"In 2026: {text}" if "|" not in text else text), "bare-address") == [address]


@pytest.mark.parametrize("text", ["www", "a@www.b.example", "http and https", "the awww.moment"])
def test_what_is_no_address_is_left_alone(text):
    assert spots(written(f"In 2026: {text}"), "bare-address") == []


def test_the_same_words_are_compared_over_all_parts_and_told_once():
    one = part(f"In 12: [The plan]({PAGE}/1)", key="a", heading="A")
    two = part(f"In 12: [the plan.]({PAGE}/2) and [the plan]({PAGE}/2) and [the plan]({PAGE}/1/)", key="b", heading="B")
    out = part(f"[The plan]({PAGE}/3)", key="c", heading="C", left_out_because="None.")
    found = [each for each in findings_in(document(one, two, out)) if each.rule == "same-words"]

    assert [(each.heading, len(each.spots)) for each in found] == [("B", 1)]
    assert found[0].spots[0].where == f"to {PAGE}/1 and to {PAGE}/2"


@pytest.mark.parametrize("text", ["here", PAGE, "!"])
def test_words_that_have_a_finding_of_their_own_are_not_compared(text):
    assert "same-words" not in rules(written(f"[{text}]({PAGE}/1) [{text}]({PAGE}/2)"))


# --- Addresses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "inner"),
    [
        ("http://intranet/a", True), ("https://files.council.local/a", True), ("http://10.0.0.1/", True),
        ("http://127.0.0.1:8000/", True), ("http://[::1]/", True), ("https://barset.sharepoint.com/x", True),
        ("http://localhost/", True), ("https://www.b.example/", False), ("https://local.b.example./", False),
        ("http://8.8.8.8/", False), ("http://[::bad/", False),
    ],
)  # fmt: skip
def test_what_only_the_own_network_opens_is_known_by_its_name_or_number(address, inner):
    assert is_inner(address) is inner


@pytest.mark.parametrize(
    ("address", "may"),
    [
        (PAGE, True), ("ftp://b.example/", False), ("mailto:a@b.example", False), ("http://intranet/", False),
        ("https://b.example/" + "a" * 982, True), ("https://b.example/" + "a" * 983, False),
        ("https://b.example/ŵ", True), ("https://cyngor.cymru/tŷ", True), ("https://b.example/\x00", False),
    ],
)  # fmt: skip
def test_only_plain_public_addresses_are_asked(address, may):
    assert may_be_asked(address) is may


@pytest.mark.parametrize("address", ["https://b.example/" + "a" * 983, "https://b.example/" + "ŵ" * 983])
def test_what_can_never_be_asked_is_not_said_to_wait_for_a_check(address):
    assert rules(written(f"See [our plan]({address}) of 2026.")) == []


def test_a_dead_link_is_told_with_what_it_answered():
    found = written(
        f"[Our plan]({PAGE}) of 2026", answers={PAGE: Answer(True, DAY - timedelta(days=1), "no page there")}
    )

    assert [(spot.words, spot.where) for spot in findings_in(found)[0].spots] == [
        (f"Our plan: {PAGE}", "no page there")
    ]


# --- Asking the web ---------------------------------------------------------------------------------------------------


class Website:
    """Answers over sockets that never leave this process. `pages` are by path the answers, in raw HTTP; None never
    answers, and a list of bytes drips."""

    def __init__(self, pages: dict, numbers: dict | None = None) -> None:
        self.pages, self.numbers = pages, numbers or {}
        self.asked: list[tuple[str, str]] = []
        self.connected: list[tuple[str, int]] = []

    def way(self) -> Way:
        return Way(self.look_up, self.connect, is_wrapped=False)

    def look_up(self, host: str, port: int) -> list[str]:
        found = self.numbers.get(host, ["93.184.215.14"])
        if isinstance(found, Exception):
            raise found
        return found

    def connect(self, number: str, port: int, seconds: float) -> socket.socket:
        self.connected.append((number, port))
        ours, theirs = socket.socketpair()
        ours.settimeout(seconds)
        threading.Thread(target=self.answer, args=(theirs,), daemon=True).start()
        return ours

    def answer(self, theirs: socket.socket) -> None:
        line = theirs.recv(4000).split(b"\r\n")[0].decode().split()
        self.asked.append((line[0], line[1]))
        page = self.pages.get(f"{line[0]} {line[1]}", self.pages.get(line[1]))
        stop = threading.Event()
        for piece in page if isinstance(page, list) else [page]:
            if piece is None:
                stop.wait(3)
            else:
                try:
                    theirs.sendall(piece)
                except OSError:
                    break
                stop.wait(0.05 if isinstance(page, list) else 0)
        theirs.close()


def http(status: int, **headers: str) -> bytes:
    told = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status} X\r\n{told}\r\n".encode()


SITE = "http://b.example"


@pytest.mark.parametrize(
    ("status", "answer"),
    [(200, "works"), (204, "works"), (404, "gone"), (410, "gone"), (400, "gone"), (401, "shut"), (403, "shut"),
     (429, "shut"), (999, "shut"), (500, "broken"), (502, "broken"), (503, "shut"), (304, "works")],
)  # fmt: skip
def test_a_status_is_an_answer(status, answer):
    assert answer_of(f"{SITE}/a", way=Website({"/a": http(status)}).way()) == answer


def test_head_is_asked_first_and_get_only_where_it_is_not_liked():
    site = Website(
        {"/a?b=1": http(200), "HEAD /c": http(405), "GET /c": http(200), "HEAD /d": http(404), "GET /d": http(200)}
    )

    assert [answer_of(SITE + path, way=site.way()) for path in ("/a?b=1", "/c", "/d")] == ["works"] * 3
    assert site.asked == [("HEAD", "/a?b=1"), ("HEAD", "/c"), ("GET", "/c"), ("HEAD", "/d"), ("GET", "/d")]


def test_redirects_are_followed_a_few_times_each_through_the_same_door():
    site = Website({"/a": http(301, Location="/b"), "/b": http(302, Location="http://c.example/c"), "/c": http(200)})
    circle = Website({"/a": http(302, Location="/b"), "/b": http(302, Location="/a")})
    nowhere = Website({"/a": http(302)})

    assert answer_of(f"{SITE}/a", way=site.way()) == LinkAnswer.WORKS
    assert answer_of(f"{SITE}/a", way=circle.way()) == LinkAnswer.ROUND
    assert len(circle.asked) == 6
    assert answer_of(f"{SITE}/a", way=nowhere.way()) == LinkAnswer.WORKS


def test_a_redirect_to_what_is_no_address_is_an_answer_and_no_crash():
    site = Website({"/a": http(302, Location="https://[::1"), "/b": http(302, Location="//[bad/x")})

    assert [answer_of(SITE + path, way=site.way()) for path in ("/a", "/b")] == [LinkAnswer.GONE] * 2


def test_letters_of_other_languages_are_encoded_before_they_are_asked():
    site = Website({"/t%C5%B7%20a?a=%C3%A9": http(200)})

    assert answer_of("http://cŵn.example/tŷ a?a=é", way=site.way()) == LinkAnswer.WORKS
    assert site.asked == [("HEAD", "/t%C5%B7%20a?a=%C3%A9")]


@pytest.mark.parametrize(
    "onwards",
    [
        "http://inner.example/",
        "file:///etc/passwd",
        "http://b.example:22/",
        "http://a:b@b.example/",
        "gopher://b.example/",
    ],
)
def test_a_redirect_leads_to_no_inner_network_and_no_other_scheme_or_port(onwards):
    site = Website({"/a": http(302, Location=onwards)}, {"inner.example": ["10.0.0.7"]})

    assert answer_of(f"{SITE}/a", way=site.way()) == LinkAnswer.PRIVATE
    assert site.connected == [("93.184.215.14", 80)]


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.1", "100.64.0.1", "224.0.0.1",
     "255.255.255.255", "::1", "fe80::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
     "2002:a00:1::", "ff02::1", "::", "2001:0:a00:1::", "no number"],
)  # fmt: skip
def test_no_number_of_an_inner_network_is_public(number):
    assert not is_public(number)
    site = Website({"/": http(200)}, {"b.example": ["93.184.215.14", number]})
    assert answer_of(SITE, way=site.way()) == LinkAnswer.PRIVATE
    assert site.connected == []


@pytest.mark.parametrize(
    "number", ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"]
)
def test_numbers_of_the_open_web_are_public(number):
    assert is_public(number)


def test_what_was_looked_up_is_what_is_connected_to():
    site = Website({"/": http(200)}, {"b.example": ["93.184.215.99"]})

    assert answer_of(SITE, way=site.way()) == LinkAnswer.WORKS
    assert site.connected == [("93.184.215.99", 80)]


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (socket.gaierror(socket.EAI_NONAME, "x"), "no_host"),
        (socket.gaierror(socket.EAI_AGAIN, "x"), "no_network"),
        (UnicodeError(), "no_host"),
        ([], "no_host"),
    ],
)
def test_a_name_that_is_not_found_is_told_from_having_no_way_out(error, answer):
    assert answer_of(SITE, way=Website({}, {"b.example": error}).way()) == answer


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (OSError(errno.ENETUNREACH, "x"), "no_network"),
        (OSError(errno.ECONNREFUSED, "x"), "no_answer"),
        (TimeoutError(), "no_answer"),
        (ssl.SSLCertVerificationError(1, "x"), "unsafe"),
    ],
)
def test_why_there_is_no_answer_is_told(error, answer):
    def refuse(*_):
        raise error

    assert answer_of(SITE, way=Way(lambda *_: ["93.184.215.14"], refuse)) == answer


@pytest.mark.parametrize(
    "address",
    ["http://[::bad/", "http://b.example:x/", "http://ŵ..example/"],
)
def test_what_is_no_address_is_no_page(address):
    assert answer_of(address, way=Website({}).way()) == LinkAnswer.GONE


def test_a_name_in_other_letters_is_looked_up_in_its_plain_form():
    plain = "bŵ.example".encode("idna").decode()
    site = Website({"/": http(200)}, {plain: ["93.184.215.7"]})

    assert answer_of("http://bŵ.example/", way=site.way()) == LinkAnswer.WORKS
    assert site.connected == [("93.184.215.7", 80)]


@pytest.mark.parametrize("raw", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 X\r\n" + b"a: b\r\n" * 200 + b"\r\n"])
def test_nonsense_is_no_answer(raw):
    assert answer_of(f"{SITE}/a", way=Website({"/a": raw}).way()) == LinkAnswer.NO_ANSWER


def test_neither_silence_nor_dripping_takes_longer_than_allowed(monkeypatch):
    monkeypatch.setattr(link_answers, "AT_MOST", 0.6)
    monkeypatch.setattr(link_answers, "FOR_ONE_STEP", 0.3)
    silent, dripping = Website({"/a": None}), Website({"/a": [b"H"] + [b"X"] * 100})
    began = monotonic()

    assert answer_of(f"{SITE}/a", way=silent.way()) == LinkAnswer.NO_ANSWER
    assert answer_of(f"{SITE}/a", way=dripping.way()) == LinkAnswer.NO_ANSWER
    assert monotonic() - began < 4


def test_no_time_left_is_no_answer(monkeypatch):
    monkeypatch.setattr(link_answers, "AT_MOST", 0)
    site = Website({"/a": http(200)})

    assert answer_of(f"{SITE}/a", way=site.way()) == LinkAnswer.NO_ANSWER
    assert site.asked == []
