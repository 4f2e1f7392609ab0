"""What a check finds."""

from dataclasses import dataclass

from objectives.models import Measure, Objective
from publications.models import Section


@dataclass(frozen=True)
class Finding:
    """`about` is the thing to mend (a section, an objective), or None for the publication as a whole; `measure` is one
    of the objective's measures, `part` a part of its page. `reason` says why it matters, `example` what is better."""

    rule: str
    sentence: str
    blocks: bool
    about: Section | Objective | None = None
    reason: str = ""
    example: str = ""
    part: str = ""
    measure: Measure | None = None
