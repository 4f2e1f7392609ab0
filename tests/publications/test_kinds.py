"""Every kind of document: who makes it, what it is laid out as, and which duties it meets for which listed bodies."""

from datetime import date

import pytest

from councils import actions as councils
from councils.edits import StaleEdit
from duty.cycles import cycle_named
from duty.regimes import DUTIES, duty_on
from objectives.refusals import AlreadyThere
from publications import actions, starting
from publications.checks import described, findings
from publications.checks.about_document import MET_IN
from publications.kinds import KINDS, kinds_of, kinds_that_meet
from publications.lifecycle import NotAllowedNow
from publications.models import Kind, Publication, State
from publications.report import render
from publications.report.content import content_of
from publications.report.parts import ALL, LAID_OUT, PART, parts_of_kind
from tests import cast
from tests.publications import committee_stage, stories

DAY = date(2026, 6, 10)


@pytest.fixture
def gwynedd(db):
    return cast.enrolled("gwynedd", nation="wales")


@pytest.fixture
def moray(db):
    return cast.enrolled("moray", nation="scotland")


def begun(council, kind: str, by, **told) -> Publication:
    told = {"starts_on": date(2025, 4, 1), "ends_on": date(2026, 3, 31)} | told
    return starting.start_document(council, kind, on=DAY, by=by, **told)


def claims(publication: Publication) -> set[tuple[str, str]]:
    return set(publication.claims.values_list("duty", "body"))


def written(publication: Publication, by) -> Publication:
    for section in publication.sections.all():
        actions.write_section(section, seen=section.version, narrative="Words.", is_done=True, by=by)
    return publication


def made_public(publication: Publication, by, approver, *, on: date = DAY):
    publication = actions.submit(written(publication, by), on=on, by=by)
    actions.approve(publication, agreed_digest=publication.digest, by=approver)
    return actions.publish(publication, on=on, by=by)


# --- The tables -------------------------------------------------------------------------------------------------------


def test_every_kind_is_described_once_and_laid_out_unless_rows_draw_it():
    assert [kind.key for kind in KINDS] == list(dict.fromkeys(kind.key for kind in KINDS))
    assert {kind.key for kind in KINDS} == set(Kind)
    assert set(Kind) - set(LAID_OUT) <= {Kind.OBJECTIVES, Kind.COMMITTEE_REPORT}


def test_every_part_that_is_laid_out_is_known_once():
    assert len(PART) == len(ALL)
    for keys in LAID_OUT.values():
        assert len(set(keys)) == len(keys)
        assert set(keys) <= set(PART)


def test_the_english_report_has_the_sixteen_parts():
    assert len(parts_of_kind(Kind.INFORMATION)) == 16


LAW = {"england": "SI 2017/353", "wales": "SI 2011/1064", "scotland": "SSI 2012/162"}


@pytest.mark.parametrize("nation", LAW)
def test_each_part_is_asked_for_by_the_law_of_the_nation_and_told_of_no_other(nation):
    parts = {part for kind in kinds_of(nation) if kind.key in LAID_OUT for part in parts_of_kind(kind.key)}
    cited = {part.key: part.asked_by_in(nation) for part in parts if part.asked_by_in(nation)}

    assert "employees" in cited
    assert all(words.startswith(LAW[nation]) for words in cited.values()), cited
    assert nation == "england" or not any("Required" in part.guidance_in(nation) for part in parts)


def test_the_parts_by_which_a_duty_is_met_are_in_every_document_that_may_meet_it():
    for code, keys in MET_IN.items():
        for kind in kinds_that_meet(code):
            assert set(keys) & {part.key for part in parts_of_kind(kind)}, (code, kind)


def test_a_duty_is_not_met_by_a_part_that_is_left_out(gwynedd, olivia):
    report = begun(gwynedd, Kind.ANNUAL_REPORT, olivia)
    section = report.sections.get(key="employees")
    actions.write_section(section, seen=section.version, left_out_because="No time", by=olivia)

    (found,) = [each for each in findings(report, on=date(2026, 6, 1)) if each.rule == "claimed-part-left-out"]

    assert (found.blocks, found.about) == (True, section)
    assert "It is said to meet “" in found.sentence


def test_nobody_is_missed_as_the_owner_of_a_report_to_a_meeting(barsetshire, olivia):
    report = committee_stage.report(barsetshire, olivia)

    assert described(report.publication, on=date(2026, 6, 1)).owner is None


