"""A real Chromium before a real server: pages as people meet them, by keyboard, at phone width, through axe."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from publications.officer_views import reaching
from tests.browser.eyes import Visitor
from tests.cast import PASSWORD


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(autouse=True)
def _style_sheets_come_straight_from_their_folders(settings) -> None:
    """The test server finds static files by their own names, not by the hashed ones that `collectstatic` gives."""
    backend = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": backend}


@pytest.fixture(autouse=True)
def _no_page_looks_again_by_itself(monkeypatch) -> None:
    """It would do so amid our looking at it. That it does is tested without a browser."""
    monkeypatch.setattr(reaching, "LOOK_AGAIN_AFTER", 3600)


@pytest.fixture
def context(chromium: Browser, live_server) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def visitor(page: Page) -> Visitor:
    """Somebody at a browser, with eyes for what is wrong with a page."""
    return Visitor(page, password=PASSWORD)
