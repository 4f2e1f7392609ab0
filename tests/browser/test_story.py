"""The whole story by keyboard alone: from an officer's first objective to the public page, three people, one council.

Every page on the way is looked at: axe, phone width, one heading, working skip link, refused scripts and styles.
"""

from deadlines.models import Deadline
from objectives.models import ObjectiveSet
from publications import renditions
from publications.models import Edition
from tests.objectives.stage import measurable

NARRATIVE = "We asked residents.\n\n- 412 answered\n- “most” found it easy\n\nYmgynghorwyd â siaradwyr Cymraeg."

WRITTEN = (
    "area", "aims", "employees", "people", "pay_gap", "assessments", "engagement", "training", "framework", "gaps",
    "data_notes",
)  # fmt: skip


def test_from_the_first_objective_to_the_public_page(visitor, barsetshire, olivia, petra, cora):
    visitor.signs_in("olivia@example.org").looks_at()
    visitor.reads("What we owe")

    # A set with one objective
    visitor.follows("Objectives").looks_at()
    visitor.follows("Start a set").looks_at()
    visitor.types("Title of the set", "Equality objectives 2026 to 2030")
    visitor.types("Period", "2026 to 2030")
    visitor.types("How did the council arrive", "From the census and a survey of residents.")
    visitor.types("Who decides on the set?", "Cabinet")
    visitor.follows("Start the set").looks_at()
    visitor.follows("Add an objective").looks_at()
    visitor.types("What does the council want to achieve?", "Narrow the gap in attainment – “Môn”")
    visitor.follows("Add the objective").looks_at()
    visitor.reads("Narrow the gap in attainment – “Môn”")
    objective = visitor.page.url

    visitor.page.goto(f"{objective}for-whom/")
    visitor.looks_at()
    visitor.ticks("Advance equality of opportunity").ticks("Disability")
    visitor.follows("Save").looks_at()
    visitor.page.goto(f"{objective}progress/")
    visitor.looks_at()
    visitor.chooses("On track").types("Say why", "Two schools have joined.")
    visitor.follows("Save the progress").looks_at()

    measurable(ObjectiveSet.objects.get(), by=olivia)

    # Publish it through approval
    visitor.page.goto(objective.rsplit("/", 2)[0] + "/")
    visitor.follows("Check and publish").looks_at()
    visitor.follows("Submit for approval").looks_at()
    publication = visitor.page.url
    visitor.page.context.clear_cookies()

    visitor.signs_in("petra@example.org").looks_at()
    visitor.page.goto(f"{publication}decide/")
    visitor.looks_at().follows("Agree").looks_at()
    visitor.page.context.clear_cookies()

    visitor.signs_in("olivia@example.org")
    visitor.page.goto(f"{publication}publish/")
    visitor.confirms_who_they_are().looks_at().follows("Publish now").looks_at()
    assert renditions.make_waiting() == 4  # PDF, HTML, CSV, JSON
    visitor.page.reload()
    visitor.looks_at()

    edition = Edition.objects.get()
    assert edition.snapshot["objectives"][0]["characteristics"] == ["Disability"]
    assert Deadline.objects.open().get(duty="EQ_OBJECTIVES").opened_on == edition.published_on

    # The public reads it, without any cookie
    visitor.page.context.clear_cookies()
    visitor.looks_at("/councils/barsetshire/").reads("Narrow the gap in attainment – “Môn”")
    visitor.follows("Narrow the gap").looks_at().reads("Two schools have joined.")
    visitor.looks_at(edition.get_absolute_url()).reads("Made public")
    assert visitor.page.context.cookies() == []

    # A councillor looks
    visitor.signs_in("cora@example.org").looks_at().reads("Equality briefing")
    visitor.finds_nothing_wrong()


def test_an_officer_writes_the_yearly_report(visitor, barsetshire, olivia, petra):
    visitor.signs_in("olivia@example.org")
    visitor.follows("Publications").looks_at()
    visitor.follows("Start a document").looks_at()
    visitor.follows("Equality information").looks_at()
    visitor.chooses("1 April")
    visitor.follows("Start the document").looks_at()
    report = visitor.page.url
    for part in WRITTEN:
        visitor.page.goto(f"{report}parts/{part}/")
        visitor.looks_at()
        visitor.types("Your text", NARRATIVE).ticks("I have finished this part").follows("Save")
    visitor.looks_at(f"{report}check/").looks_at(f"{report}preview/").reads("412 answered")
    visitor.page.goto(f"{report}submit/")
    visitor.looks_at().follows("Submit for approval")
    visitor.page.context.clear_cookies()

    visitor.signs_in("petra@example.org")
    visitor.page.goto(f"{report}send-back/")
    visitor.looks_at().follows("Send it back").looks_at()  # without a reason: an error, and nothing happens
    visitor.reads("There is a problem")
    visitor.page.goto(f"{report}decide/")
    visitor.follows("Agree")
    visitor.page.context.clear_cookies()

    visitor.signs_in("olivia@example.org")
    visitor.page.goto(f"{report}publish/")
    visitor.confirms_who_they_are().looks_at().follows("Publish now")
    assert renditions.make_waiting() == 4  # PDF, HTML, CSV, JSON
    visitor.page.context.clear_cookies()
    edition = Edition.objects.get()
    visitor.looks_at(edition.get_absolute_url()).reads("Ymgynghorwyd â siaradwyr Cymraeg.")
    visitor.finds_nothing_wrong()
