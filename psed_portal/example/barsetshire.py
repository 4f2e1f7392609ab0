"""The story of an invented county council, told through the actions: two cycles of objectives, and three reports."""

from datetime import date
from decimal import Decimal

from councils import actions as councils
from councils.models import Council, User
from councils.record import EXAMPLE
from deadlines import actions as deadlines
from duty.intervals import period_end
from objectives import actions as objectives
from objectives import committing, measuring
from objectives.models import Measure, Objective, ObjectiveSet
from psed_portal.example.kept import tell_pay_gaps, tell_what_is_kept
from psed_portal.example.objectives_before import BEFORE
from psed_portal.example.objectives_now import NOW
from psed_portal.example.own_words import tell_own_words
from psed_portal.example.people import BARSETSHIRE, give_roles
from psed_portal.example.told import Calendar, Day, Figure, MeasureTold, ObjectiveTold, SetTold, Sign
from publications import actions as publications
from publications.changes import Why
from publications.models import Kind, Publication
from publications.starting import start_document

People = dict[str, User]
NAME = "Barsetshire County Council"
NOTICE = (
    "Barsetshire is not a real county. Its council, people, figures and reports are invented to show how the portal "
    "works. Nothing here describes a real body."
)
CONTACT = (
    "Equality and Inclusion Team, Barsetshire County Council, County Hall, Barchester (all invented)\n"
    "Email: equality@barsetshire.example.org\n"
    "Telephone: 01632 960 123, Monday to Friday, 9am to 5pm; text relay 18001 01632 960 123"
)
HEADCOUNTS = ((-7, 4230), (-6, 4205), (-5, 4171), (-4, 4138), (-3, 4112), (-2, 4143), (-1, 4155))
# Published on the council's own website, before it wrote its reports here.
EARLIER_REPORTS: tuple[Day, ...] = ((-7, 2, 21), (-6, 2, 20), (-5, 2, 19), (-4, 2, 18), (-3, 2, 17), (-2, 2, 15))
WRONG, RIGHT = "1,669", "1,699"
WAS_WRONG = "In the table of our employees, the number aged 50 or over was given as 1,669."
IS_RIGHT = "It is 1,699. The shares in the table were right and have not changed."
MENDED = Why(
    mends_an_error=True,
    was_wrong=WAS_WRONG,
    is_right=IS_RIGHT,
    because="Two digits changed places when the table was typed. A reader told us.",
    decided_by="Head of policy",
)


def load(calendar: Calendar, people: People) -> Council:
    """Everything from the council's first day here to today. The order is that of the days."""
    council = councils.add_example(
        slug=BARSETSHIRE,
        name=NAME,
        names=[("official", NAME), ("short", "Barsetshire")],
        nation="england",
        kind="county",
        started_on=date(1974, 4, 1),
        is_fictional=True,
        notice=NOTICE,
        source="Invented for this portal",
        by=EXAMPLE,
    )
    give_roles(council)
    note_the_time_before(council, calendar)
    deadlines.follow(council, on=calendar.day((-6, 1, 13)), by=EXAMPLE)
    councils.change_contact(council, seen=council.version, contact=CONTACT, by=people["olivia"])
    for years, count in HEADCOUNTS:
        basis = "Payroll count of employees; staff of maintained schools not included"
        day = calendar.day((years, 12, 31))
        deadlines.note_headcount(council, as_at=day, count=count, basis=basis, on=calendar.today, by=people["olivia"])
    tell_pay_gaps(council, calendar, people["olivia"])  # before the reports, which say what was still due on their day
    tell_own_words(council, calendar, people)
    tell_set(council, BEFORE, calendar, people)
    tell_set(council, NOW, calendar, people)
    tell_reports(council, calendar, people)
    tell_what_is_kept(council, calendar, people)
    return council


def note_the_time_before(council: Council, calendar: Calendar) -> None:
    """What the council published before it used the portal for it, entered as documents."""
    publications.list_document(
        council,
        title="Equality scheme and objectives",
        period=calendar.words("{y-10} to {y-6}"),
        published_on=calendar.day((-10, 3, 28)),
        note="Published on the council's own website, which no longer holds it. A paper copy is at County Hall.",
        meets=["EQ_OBJECTIVES"],
        by=EXAMPLE,
    )
    for day in EARLIER_REPORTS:
        years = day[0]
        publications.list_document(
            council,
            title="Equality information",
            series="Equality information before this portal",
            period=calendar.words(f"{{y{years - 2}}} to {{y{years - 1}}}"),
            published_on=calendar.day(day),
            note="Published on the council's own website.",
            meets=["EQ_INFO"],
            by=EXAMPLE,
        )