def test_every_duty_that_a_kind_meets_is_one_of_its_nation():
    codes = {(duty.code, duty.nation) for duty in DUTIES}
    for kind in KINDS:
        for nation in kind.nations:
            assert {(code, nation) for code in kind.duties(nation)} <= codes


@pytest.mark.parametrize(
    "duty",
    [duty for duty in DUTIES if duty.in_force(DAY) and duty.has_days and duty.code != "GPG_RETENTION"],
    ids=lambda duty: duty.code,
)
def test_every_duty_with_a_day_is_met_by_some_kind_of_its_nation(duty):
    assert any(kind in {each.key for each in kinds_of(duty.nation)} for kind in kinds_that_meet(duty.code))


def test_the_usual_kind_comes_first():
    assert kinds_that_meet("SCO_EMPLOYEE_INFO") == [Kind.MAINSTREAMING, Kind.WORKFORCE]
    assert kinds_that_meet("EIA") == []


# --- Starting ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nation", ["england", "wales", "scotland"])
def test_every_kind_can_be_started_and_shown(db, olivia, nation):
    council = cast.enrolled("somewhere", nation=nation)
    for kind in kinds_of(nation):
        if not kind.is_started_by_hand or kind.key == Kind.COMMITTEE_REPORT:  # that one has a head, and its own tests
            continue
        told = {} if kind.years else {"starts_on": None, "ends_on": None, "title": "Our policy"}
        publication = begun(council, kind.key, olivia, **told)
        content = content_of(publication, on=DAY)
        assert [part["key"] for part in content["parts"]] == [part.key for part in parts_of_kind(kind.key)]
        assert (content["kind"], content["schema"]) == (kind.key, 3)


def test_a_welsh_council_makes_no_english_report(gwynedd, olivia):
    with pytest.raises(councils.NotPossible):
        begun(gwynedd, Kind.INFORMATION, olivia)


def test_a_document_without_a_period_is_known_by_its_title(barsetshire, olivia):
    policy = begun(barsetshire, Kind.POLICY, olivia, starts_on=None, ends_on=None, title="Dignity at Work")

    assert (policy.period, policy.title, claims(policy)) == ("dignity-at-work", "Dignity at Work", set())
    with pytest.raises(starting.TitleTaken):
        begun(barsetshire, Kind.POLICY, olivia, starts_on=None, ends_on=None, title="Dignity at work")
    with pytest.raises(starting.TitleTaken, match="letters or figures"):
        begun(barsetshire, Kind.POLICY, olivia, starts_on=None, ends_on=None, title="???")


def test_a_period_has_one_document_of_a_kind(barsetshire, olivia):
    begun(barsetshire, Kind.WORKFORCE, olivia)

    with pytest.raises(AlreadyThere, match="2025 to 2026"):
        begun(barsetshire, Kind.WORKFORCE, olivia)


def test_a_report_on_a_reporting_year_is_named_by_it(gwynedd, olivia):
    year = cycle_named(duty_on("WAL_ANNUAL_REPORT", DAY), "2024-25")
    report = begun(gwynedd, Kind.ANNUAL_REPORT, olivia, cycle=year, starts_on=None, ends_on=None)

    assert (report.period, report.title) == ("2024-25", "Annual equality report 2024-25")
    assert (report.starts_on, report.ends_on) == (date(2024, 4, 1), date(2025, 3, 31))
    assert set(report.claims.values_list("duty", "cycle")) == {
        ("WAL_ANNUAL_REPORT", "2024-25"), ("WAL_EMPLOYMENT_INFO", "2024-25"),
    }  # fmt: skip


def test_the_year_of_one_duty_is_not_forced_on_another():
    assert starting.cycle_for("GPG", "2024-25") == "2024-25"
    assert starting.cycle_for("EQ_INFO", "2024-25") == ""
    assert starting.cycle_for("SCO_PAY_GAP", "2024-25") == ""
    assert starting.cycle_for("nothing", "2024-25") == ""


def test_a_council_too_small_for_a_duty_does_not_claim_it(barsetshire, olivia):
    councils.note_headcount(barsetshire, as_at=date(2026, 3, 31), count=200, by=olivia)

    assert [duty.code for duty in starting.owed_by_kind(barsetshire, Kind.PAY_GAP, on=DAY)] == []
    assert claims(begun(barsetshire, Kind.PAY_GAP, olivia)) == set()


