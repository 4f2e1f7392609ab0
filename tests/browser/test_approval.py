"""A council sets its steps of approval once, and a report goes through them: by keyboard, at desk and phone."""

from datetime import timedelta

from django.utils.timezone import localdate

from publications import actions, approving
from publications.models import Comment, Publication
from tests import cast
from tests.publications import stories
from tests.publications.approving_stage import MINUTES, four_steps

OFFICERS = "/officers/barsetshire/"
HUB = f"{OFFICERS}publications/equality-information/2025-to-2026/"


def another(visitor, email):
    visitor.page.context.clear_cookies()
    return visitor.signs_in(email)


def test_an_administrator_sets_the_steps(visitor, barsetshire, ada, petra):
    visitor.signs_in("ada@example.org").looks_at(f"{OFFICERS}publications/").follows("Steps of approval").looks_at()
    visitor.follows("Monitoring officer").looks_at().follows("Add the step").looks_at().reads("1. Monitoring officer")
    visitor.follows("Cabinet").types("Which body decides?", "").follows("Add the step").looks_at()
    visitor.reads("Enter what the step is called").types("Which body decides?", "Cabinet").follows("Add the step")
    visitor.looks_at().follows("Call-in").looks_at().follows("Add the step").looks_at().reads("3. Call-in")
    visitor.follows("Move up : Cabinet").looks_at().reads("1. Cabinet").follows("Change : Cabinet").looks_at()
    visitor.types("How many working days", "20").follows("Save").looks_at().reads("20 working days")
    visitor.follows("Remove : Call-in").looks_at().follows("Remove the step").looks_at()
    visitor.reads("The step is removed.").finds_nothing_wrong()


def test_a_report_goes_through_the_steps(visitor, barsetshire, olivia, petra):
    morgan = cast.person("morgan", (barsetshire, "approver"))
    four_steps(barsetshire, petra, morgan)
    stories.written(barsetshire, olivia)

    visitor.signs_in("olivia@example.org").looks_at(f"{HUB}submit/").follows("Submit for approval").looks_at()
    visitor.reads("With Petra since").follows("Change the day : Equalities lead").looks_at()
    visitor.types("Year", "2001").follows("Save the day").looks_at().reads("must be today or later")

    another(visitor, "petra@example.org").looks_at(OFFICERS).follows("waits for your decision").looks_at()
    visitor.follows("Ask for changes").looks_at().types("What has to change?", "Name the sources.")
    visitor.reaches("Comments on parts", kinds="summary").page.keyboard.press("Enter")
    visitor.types("People affected by our policies", "Whose figures are these?").looks_at().follows("Send it back")

    another(visitor, "olivia@example.org").looks_at(HUB).reads("1 comment is left").follows("Say what you did about it")
    visitor.looks_at().types("What did you do about it?", "They are of the census of 2021.")
    visitor.follows("It is dealt with").looks_at().looks_at(f"{HUB}parts/people/")
    report = actions.submit(Publication.objects.get(), on=localdate(), by=olivia)

    another(visitor, "petra@example.org").looks_at(f"{HUB}decide/").reads("They are of the census of 2021.")
    visitor.follows("Agree").looks_at().reads("Petra agreed on")
    actions.approve(report, agreed_digest=report.digest, by=morgan)

    another(visitor, "olivia@example.org").looks_at(HUB).follows("Note what Cabinet decided").looks_at()
    visitor.follows("Note the decision").looks_at().reads("Select what was decided")
    visitor.chooses("It agreed").types("Day", str(localdate().day)).types("Month", str(localdate().month))
    visitor.types("Year", str(localdate().year)).types("Minute reference", MINUTES["minute_reference"])
    visitor.types("Link to the minutes", MINUTES["link"]).follows("Note the decision").looks_at()
    visitor.reads("That was the last step.").follows("Publish").confirms_who_they_are().looks_at()
    visitor.reads("“Call-in” is not over yet.")
    edition = actions.publish(report, on=localdate() + timedelta(days=30), by=olivia)
    visitor.looks_at(edition.get_absolute_url()).reads("Who agreed to this text").finds_nothing_wrong()
    assert Comment.objects.get().answered_by == olivia


def test_the_other_pages_of_the_steps_have_no_faults(visitor, barsetshire, olivia, petra):
    four_steps(barsetshire, None, None)
    barsetshire.approval_steps.filter(kind="person").delete()
    actions.submit(stories.written(barsetshire, olivia), on=localdate(), by=olivia)
    visitor.signs_in("petra@example.org").looks_at(f"{HUB}decide/").looks_at(f"{HUB}pass-over/")
    visitor.follows("Pass it over").looks_at().reads("Enter why the step is passed over")
    visitor.looks_at(f"{OFFICERS}approval/").finds_nothing_wrong()
    assert approving.chain_of(Publication.objects.get()).turn
