"""The stage on which every test plays: the cast as fixtures, and no network."""

import importlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pgtrigger
import pytest
from django.apps import apps
from django.db.backends.postgresql.operations import DatabaseOperations
from playwright.sync_api import Browser, sync_playwright
from pytest_socket import disable_socket, enable_socket

from tests import cast

# Playwright drives the page on its own loop, in this thread; Django's guard against that is for async views.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks for a page is told apart from the tests of rules and actions, which ./check --fast runs alone."""
    for item in items:
        if "client" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.page)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Unit tests reach no network; PostgreSQL is spoken to over its own socket file."""
    if item.get_closest_marker("browser") or item.get_closest_marker("worker"):
        enable_socket()
    else:
        disable_socket(allow_unix_socket=True)


def pytest_runtest_teardown() -> None:
    enable_socket()


@pytest.fixture(scope="session", autouse=True)
def _only_the_end_of_a_test_may_empty_the_record():
    """Tests with real transactions empty every table at their end: the one act for which the triggers stand aside.
    The nine characteristics, which came with the migrations, come back at once."""
    truncate = DatabaseOperations.execute_sql_flush
    seed = importlib.import_module("councils.migrations.0002_the_nine_characteristics").seed

    def empty(operations: DatabaseOperations, statements: list[str]) -> None:
        with pgtrigger.ignore():
            truncate(operations, statements)
        seed(apps, None)

    DatabaseOperations.execute_sql_flush = empty
    yield
    DatabaseOperations.execute_sql_flush = truncate


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all; a missing one is a failure, not a skip."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "no Chromium: ./check installs one, or set CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _kept_files_go_to_a_scratch_folder(settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def _passwords_need_no_second_of_work_each(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


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
