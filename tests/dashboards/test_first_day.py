"""The first day's list of tasks: when each counts as done, and what it says."""

from typing import Any

import pytest

from councils.models import Membership
from councils.roles import ROLES, Role
from dashboards.next_steps import Task, first_day
from tests import cast

pytestmark = pytest.mark.django_db
INVITE = "Invite your colleagues"


def tasks(council: Any, *roles: tuple[int, str]) -> dict[str, Task]:
    powers = ROLES[Role.OFFICER]
    listed = first_day(
        council, powers, has_headcount=False, has_past=False, has_sets=False, has_reports=False, roles=roles
    )
    return {task.title: task for task in listed}


@pytest.mark.parametrize(
    ("roles", "is_done"),
    [
        ([], False),
        ([(1, "officer")], False),
        ([(1, "officer"), (2, "officer"), (3, "councillor"), (4, "administrator")], False),
        ([(1, "officer"), (1, "approver")], False),
        ([(1, "officer"), (2, "approver")], True),
        ([(1, "officer"), (1, "approver"), (2, "contributor")], True),
    ],
)
def test_colleagues_are_invited_once_somebody_can_approve_and_there_are_two(barsetshire, roles, is_done):
    assert tasks(barsetshire, *roles)[INVITE].is_done is is_done


def test_without_an_approver_the_hint_says_so(barsetshire):
    alone, agreed = tasks(barsetshire, (1, "officer")), tasks(barsetshire, (1, "officer"), (2, "approver"))

    assert alone[INVITE].hint.startswith("Nobody here can approve yet. Somebody with the role of an approver")
    assert agreed[INVITE].hint.startswith("Somebody with the role of an approver")


@pytest.mark.parametrize(
    ("nation", "says"),
    [
        ("england", "From 150 the annual information"),
        ("wales", "No duty in Wales depends on the number"),
        ("scotland", "From 20 the pay gap"),
        ("northern_ireland", "No date here depends on the number"),
    ],
)
def test_the_size_matters_as_the_law_of_the_nation_has_it(db, nation, says):
    council = cast.council("northshire", nation=nation)

    assert tasks(council)["Say how many people the council employs"].hint.startswith(says)


def test_the_officers_home_asks_who_is_there(client, olivia, barsetshire):
    def invite_is_done() -> bool:
        return next(
            task for task in client.get("/officers/barsetshire/").context["tasks"] if task.title == INVITE
        ).is_done

    client.force_login(olivia)
    Membership.objects.exclude(user=olivia).delete()
    cast.person("otto", (barsetshire, "officer"))
    assert not invite_is_done()

    cast.person("petula", (barsetshire, "approver"))
    assert invite_is_done()
