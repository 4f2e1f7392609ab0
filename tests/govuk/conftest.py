"""Pages are drawn in these tests without `collectstatic` having run, and without the portal's own addresses."""

import pytest
from pytest_django.fixtures import Settings

from tests.govuk.page import ALONE


@pytest.fixture(autouse=True)
def this_room_alone(settings: Settings) -> None:
    for name, value in ALONE.items():
        setattr(settings, name, value)
