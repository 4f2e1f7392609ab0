"""The whole past of a duty: each publication by the law of its day, and what nobody recorded."""

from datetime import date

import pytest

from duty.history import Met, Past, history
from duty.regimes import DUTIES, RELATED
from duty.rows import Recurrence

TODAY = date(2026, 11, 22)


def met(*days: str) -> list[Met]:
    """Publications, each "2025-03-30" or "2026-04-10 2025-26" with the year it was for."""
    return [Met(date.fromisoformat(day[:10]), day[11:]) for day in days]


def told(past: tuple[Past, ...]) -> list[tuple[str | None, str | None, int, bool]]:
    return [(iso(one.due_on), iso(one.met_on), one.days_late, one.is_arguable) for one in past]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


# Rolling duties


def test_a_council_s_information_is_judged_by_the_law_of_each_day() -> None:
    past = history(
        "england",
        "EQ_INFO",
        met("2018-03-30", "2012-01-31", "2013-01-31", "2014-06-01", "2017-03-31", "2017-06-30"),
        on=date(2019, 3, 29),
    )
    assert told(past) == [
        ("2012-01-31", "2012-01-31", 0, False),
        ("2013-01-30", "2013-01-31", 0, True),
        ("2014-01-30", "2014-06-01", 122, False),
        ("2015-05-31", "2017-03-31", 670, False),
        ("2018-03-30", "2017-06-30", 0, False),
        ("2018-06-29", "2018-03-30", 0, False),
    ]
    assert ["SI 2011/2260" in str(one.citation) for one in past] == [True, True, True, False, False, False]
    assert [one.contested_until for one in past[:2]] == [None, date(2013, 1, 31)]
    assert all(one.cycle is None for one in past)


def test_the_sentences_are_neutral_and_say_what_happened() -> None:
    past = history("england", "EQ_INFO", met("2012-01-31", "2013-01-31", "2014-06-01", "2015-05-01"), on=TODAY)
    assert [one.sentence for one in past] == [
        "The first date was 31 January 2012. It was published on 31 January 2012, the due day itself: on time.",
        "The safe day was 30 January 2013. It was published on 31 January 2013, 1 day after the safe day and arguably "
        "in time.",
        "The safe day was 30 January 2014. It was published on 1 June 2014, 122 days late.",
        "The safe day was 31 May 2015. It was published on 1 May 2015, 30 days before it was due: on time.",
        "No publication since 1 May 2015 is recorded here. The safe day was 30 April 2016, 3,858 days past on "
        "22 November 2026.",
    ]
    assert not [one for one in past if "breach" in one.sentence.lower()]


@pytest.mark.parametrize(
    ("on", "days_late", "is_arguable"),
    [("2026-03-29", None, None), ("2026-03-30", 0, True), ("2026-03-31", 2, False)],
)
def test_the_period_now_open_is_listed_once_its_day_has_passed(
    on: str, days_late: int | None, is_arguable: bool | None
) -> None:
    past = history("england", "EQ_INFO", met("2025-03-30"), on=date.fromisoformat(on))
    if days_late is None:
        assert len(past) == 1
        return
    assert told(past[1:]) == [("2026-03-29", None, days_late, is_arguable)]
    assert past[1].contested_until == date(2026, 3, 30)
    assert ("and still arguable" in past[1].sentence) is is_arguable


def test_each_of_several_publications_restarts_a_rolling_clock() -> None:
    past = history("england", "EQ_INFO", met("2025-03-30", "2025-03-30", "2025-09-01"), on=date(2025, 12, 1))
    assert told(past) == [
        ("2018-03-30", "2025-03-30", 2557, False),
        ("2026-03-29", "2025-03-30", 0, False),
        ("2026-03-29", "2025-09-01", 0, False),
    ]


def test_nothing_published_ever_is_one_entry_from_the_first_date_of_today_s_law() -> None:
    past = history("england", "EQ_OBJECTIVES", [], on=TODAY)
    assert told(past) == [("2018-03-30", None, 3159, False)]
    assert past[0].sentence == (
        "No publication under this duty is recorded here. The first date was 30 March 2018, 3,159 days past on "
        "22 November 2026."
    )
    assert history("england", "EQ_OBJECTIVES", [], on=date(2018, 3, 30)) == ()


