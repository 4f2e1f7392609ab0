"""What a part of a document is, before any part of any kind is laid out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise


@dataclass(frozen=True)
class PartOfReport:
    """`is_written`: the officer writes it. `may_be_left_out`: with a reason. `fills_itself`: what the portal puts in.
    `asked_by`: the provision that asks for it, if one does; by nation, where documents of several have the part.
    `also`: by nation, what is to be said besides the guidance."""

    key: str
    heading: Promise | str
    guidance: Promise | str
    fills_itself: Promise | str = ""
    is_written: bool = True
    may_be_left_out: bool = False
    asked_by: str | Mapping[str, str] = field(default="", hash=False)
    also: Mapping[str, Promise | str] = field(default_factory=dict, hash=False)

    def asked_by_in(self, nation: str) -> str:
        """The provision that asks councils of the nation for it; empty where none does."""
        return self.asked_by if isinstance(self.asked_by, str) else self.asked_by.get(nation, "")

    def guidance_in(self, nation: str) -> str:
        return f"{self.guidance} {self.also.get(nation, '')}".strip()


def fills_itself(key: str, heading: Promise, guidance: Promise, what: Promise) -> PartOfReport:
    return PartOfReport(key, heading, guidance, fills_itself=what, is_written=False)


def optional(key: str, heading: Promise, guidance: Promise, asked_by: str = "") -> PartOfReport:
    return PartOfReport(key, heading, guidance, may_be_left_out=True, asked_by=asked_by)
