"""A set's period: as written, as read, and as the council corrects the reading."""

from datetime import date

import pytest

from duty.intervals import period_end
from objectives.period import as_read, contradicts, understood


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "2016 – 2020",
            "We read this as 1 January 2016 to 31 December 2020: a bare year runs from 1 January to 31 December.",
        ),
        ("1 April 2024 to 31 March 2028", "We read this as 1 April 2024 to 31 March 2028."),
        ("from 1 April 2024", "We read this as from 1 April 2024, with no end."),
        ("until 31 March 2028", "We read this as until 31 March 2028."),
        ("the next four years", "We read this as four years, from a day it does not give."),
        ("18 months", "We read this as 18 months, from a day it does not give."),
        ("soonish", "The period could not be read, because of “soonish”. Give its first and last day."),
        ("", ""),
    ],
)
def test_the_page_says_what_was_read_and_by_which_rule(written, read):
    assert as_read(period_end(written)) == read


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "told"),
    [
        (date(2016, 4, 1), date(2020, 3, 31), "The council gave the days: 1 April 2016 to 31 March 2020."),
        (date(2016, 4, 1), None, "The council gave the days: from 1 April 2016, with no end."),
        (None, date(2020, 3, 31), "The council gave the days: until 31 March 2020."),
        (None, None, "No days are noted for this period."),
    ],
)
def test_days_the_council_gave_are_told_instead_of_our_reading(starts_on, ends_on, told):
    assert understood("2016 to 2020", starts_on, ends_on) == told


def test_days_that_are_our_reading_are_told_as_such():
    assert understood("2016", date(2016, 1, 1), date(2016, 12, 31)).startswith("We read this as 1 January 2016")


@pytest.mark.parametrize(
    ("written", "given", "expected"),
    [
        ("until 31 March 2020", date(2020, 3, 31), False),
        ("until 31 March 2020", date(2020, 3, 30), True),
        ("2020", date(2020, 3, 31), False),
        ("2020", date(2021, 3, 31), True),
        ("2019/20", date(2020, 8, 31), False),
        ("2019/20", date(2021, 3, 31), True),
        ("until March 2020", date(2020, 3, 15), False),
        ("until March 2020", date(2020, 4, 1), True),
        ("four years from 1 April 2016", date(2020, 4, 14), False),
        ("four years from 1 April 2016", date(2020, 6, 1), True),
        ("soonish", date(2020, 6, 1), False),
    ],
)
def test_a_given_last_day_has_to_agree_with_the_writing(written, given, expected):
    assert contradicts(period_end(written).ends, given) is expected
