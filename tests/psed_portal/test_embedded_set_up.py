"""The shell part of `./start` and `./check`, with stand-ins for the programs it calls."""

import os
import subprocess
from pathlib import Path

import pytest

from psed_portal.embedded.places import REPOSITORY

SCRIPT = REPOSITORY / "psed_portal" / "embedded" / "set_up.sh"


@pytest.fixture
def clone(tmp_path) -> Path:
    """A clone in a folder with a space, whose package installer only writes down what it was asked."""
    folder = tmp_path / "a clone"
    (folder / ".venv" / "bin").mkdir(parents=True)
    for kind in ("", "-start", "-check"):
        (folder / f"requirements{kind}.txt").write_text(f"packages of {kind}")
    program(folder / ".venv" / "bin" / "python", "exit 0")
    program(folder / ".venv" / "bin" / "uv", 'echo "${6}" >>calls; [ ! -e refused ] || ! grep -qx "${6}" refused')
    return folder


def program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def shell(folder: Path, script: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-eu", "-c", f'. "{SCRIPT}"\n{script}'],
        cwd=folder,
        env={"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), **env},
        capture_output=True,
        text=True,
        check=False,
    )


def calls(folder: Path) -> list[str]:
    return (folder / "calls").read_text().split()


def test_packages_are_installed_once_and_again_only_when_the_lock_changes(clone):
    for _ in range(2):
        assert shell(clone, "set_up_python start").returncode == 0
    assert calls(clone) == ["requirements-start.txt"]

    (clone / "requirements-start.txt").write_text("a newer package")
    shell(clone, "set_up_python start")

    assert calls(clone) == ["requirements-start.txt"] * 2


def test_a_start_after_a_check_leaves_the_packages_of_the_tests_where_they_are(clone):
    shell(clone, "set_up_python start")
    shell(clone, "set_up_python check")
    shell(clone, "set_up_python start")
    (clone / "requirements-check.txt").write_text("a newer package")
    shell(clone, "set_up_python start")

    assert calls(clone) == ["requirements-start.txt", "requirements-check.txt", "requirements-check.txt"]


def test_an_installation_that_broke_off_is_done_again(clone):
    (clone / "refused").write_text("requirements-check.txt\n")
    broken = shell(clone, "set_up_python check")
    (clone / "refused").unlink()
    shell(clone, "set_up_python check")

    assert broken.returncode == 1
    assert "could not be installed" in broken.stderr
    assert calls(clone) == ["requirements-check.txt"] * 2


def test_a_platform_without_a_packaged_postgresql_starts_with_the_one_on_its_path(clone):
    (clone / "refused").write_text("requirements-start.txt\n")

    started = shell(clone, "set_up_python start")

    assert started.returncode == 0
    assert "looking for them on the PATH" in started.stdout
    assert calls(clone) == ["requirements-start.txt", "requirements.txt"]


def test_a_system_without_apt_is_told_one_command_and_stops(clone):
    script = "is_debian() { false; }; has_library() { false; }\nset_up_machine start"

    told = shell(clone, script)

    assert told.returncode == 1
    assert "Missing here:" in told.stderr
    assert "Run this, then start again:" in told.stderr


def test_a_browser_that_does_not_run_is_refused_and_not_replaced(clone):
    told = shell(clone, "find_browser", CHROMIUM="/nowhere/chromium")

    assert told.returncode == 1
    assert "CHROMIUM is set to /nowhere/chromium, which does not run" in told.stderr


def test_the_browser_of_the_environment_is_taken(clone):
    program(clone / "my browser", "echo 1.0")

    told = shell(clone, 'find_browser; echo "$CHROMIUM"', CHROMIUM=str(clone / "my browser"))

    assert told.stdout.strip() == str(clone / "my browser")


def test_unpacked_libraries_are_found_and_their_fonts_file_is_well_formed(clone):
    libraries = clone / "var" / "libraries" / "usr" / "lib" / "x86_64-linux-gnu"
    libraries.mkdir(parents=True)
    (libraries / "libnothing-else-has.so.0").touch()

    script = 'has_library libnothing-else-has.so.0\nuse_private_libraries\necho "$LD_LIBRARY_PATH|$FONTCONFIG_FILE"'
    found = shell(clone, script)

    path, _, fonts = found.stdout.strip().partition("|")
    assert path == str(libraries)
    assert fonts == str(clone / "var" / "libraries" / "fonts.conf")
    assert f"<dir>{clone}/var/libraries/usr/share/fonts</dir>" in Path(fonts).read_text()


@pytest.mark.parametrize("script", ["start", "check"])
def test_a_wish_that_is_not_known_or_for_help_starts_nothing(script):
    told = subprocess.run([REPOSITORY / script, "--help"], capture_output=True, text=True, cwd="/", check=False)

    assert told.returncode == 0
    assert told.stdout.startswith(f"usage: ./{script}")
