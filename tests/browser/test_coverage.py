"""An officer pastes objectives, says whom they are for, writes promises and reasons, by keyboard and on a phone."""

from datetime import date

import pytest

from councils import characteristics
from objectives import actions
from tests import cast

LIST = "1. Fewer falls at home\n1. Llai o gwympo gartref\n(b) Fewer falls at home"
DAY = date(2026, 3, 2)


@pytest.fixture
def gwen(db):
    council = cast.enrolled("caerfro", nation="wales")
    gwen = cast.person("gwen", (council, "officer"))
    characteristics.adopt_local(council, name="Gofalwyr", adopted_on=DAY, decided_by="Cyngor", by=gwen)
    actions.start_set(council, title="Amcanion", rationale="r", decided_by="d", by=gwen)
    return gwen


def test_a_set_is_filled_and_its_gaps_are_explained(visitor, gwen):
    there = "/officers/caerfro/objectives/amcanion/"
    visitor.signs_in("gwen@example.org").looks_at(f"{there}coverage/").reads("The set has no objective yet.")

    # Several objectives at once
    visitor.page.goto(there)
    visitor.follows("Add several at once").looks_at()
    visitor.types("The objectives, one on each line", LIST).follows("Read the list").looks_at()
    visitor.reads("3 objectives were read").reads("There twice:")
    visitor.follows("Add these objectives").looks_at().reads("There is a problem")
    visitor.ticks("Add them all the same").follows("Add these objectives").looks_at().reads("3 objectives are added.")

    # Whom the first is for
    visitor.follows("1: Fewer falls at home").looks_at()
    visitor.page.goto(f"{visitor.page.url}for-whom/")
    visitor.looks_at().ticks("Advance equality of opportunity").ticks("Disability").ticks("Gofalwyr")
    visitor.ticks("It is about the causes of pay differences").follows("Save").looks_at()
    visitor.reads("Also considered here, not protected in law")

    # Standing promises
    visitor.page.goto(there)
    visitor.follows("Add commitments").looks_at()
    visitor.types("Heading", "Uchelgais A").types("Commitments", "• We listen.\n• We answer.")
    visitor.follows("Add the commitments").looks_at().reads("Uchelgais A").reads("Standing promises, not scored.")
    visitor.follows("Change Uchelgais A").looks_at()

    # The board, and a reason
    visitor.page.goto(there)
    visitor.follows("See whom the objectives cover").looks_at().reads("Closed: s.149(7)").reads("A reason is needed.")
    visitor.follows("Give the reasons").looks_at()
    visitor.types("Why is no objective for Age?", "Our plan for older people stands apart.").follows("Save the reasons")
    visitor.looks_at().reads("Our plan for older people stands apart.")
    visitor.finds_nothing_wrong()
