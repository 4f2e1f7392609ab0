"""What must hold of progress whatever the figures are: the same run of examples each time."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from duty.progress import Aimed, Progress, Seen, Standing, TargetKind, Way, progress
from tests.duty.days import steady

# Few and near, so that equal figures, reached targets, closed gaps and the target's own day come up often.
values = st.sampled_from([Fraction(*pair) for pair in product(range(-4, 5), (1, 3, 8))])
days = st.sampled_from([date(year, month, 28) for year, month in product(range(2020, 2024), (2, 9))])
seldom = st.sampled_from([False, False, False, False, True])
ways = st.sampled_from(Way)
kinds = st.sampled_from(TargetKind)
known = st.builds(Seen, st.just("a year"), st.none() | days, values, values, values, seldom, seldom)
any_seen = st.builds(Seen, st.just("a year"), st.none() | days, *[st.none() | values] * 3, seldom, seldom)
several = st.lists(any_seen, max_size=6)
targets = st.builds(Aimed, kinds, ways, st.none() | values, st.none() | values, st.none() | days)
reachable = st.builds(
    Aimed, st.just(TargetKind.VALUE), st.sampled_from([Way.UP, Way.DOWN]), values, on=st.none() | days
)
OTHER = {Way.UP: Way.DOWN, Way.DOWN: Way.UP, Way.KEEP: Way.KEEP}


def moved(seen: Seen, by: Fraction, plus: Fraction) -> Seen:
    return replace(
        seen,
        value=None if seen.value is None else seen.value * by + plus,
        comparator=None if seen.comparator is None else seen.comparator * by + plus,
        benchmark=None if seen.benchmark is None else seen.benchmark * by + plus,
    )


def result(found: Progress) -> tuple[Standing, Fraction | None, Fraction | None]:
    return found.standing, found.done, found.expected


@steady
@given(several, targets, days, st.sampled_from([Fraction(1, 7), Fraction(50)]), values)
def test_scaling_and_shifting_every_figure_changes_nothing(
    seen: list[Seen], aimed: Aimed, on: date, by: Fraction, plus: Fraction
) -> None:
    if aimed.kind is TargetKind.ZERO:
        plus = Fraction(0)  # zero is zero on one scale only
    edges = {name: None if (edge := getattr(aimed, name)) is None else edge * by + plus for name in ("value", "upper")}
    scaled = progress([moved(each, by, plus) for each in seen], replace(aimed, **edges), on=on)
    assert result(scaled) == result(progress(seen, aimed, on=on))


@steady
@given(several, targets, days)
def test_turning_direction_and_signs_round_changes_nothing(seen: list[Seen], aimed: Aimed, on: date) -> None:
    lower, upper = (None if edge is None else -edge for edge in (aimed.value, aimed.upper))
    if aimed.kind is TargetKind.WITHIN:
        lower, upper = upper, lower
    turned = replace(aimed, way=OTHER[aimed.way], value=lower, upper=upper)
    mirrored = progress([moved(each, Fraction(-1), Fraction(0)) for each in seen], turned, on=on)
    assert result(mirrored) == result(progress(seen, aimed, on=on))


@steady
@given(st.lists(known, min_size=1, max_size=5), known, reachable, days)
def test_a_later_figure_equal_to_the_target_always_meets_it(
    seen: list[Seen], last: Seen, aimed: Aimed, on: date
) -> None:
    reached = [*seen, replace(last, value=aimed.value, is_baseline=False, breaks=False)]
    found = progress(reached, aimed, on=on)
    assume(found.start is not None and found.start.value != aimed.value)
    assert found.standing is Standing.MET


@steady
@given(several, targets, days)
def test_the_time_that_has_passed_is_between_none_and_all_of_it(seen: list[Seen], aimed: Aimed, on: date) -> None:
    found = progress(seen, aimed, on=on)
    assert found.expected is None or 0 <= found.expected <= 1
    assert (found.expected is None) == (found.should_be is None)


@steady
@given(several, targets, days)
def test_up_to_five_whole_sentences_say_why(seen: list[Seen], aimed: Aimed, on: date) -> None:
    explanation = progress(seen, aimed, on=on, prefix="£").explanation
    assert 1 <= len(explanation) <= 5
    assert all(each[0].isupper() and each.endswith(".") and "  " not in each for each in explanation)
    assert not any("-" in each for each in explanation)  # a minus is a minus, not a hyphen


@steady
@given(several, reachable, days)
def test_a_target_is_missed_only_by_a_figure_of_its_day_or_later(seen: list[Seen], aimed: Aimed, on: date) -> None:
    found = progress(seen, aimed, on=on)
    if found.standing is Standing.MISSED:
        assert found.latest is not None
        assert found.latest.on is not None
        assert aimed.on is not None
        assert found.latest.on >= aimed.on


@steady
@given(several, targets, days, days)
def test_what_day_it_is_asked_on_matters_only_to_a_figure_without_a_day(
    seen: list[Seen], aimed: Aimed, on: date, later: date
) -> None:
    dated = [each for each in seen if each.on is not None]
    assert result(progress(dated, aimed, on=on)) == result(progress(dated, aimed, on=later))
