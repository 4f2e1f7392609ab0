"""What may be done on a document's way through the steps of approval: the only place sign-offs and comments change.

A submission lays out the council's steps; the first that waits for an answer is asked. What ends the chain approves the
document, and any answer but an agreement opens the draft again.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.actions import NotPossible
from councils.edits import held, latest, rewrite
from councils.models import Council, User
from councils.people_form import people_who
from councils.record import Actor, act, person, record
from councils.roles import Can
from deadlines import actions as deadlines
from deadlines import keeping
from deadlines.models import Kind
from duty.written import in_words
from objectives import actions as objectives
from publications.approval import (
    Chain,
    asking,
    chain_of,
    days_on,
    due_days,
    earliest_decision,
    parts_in,
    said_since_public,
    who_answers,
    whom,
)
from publications.lifecycle import Move, NotAllowedNow, after
from publications.models import Answer, ApprovalStep, Comment, Publication, SignOff, State, StepKind


class NotThatDecision(NotPossible):
    """What was told of a body's decision, or of a day, cannot be; `field` is the box beside which it is said."""

    def __init__(self, sentence: str, *, field: str) -> None:
        super().__init__(sentence)
        self.field = field


SAID = (
    "state", "decided_on", "decided_at", "decided_by", "decided_by_name", "minute_reference", "link", "digest", "note",
)  # fmt: skip


def reached(publication: Publication) -> Publication:
    """The publication as it stands, locked after its council and before its set: the one order in which all go."""
    held(publication.council)
    return latest(publication)


# --- A submission -----------------------------------------------------------------------------------------------------


def steps_for(publication: Publication) -> list[ApprovalStep]:
    """The council's steps for such a document; where it has set none that anybody answers, one: another person
    agrees."""
    steps = [
        each
        for each in publication.council.approval_steps.select_related("person").order_by("position")
        if not each.documents or publication.kind in each.documents
    ]
    if all(each.kind == StepKind.WAIT for each in steps):
        steps.insert(0, ApprovalStep(kind=StepKind.PERSON, name=_("Approval"), working_days=0))
    return steps


def lay_out(publication: Publication, *, on: date, by: Actor) -> None:
    """Lay out the steps for what has just been submitted, and ask the first. Whoever agreed to this very text before is
    not asked again; but the last is, so that somebody looks at every submission."""
    before, steps = chain_of(publication), steps_for(publication)
    days = due_days(steps, publication.council, on=on)
    last = max(n for n, step in enumerate(steps) if step.kind != StepKind.WAIT)
    for n, (step, day) in enumerate(zip(steps, days, strict=True)):
        is_asked_by_a_day = step.kind != StepKind.WAIT and step.pk is not None
        is_own = step.person_id is not None and step.person_id == publication.submitted_by_id
        SignOff.objects.create(
            publication=publication,
            round=before.round + 1,
            position=n + 1,
            kind=step.kind,
            name=step.name,
            working_days=step.working_days,
            submitted_by=publication.submitted_by,
            person=None if is_own else step.person,
            due_on=day if is_asked_by_a_day else None,
            **(kept(before, step) if n != last else {}),
        )
    hand_on(publication, on=on, by=by)


def kept(before: Chain, step: ApprovalStep) -> dict[str, Any]:
    """What an agreement of the same step to the very same text said since the last edition; nothing where there is
    none that counts for whoever submits now."""
    publication = before.publication
    for each in said_since_public(before):
        is_same = (each.kind, each.name, each.state) == (step.kind, step.name, Answer.AGREED)
        is_own = each.kind == StepKind.PERSON and each.decided_by_id == publication.submitted_by_id
        is_theirs = step.person_id is None or each.decided_by_id == step.person_id
        if is_same and each.digest == publication.digest and is_theirs and not is_own:
            return {name: getattr(each, name) for name in SAID} | {"kept_from": each.kept_from or each.round}
    return {}


