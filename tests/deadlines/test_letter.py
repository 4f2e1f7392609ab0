"""The words of the letter: what, which day, why the reader gets it, and nothing that is not known."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail

from councils.models import Membership
from deadlines import actions, tasks
from deadlines.letter import clipped, letter
from deadlines.models import Arrangements, Deadline, Flag, Kind, Notice, Stage, ToldAs
from tests import cast

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 6, 1, 6, 0, tzinfo=ZoneInfo("Europe/London"))
TODAY = MORNING.date()


@pytest.fixture(autouse=True)
def _a_morning_on_which_mail_is_caught(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with time_machine.travel(MORNING, tick=False):
        yield


@pytest.fixture
def shire(barsetshire):
    """It owes nothing but what the test says."""
    Deadline.objects.all().delete()
    Arrangements.objects.create(council=barsetshire, escalate_after_days=14)
    return barsetshire


def sent():
    tasks.flag_overdue()
    [letter] = mail.outbox
    return letter


def both(letter) -> list[str]:
    return [letter.body, letter.alternatives[0].content]


def met(council, code, on):
    actions.discharge(council, code, made_public_on=on, label="R", by=cast.STAGE_HAND)


def written(council, person, due_on, *, because=ToldAs.OFFICER, on=TODAY, **told):
    """The letter about one thing."""
    told = {"kind": Kind.MONITORING, "label": "Check", "armed_on": TODAY} | told
    deadline = Deadline.objects.create(
        council=council, due_on=due_on, subject_number=Deadline.objects.count() + 1, **told
    )  # fmt: skip
    stage, week = (Stage.OVERDUE, (on - due_on).days // 7 + 1) if due_on < on else (Stage.ON_THE_DAY, 0)
    flag = Flag.objects.create(
        council=council, deadline=deadline, kind=deadline.kind, duty=deadline.duty, due_on=due_on, stage=stage,
        week=week, raised_on=on,
    )  # fmt: skip
    return letter(person, [Notice(flag=flag, recipient=person, because=because)], on=on)


def statutory(opened_on, **told):
    return {"kind": Kind.STATUTORY, "duty": "EQ_INFO", "label": "Equality information", "opened_on": opened_on} | told


# --- The day ----------------------------------------------------------------------------------------------------------


def test_where_nothing_is_recorded_the_letter_does_not_say_that_the_council_is_late(shire, olivia):
    told = written(shire, olivia, date(2018, 3, 30), **statutory(None))

    assert told.subject == (
        "Barsetshire County Council: Equality information, none recorded here, due by 30 March 2018"
    )
    assert "No publication is recorded here.\n  The first was due by 30 March 2018.\n" in told.body
    for words in both(told):
        assert "Published elsewhere? Enter it under “Past publications”" in words
        assert "overdue" not in words


@pytest.mark.parametrize(
    ("due_on", "subject", "sentence"),
    [
        (TODAY + timedelta(days=30), "due by 1 July 2026", "It is due by 1 July 2026: 30 days are left."),
        (TODAY + timedelta(days=1), "due by 2 June 2026", "It is due by 2 June 2026: one day is left."),
        (TODAY, "due today, 1 June 2026", "It is due today, 1 June 2026."),
        (
            TODAY - timedelta(days=1),
            "past the safe day, 31 May 2026, still arguable",
            "The safe day was 31 May 2026. Publishing up to 1 June 2026 is arguably still in time; from 2 June 2026 it "
            "is late.",
        ),
        (TODAY - timedelta(days=2), "overdue, due by 30 May 2026", "It was due by 30 May 2026, 2 days ago."),
    ],
    ids=["to come", "tomorrow", "today", "contested", "overdue"],
)
def test_each_stage_of_a_duty_has_its_own_words(shire, olivia, due_on, subject, sentence):
    opened_on = due_on.replace(year=2025) + timedelta(days=1)
    told = statutory(opened_on, contested_until=due_on + timedelta(days=1))

    letter = written(shire, olivia, due_on, **told)

    assert letter.subject == f"Barsetshire County Council: Equality information, {subject}"
    assert f"  {sentence}\n  This is a statutory duty.\n" in letter.body
    assert sentence in letter.alternatives[0].content


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (3, "due for review by 4 June 2026"),
        (0, "due today, 1 June 2026"),
        (-3, "was due for review by 29 May 2026"),
    ],
)
def test_a_review_is_due_for_review_and_never_overdue(shire, olivia, days, words):
    letter = written(shire, olivia, TODAY + timedelta(days=days), kind=Kind.OBJECTIVE_REVIEW, is_promise=True)

    assert letter.subject == f"Barsetshire County Council: Check, {words}"
    assert "The council set this day itself; it is not a statutory one." in letter.body


def test_what_is_no_review_is_due_and_overdue(shire, olivia):
    assert written(shire, olivia, TODAY + timedelta(days=3)).subject.endswith("Check, due by 4 June 2026")
    assert written(shire, olivia, TODAY - timedelta(days=3)).subject.endswith("Check, overdue, due by 29 May 2026")


def test_a_day_of_custom_is_never_called_overdue(shire, olivia):
    plan = {"kind": Kind.STATUTORY, "duty": "WAL_SEP", "label": "Strategic Equality Plan"}
    letter = written(shire, olivia, date(2026, 3, 29), opened_on=date(2022, 3, 30), **plan)

    assert letter.subject.endswith("Strategic Equality Plan, past the customary day, 29 March 2026")
    assert "The law sets no day for it; councils keep this one by custom." in letter.body
    assert "statutory" not in letter.body


def test_the_letter_explains_how_the_day_was_found(shire, olivia):
    letter = written(shire, olivia, date(2026, 4, 30), **statutory(date(2025, 5, 1)))

    for words in both(letter):
        assert "The clock started on 1 May 2025, when the last publication was made public." in words
        assert "One year beginning with 1 May 2025, that day included, ends at the end of 30 April 2026." in words
        assert (
            "30 April 2026 is the safe day; publishing on 1 May 2026 is arguable; from 2 May 2026 it is late." in words
        )


def test_the_council_s_own_words_about_a_day_come_first(shire, olivia):
    letter = written(shire, olivia, TODAY, explanation="The council meets every six months.", is_promise=True)

    assert "The council meets every six months." in letter.body


def test_a_reporting_year_is_named_and_an_unknown_size_is_said(shire, olivia):
    told = statutory(date(2025, 3, 31), duty="GPG", label="Gender pay gap report", cycle="2025-26")

    letter = written(shire, olivia, date(2026, 3, 30), **told)

    assert "The reporting year asked about is 2025-26: the snapshot on 31 March 2025." in letter.body
    assert "The number of employees is not recorded; with fewer, nothing is due." in letter.body


def test_a_duty_that_no_law_knows_any_more_is_told_with_its_day(shire, olivia):
    assert "It is due today" in written(shire, olivia, TODAY, **statutory(TODAY, duty="REPEALED")).body


def test_no_letter_calls_anything_a_breach(shire, olivia, ada):
    for days in range(-40, 100, 7):
        for told in ({}, statutory(date(2025, 5, 1)), statutory(None)):
            for words in both(written(shire, olivia, TODAY + timedelta(days=days), **told)):
                assert "breach" not in words.lower()
            Deadline.objects.all().delete()


# --- Its form ---------------------------------------------------------------------------------------------------------


def test_the_letter_says_what_is_asked_first(barsetshire, olivia):
    actions.note_headcount(barsetshire, as_at=date(2025, 3, 31), count=120, on=TODAY, by=cast.STAGE_HAND)

    assert sent().body.startswith(
        "Hello Olivia,\n\nplease look at 2 things of Barsetshire County Council whose days have passed."
    )


def test_the_letter_has_one_link_and_nothing_from_elsewhere(barsetshire, olivia, settings):
    letter = sent()
    [(html, kind)] = [(part.content, part.mimetype) for part in letter.alternatives]

    assert kind == "text/html"
    assert letter.body.count("http") == 1
    assert f"{settings.PUBLIC_URL}/officers/barsetshire/" in letter.body
    assert html.count("http") == 1
    assert "src=" not in html
    assert "<style" not in html


def test_of_several_councils_there_is_one_link_and_a_heading_for_each(barsetshire, loamshire, olivia, settings):
    Membership.objects.create(user=olivia, council=loamshire, role="officer")
    letter = sent()

    assert letter.body.count("http") == 1
    assert f"{settings.PUBLIC_URL}/officers/\n" in letter.body
    assert letter.alternatives[0].content.count("<h2>") == 2
    assert letter.body.count("You get this because you are an officer of") == 2


def test_names_stand_in_the_html_as_words(shire, olivia):
    olivia.name = "Olivia <script> & Co"
    olivia.save()
    letter = written(shire, olivia, TODAY, label="A <b>label</b>")

    assert "Olivia <script> & Co" in letter.body
    assert "<script>" not in letter.alternatives[0].content
    assert "A &lt;b&gt;label&lt;/b&gt;" in letter.alternatives[0].content


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


def test_the_same_letter_has_the_same_identity(shire, olivia, ada):
    def identity(person, told) -> str:
        return letter(person, notices, on=TODAY, told=told).extra_headers["Message-ID"]

    written(shire, olivia, TODAY)
    notices = [Notice(flag=Flag.objects.get(), recipient=olivia, because=ToldAs.OFFICER)]

    assert identity(olivia, ["a", "b"]) == identity(olivia, ["b", "a"])
    assert len({identity(olivia, ["a"]), identity(olivia, ["b"]), identity(ada, ["a"])}) == 3


# --- Why the reader gets it -------------------------------------------------------------------------------------------


def test_an_officer_is_told_why_who_else_would_be_and_how_to_get_fewer(shire, olivia, ada):
    for words in both(written(shire, olivia, TODAY)):
        assert "You get this because you are an officer of Barsetshire County Council." in words
        assert "If you could not be told, its administrators would be: Ada." in words
        assert "You get one letter a day at most, and each thing in it is told once." in words
        assert "ask an administrator of the council to take the role of officer from you" in words
        assert "an administrator of Barsetshire" not in words


def test_an_owner_is_told_who_would_be_told_instead(shire, petra, olivia, ada):
    cast.person("oscar", (shire, "officer"))
    for words in both(written(shire, petra, TODAY, because=ToldAs.OWNER)):
        assert "You get this because you are named as the owner." in words
        assert "If you could not be told, its officers would be: Olivia and Oscar." in words
        assert "ask an officer of the council to name somebody else" in words


def test_where_nobody_else_could_be_told_the_letter_says_so(shire, olivia):
    assert "There is nobody else who could be told." in written(shire, olivia, TODAY, because=ToldAs.OWNER).body


def test_an_administrator_is_told_that_no_officer_could_be(shire, ada):
    for words in both(written(shire, ada, TODAY, because=ToldAs.ADMINISTRATOR)):
        assert "you are an administrator of Barsetshire County Council, and no officer could be told." in words
        assert "give a colleague the role of officer" in words


def test_an_administrator_in_place_of_a_sponsor_is_told_that(shire, ada, olivia):
    for words in both(written(shire, ada, TODAY - timedelta(days=15), because=ToldAs.ADMINISTRATOR)):
        assert "its day is long past, and no member sponsor is named who could be told" in words
        assert "name a member sponsor who is told instead of you" in words


def test_a_sponsor_is_told_after_how_many_days_and_sent_where_councillors_look(shire, cora, ada, settings):
    letter = written(shire, cora, TODAY - timedelta(days=15), because=ToldAs.SPONSOR, sponsor=cora)

    assert "because you are the member sponsor, and its day is past by 14 days or more" in letter.body
    assert f"{settings.PUBLIC_URL}/members/barsetshire/\n" in letter.body
    assert "/officers/" not in letter.body
