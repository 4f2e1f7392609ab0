"""The duties of councils in Wales: SI 2011/1064, in force 6 April 2011."""

from datetime import date

from duty.citations import (
    WALES_EMPLOYMENT,
    WALES_IMPACT,
    WALES_PAY,
    WALES_PLAN,
    WALES_REPORT,
    WALES_REVIEW,
)
from duty.nations import Nation
from duty.rows import Duty, Recurrence

_FROM = date(2011, 4, 6)
_FIRST_PLANS = date(2012, 4, 2)
_FIRST_REPORTS = date(2013, 3, 31)  # for the first whole reporting period, 1 April 2011 to 31 March 2012
_MENDED = (
    "Correcting an error, mending a typing mistake, uploading the same document again and a page's “last updated” "
    "stamp move nothing."
)
_FIXED = "The day stands in the calendar: publishing early or late moves nothing, and neither does a correction."

WALES: tuple[Duty, ...] = (
    Duty(
        code="WAL_OBJECTIVES_REVIEW",
        nation=Nation.WALES,
        name="Review of equality objectives",
        demands=(
            "Review each equality objective, with the people it is for, and publish any change as soon as possible. "
            "Where no objective covers a protected characteristic, publish the reason."
        ),
        recurrence=Recurrence.PER_OBJECTIVE,
        years=4,
        first_due_on=_FIRST_PLANS,
        effective_from=_FROM,
        effective_to=None,
        soon_days=365,
        rule=(
            "Each objective must be reviewed within four years, which begin with the day of its publication or of its "
            "last review. A review that changes nothing counts as well."
        ),
        not_a_restart=f"{_MENDED} Only a review that was decided and recorded, or a new set, does.",
        citation=WALES_REVIEW,
    ),
    Duty(
        code="WAL_SEP",
        nation=Nation.WALES,
        name="Strategic Equality Plan",
        demands=(
            "Make and publish a plan that describes the council, its objectives, the steps towards them with their "
            "time, and how it gathers information, assesses impact, deals with pay and trains its staff."
        ),
        recurrence=Recurrence.CUSTOM_YEARS,
        years=4,
        first_due_on=_FIRST_PLANS,
        effective_from=_FROM,
        effective_to=None,
        soon_days=365,
        rule=(
            "A plan may be revised or made anew at any time. The Regulations set no interval: most councils make a new "
            "plan every four years, with the review of their objectives, and that custom is what is counted here."
        ),
        not_a_restart=_MENDED,
        citation=WALES_PLAN,
    ),
    Duty(
        code="WAL_ANNUAL_REPORT",
        nation=Nation.WALES,
        name="Annual equality report",
        demands=(
            "Report on the year: how information was identified, collected and used, the progress of each objective, "
            "how well the arrangements worked, and the employment information."
        ),
        recurrence=Recurrence.FIXED_AFTER_PERIOD,
        years=1,
        first_due_on=_FIRST_REPORTS,
        effective_from=_FROM,
        effective_to=None,
        soon_days=90,
        rule=(
            "The report on a reporting period must be published by 31 March of the year after the year in which the "
            "period ends. Councils report on 1 April to 31 March, so each report has a year."
        ),
        not_a_restart=_FIXED,
        citation=WALES_REPORT,
    ),
    Duty(
        code="WAL_EMPLOYMENT_INFO",
        nation=Nation.WALES,
        name="Employment information",
        demands=(
            "Publish each year how many people are employed, by protected characteristic, with applicants, training, "
            "grievances, discipline and leavers, and men and women by job, grade, pay, contract and working pattern."
        ),
        recurrence=Recurrence.FIXED_AFTER_PERIOD,
        years=1,
        first_due_on=_FIRST_REPORTS,
        effective_from=_FROM,
        effective_to=None,
        soon_days=90,
        rule=(
            "Employment information is due each year, whatever the number of employees. It goes into the annual "
            "report, due by 31 March, unless it was published before."
        ),
        not_a_restart=_FIXED,
        citation=WALES_EMPLOYMENT,
    ),
    Duty(
        code="WAL_EIA_PUBLISH",
        nation=Nation.WALES,
        name="Equality impact assessments",
        demands=(
            "Publish a report on an impact assessment that shows a substantial impact: its purpose, the steps taken, "
            "the information used, the results and what was decided."
        ),
        recurrence=Recurrence.EVENT,
        years=0,
        first_due_on=None,
        effective_from=_FROM,
        effective_to=None,
        soon_days=90,
        rule="The duty arises with each policy or practice whose likely impact is substantial. No day is fixed for it.",
        not_a_restart="",
        citation=WALES_IMPACT,
    ),
    Duty(
        code="WAL_PAY_ACTION_PLAN",
        nation=Nation.WALES,
        name="Gender pay action plan",
        demands=(
            "Publish the policy on the causes of any gender pay difference, with objectives, steps and their time. "
            "Where a difference is found and no objective covers its causes, publish the reason."
        ),
        recurrence=Recurrence.CUSTOM_YEARS,
        years=4,
        first_due_on=_FIRST_PLANS,
        effective_from=_FROM,
        effective_to=None,
        soon_days=365,
        rule="The action plan is made together with the Strategic Equality Plan. The Regulations set no interval.",
        not_a_restart=_MENDED,
        citation=WALES_PAY,
        goes_with="WAL_SEP",
    ),
)
