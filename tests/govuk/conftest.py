"""Pages are drawn in these tests without `collectstatic` having run."""

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def static_files_by_plain_name(settings: Settings) -> None:
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
