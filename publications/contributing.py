"""What may be done about contributions: a colleague is asked for a part by a day, answers, or is asked no more.

Each open one is a day in the book of deadlines under the colleague's name, so that mail, calendar and their own list
bring it. It closes with the answer, when it is taken back, and when the document is submitted.
"""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from councils.actions import NotPossible
from councils.edits import held, latest, rewrite
from councils.models import User
from councils.record import Actor, act, record
from councils.roles import Can
from deadlines import actions as deadlines
from deadlines.keeping import must_hold
from deadlines.models import Kind
from publications.lifecycle import Move, NotAllowedNow, after
from publications.models import Answered, Contribution, Publication, Section

ANSWERS = (Answered.DONE, Answered.UNCHANGED, Answered.CANNOT)


@act
def ask(section: Section, *, person: User, wanted: str, due_on: date, on: date, by: Actor) -> Contribution:
    """Ask a colleague for a part. Asked again while they are asked, what is wanted and the day are changed.

    Raises NotPossible for a day that has passed and for somebody who may not write it, NotAllowedNow when the document
    is no draft."""
    publication = draft_of(section)
    council = publication.council
    must_hold(council, Can.CONTRIBUTE, person)
    if due_on < on:
        raise NotPossible(_("The day has passed. Ask for it by today or a later day."))
    section = latest(section)
    told = {"wanted": wanted, "due_on": due_on}
    present = section.contributions.filter(person=person, state=Answered.OPEN).first()
    if present:
        contribution = latest(present)
        before, now = rewrite(contribution, **told)
        if not now:
            return contribution
        record("asked differently", by=by, council=council, of=contribution, before=before, after=now)
    else:
        contribution = Contribution.objects.create(
            section=section, person=person, person_name=str(person), asked_on=on, asked_by_name=str(by), **told
        )
        said = {"person": str(person), "wanted": wanted, "due_on": due_on.isoformat()}
        record("asked for a part", by=by, council=council, of=contribution, after=said)
    bring(contribution, by=by)
    return contribution


def bring(contribution: Contribution, *, by: Actor) -> None:
    """Keep the day of one that is open in the book, with the page on which the colleague answers."""
    section = contribution.section
    said = {"who": contribution.asked_by_name, "wanted": contribution.wanted}
    deadlines.expect(
        contribution,
        council=section.publication.council,
        kind=Kind.CONTRIBUTION,
        label=_("“%(part)s” of “%(document)s”") % {"part": section.heading, "document": section.publication.title},
        path=page_of(contribution),
        opened_on=contribution.asked_on,
        due_on=contribution.due_on,
        explanation=_("%(who)s asked for it: %(wanted)s") % said,
        is_promise=True,
        owner=contribution.person,
        by=by,
    )


def bring_anew(publication: Publication, *, by: Actor) -> None:
    """The document stands at another address: whoever is asked for a part is led there."""
    waiting = Contribution.objects.filter(section__publication=publication, state=Answered.OPEN).order_by("pk")
    for contribution in waiting.select_related("section__publication__council", "person"):
        bring(contribution, by=by)


@act
def answer(contribution: Contribution, *, state: str, on: date, by: Actor, because: str = "") -> Contribution:
    """The colleague says how it ended: done, nothing has changed, or it cannot be done and why. The same twice is once.

    Raises NotPossible without a reason why it cannot be done, NotAllowedNow for one that has ended."""
    if state not in ANSWERS:
        raise NotPossible(_("Say whether it is done, nothing has changed, or it cannot be done."))
    if state == Answered.CANNOT and not because:
        raise NotPossible(_("Say why it cannot be done."))
    return end(contribution, Answered(state), on=on, because=because, by=by, event="part answered")


@act
def take_back(contribution: Contribution, *, on: date, by: Actor) -> Contribution:
    """The colleague is asked no more, and may no longer write the part. Twice is once."""
    return end(contribution, Answered.TAKEN_BACK, on=on, because="", by=by, event="no longer asked for a part")


@act
def end_all(publication: Publication, *, on: date, by: Actor) -> int:
    """The document is submitted: whoever was still asked is asked no more. Gives how many these were."""
    waiting = Contribution.objects.filter(section__publication=publication, state=Answered.OPEN).order_by("pk")
    for contribution in waiting:
        end(contribution, Answered.SUBMITTED, on=on, because="", by=by, event="no longer asked for a part")
    return len(waiting)


def end(contribution: Contribution, state: Answered, *, on: date, because: str, by: Actor, event: str) -> Contribution:
    council = held(contribution.section.publication.council)
    contribution = latest(contribution)
    if contribution.state == state and contribution.because == because:
        return contribution
    if not contribution.is_open:
        raise NotAllowedNow(_("This has ended: %(how)s.") % {"how": str(contribution.get_state_display()).lower()})
    rewrite(contribution, state=state, ended_on=on, because=because)
    deadlines.close(contribution, kind=Kind.CONTRIBUTION, on=on, by=by)
    record(event, by=by, council=council, of=contribution, after={"how": state, "because": because})
    return contribution


def draft_of(section: Section) -> Publication:
    """The part's document, held with its council; raises NotAllowedNow when it is no draft."""
    held(section.publication.council)
    publication = latest(section.publication)
    after(publication.state, Move.EDIT)
    return publication


def page_of(contribution: Contribution) -> str:
    """Where the colleague answers."""
    section = contribution.section
    publication = section.publication
    return reverse(
        "contribution",
        args=[
            publication.council.slug, publication.kind_in_address, publication.period, section.key, contribution.pk,
        ],
    )  # fmt: skip