def test_a_council_that_is_not_followed_starts_without_claims(db, olivia):
    council = cast.council("elsewhere")

    policy = starting.start_document(council, Kind.POLICY, title="Policy", on=DAY, by=olivia)

    assert claims(policy) == set()


# --- What it meets ----------------------------------------------------------------------------------------------------


def test_a_mainstreaming_report_meets_its_duties_for_all_three_bodies(moray, olivia):
    claimed = claims(begun(moray, Kind.MAINSTREAMING, olivia))

    assert ("SCO_MAINSTREAMING", "licensing_board") in claimed
    assert {code for code, _body in claimed} == {"SCO_MAINSTREAMING", "SCO_EMPLOYEE_INFO"}
    assert len(claimed) == 6


def test_publishing_meets_what_the_document_claims_and_no_more(moray, olivia, petra):
    publication = begun(moray, Kind.MAINSTREAMING, olivia)
    starting.change_about(
        publication,
        seen=publication.version,
        claims=[("SCO_MAINSTREAMING", "council"), ("SCO_OUTCOMES_PROGRESS", "education_authority")],
        by=olivia,
    )

    edition = made_public(publication, olivia, petra)

    met = moray.discharges.values_list("duty", "body", "made_public_on")
    assert set(met) == {
        ("SCO_MAINSTREAMING", "council", DAY), ("SCO_OUTCOMES_PROGRESS", "education_authority", DAY),
    }  # fmt: skip
    assert {duty["code"] for duty in edition.passport["duties"]} == {"SCO_MAINSTREAMING", "SCO_OUTCOMES_PROGRESS"}
    assert any("education authority" in duty["name"] for duty in edition.passport["duties"])


def test_a_document_that_meets_a_duty_with_others_moves_no_day(barsetshire, olivia, petra):
    publication = begun(barsetshire, Kind.WORKFORCE, olivia)
    starting.change_about(publication, seen=1, claims=[("EQ_INFO", "council")], is_part=True, by=olivia)

    edition = made_public(publication, olivia, petra)

    assert not barsetshire.discharges.exists()
    assert [(claim["code"], claim["is_part"]) for claim in edition.snapshot["claims"]] == [("EQ_INFO", True)]


def test_a_late_report_meets_the_year_it_is_about(gwynedd, olivia, petra):
    year = cycle_named(duty_on("WAL_ANNUAL_REPORT", DAY), "2023-24")
    report = begun(gwynedd, Kind.ANNUAL_REPORT, olivia, cycle=year, starts_on=None, ends_on=None)

    edition = made_public(report, olivia, petra)

    assert set(gwynedd.discharges.values_list("cycle", flat=True)) == {"2023-24"}
    assert "late" in edition.passport["duties"][0]["headline"].lower()


def test_a_document_that_meets_no_duty_is_published_all_the_same(barsetshire, olivia, petra):
    policy = begun(barsetshire, Kind.POLICY, olivia, starts_on=None, ends_on=None, title="Dignity at work")

    edition = made_public(policy, olivia, petra)

    assert (edition.passport["duties"], barsetshire.discharges.count()) == ([], 0)


def test_a_set_claims_its_duty_when_it_is_first_submitted(barsetshire, olivia, petra):
    stories.published_set(barsetshire, olivia, petra)

    assert claims(Publication.objects.get()) == {("EQ_OBJECTIVES", "council")}
    assert barsetshire.discharges.get().duty == "EQ_OBJECTIVES"


# --- Saying what it is ------------------------------------------------------------------------------------------------


def test_what_a_document_is_can_be_said_and_the_record_keeps_it(barsetshire, olivia):
    publication = begun(barsetshire, Kind.WORKFORCE, olivia)

    changed = starting.change_about(publication, seen=1, owner="Head of People", title="Our people", by=olivia)

    assert (changed.owner, changed.title, changed.version) == ("Head of People", "Our people", 2)


def test_the_same_answer_again_leaves_no_trace(barsetshire, olivia):
    publication = begun(barsetshire, Kind.INFORMATION, olivia)

    same = starting.change_about(publication, seen=1, claims=[("EQ_INFO", "council")], by=olivia)

    assert same.version == 1


def test_another_duty_alone_counts_the_version_up_so_that_an_older_form_is_stopped(barsetshire, olivia):
    publication = begun(barsetshire, Kind.WORKFORCE, olivia)
    starting.change_about(publication, seen=1, claims=[("EQ_INFO", "council")], by=olivia)

    with pytest.raises(StaleEdit):
        starting.change_about(publication, seen=1, claims=[], by=olivia)


