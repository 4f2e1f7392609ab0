"""How far a measure has come to a figure it must reach, and why: each standing, and every sentence."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from duty.progress import Aimed, Seen, Standing, TargetKind, Way
from tests.duty.seen import END, ONLY, STARTED, asked, base, seen, to

# A figure to reach


def test_a_measure_behind_is_told_where_it_should_be() -> None:
    first, last = base(2023, "51.8"), seen(2026, "60.8")
    found = asked(first, seen(2024, "59"), last, aimed=to("90"))
    assert (found.standing, found.start, found.latest) == (Standing.BEHIND, first, last)
    assert found.done == Fraction(90, 382)
    assert found.expected == Fraction(1096, 1461)
    assert found.should_be == Fraction("51.8") + Fraction(1096, 1461) * Fraction("38.2")
    assert found.explanation == (
        STARTED,
        "On 31 March 2026, three of four years had passed, so it should have been at 80.5%; it was at 60.8%.",
        "That is 24% of the way; 75% of the time has passed.",
    )


@pytest.mark.parametrize(
    ("way", "target", "start", "latest", "year", "standing"),
    [
        (Way.UP, "90", "50", "80.1", 2026, Standing.ON_COURSE),
        (Way.UP, "90", "50", "80", 2026, Standing.ON_COURSE),
        (Way.UP, "90", "50", "78.1", 2026, Standing.ON_COURSE),
        (Way.UP, "90", "50", "78", 2026, Standing.BEHIND),
        (Way.UP, "90", "50", "50", 2026, Standing.BEHIND),
        (Way.UP, "90", "50", "49.9", 2026, Standing.MOVING_AWAY),
        (Way.UP, "90", "50", "90", 2024, Standing.MET),
        (Way.UP, "90", "50", "90.001", 2030, Standing.MET),
        (Way.UP, "90", "50", "89.9", 2027, Standing.MISSED),
        (Way.UP, "90", "50", "40", 2028, Standing.MISSED),
        (Way.DOWN, "10", "50", "20", 2025, Standing.ON_COURSE),
        (Way.DOWN, "10", "50", "45", 2025, Standing.BEHIND),
        (Way.DOWN, "10", "50", "55", 2025, Standing.MOVING_AWAY),
        (Way.DOWN, "10", "50", "9", 2025, Standing.MET),
        (Way.DOWN, "10", "50", "11", 2027, Standing.MISSED),
        (Way.UP, "-5", "-20", "-4", 2024, Standing.MET),
        (Way.UP, "40", "50", "60", 2024, Standing.MET),
        (Way.UP, "40", "50", "30", 2024, Standing.MOVING_AWAY),
        (Way.UP, "40", "50", "30", 2027, Standing.MISSED),
    ],
)
def test_a_figure_to_reach(way: Way, target: str, start: str, latest: str, year: int, standing: Standing) -> None:
    assert asked(base(2023, start), seen(year, latest), aimed=to(target, way)).standing is standing


def test_what_is_a_little_behind_counts_as_on_course_and_says_so() -> None:
    little, exactly = (asked(base(2023, "50"), seen(2026, each), aimed=to("90")) for each in ("79", "81"))

    assert little.explanation[-1].endswith("Up to a twentieth of the way less counts as on course.")
    assert "twentieth" not in " ".join(exactly.explanation)


def test_a_target_reached_or_passed_is_met() -> None:
    assert asked(base(2023, "51.8"), seen(2026, "90"), aimed=to("90")).explanation == (
        STARTED,
        "On 31 March 2026 it was at 90%, so the target is reached.",
    )
    passed = asked(base(2023, "51.8"), seen(2026, "91"), aimed=to("90"))
    assert passed.explanation[-1] == "On 31 March 2026 it was at 91%, so the target is passed."
    assert passed.done == Fraction(392, 382)


def test_a_target_missed_says_by_how_much() -> None:
    found = asked(base(2023, "51.8"), seen(2027, "88"), aimed=to("90"), on=date(2027, 6, 1))
    assert found.standing is Standing.MISSED
    assert found.explanation == (
        STARTED,
        "On 31 March 2027 it was at 88%, 2 percentage points from the target, and the target's day had come.",
    )


def test_a_target_reached_on_its_day_is_not_missed_by_a_later_figure() -> None:
    found = asked(base(2023, "51.8"), seen(2027, "91"), seen(2028, "88"), aimed=to("90"), on=date(2028, 6, 1))
    assert found.standing is Standing.MET
    assert found.explanation[-1] == (
        "On 31 March 2027 it was at 91%, so the target was met; since then it has come to 88% (2027 to 2028)."
    )


def test_a_target_reached_before_its_day_and_lost_again_is_missed() -> None:
    figures = base(2023, "51.8"), seen(2026, "91"), seen(2027, "88")
    assert asked(*figures, aimed=to("90")).standing is Standing.MISSED


def test_a_target_whose_day_has_passed_without_a_figure_is_not_missed_yet() -> None:
    found = asked(base(2023, "50"), seen(2026, "85"), aimed=to("90"), on=date(2027, 4, 1))
    assert found.standing is Standing.ON_COURSE
    assert found.explanation[-1] == (
        "The target's day, 31 March 2027, has passed, and a figure of that day or later is awaited."
    )


def test_on_the_target_s_day_itself_nothing_is_awaited_yet() -> None:
    assert len(asked(base(2023, "50"), seen(2026, "85"), aimed=to("90"), on=END).explanation) == 3


def test_the_newest_period_without_a_figure_is_named() -> None:
    figures = base(2023, "51.8"), seen(2026, "60.8"), seen(2027, None)
    found = asked(*figures, aimed=to("90"), on=END)
    assert found.explanation[-1] == "The newest period, 2026 to 2027, has no figure."
    assert found.latest == figures[1]
    assert asked(*figures, aimed=to("90"), on=date(2027, 4, 1)).explanation[-1] == (
        "The target's day, 31 March 2027, has passed, and a figure of that day or later is awaited: "
        "the newest period, 2026 to 2027, has no figure."
    )
    assert asked(*figures, aimed=to("60")).explanation[-1] == "The newest period, 2026 to 2027, has no figure."


def test_a_period_without_a_figure_between_others_is_passed_over() -> None:
    assert len(asked(base(2023, "51.8"), seen(2025, None), seen(2026, "60.8"), aimed=to("90")).explanation) == 3


def test_a_newest_period_without_a_name_is_still_said_to_have_no_figure() -> None:
    found = asked(base(2023, "51.8"), Seen("", None, None), aimed=to("50"))
    assert found.explanation[-1] == "The newest period has no figure."


def test_moving_away_says_so() -> None:
    found = asked(base(2023, "51.8"), seen(2026, "50"), aimed=to("90"))
    assert found.explanation[-1] == "It has moved away from the target by 1.8 percentage points since it started."
    assert found.done == Fraction(-18, 382)


def test_a_measure_that_started_beyond_its_target_and_fell_behind_it_moves_away() -> None:
    found = asked(base(2023, "95"), seen(2026, "80"), aimed=to("90"))
    assert (found.standing, found.done, found.expected, found.should_be) == (Standing.MOVING_AWAY, None, None, None)
    assert found.explanation[-1] == (
        "On 31 March 2026 it was at 80%, 10 percentage points from the target, "
        "though it was beyond the target when it started."
    )


def test_the_starting_figure_alone_says_nothing_of_the_way() -> None:
    found = asked(base(2023, "51.8"), aimed=to("90"))
    assert (found.standing, found.done) == (Standing.CANNOT_SAY, None)
    assert found.explanation == (STARTED, ONLY)


def test_the_starting_figure_alone_may_already_meet_the_target() -> None:
    assert asked(base(2023, "91"), aimed=to("90")).standing is Standing.MET


def test_the_starting_figure_alone_with_the_target_s_day_past_is_awaited() -> None:
    found = asked(base(2023, "51.8"), aimed=to("90"), on=date(2027, 4, 1))
    assert found.standing is Standing.CANNOT_SAY
    assert "is awaited" in found.explanation[-1]


def test_a_target_equal_to_the_start_leaves_no_way() -> None:
    found = asked(base(2023, "90"), seen(2026, "95"), aimed=to("90"))
    assert found.standing is Standing.CANNOT_SAY
    assert found.explanation[-1] == "The target equals the figure it started from, so there is no way to measure."


def test_a_figure_that_is_not_stated_cannot_be_reached() -> None:
    found = asked(base(2023, "90"), aimed=to(None))
    assert (found.standing, found.explanation) == (
        Standing.CANNOT_SAY,
        ("The figure to reach is not stated.", "On 31 March 2023 it was at 90%."),
    )


# The time that cannot be counted


@pytest.mark.parametrize(
    ("latest", "standing", "sentence"),
    [
        ("60", Standing.ON_COURSE, "That is 25% of the way; "),
        ("50", Standing.CANNOT_SAY, "It has not moved; "),
    ],
)
@pytest.mark.parametrize("dated", [True, False])
def test_without_days_the_way_is_given_and_not_the_time(
    latest: str, standing: Standing, sentence: str, dated: bool
) -> None:
    start = base(2023, "50") if dated else base(2023, "50", on=None)
    found = asked(start, seen(2026, latest), aimed=to("90", on=None if dated else END))
    assert (found.standing, found.expected, found.should_be) == (standing, None, None)
    whose = "no day is set for the target" if dated else "the starting figure has no day"
    assert found.explanation[1:] == (
        f"On 31 March 2026 it was at {latest}%.",
        f"{sentence}{whose}, so it cannot be said how much of the time has passed.",
    )


def test_without_days_a_step_back_still_moves_away() -> None:
    assert asked(base(2023, "50"), seen(2026, "49"), aimed=to("90", on=None)).standing is Standing.MOVING_AWAY


def test_a_target_without_a_day_is_met_when_it_is_reached() -> None:
    found = asked(base(2023, "50"), seen(2026, "90"), aimed=to("90", on=None))
    assert found.standing is Standing.MET
    assert found.explanation[0] == "It started at 50% (2022 to 2023) and shall reach 90%."


def test_a_newest_figure_without_a_day_counts_as_new_as_today_and_never_misses() -> None:
    figures = base(2023, "50"), seen(2026, "60", on=None)
    found = asked(*figures, aimed=to("90"), on=date(2025, 3, 31))
    assert (found.standing, found.expected) == (Standing.BEHIND, Fraction(731, 1461))
    assert found.explanation[1] == (
        "On 31 March 2025, two of four years had passed, so it should have been at 70%; "
        "the figure for 2025 to 2026, which has no day of its own, is 60%."
    )
    assert "the whole time had passed" in asked(*figures, aimed=to("90"), on=END).explanation[1]
    late = asked(*figures, aimed=to("90"), on=date(2028, 1, 1))
    assert (late.standing, late.expected) == (Standing.BEHIND, 1)
    assert late.explanation[1].startswith("On 1 January 2028, the whole time had passed, ")
    assert "is awaited" in late.explanation[-1]


@pytest.mark.parametrize(
    ("start", "day", "end", "expected", "words"),
    [
        (date(2023, 3, 31), date(2024, 3, 31), date(2027, 3, 31), None, "one of four years"),
        (date(2023, 6, 30), date(2024, 3, 31), date(2024, 12, 31), None, "nine of 18 months"),
        (date(2023, 3, 31), date(2024, 9, 30), date(2027, 3, 31), None, "18 of 48 months"),
        (date(2021, 1, 1), date(2024, 1, 3), date(2025, 1, 1), None, "1,097 of 1,461 days"),
        (date(2021, 1, 1), date(2024, 1, 1), date(2025, 1, 3), None, "1,095 of 1,463 days"),
        (date(2023, 3, 31), date(2023, 3, 31), date(2027, 3, 31), 0, "none of the time"),
        (date(2023, 3, 31), date(2022, 3, 31), date(2027, 3, 31), 0, "none of the time"),
    ],
)
def test_the_time_that_has_passed_is_told_as_people_count_it(
    start: date, day: date, end: date, expected: int | None, words: str
) -> None:
    found = asked(base(2023, "50", on=start), seen(2024, "55", on=day), aimed=to("90", on=end))
    assert f", {words} had passed, " in found.explanation[1]
    assert found.expected == (Fraction((day - start).days, (end - start).days) if expected is None else expected)


def test_a_target_s_day_on_or_before_the_start_leaves_no_time() -> None:
    figures = base(2023, "50"), seen(2023, "60", on=None)
    assert asked(*figures, aimed=to("90", on=date(2023, 3, 31))).expected == 1


# Where progress is counted from


def test_after_a_break_progress_is_counted_from_the_first_figure_since() -> None:
    figures = base(2015, "13"), seen(2016, "37.5", breaks=True), seen(2018, "40")
    found = asked(*figures, aimed=to("50", on=date(2020, 3, 31)))
    assert (found.start, found.done) == (figures[1], Fraction(25, 125))
    assert found.explanation[0] == (
        "The way of counting changed before 2015 to 2016, so progress is counted from there."
    )


def test_after_a_break_without_a_figure_the_start_is_named() -> None:
    figures = base(2015, "13"), seen(2016, None, breaks=True), seen(2017, "38"), seen(2018, "40")
    assert asked(*figures, aimed=to("50")).explanation[0] == (
        "The way of counting changed before 2015 to 2016, so progress is counted from the figure for 2016 to 2017."
    )


def test_only_the_last_break_counts() -> None:
    figures = base(2015, "1"), seen(2016, "2", breaks=True), seen(2017, "3", breaks=True), seen(2018, "4")
    assert asked(*figures, aimed=to("5")).start == figures[2]


def test_a_break_at_the_baseline_or_after_the_newest_figure_parts_nothing() -> None:
    figures = seen(2014, "1"), base(2015, "2", breaks=True), seen(2016, "3"), seen(2017, None, breaks=True)
    found = asked(*figures, aimed=to("5"))
    assert found.start == figures[1]
    assert "counting" not in found.explanation[0]


def test_a_new_baseline_replaces_the_one_before() -> None:
    figures = base(2015, "1"), base(2016, "2"), seen(2017, "3")
    assert asked(*figures, aimed=to("5")).start == figures[1]


@pytest.mark.parametrize("first", [(), (base(2014, None),)])
def test_without_a_baseline_the_first_figure_stands_in_and_it_is_said(first: tuple[Seen, ...]) -> None:
    figures = *first, seen(2015, "2"), seen(2016, "3")
    found = asked(*figures, aimed=to("5"))
    assert found.start == figures[-2]
    assert found.explanation[0] == (
        "No baseline is known, so progress is counted from the first figure (2014 to 2015)."
    )


def test_figures_of_periods_without_a_name_are_told_without_brackets() -> None:
    start, latest = Seen("", None, Fraction(1), is_baseline=True), Seen("", None, Fraction(3))
    assert asked(start, latest, aimed=to("5", on=None), prefix="£", suffix="").explanation[:2] == (
        "It started at £1 and shall reach £5.",
        "The figure is £3.",
    )


def test_of_a_period_without_a_figure_it_is_not_said_that_there_was_nothing() -> None:
    told = asked(
        base(2023, "0"), replace(seen(2024, "0"), value=None), seen(2025, "0"), aimed=Aimed(TargetKind.ZERO, Way.DOWN)
    )

    assert told.standing is Standing.CANNOT_SAY
    assert told.explanation[-1] == "Of 2023 to 2024 no figure is known, so it cannot be said of every period."