def tell_set(council: Council, told: SetTold, calendar: Calendar, people: People) -> ObjectiveSet:
    """A set from its first draft to its publication, and then what was said and counted year by year."""
    olivia, written = people["olivia"], calendar.words(told.period)
    period = period_end(written)
    objective_set = objectives.start_set(
        council,
        title=calendar.words(told.title),
        period_as_written=written,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        rationale=calendar.words(told.rationale),
        decided_by=told.decided_by,
        decided_on=calendar.day(told.decided_on),
        decision_reference=calendar.words(told.decision_reference),
        by=olivia,
    )
    committing.add_commitments(objective_set, texts=told.commitments, by=olivia)
    added = [(one, tell_objective(objective_set, one, told.published_on, calendar, olivia)) for one in told.objectives]
    publication = publications.submit_set(
        objective_set,
        on=calendar.day(told.submitted_on),
        at=calendar.at(calendar.day(told.submitted_on), 10),
        by=olivia,
    )
    agree_and_publish(publication, approved_on=told.approved_on, on=told.published_on, calendar=calendar, people=people)
    for one, objective in added:
        tell_what_became(one, objective, told.published_on, calendar, people)
    return objective_set


def tell_objective(
    objective_set: ObjectiveSet, told: ObjectiveTold, published_on: Day, calendar: Calendar, by: User
) -> Objective:
    """The objective as it was published: measures with the figures known by then."""
    aims = [aim for _, aim in told.pairs]
    review_on = calendar.last_quarter_day if told.is_review_overdue else None
    objective = objectives.add_objective(
        objective_set,
        title=calendar.words(told.title),
        why=calendar.words(told.why),
        aims=aims,
        pairs=[(characteristic, aim) for characteristics, aim in told.pairs for characteristic in characteristics],
        tags=[("group", told.target_groups)] if told.target_groups else [],
        owner=told.owner,
        member_sponsor=told.member_sponsor,
        review_on=calendar.day(told.review_on) if told.review_on else review_on,
        by=by,
    )
    for measure in told.measures:
        known = [reading(figure, calendar) for figure in measure.figures if figure.ends <= published_on]
        known[0]["is_baseline"] = True
        measuring.add_measure(
            objective,
            readings=known,
            target_on=calendar.day(measure.target_on) if measure.target_on else None,
            **measure.given,
            by=by,
        )
    if told.criteria:
        tell_signs(objective, told, calendar, by)
    if told.commitments:
        committing.add_commitments(objective_set, texts=told.commitments, objective=objective, by=by)
    return objective


def tell_signs(objective: Objective, told: ObjectiveTold, calendar: Calendar, by: User) -> None:
    """The signs of success, and from which measures they are read."""
    signs = [sign if isinstance(sign, Sign) else Sign(sign) for sign in told.criteria]
    texts, logic = [calendar.words(sign.text) for sign in signs], "any" if told.is_any_enough else "all"
    measuring.set_criteria(objective, texts=texts, logic=logic, by=by)
    measures = list(objective.measures.order_by("position"))
    for sign, row in zip(signs, objective.criteria.order_by("position"), strict=True):
        if sign.condition:
            objective.refresh_from_db()
            measuring.tie_criterion(
                row, seen=objective.version, measure=measures[sign.measure], condition=sign.condition, by=by
            )


def reading(figure: Figure, calendar: Calendar) -> dict:
    numerator, denominator = figure.of or (None, None)
    return reading_against(figure) | {
        "period": calendar.words(figure.period),
        "ends_on": calendar.day(figure.ends),
        "state": figure.state,
        "value": Decimal(figure.value) if figure.value else None,
        "break_before": calendar.words(figure.break_before),
        "note": calendar.words(figure.note),
        "numerator": numerator,
        "denominator": denominator,
    }


def reading_against(figure: Figure) -> dict:
    """The figures of those the group is set against."""
    return {
        "comparator_value": Decimal(figure.comparator) if figure.comparator else None,
        "benchmark_value": Decimal(figure.benchmark) if figure.benchmark else None,
        "benchmark_state": "known" if figure.benchmark else figure.benchmark_state,
    }


