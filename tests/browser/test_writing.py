"""Writing without JavaScript: a text out of Word is pasted, shown tidied, previewed and saved."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.eyes import Visitor
from tests.cast import PASSWORD
from tests.objectives.stage import a_set, an_objective
from tests.publications import stories

WORD = (
    "We asked residents\u00a0of M\u00f4n what they need:\n\uf0b7\tstep\u2011free doors\no\tat the library\n"
    "\uf0b7\tletters in Welsh, like w\u0302yn\nYear\tPeople\n2024\t1,240\n2025\t1,310"
)


@pytest.fixture
def page(chromium: Browser, live_server) -> Iterator[Page]:
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": 1280, "height": 900}, locale="en-GB", java_script_enabled=False
    )
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def test_a_text_out_of_word_is_pasted_previewed_and_saved_without_javascript(page, barsetshire, olivia):
    about = stories.draft(barsetshire, olivia).sections.get(key="aims")
    page.goto("/account/login/")
    page.get_by_label("E-mail address").first.fill("olivia@example.org")
    page.get_by_label("Password").first.fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/account/login" not in address)
    page.goto("/officers/barsetshire/publications/equality-information/2025-to-2026/parts/aims/")
    page.get_by_label("Your text").fill(WORD)

    page.get_by_role("button", name="Save and continue").click()
    notice = page.get_by_role("region", name="Check the text we tidied, then save")
    assert "Made 3 pasted bullets into a list." in notice.inner_text()
    assert "Made a table of pasted cells." in notice.inner_text()
    page.locator("summary", has_text="as it was pasted").click()
    assert "2024\t1,240" in notice.inner_text()
    about.refresh_from_db()
    assert about.narrative == ""

    page.get_by_role("button", name="Preview").click()
    preview = page.get_by_role("region", name="Preview: Your text")
    assert preview.get_by_role("listitem").count() == 3
    assert preview.get_by_role("cell", name="1,310").count() == 1
    assert page.get_by_role("region", name="Check the text").count() == 0

    page.get_by_role("button", name="Save and stay on this page").click()
    assert "is saved" in page.inner_text("main")
    about.refresh_from_db()
    assert about.narrative.startswith(
        "We asked residents of Môn what they need:\n- step‑free doors\n  - at the library"
    )
    assert "letters in Welsh, like ŵyn" in page.get_by_label("Your text").input_value()

    page.get_by_role("button", name="Save and continue").click()
    assert page.url.endswith("/2025-to-2026/")


def test_the_pages_that_show_what_was_tidied_have_no_faults(context, barsetshire, olivia):
    visitor = Visitor(context.new_page(), password=PASSWORD).signs_in("olivia@example.org")
    objective = an_objective(a_set(barsetshire, by=olivia), by=olivia)
    for button in ("Preview", "Save and continue"):
        visitor.looks_at(f"{objective.get_absolute_url()}words/")
        visitor.page.get_by_label("Why this objective?").fill(f"## A heading\n\n{WORD}\n\n{'W' * 200}")
        visitor.page.get_by_role("button", name=button).click()
        visitor.reads("Check the text we tidied")
        visitor.page.locator("summary", has_text="as it was pasted").click()
        visitor.looks_at()
    visitor.finds_nothing_wrong()
