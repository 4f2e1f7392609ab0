"""Four real bodies as documents of their time show them, restated in our own short words: offices, not persons.

Each stands beside the register, is shown as at a day, and is never enrolled, flagged, mailed or counted. What a
document does not say is left out or, where the portal needs a day, assumed by a rule that the reader is told.
"""

from datetime import date
from typing import Any

from django.urls import reverse

from councils import actions as councils
from councils.models import Council
from councils.record import EXAMPLE
from deadlines import actions as deadlines
from duty.intervals import period_end
from duty.written import in_words
from objectives import actions as objectives
from objectives import committing
from objectives.models import ObjectiveSet
from publications import actions as publications

OF_ITS_TIME = (
    "This is a historical example. It shows what {body} had published by {day}, in our own short words. "
    "It says nothing of that body today, which does not use this portal."
)
LATEST_DAY = (
    "The document gives no day of publication for the objectives. We assume {day}, the last day of the first year of "
    "their period, so that nothing is called late too soon."
)


def add_body(
    *, slug: str, body: str, shown_as_at: date, source: str, short: str = "", more: str = "", **told: Any
) -> Council:
    """A body beside the register, marked in its name and its notice."""
    called = f"the {body}" if " Borough of " in body else body
    notice = OF_ITS_TIME.format(body=called, day=in_words(shown_as_at))
    return councils.add_example(
        slug=slug,
        name=f"{body} (example, {shown_as_at.year})",
        names=[("official", body), *([("short", short)] if short else [])],
        nation="england",
        shown_as_at=shown_as_at,
        source=source,
        notice=f"{notice} {more}".strip(),
        by=EXAMPLE,
        **told,
    )


def start_set(council: Council, *, title: str, period: str = "", **told: Any) -> ObjectiveSet:
    """A draft set whose days are those that its period, as written, gives."""
    known = period_end(period)
    return objectives.start_set(
        council,
        title=title,
        period_as_written=period,
        starts_on=known.starts_on,
        ends_on=known.ends_on,
        by=EXAMPLE,
        **told,
    )


def make_public(objective_set: ObjectiveSet, *, on: date, is_day_assumed: bool) -> ObjectiveSet:
    """The set was published in its time, elsewhere; from that day its years run."""
    council = objective_set.council
    objective_set = objectives.note_published_elsewhere(objective_set, on=on, is_day_assumed=is_day_assumed, by=EXAMPLE)
    deadlines.discharge(
        council,
        "EQ_OBJECTIVES",
        made_public_on=on,
        is_day_assumed=is_day_assumed,
        label=objective_set.title,
        path=reverse("public_objectives", args=[council.slug]),
        subject=objective_set,
        by=EXAMPLE,
    )
    return objective_set


def westminster() -> Council:
    """Six objectives whose period was over when the page about them was published."""
    assumed = date(2016, 12, 31)
    council = add_body(
        slug="westminster-2021-example",
        body="Westminster City Council",
        short="Westminster",
        kind="london_borough",
        started_on=date(1965, 4, 1),
        is_start_assumed=True,
        shown_as_at=date(2021, 1, 7),
        source="Web page of the council about its equality duties, published on 7 January 2021",
        more=LATEST_DAY.format(day=in_words(assumed)),
    )
    publications.list_document(
        council,
        title="Web page about the equality duties",
        published_on=date(2021, 1, 7),
        note="The page counts here as the year's equality information. It was last updated on 13 January 2021, after "
        "the day shown.",
        meets=["EQ_INFO"],
        by=EXAMPLE,
    )
    objective_set = start_set(
        council,
        title="Equality objectives 2016 to 2020",
        period="2016 to 2020",
        rationale=(
            "Drawn up after a look at the evidence for the city and a consultation with staff in January 2016.\n\n"
            "The council works on them with others in the Westminster Equalities Partnership: the council, NHS "
            "Westminster, Voluntary Action Westminster, the Westminster Community Network and an independent chair."
        ),
    )
    for number, (title, groups) in enumerate(
        (
            ("Less loneliness, more independence and better health for older people", "Older people"),
            ("Know the city's communities better, so that discrimination is tackled better", ""),
            ("Healthier lives through more sport and physical activity", ""),
            ("An equal chance of work across the city, by taking barriers away", ""),
            ("The same chance to do well in life for every child", "Children"),
            ("A more diverse workforce at the council", ""),
        ),
        start=1,
    ):
        objectives.add_objective(
            objective_set, title=title, reference=str(number), tags=[("group", groups)] if groups else [], by=EXAMPLE
        )
    committing.add_commitments(
        objective_set,
        texts=["Report on progress every year.", "Change the objectives when the council's priorities change."],
        by=EXAMPLE,
    )
    make_public(objective_set, on=assumed, is_day_assumed=True)
    return council


AUDIT_YEARS = tuple(f"{year}/{(year + 1) % 100:02}" for year in range(2011, 2020))


