"""The patterns in a real browser, under the portal's own content security policy."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.paginator import Paginator
from django.test import RequestFactory
from playwright.sync_api import Browser, Page

from tests.govuk.page import draw
from tests.govuk.sample import NARRATIVE
from tests.govuk.served import served
from tests.govuk.test_forms import Review
from tests.govuk.test_layouts import Barsetshire, Olivia

pytestmark = pytest.mark.browser

LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def specimen() -> str:
    day = {"reviewed_on-day": "1", "reviewed_on-month": "13", "reviewed_on-year": "2026"}
    review = Review({"title": LONG, "why": "x" * 120, **day})
    return draw(
        (Path(__file__).parent / "specimen.html").read_text(encoding="utf-8"),
        form=review,
        user=Olivia(),
        council=Barsetshire(),
        navigation=[{"text": f"Part {n} of the portal", "href": f"/{n}/", "active": n == 2} for n in range(6)],
        tiles=[{"figure": "12", "name": "objectives on track", "note": "of 14"}] * 4,
        columns=["Service", *[(f"Women in the year {year}", "numeric") for year in range(2016, 2027)]],
        rows=[["Libraries", *range(11)], ["Children’s services", *range(11)]],
        facts=[("Address", f"https://equality.example/{LONG}", "/change/"), ("Owner", "Olivia")],
        narrative=f"{NARRATIVE}\n\n|{'|'.join('abcdefghij')}|\n|{'-|' * 10}\n|{'twelve thousand|' * 10}\n\n{LONG}",
        differences=[("Reason", LONG, "Because people asked"), ("Title", "", "Safe journeys")],
        saved_by="Petra",
        saved_at=datetime(2026, 3, 9, 9, 30, tzinfo=UTC),
        page=Paginator(range(500), 10).get_page(25),
        request=RequestFactory().get("/"),
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("portal"), specimen)


def opened(chromium: Browser, address: str, *, width: int = 1280, script: bool = True) -> tuple[Page, list[str]]:
    context = chromium.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page, complaints = context.new_page(), []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    return page, complaints


def test_the_page_wakes_up_under_the_policy_without_a_complaint(chromium: Browser, address: str) -> None:
    page, complaints = opened(chromium, address)

    page.wait_for_selector(".govuk-frontend-supported")
    page.wait_for_function("document.querySelector('.govuk-js-password-input-toggle').offsetParent !== null")

    assert complaints == []


def test_the_error_summary_takes_the_focus_and_its_links_move_it(chromium: Browser, address: str) -> None:
    page, _complaints = opened(chromium, address)
    page.wait_for_function("document.activeElement.classList.contains('govuk-error-summary')")

    reached = {}
    for name in (
        "id_reviewed_on-month",
        "id_status",
        "id_people",
        "id_owner",
        "id_agreed",
        "id_evidence",
        "id_password",
    ):
        page.click(f".govuk-error-summary a[href='#{name}']")
        reached[name] = page.evaluate("document.activeElement.id")

    assert reached == {name: name for name in reached}


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_pushes_the_page_sideways(chromium: Browser, address: str, width: int, script: bool) -> None:
    page, _complaints = opened(chromium, address, width=width, script=script)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1280])
def test_the_accessibility_rules_find_nothing(chromium: Browser, address: str, width: int) -> None:
    page, _complaints = opened(chromium, address, width=width)
    page.wait_for_selector(".govuk-frontend-supported")

    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]

    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []


def test_the_accessibility_rules_see_a_planted_fault(chromium: Browser, address: str) -> None:
    page, _complaints = opened(chromium, address)
    page.evaluate("document.querySelector('label[for=id_title]').remove()")

    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]

    assert [rule["id"] for rule in found] == ["label-title-only", "label"]


def test_the_check_of_the_width_sees_a_planted_fault(chromium: Browser, address: str) -> None:
    page, _complaints = opened(chromium, address, width=320)
    page.evaluate("document.querySelector('h1').style.whiteSpace = 'nowrap'")

    assert page.evaluate("document.documentElement.scrollWidth") > 320


def test_the_skip_link_is_the_first_stop_of_the_keyboard(chromium: Browser, address: str) -> None:
    page, _complaints = opened(chromium, address, script=False)

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main-content"