def test_what_was_published_later_is_not_known_yet() -> None:
    assert told(history("england", "EQ_INFO", met("2018-03-30", "2019-03-29"), on=date(2019, 3, 28))) == [
        ("2018-03-30", "2018-03-30", 0, False)
    ]
    assert len(history("england", "EQ_INFO", met("2018-03-30", "2019-03-29"), on=date(2019, 3, 29))) == 2


def test_what_was_published_before_the_regulations_is_shown_not_judged_and_starts_nothing() -> None:
    past = history("england", "EQ_INFO", met("2011-09-09", "2012-01-20"), on=date(2012, 2, 1))
    assert told(past) == [(None, "2011-09-09", 0, False), ("2012-01-31", "2012-01-20", 0, False)]
    assert "before these Regulations came into force on 10 September 2011. It is shown here and not judged." in (
        past[0].sentence
    )
    assert told(history("england", "EQ_INFO", met("2011-09-10"), on=date(2012, 2, 1))) == [
        ("2012-01-31", "2011-09-10", 0, False)
    ]


def test_before_there_was_a_law_there_is_nothing_to_judge() -> None:
    past = history("scotland", "SCO_OUTCOMES", met("2012-01-01"), on=date(2012, 5, 1))
    assert told(past) == [(None, "2012-01-01", 0, False)]


def test_what_was_published_before_the_council_began_is_shown_and_not_judged() -> None:
    past = history("england", "EQ_INFO", met("2023-03-31", "2024-03-30"), on=TODAY, began_on=date(2023, 4, 1))
    assert told(past)[:2] == [(None, "2023-03-31", 0, False), ("2024-03-30", "2024-03-30", 0, False)]
    assert "before the council began on 1 April 2023" in past[0].sentence


def test_a_new_council_s_first_publication_has_no_day_and_is_not_late() -> None:
    past = history("england", "EQ_INFO", met("2023-04-01"), on=date(2023, 4, 2), began_on=date(2023, 4, 1))
    assert told(past) == [(None, "2023-04-01", 0, False)]
    assert past[0].sentence == "It was published on 1 April 2023. No due day had been set, so it was not late."
    assert history("england", "EQ_INFO", [], on=TODAY, began_on=date(2023, 4, 1)) == ()


def test_a_custom_is_never_called_late_but_its_first_date_was_the_law_s() -> None:
    past = history("wales", "WAL_SEP", met("2012-04-04", "2016-05-01"), on=date(2020, 5, 1))
    assert [one.sentence for one in past] == [
        "The first date was 2 April 2012. It was published on 4 April 2012, 2 days late.",
        "The customary day was 3 April 2016. It was published on 1 May 2016, 28 days after that day, which the law "
        "does not set.",
        "No publication since 1 May 2016 is recorded here. The customary day was 30 April 2020, 1 day past on "
        "1 May 2020.",
    ]
    assert [one.days_late for one in past] == [2, 28, 1]


# Fixed days


def test_the_first_publication_of_a_reporting_year_meets_it_and_later_ones_are_mentioned() -> None:
    past = history(
        "england", "GPG", met("2026-04-12 2025-26", "2026-04-10 2025-26", "2026-05-02"), on=date(2026, 11, 22)
    )
    assert told(past) == [("2026-03-30", "2026-04-10", 11, False), ("2027-03-30", "2026-05-02", 0, False)]
    assert past[0].sentence == (
        "The last day in time for 2025-26 was 30 March 2026. It was published on 10 April 2026, 11 days late. "
        "It was published again on 12 April 2026."
    )
    assert [one.cycle.name for one in past if one.cycle] == ["2025-26", "2026-27"]


