"""A publication described for the rules: what its rows say, in a fixed number of queries; and the memory of links."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from councils import actions as councils
from deadlines import actions as deadlines
from deadlines.models import Kind as Awaited
from objectives import actions as objectives
from objectives import measuring
from publications import actions, link_checking
from publications.asking import FRESH, MOST, ask_for
from publications.checks import described, findings
from publications.checks.described import addresses_in
from publications.models import CheckedLink, LinkAnswer
from publications.officer_views.reaching import place_of
from publications.tasks import check_links
from tests import cast
from tests.publications import stories

DAY = date(2026, 6, 15)
NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)
PAGE = "https://www.barsetshire.example/page"


def write(report, key, narrative, *, by):
    section = report.sections.get(key=key)
    return actions.write_section(section, seen=section.version, narrative=narrative, by=by)


def asked(address=PAGE, *, answer=LinkAnswer.WORKS, at=NOON):
    return CheckedLink.objects.create(address=address, asked_at=at, checked_at=at if answer else None, answer=answer)


# --- Rows -------------------------------------------------------------------------------------------------------------


def test_a_report_is_described_with_its_parts_period_and_council(barsetshire, olivia):
    councils.note_headcount(barsetshire, as_at=date(2026, 3, 31), count=149, by=olivia)
    report = stories.draft(barsetshire, olivia)
    section = write(report, "aims", "About **us**.", by=olivia)

    document = described(report, on=DAY)
    about, duty, gaps = (document.part(key) for key in ("aims", "duty", "gaps"))

    assert (document.starts_on, document.ends_on, document.since) == (
        date(2025, 4, 1),
        date(2026, 3, 31),
        date(2025, 4, 1),
    )
    assert (document.headcount, document.is_employees_part_owed) == (149, False)
    assert (document.nation, document.contact, document.on) == ("england", barsetshire.contact, DAY)
    assert (document.owner, document.colour, document.has_welsh, document.objectives) == (
        "Head of Policy",
        "",
        True,
        (),
    )
    assert (about.narrative, about.about, about.is_needed, about.is_done) == ("About **us**.", section, True, False)
    assert (duty.is_needed, gaps.may_be_left_out, about.may_be_left_out) == (False, True, False)
    assert (about.tables, about.own_links, about.files) == ((), (), ())


def test_from_150_employees_on_and_while_nobody_knows_their_part_is_owed(barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)
    assert described(report, on=DAY).is_employees_part_owed

    councils.note_headcount(barsetshire, as_at=date(2026, 3, 31), count=150, by=olivia)
    assert described(report, on=DAY).is_employees_part_owed


def test_a_part_that_says_the_same_as_the_year_before_is_told_until_the_report_is_corrected(barsetshire, olivia, petra):
    stories.published(barsetshire, olivia, petra, year=2024, on=date(2025, 6, 1), words="In 12")
    report = stories.written(barsetshire, olivia, words="In 12")
    write(report, "aims", "New words of 12.", by=olivia)
    same = {part.key for part in described(report, on=DAY).parts if part.is_same_as_before}
    assert "aims" not in same
    assert {"area", "people"} <= same

    edition = stories.published(cast.enrolled("borsetshire"), olivia, petra, words="In 12")
    assert not any(part.is_same_as_before for part in described(edition.publication, on=DAY).parts)


def test_objectives_come_with_the_day_something_was_last_said(barsetshire, olivia, petra):
    edition = stories.published_set(barsetshire, olivia, petra)
    (objective,) = edition.publication.objective_set.objectives.all()
    report = stories.draft(barsetshire, olivia)
    (told,) = described(report, on=DAY).objectives
    assert (told.title, told.is_pursued, told.said_on) == ("Narrow the gap", True, None)
    assert told.href.endswith(f"/{objective.pk}/progress/")

    objectives.note_progress(objective, as_at=date(2026, 6, 12), rag="on_track", narrative="On course", by=olivia)
    assert described(report, on=DAY).objectives[0].said_on == date(2026, 6, 12)
    assert "progress" not in [found.rule for found in findings(report, on=DAY)]


def test_objectives_of_a_withdrawn_edition_are_not_reported_on(barsetshire, olivia, petra):
    edition = stories.published_set(barsetshire, olivia, petra)
    report = stories.draft(barsetshire, olivia)
    actions.withdraw(edition, because="A mistake", on=date(2026, 6, 11), by=olivia)

    assert described(report, on=DAY).objectives == ()
    assert "no-objectives" in [found.rule for found in findings(report, on=DAY)]


def test_figures_that_are_due_and_not_in_are_told_with_their_place(barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)
    deadlines.expect(
        barsetshire, council=barsetshire, kind=Awaited.FIGURES, label="New figures: “Gap”", path="/figures/",
        opened_on=date(2025, 6, 1), due_on=date(2026, 6, 14), explanation="So it is.", is_promise=True, by=olivia,
    )  # fmt: skip

    (late,) = described(report, on=DAY).late_figures

    assert (late.label, late.due_on, late.href) == ("New figures: “Gap”", date(2026, 6, 14), "/figures/")
    assert described(report, on=date(2026, 6, 14)).late_figures == ()


@pytest.mark.parametrize(
    ("own", "beside", "words"),
    [
        ((3, 40), (), "3 of 40"),
        ((9, 1240), (1, 90), "9 of 1,240, 1 of 90"),
        ((30, 40), (2, 40), "2 of 40"),
        ((0, 40), (), None),
        ((10, 40), (), None),
        ((), (), None),
    ],
)
def test_figures_made_of_few_people_are_told_in_the_report_and_in_the_set(
    barsetshire, olivia, petra, own, beside, words
):
    edition = stories.published_set(barsetshire, olivia, petra)
    (objective,) = edition.publication.objective_set.objectives.all()
    counts = dict(zip(("numerator", "denominator"), own, strict=False))
    if beside:
        counts |= {"comparator_value": 2, "comparator_numerator": beside[0], "comparator_denominator": beside[1]}
    reading = measuring.add_reading(objective.measures.first(), period="June 2026", value=8, by=olivia, **counts)
    report = stories.draft(barsetshire, olivia)

    told = [described(each, on=DAY).small_figures for each in (report, edition.publication)]

    assert [[each.words for each in figures] for figures in told] == ([[words]] * 2 if words else [[], []])
    assert [each.part for figures in told for each in figures] == (
        ["objectives", f"objective-{objective.pk}"] if words else []
    )
    if words:
        found = next(each for each in findings(report, on=DAY) if each.rule == "small-figures")
        assert (found.blocks, found.spots[0].where) == (False, words)
        assert place_of(found, report).endswith(f"/figures/{reading.pk}/")


def test_no_figure_of_another_set_or_council_is_told(barsetshire, olivia, petra):
    stories.published_set(barsetshire, olivia, petra)
    elsewhere = stories.whole_set(cast.enrolled("borsetshire"), olivia)
    measure = elsewhere.objectives.get().measures.first()
    measuring.add_reading(measure, period="June 2026", value=8, numerator=3, denominator=40, by=olivia)

    assert described(stories.draft(barsetshire, olivia), on=DAY).small_figures == ()


def test_a_set_is_described_by_its_words_and_those_of_its_objectives(barsetshire, olivia):
    objective_set = stories.whole_set(barsetshire, olivia)
    objective = objective_set.objectives.get()
    objective.why, objective_set.rationale = "Under SI 2011/2260.", "Ms Ada Marsh of 12."
    objective.save()
    objective_set.save()

    found = findings(actions.publication_for(objective_set), on=DAY)
    words = {each.rule: (each.about, each.anchor, each.heading) for each in found if not each.is_of_set}

    assert words == {
        "person-named": (objective_set, "id_rationale", objective_set.title),
        "superseded-law": (objective, "id_why", objective.title),
    }


def test_a_welsh_council_is_reminded_of_the_other_language(olivia):
    council = cast.enrolled("in-wales", nation="wales")

    found = findings(actions.publication_for(stories.whole_set(council, olivia)), on=DAY)

    assert [(each.rule, each.blocks) for each in found if each.rule == "welsh-version"] == [("welsh-version", False)]


def queries(report) -> int:
    with CaptureQueriesContext(connection) as asked_of_it:
        findings(report, on=DAY)
    return len(asked_of_it)


def test_the_check_asks_no_more_of_a_long_report_than_of_a_short_one(barsetshire, olivia, petra):
    edition = stories.published_set(barsetshire, olivia, petra)
    report = stories.written(barsetshire, olivia)
    write(report, "aims", f"[One]({PAGE}) of 12", by=olivia)
    asked()
    few = queries(report)

    objective_set = edition.publication.objective_set
    for number in range(3):
        objectives_row = objective_set.objectives.get(number=1)
        objectives_row.pk, objectives_row.number, objectives_row.position = None, number + 2, number + 2
        objectives_row.save(force_insert=True)
    for key in ("aims", "people", "gaps", "area", "duty"):
        write(report, key, "\n\n".join(f"[Link {n}]({PAGE}/{key}/{n}), [here]({PAGE})" for n in range(20)), by=olivia)

    assert queries(report) == few <= 17


# --- What links answered ----------------------------------------------------------------------------------------------


def test_a_link_is_not_checked_until_its_row_says_so(barsetshire, olivia):
    report = stories.written(barsetshire, olivia, words="In 12.")
    write(report, "aims", f"[Our plan]({PAGE}#part) of 12", by=olivia)

    def rules_of_links():
        return [found.rule for found in findings(report, on=DAY) if "link" in found.rule]

    assert rules_of_links() == ["link-unchecked"]
    row = asked(answer="")
    assert rules_of_links() == ["link-unchecked"]
    for answer in LinkAnswer:
        row.answer, row.checked_at = answer, NOON
        row.save()
        expected = {"works": [], "shut": [], "no_network": ["link-unchecked"]}.get(answer, ["dead-link"])
        assert rules_of_links() == expected, answer
        assert row.in_words == f"{answer.label}, asked on 15 June 2026"
    assert str(row) == PAGE


@pytest.mark.django_db
def test_a_row_without_an_answer_was_not_checked_and_one_with_an_unknown_answer_is_none():
    for wrong in ({"answer": "works"}, {"checked_at": NOON}, {"checked_at": NOON, "answer": "perhaps"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CheckedLink.objects.create(address=PAGE, asked_at=NOON, **wrong)


def test_only_addresses_of_the_open_web_are_asked_each_once(barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)
    write(report, "aims", f"[A]({PAGE}) [B]({PAGE}#b) [C](http://intranet/c) [D](mailto:a@b.example)", by=olivia)
    write(report, "gaps", f"[E]({PAGE}/e) [F]({PAGE})", by=olivia)

    assert addresses_in(described(report, on=DAY).parts) == [PAGE, f"{PAGE}/e"]


@pytest.mark.django_db
def test_asking_notes_the_addresses_once_and_not_again_at_once():
    assert ask_for([PAGE, f"{PAGE}/b"], at=NOON) == 2
    CheckedLink.objects.filter(address=PAGE).update(checked_at=NOON, answer="works")

    assert ask_for([PAGE], at=NOON + FRESH) == 0
    assert ask_for([PAGE], at=NOON + FRESH + timedelta(seconds=1)) == 1
    assert CheckedLink.objects.count() == 2


@pytest.mark.django_db
def test_a_thousand_links_are_asked_part_by_part():
    assert ask_for([f"{PAGE}/{n}" for n in range(MOST + 1)], at=NOON) == MOST


@pytest.fixture
def answers(monkeypatch):
    told: list[str] = []

    def answer(address):
        told.append(address)
        return LinkAnswer.GONE

    monkeypatch.setattr(link_checking, "answer_of", answer)
    return told


@pytest.mark.django_db
def test_a_worker_asks_what_waits_and_notes_the_answer_once(answers):
    ask_for([PAGE, f"{PAGE}/b"], at=NOON)

    assert check_links() == 2
    assert check_links() == 0
    assert sorted(answers) == [PAGE, f"{PAGE}/b"]
    assert {(row.answer, row.leased_until) for row in CheckedLink.objects.all()} == {("gone", None)}


@pytest.mark.django_db
def test_what_another_worker_holds_is_left_alone_until_its_lease_ends(answers):
    ask_for([PAGE], at=NOON)
    first = link_checking.claim()

    assert link_checking.claim() is None
    CheckedLink.objects.update(leased_until=NOON)
    assert link_checking.claim() == first


@pytest.mark.django_db
def test_a_run_takes_no_further_address_when_its_time_is_over(answers, monkeypatch):
    ask_for([PAGE], at=NOON)
    monkeypatch.setattr(link_checking, "ENOUGH", 0)

    assert check_links() == 0
    assert answers == []