def tell_what_became(
    told: ObjectiveTold, objective: Objective, published_on: Day, calendar: Calendar, people: People
) -> None:
    """Progress, reviews and figures since, as far as their days have come."""
    for said in told.progress:
        if calendar.has_come(said.on):
            objectives.note_progress(
                objective,
                as_at=calendar.day(said.on),
                rag=said.rag,
                narrative=calendar.words(said.words),
                by=people[said.by],
            )
    for review in told.reviews:
        if calendar.has_come(review.on):
            objectives.review_objective(
                objective,
                decided_on=calendar.day(review.on),
                decision=review.decision,
                reason=calendar.words(review.reason),
                next_review_on=calendar.day(review.next_on) if review.next_on else None,
                by=people[review.by],
            )
    for measure, row in zip(told.measures, objective.measures.order_by("position"), strict=True):
        tell_later_figures(measure, row, published_on, calendar, people["con"])
    for sign, criterion in zip(told.criteria, objective.criteria.order_by("position"), strict=True):
        if isinstance(sign, Sign) and sign.is_seen is not None and calendar.has_come(sign.judged):
            measuring.judge_criterion(
                criterion,
                is_seen=sign.is_seen,
                evidence=calendar.words(sign.evidence),
                on=calendar.day(sign.judged),
                by=people[sign.by],
            )


def tell_later_figures(measure: MeasureTold, row: Measure, published_on: Day, calendar: Calendar, by: User) -> None:
    for figure in measure.figures:
        if figure.ends > published_on and calendar.has_come(figure.ends):
            measuring.add_reading(row, **reading(figure, calendar), by=by)


def tell_reports(council: Council, calendar: Calendar, people: People) -> None:
    """Two reports published, the first of them corrected, and a third in draft."""
    first = tell_report(council, "first", -3, calendar, people)
    agree_and_publish(first, approved_on=(-1, 2, 10), on=(-1, 2, 13), calendar=calendar, people=people)
    correct(first, calendar, people)
    second = tell_report(council, "second", -2, calendar, people)
    agree_and_publish(second, approved_on=(0, 2, 9), on=(0, 2, 11), calendar=calendar, people=people)
    tell_report(council, "draft", -1, calendar, people)


SUBMITTED_ON: dict[str, Day] = {"first": (-1, 2, 5), "second": (0, 2, 4)}
DONE_IN_DRAFT = {"cover", "area", "duty"}


def tell_report(council: Council, report: str, years: int, calendar: Calendar, people: People) -> Publication:
    """The report for the financial year that begins so many years from the story's; submitted, but for the draft."""
    ends_on = calendar.day((years + 1, 3, 31))
    publication = start_document(
        council,
        Kind.INFORMATION,
        on=ends_on,
        starts_on=calendar.day((years, 4, 1)),
        ends_on=ends_on,
        owner="Equality and Inclusion Manager",
        by=people["olivia"],
    )
    submitted_on = SUBMITTED_ON.get(report)
    for section in publication.sections.order_by("position"):
        words = calendar.written(report, section.key)
        if report == "first":
            words = words.replace(RIGHT, WRONG)
        if words:
            is_done = bool(submitted_on) or section.key in DONE_IN_DRAFT
            publications.write_section(
                section, seen=section.version, narrative=words, is_done=is_done, by=people["olivia"]
            )
    if submitted_on is None:
        return publication
    day = calendar.day(submitted_on)
    return publications.submit(publication, on=day, at=calendar.at(day, 9), by=people["olivia"])


def agree_and_publish(
    publication: Publication, *, approved_on: Day, on: Day, calendar: Calendar, people: People
) -> None:
    publication = publications.approve(
        publication,
        agreed_digest=publication.digest,
        at=calendar.at(calendar.day(approved_on), 14),
        by=people["petra"],
    )
    day = calendar.day(on)
    publications.publish(publication, on=day, at=calendar.at(day, 11), by=people["olivia"])


def correct(publication: Publication, calendar: Calendar, people: People) -> None:
    """A second edition mends two digits that had changed places; the clock stays where it is."""
    publication = publications.start_correction(
        publication, what_changes=f"{WAS_WRONG} {IS_RIGHT}", why=MENDED, by=people["olivia"]
    )
    section = publication.sections.get(key="employees")
    publications.write_section(
        section, seen=section.version, narrative=section.narrative.replace(WRONG, RIGHT), by=people["olivia"]
    )
    day = calendar.day((-1, 3, 3))
    publication = publications.submit(publication, on=day, at=calendar.at(day, 9), by=people["olivia"])
    agree_and_publish(publication, approved_on=(-1, 3, 4), on=(-1, 3, 5), calendar=calendar, people=people)
