"""A local installation says where it is in `var/env`, and the real environment wins over it."""

import socket
import stat

import environ
import pytest

from psed_portal.embedded import installation, places
from psed_portal.embedded.installation import KEPT, environment, environment_of_checks, listen
from psed_portal.embedded.places import Place
from psed_portal.embedded.processes import Failed

pytestmark = pytest.mark.enable_socket

EMBEDDED = {
    "DATABASE_URL": "postgresql://psed_app:a@/psed?host=/tmp/psed-x&port=5432",
    "DATABASE_OWNER_URL": "postgresql://psed_owner:o@/psed?host=/tmp/psed-x&port=5432",
    "REDIS_URL": "redis://:v@127.0.0.1:40001/0",
}


@pytest.fixture
def place(monkeypatch, tmp_path) -> Place:
    monkeypatch.setattr(places, "SYSTEM_STATE", tmp_path / "lib")
    for name in KEPT:
        monkeypatch.delenv(name, raising=False)
    return Place.of("start", tmp_path / "var")


def test_a_second_terminal_reads_what_the_first_was_told(place, monkeypatch):
    told = environment(place, EMBEDDED, "http://127.0.0.1:8003")

    monkeypatch.setattr(environ.Env, "ENVIRON", {})
    environ.Env.read_env(place.state / "env")

    read = environ.Env.ENVIRON
    assert read == {name: told[name] for name in read}
    assert set(EMBEDDED) | {"SECRET_KEY", "PUBLIC_URL", "ALLOW_EXAMPLE", "EXAMPLE_PASSWORD"} <= set(read)
    assert stat.S_IMODE((place.state / "env").stat().st_mode) == 0o600


def test_the_secret_key_is_kept_from_start_to_start(place):
    first, second = (environment(place, EMBEDDED, "http://127.0.0.1:8000")["SECRET_KEY"] for _ in range(2))

    assert first == second
    assert len(first) >= 50


def test_the_real_environment_wins(place, monkeypatch):
    monkeypatch.setenv("ALLOW_EXAMPLE", "false")
    monkeypatch.setenv("SECRET_KEY", "mine")

    told = environment(place, EMBEDDED, "http://127.0.0.1:8000")

    assert (told["ALLOW_EXAMPLE"], told["SECRET_KEY"]) == ("false", "mine")


def test_an_owners_address_from_elsewhere_is_never_mixed_with_our_own_database(place, monkeypatch):
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://owner@elsewhere/psed")

    assert environment(place, EMBEDDED, "http://127.0.0.1:8000")["DATABASE_OWNER_URL"] == EMBEDDED["DATABASE_OWNER_URL"]


def test_a_given_database_and_broker_are_used_instead_of_ours(monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@elsewhere/psed")
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere/0")

    assert installation.bring_up_services(supervisor=None) == {}
    assert "DATABASE_URL" in capsys.readouterr().out


def test_the_checks_see_nothing_of_the_callers_installation(place, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://live")
    monkeypatch.setenv("EMAIL_URL", "smtp://live")
    monkeypatch.setenv("FILES_ROOT", "/live")

    told = environment_of_checks(place, EMBEDDED)

    assert told["DATABASE_URL"] == EMBEDDED["DATABASE_URL"]
    assert told["EMAIL_URL"] == ""
    assert told["FILES_ROOT"].startswith(str(place.state))


def test_two_clones_take_two_ports(place):
    first, second = listen(), listen()
    try:
        assert first.url != second.url
        assert first.url == f"http://127.0.0.1:{first.address[1]}"
    finally:
        first.listener.close()
        second.listener.close()


def test_the_port_of_public_url_is_taken_and_a_taken_one_is_told(place, monkeypatch):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        monkeypatch.setenv("PUBLIC_URL", f"http://localhost:{port}")
        with pytest.raises(Failed, match=f"port {port}"):
            listen()

    web = listen()
    assert (web.url, web.address[1]) == (f"http://localhost:{port}", port)
    web.listener.close()
