"""Editions as people meet them: what is wrong and what is right, side by side, in the register, and in their files."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe

from files import store
from publications import actions, renditions, watching
from publications.changes import Why
from tests import cast
from tests.browser.eyes import RULES
from tests.publications import public_stage as stage

WHY = Why(
    mends_an_error=True, was_wrong="12 people were counted twice.", is_right="The share is 7.9 per cent.",
    because="The payroll file held leavers.", decided_by="Head of policy",
)  # fmt: skip
AT = "/councils/barsetshire/publications/equality-information/2025-to-2026/"


@pytest.fixture
def council(monkeypatch):
    monkeypatch.setattr(renditions, "pdf_of", lambda edition: b"%PDF-1.7 a file")
    council = cast.enrolled("barsetshire")
    olivia = cast.person("olivia", (council, "officer"))
    cast.person("petra", (council, "approver"))
    cast.person("ada", (council, "administrator"))
    stage.published_set(council, olivia)
    stage.published_report(council, olivia, year=2024, on=date(2025, 3, 11), words="Earlier words of")
    first = stage.published_report(council, olivia)
    opened = actions.start_correction(first.publication, what_changes="The share was wrong.", why=WHY, by=olivia)
    section = opened.sections.get(key="employees")
    words = "Words. The share is 7.9 per cent, not what we said.\n\nA further paragraph that nobody had written."
    actions.write_section(section, seen=section.version, narrative=words, by=olivia)
    day = date(2026, 4, 1)
    second = stage.publish(actions.submit(opened, on=day, by=olivia), on=day, by=olivia)
    renditions.make_waiting()
    return council, second


PAGES = (
    f"{AT}editions/1/",
    f"{AT}editions/2/",
    f"{AT}compare/",
    f"{AT}compare/?from=2024-to-2025/1&to=2",
    "/councils/barsetshire/corrections/",
    "/councils/barsetshire/publications/",
    "/data-dictionary/",
)


@pytest.mark.usefixtures("council")
def test_every_page_of_editions_is_fit_to_look_at(visitor):
    for address in PAGES:
        visitor.looks_at(address)
    visitor.looks_at(f"{AT}editions/1/").reads("This edition has an error")
    visitor.follows("See what changed").looks_at().reads("From edition 1.0 to edition 1.1")

    visitor.finds_nothing_wrong()


def test_a_page_to_keep_is_fit_to_look_at_without_anything_beside_it(page, council, tmp_path):
    kept = tmp_path / "kept.html"
    kept.write_bytes(store.read(council[1].renditions.get(format="html").sha256))
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(kept.as_uri())

    violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]

    assert [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in violations] == []
    assert asked == [kept.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_an_officer_says_why_and_an_administrator_sees_the_night(visitor, council):
    watching.watch(on=date(2026, 7, 1))
    visitor.signs_in("olivia@example.org")
    visitor.looks_at(AT.replace("/councils/", "/officers/") + "correct/").follows("Start the correction").looks_at()
    visitor.reads("Select whether an error is mended")
    visitor.page.context.clear_cookies()
    visitor.signs_in("ada@example.org").looks_at("/officers/barsetshire/record/").reads("files hold.")

    visitor.finds_nothing_wrong()
