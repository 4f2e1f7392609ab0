"""What a part of a document is, before any part of any kind is laid out."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class PartOfReport:
    """`is_written`: the officer writes it. `may_be_left_out`: with a reason. `fills_itself`: what the portal puts in.
    `asked_by`: the provision that asks for it, if one does."""

    key: str
    heading: Promise | str
    guidance: Promise | str
    fills_itself: Promise | str = ""
    is_written: bool = True
    may_be_left_out: bool = False
    asked_by: str = ""


def fills_itself(key: str, heading: Promise, guidance: Promise, what: Promise) -> PartOfReport:
    return PartOfReport(key, heading, guidance, fills_itself=what, is_written=False)


def optional(key: str, heading: Promise, guidance: Promise, asked_by: str = "") -> PartOfReport:
    return PartOfReport(key, heading, guidance, may_be_left_out=True, asked_by=asked_by)
