"""The duties of councils in Scotland: SSI 2012/162, in force 27 May 2012, as amended by SSI 2016/159."""

from datetime import date

from duty.citations import (
    SCOTLAND_EMPLOYEES,
    SCOTLAND_EQUAL_PAY,
    SCOTLAND_IMPACT,
    SCOTLAND_MAINSTREAMING,
    SCOTLAND_OUTCOMES,
    SCOTLAND_PAY_GAP,
    SCOTLAND_PROGRESS,
)
from duty.nations import Nation
from duty.rows import Duty, Recurrence

_FROM = date(2012, 5, 27)
_AMENDED = date(2016, 3, 18)  # SSI 2016/159: 20 employees instead of 150, and the fixed days of regulation 8A
_FIRST = date(2013, 4, 30)
_MENDED = (
    "Correcting an error, mending a typing mistake, uploading the same document again and a page's “last updated” "
    "stamp do not restart the clock."
)
_FIXED = "The day stands in the calendar: publishing early or late moves nothing, and neither does a correction."

SCOTLAND: tuple[Duty, ...] = (
    Duty(
        code="SCO_MAINSTREAMING",
        nation=Nation.SCOTLAND,
        name="Mainstreaming report",
        demands="Report on the progress made in making the equality duty part of everything the body does.",
        recurrence=Recurrence.ROLLING_YEARS,
        years=2,
        first_due_on=_FIRST,
        effective_from=_FROM,
        effective_to=None,
        soon_days=180,
        rule=(
            "After the first date, a mainstreaming report must be published again within two years, which begin with "
            "the day of the last report. It is not due every 30 April: that was the first date only."
        ),
        not_a_restart=_MENDED,
        citation=SCOTLAND_MAINSTREAMING,
    ),
    Duty(
        code="SCO_OUTCOMES",
        nation=Nation.SCOTLAND,
        name="Equality outcomes",
        demands=(
            "Publish a set of equality outcomes, made from evidence and with people who share protected "
            "characteristics. Where not every relevant characteristic is covered, publish the reasons."
        ),
        recurrence=Recurrence.ROLLING_YEARS,
        years=4,
        first_due_on=_FIRST,
        effective_from=_FROM,
        effective_to=None,
        soon_days=365,
        rule=(
            "After the first date, a set of equality outcomes must be published again within four years, which begin "
            "with the day the last set was published."
        ),
        not_a_restart=_MENDED,
        citation=SCOTLAND_OUTCOMES,
    ),
    Duty(
        code="SCO_OUTCOMES_PROGRESS",
        nation=Nation.SCOTLAND,
        name="Progress on equality outcomes",
        demands="Report on the progress made towards the equality outcomes.",
        recurrence=Recurrence.ROLLING_YEARS,
        years=2,
        first_due_on=date(2015, 4, 30),
        effective_from=_FROM,
        effective_to=None,
        soon_days=180,
        rule=(
            "After the first date, progress on the outcomes must be reported again within two years, which begin with "
            "the day of the last such report."
        ),
        not_a_restart=_MENDED,
        citation=SCOTLAND_PROGRESS,
    ),
    Duty(
        code="SCO_EMPLOYEE_INFO",
        nation=Nation.SCOTLAND,
        name="Employee information",
        demands=(
            "Gather each year the make-up, recruitment, development and retention of employees by relevant protected "
            "characteristic, use it, and show each year's breakdown in the mainstreaming report."
        ),
        recurrence=Recurrence.ROLLING_YEARS,
        years=2,
        first_due_on=_FIRST,
        effective_from=_FROM,
        effective_to=None,
        soon_days=180,
        rule=(
            "The information goes into the mainstreaming report, two years of it each time, whatever the number of "
            "employees. It is due when that report is."
        ),
        not_a_restart=_MENDED,
        citation=SCOTLAND_EMPLOYEES,
        goes_with="SCO_MAINSTREAMING",
    ),
    Duty(
        code="SCO_EIA_PUBLISH",
        nation=Nation.SCOTLAND,
        name="Equality impact assessments",
        demands=(
            "Publish the results of an assessment within a reasonable period where the new or revised policy goes "
            "ahead. Screening whether one is needed is not an assessment."
        ),
        recurrence=Recurrence.EVENT,
        years=0,
        first_due_on=None,
        effective_from=_FROM,
        effective_to=None,
        soon_days=90,
        rule=(
            "The duty arises with each policy that goes ahead, and gives a reasonable period. No day is fixed for it."
        ),
        not_a_restart="",
        citation=SCOTLAND_IMPACT,
    ),
    Duty(
        code="SCO_PAY_GAP",
        nation=Nation.SCOTLAND,
        name="Gender pay gap",
        demands=(
            "Publish the percentage difference between the average hourly pay, without overtime, of men and of women."
        ),
        recurrence=Recurrence.FIXED_CALENDAR,
        years=2,
        first_due_on=date(2017, 4, 30),
        effective_from=_AMENDED,
        effective_to=None,
        threshold=20,
        soon_days=90,
        rule=(
            "The figure is due by 30 April 2017 and by 30 April of each second year after it. It binds a body that had "
            "20 or more employees at any time in the two years up to that day."
        ),
        not_a_restart=_FIXED,
        citation=SCOTLAND_PAY_GAP,
    ),
    Duty(
        code="SCO_EQUAL_PAY",
        nation=Nation.SCOTLAND,
        name="Equal pay statement",
        demands=(
            "Publish a statement of the policy on equal pay, and of occupational segregation, about men and women, "
            "disabled people and others, and people of racial minorities and others."
        ),
        recurrence=Recurrence.FIXED_CALENDAR,
        years=4,
        first_due_on=date(2017, 4, 30),
        effective_from=_AMENDED,
        effective_to=None,
        threshold=20,
        soon_days=90,
        rule=(
            "The statement is due by 30 April 2017 and by 30 April of each fourth year after it. It binds a body that "
            "had 20 or more employees at any time in the four years up to that day."
        ),
        not_a_restart=_FIXED,
        citation=SCOTLAND_EQUAL_PAY,
    ),
)
