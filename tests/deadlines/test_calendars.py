"""The calendar file: whole days, in place updates by name and number, folding and escaping as the standard asks."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from icalendar import Calendar

from deadlines.calendars import Entry, calendar

MADE = datetime(2026, 11, 22, 9, 30, 15, 999, tzinfo=UTC)
DUE = date(2027, 3, 29)


def entry(uid: str = "deadline-1@portal.example", *, day: date = DUE, **told) -> Entry:
    given = {"title": "Equality information", "words": "By law.", "address": "https://portal.example/councils/b/"}
    return Entry(uid, day, **given | told)


def lines(*entries: Entry, name: str = "Dates") -> list[str]:
    """The file's lines, unfolded."""
    return calendar(name, entries, on=MADE).decode().replace("\r\n ", "").split("\r\n")


def read(*entries: Entry, name: str = "Dates"):
    """As a program reads it: unfolded, unescaped, typed."""
    return Calendar.from_ical(calendar(name, entries, on=MADE))


def test_an_entry_is_a_whole_day_without_time_or_zone_and_keeps_nobody_busy():
    file = lines(entry(day=date(2027, 3, 28)))  # the night in which the clocks change

    assert {"DTSTART;VALUE=DATE:20270328", "DTEND;VALUE=DATE:20270329", "TRANSP:TRANSPARENT"} <= set(file)
    assert not any("TZID" in line or line == "BEGIN:VTIMEZONE" for line in file)


def test_the_twenty_ninth_of_february_ends_on_the_first_of_march():
    assert {"DTSTART;VALUE=DATE:20280229", "DTEND;VALUE=DATE:20280301"} <= set(lines(entry(day=date(2028, 2, 29))))


def test_a_moved_day_keeps_its_name_and_has_a_greater_number():
    [before], [after] = read(entry(sequence=7)).events, read(entry(day=date(2028, 1, 2), sequence=8)).events

    assert before["UID"] == after["UID"] == "deadline-1@portal.example"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (7, 8)
    assert (before.start, after.start) == (DUE, date(2028, 1, 2))


def test_the_calendar_says_its_name_and_when_to_ask_again_both_as_the_standard_and_as_programs_want_it():
    file = lines(name="Dyddiadau, Cyngor Sîr Gâr")

    assert {"VERSION:2.0", "PRODID:-//PSED Portal//Dates//EN", "CALSCALE:GREGORIAN"} <= set(file)
    assert {r"NAME:Dyddiadau\, Cyngor Sîr Gâr", r"X-WR-CALNAME:Dyddiadau\, Cyngor Sîr Gâr"} <= set(file)
    assert {"REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H"} <= set(file)


def test_it_names_no_method_because_publishing_would_ask_for_an_organizer():
    assert not any(line.startswith("METHOD") for line in lines(entry()))


def test_a_calendar_without_entries_is_one_all_the_same():
    assert read().events == []


def test_when_an_entry_changed_is_told_in_universal_time_to_the_second():
    summer = timezone(timedelta(hours=1))

    file = lines(entry(changed_at=datetime(2026, 7, 1, 0, 30, 5, 123, tzinfo=summer)))

    assert {"DTSTAMP:20260630T233005Z", "LAST-MODIFIED:20260630T233005Z"} <= set(file)


def test_what_does_not_say_when_it_changed_changed_when_the_file_was_made():
    assert {"DTSTAMP:20261122T093015Z", "LAST-MODIFIED:20261122T093015Z"} <= set(lines(entry()))


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        calendar("Dates", [entry()], on=datetime(2026, 11, 22))  # noqa: DTZ001 - the fault that is planted


def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut_in_two():
    """Two octets a letter, with one before them: a cut at an even place would break one."""
    for start in range(4):
        file = calendar("Ŵ" * 200, [entry(title="x" * start + "ŵŷ" * 150, words="‘€’" * 300)], on=MADE)

        for line in file.split(b"\r\n"):
            assert len(line) <= 75
            line.decode()
        assert Calendar.from_ical(file).events[0]["SUMMARY"] == "x" * start + "ŵŷ" * 150


def test_every_line_ends_as_the_standard_says():
    file = calendar("Dates", [entry(words="one\ntwo\r\nthree")], on=MADE)

    assert file.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in file.replace(b"\r\n", b"")
    assert b"\r" not in file.replace(b"\r\n", b"")


def test_commas_semicolons_backslashes_and_new_lines_come_back_as_they_were():
    awkward = "a, b; c \\n d: “e”\nf"

    [event] = read(entry(title="Roads, streets; lanes \\ paths", words=awkward, address="")).events

    assert event["SUMMARY"] == "Roads, streets; lanes \\ paths"
    assert event["DESCRIPTION"] == awkward


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_whatever_may_end_a_line_cannot_begin_a_property(end):
    planted = f"Fine{end}BEGIN:VEVENT{end}SUMMARY:planted"

    file = calendar("Dates", [entry(uid=planted, title=planted, words=planted)], on=MADE).decode()

    whole = file.replace("\r\n ", "")
    assert len([line for line in whole.splitlines() if line.startswith(("BEGIN:VEVENT", "SUMMARY"))]) == 2
    assert "Fine BEGIN:VEVENT SUMMARY:planted" in whole


def test_control_characters_are_left_out():
    [event] = read(entry(title="Equality\x00 in\x07formation\x1b", words="a\tb\x9f")).events

    assert event["SUMMARY"] == "Equality information"
    assert event["DESCRIPTION"].startswith("a\tb\n\n")


def test_the_address_stands_in_the_words_too_because_many_programs_show_no_other():
    [event] = read(entry()).events

    assert event["URL"] == "https://portal.example/councils/b/"
    assert event["DESCRIPTION"] == "By law.\n\nhttps://portal.example/councils/b/"


def test_an_address_is_written_in_the_letters_an_address_may_have():
    file = lines(entry(address="https://portal.example/a b/Sîr?x=1,2;3&y\r\nSUMMARY:planted"))

    assert "URL:https://portal.example/a%20b/S%C3%AEr?x=1,2;3&y%0D%0ASUMMARY:planted" in file


def test_without_words_and_address_there_is_neither():
    file = lines(entry(words="", address=""))

    assert not any(line.startswith(("URL", "DESCRIPTION")) for line in file)


def test_the_same_entries_give_the_same_bytes_whatever_their_order():
    first, second = entry("a@x"), entry("b@x", day=date(2026, 12, 1))

    assert calendar("Dates", [first, second], on=MADE) == calendar("Dates", [second, first], on=MADE)
