"""A document that was started for the wrong year is brought to the right one, by keyboard and at every width."""

import time_machine

from tests.publications import stories

HUB = "/officers/barsetshire/publications/equality-information/2025-to-2026/"


def test_a_draft_is_brought_to_another_year(visitor, barsetshire, olivia):
    stories.draft(barsetshire, olivia, year=2024)
    stories.written(barsetshire, olivia)
    with time_machine.travel("2026-06-10 10:00 +0100", tick=True):
        visitor.signs_in("olivia@example.org").looks_at(HUB).looks_at(f"{HUB}about/").follows("Change the period")
        visitor.looks_at().reads("You have started or published this one already.")
        page = visitor.page
        page.get_by_role("radio", name="1 April 2024 to 31 March 2025").check()
        visitor.follows("Change the period").looks_at().reads("There is already a report for 2024 to 2025.")
        page.get_by_role("radio", name="Calendar year: 1 January 2025 to 31 December 2025").check()
        visitor.follows("Change the period").looks_at().reads("The period is changed. What is written has stayed.")

    assert page.url.endswith("/equality-information/2025/")
    visitor.finds_nothing_wrong()
