"""A figure to reach by a day: the way that is done beside the time that has passed."""

from datetime import date
from fractions import Fraction

from duty.figures import percent, percents
from duty.intervals import ONE_DAY, months_on, number_in_words
from duty.measured import Case, Course, Progress, Standing
from duty.shares import Way
from duty.written import in_words

CLOSE_ENOUGH = Fraction(1, 20)  # of the way: figures come and go by more than this from year to year
ONLY = "Only the starting figure is known, so it cannot be said how far it has come."


def gain(way: Way, earlier: Fraction, later: Fraction) -> Fraction:
    """By how much the later figure is better, as higher or lower is; negative when it is worse."""
    return later - earlier if way is Way.UP else earlier - later


def reaching(case: Case, target: Fraction) -> Progress:
    """How it stands to a figure that must rise or fall.

    Reached or passed is met on any day, and a target that was reached on its own day is not missed by a later figure.
    """
    way, start, latest = case.aimed.way, case.start, case.latest
    aim = f"It started at {case.at(start)} and shall reach {case.unit.given(target)}{case.by}."
    if start.value == target:
        no_way = "The target equals the figure it started from, so there is no way to measure."
        return case.counted(Standing.CANNOT_SAY, aim, no_way)
    course = _course(case, target)
    reached = [point for point in case.points if gain(way, target, point.value) >= 0]
    if latest in reached:
        how = "reached" if latest.value == target else "passed"
        return case.counted(Standing.MET, aim, f"{case.stood(latest)}, so the target is {how}.", course=course)
    in_time = next((point for point in reached if case.aimed.on is not None and point.seen.on == case.aimed.on), None)
    if in_time:
        kept = f"{case.stood(in_time)}, so the target was met; since then it has come to {case.at(latest)}."
        return case.counted(Standing.MET, aim, kept, course=course)
    short = f"{case.stood(latest)}, {case.unit.distance(target - latest.value)} from the target"
    if case.due:
        return case.counted(Standing.MISSED, aim, f"{short}, and the target's day had come.", course=course)
    if latest is start:
        return case.counted(Standing.CANNOT_SAY, aim, ONLY)
    if start in reached:
        return case.counted(Standing.MOVING_AWAY, aim, f"{short}, though it was beyond the target when it started.")
    return _on_the_way(case, target, aim, course)


def _course(case: Case, target: Fraction) -> Course:
    start = case.start.value
    if gain(case.aimed.way, start, target) < 0:
        return Course()
    expected = _time_passed(case)
    should_be = None if expected is None else start + expected * (target - start)
    return Course((case.latest.value - start) / (target - start), expected, should_be)


def _time_passed(case: Case) -> Fraction | None:
    """The share of the days from the start's to the target's that had passed on the newest figure's, if all are known.

    A newest figure without a day of its own is taken to be as new as the day that is asked about.
    """
    begins, ends, day = case.start.seen.on, case.aimed.on, case.latest.seen.on or case.on
    if begins is None or ends is None:
        return None
    if ends <= begins:
        return Fraction(1)
    return min(max(Fraction((day - begins).days, (ends - begins).days), Fraction(0)), Fraction(1))


def _on_the_way(case: Case, target: Fraction, aim: str, course: Course) -> Progress:
    """A target still ahead. Where the time cannot be counted, a step towards it is on course, and no step is unsaid."""
    change = case.latest.value - case.start.value
    done = change / (target - case.start.value)
    stood = _should_have_stood(case, target, course) or f"{case.stood(case.latest)}."
    if done < 0:
        away = f"It has moved away from the target by {case.unit.distance(change)} since it started."
        return case.counted(Standing.MOVING_AWAY, aim, stood, away, course=course)
    if course.expected is not None:
        way, time = percents(done, course.expected)
        pace = f"That is {way} of the way; {time} of the time has passed."
        standing = Standing.ON_COURSE if done >= course.expected - CLOSE_ENOUGH else Standing.BEHIND
        if standing is Standing.ON_COURSE and done < course.expected:
            pace += " Up to a twentieth of the way less counts as on course."
        return case.counted(standing, aim, stood, pace, course=course)
    whose = "no day is set for the target" if case.aimed.on is None else "the starting figure has no day"
    untimed = f"{whose}, so it cannot be said how much of the time has passed."
    if done:
        pace = f"That is {percent(done)} of the way; {untimed}"
        return case.counted(Standing.ON_COURSE, aim, stood, pace, course=course)
    return case.counted(Standing.CANNOT_SAY, aim, stood, f"It has not moved; {untimed}", course=course)


def _should_have_stood(case: Case, target: Fraction, course: Course) -> str:
    """Where it should have been beside where it was; empty where the time cannot be counted."""
    start, latest, unit = case.start, case.latest, case.unit
    if course.should_be is None or start.seen.on is None or case.aimed.on is None:
        return ""
    should = unit.computed(course.should_be, like=(start.value, latest.value, target), beside=latest.value)
    day = latest.seen.on or case.on
    time = _time_in_words(start.seen.on, day, case.aimed.on)
    was = "it was at" if latest.seen.on else f"{latest.figure}, which has no day of its own, is"
    return (
        f"On {in_words(day)}, {time} had passed, so it should have been at {should}; {was} {unit.given(latest.value)}."
    )


def _time_in_words(begins: date, day: date, ends: date) -> str:
    """ "three of four years"; months where years do not come out even, and days where months do not either."""
    if day <= begins:
        return "none of the time"
    if day >= ends:
        return "the whole time"
    past, whole = _months(begins, day), _months(begins, ends)
    if past is None or whole is None:
        return f"{(day - begins).days:,} of {(ends - begins).days:,} days"
    each, unit = (1, "month") if past % 12 or whole % 12 else (12, "year")
    count, _, _ = number_in_words(past // each, unit).partition(" ")
    return f"{count} of {number_in_words(whole // each, unit)}"


def _months(begins: date, ends: date) -> int | None:
    """The whole months from the end of one day to the end of another, or None where they do not come out even."""
    begins, ends = begins + ONE_DAY, ends + ONE_DAY
    count = 12 * (ends.year - begins.year) + ends.month - begins.month
    return count if months_on(begins, count) == ends else None
