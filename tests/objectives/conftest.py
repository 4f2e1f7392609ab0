"""The stage for objectives: an officer who has signed in, a draft set and an objective in it."""

import pytest

from tests import cast
from tests.objectives.stage import a_set, an_objective


@pytest.fixture(autouse=True)
def static_files_by_plain_name(settings) -> None:
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def con(barsetshire):
    return cast.person("con", (barsetshire, "contributor"))


@pytest.fixture
def officer(client, olivia):
    """A browser in which Olivia has signed in."""
    client.force_login(olivia)
    return client


@pytest.fixture
def draft(barsetshire, olivia):
    return a_set(barsetshire, by=olivia)


@pytest.fixture
def objective(draft, olivia):
    return an_objective(draft, by=olivia)
