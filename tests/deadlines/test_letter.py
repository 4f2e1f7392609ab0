"""The words of the letter: what, which day, why the reader gets it, and nothing that is not known."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail

from deadlines import actions, tasks
from deadlines.letter import clipped
from tests import cast

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 6, 1, 6, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture(autouse=True)
def _a_morning_on_which_mail_is_caught(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with time_machine.travel(MORNING, tick=False):
        yield


def sent():
    tasks.flag_overdue()
    [letter] = mail.outbox
    return letter


def both(letter) -> list[str]:
    return [letter.body, letter.alternatives[0].content]


def met(council, code, on):
    actions.discharge(council, code, made_public_on=on, label="R", by=cast.STAGE_HAND)


def test_where_nothing_is_recorded_the_letter_does_not_say_that_the_council_is_late(barsetshire, olivia):
    letter = sent()

    assert letter.subject == (
        "Barsetshire County Council: Equality information, none recorded here, due by 30 March 2018, and 1 more"
    )
    for words in both(letter):
        assert words.count("No publication is recorded here. The first was due by 30 March 2018.") == 2
        assert "Published elsewhere? Enter it under “Past publications”" in words
        assert "overdue" not in words


def test_a_review_is_due_for_review_and_a_duty_is_overdue(barsetshire, olivia):
    met(barsetshire, "EQ_INFO", date(2026, 5, 1))
    met(barsetshire, "EQ_OBJECTIVES", date(2026, 5, 1))
    actions.expect(
        barsetshire, council=barsetshire, kind="set_review", label="Review the set “Ours”", due_on=date(2026, 5, 20),
        is_promise=True, by=cast.STAGE_HAND,
    )  # fmt: skip

    assert sent().subject == "Barsetshire County Council: Review the set “Ours”, due for review by 20 May 2026"


@pytest.mark.parametrize(
    ("label", "length", "words"),
    [
        ("Short", 10, "Short"),
        ("Review “Ours”", 13, "Review “Ours”"),
        ("Review the set “A long title”", 20, "Review the set “A…”"),
        ("One that has no quotation", 10, "One that…"),
        ("Review “cut when it was stored", 40, "Review “cut when it was stored…”"),
    ],
)
def test_what_was_cut_says_so_and_closes_its_quotation(label, length, words):
    assert clipped(label, length) == words


def test_an_officer_is_told_why_and_how_to_get_fewer(barsetshire, olivia, ada):
    for words in both(sent()):
        assert "You get this because you are an officer of Barsetshire County Council." in words
        assert "To get fewer letters, publish or review before the day" in words
        assert "ask an administrator of the council to take the role of officer from you" in words
        assert "administrator of Barsetshire" not in words


def test_an_administrator_is_told_that_no_officer_could_be(barsetshire, ada):
    for words in both(sent()):
        assert "you are an administrator of Barsetshire County Council, and no officer could be told." in words
        assert "give a colleague the role of officer" in words