def hand_on(publication: Publication, *, on: date, by: Actor) -> None:
    """Bring the present step to whom it waits for, by its day. One that passed while others had it is counted anew."""
    chain, council = chain_of(publication), publication.council
    turn = next(iter(asking(chain.current)), None)
    if turn is None or turn.due_on is None:
        return
    since = timezone.localdate(chain.since) if chain.since else on
    if turn.due_on < on:
        rewrite(turn, due_on=days_on(on, turn.working_days, council))
    owner = owner_of(turn, council)
    waits_for = whom(turn, people_who(council, Can.APPROVE))
    address = [council.slug, publication.kind_in_address, publication.period]
    deadline = deadlines.expect(
        turn,
        council=council,
        kind=Kind.APPROVAL,
        label=f"{publication.title}: {turn.name}"[:300],
        path=reverse("officer_publication", args=address),
        opened_on=since,
        due_on=turn.due_on,
        explanation=_("It has been with %(whom)s since %(day)s. %(who)s submitted it.")
        % {"whom": waits_for, "day": in_words(since), "who": publication.submitted_by_name},
        is_promise=True,
        owner=owner,
        notice_days=deadlines.LONGEST_NOTICE,  # whose turn it is hears of it at once, not only when the day is near
        by=by,
    )
    keeping.name_people(deadline, owner=owner, sponsor=None, by=by)


def owner_of(turn: SignOff, council: Council) -> User | None:
    """Whom the day of a step is brought to: who answers, if that is one person; of a body's, the officer who submitted
    it."""
    if turn.kind == StepKind.BODY:
        return turn.submitted_by if turn.submitted_by in people_who(council, Can.SEE_DRAFTS) else None
    answering = who_answers(turn, people_who(council, Can.APPROVE))
    return answering[0] if len(answering) == 1 else None


def the_turn(publication: Publication, kind: str, position: int | None = None) -> SignOff:
    """The step that is asked now, which has to be of that kind; `position` is that of the step that was seen, so that
    two clicks never answer at two steps. Raises NotAllowedNow where it is another."""
    after(publication.state, Move.AGREE)
    turn = chain_of(publication).turn
    assert turn is not None  # noqa: S101 - in review there is one: what ends the chain ends the review
    if position is not None and turn.position != position:
        raise NotAllowedNow(_("This step has been answered since you opened the page."))
    if turn.kind != kind:
        waiting = {"name": turn.name}
        if turn.kind == StepKind.BODY:
            raise NotAllowedNow(_("This waits for a decision of %(name)s. Note that decision instead.") % waiting)
        raise NotAllowedNow(_("This waits for a person to answer: “%(name)s”.") % waiting)
    return turn


def must_be_the_same(publication: Publication, agreed_digest: str) -> None:
    if agreed_digest != publication.digest:
        raise NotAllowedNow(_("This was submitted again since you opened the page. Read it again before you decide."))


def must_be_asked(turn: SignOff, by: Actor) -> None:
    """Raises NotAllowedNow where it is another person's to answer. The portal itself is bound by no name."""
    if not isinstance(by, User) or turn.person_id is None or turn.person_id == by.pk:
        return
    if turn.person in people_who(turn.publication.council, Can.APPROVE):
        raise NotAllowedNow(
            _("%(person)s answers at this step, “%(step)s”.") % {"person": turn.person, "step": turn.name}
        )


def answered(turn: SignOff, state: Answer, *, by: Actor, at: datetime, on: date | None = None, **told: str) -> None:
    """Write down what was said at a step, and close its day."""
    on = on or timezone.localdate(at)
    rewrite(
        turn,
        state=state,
        decided_on=on,
        decided_at=at,
        decided_by=person(by),
        decided_by_name=str(by),
        digest=turn.publication.digest,
        **told,
    )
    close_day(turn, on=timezone.localdate(at), by=by)


def close_day(turn: SignOff, *, on: date, by: Actor) -> None:
    deadlines.close(turn, kind=Kind.APPROVAL, on=on, by=by)


