"""What may be done to a publication. The only place publications and editions change."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.actions import NotPossible
from councils.edits import held, latest, rewrite
from councils.errands import after_commit
from councils.models import Council, User
from councils.record import Actor, act, head, person, record
from deadlines import actions as deadlines
from deadlines.models import Discharge
from duty.written import in_words
from objectives import actions as objectives
from objectives.models import ObjectiveSet
from objectives.refusals import AlreadyThere
from publications import approving, contributing, renditions, reviewing
from publications.approval import approvals_of, chain_of, must_be_signed_off
from publications.approving import reached
from publications.changes import Why, frozen_change, why_of
from publications.checks import Finding, findings
from publications.lifecycle import Move, NotAllowedNow, after
from publications.models import Answer, Change, Document, Edition, Kind, Publication, Rendition, Section, StepKind
from publications.report.content import content_of
from publications.report.passport import in_passport, passport_of
from publications.report.snapshot import digest
from publications.starting import claim, counts_as_met, cycle_meant, publication_for, usual_claims
from publications.tasks import render_due


class NotReady(ValueError):
    """The checklist found something that blocks; `findings` says what and where."""

    def __init__(self, found: list[Finding]) -> None:
        super().__init__(_("Some things have to be mended before this can be submitted."))
        self.findings = found


def editable(publication: Publication) -> Publication:
    publication = reached(publication)
    after(publication.state, Move.EDIT)
    return publication


@act
def write_section(section: Section, *, seen: int, by: Actor, **changes: Any) -> Section:
    """Write a part. Raises StaleEdit when another save came between, NotAllowedNow when the report is not a draft."""
    publication = editable(section.publication)
    section = latest(section, seen=seen)
    before, now = rewrite(section, **changes)
    if now:
        record("part written", by=by, council=publication.council, of=section, before=before, after=now)
    return section


@act
def submit_set(
    objective_set: ObjectiveSet, *, on: date, by: Actor, what_changes: str = "", at: datetime | None = None
) -> Publication:
    """Freeze a set of objectives and put it before the approver."""
    held(objective_set.council)
    publication = publication_for(objective_set)
    if publication.pk is None:
        publication.save(force_insert=True)
        claim(publication, usual_claims(publication.council, Kind.OBJECTIVES, on=on))
    publication, objective_set = latest(publication), latest(objective_set)
    told = {"title": objective_set.title, "starts_on": objective_set.starts_on, "ends_on": objective_set.ends_on}
    after(publication.state, Move.SUBMIT)  # before anything is written
    rewrite(publication, **told | ({"what_changes": what_changes} if what_changes else {}))
    return submit(publication, on=on, by=by, at=at)


@act
def submit(publication: Publication, *, on: date, by: Actor, at: datetime | None = None) -> Publication:
    """Freeze the content and put it before the approver: from here on it cannot change, only be agreed to or sent back.

    `at` is the moment, where that is not now: the past of an example is told afterwards. Raises NotReady with the
    checklist's findings, or NotAllowedNow.
    """
    publication = reached(publication)
    state = after(publication.state, Move.SUBMIT)
    found = findings(publication, on=on)
    if any(finding.blocks for finding in found):
        raise NotReady(found)
    if publication.objective_set:
        objectives.submit_set(publication.objective_set, by=by)
    contributing.end_all(publication, on=on, by=by)
    content = content_of(publication, on=on)
    rewrite(
        publication,
        state=state,
        submitted=content,
        digest=digest(content),
        submitted_by=person(by),
        submitted_by_name=str(by),
        submitted_at=at or timezone.now(),
        approved_by=None,
        approved_by_name="",
        approved_at=None,
    )
    record("submitted", by=by, council=publication.council, of=publication, after={"digest": publication.digest})
    approving.lay_out(publication, on=on, by=by)
    return publication


@act
def send_back(
    publication: Publication,
    *,
    because: str,
    by: Actor,
    comments: Mapping[str, str] | None = None,
    seen_digest: str | None = None,
    at: datetime | None = None,
) -> Publication:
    """Ask for changes: the draft opens again, with the reason and the `comments` on its parts, by their keys. An
    approval that was given lapses. `at`: see submit. Raises NotAllowedNow where another text than the one that was
    seen lies before them."""
    publication, at = reached(publication), at or timezone.now()
    after(publication.state, Move.SEND_BACK)
    if seen_digest is not None:
        approving.must_be_the_same(publication, seen_digest)
    approving.ask_for_changes(chain_of(publication).turn, because=because, by=by, at=at)
    return approving.open_again(publication, because=because, by=by, at=at, comments=comments or {})


@act
def approve(
    publication: Publication, *, agreed_digest: str, by: Actor, position: int | None = None, at: datetime | None = None
) -> Publication:
    """Agree, at the present step, to exactly what was submitted (`at`: see submit; `position`: of the step that was
    seen); the last step approves it. Raises NotAllowedNow to its author and to whom the step does not ask, and when it
    changed since it was read."""
    publication, at = reached(publication), at or timezone.now()
    after(publication.state, Move.AGREE)
    if isinstance(by, User) and by.pk == publication.submitted_by_id:
        raise NotAllowedNow(_("You submitted this yourself. Another person has to approve it."))
    approving.must_be_the_same(publication, agreed_digest)
    turn = approving.the_turn(publication, StepKind.PERSON, position)
    approving.must_be_asked(turn, by)
    approving.answered(turn, Answer.AGREED, by=by, at=at)
    return approving.go_on(publication, turn, by=by, at=at)


@act
def publish(publication: Publication, *, on: date, by: Actor, at: datetime | None = None) -> Edition:
    """Make the approved content public; from this day the next period of each duty it meets runs. `at`: see submit.

    The interval is counted from publication, not from drafting or approval (SI 2017/353 regulations 4 and 5). A
    correction or an amendment is a further edition and leaves the clock where it is, unless the one before was
    withdrawn as never having met its duty. Raises NotAllowedNow unless what was approved is, digest for digest, what
    would be published; a second call therefore makes no second edition.
    """
    publication = reached(publication)
    state = after(publication.state, Move.PUBLISH)
    at = at or timezone.now()
    content = publication.submitted
    if content is None or digest(content) != publication.digest:
        raise NotAllowedNow(_("What would be published is not what was approved. Send it back and submit it again."))
    chain = must_be_signed_off(publication, on=on)
    council, last = publication.council, publication.editions.order_by("-number").first()
    is_first = last is None
    if publication.objective_set:
        objectives.mark_published(publication.objective_set, on=on, by=by)
    number = 1 if last is None else last.number + 1
    called = frozen_change(publication, last)
    in_force = {duty.code for duty in deadlines.duties_of(council, on=on)}
    meets = counts_as_met(publication)
    claims = publication.claims.filter(is_part=False, duty__in=in_force).order_by("pk") if meets else ()
    met = [
        deadlines.discharge(
            council,
            each.duty,
            made_public_on=on,
            label=publication.title,
            path=publication.get_absolute_url(),
            subject=publication,
            body=each.body,
            cycle=cycle_meant(each, publication, on=on),
            by=by,
        )
        for each in claims
    ]
    record("published", by=by, council=council, of=publication, after={"edition": number, "digest": publication.digest})
    edition = Edition.objects.create(
        publication=publication,
        number=number,
        schema=content["schema"],
        snapshot=content,
        digest=publication.digest,
        passport=passport_of(
            publication,
            number=number,
            on=on,
            by=by,
            met=met,
            record_head=head(council),
            at=at,
            approvals=approvals_of(chain),
        )
        | in_passport(called, publication, on=on),
        published_on=on,
        published_at=at,
        what_changed="" if is_first else publication.what_changes,
        corrects=last,
        **called,
    )
    Rendition.objects.bulk_create(renditions.wishes(edition))
    Change.objects.filter(publication=publication).delete()
    rewrite(
        publication,
        state=state,
        submitted=None,
        what_changes="",
        sent_back_content=None,
        sent_back_because="",
        sent_back_by_name="",
    )
    reviewing.keep_review_day(publication, on=on, by=by)
    after_commit(render_due)
    return edition


@act
def start_correction(publication: Publication, *, what_changes: str, by: Actor, why: Why | None = None) -> Publication:
    """Open what is published for a correction (or, for objectives, an amendment), and keep why. The public goes on
    reading the present edition until the next one is published."""
    publication = reached(publication)
    rewrite(publication, state=after(publication.state, Move.CORRECT), what_changes=what_changes)
    Change.objects.update_or_create(publication=publication, defaults=asdict(why or why_of(publication)))
    if publication.objective_set:
        objectives.amend_set(publication.objective_set, by=by)
    record("correction started", by=by, council=publication.council, of=publication, after={"what": what_changes})
    return publication


@act
def withdraw(edition: Edition, *, because: str, on: date, by: Actor, met_the_duty: bool = True) -> Edition:
    """Mark an edition as withdrawn, with the reason. It stays readable, under a notice. Where it was published by
    mistake and never met the duty, the duty's day goes back to what it would be without it."""
    publication = reached(edition.publication)
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    if edition.withdrawn_on is not None:
        raise NotAllowedNow(_("This edition was withdrawn on %(day)s.") % {"day": in_words(edition.withdrawn_on)})
    if publication.editions.filter(number__gt=edition.number).exists():
        raise NotAllowedNow(_("This edition has been replaced by a newer one. Withdraw that one, or correct it."))
    rewrite(publication, state=after(publication.state, Move.WITHDRAW))
    edition.withdrawn_on, edition.withdrawn_because = on, because
    edition.save(update_fields=["withdrawn_on", "withdrawn_because"])
    record("withdrawn", by=by, council=publication.council, of=edition, after={"because": because})
    for met in [] if met_the_duty else discharges_by(publication):
        deadlines.withdraw_discharge(met, because=because, on=on, by=by)
    reviewing.keep_review_day(publication, on=on, by=by)
    return edition


