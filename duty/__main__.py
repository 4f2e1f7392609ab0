"""`python -m duty`: ask the clock from a terminal. The only place in this package that reads today's date or prints."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from typing import NoReturn
from zoneinfo import ZoneInfo

from duty.clock import Standing, position
from duty.nations import Nation, read_nation
from duty.regimes import Duty, OtherLaw, duties_for, duties_on, employee_part, related_to
from duty.written import in_words

CANNOT_SAY = 2
YEARS = range(1900, 2200)
"""The years this program answers for: enough for every document there is and every plan anyone makes."""


class CannotSay(Exception):
    """There is no answer; the sentence says why."""


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving, so that --json answers with JSON whatever goes wrong."""

    def error(self, message: str) -> NoReturn:
        raise CannotSay(f"{message[:1].upper()}{message[1:]}. See python -m duty --help.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one question. Returns 0, or 2 with one sentence on standard error (or {"error"} with --json)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        asked = _parser().parse_args(words)
        print(asked.answer(asked))
    except CannotSay as reason:
        if "--json" in words:
            print(_as_json({"error": str(reason)}))
        else:
            print(reason, file=sys.stderr)
        return CANNOT_SAY
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m duty", description="When a council must next publish, and why.", allow_abbrev=False
    )
    questions = parser.add_subparsers(required=True, metavar="due|list")

    due = questions.add_parser("due", help="where one duty stands on a day", allow_abbrev=False)
    due.add_argument(
        "--duty", required=True, type=str.upper, metavar="CODE", help="EQ_INFO, GPG, SCO_OUTCOMES …; see list"
    )
    due.add_argument("--last", type=_day, metavar="DATE", help="the day of the last publication; none if never")
    due.add_argument("--began", type=_day, metavar="DATE", help="the council's first day, if it is a new council")
    due.add_argument("--cycle", help="a reporting year of a duty with a fixed day: 2025-26, 2027")
    due.set_defaults(answer=_due)

    listing = questions.add_parser("list", help="the duties of a nation's councils", allow_abbrev=False)
    listing.set_defaults(answer=_list)

    for question in (due, listing):
        question.add_argument(
            "--nation", required=True, type=_nation, help="england, wales, scotland, northern-ireland"
        )
        question.add_argument("--headcount", type=_headcount, help="number of employees")
        question.add_argument(
            "--on", type=_day, default=None, metavar="DATE", help="the day asked about; today if left out"
        )
        question.add_argument("--json", action="store_true", help="answer as JSON")
    return parser


def _day(written: str) -> date:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f'write the date as 2026-03-29, not "{written}"') from None
    if day.year not in YEARS:
        raise argparse.ArgumentTypeError(f"write a date from {YEARS[0]} to {YEARS[-1]}, not {day.year}")
    return day


def _nation(written: str) -> Nation:
    try:
        return read_nation(written)
    except ValueError as reason:
        raise argparse.ArgumentTypeError(str(reason).rstrip(".")) from None


def _headcount(written: str) -> int:
    if not written.isdecimal():
        raise argparse.ArgumentTypeError(f'write the number of employees in figures, not "{written}"')
    return int(written)


def _on(asked: argparse.Namespace) -> date:
    """The day asked about, or the civil date in London now."""
    return asked.on or datetime.now(ZoneInfo("Europe/London")).date()


def _due(asked: argparse.Namespace) -> str:
    try:
        at = position(
            asked.nation,
            asked.duty,
            last=asked.last,
            on=_on(asked),
            headcount=asked.headcount,
            began_on=asked.began,
            cycle=asked.cycle,
        )
    except (LookupError, ValueError) as reason:
        raise CannotSay(str(reason)) from None
    return _as_json(_standing(asked.duty, at)) if asked.json else "\n".join((at.headline, "", *at.explanation))


def _list(asked: argparse.Namespace) -> str:
    on = _on(asked)
    law = duties_for(asked.nation, on=on)
    duties = duties_on(asked.nation, headcount=asked.headcount, on=on)
    related = related_to(asked.nation, headcount=asked.headcount, on=on)
    if asked.json:
        answer = {
            "nation": asked.nation,
            "on": on.isoformat(),
            "headcount": asked.headcount,
            "duties": [_row(duty, asked.headcount) for duty in duties],
            "related": [_row(duty, asked.headcount) for duty in related],
        }
        if isinstance(law, OtherLaw):
            answer |= {"explanation": [law.sentence], "citation": str(law.citation)}
        return _as_json(answer)
    paragraphs = [_paragraph(duty, asked.headcount) for duty in duties]
    if isinstance(law, OtherLaw):
        paragraphs = [law.sentence]
    elif not paragraphs:
        paragraphs = [f"No duty was in force on {in_words(on)}."]
    if related:
        paragraphs += ["Beside the equality duties:", *(_paragraph(duty, asked.headcount) for duty in related)]
    return "\n\n".join(paragraphs)


def _standing(code: str, at: Standing) -> dict[str, object]:
    return {
        "due_on": _iso(at.due_on),
        "contested_until": _iso(at.contested_until),
        "status": at.status,
        "days": at.days,
        "contested": at.contested,
        "applies": at.applies,
        "rule": at.rule,
        "citation": str(at.citation),
        "explanation": list(at.explanation),
        "code": code,
        "cycle": at.cycle.name if at.cycle else None,
        "address": at.citation.address,
        "confidence": at.citation.confidence,
    }


def _row(duty: Duty, headcount: int | None) -> dict[str, object]:
    return {
        "code": duty.code,
        "name": duty.name,
        "demands": duty.demands,
        "recurrence": duty.recurrence,
        "years": duty.years,
        "threshold": duty.threshold,
        "first_due_on": _iso(duty.first_due_on),
        "rule": duty.rule,
        "employee_part": employee_part(duty, headcount) or None,
        "goes_with": duty.goes_with or None,
        "citation": str(duty.citation),
        "address": duty.citation.address,
        "confidence": duty.citation.confidence,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _paragraph(duty: Duty, headcount: int | None) -> str:
    lines = (f"{duty.code}: {duty.name}", duty.demands, duty.rule, employee_part(duty, headcount))
    return "\n  ".join(filter(None, (*lines, f"{duty.citation}\n  {duty.citation.address}")))


def _as_json(answer: dict[str, object]) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=2)


if __name__ == "__main__":
    sys.exit(main())
