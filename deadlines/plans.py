"""A plan counted back from a day by a council's own lengths, on the working days of its nation."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.translation import gettext as _
from govuk_bank_holidays.bank_holidays import BankHolidays

from councils.models import Nation
from deadlines.models import Arrangements
from duty.backwards import Plan, Step, Unit, count_back

DIVISIONS = {
    Nation.ENGLAND: BankHolidays.ENGLAND_AND_WALES,
    Nation.WALES: BankHolidays.ENGLAND_AND_WALES,
    Nation.SCOTLAND: BankHolidays.SCOTLAND,
    Nation.NORTHERN_IRELAND: BankHolidays.NORTHERN_IRELAND,
}
SATURDAY = 5
STEPS = ("evidence", "consultation", "drafting", "scrutiny", "cabinet", "call_in", "publication")


@dataclass(frozen=True)
class CouncilPlan:
    """The plan, and what is to be known of the calendar it was counted on."""

    plan: Plan
    notes: tuple[str, ...]


@dataclass(frozen=True)
class WorkingDays:
    """The bank holidays of one nation, for the years of which they are known."""

    holidays: frozenset[date]
    first_year: int
    last_year: int

    def __call__(self, day: date) -> bool:
        """Whether a council works on the day: no Saturday, no Sunday, no bank holiday that is known."""
        return day.weekday() < SATURDAY and day not in self.holidays

    def knows(self, day: date) -> bool:
        return self.first_year <= day.year <= self.last_year


@cache
def working_days(nation: str) -> WorkingDays:
    """The calendar of a nation, from the list that comes with the package: nothing is fetched from anywhere."""
    known = BankHolidays(use_cached_holidays=True).get_holidays(division=DIVISIONS[Nation(nation)])
    days = frozenset(holiday["date"] for holiday in known)
    return WorkingDays(days, min(days).year, max(days).year)


def steps_of(arrangements: Arrangements) -> list[Step]:
    """The seven steps in the order of doing, each as long as the council said."""
    return [
        Step("evidence", _("Gathering evidence"), arrangements.evidence_weeks, Unit.WEEKS),
        Step("consultation", _("Consultation"), arrangements.consultation_weeks, Unit.WEEKS),
        Step("drafting", _("Analysis and drafting"), arrangements.drafting_weeks, Unit.WEEKS),
        Step("scrutiny", _("Scrutiny"), arrangements.scrutiny_working_days, Unit.WORKING_DAYS),
        Step("cabinet", _("Cabinet"), arrangements.cabinet_working_days, Unit.WORKING_DAYS),
        Step("call_in", _("Call-in"), arrangements.call_in_working_days, Unit.WORKING_DAYS),
        Step("publication", _("Publication"), arrangements.publication_working_days, Unit.WORKING_DAYS),
    ]


def plan_back(
    day: date, arrangements: Arrangements, *, nation: str, on: date, taking: Collection[str] = STEPS
) -> CouncilPlan:
    """When each of the steps to be taken has to begin and end so that something is published by a day."""
    is_working_day = working_days(nation)
    steps = [step for step in steps_of(arrangements) if step.key in taking]
    plan = count_back(day, steps, on=on, is_working_day=is_working_day)
    return CouncilPlan(plan, tuple(_notes(plan, is_working_day)))


def _notes(plan: Plan, calendar: WorkingDays) -> list[str]:
    """What the reader has to know of the working days in the plan."""
    in_working_days = [each for each in plan.steps if each.step.unit == Unit.WORKING_DAYS]
    if not in_working_days:
        return []
    said = [_("Working days leave out Saturdays, Sundays and bank holidays. Weeks are whole weeks of seven days.")]
    if not calendar.knows(in_working_days[-1].ends_on) or not calendar.knows(in_working_days[0].starts_on):
        said.append(
            _("Bank holidays are known here from %(first)s to %(last)s. In other years only weekends are left out.")
            % {"first": calendar.first_year, "last": calendar.last_year}
        )
    last = plan.steps[-1]
    if last.ends_on != plan.due_on:
        said.append(_("The day itself is not a working day, and does not move for that: the last step ends before it."))
    return said
