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
from duty.regimes import Duty, NotComputed, OtherLaw, duties_for, employee_part
from duty.written import in_words

CANNOT_SAY = 2


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
    due.add_argument("--duty", required=True, metavar="CODE", help="EQ_INFO or EQ_OBJECTIVES")
    due.add_argument("--last", type=_day, metavar="DATE", help="the day of the last publication; none if never")
    due.add_argument("--began", type=_day, metavar="DATE", help="the council's first day, if it is a new council")
    due.add_argument("--cycle", help="a named reporting year of a duty with a fixed date")
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
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f'write the date as 2026-03-29, not "{written}"') from None


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
            asked.nation, asked.duty, last=asked.last, on=_on(asked), headcount=asked.headcount, began_on=asked.began
        )
    except (LookupError, ValueError) as reason:
        raise CannotSay(str(reason.args[0])) from None
    if isinstance(at, NotComputed):
        raise CannotSay(at.sentence)
    if asked.cycle and at.applies:
        raise CannotSay(f"{asked.duty} runs from the last publication and has no named cycle. Leave --cycle out.")
    return _as_json(_standing(at)) if asked.json else "\n".join((at.headline, "", *at.explanation))


def _list(asked: argparse.Namespace) -> str:
    on = _on(asked)
    duties = duties_for(asked.nation, on=on)
    if isinstance(duties, NotComputed):
        raise CannotSay(duties.sentence)
    heading: dict[str, object] = {"nation": asked.nation, "on": on.isoformat(), "headcount": asked.headcount}
    if isinstance(duties, OtherLaw):
        answer = {**heading, "duties": [], "explanation": [duties.sentence], "citation": str(duties.citation)}
        return _as_json(answer) if asked.json else duties.sentence
    if asked.json:
        return _as_json({**heading, "duties": [_row(duty, asked.headcount) for duty in duties]})
    if not duties:
        return f"No duty was in force on {in_words(on)}."
    return "\n\n".join(_paragraph(duty, asked.headcount) for duty in duties)


def _standing(at: Standing) -> dict[str, object]:
    return {
        "due_on": at.due_on.isoformat() if at.due_on else None,
        "contested_until": at.contested_until.isoformat() if at.contested_until else None,
        "status": at.status,
        "days": at.days,
        "contested": at.contested,
        "applies": at.applies,
        "rule": at.rule,
        "citation": str(at.citation),
        "explanation": list(at.explanation),
    }


def _row(duty: Duty, headcount: int | None) -> dict[str, object]:
    return {
        "code": duty.code,
        "name": duty.name,
        "demands": duty.demands,
        "recurrence": duty.recurrence,
        "years": duty.years,
        "first_due_on": duty.first_due_on.isoformat(),
        "rule": duty.rule,
        "employee_part": employee_part(duty, headcount) or None,
        "citation": str(duty.citation),
        "address": duty.citation.address,
        "confidence": duty.citation.confidence,
    }


def _paragraph(duty: Duty, headcount: int | None) -> str:
    lines = (f"{duty.code}: {duty.name}", duty.demands, duty.rule, employee_part(duty, headcount))
    return "\n  ".join(filter(None, (*lines, f"{duty.citation}\n  {duty.citation.address}")))


def _as_json(answer: dict[str, object]) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=2)


if __name__ == "__main__":
    sys.exit(main())
