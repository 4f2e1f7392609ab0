"""The five bodies: their lateness follows by the clock from what they published, and nothing untidy is forced."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.test import TestCase

from councils.models import Council
from deadlines.models import Deadline, Kind
from duty.clock import Status, judged, standing
from duty.regimes import duty_on
from duty.reviews import Because, set_due
from objectives.models import Measure
from psed_portal.example.loader import HISTORICAL

pytestmark = pytest.mark.slow


class TestTheFiveBodies(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.bodies = {slug: tell() for slug, tell in HISTORICAL.items()}

    def body(self, start: str) -> Council:
        return next(council for slug, council in self.bodies.items() if slug.startswith(start))

    def position(self, council: Council, code: str):
        on, last = council.shown_as_at, council.discharges.standing().of_duty(code).last()
        headcount = council.headcount(on=on)
        return standing(
            duty_on(code, on),
            last=last.made_public_on if last else None,
            on=on,
            headcount=headcount.count if headcount else None,
        )

    def test_each_says_what_it_is_made_of_and_that_it_says_nothing_of_today(self):
        for slug, council in self.bodies.items():
            council.refresh_from_db()
            assert council.slug == slug
            assert "says nothing of that body today" in council.notice
            assert council.source
            assert f"(example, {council.shown_as_at.year})" in council.name
            assert (council.enrolled_on, council.code, council.gss_code) == (None, None, None)
            assert not council.memberships.exists()

    def test_each_is_found_by_the_body_s_own_name(self):
        found = Council.objects.named_like("kensington and chelsea")

        assert list(found) == [self.body("kensington")]

    def test_an_assumed_day_is_marked_and_explained(self):
        for council in self.bodies.values():
            objective_set = council.objective_sets.get()
            assert objective_set.is_published_day_assumed
            assert all(met.is_day_assumed for met in council.discharges.filter(duty="EQ_OBJECTIVES"))
            assert "assume" in council.notice or "We take the day" in council.notice

    def test_a_page_without_objectives_is_not_taken_for_their_publication(self):
        assert not self.body("london").discharges.filter(duty="EQ_OBJECTIVES").exists()

    def test_westminster_is_overdue_on_the_day_of_its_own_page(self):
        westminster = self.body("westminster")
        objective_set = westminster.objective_sets.get()
        due = set_due(objective_set.published_on, objective_set.ends_on)

        assert westminster.shown_as_at == date(2021, 1, 7)
        assert objective_set.ends_on == date(2020, 12, 31) < westminster.shown_as_at
        assert due.due_on < westminster.shown_as_at
        assert self.position(westminster, "EQ_OBJECTIVES").status is Status.OVERDUE
        assert westminster.deadlines.overdue(on=westminster.shown_as_at).filter(kind="objective_review").count() == 6

    def test_whatever_day_of_2016_it_was_westminster_was_overdue(self):
        for day in (date(2016, 1, 1), date(2016, 12, 31)):
            assert set_due(day, date(2020, 12, 31)).due_on < date(2021, 1, 7)

    def test_westminster_s_six_objectives_stand_without_measure_aim_or_characteristic(self):
        objectives = list(self.body("westminster").objective_sets.get().objectives.in_order())

        assert [objective.reference for objective in objectives] == ["1", "2", "3", "4", "5", "6"]
        assert [objective.number for objective in objectives] == [1, 2, 3, 4, 5, 6]
        assert not Measure.objects.filter(objective__in=objectives).exists()
        assert [tag.name for objective in objectives for tag in objective.tags.all()] == ["Older people", "Children"]

    def test_westminster_keeps_its_promise_to_report_yearly_as_a_promise(self):
        objective_set = self.body("westminster").objective_sets.get()

        # To report is no promise to check the plan: whether it was checked, the page does not say.
        assert objective_set.monitored_every_months is None
        assert "Westminster Equalities Partnership" in objective_set.rationale
        assert objective_set.commitments.filter(objective=None).count() == 2

    def test_kensington_s_own_end_comes_before_four_years(self):
        council = self.body("kensington")
        objective_set = council.objective_sets.get()
        due = set_due(objective_set.published_on, objective_set.ends_on)

        assert objective_set.period_as_written == "2021 – 2023"
        assert (due.due_on, due.because) == (date(2023, 12, 31), Because.OWN_END)
        assert council.deadlines.get(kind=Kind.SET_REVIEW).due_on == date(2023, 12, 31)
        assert not council.deadlines.overdue(on=council.shown_as_at).exists()
        assert not objective_set.objectives.exists()
        assert "none is shown here" in objective_set.rationale

    def test_worcester_s_first_objectives_were_312_days_late(self):
        worcester = self.body("worcester")
        met = worcester.discharges.get(duty="EQ_OBJECTIVES")
        history = judged(duty_on("EQ_OBJECTIVES", met.made_public_on), published_on=met.made_public_on, previous=None)

        assert (history.status, history.days) == (Status.PUBLISHED_LATE, -312)
        assert history.due_on == date(2012, 4, 6)
        assert "2011" in str(history.citation)

    def test_worcester_has_two_rhythms(self):
        worcester = self.body("worcester")
        objective_set = worcester.objective_sets.get()
        monitoring = Deadline.objects.open().get(council=worcester, kind=Kind.MONITORING)

        assert (monitoring.due_on, monitoring.is_promise) == (date(2013, 8, 11), True)
        assert self.position(worcester, "EQ_OBJECTIVES").due_on == date(2017, 2, 11)
        assert objective_set.monitored_every_months == 6
        assert "every six months, counted from 12 February 2013" in monitoring.explanation

    def test_worcester_calls_them_priorities_without_number_or_period(self):
        objective_set = self.body("worcester").objective_sets.get()

        assert objective_set.called == "equality priorities"
        assert objective_set.period_as_written == ""
        assert "asked to approve on 12 February 2013" in objective_set.decided_by
        assert [objective.reference for objective in objective_set.objectives.all()] == [""] * 6
        assert "twelve weeks" in objective_set.rationale

    def test_london_councils_is_never_told_off_about_its_staff(self):
        body = self.body("london")
        position = self.position(body, "EQ_INFO")

        assert any("need not cover employees" in sentence for sentence in position.explanation)
        assert position.status is Status.UP_TO_DATE
        assert body.headcount(on=body.shown_as_at).is_upper_bound
        assert not body.deadlines.overdue(on=body.shown_as_at).exists()

    def test_at_150_employees_it_would_have_been_asked_for_them(self):
        planted = standing(duty_on("EQ_INFO", date(2021, 3, 31)), last=None, on=date(2021, 3, 31), headcount=150)

        assert not any("need not cover employees" in sentence for sentence in planted.explanation)

    def test_london_councils_lists_nine_summaries_as_one_series(self):
        body = self.body("london")
        summaries = body.documents.filter(series="Summaries of the yearly workforce audit").order_by("period")

        assert body.kind == "joint_body"
        assert [summary.period for summary in summaries] == [
            *("2011/12", "2012/13", "2013/14", "2014/15", "2015/16", "2016/17", "2017/18", "2018/19", "2019/20")
        ]
        assert not any(summary.meets for summary in summaries)
        assert not body.objective_sets.get().objectives.exists()

    def test_bexley_s_figures_are_exact_and_their_gaps_follow(self):
        measures = Measure.objects.filter(objective__objective_set__council=self.body("bexley")).order_by("position")
        read = {}
        for measure in measures:
            reading = measure.readings.get()
            gap = reading.gap(unit=measure.unit, direction=measure.direction)
            read[measure.name] = (reading.period, reading.value, reading.comparator_value, reading.benchmark_value, gap)

        assert read == {
            # The gap of the exact shares, 57/440 and 1,715/2,811: 48.06 points, not the 48 of the rounded ones.
            "Five or more GCSEs at grades A* to C": (
                "2015", 13, 61, None, Fraction(171500, 2811) - Fraction(5700, 440),
            ),
            "Attainment 8 score": ("2016", Decimal("37.5"), Decimal("55.8"), Decimal("36.2"), Fraction("18.3")),
            "Progress 8 score": ("2016", Decimal("-0.35"), Decimal("0.4"), Decimal("-0.38"), Fraction("0.75")),
        }  # fmt: skip

    def test_bexley_keeps_what_was_printed_beside_what_it_was_made_of(self):
        reading = Measure.objects.get(name__startswith="Five or more").readings.get()

        assert (reading.numerator, reading.denominator) == (57, 440)
        assert (reading.comparator_numerator, reading.comparator_denominator) == (1715, 2811)
        assert reading.value == 13  # not the 12.95 that the numbers make

    def test_bexley_s_series_breaks_and_its_targets_are_relative_without_a_day(self):
        grades, *scores = Measure.objects.filter(objective__reference="B").order_by("position")

        assert [(score.target_kind, score.replaces, bool(score.note)) for score in scores] == 2 * [
            ("narrow", grades, True)
        ]
        for measure in (grades, *scores):
            assert (measure.target_value, measure.target_on, measure.source, measure.owner) == (None, None, "", "")
            assert (measure.direction, measure.every_months) == ("up", None)

    def test_bexley_s_signs_are_read_from_its_scores(self):
        signs = Measure.objects.get(name="Attainment 8 score").objective.criteria.order_by("position")

        assert [(sign.measure.name, sign.condition) for sign in signs.select_related("measure")] == [
            ("Attainment 8 score", "narrow"),
            ("Progress 8 score", "narrow"),
            ("Attainment 8 score", "benchmark"),
            ("Progress 8 score", "benchmark"),
        ]

    def test_bexley_s_ambitions_stand_under_headings_that_say_how_many_there_are(self):
        commitments = self.body("bexley").objective_sets.get().commitments.filter(objective=None).order_by("position")

        counts: dict[str, int] = {}
        for commitment in commitments:
            counts[commitment.heading] = counts.get(commitment.heading, 0) + 1
        assert [(heading[:10], count) for heading, count in counts.items()] == [
            ("Ambition A", 4), ("Ambition B", 1), ("Ambition C", 8),
        ]  # fmt: skip
        assert [word for heading in counts for word in ("eight", "six", "ten") if f"of the {word} " in heading] == [
            "eight", "six", "ten",
        ]  # fmt: skip

    def test_bexley_s_criteria_are_alternatives_and_its_period_only_a_length(self):
        objective_set = self.body("bexley").objective_sets.get()
        community, attainment = objective_set.objectives.in_order()

        assert (community.criteria_logic, community.criteria.count(), community.commitments.count()) == ("any", 3, 4)
        assert (attainment.criteria_logic, attainment.criteria.count()) == ("any", 4)
        assert attainment.tags.get().name == "Young people with special educational needs"
        assert [pair.characteristic_id for pair in attainment.pairs.all()] == ["disability"]
        assert objective_set.period_as_written == "over the next four years"
        assert (objective_set.starts_on, objective_set.ends_on) == (None, None)
        assert self.position(self.body("bexley"), "EQ_OBJECTIVES").due_on == date(2021, 3, 30)