def test_of_what_is_submitted_nothing_is_said_anew(barsetshire, olivia):
    publication = actions.submit(written(begun(barsetshire, Kind.WORKFORCE, olivia), olivia), on=DAY, by=olivia)

    with pytest.raises(NotAllowedNow):
        starting.change_about(publication, seen=publication.version, owner="Nobody", by=olivia)


def test_after_the_first_edition_the_duties_stay(barsetshire, olivia, petra):
    edition = made_public(begun(barsetshire, Kind.INFORMATION, olivia), olivia, petra)
    publication = actions.start_correction(edition.publication, what_changes="A figure", by=olivia)

    starting.change_about(publication, seen=publication.version, claims=[], owner="Head of Policy", by=olivia)

    assert claims(publication) == {("EQ_INFO", "council")}
    publication.refresh_from_db()
    assert (publication.state, publication.owner) == (State.DRAFT, "Head of Policy")


def test_both_a_column_and_the_duties_may_change_at_once(barsetshire, olivia):
    publication = begun(barsetshire, Kind.WORKFORCE, olivia)

    changed = starting.change_about(publication, seen=1, owner="X", claims=[("EQ_INFO", "council")], by=olivia)

    assert (changed.version, claims(changed)) == (2, {("EQ_INFO", "council")})


# --- What fills itself ------------------------------------------------------------------------------------------------


def test_the_next_dates_leave_out_what_the_document_itself_moves(barsetshire, olivia):
    content = content_of(begun(barsetshire, Kind.INFORMATION, olivia), on=DAY)

    part = next(part for part in content["parts"] if part["key"] == "next_dates")
    duties = [row[0] for table in part["tables"] for row in table["rows"]]
    assert any(name.startswith("Equality objectives") for name in duties)
    assert not any(name.startswith("Equality information") for name in duties)


def test_a_document_says_what_it_replaces(barsetshire, olivia, petra):
    old = begun(barsetshire, Kind.POLICY, olivia, starts_on=None, ends_on=None, title="Old policy")
    made_public(old, olivia, petra)
    new = begun(barsetshire, Kind.POLICY, olivia, starts_on=None, ends_on=None, title="New policy")
    starting.change_about(new, seen=1, supersedes=old, by=olivia)
    new.refresh_from_db()

    assert content_of(new, on=DAY)["supersedes"] == ["Old policy", old.get_absolute_url()]


# --- Published by mistake ---------------------------------------------------------------------------------------------


def test_what_was_withdrawn_as_meeting_nothing_meets_its_duty_when_it_is_published_again(barsetshire, olivia, petra):
    edition = made_public(begun(barsetshire, Kind.INFORMATION, olivia), olivia, petra)
    actions.withdraw(edition, because="A draft.", on=DAY, by=olivia, met_the_duty=False)
    draft = actions.start_correction(edition.publication, what_changes="It is whole now.", by=olivia)
    starting.change_about(draft, seen=draft.version, claims=[], by=olivia)
    draft.refresh_from_db()
    assert claims(draft) == set()
    starting.change_about(draft, seen=draft.version, claims=[("EQ_INFO", "council")], by=olivia)

    later = made_public(draft, olivia, petra, on=date(2026, 7, 1))

    assert [each.made_public_on for each in barsetshire.discharges.standing()] == [date(2026, 7, 1)]
    assert [each["code"] for each in later.passport["duties"]] == ["EQ_INFO"]


def test_what_was_withdrawn_having_met_its_duty_leaves_the_clock_where_it_is(barsetshire, olivia, petra):
    edition = made_public(begun(barsetshire, Kind.INFORMATION, olivia), olivia, petra)
    actions.withdraw(edition, because="A figure.", on=DAY, by=olivia)
    draft = actions.start_correction(edition.publication, what_changes="The figure.", by=olivia)

    made_public(draft, olivia, petra, on=date(2026, 7, 1))

    assert [each.made_public_on for each in barsetshire.discharges.standing()] == [DAY]


def test_a_document_in_welsh_is_drawn_in_welsh(gwynedd, olivia, petra):
    report = begun(gwynedd, Kind.POLICY, olivia, starts_on=None, ends_on=None, title="Polisi")
    starting.change_about(report, seen=1, language="cy", review_on=date(2029, 3, 31), by=olivia)
    report.refresh_from_db()

    assert 'lang="cy"' in render.document(made_public(report, olivia, petra))
