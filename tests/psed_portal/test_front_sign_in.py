"""Signing in: by e-mail and password, by invitation only."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from councils import actions, invitations
from councils.models import User
from tests import cast

pytestmark = pytest.mark.django_db
LOGIN, RESET = "/account/login/", "/account/password/reset/"
NEW_PASSWORD = "three unlikely words"


@pytest.fixture(autouse=True)
def _mail_is_caught(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def sign_in(client, email: str, password: str = cast.PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password} | more)


def is_signed_in(client) -> bool:
    return client.get("/officers/").status_code != 302 or "login" not in client.get("/officers/")["Location"]


def link_in(message: mail.EmailMessage) -> str:
    found = re.search(r"https?://[^/\s]+(/account/password/reset/key/\S+)", message.body)
    assert found
    return found[1]


@pytest.mark.parametrize("typed", ["olivia@example.org", "OLIVIA@Example.ORG", " olivia@example.org "])
def test_an_address_is_the_same_in_any_case(client, olivia, typed):
    answer = sign_in(client, typed)
    assert answer["Location"] == "/officers/"
    assert is_signed_in(client)


def test_signing_in_leads_back_to_where_one_was_going(client, olivia):
    assert sign_in(client, olivia.email, next="/officers/barsetshire/record/")["Location"].endswith("/record/")


def test_signing_in_leads_to_no_other_site(client, olivia):
    assert sign_in(client, olivia.email, next="https://elsewhere.example/")["Location"] == "/officers/"


@pytest.mark.parametrize("email", ["olivia@example.org", "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_address_read_the_same(client, olivia, email):
    shown = sign_in(client, email, "wrong").content.decode()
    assert "The email address and/or password you specified are not correct." in shown
    assert "There is a problem" in shown
    assert f'value="{email}"' in shown
    assert not is_signed_in(client)


def test_empty_fields_say_what_to_enter(client, db):
    shown = sign_in(client, "", "").content.decode()
    assert "Enter your e-mail address" in shown
    assert "Enter password" in shown
    assert "This field is required" not in shown


def test_a_closed_account_does_not_come_in(client, olivia):
    User.objects.update(is_active=False)
    sign_in(client, olivia.email)
    assert not is_signed_in(client)


def test_a_closed_account_is_out_with_the_next_request(client, olivia):
    sign_in(client, olivia.email)
    User.objects.update(is_active=False)
    assert not is_signed_in(client)


def test_nobody_makes_an_account_for_themselves(client, db):
    client.post("/account/signup/", {"email": "me@example.org", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert not User.objects.filter(email="me@example.org").exists()


def test_signing_out_is_asked_and_done(client, olivia):
    sign_in(client, olivia.email)
    assert "Do you want to sign out?" in client.get("/account/logout/").content.decode()
    assert is_signed_in(client)
    client.post("/account/logout/")
    assert not is_signed_in(client)


@pytest.mark.parametrize("address", [LOGIN, RESET])
def test_the_field_is_called_as_everywhere_else(client, db, address):
    shown = client.get(address).content.decode()
    assert "E-mail address" in shown
    assert not re.search(r"<label[^>]*>\s*Email\b", shown)


def test_the_boxes_of_address_and_password_are_of_one_width(client, db):
    shown = client.get(LOGIN).content.decode()
    for box in ("id_login", "id_password"):
        assert "govuk-input--width-20" in re.search(rf'<input[^>]*id="{box}"[^>]*>', shown)[0]


def test_asking_for_a_new_password_without_an_address_says_what_to_enter(client, db):
    assert "Enter your e-mail address" in client.post(RESET, {"email": ""}).content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", [RESET, f"{RESET}done/", LOGIN])
def test_pages_before_sign_in_are_kept_in_no_cache(client, db, address, method):
    assert "no-store" in getattr(client, method)(address)["Cache-Control"]


# --- Invitation -------------------------------------------------------------------------------------------------------


@pytest.fixture
def invited(barsetshire, ada) -> User:
    membership = actions.invite(barsetshire, email="New@Example.org", name="Néw Person", role="approver", by=ada)
    invitations.send_waiting()
    return membership.user


def test_an_invitation_says_where_as_what_and_how(invited):
    [letter] = mail.outbox
    assert letter.to == ["new@example.org"]
    assert "Hello Néw Person," in letter.body
    assert "Barsetshire County Council: Approver" in letter.body
    assert letter.body.count("http") == 1


def test_an_invited_person_chooses_a_password_by_the_link_and_signs_in(client, invited):
    page = client.get(link_in(mail.outbox[0]), follow=True)
    assert "Choose your password" in page.content.decode()
    done = client.post(page.request["PATH_INFO"], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}, follow=True)
    assert "Your password is set" in done.content.decode()
    assert sign_in(client, "new@example.org", NEW_PASSWORD)["Location"] == "/officers/"


def test_the_link_works_once(client, invited):
    link = link_in(mail.outbox[0])
    page = client.get(link, follow=True)
    client.post(page.request["PATH_INFO"], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    client.session.flush()
    assert "This link no longer works" in client.get(link, follow=True).content.decode()


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("short", "short", "at least 12 characters"),
        (NEW_PASSWORD, "another one entirely", "must type the same password"),
    ],
)
def test_a_password_that_will_not_do_is_refused_with_a_reason(client, invited, first, second, words):
    page = client.get(link_in(mail.outbox[0]), follow=True)
    shown = client.post(page.request["PATH_INFO"], {"password1": first, "password2": second}).content.decode()
    assert words in shown
    assert not User.objects.get(pk=invited.pk).has_usable_password()


def test_a_refused_letter_waits_for_a_later_sweep(barsetshire, ada, monkeypatch):
    def refuse(message):
        raise OSError("no server")

    actions.invite(barsetshire, email="new@example.org", name="New", role="officer", by=ada)
    with monkeypatch.context() as patched:
        patched.setattr("councils.invitations.EmailMessage.send", refuse)
        assert invitations.send_waiting() == 0
    assert invitations.send_waiting() == 0
    User.objects.update(invitation_tried_at=timezone.now() - timedelta(minutes=5))
    assert invitations.send_waiting() == 1
    assert invitations.send_waiting() == 0


# --- A forgotten password ---------------------------------------------------------------------------------------------


def test_a_forgotten_password_is_replaced_by_a_link(client, olivia):
    shown = client.post(RESET, {"email": "Olivia@example.org"}, follow=True).content.decode()
    assert "Check your e-mail" in shown
    [letter] = mail.outbox
    assert letter.subject == "Choose a new password for the PSED Portal"
    page = client.get(link_in(letter), follow=True)
    client.post(page.request["PATH_INFO"], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert sign_in(client, olivia.email, NEW_PASSWORD)["Location"] == "/officers/"


def test_an_unknown_address_reads_the_same_and_gets_no_letter(client, olivia):
    shown = client.post(RESET, {"email": "nobody@example.org"}, follow=True).content.decode()
    assert "Check your e-mail" in shown
    assert mail.outbox == []


# --- The second factor ------------------------------------------------------------------------------------------------


CODE = "123456"


@pytest.fixture
def at_the_safe(client, olivia, monkeypatch):
    """Olivia has signed in and said her password again; her app always shows 123456."""
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.validate_totp_code", lambda secret, code: code == CODE)
    sign_in(client, olivia.email)
    client.post("/account/reauthenticate/", {"password": cast.PASSWORD})
    return client


def test_what_matters_asks_again_who_one_is(client, olivia):
    sign_in(client, olivia.email)
    answer = client.get("/account/2fa/totp/activate/", follow=True)
    assert "Confirm that it is you" in answer.content.decode()


def test_a_wrong_password_does_not_confirm_it(client, olivia):
    sign_in(client, olivia.email)
    shown = client.post("/account/reauthenticate/", {"password": "wrong"}).content.decode()
    assert "There is a problem" in shown


def test_the_code_is_drawn_in_the_page_as_the_policy_asks(at_the_safe):
    shown = at_the_safe.get("/account/2fa/totp/activate/").content.decode()
    assert "<svg" in shown
    assert "<?xml" not in shown
    assert "data:image" not in shown


def test_with_a_second_factor_the_password_alone_opens_nothing(at_the_safe, olivia):
    assert "Turn on" in at_the_safe.get("/account/2fa/").content.decode()
    codes = at_the_safe.post("/account/2fa/totp/activate/", {"code": CODE}, follow=True).content.decode()
    assert "10 of 10 are left." in codes
    assert "Turn off" in at_the_safe.get("/account/2fa/").content.decode()
    at_the_safe.post("/account/logout/")

    asked = sign_in(at_the_safe, olivia.email)
    assert "Enter your code" in at_the_safe.get(asked["Location"]).content.decode()
    assert not is_signed_in(at_the_safe)
    wrong = at_the_safe.post("/account/2fa/authenticate/", {"code": "000000"}).content.decode()
    assert "There is a problem" in wrong
    at_the_safe.post("/account/2fa/authenticate/", {"code": CODE})
    assert is_signed_in(at_the_safe)


def test_the_second_factor_is_turned_off_after_asking(at_the_safe):
    at_the_safe.post("/account/2fa/totp/activate/", {"code": CODE})
    assert "Turn off the code from an app?" in at_the_safe.get("/account/2fa/totp/deactivate/").content.decode()
    at_the_safe.post("/account/2fa/totp/deactivate/")
    assert "Turn on" in at_the_safe.get("/account/2fa/").content.decode()


def test_new_recovery_codes_replace_the_old(at_the_safe):
    at_the_safe.post("/account/2fa/totp/activate/", {"code": CODE})
    before = at_the_safe.get("/account/2fa/recovery-codes/").content.decode()
    asked = at_the_safe.get("/account/2fa/recovery-codes/generate/").content.decode()
    assert "the ones you have stop working" in asked
    after = at_the_safe.post("/account/2fa/recovery-codes/generate/", follow=True).content.decode()
    assert before != after


def test_a_password_is_changed_after_giving_the_old(client, olivia):
    sign_in(client, olivia.email)
    client.post("/account/reauthenticate/", {"password": cast.PASSWORD})
    words = {"oldpassword": cast.PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert "Change your password" in client.get("/account/password/change/").content.decode()
    shown = client.post("/account/password/change/", words, follow=True).content.decode()
    assert "Your password is changed." in shown
    assert User.objects.get(pk=olivia.pk).check_password(NEW_PASSWORD)
