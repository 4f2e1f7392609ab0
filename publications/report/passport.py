"""The passport: what publication adds to the frozen content, in the same transaction."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from councils.record import Actor
from deadlines.bodies import label_of
from deadlines.models import Deadline, Discharge, Kind
from duty.clock import Standing, judged
from duty.regimes import duty_on
from publications.models import Publication, StepKind
from publications.report.succession import superseded


def passport_of(
    publication: Publication,
    *,
    number: int,
    on: date,
    at: datetime,
    by: Actor,
    met: Sequence[Discharge],
    record_head: str,
    approvals: Sequence[dict[str, str]] = (),
) -> dict[str, Any]:
    """Plain facts for the last page and the notice: day, edition, who agreed, what it met and when that is next due."""
    return {
        "edition": number,
        "path": f"{publication.get_absolute_url()}editions/{number}/",
        "published_on": on.isoformat(),
        "published_at": timezone.localtime(at).isoformat(timespec="seconds"),
        "published_by": str(by),
        "submitted_by": publication.submitted_by_name,
        "submitted_on": timezone.localdate(publication.submitted_at).isoformat() if publication.submitted_at else "",
        "approved_by": publication.approved_by_name,
        "approved_on": approved_on(publication, approvals),
        "approvals": list(approvals),
        "what_changed": publication.what_changes if number > 1 else "",
        "digest": publication.digest,
        "record_head": record_head,
        "duties": [met_in_words(discharge, on=on) for discharge in met],
    }


def in_passport(called: dict[str, Any], publication: Publication, *, on: date) -> dict[str, Any]:
    """How the edition is called, whether it mends an error, and which earlier document it takes the place of."""
    older = superseded(publication, on=on)
    return {
        "label": f"{called['major']}.{called['minor']}",
        "is_correction": called.get("is_correction", False),
        "supersedes": {
            "title": older.title,
            "path": older.get_absolute_url(),
            "published_on": older.published_on.isoformat(),
        }
        if older
        else None,
    }


def approved_on(publication: Publication, approvals: Sequence[dict[str, str]]) -> str:
    """The day of the last agreement: of a body's, the day of its decision, not that on which it was noted here."""
    agreed = [each["decided_on"] for each in approvals if each["kind"] != StepKind.WAIT]
    if agreed:
        return agreed[-1]
    return timezone.localdate(publication.approved_at).isoformat() if publication.approved_at else ""


def met_in_words(discharge: Discharge, *, on: date) -> dict[str, Any]:
    """How this publication met its duty, and the next safe day, as the clock had it on the day."""
    duty = duty_on(discharge.duty, on)
    before = (
        discharge.council.discharges.standing()
        .filter(duty=discharge.duty, body=discharge.body, made_public_on__lte=on)
        .exclude(pk=discharge.pk)
        .order_by("-made_public_on")
        .first()
    )
    standing: Standing = judged(
        duty,
        published_on=on,
        previous=before.made_public_on if before else None,
        began_on=discharge.council.started_on,
        cycle=discharge.cycle or None,
    )
    of_duty = Deadline.objects.open().filter(
        council=discharge.council, body=discharge.body, kind=Kind.STATUTORY, duty=discharge.duty
    )
    following = of_duty.order_by("due_on").first()
    # Without an earlier publication in the book nobody can say whether this one was late: it may stand elsewhere. A day
    # fixed in the calendar needs none.
    known = before is not None or duty.is_fixed
    return {
        "code": duty.code,
        "name": label_of(duty, discharge.body, discharge.cycle),
        "citation": str(duty.citation),
        "headline": standing.headline if known else _("First publication that this portal knows of"),
        "explanation": list(standing.explanation) if known else [_("No earlier publication is recorded here.")],
        "was_due_on": standing.due_on.isoformat() if known and standing.due_on else "",
        "next_due_on": following.due_on.isoformat() if following else "",
        "contested_until": following.contested_until.isoformat() if following and following.contested_until else "",
    }
