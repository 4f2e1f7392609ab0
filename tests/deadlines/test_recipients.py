"""The chain along which a letter falls: the owner, the officers, the administrators, and above them the sponsor."""

from datetime import date, timedelta

import pytest

from councils.models import Membership
from deadlines import ledger
from deadlines.ledger import MOST_ATTEMPTS
from deadlines.models import Arrangements, Deadline, Flag, Kind, Notice, Stage, ToldAs
from deadlines.notices import owe_notices
from tests import cast

pytestmark = pytest.mark.django_db
DUE = date(2026, 6, 30)
BEFORE, OVERDUE = (Stage.MONTH_BEFORE, 0), (Stage.OVERDUE, 1)


@pytest.fixture
def shire(db):
    return cast.council("barsetshire", enrolled_on=date(2020, 1, 1))


@pytest.fixture
def everybody(shire, olivia, petra, cora, ada):
    """Olivia is the officer, Petra approves, Cora is a councillor, Ada administers; and there is a second officer."""
    return cast.person("oscar", (shire, "officer"))


@pytest.fixture
def barsetshire(shire):
    return shire


def flagged(council, stage=BEFORE, *, raised_on=DUE + timedelta(days=1), **told) -> Flag:
    deadline = Deadline.objects.create(
        council=council, due_on=DUE, armed_on=date(2020, 1, 1), label="Check", kind=Kind.MONITORING, **told
    )  # fmt: skip
    return Flag.objects.create(
        council=council, deadline=deadline, kind=deadline.kind, due_on=DUE, stage=stage[0], week=stage[1],
        raised_on=raised_on,
    )  # fmt: skip


def told(flag) -> dict[str, str]:
    """Who is told of a flag, and as what, once everybody was found who has to be."""
    owe_notices(on=flag.raised_on)
    return {notice.recipient.name: notice.because for notice in flag.notices.select_related("recipient")}


def refuse(*people) -> None:
    """The mail server has refused letters to them for days."""
    Notice.objects.filter(recipient__in=people).update(attempts=MOST_ATTEMPTS)


# --- The owner, the officers, the administrators ----------------------------------------------------------------------


def test_what_has_no_owner_goes_to_every_officer(shire, everybody):
    assert told(flagged(shire)) == {"Olivia": ToldAs.OFFICER, "Oscar": ToldAs.OFFICER}


def test_what_is_to_come_goes_to_its_owner_alone(shire, everybody, petra):
    assert told(flagged(shire, owner=petra)) == {"Petra": ToldAs.OWNER}


def test_what_is_overdue_goes_to_the_officers_beside_its_owner(shire, everybody, petra):
    assert told(flagged(shire, OVERDUE, owner=petra)) == {
        "Petra": ToldAs.OWNER,
        "Olivia": ToldAs.OFFICER,
        "Oscar": ToldAs.OFFICER,
    }


def test_an_owner_who_is_an_officer_is_told_once_and_as_owner(shire, everybody, olivia):
    assert told(flagged(shire, OVERDUE, owner=olivia)) == {"Olivia": ToldAs.OWNER, "Oscar": ToldAs.OFFICER}


@pytest.mark.parametrize("who", ["cora", "sam"])
def test_an_owner_who_may_not_see_drafts_leaves_it_to_the_officers(shire, everybody, who, request):
    owner = request.getfixturevalue(who)

    assert told(flagged(shire, owner=owner)) == {"Olivia": ToldAs.OFFICER, "Oscar": ToldAs.OFFICER}


def test_an_owner_who_left_leaves_it_to_the_officers(shire, everybody, petra):
    petra.is_active = False
    petra.save()

    assert told(flagged(shire, owner=petra)) == {"Olivia": ToldAs.OFFICER, "Oscar": ToldAs.OFFICER}


def test_an_owner_out_of_reach_leaves_it_to_the_officers(shire, everybody, petra):
    flag = flagged(shire, owner=petra)
    told(flag)
    refuse(petra)

    assert set(told(flag)) == {"Petra", "Olivia", "Oscar"}


def test_with_no_officer_the_administrators_are_told(shire, ada, petra):
    assert told(flagged(shire)) == {"Ada": ToldAs.ADMINISTRATOR}


def test_one_officer_out_of_reach_leaves_the_administrators_in_peace(shire, everybody, olivia, ada):
    flag = flagged(shire)
    told(flag)
    refuse(olivia)

    assert "Ada" not in told(flag)


