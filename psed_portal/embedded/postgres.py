"""A real PostgreSQL as a supervised child: made on first use, reached over a socket, by two roles with passwords."""

import os
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psycopg2
from psycopg2 import sql

from psed_portal.embedded import programs
from psed_portal.embedded.places import Place, remove_tree, write_private
from psed_portal.embedded.processes import Failed
from psed_portal.embedded.supervisor import Supervisor

PORT = 5432  # only names the socket's file: nothing listens on a network
SUPERUSER, OWNER, APP, DATABASE = "postgres", "psed_owner", "psed_app", "psed"
LONGEST_SOCKET = 100  # the system's limit is 107 bytes for "<folder>/.s.PGSQL.5432"
# A database whose contents are thrown away need not survive the loss of power.
DISPOSABLE = ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off")


@dataclass(frozen=True)
class Postgres:
    """A running server: the addresses for the app, and for the owner of the tables."""

    app_url: str
    owner_url: str


def start(supervisor: Supervisor, *, disposable: bool = False) -> Postgres:
    """Start PostgreSQL and make its roles and database where they are missing.

    `psed_owner` owns the tables and may make databases (the tests do), `psed_app` gets what `grant_app_role` gives it.
    Neither is a superuser; that one exists for this function alone. Raises Failed with the server's own words.
    """
    place = supervisor.place
    folder = programs.postgres(place)
    if disposable:
        remove_tree(place.database)
    socket = _socket_folder(supervisor)
    env = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "HOME": "/"}
    if not (place.database / "PG_VERSION").exists():
        _make_cluster(supervisor, folder, env, place.database)
    _refuse_other_version(folder, place.database)
    command: list[str | Path] = [folder / "postgres", "-D", place.database, "-k", socket, "-p", str(PORT)]
    command += ["-c", "listen_addresses=", "-c", "max_connections=60", "-c", "unix_socket_permissions=0777"]
    supervisor.start(
        "PostgreSQL",
        [*command, *(DISPOSABLE if disposable else ())],
        env=env,
        cwd=Path("/"),
        account=place.account,
        ends_by=signal.SIGINT,  # "fast": ends the sessions, writes everything
        patience=30,
    )
    supervisor.wait_until(lambda: _is_ready(place, socket), name="PostgreSQL", seconds=60)
    _make_roles(place, socket)
    at = f"@/{DATABASE}?host={socket}&port={PORT}"
    return Postgres(*(f"postgresql://{role}:{place.secret(role)}{at}" for role in (APP, OWNER)))


def _socket_folder(supervisor: Supervisor) -> Path:
    """A new folder for the socket, within the system's limit of length."""
    folder = Path(tempfile.mkdtemp(prefix="psed-"))
    if len(os.fsencode(folder)) + len(f"/.s.PGSQL.{PORT}") > LONGEST_SOCKET or set(str(folder)) & set(" &?%#"):
        folder.rmdir()
        folder = Path(tempfile.mkdtemp(prefix="psed-", dir="/tmp"))  # mkdtemp makes it private
    supervisor.ledger.note_folder(folder)
    if supervisor.place.account:
        supervisor.place.account.owns(folder, 0o711)  # root's clients pass through; whoever else does meets a password
    return folder


def _make_cluster(supervisor: Supervisor, folder: Path, env: dict[str, str], target: Path) -> None:
    """`initdb`, into a folder that gets its name when everything is in it."""
    place = supervisor.place
    part = target.with_name(f"{target.name}.part")
    remove_tree(part)
    part.mkdir(mode=0o700, parents=True)
    password = part.with_name(f"{part.name}.password")
    write_private(password, place.secret(SUPERUSER))
    if place.account:
        place.account.owns(part)
        place.account.owns(password, 0o600)
    command: list[str | Path] = [
        folder / "initdb",
        "-D",
        part,
        "-U",
        SUPERUSER,
        f"--pwfile={password}",
        "--auth=scram-sha-256",
    ]
    command += ["--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"]
    try:
        code = supervisor.run("initdb", command, env=env, cwd=Path("/"), account=place.account)
    finally:
        password.unlink()
    if code:
        log = place.folder("log") / "initdb.log"
        raise Failed("The database could not be made; var/log/initdb.log says why.", log)
    part.rename(target)


def _refuse_other_version(folder: Path, cluster: Path) -> None:
    kept = (cluster / "PG_VERSION").read_text().strip()
    answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True)
    version = answer.stdout.split()[2].split(".")[0]
    if kept != version:
        raise Failed(
            f"{cluster} was made by PostgreSQL {kept}, and the program here is {version}. Take the contents over with "
            f"pg_dump of version {kept}, move the folder away, and start again."
        )


def _is_ready(place: Place, socket: Path) -> bool:
    try:
        _connect(place, socket).close()
    except psycopg2.OperationalError as error:
        if "password authentication failed" in str(error):
            raise Failed(
                f"{place.database} was made with another password than the one in {place.state}/secrets."
            ) from error
        return False
    return True


def _connect(place: Place, socket: Path) -> "psycopg2.extensions.connection":
    connection = psycopg2.connect(
        host=str(socket), port=PORT, user=SUPERUSER, password=place.secret(SUPERUSER), dbname="postgres"
    )
    connection.autocommit = True
    return connection


def _make_roles(place: Place, socket: Path) -> None:
    connection = _connect(place, socket)
    try:
        with connection.cursor() as cursor:
            for role, powers in ((OWNER, "LOGIN CREATEDB"), (APP, "LOGIN")):
                cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
                verb = "ALTER" if cursor.fetchone() else "CREATE"
                statement = sql.SQL(f"{verb} ROLE {{}} {powers} PASSWORD {{}}")
                cursor.execute(statement.format(sql.Identifier(role), sql.Literal(place.secret(role))))
            # The tests look at the app's limits with SET ROLE.
            cursor.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(APP), sql.Identifier(OWNER)))
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if not cursor.fetchone():
                cursor.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(*map(sql.Identifier, (DATABASE, OWNER))))
    finally:
        connection.close()
