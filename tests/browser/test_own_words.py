"""A council says how it goes about equality and what it considers beside the nine, by keyboard, at desk and phone."""

from datetime import date

from django.utils.timezone import localdate

from councils import characteristics
from tests import cast
from tests.councils import approach_stage as stage

OFFICERS, READERS = "/officers/barsetshire/", "/councils/barsetshire/"


def test_an_officer_writes_the_approach_and_another_person_publishes_it(visitor, barsetshire, olivia, petra):
    visitor.signs_in("olivia@example.org").looks_at(f"{OFFICERS}objectives/").follows("Our approach").looks_at()
    visitor.follows("Write our approach").looks_at()
    visitor.types("How does the council go about equality?", stage.FIRST).follows("Save").looks_at()
    visitor.follows("Submit for approval").looks_at().reads("With the approver")
    visitor.looks_at(f"{OFFICERS}approach/write/").reads("This cannot be done now")

    visitor.page.context.clear_cookies()
    visitor.signs_in("petra@example.org").looks_at(f"{OFFICERS}approach/").follows("Read and decide")
    visitor.confirms_who_they_are().looks_at().reads("Agree and publish")
    visitor.looks_at(f"{OFFICERS}approach/send-back/")
    visitor.page.goto(f"{OFFICERS}approach/decide/")
    visitor.follows("Agree and publish").looks_at().reads("Version 1 has been public since")

    stage.published(barsetshire, olivia, petra, stage.SECOND, on=localdate())
    visitor.looks_at(READERS).follows("Earlier versions").looks_at().follows("Version 1").looks_at()
    visitor.reads("until a newer version replaced them").finds_nothing_wrong()


def test_an_officer_adds_and_ends_a_characteristic(visitor, barsetshire, olivia):
    told = {"adopted_on": date(2025, 7, 14), "decided_by": "Full Council", "by": cast.STAGE_HAND}
    characteristics.adopt_local(barsetshire, name="Care experience", **told)

    visitor.signs_in("olivia@example.org").looks_at(f"{OFFICERS}objectives/").follows("Characteristics").looks_at()
    visitor.follows("Add a characteristic of our own").looks_at()
    visitor.types("What has the council decided to consider?", "Disability").types("Who decided it?", "Full Council")
    visitor.types("Day", "14").types("Month", "7").types("Year", "2025").follows("Add").looks_at()
    visitor.reads("Disability is protected by law already (Equality Act 2010, section 6)")
    visitor.types("What has the council decided to consider?", "Carers").follows("Add").looks_at()
    visitor.reads("“Carers” is added.").looks_at(READERS).reads("Not protected in law")

    visitor.looks_at(f"{OFFICERS}characteristics/carers/change/").looks_at(f"{OFFICERS}characteristics/carers/end/")
    visitor.types("Day", "4").types("Month", "5").types("Year", "2026").types("Why?", "Minute 50").follows("End it")
    visitor.looks_at().reads("Carers, from 14 July 2025 to 4 May 2026: Minute 50").finds_nothing_wrong()
