"""Letters of invitation, when the mail server refuses some of them."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage

from councils import actions, invitations
from councils.models import Record, User
from tests.cast import STAGE_HAND

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock():
    with time_machine.travel(datetime(2026, 6, 1, 9, tzinfo=ZoneInfo("Europe/London")), tick=False) as traveller:
        yield traveller


@pytest.fixture
def three(barsetshire):
    """Three people who wait for their letter; the server refuses the first of them."""
    for name in ("refused", "second", "third"):
        actions.invite(barsetshire, email=f"{name}@example.org", name=name, role="officer", by=STAGE_HAND)


@pytest.fixture(autouse=True)
def _a_server_that_refuses_one(monkeypatch, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    send = EmailMessage.send

    def pick(letter, *args, **kwargs):
        if letter.to == ["refused@example.org"]:
            raise SMTPRecipientsRefused({"refused@example.org": (550, b"no such box")})
        return send(letter, *args, **kwargs)

    monkeypatch.setattr(EmailMessage, "send", pick)


def attempts() -> int:
    return User.objects.get(email="refused@example.org").invitation_attempts


def test_one_refused_letter_holds_up_no_other(clock, three):
    assert invitations.send_waiting() == 2
    assert [letter.to for letter in mail.outbox] == [["second@example.org"], ["third@example.org"]]
    assert list(User.objects.filter(is_invitation_waiting=True).values_list("email", flat=True)) == [
        "refused@example.org"
    ]


def test_it_is_tried_again_later_each_time_and_never_given_up(clock, three):
    tried = []
    for _ in range(20):
        invitations.send_waiting()
        tried.append(attempts())
        invitations.send_waiting()
        assert attempts() == tried[-1]
        clock.shift(timedelta(days=1))
    assert tried == list(range(1, 21))


def test_inviting_again_tries_at_once(clock, three, barsetshire):
    invitations.send_waiting()
    actions.invite(barsetshire, email="refused@example.org", name="", role="officer", by=STAGE_HAND)
    assert attempts() == 0
    invitations.send_waiting()
    assert attempts() == 1


def test_somebody_without_a_name_and_with_a_long_address_can_act(barsetshire):
    address = f"{'a' * 50}@{'.'.join(['b' * 60] * 3)}.example.org"
    user = actions.invite(barsetshire, email=address, name="", role="officer", by=STAGE_HAND).user

    actions.change_contact(barsetshire, seen=1, contact="New", by=user)

    assert Record.objects.get(event="contact changed").by_name == address[:150]


@pytest.mark.parametrize("told", [{"email": "a" * 250 + "@example.org"}, {"name": "n" * 151}])
def test_what_is_too_long_to_be_kept_is_refused_in_a_sentence(barsetshire, told):
    with pytest.raises(actions.NotPossible, match="too long"):
        actions.invite(barsetshire, **{"email": "n@example.org", "name": "N"} | told, role="officer", by=STAGE_HAND)