def discharges_by(publication: Publication) -> list[Discharge]:
    """The duties that count as met by this publication."""
    of_this = {"subject_type": publication._meta.label_lower, "subject_number": publication.pk}
    return list(publication.council.discharges.standing().filter(**of_this))


@act
def remove_by_law(edition: Edition, *, because: str, on: date, by: Actor) -> Edition:
    """Take the content of an edition out of sight because the law compels it, such as a court's order. The address
    answers from then on that it was removed, when and why; the row stays for the record. Raises NotAllowedNow for a
    second time."""
    publication = reached(edition.publication)
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    if edition.removed_on is not None:
        raise NotAllowedNow(_("This edition was removed on %(day)s.") % {"day": in_words(edition.removed_on)})
    edition.removed_on, edition.removed_because = on, because
    edition.save(update_fields=["removed_on", "removed_because"])
    record("removed by law", by=by, council=publication.council, of=edition, after={"because": because})
    reviewing.keep_review_day(publication, on=on, by=by)
    return edition


@act
def draw_again(rendition: Rendition, *, by: Actor) -> None:
    """Try a file at once that waits for its next try. One that is made, or being drawn, is left alone."""
    if not renditions.retry(rendition):
        return
    edition = rendition.edition
    council = edition.publication.council
    record("file asked for again", by=by, council=council, of=edition, after={"format": rendition.format})
    after_commit(render_due)


