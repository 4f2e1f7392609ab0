"""The stage on which every test plays: the cast as fixtures, and no network."""

from pathlib import Path

import pytest
from pytest_socket import disable_socket, enable_socket

from tests import cast


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Unit tests reach no network; PostgreSQL is spoken to over its own socket file."""
    if item.get_closest_marker("browser") or item.get_closest_marker("worker"):
        enable_socket()
    else:
        disable_socket(allow_unix_socket=True)


def pytest_runtest_teardown() -> None:
    enable_socket()


@pytest.fixture(autouse=True)
def _kept_files_go_to_a_scratch_folder(settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def barsetshire(db):
    return cast.enrolled("barsetshire")


@pytest.fixture
def loamshire(db):
    return cast.enrolled("loamshire")


@pytest.fixture
def olivia(barsetshire):
    return cast.person("olivia", (barsetshire, "officer"))


@pytest.fixture
def petra(barsetshire):
    return cast.person("petra", (barsetshire, "approver"))


@pytest.fixture
def cora(barsetshire):
    return cast.person("cora", (barsetshire, "councillor"))


@pytest.fixture
def ada(barsetshire):
    return cast.person("ada", (barsetshire, "administrator"))


@pytest.fixture
def sam(loamshire):
    return cast.person("sam", (loamshire, "officer"))
