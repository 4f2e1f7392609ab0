"""A report to cabinet, from the first page to the plain page for Word, by keyboard and without JavaScript's help."""

from axe_playwright_python.sync_playwright import Axe

from publications import proofs
from publications.models import CommitteeReport
from tests.browser.eyes import RULES
from tests.publications import committee_stage as stage
from tests.publications import stories

START = "/officers/barsetshire/publications/start/committee-report/"


def test_a_report_to_cabinet_is_started_filled_and_taken_away(visitor, barsetshire, olivia):
    objective_set = stories.whole_set(barsetshire, olivia)
    visitor.signs_in("olivia@example.org").looks_at(START)
    page = visitor.page
    page.get_by_label("Which document is it about?").select_option(f"set-{objective_set.pk}")
    page.get_by_role("radio", name="To approve it").check()
    page.get_by_label("Which meeting is it for?").fill("Cabinet")
    for part, number in (("Day", "12"), ("Month", "2"), ("Year", "2027")):
        page.get_by_label(part, exact=True).fill(number)
    page.get_by_label("Who makes the report?").fill(stage.MEMBER)
    visitor.follows("Start the report").looks_at().reads("What the meeting is asked")
    hub = page.url

    visitor.looks_at(f"{hub}parts/committee_legal/")
    visitor.follows("Use the suggested text").looks_at().reads("The suggested text is in the box")
    visitor.follows("Save and continue").reads("“Legal” is saved")

    visitor.looks_at(f"{hub}head/").looks_at(f"{hub}recommendations/")
    page.get_by_role("radio", name="Note").check()
    page.get_by_label("What?").fill("the training of managers")
    visitor.follows("Save").reads("The recommendation is added").follows("Change recommendation 2").looks_at()
    visitor.looks_at(
        f"{hub}recommendations/{CommitteeReport.objects.get().recommendations.get(position=1).pk}/outcome/"
    )

    visitor.looks_at(f"{hub}check/").looks_at(f"{hub}preview/")
    page.goto(f"{hub}word/")
    assert Axe().run(page, options={"runOnly": RULES}).response["violations"] == []
    visitor.looks_at(f"{hub}draft-pdf/").follows("Make a PDF of the draft").looks_at().reads("is being prepared")
    proofs.make_waiting()
    visitor.looks_at(f"{hub}draft-pdf/").reads("Open the PDF of the draft")

    visitor.finds_nothing_wrong()
