"""The duties of councils in England, now and before: SI 2017/353 and SI 2011/2260."""

from datetime import date

from duty.citations import (
    INFORMATION_2011,
    INFORMATION_2017,
    OBJECTIVES_2011,
    OBJECTIVES_2017,
    PAY_GAP_2017,
    PAY_GAP_ACTION_PLAN,
    PAY_GAP_KEPT_2017,
)
from duty.nations import Nation
from duty.rows import Duty, Moved, Recurrence

_INFORMATION = "Equality information"
_INFORMATION_DEMANDS = (
    "Publish information that shows how the council meets the public sector equality duty. It must cover people who "
    "share a protected characteristic: employees, and others affected by the council's policies and practices."
)
_INFORMATION_RULE = (
    "After the first date, equality information must be published again within one year, and the year begins with the "
    "day of the last publication."
)
_INFORMATION_NOT_A_RESTART = (
    "Correcting an error, mending a typing mistake, uploading the same document again and a page's “last updated” "
    "stamp do not restart the clock."
)
_OBJECTIVES = "Equality objectives"
_OBJECTIVES_DEMANDS = (
    "Prepare and publish one or more equality objectives, each specific and measurable, that serve at least one of "
    "the three aims of the duty."
)
_OBJECTIVES_RULE = (
    "After the first date, equality objectives must be published again within four years, and the four years begin "
    "with the day of the last publication."
)
_OBJECTIVES_NOT_A_RESTART = (
    "Correcting an error, mending a typing mistake, uploading the same document again, a page's “last updated” stamp "
    "and adding a single objective to the set do not restart the clock."
)

ENGLAND: tuple[Duty, ...] = (
    # England, now: SI 2017/353, in force 31 March 2017, first date 30 March 2018.
    Duty(
        code="EQ_INFO",
        nation=Nation.ENGLAND,
        name=_INFORMATION,
        demands=_INFORMATION_DEMANDS,
        recurrence=Recurrence.ROLLING_YEARS,
        years=1,
        first_due_on=date(2018, 3, 30),
        effective_from=date(2017, 3, 31),
        effective_to=None,
        employee_part_from=150,
        soon_days=90,
        rule=_INFORMATION_RULE,
        not_a_restart=_INFORMATION_NOT_A_RESTART,
        citation=INFORMATION_2017,
    ),
    Duty(
        code="EQ_OBJECTIVES",
        nation=Nation.ENGLAND,
        name=_OBJECTIVES,
        demands=_OBJECTIVES_DEMANDS,
        recurrence=Recurrence.ROLLING_YEARS,
        years=4,
        first_due_on=date(2018, 3, 30),
        effective_from=date(2017, 3, 31),
        effective_to=None,
        soon_days=365,
        rule=_OBJECTIVES_RULE,
        not_a_restart=_OBJECTIVES_NOT_A_RESTART,
        citation=OBJECTIVES_2017,
    ),
    # Gender pay gap: the same instrument, regulation 3 and Schedule 1.
    Duty(
        code="GPG",
        nation=Nation.ENGLAND,
        name="Gender pay gap",
        demands=(
            "Publish six figures about the pay of men and women on the snapshot date, on the council's own website and "
            "on the government's gender pay gap service."
        ),
        recurrence=Recurrence.FIXED_AFTER_SNAPSHOT,
        years=1,
        first_due_on=date(2018, 3, 30),
        effective_from=date(2017, 3, 31),
        effective_to=None,
        threshold=250,
        soon_days=90,
        rule=(
            "The figures are about 31 March of each year, the snapshot date, and must be published within the twelve "
            "months beginning with it: by 30 March of the next year, that day included."
        ),
        not_a_restart=(
            "The day stands in the calendar. Publishing early or late, correcting a figure or uploading the figures "
            "again moves nothing."
        ),
        citation=PAY_GAP_2017,
        exceptions=(
            Moved(
                "2019-20",
                None,
                "Enforcement for the reporting year 2019-20 was suspended in March 2020 because of the coronavirus "
                "pandemic.",
            ),
            Moved(
                "2020-21",
                date(2021, 10, 5),
                "For the reporting year 2020-21 employers were given until 5 October 2021 because of the coronavirus "
                "pandemic.",
            ),
        ),
    ),
    Duty(
        code="GPG_RETENTION",
        nation=Nation.ENGLAND,
        name="Keeping the gender pay gap figures published",
        demands="Leave the published figures on the council's website, where staff and the public can read them.",
        recurrence=Recurrence.RETAIN_YEARS,
        years=3,
        first_due_on=None,
        effective_from=date(2017, 3, 31),
        effective_to=None,
        threshold=250,
        soon_days=90,
        rule="The figures must stay on the website for at least three years, which begin with the day of publication.",
        not_a_restart="Correcting a figure or uploading the page again does not shorten or restart the three years.",
        citation=PAY_GAP_KEPT_2017,
    ),
    # England, history: SI 2011/2260, in force 10 September 2011, revoked when the 2017 Regulations came in.
    Duty(
        code="EQ_INFO",
        nation=Nation.ENGLAND,
        name=_INFORMATION,
        demands=_INFORMATION_DEMANDS,
        recurrence=Recurrence.ROLLING_YEARS,
        years=1,
        first_due_on=date(2012, 1, 31),
        effective_from=date(2011, 9, 10),
        effective_to=date(2017, 3, 30),
        employee_part_from=150,
        soon_days=90,
        rule=_INFORMATION_RULE,
        not_a_restart=_INFORMATION_NOT_A_RESTART,
        citation=INFORMATION_2011,
    ),
    Duty(
        code="EQ_OBJECTIVES",
        nation=Nation.ENGLAND,
        name=_OBJECTIVES,
        demands=_OBJECTIVES_DEMANDS,
        recurrence=Recurrence.ROLLING_YEARS,
        years=4,
        first_due_on=date(2012, 4, 6),
        effective_from=date(2011, 9, 10),
        effective_to=date(2017, 3, 30),
        soon_days=365,
        rule=_OBJECTIVES_RULE,
        not_a_restart=_OBJECTIVES_NOT_A_RESTART,
        citation=OBJECTIVES_2011,
    ),
)

ACTION_PLAN = Duty(
    code="GPG_ACTION_PLAN",
    nation=Nation.ENGLAND,
    name="Equality action plan",
    demands="Publish what the employer does about its gender pay gap, and to support employees through the menopause.",
    recurrence=Recurrence.VOLUNTARY,
    years=1,
    first_due_on=None,
    effective_from=date(2026, 4, 6),
    effective_to=None,
    threshold=250,
    soon_days=90,
    rule=(
        "Plans are voluntary. The Employment Rights Act 2025 lets regulations require them; they are expected in 2027 "
        "and have not been made."
    ),
    not_a_restart="",
    citation=PAY_GAP_ACTION_PLAN,
)
