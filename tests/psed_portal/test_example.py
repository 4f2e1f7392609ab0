"""The invented county and district: what is loaded, that it may be loaded again, and what the morning job makes of it.

The story is loaded once for all tests that only look at it, which is what Django's own test case can do.
"""

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core import mail
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.test import TestCase, override_settings

from councils.models import Council, Membership, Record, User
from councils.record import faults
from deadlines import notices
from deadlines.flags import raise_flags
from deadlines.models import Deadline, Discharge, Flag
from duty.clock import Status, standing
from duty.regimes import duty_on
from objectives.models import Objective, ObjectiveCover, ObjectiveSet, Reading, Review
from psed_portal.example import loader
from psed_portal.example.told import Calendar
from publications.models import Edition, Publication, Rendition
from tests import cast

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 22)
PASSWORD = "the-password-of-the-examples"


def row_counts() -> dict[str, int]:
    ours = ("councils", "deadlines", "objectives", "publications")
    return {model._meta.label: model.objects.count() for app in ours for model in apps.get_app_config(app).get_models()}


class TestTheExample(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.register = cast.enrolled("realshire", on=date(2026, 1, 5), started_on=date(2026, 1, 1))
        with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
            cls.loaded = loader.load(on=TODAY, password=PASSWORD)
        cls.county = Council.objects.get(slug="barsetshire")
        cls.district = Council.objects.get(slug="loamshire")

    def position(self, code):
        last = self.county.discharges.standing().of_duty(code).last()
        return standing(duty_on(code, TODAY), last=last.made_public_on, on=TODAY, headcount=4155)

    def sets(self):
        return list(self.county.objective_sets.order_by("published_on"))

    def test_one_line_says_what_was_loaded(self):
        assert str(self.loaded).startswith("Loaded the example: Barsetshire County Council, Loamshire District")
        assert "\n" not in str(self.loaded)
        assert self.loaded.new_password == ""

    def test_loading_again_changes_nothing_and_asks_little(self):
        before, records = row_counts(), Record.objects.count()

        with self.assertNumQueries(4):  # the transaction's two ends, who is there, and whether the password holds
            again = loader.load(on=TODAY + timedelta(days=40), password=PASSWORD)

        assert str(again) == "The example is already there; nothing changed."
        assert row_counts() == before
        assert Record.objects.count() == records

    def test_what_is_missing_is_added_and_the_rest_stays(self):
        with pytest.MonkeyPatch.context() as patch:
            told = []
            patch.setitem(loader.HISTORICAL, "another-example", lambda: told.append(1) or Council(name="Another"))
            again = loader.load(on=TODAY, password=PASSWORD)

        assert again.added == ("Another",)
        assert told == [1]

    def test_another_password_of_the_installation_opens_the_accounts(self):
        again = loader.load(on=TODAY, password="another-password-was-set")

        assert "now have the password" in str(again)
        assert authenticate(email="sam@loamshire.example", password="another-password-was-set")

    def test_nothing_of_it_stands_in_the_register(self):
        assert list(Council.objects.filter(shown_as_at=None, is_fictional=False)) == [self.register]
        assert self.county.is_fictional
        assert self.county.notice.startswith("Barsetshire is not a real county.")
        assert (self.county.code, self.county.gss_code) == (None, None)

    def test_the_people_say_that_they_are_invented_and_can_sign_in(self):
        people = User.objects.filter(email__endswith=".example")

        assert people.count() == 9
        assert all("(example)" in person.name for person in people)
        assert authenticate(email="olivia@barsetshire.example", password=PASSWORD)
        assert not people.filter(is_invitation_waiting=True).exists()

    def test_each_role_has_somebody_and_one_person_serves_several_councils(self):
        county = Membership.objects.filter(council=self.county)

        assert set(county.values_list("role", flat=True)) == set(cast.ROLES.values())
        serves = Council.objects.filter(memberships__user__email="ada@barsetshire.example")
        assert set(serves.values_list("slug", flat=True)) == set(loader.INVENTED)

    def test_the_clock_shows_one_duty_due_soon_and_one_up_to_date(self):
        information, objectives = self.position("EQ_INFO"), self.position("EQ_OBJECTIVES")

        assert (information.status, information.days) == (Status.DUE_SOON, 80)
        assert (objectives.status, objectives.due_on) == (Status.UP_TO_DATE, date(2028, 3, 18))

    def test_every_publication_on_the_portal_was_in_time(self):
        headlines = [edition.passport["duties"][0]["headline"] for edition in Edition.objects.filter(number=1)]

        assert headlines == ["Published on time"] * 4

    def test_the_second_cycle_replaced_the_first(self):
        before, now = self.sets()

        assert (before.published_on, now.published_on) == (date(2020, 3, 25), date(2024, 3, 19))
        assert now.supersedes == before
        assert list(self.county.objective_sets.current(on=TODAY)) == [now]
        assert not Deadline.objects.open().about(before.objectives.first()).exists()

    def test_every_state_of_an_objective_is_to_be_seen(self):
        now = self.sets()[1].objectives.with_latest_progress(on=TODAY).in_order()

        assert [objective.rag for objective in now] == ["on_track", "late", "at_risk", "met", None, "on_track"]

    def test_progress_goes_over_three_years_and_always_says_why(self):
        first = self.sets()[1].objectives.get(number=1)

        assert {update.as_at.year for update in first.progress.all()} == {2024, 2025, 2026}
        assert not Objective.objects.filter(progress__narrative="").exists()

    def test_each_objective_can_be_measured(self):
        for objective in Objective.objects.filter(objective_set__council=self.county):
            assert objective.aims, objective
            assert objective.owner, objective
            assert objective.member_sponsor, objective
            assert [m.readings.filter(is_baseline=True).count() for m in objective.measures.all()] == [
                1 for _ in objective.measures.all()
            ]
            assert objective.measures.exists(), objective

    def test_shares_are_what_their_numbers_make(self):
        for reading in Reading.objects.exclude(numerator=None).filter(
            measure__objective__objective_set__council=self.county
        ):
            share = 100 * reading.numerator / reading.denominator
            assert abs(share - float(reading.value)) < 0.051, f"{reading.measure}, {reading}"

    def test_marriage_and_civil_partnership_stands_under_the_first_aim_alone(self):
        covered = ObjectiveCover.objects.filter(pair__characteristic="marriage_civil_partnership")

        assert [row.pair.aim for row in covered] == ["eliminate"]

    def test_one_objective_was_reviewed_and_kept(self):
        review = Review.objects.get(objective__objective_set=self.sets()[1])

        assert review.decision == "keep"
        assert Deadline.objects.open().about(review.objective).get().due_on == date(2027, 10, 31)

    def test_two_reports_are_published_and_the_third_is_a_draft_in_part(self):
        states = dict(Publication.objects.filter(kind="equality_information").values_list("period", "state"))

        assert states == {"2023-to-2024": "published", "2024-to-2025": "published", "2025-to-2026": "draft"}
        draft = Publication.objects.get(period="2025-to-2026")
        assert draft.sections.exclude(narrative="").count() == 5
        assert draft.sections.filter(is_done=True).count() == 3

    def test_every_part_of_the_published_reports_has_words_lists_and_tables(self):
        for edition in Edition.objects.filter(publication__kind="equality_information"):
            fill_themselves = ("approval", "next_dates")
            words = [p["narrative"] for p in edition.snapshot["parts"] if p["key"] not in fill_themselves]
            assert all(words)
            assert sum(len(text) for text in words) > 4000
            assert "\n|---|" in "".join(words)
            assert "\n- " in "".join(words)
            assert "{y" not in "".join(words)

    def test_the_correction_mends_two_digits_and_moves_no_due_day(self):
        first, second = Edition.objects.filter(publication__period="2023-to-2024").order_by("number")
        employees = [
            next(part["narrative"] for part in edition.snapshot["parts"] if part["key"] == "employees")
            for edition in (first, second)
        ]

        assert "| 1,669 |" in employees[0]
        assert "| 1,699 |" in employees[1]
        assert second.corrects == first
        assert second.passport["duties"] == []
        assert Discharge.objects.filter(subject_type="publications.publication", duty="EQ_INFO").count() == 2

    def test_passports_carry_the_days_of_the_story(self):
        newest = Edition.objects.newest_first().first()
        assert "Gender pay gap 2024-25" not in str(newest.snapshot["parts"])  # it was met before: not due next

        assert newest.published_on == date(2026, 2, 11)
        assert newest.passport["approved_on"] == "2026-02-09"
        assert newest.passport["published_at"].startswith("2026-02-11T11:30")
        assert newest.publication.submitted_by.email == "olivia@barsetshire.example"
        assert newest.publication.approved_by.email == "petra@barsetshire.example"

    def test_every_edition_waits_for_its_files(self):
        assert Rendition.objects.filter(made_at=None, format="pdf").count() == Edition.objects.count() == 5

    def test_headcounts_of_several_years_are_noted(self):
        assert self.county.headcounts.count() == 7
        assert self.county.headcount(on=TODAY).count == 4155

    def test_the_county_has_its_own_words_in_two_versions_that_another_person_agreed_to(self):
        second, first = self.county.approaches.published(on=TODAY)

        assert (first.published_on, second.published_on) == (date(2022, 5, 16), date(2025, 9, 21))
        assert second.written_by_name == "Olivia Officer (example)"
        assert second.approved_by_name == "Petra Approver (example)"
        assert "\n- we ask the people" in second.text

    def test_the_county_considers_two_things_beside_the_nine_by_decision_of_full_council(self):
        considered = self.county.local_characteristics.standing(on=TODAY).values_list("name", "decided_by")

        assert dict(considered) == {"Care experience": "Full Council", "Carers": "Full Council"}

    def test_the_district_is_on_its_first_day(self):
        assert self.district.enrolled_on == TODAY
        assert not self.district.objective_sets.exists()
        assert not self.district.publications.exists()
        assert set(self.district.deadlines.values_list("duty", flat=True)) == {"EQ_INFO", "EQ_OBJECTIVES", "GPG"}

    def test_the_record_holds(self):
        assert list(faults()) == []

    def test_the_morning_job_flags_exactly_what_is_overdue_here(self):
        raised = raise_flags(on=TODAY)

        late = self.sets()[1].objectives.get(number=2)
        overdue = Flag.objects.overdue()
        assert {(flag.council.slug, flag.kind, flag.subject_number, flag.due_on) for flag in overdue} == {
            ("barsetshire", "objective_review", late.pk, date(2026, 9, 30)),
            ("loamshire", "statutory", 0, date(2018, 3, 30)),
        }
        assert overdue.count() == 3  # both duties of Loamshire have the same first date
        assert {(flag.council.slug, flag.stage, flag.due_on) for flag in Flag.objects.exclude(stage="overdue")} == {
            ("barsetshire", "90_days", date(2027, 2, 10)),
            ("invermuir", "180_days", date(2027, 4, 23)),
        }
        assert len(raised) == Flag.objects.count()
        assert raise_flags(on=TODAY) == []

    def test_only_the_officers_are_told_and_of_a_long_delay_the_member_sponsor(self):
        raise_flags(on=TODAY)

        notices.send_new(now=datetime(2026, 11, 22, 6, tzinfo=UTC))

        assert sorted(to for message in mail.outbox for to in message.to) == [
            "ada@barsetshire.example",  # of Loamshire, which has named no sponsor
            "cora@barsetshire.example",
            "isla@invermuir.example",
            "olivia@barsetshire.example",
            "sam@loamshire.example",
        ]

    def test_each_nation_has_a_council_that_owes_what_its_law_asks(self):
        owed = {
            slug: set(Deadline.objects.open().filter(council__slug=slug).values_list("duty", flat=True))
            for slug in ("cwmhelyg", "invermuir")
        }

        assert owed == {
            "cwmhelyg": {"WAL_OBJECTIVES_REVIEW", "WAL_SEP", "WAL_ANNUAL_REPORT", "WAL_EMPLOYMENT_INFO"},
            "invermuir": {
                "SCO_MAINSTREAMING", "SCO_OUTCOMES", "SCO_OUTCOMES_PROGRESS", "SCO_PAY_GAP", "SCO_EQUAL_PAY",
            },
        }  # fmt: skip

    def test_historical_examples_are_overdue_and_yet_never_flagged(self):
        overdue = Deadline.objects.overdue(on=TODAY).exclude(council__shown_as_at=None)
        assert overdue.exists()  # there is something that could be flagged

        raise_flags(on=TODAY)

        assert not Flag.objects.exclude(council__shown_as_at=None).exists()

    def test_no_public_page_of_it_is_missing(self):
        paths = [f"/councils/{slug}/{page}" for slug in (*loader.INVENTED, *loader.HISTORICAL)
                 for page in ("", "objectives/", "publications/")]  # fmt: skip
        paths += [f"/councils/barsetshire/approach/{page}" for page in ("", "1/", "2/")]
        paths += [edition.get_absolute_url() for edition in Edition.objects.all()]

        assert {path: code for path in paths if (code := self.client.get(path).status_code) != 200} == {}

    def test_no_officer_s_page_of_it_is_missing(self):
        self.client.force_login(User.objects.get(email="olivia@barsetshire.example"))
        paths = ["/officers/barsetshire/", "/officers/barsetshire/objectives/", "/officers/barsetshire/publications/"]
        paths += [one.get_absolute_url() for one in ObjectiveSet.objects.filter(council=self.county)]
        paths += [one.get_absolute_url() for one in Objective.objects.filter(objective_set__council=self.county)]
        paths += ["/members/barsetshire/", "/officers/barsetshire/approach/", "/officers/barsetshire/characteristics/"]

        assert {path: code for path in paths if (code := self.client.get(path).status_code) != 200} == {}


def test_loading_is_all_or_nothing(db, monkeypatch):
    def breaks():
        raise RuntimeError("the fifth body broke")

    monkeypatch.setattr(loader.barsetshire, "load", lambda *_: cast.council("barsetshire"))
    monkeypatch.setattr(loader, "HISTORICAL", {"bexley-2017-example": breaks})

    with pytest.raises(RuntimeError):
        loader.load(on=TODAY, password=PASSWORD)

    assert not Council.objects.exists()


def test_production_refuses_the_example_and_says_why(db, settings):
    settings.ALLOW_EXAMPLE = False

    with pytest.raises(CommandError, match="must not stand beside real ones in production"):
        call_command("load_example")

    assert not Council.objects.exists()


@pytest.fixture
def no_stories(monkeypatch):
    monkeypatch.setattr(loader.barsetshire, "load", lambda calendar, accounts: cast.council("barsetshire"))
    monkeypatch.setattr(loader.loamshire, "load", lambda calendar: cast.council("loamshire"))
    monkeypatch.setattr(loader, "HISTORICAL", {})


def loaded_by_command() -> str:
    words = StringIO()
    call_command("load_example", stdout=words)
    return words.getvalue()


def test_the_command_takes_the_password_of_the_installation(db, settings, monkeypatch, no_stories):
    settings.ALLOW_EXAMPLE = True
    monkeypatch.setenv("EXAMPLE_PASSWORD", PASSWORD)

    said = loaded_by_command()

    assert said.startswith("Loaded the example: Barsetshire County Council, Loamshire County Council, Cwmhelyg")
    assert authenticate(email="petra@barsetshire.example", password=PASSWORD)


def test_without_a_password_one_is_made_and_shown_once(db, settings, monkeypatch, no_stories):
    settings.ALLOW_EXAMPLE = True
    monkeypatch.delenv("EXAMPLE_PASSWORD", raising=False)

    first, second = loaded_by_command(), loaded_by_command()

    shown = first.strip().rpartition(": ")[2]
    assert len(shown) >= 12
    assert authenticate(email="cora@barsetshire.example", password=shown)
    assert second == "The example is already there; nothing changed.\n"


def test_the_people_are_listed_a_line_each():
    words = StringIO()

    call_command("example_people", stdout=words)

    lines = words.getvalue().splitlines()
    assert len(lines) == 9
    assert lines[0].split() == ["olivia@barsetshire.example", "Equality", "officer,", "Barsetshire"]
    assert lines[3].endswith("Administrator, Barsetshire, Loamshire, Cwmhelyg and Invermuir")


@pytest.mark.parametrize("day", [date(2025, 2, 11), date(2027, 2, 10), date(2028, 2, 29)])
def test_loaded_on_another_day_the_story_has_no_future_and_no_late_report(db, monkeypatch, day):
    monkeypatch.setattr(loader, "HISTORICAL", {})

    loader.load(on=day, password=PASSWORD)

    county = Council.objects.get(slug="barsetshire")
    assert not county.discharges.filter(made_public_on__gt=day).exists()
    assert not Objective.objects.filter(progress__as_at__gt=day).exists()
    assert not county.approaches.exclude(published_on__lte=day).exists()
    assert not county.local_characteristics.filter(adopted_on__gt=day).exists()
    assert not Reading.objects.filter(ends_on__gt=day).exists()
    overdue = county.deadlines.overdue(on=day)
    assert [(late.kind, late.due_on < day) for late in overdue] == [("objective_review", True)]
    assert Publication.objects.filter(council=county).values("state").annotate(n=Count("pk")).count() == 2


def test_the_newest_report_is_never_older_than_a_year_on_the_day_of_loading():
    for number in range(3000):
        day = date(2020, 1, 1) + timedelta(days=number)
        calendar = Calendar(day)
        age = (day - calendar.day((0, 2, 11))).days
        assert 0 <= age <= 365
        assert calendar.last_quarter_day < day <= calendar.last_quarter_day + timedelta(days=92)


def test_years_in_words_follow_the_story():
    assert Calendar(TODAY).words("{y-2} to {y+2}, in {y}; 9% {kept}") == "2024 to 2028, in 2026; 9% {kept}"