def test_when_all_officers_are_out_of_reach_the_administrators_are_told(shire, everybody, olivia, ada):
    flag = flagged(shire)
    told(flag)
    refuse(olivia, everybody)

    assert told(flag)["Ada"] == ToldAs.ADMINISTRATOR


def test_nothing_is_owed_twice(shire, everybody):
    flag = flagged(shire, OVERDUE)
    owe_notices(on=flag.raised_on)

    assert (owe_notices(on=flag.raised_on), flag.notices.count()) == (0, 2)


def test_a_new_owner_is_told_what_the_former_one_was_not(shire, everybody, petra, ada):
    flag = flagged(shire, owner=petra)
    told(flag)
    Deadline.objects.update(owner=ada)

    assert told(flag)["Ada"] == ToldAs.OWNER
    assert set(Notice.objects.filter(ledger.owed(on=DUE)).values_list("recipient__name", flat=True)) == {"Ada"}


def test_an_officer_who_comes_later_is_not_told(shire, olivia):
    flag = flagged(shire, OVERDUE)
    told(flag)
    cast.person("oscar", (shire, "officer"))

    assert set(told(flag)) == {"Olivia"}


# --- Above ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "is_told"), [(13, False), (14, True), (50, True)])
def test_what_is_overdue_for_long_goes_to_the_sponsor_as_well(shire, everybody, cora, days, is_told):
    flag = flagged(shire, OVERDUE, sponsor=cora, raised_on=DUE + timedelta(days=days))

    assert (told(flag).get("Cora") == ToldAs.SPONSOR) == is_told
    assert told(flag)["Olivia"] == ToldAs.OFFICER


def test_the_council_sets_after_how_many_days(shire, everybody, cora):
    Arrangements.objects.create(council=shire, escalate_after_days=30, sponsor=cora)

    assert "Cora" not in told(flagged(shire, OVERDUE, raised_on=DUE + timedelta(days=29)))
    Deadline.objects.all().delete()
    assert told(flagged(shire, OVERDUE, raised_on=DUE + timedelta(days=30)))["Cora"] == ToldAs.SPONSOR


def test_the_sponsor_of_the_thing_comes_before_the_council_s(shire, everybody, cora):
    other = cast.person("colin", (shire, "councillor"))
    Arrangements.objects.create(council=shire, sponsor=cora)

    reached = told(flagged(shire, OVERDUE, sponsor=other, raised_on=DUE + timedelta(days=15)))

    assert ("Colin" in reached, "Cora" in reached) == (True, False)


@pytest.mark.parametrize("has_left", [True, False])
def test_without_a_sponsor_the_administrators_are_told(shire, everybody, ada, cora, has_left):
    if has_left:
        Membership.objects.filter(user=cora).delete()
    flag = flagged(shire, OVERDUE, sponsor=cora if has_left else None, raised_on=DUE + timedelta(days=15))

    assert told(flag)["Ada"] == ToldAs.ADMINISTRATOR
    assert "Cora" not in told(flag)


def test_a_sponsor_out_of_reach_leaves_it_to_the_administrators(shire, everybody, ada, cora):
    flag = flagged(shire, OVERDUE, sponsor=cora, raised_on=DUE + timedelta(days=15))
    told(flag)
    refuse(cora)

    assert told(flag)["Ada"] == ToldAs.ADMINISTRATOR


def test_a_sponsor_who_is_the_officer_hears_of_it_once(shire, olivia, ada):
    flag = flagged(shire, OVERDUE, sponsor=olivia, raised_on=DUE + timedelta(days=15))

    assert told(flag) == {"Olivia": ToldAs.OFFICER}
    assert ledger.untold(on=flag.raised_on) == []


def test_what_is_to_come_is_never_brought_to_the_sponsor(shire, everybody, cora):
    assert "Cora" not in told(flagged(shire, sponsor=cora, raised_on=DUE + timedelta(days=20)))


# --- The cost ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("councils", [1, 30])
def test_finding_readers_takes_as_many_statements_for_any_number_of_flags(db, councils, django_assert_num_queries):
    for number in range(councils):
        council = cast.council(f"shire-{number}", enrolled_on=date(2020, 1, 1))
        cast.person(f"officer-{number}", (council, "officer"))
        flag = flagged(council, OVERDUE)

    with django_assert_num_queries(8):  # two of them a savepoint
        assert owe_notices(on=flag.raised_on) == councils