def go_on(publication: Publication, turn: SignOff, *, by: Actor, at: datetime) -> Publication:
    """After an answer with which it goes on: ask the next step, or where there is none approve the document.

    Raises NotThatDecision where the last step would end it and nobody but its author stands for it.
    """
    chain = chain_of(publication)
    told = {"digest": publication.digest} | ({"step": turn.name} if chain.has_steps else {})
    event = {Answer.PASSED_OVER: "step passed over"}.get(Answer(turn.state), "step agreed")
    if asking(chain.current):
        record(event, by=by, council=publication.council, of=publication, after=told)
        hand_on(publication, on=timezone.localdate(at), by=by)
        return publication
    agreed = [each for each in chain.current if each.state == Answer.AGREED]
    if not any(stands_for_itself(each) for each in agreed):
        raise NotThatDecision(
            _(
                "Nobody but you has agreed to it here. Enter the minute reference and the link, so that everybody can "
                "look the decision up"
            ),
            field="minute_reference",
        )
    final = agreed[-1]
    rewrite(
        publication,
        state=after(publication.state, Move.APPROVE),
        approved_by=final.decided_by if final.kind == StepKind.PERSON else None,
        approved_by_name=final.decided_by_name if final.kind == StepKind.PERSON else final.name,
        approved_at=at,
    )
    record("approved", by=by, council=publication.council, of=publication, after=told)
    return publication


def stands_for_itself(agreed: SignOff) -> bool:
    """Whether somebody other than the author agreed, or the decision of a body can be looked up or was noted by
    another."""
    if agreed.kind == StepKind.PERSON:
        return True  # the author cannot, which the database holds
    is_noted_by_author = agreed.decided_by_id is not None and agreed.decided_by_id == agreed.submitted_by_id
    return not is_noted_by_author or bool(agreed.minute_reference and agreed.link)


def open_again(
    publication: Publication, *, because: str, by: Actor, at: datetime, who: str = "", comments: Mapping[str, str]
) -> Publication:
    """The draft opens again, with the reason and what was said of its parts. An approval that was given lapses."""
    chain = chain_of(publication)
    headings = dict(parts_in(publication.submitted))
    if unknown := set(comments) - set(headings):
        raise NotPossible(_("There is no such part: %(part)s.") % {"part": min(unknown)})
    for part, heading in headings.items():
        if comments.get(part):
            Comment.objects.create(
                publication=publication,
                round=chain.round,
                part=part,
                heading=heading[:500],
                text=comments[part],
                made_by=person(by),
                made_by_name=who or str(by),
                made_at=at,
            )
    if turn := chain.turn:
        close_day(turn, on=timezone.localdate(at), by=by)
    rewrite(
        publication,
        state=after(publication.state, Move.SEND_BACK),
        submitted=None,
        digest="",
        approved_by=None,
        approved_by_name="",
        approved_at=None,
        sent_back_content=publication.submitted,
        sent_back_because=because,
        sent_back_by_name=who or str(by),
    )
    if publication.objective_set:
        objectives.send_back_set(publication.objective_set, by=by)
    told = {"because": because} | ({"comments": dict(comments)} if comments else {})
    record("sent back", by=by, council=publication.council, of=publication, after=told)
    return publication


def ask_for_changes(turn: SignOff | None, *, because: str, by: Actor, at: datetime) -> None:
    """Note at the present step that changes were asked for, where it was this person's turn; anybody else who may
    approve sends back without it."""
    if turn is None or turn.submitted_by_id == by.pk:
        return
    if by in who_answers(turn, people_who(turn.publication.council, Can.APPROVE)):
        answered(turn, Answer.CHANGES, by=by, at=at, note=because)


# --- What a body decided ----------------------------------------------------------------------------------------------


