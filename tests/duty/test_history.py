"""The whole past of a duty: each publication by the law of its day, and what nobody recorded."""

from datetime import date

import pytest

from duty.cycles import cycle_of, cycles_owed
from duty.history import Met, Past, history
from duty.regimes import DUTIES, RELATED
from duty.rows import Duty, Recurrence

TODAY = date(2026, 11, 22)
APRIL_2023 = date(2023, 4, 1)
EARLIER = ["2017-18", "2018-19", "2019-20", "2020-21", "2021-22", "2022-23"]


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


def test_what_was_published_before_the_council_began_is_shown_not_judged_and_starts_nothing() -> None:
    past = history("england", "EQ_INFO", met("2023-03-31", "2024-05-20"), on=date(2025, 5, 20), began_on=APRIL_2023)
    assert told(past) == [
        (None, "2023-03-31", 0, False),
        (None, "2024-05-20", 0, False),
        ("2025-05-19", None, 0, True),
    ]
    assert "before the council began on 1 April 2023" in past[0].sentence
    assert past[1].sentence == "It was published on 20 May 2024. No due day had been set, so it was not late."
    assert len(history("england", "EQ_INFO", met("2023-03-31"), on=TODAY, began_on=APRIL_2023)) == 1


def test_what_was_published_on_the_council_s_first_day_is_its_own() -> None:
    past = history("england", "EQ_INFO", met("2023-04-01"), on=date(2024, 4, 2), began_on=APRIL_2023)
    assert told(past) == [(None, "2023-04-01", 0, False), ("2024-03-31", None, 2, False)]
    assert "before the council began" not in past[0].sentence


@pytest.mark.parametrize(
    ("on", "days_late", "is_arguable"), [("2018-03-01", 0, True), ("2018-03-30", 0, True), ("2018-03-31", 50, False)]
)
def test_a_day_between_two_regulations_is_arguable_until_the_new_first_date(
    on: str, days_late: int, is_arguable: bool
) -> None:
    past = history("england", "EQ_INFO", met("2017-02-10"), on=date.fromisoformat(on))
    assert told(past[1:]) == [("2018-02-09", None, days_late, is_arguable)]
    assert past[1].contested_until == date(2018, 3, 30)
    assert ("still arguable" in past[1].sentence) is is_arguable
    met_then = history("england", "EQ_INFO", met("2017-02-10", on), on=date.fromisoformat(on))[1]
    assert (met_then.contested_until, met_then.days_late) == (date(2018, 3, 30), days_late)
    assert ("arguably in time" in met_then.sentence) is is_arguable


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
        (None, "2023-05-05", 0, False),
        ("2025-03-30", "2025-03-01", 0, False),
        ("2026-03-30", None, 1, False),
    ]
    assert [one.cycle.name for one in past if one.cycle] == ["2022-23", "2022-23", "2024-25", "2025-26"]
    assert "The council began on 1 April 2023, after the snapshot on 31 March 2022" in past[0].sentence
    assert history("england", "GPG", [], on=date(2023, 4, 1), began_on=date(2023, 4, 1)) == ()
    assert len(history("england", "GPG", [], on=date(2023, 4, 1), began_on=date(2022, 3, 31))) == 1


def test_a_year_that_another_council_met_is_still_to_be_met_by_the_one_that_took_its_place() -> None:
    past = history(
        "scotland",
        "SCO_PAY_GAP",
        met("2024-01-10 2025"),
        on=date(2025, 5, 1),
        began_on=date(2024, 4, 1),
        since=date(2024, 4, 1),
    )
    assert told(past) == [(None, "2024-01-10", 0, False), ("2025-04-30", None, 1, False)]
    assert [one.cycle.name for one in past if one.cycle] == ["2025", "2025"]
    assert "before the council began on 1 April 2024" in past[0].sentence


@pytest.mark.parametrize(
    ("since", "published", "names"),
    [
        ("2024-06-01", [], ["2024-25", "2025-26"]),
        ("2025-03-30", [], ["2024-25", "2025-26"]),
        ("2025-03-31", [], ["2025-26"]),
        ("2026-06-01", [], []),
        ("2030-01-01", [], []),
        ("2016-01-01", ["2024-03-01"], [*EARLIER, "2024-25", "2025-26"]),
        ("2024-06-01", ["2026-03-01"], ["2024-25"]),
        ("2024-06-01", ["2023-03-01"], ["2023-24", "2024-25", "2025-26"]),
        ("2024-06-01", ["2026-05-01 2024-25"], ["2025-26"]),
    ],
)
def test_a_year_missed_since_somebody_looks_after_it_stays_until_it_is_met(
    since: str, published: list[str], names: list[str]
) -> None:
    past = history("england", "GPG", met(*published), on=date(2026, 6, 1), since=date.fromisoformat(since))
    unmet = [one for one in past if one.met_on is None]
    assert [one.cycle.name for one in unmet if one.cycle] == names
    assert all(one.days_late == (date(2026, 6, 1) - one.due_on).days > 0 for one in unmet if one.due_on)


def test_a_year_whose_day_was_moved_on_is_not_missing_before_it_although_the_next_is_met() -> None:
    published = met("2020-03-01", "2021-05-01 2021-22")
    assert told(history("england", "GPG", published, on=date(2021, 10, 5))) == [
        ("2020-03-30", "2020-03-01", 0, False),
        ("2022-03-30", "2021-05-01", 0, False),
    ]
    assert told(history("england", "GPG", published, on=date(2021, 10, 6)))[1] == ("2021-10-05", None, 1, False)


@pytest.mark.parametrize("row", [row for row in DUTIES if row.is_fixed], ids=lambda row: row.code)
@pytest.mark.parametrize("began_on", [None, date(2019, 10, 1)])
@pytest.mark.parametrize("since", [date(2014, 1, 1), date(2021, 10, 5), date(2024, 6, 1)])
def test_the_years_missing_are_those_that_are_owed(row: Duty, began_on: date | None, since: date) -> None:
    for on in (since, date(2022, 3, 31), TODAY):
        for days in ((), (date(2023, 3, 1),), (date(2017, 4, 1), date(2021, 3, 1))):
            published = [
                Met(day, cycle_of(row, day).name) for day in days if max(row.effective_from, since) <= day <= on
            ]
            past = history(row.nation, row.code, published, on=on, began_on=began_on, since=since)
            met_by_it = [one.cycle for one in published if began_on is None or one.made_public_on >= began_on]
            owed = cycles_owed(row, met_by_it, since=since, on=on, began_on=began_on)
            assert [one.cycle for one in past if not one.met_on] == [cycle for cycle in owed if cycle.due_on < on]


@pytest.mark.parametrize(("nation", "code"), [(row.nation, row.code) for row in DUTIES if row.has_a_clock])
@pytest.mark.parametrize("began_on", [None, date(2019, 10, 1)])
def test_every_publication_stands_in_exactly_one_entry(nation: str, code: str, began_on: date | None) -> None:
    published = [Met(date(year, month, 10)) for year in range(2010, 2026) for month in (3, 3, 4, 11)]
    past = history(nation, code, published, on=TODAY, began_on=began_on, since=date(2024, 6, 1))
    assert (
        sorted((one for entry in past for one in entry.publications), key=lambda one: one.made_public_on) == published
    )
    assert all(entry.met_on == (entry.publications[0].made_public_on if entry.publications else None) for entry in past)


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
