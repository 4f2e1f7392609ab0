"""Who may do what: the table of roles, the powers of a person, and the facts the database holds about people."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from councils import actions
from councils.access import powers
from councils.models import Membership, Record, User
from councils.roles import ROLES, WHAT_A_ROLE_IS_FOR, Can, Role
from tests import cast


def test_every_role_has_its_powers_and_its_description():
    assert set(ROLES) == set(WHAT_A_ROLE_IS_FOR) == set(Role)


def test_every_power_is_held_by_somebody():
    assert frozenset().union(*ROLES.values()) == set(Can)


def test_a_councillor_sees_no_drafts():
    assert ROLES[Role.COUNCILLOR] == {Can.SEE_DASHBOARD}


def test_nobody_both_writes_and_approves_by_one_role():
    assert not [role for role, held in ROLES.items() if {Can.APPROVE, Can.EDIT_PUBLICATIONS} <= held]


def test_a_stranger_has_no_powers(barsetshire, sam):
    assert powers(sam, barsetshire) == frozenset()


def test_nobody_signed_in_has_no_powers(barsetshire):
    assert powers(AnonymousUser(), barsetshire) == frozenset()


def test_a_disabled_person_has_no_powers(barsetshire, olivia):
    olivia.is_active = False

    assert powers(olivia, barsetshire) == frozenset()


def test_a_person_with_two_roles_has_both_sets_of_powers(barsetshire):
    user = cast.person("both", (barsetshire, "officer"), (barsetshire, "administrator"))

    assert powers(user, barsetshire) == ROLES[Role.OFFICER] | ROLES[Role.ADMINISTRATOR]


def test_one_person_may_serve_several_councils(barsetshire, loamshire):
    user = cast.person("ubiquitous", (barsetshire, "officer"), (loamshire, "councillor"))

    assert powers(user, barsetshire) == ROLES[Role.OFFICER]
    assert powers(user, loamshire) == ROLES[Role.COUNCILLOR]


def test_the_same_role_is_not_held_twice(barsetshire, olivia):
    with pytest.raises(IntegrityError, match="a_role_is_held_once"), transaction.atomic():
        Membership.objects.create(user=olivia, council=barsetshire, role="officer")


def test_an_unknown_role_is_refused_by_the_database(barsetshire, olivia):
    with pytest.raises(IntegrityError, match="a_role_is_known"), transaction.atomic():
        Membership.objects.create(user=olivia, council=barsetshire, role="emperor")


def test_an_address_in_capitals_is_refused_by_the_database(db):
    with pytest.raises(IntegrityError, match="an_address_is_kept_in_lower_case"), transaction.atomic():
        User.objects.create(email="Shout@example.org", name="Shout")


def test_a_person_is_found_by_their_address_in_any_case(olivia):
    assert User.objects.get_by_natural_key(" Olivia@Example.ORG ") == olivia


def test_an_invited_person_gets_an_account_a_role_and_a_letter_that_waits(barsetshire, ada):
    membership = actions.invite(
        barsetshire, email=" New.Person@Example.org ", name="New Person", role="officer", by=ada
    )

    user = membership.user
    assert (user.email, user.has_usable_password(), user.is_invitation_waiting) == (
        "new.person@example.org",
        False,
        True,
    )
    assert Record.objects.filter(chain="barsetshire", event="role given", subject_label="New Person").exists()


def test_inviting_somebody_twice_gives_one_account_and_one_role(barsetshire, ada):
    for _ in range(2):
        actions.invite(barsetshire, email="new@example.org", name="New", role="officer", by=ada)

    assert User.objects.filter(email="new@example.org").count() == 1
    assert Membership.objects.filter(user__email="new@example.org").count() == 1


def test_somebody_with_a_password_gets_the_role_without_a_letter(barsetshire, ada, sam):
    actions.invite(barsetshire, email="sam@example.org", name="Sam", role="councillor", by=ada)

    sam.refresh_from_db()
    assert sam.is_invitation_waiting is False
    assert powers(sam, barsetshire) == ROLES[Role.COUNCILLOR]


def test_the_last_administrator_cannot_be_removed(barsetshire, ada):
    with pytest.raises(actions.NotPossible, match="only administrator"):
        actions.take_role(ada.memberships.get(), by=ada)

    assert Can.MANAGE_PEOPLE in powers(ada, barsetshire)


def test_a_role_is_taken_and_recorded(barsetshire, ada, olivia):
    actions.take_role(olivia.memberships.get(), by=ada)

    assert powers(olivia, barsetshire) == frozenset()
    assert Record.objects.get(event="role taken").before == {"role": "officer"}