@act
def note_decision(
    publication: Publication,
    *,
    agreed_digest: str,
    answer: Answer,
    decided_on: date,
    on: date,
    by: Actor,
    minute_reference: str = "",
    link: str = "",
    note: str = "",
    comments: Mapping[str, str] | None = None,
    position: int | None = None,
    at: datetime | None = None,
) -> Publication:
    """Note what the body whose turn it is decided on this text, on which day. It is the body that agrees, not whoever
    notes it. Anything but an agreement opens the draft again, with the words.

    Raises NotThatDecision for a day to come or before the submission, and NotAllowedNow when it is not a body's turn or
    another text than the one that was read."""
    publication, at = reached(publication), at or timezone.now()
    turn = the_turn(publication, StepKind.BODY, position)
    must_be_the_same(publication, agreed_digest)
    earliest = earliest_decision(chain_of(publication), turn)
    if decided_on > on:
        raise NotThatDecision(_("The day of the decision must not be in the future"), field="decided_on")
    if earliest and decided_on < earliest:
        raise NotThatDecision(
            _("The day of the decision must be on or after %(day)s, when it was submitted")
            % {"day": in_words(earliest)},
            field="decided_on",
        )
    answered(
        turn, answer, by=by, at=at, on=decided_on, minute_reference=minute_reference, link=link, note=note
    )  # fmt: skip
    if answer == Answer.AGREED:
        return go_on(publication, turn, by=by, at=at)
    return open_again(publication, because=note, by=by, at=at, who=turn.name, comments=comments or {})


@act
def pass_over(
    publication: Publication, *, because: str, by: Actor, position: int | None = None, at: datetime | None = None
) -> Publication:
    """A body does not decide on this document after all, and why. The step stays, with the reason. Raises NotAllowedNow
    to the author, and where nobody else would have agreed to it."""
    publication, at = reached(publication), at or timezone.now()
    turn = the_turn(publication, StepKind.BODY, position)
    if isinstance(by, User) and by.pk == publication.submitted_by_id:
        raise NotAllowedNow(_("You submitted this yourself. Another person has to say that a step is passed over."))
    answered(turn, Answer.PASSED_OVER, by=by, at=at, note=because)
    try:
        return go_on(publication, turn, by=by, at=at)
    except NotThatDecision:
        raise NotAllowedNow(
            _("Nobody has agreed to it yet, so its last step cannot be passed over. Note a decision, or send it back.")
        ) from None


@act
def change_due_day(sign_off: SignOff, *, due_on: date, seen: int, on: date, by: Actor) -> SignOff:
    """Set another day by which a step is to be answered. The same day twice is once. Raises NotThatDecision for a day
    that has passed, StaleEdit, and NotAllowedNow for a step that nobody waits for."""
    publication = reached(sign_off.publication)
    sign_off = latest(sign_off)
    if sign_off not in asking(chain_of(publication).current) or publication.state != State.IN_REVIEW:
        raise NotAllowedNow(_("Nobody waits for this step any more."))
    if sign_off.due_on == due_on:
        return sign_off
    sign_off = latest(sign_off, seen=seen)
    if due_on < on:
        raise NotThatDecision(_("The day must be today or later"), field="due_on")
    before, now = rewrite(sign_off, due_on=due_on)
    told = {"step": sign_off.name}
    council = publication.council
    record("day of a step changed", by=by, council=council, of=publication, before=before, after=now | told)
    hand_on(publication, on=on, by=by)
    return sign_off


# --- Comments ---------------------------------------------------------------------------------------------------------


@act
def answer_comment(comment: Comment, *, answer: str, by: Actor, at: datetime | None = None) -> Comment:
    """Say what became of a comment while the draft is open. The same answer twice is one; raises NotPossible for one
    that was answered otherwise meanwhile, and NotAllowedNow when it is no draft."""
    publication = reached(comment.publication)
    comment = latest(comment)
    if comment.answer == answer:
        return comment
    after(publication.state, Move.EDIT)
    if comment.answered_at is not None:
        raise NotPossible(
            _("%(person)s has dealt with it already: %(answer)s")
            % {"person": comment.answered_by_name, "answer": comment.answer}
        )
    rewrite(comment, answer=answer, answered_by=person(by), answered_by_name=str(by), answered_at=at or timezone.now())
    told = {"part": comment.heading, "answer": answer}
    record("comment dealt with", by=by, council=publication.council, of=publication, after=told)
    return comment
