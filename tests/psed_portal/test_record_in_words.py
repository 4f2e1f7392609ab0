"""The record of acts speaks of duties and days in words, as every page does."""

from datetime import date

import pytest

from deadlines import actions as deadlines
from deadlines.models import Discharge


@pytest.mark.django_db
def test_a_duty_that_was_met_stands_in_the_record_in_words(client, barsetshire, olivia, ada):
    deadlines.discharge(barsetshire, "EQ_OBJECTIVES", made_public_on=date(2026, 5, 22), label="Our set", by=olivia)
    client.force_login(ada)

    shown = client.get("/officers/barsetshire/record/").content.decode()

    assert "<strong>duty met</strong> by Olivia: Equality objectives: “Our set”, 22 May 2026" in shown


def test_a_duty_that_no_table_knows_keeps_its_code():
    assert str(Discharge(duty="OLD", label="A plan", made_public_on=date(2004, 3, 1))) == "OLD: “A plan”, 1 March 2004"
