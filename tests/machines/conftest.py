"""Real machines beside the database of the tests: one broker and one gunicorn for all, workers for each test."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import environ
import pytest
from django.core.management import call_command
from django.db import connection

from tests.machines.engine_room import Broker, House, mail_server, signed_in


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/machines" in str(item.path):
            item.add_marker(pytest.mark.worker)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def granted(django_db_setup, django_db_blocker) -> None:
    """The app's role has in this database what `manage.py grant_app_role` gives it."""
    with django_db_blocker.unblock():
        call_command("grant_app_role", stdout=StringIO())
        connection.close()


@pytest.fixture(scope="session")
def engine_room(granted, tmp_path_factory, django_db_blocker) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("machines")
    broker = Broker(folder)
    with django_db_blocker.unblock():
        house = House(folder, broker)
    try:
        broker.start()
        house.start_web()
        yield house
    finally:
        house.end()
        broker.kill()


@pytest.fixture
def house(transactional_db, engine_room: House, settings) -> Iterator[House]:
    """The house with its web process up, its broker empty, and no worker; whatever is started in it ends."""
    settings.FILES_ROOT = Path(engine_room.env["FILES_ROOT"])
    engine_room.broker.start()
    engine_room.broker.ask("flushall")
    yield engine_room
    engine_room.end("worker", "beat")


@pytest.fixture
def broker(house: House) -> Broker:
    return house.broker


@pytest.fixture
def as_app(transactional_db, granted, settings) -> Iterator[None]:
    """Whatever the test does in the database, it does signed in as the app's role, not as the owner."""
    who = ("USER", "PASSWORD")
    owner = {name: connection.settings_dict[name] for name in who}
    app = environ.Env.db_url_config(settings.DATABASE_APP_URL)
    connection.close()
    connection.settings_dict.update({name: app[name] for name in who})
    yield
    connection.close()
    connection.settings_dict.update(owner)


@pytest.fixture
def mailbox() -> Iterator:
    with mail_server() as server:
        yield server


@pytest.fixture
def officer(client, olivia) -> dict[str, str]:
    """Olivia's cookies."""
    return signed_in(client, olivia)