def london_councils() -> Council:
    """A joint body without a code, of fewer than 150 staff, that publishes figures about them all the same."""
    assumed = date(2021, 3, 31)
    council = add_body(
        slug="london-councils-2021-example",
        body="London Councils",
        kind="joint_body",
        shown_as_at=assumed,
        source="Web page of London Councils about promoting equality, without a date",
        more=(
            f"The page has no date. Its newest summary is for 2019/20, so we assume {in_words(assumed)}, the last day "
            "of the year after that."
        ),
    )
    councils.note_headcount(
        council,
        as_at=assumed,
        count=149,
        is_upper_bound=True,
        basis="The page says that there are fewer than 150 staff",
        by=EXAMPLE,
    )
    publications.list_document(
        council,
        title="Web page about promoting equality",
        published_on=assumed,
        is_day_assumed=True,
        note="The page says what is published, and where. It supports 33 authorities: the 32 boroughs and the City.",
        meets=["EQ_INFO"],
        by=EXAMPLE,
    )
    for year in AUDIT_YEARS:
        publications.list_document(
            council,
            title="Summary of the workforce audit",
            series="Summaries of the yearly workforce audit",
            period=year,
            note="Published although the law asks for no figures on employees from a body of this size.",
            by=EXAMPLE,
        )
    publications.list_document(
        council,
        title="Guide to good practice in fairness and equality in London",
        period="2012",
        note="Written for the authorities that London Councils supports.",
        by=EXAMPLE,
    )
    for title, note in (
        ("Equal opportunities policy", "Named on the page; its date is not."),
        ("Reports to member committees", "With an equality impact assessment where one is called for."),
    ):
        publications.list_document(council, title=title, note=note, by=EXAMPLE)
    objective_set = start_set(
        council,
        title="Equality objectives in other documents",
        rationale=(
            "The page states no objective. It says that they stand in other documents and come from the yearly "
            "planning of the work, in three areas: some of the policy work, communications, and access to the "
            "building and to services.\n\n"
            "Asked or involved were the members who lead each portfolio, the Lead Member for Equalities, the corporate "
            "equalities group and the staff side."
        ),
    )
    # No objective stands on the page, so nothing here says that the duty to publish objectives was met.
    objectives.note_published_elsewhere(objective_set, on=assumed, is_day_assumed=True, by=EXAMPLE)
    return council


def kensington_and_chelsea() -> Council:
    """A strategy whose own end comes before four years are over, on a page that leaves its objectives to others."""
    assumed = date(2021, 12, 31)
    council = add_body(
        slug="kensington-and-chelsea-2023-example",
        body="Royal Borough of Kensington and Chelsea",
        short="Kensington and Chelsea",
        kind="london_borough",
        started_on=date(1965, 4, 1),
        is_start_assumed=True,
        shown_as_at=date(2023, 2, 20),
        source="Web page introducing the council's strategy for equality and inclusion, updated on 20 February 2023",
        more=LATEST_DAY.format(day=in_words(assumed)),
    )
    publications.list_document(
        council,
        title="Web page introducing the strategy: approach and commitment",
        period="2021 – 2023",
        note="Last updated on 20 February 2023, which is not the day on which the strategy was published.",
        by=EXAMPLE,
    )
    objective_set = start_set(
        council,
        title="Strategy for equality, diversity and inclusion",
        period="2021 – 2023",
        rationale=(
            "The page introduces the strategy. The objectives stand on other pages, so none is shown here.\n\n"
            "They were developed from figures about the people of the borough and from what residents and partners "
            "said. The strategy looks further than the Act: to low income, social isolation, overcrowded homes and "
            "poor health."
        ),
    )
    make_public(objective_set, on=assumed, is_day_assumed=True)
    return council


def worcester() -> Council:
    """Priorities put to a Cabinet, with two rhythms: a look at the plan every six months, a review every four years."""
    decided = date(2013, 2, 12)
    council = add_body(
        slug="worcester-2013-example",
        body="Worcester City Council",
        short="Worcester",
        kind="district",
        started_on=date(1974, 4, 1),
        is_start_assumed=True,
        shown_as_at=decided,
        source="Report to the council's Cabinet on its equality priorities, 12 February 2013",
        more="We take the day of the Cabinet's meeting as the day on which the priorities were published.",
    )
    publications.list_document(
        council,
        title="Report to the Cabinet on the equality priorities",
        published_on=decided,
        note="Also before the Cabinet: the revised equality strategy, consultation strategy and equal opportunities "
        "policy, and proposals for training.",
        by=EXAMPLE,
    )
    objective_set = start_set(
        council,
        title="Equality priorities",
        called="equality priorities",
        monitored_every_months=6,
        decided_by="Cabinet, asked to approve on 12 February 2013 (the decision itself is not in the report)",
        decision_reference="Report of the Cabinet Member for Customer Services and Communications, 12 February 2013",
        rationale=(
            "Drafted by the policy and performance team, to be reviewed every four years.\n\n"
            "The priorities, the action plan and three related documents were open to consultation for twelve weeks: "
            "to public bodies, partners, community and equality networks in the county and the region, and everybody "
            "else. One of its five questions was about the next three years. The answers were largely positive, and "
            "led to small changes in the strategy and the plan.\n\n"
            "The action plan draws on the service plans for 2012/13 and the corporate plan, and adds little of its "
            "own. The performance, improvement and efficiency manager and the Cabinet member watch over it."
        ),
    )
    for title in (
        "Staff, customers, councillors and partners are respected and treated with dignity",
        "Communities are involved and can influence the decisions that concern them",
        "People can shape their own area and deal with what troubles it",
        "Services are built around what customers need",
        "Pay is fair, and jobs, learning and development in the council are open to all alike",
        "Local need is clearly known, from what people say and what is known about customers",
    ):
        objectives.add_objective(objective_set, title=title, by=EXAMPLE)
    committing.add_commitments(
        objective_set,
        texts=[
            "Check the action plan every six months, at the meeting of service managers.",
            "Report progress to the Cabinet every year, for information, and on the council's website.",
        ],
        by=EXAMPLE,
    )
    make_public(objective_set, on=decided, is_day_assumed=True)
    return council
