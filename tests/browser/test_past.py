"""A council enters its past by keyboard on a narrow screen, is told what is wrong, and reads its history."""

from datetime import date

from deadlines.models import Discharge
from tests import cast
from tests.browser.eyes import NARROW, Visitor


def test_the_past_is_entered_by_keyboard_on_a_narrow_screen(visitor: Visitor, transactional_db):
    barsetshire = cast.enrolled("barsetshire")
    visitor.signs_in(cast.person("olivia", (barsetshire, "officer")).email)
    visitor.looks_at("/officers/barsetshire/past/?duty=EQ_INFO")

    visitor.page.set_viewport_size(NARROW)
    visitor.types("Made public on, row 1", "march 2025").types("Title, row 1", "Equality information 2025")
    visitor.follows("Add more rows").reads("Row 10")
    visitor.follows("Enter them").reads("Row 1: “march 2025” is missing the day").looks_at()
    visitor.page.set_viewport_size(NARROW)
    visitor.types("Made public on, row 1", "30/3/25").follows("Enter them")

    visitor.reads("Entered: 1 publication.").reads("First one recorded here").looks_at()
    visitor.looks_at("/councils/barsetshire/history/")
    visitor.finds_nothing_wrong()
    assert Discharge.objects.get().made_public_on == date(2025, 3, 30)
