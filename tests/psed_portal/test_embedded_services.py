"""PostgreSQL and Valkey really run, behind passwords, keep what they are told, and end with whoever started them."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg2
import pytest
import redis

from psed_portal.embedded import places, postgres, valkey
from psed_portal.embedded.places import REPOSITORY, Place, remove_tree
from psed_portal.embedded.processes import Failed, started_at
from psed_portal.embedded.supervisor import Supervisor

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]


@dataclass(frozen=True)
class Services:
    place: Place
    app_url: str
    owner_url: str
    broker_url: str


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    """A folder with a space in it that root's unprivileged account can look into, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="psed tests "))
    folder.chmod(0o755)
    yield folder
    remove_tree(folder)


@pytest.fixture(scope="module")
def place(root) -> Iterator[Place]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "SYSTEM_STATE", root / "lib")
        yield Place.of("start", root / "var")


@pytest.fixture(scope="module")
def services(place) -> Iterator[Services]:
    with Supervisor(place) as supervisor:
        server = postgres.start(supervisor)
        yield Services(place, server.app_url, server.owner_url, valkey.start(supervisor))


def answer(url: str, statement: str) -> object:
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchone()[0] if cursor.description else None
    finally:
        connection.close()


def test_postgresql_18_keeps_utf8_and_sorts_alike_on_every_machine(services):
    assert answer(services.app_url, "SHOW server_encoding") == "UTF8"
    assert answer(services.app_url, "SELECT datcollate FROM pg_database WHERE datname = 'psed'") == "C.UTF-8"
    assert str(answer(services.app_url, "SHOW server_version")).split(".")[0] == "18"


def test_neither_role_is_a_superuser_and_only_the_owner_may_make_tables_and_databases(services):
    superuser = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
    creates = "SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user"

    assert [answer(url, superuser) for url in (services.owner_url, services.app_url)] == [False, False]
    assert [answer(url, creates) for url in (services.owner_url, services.app_url)] == [True, False]
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        answer(services.app_url, "CREATE TABLE mine (id int)")


def test_a_wrong_password_is_refused_and_no_network_is_listened_on(services):
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        answer(services.app_url.replace(services.place.secret("psed_app"), "guess"), "SELECT 1")
    assert answer(services.app_url, "SHOW listen_addresses") == ""


def test_valkey_wants_its_password_and_nobody_reads_it_in_the_list_of_processes(services):
    password = services.place.secret("valkey")
    with_password, without = (
        redis.from_url(url) for url in (services.broker_url, services.broker_url.replace(f":{password}@", ""))
    )
    try:
        assert with_password.ping()
        with pytest.raises(redis.AuthenticationError):
            without.ping()
        pid = with_password.info("server")["process_id"]
        assert password.encode() not in Path(f"/proc/{pid}/cmdline").read_bytes()
    finally:
        with_password.close()
        without.close()


def test_as_root_the_services_run_as_somebody_who_is_not(services):
    with_password = redis.from_url(services.broker_url)
    owner = Path(f"/proc/{with_password.info('server')['process_id']}").stat().st_uid
    with_password.close()

    assert owner != 0
    assert services.place.database.stat().st_uid == owner
    assert stat.S_IMODE(services.place.database.stat().st_mode) == 0o700


def test_a_second_start_finds_what_the_first_one_kept(root, monkeypatch):
    monkeypatch.setattr(places, "SYSTEM_STATE", root / "lib")
    place = Place.of("start", root / "kept" / "var")
    with Supervisor(place) as supervisor:
        answer(postgres.start(supervisor).owner_url, "CREATE TABLE kept AS SELECT 42 AS number")

    with Supervisor(place) as supervisor:
        assert answer(postgres.start(supervisor).owner_url, "SELECT number FROM kept") == 42


def test_the_database_of_the_checks_is_new_each_time(root, monkeypatch):
    monkeypatch.setattr(places, "SYSTEM_STATE", root / "lib")
    place = Place.of("check", root / "disposed" / "var")
    with Supervisor(place) as supervisor:
        answer(postgres.start(supervisor, disposable=True).owner_url, "CREATE TABLE kept AS SELECT 42 AS number")

    with Supervisor(place) as supervisor:
        assert answer(postgres.start(supervisor, disposable=True).owner_url, "SELECT to_regclass('kept')") is None


def test_a_database_of_another_version_is_refused_with_advice(services, root, monkeypatch):
    monkeypatch.setattr(places, "SYSTEM_STATE", root / "lib")
    place = Place.of("start", root / "old" / "var")
    place.database.mkdir(parents=True)
    (place.database / "PG_VERSION").write_text("14\n")

    with (
        Supervisor(place) as supervisor,
        pytest.raises(Failed, match="made by PostgreSQL 14, and the program here is 18"),
    ):
        postgres.start(supervisor)


UP = """
import sys
from pathlib import Path
from psed_portal.embedded import places, postgres, valkey
from psed_portal.embedded.processes import Stopped
from psed_portal.embedded.supervisor import Supervisor
places.SYSTEM_STATE = Path(sys.argv[1]) / "lib"
with Supervisor(places.Place.of("start", Path(sys.argv[1]) / "var")) as supervisor:
    socket = postgres.start(supervisor).app_url.partition("host=")[2].partition("&")[0]
    valkey.start(supervisor)
    print(socket, *(child.process.pid for child in supervisor.children), flush=True)
    try:
        supervisor.wait_for_the_end()
    except Stopped:
        pass
"""


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_service_outlives_the_one_who_started_it(root, by):
    parent = subprocess.Popen(
        [sys.executable, "-c", UP, str(root / by.name)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    socket, *pids = parent.stdout.readline().split()
    parent.stdout.close()
    assert len(pids) == 2
    assert all(started_at(int(pid)) for pid in pids)

    parent.send_signal(by)
    parent.wait(30)

    deadline = time.monotonic() + 20
    while any(started_at(int(pid)) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(started_at(int(pid)) for pid in pids)
    if by != signal.SIGKILL:  # then the next start removes it
        assert not os.path.exists(socket)
    else:
        remove_tree(Path(socket))
