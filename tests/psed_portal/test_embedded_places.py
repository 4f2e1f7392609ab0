"""Secrets are made once and for one pair of eyes; two clones never share a folder."""

import shutil
import stat
from pathlib import Path

import pytest

from psed_portal.embedded import places
from psed_portal.embedded.places import Place, kept, write_private


@pytest.fixture
def as_root(monkeypatch, tmp_path):
    """Root's way of keeping things, tried by whoever runs the tests."""
    monkeypatch.setattr(places.os, "getuid", lambda: 0)
    monkeypatch.setattr(places, "SYSTEM_STATE", tmp_path / "lib")


def test_a_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    first = kept(tmp_path / "secrets" / "key", lambda: "first")
    second = kept(tmp_path / "secrets" / "key", lambda: "second")

    assert (first, second) == ("first", "first")
    assert stat.S_IMODE((tmp_path / "secrets" / "key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700


def test_a_private_file_stays_private_when_it_is_written_again(tmp_path):
    path = tmp_path / "env"
    path.write_text("open to all")
    path.chmod(0o644)

    write_private(path, "SECRET_KEY=x")

    assert path.read_text() == "SECRET_KEY=x"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_an_ordinary_user_keeps_everything_in_the_repository(monkeypatch, tmp_path):
    monkeypatch.setattr(places.os, "getuid", lambda: 1000)

    place = Place.of("start", tmp_path / "var")

    assert place.account is None
    assert place.database == tmp_path / "var" / "postgres"


def test_the_checks_have_a_state_and_a_database_of_their_own(monkeypatch, tmp_path):
    monkeypatch.setattr(places.os, "getuid", lambda: 1000)

    start, check = (Place.of(name, tmp_path / "var") for name in ("start", "check"))

    assert check.state == tmp_path / "var" / "check"
    assert check.database != start.database
    assert check.secret("psed_app") != start.secret("psed_app")


def test_roots_clone_finds_its_folder_again(as_root, tmp_path):
    first = Place.of("start", tmp_path / "var").home
    second = Place.of("check", tmp_path / "var").home

    assert first == second
    assert first.parent == tmp_path / "lib"


def test_a_copied_clone_gets_a_folder_of_its_own(as_root, tmp_path):
    original = Place.of("start", tmp_path / "one" / "var")
    shutil.copytree(tmp_path / "one", tmp_path / "two")

    copy = Place.of("start", tmp_path / "two" / "var")

    assert copy.home != original.home
    assert Place.of("start", tmp_path / "one" / "var").home == original.home


def test_a_moved_clone_keeps_its_folder(as_root, tmp_path):
    original = Place.of("start", tmp_path / "one" / "var")
    Path(tmp_path / "one").rename(tmp_path / "two")

    assert Place.of("start", tmp_path / "two" / "var").home == original.home
