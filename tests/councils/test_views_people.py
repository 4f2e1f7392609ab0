"""Who holds which role, inviting, and taking a role back."""

import pytest

from councils import actions
from councils.models import Membership, Record, User
from tests import cast

pytestmark = pytest.mark.django_db
PEOPLE = "/officers/barsetshire/people/"
INVITE = f"{PEOPLE}invite/"
NEWCOMER = {"name": "Siân Ó Dálaigh", "email": "New.Person@Example.org ", "role": "approver"}


@pytest.fixture
def admin(client, ada):
    client.force_login(ada)
    return client


def role_of(person: User) -> Membership:
    return Membership.objects.get(user=person)


def test_everyone_stands_with_role_and_address(admin, olivia, petra, sam):
    shown = admin.get(PEOPLE).content.decode()
    assert "olivia@example.org" in shown
    assert "Approver" in shown
    assert "sam@example.org" not in shown


def test_the_list_says_how_far_an_invitation_is(admin, barsetshire, ada):
    waiting = cast.person("waiting", (barsetshire, "officer"))
    waiting.set_unusable_password()
    waiting.is_invitation_waiting = True
    waiting.save()
    closed = cast.person("closed", (barsetshire, "officer"))
    closed.is_active = False
    closed.save()
    shown = admin.get(PEOPLE).content.decode()
    assert "Invitation waits to be sent" in shown
    assert "Account closed" in shown


def test_the_list_takes_the_same_number_of_queries_for_few_and_many(admin, barsetshire, django_assert_num_queries):
    with django_assert_num_queries(5):
        admin.get(PEOPLE)
    for number in range(20):
        cast.person(f"p{number}", (barsetshire, "officer"), (barsetshire, "auditor"))
    with django_assert_num_queries(5):
        admin.get(PEOPLE)


def test_an_invited_person_gets_an_account_in_lower_case_a_role_and_a_letter(admin):
    answer = admin.post(INVITE, NEWCOMER, follow=True)
    person = User.objects.get(email="new.person@example.org")
    assert person.is_invitation_waiting
    assert role_of(person).role == "approver"
    assert "Siân Ó Dálaigh is Approver. An invitation goes to new.person@example.org" in answer.content.decode()


def test_someone_with_a_password_is_told_of_no_letter(admin, olivia):
    answer = admin.post(INVITE, NEWCOMER | {"email": olivia.email}, follow=True)
    assert "This person already has an account. olivia@example.org is now" in answer.content.decode()


def test_the_name_by_which_another_council_knows_somebody_is_not_told(admin, sam):
    sam.name = "Samuel Known-Elsewhere"
    sam.save()
    answer = admin.post(INVITE, NEWCOMER | {"email": sam.email}, follow=True).content.decode()
    assert "Known-Elsewhere" not in answer.partition('class="govuk-summary-card"')[0]


def test_inviting_twice_gives_one_role(admin):
    admin.post(INVITE, NEWCOMER)
    admin.post(INVITE, NEWCOMER)
    assert Membership.objects.filter(user__email="new.person@example.org").count() == 1


def test_each_role_says_what_it_is_for(admin):
    assert "Never approves their own work." in admin.get(INVITE).content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Enter the person’s name"),
        ({"name": "x" * 151}, "Full name must be 150 characters or fewer"),
        ({"email": ""}, "Enter the person’s e-mail address"),
        ({"email": "nobody"}, "Enter an email address in the format"),
        ({"role": ""}, "Select what they will do"),
        ({"role": "emperor"}, "Select one of the choices on this page"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(admin, wrong, words):
    answer = admin.post(INVITE, NEWCOMER | wrong)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert words in shown
    assert (wrong.get("name") or "Siân Ó Dálaigh") in shown or "name" in wrong
    assert User.objects.filter(email="new.person@example.org").count() == 0


# --- Taking a role back -----------------------------------------------------------------------------------------------


def test_a_role_is_taken_back_after_asking(admin, olivia):
    address = f"{PEOPLE}{role_of(olivia).pk}/remove/"
    assert "Take the role of Equality officer from Olivia?" in admin.get(address).content.decode()
    assert role_of(olivia)
    answer = admin.post(address, follow=True)
    assert "Olivia is no longer Equality officer." in answer.content.decode()
    assert not Membership.objects.filter(user=olivia).exists()


def test_the_only_administrator_stays(admin, ada):
    answer = admin.post(f"{PEOPLE}{role_of(ada).pk}/remove/")
    assert answer.status_code == 409
    assert "only administrator" in answer.content.decode()
    assert role_of(ada)


def test_who_gives_up_their_own_key_is_led_out(admin, ada, barsetshire):
    cast.person("second", (barsetshire, "administrator"))
    assert admin.post(f"{PEOPLE}{role_of(ada).pk}/remove/")["Location"] == "/officers/"


def test_the_role_of_another_council_is_not_to_be_found(admin, sam):
    assert admin.post(f"{PEOPLE}{role_of(sam).pk}/remove/").status_code == 404
    assert role_of(sam)


def test_a_person_who_lost_the_role_is_out_with_the_next_request(client, olivia):
    client.force_login(olivia)
    assert client.get("/officers/barsetshire/").status_code == 200
    Membership.objects.filter(user=olivia).delete()
    assert client.get("/officers/barsetshire/").status_code == 404


def test_taking_a_role_that_is_gone_records_nothing(admin, olivia, ada):
    membership = role_of(olivia)
    Membership.objects.filter(pk=membership.pk).delete()
    actions.take_role(membership, by=ada)
    assert not Record.objects.filter(event="role taken").exists()


# --- The doors --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [PEOPLE, INVITE])
def test_a_stranger_finds_nothing_and_a_colleague_without_the_power_is_refused(client, address, sam, olivia):
    client.force_login(sam)
    assert client.get(address).status_code == 404
    client.force_login(olivia)
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("address", [PEOPLE, INVITE])
def test_nobody_comes_in_without_an_account(client, barsetshire, address):
    assert client.get(address)["Location"].startswith("/account/login/")


def test_the_list_takes_no_posts(admin):
    assert admin.post(PEOPLE).status_code == 405


def test_an_officer_may_not_invite(client, olivia):
    client.force_login(olivia)
    assert client.post(INVITE, NEWCOMER).status_code == 403
    assert not User.objects.filter(email="new.person@example.org").exists()