def test_reporting_years_nobody_met_are_named_with_what_was_different_about_them() -> None:
    past = history("england", "GPG", met("2018-03-30", "2021-10-05 2020-21"), on=date(2022, 3, 31))
    assert told(past) == [
        ("2018-03-30", "2018-03-30", 0, False),
        ("2019-03-30", None, 1097, False),
        ("2020-03-30", None, 731, False),
        ("2021-10-05", "2021-10-05", 0, False),
        ("2022-03-30", None, 1, False),
    ]
    assert past[1].sentence == "No publication for 2018-19 is recorded here."
    assert past[2].sentence.startswith("No publication for 2019-20 is recorded here. Enforcement")
    assert "given until 5 October 2021" in past[3].sentence
    assert past[4].contested_until == date(2022, 3, 30)
    assert "SI 2017/353" in str(past[4].citation)


@pytest.mark.parametrize(("on", "names"), [("2026-03-31", ["2024-25"]), ("2026-04-01", ["2024-25", "2025-26"])])
def test_a_reporting_year_is_missing_only_from_the_day_after(on: str, names: list[str]) -> None:
    past = history("wales", "WAL_ANNUAL_REPORT", met("2026-03-31 2024-25"), on=date.fromisoformat("2027" + on[4:]))
    assert [one.cycle.name for one in past if one.cycle] == names


def test_where_no_year_was_met_only_the_last_one_is_named() -> None:
    assert told(history("england", "GPG", [], on=TODAY)) == [("2026-03-30", None, 237, False)]
    assert history("england", "GPG", [], on=date(2018, 3, 30)) == ()
    assert len(history("england", "GPG", [], on=date(2018, 3, 31))) == 1
    assert told(history("scotland", "SCO_EQUAL_PAY", [], on=date(2021, 4, 30))) == [("2017-04-30", None, 1461, False)]


def test_an_older_year_named_late_is_put_in_its_place() -> None:
    past = history("wales", "WAL_ANNUAL_REPORT", met("2024-03-01", "2024-06-01 2021-22"), on=date(2024, 7, 1))
    assert told(past) == [("2023-03-31", "2024-06-01", 428, False), ("2024-03-31", "2024-03-01", 0, False)]


def test_a_year_that_ended_before_the_council_began_is_not_its_own() -> None:
    past = history(
        "england",
        "GPG",
        met("2023-04-05 2022-23", "2023-05-05 2022-23", "2025-03-01"),
        on=date(2026, 3, 31),
        began_on=date(2023, 4, 1),
    )
    assert told(past) == [
        (None, "2023-04-05", 0, False),
        ("2025-03-30", "2025-03-01", 0, False),
        ("2026-03-30", None, 1, False),
    ]
    assert "The council began on 1 April 2023, after the snapshot on 31 March 2022" in past[0].sentence
    assert history("england", "GPG", [], on=date(2023, 4, 1), began_on=date(2023, 4, 1)) == ()
    assert len(history("england", "GPG", [], on=date(2023, 4, 1), began_on=date(2022, 3, 31))) == 1


def test_a_fixed_day_s_publication_before_the_regulations_is_shown_and_not_judged() -> None:
    past = history("scotland", "SCO_PAY_GAP", met("2015-04-30", "2017-04-30"), on=date(2017, 5, 1))
    assert told(past) == [(None, "2015-04-30", 0, False), ("2017-04-30", "2017-04-30", 0, False)]


# Which duties have a history


def test_a_duty_without_days_has_no_history() -> None:
    silent = {Recurrence.EVENT, Recurrence.VOLUNTARY, Recurrence.RETAIN_YEARS}
    for row in (*DUTIES, *RELATED):
        past = history(row.nation, row.code, met("2024-03-01"), on=TODAY)
        assert bool(past) is (row.recurrence not in silent), row.code


def test_another_nation_s_duty_has_no_history_here() -> None:
    assert history("wales", "GPG", met("2024-03-01"), on=TODAY) == ()
    assert history("northern_ireland", "EQ_INFO", met("2024-03-01"), on=TODAY) == ()


def test_an_unknown_duty_or_year_is_refused() -> None:
    with pytest.raises(LookupError, match="No duty NOTHING is known"):
        history("england", "NOTHING", [], on=TODAY)
    with pytest.raises(LookupError, match='no reporting year "1999-00"'):
        history("england", "GPG", met("2024-03-01 1999-00"), on=TODAY)