@act
def list_document(
    council: Council,
    *,
    title: str,
    by: Actor,
    series: str = "",
    period: str = "",
    published_on: date | None = None,
    is_day_assumed: bool = False,
    note: str = "",
    meets: Sequence[str] = (),
) -> Document:
    """List a document that stands elsewhere, or stood, with its day if that is known. It meets the duties named, which
    takes a day. Raises AlreadyThere for a second one of the title and period, NotPossible for a duty met on no day."""
    council = held(council)
    if meets and published_on is None:
        raise NotPossible(_("Say on which day it was published: the next period is counted from that day."))
    if council.documents.filter(title=title, period=period).exists():
        raise AlreadyThere(_("“%(title)s” is already listed.") % {"title": title})
    document = Document.objects.create(
        council=council,
        title=title,
        series=series,
        period=period,
        published_on=published_on,
        is_day_assumed=is_day_assumed,
        note=note,
        meets=list(meets),
    )
    record("document listed", by=by, council=council, of=document, after={"title": title, "period": period})
    if published_on:
        for code in meets:
            deadlines.discharge(
                council,
                code,
                made_public_on=published_on,
                is_day_assumed=is_day_assumed,
                label=f"{title} {period}".strip(),
                path=reverse("public_publications", args=[council.slug]),
                subject=document,
                by=by,
            )
    return document
