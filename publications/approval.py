"""Where a document stands on its way through the steps of approval: whose turn it is, what was said, and when it may be
published."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.models import Council, Membership, User
from councils.roles import ROLES, Can
from deadlines.plans import working_days
from duty.forwards import free_after, working_days_on
from duty.written import in_words
from publications.lifecycle import NotAllowedNow
from publications.models import Answer, ApprovalStep, Comment, Publication, SignOff, State, StepKind

GOES_ON = (Answer.AGREED, Answer.PASSED_OVER)
Part = tuple[str, str]


@dataclass(frozen=True)
class Chain:
    """The sign-offs of all submissions of a publication, the latest submission first."""

    publication: Publication
    sign_offs: tuple[SignOff, ...]

    @property
    def round(self) -> int:
        return self.sign_offs[0].round if self.sign_offs else 0

    @property
    def current(self) -> tuple[SignOff, ...]:
        """Those of the latest submission, in order."""
        return tuple(each for each in self.sign_offs if each.round == self.round)

    @property
    def turn(self) -> SignOff | None:
        """The step that is being asked now; none while it is no submission's turn."""
        if self.publication.state != State.IN_REVIEW:
            return None
        return next(iter(asking(self.current)), None)

    @property
    def since(self) -> datetime | None:
        """Since when it has been with whoever has it now."""
        said = [each.decided_at for each in self.current if each.decided_at and each.kept_from is None]
        return max(filter(None, [*said, self.publication.submitted_at]), default=None)

    @property
    def has_steps(self) -> bool:
        """Whether the council asks for more than that one other person agrees."""
        return len(self.current) > 1 or any(each.kind != StepKind.PERSON or each.due_on for each in self.current)


def chain_of(publication: Publication) -> Chain:
    if publication.pk is None:
        return Chain(publication, ())
    return Chain(publication, tuple(publication.sign_offs.in_order().select_related("person")))


def asking(sign_offs: Iterable[SignOff]) -> list[SignOff]:
    """Those that wait for an answer of somebody."""
    return [each for each in sign_offs if each.state == Answer.WAITING and each.kind != StepKind.WAIT]


def turns_of(publications: Collection[Publication]) -> dict[int, SignOff]:
    """Whose turn it is with each that is in review, by its key, knowing whether whoever is named may still answer: one
    query for any number."""
    wanted = [each.pk for each in publications if each.state == State.IN_REVIEW]
    if not wanted:
        return {}
    still = Membership.objects.filter(
        council=OuterRef("publication__council"),
        user=OuterRef("person"),
        user__is_active=True,
        role__in=[role for role, held in ROLES.items() if Can.APPROVE in held],
    )
    waiting = SignOff.objects.asking().filter(publication__in=wanted).annotate(is_person_here=Exists(still))
    waiting = waiting.select_related("person").in_order()
    turns: dict[int, SignOff] = {}
    for each in waiting:
        turns.setdefault(each.publication_id, each)
    return turns


def who_answers(sign_off: SignOff, approvers: Collection[User]) -> list[User]:
    """Of those who may approve here: the person named, while they may; else everybody. Never who submitted it."""
    if sign_off.kind != StepKind.PERSON:
        return []
    named = [each for each in approvers if each.pk == sign_off.person_id]
    return named or [each for each in approvers if each.pk != sign_off.submitted_by_id]


def is_for(sign_off: SignOff | None, user: User) -> bool:
    """Whether a step asks this person, who may approve here: a list's shorter look. A name is trusted unless `turns_of`
    has found that it answers no more."""
    if sign_off is None or sign_off.kind != StepKind.PERSON:
        return False
    is_named = sign_off.person_id is not None and getattr(sign_off, "is_person_here", True)
    return sign_off.person_id == user.pk if is_named else sign_off.submitted_by_id != user.pk


# --- Days -------------------------------------------------------------------------------------------------------------


def due_days(steps: Iterable[ApprovalStep], council: Council, *, on: date) -> list[date]:
    """The day by which each step is over, counted forward from a submission by the steps' usual lengths."""
    days, day = [], on
    for step in steps:
        day = days_on(day, step.working_days, council)
        days.append(day)
    return days


def days_on(day: date, count: int, council: Council) -> date:
    """So many working days of the council's nation after a day."""
    return working_days_on(day, count, is_working_day=working_days(council.nation))


def waits_of(chain: Chain) -> list[tuple[SignOff, date | None]]:
    """Each wait of the latest submission with the first day on which it is over: counted from the day on which the step
    before it was decided, so not known before that."""
    publication, waits = chain.publication, []
    calendar = working_days(publication.council.nation)
    before = timezone.localdate(publication.submitted_at) if publication.submitted_at else None
    for each in chain.current:
        if each.kind == StepKind.WAIT:
            free_on = free_after(before, each.working_days, is_working_day=calendar) if before else None
            waits.append((each, free_on))
        elif each.state != Answer.PASSED_OVER:
            before = each.decided_on
    return waits


def earliest_decision(chain: Chain, turn: SignOff) -> date | None:
    """The first day on which a body can have decided on this: the day of the submission; or where it agreed before on
    the condition that something be changed, the day it did."""
    before = [
        each.decided_on
        for each in said_since_public(chain)
        if (each.kind, each.name, each.state) == (turn.kind, turn.name, Answer.CONDITIONAL) and each.decided_on
    ]
    submitted_at = chain.publication.submitted_at
    return before[0] if before else timezone.localdate(submitted_at) if submitted_at else None


def said_since_public(chain: Chain) -> list[SignOff]:
    """What was answered since the last edition: what led to that one holds for none after it."""
    editions = chain.publication.editions.order_by("-number")
    public_since = editions.values_list("published_at", flat=True).first()
    said = [(each, each.decided_at) for each in chain.sign_offs if each.decided_at]
    return [each for each, at in said if public_since is None or at > public_since]


def why_wait(chain: Chain, *, on: date) -> str:
    """Why it may not be published yet, in a sentence with the first day on which it may; empty where it may."""
    for wait, free_on in waits_of(chain):
        if free_on and on < free_on:
            return _("“%(name)s” is not over yet. The first day on which this may be published is %(day)s.") % {
                "name": wait.name,
                "day": in_words(free_on),
            }
    return ""


def must_be_signed_off(publication: Publication, *, on: date) -> Chain:
    """The chain by which the document was approved. Raises NotAllowedNow unless each step agreed to exactly what would
    be published, and each wait is over."""
    chain = chain_of(publication)
    asked = [each for each in chain.current if each.kind != StepKind.WAIT]
    if not asked or any(each.state not in GOES_ON or each.digest != publication.digest for each in asked):
        raise NotAllowedNow(_("What would be published is not what was approved. Send it back and submit it again."))
    if why := why_wait(chain, on=on):
        raise NotAllowedNow(why)
    return chain


# --- What is commented on ---------------------------------------------------------------------------------------------


def parts_in(content: dict[str, Any] | None) -> list[Part]:
    """What one may comment on in a frozen content: its key, and what it is called."""
    if content is None:
        return []
    parts = [(part["key"], part["heading"]) for part in content["parts"]]
    if parts:
        return parts
    return [
        (
            f"objective-{each['number']}",
            _("Objective %(number)s, “%(title)s”") % {"number": each["number"], "title": each["title"]},
        )
        for each in content["objectives"]
    ]


def comments_of(publication: Publication) -> list[Comment]:
    """What was said of its parts since it was last published, in the order of the saying."""
    if publication.pk is None or not publication.sent_back_because:
        return []
    public_since = publication.comments.filter(publication__editions__published_at__gte=F("made_at"))
    return list(publication.comments.exclude(pk__in=public_since).order_by("round", "pk"))


# --- In words ---------------------------------------------------------------------------------------------------------


def whom(sign_off: SignOff, approvers: Collection[User] | None = None) -> str:
    """Whom a step asks, in words; of the `approvers`, where they are told: whoever was named and has left answers no
    more."""
    if sign_off.kind == StepKind.BODY:
        return sign_off.name
    is_here = approvers is None or sign_off.person in approvers
    return str(sign_off.person) if sign_off.person and is_here else _("anybody who may approve")


def rows_of(chain: Chain, approvers: Collection[User] | None = None) -> list[dict[str, Any]]:
    """The steps of the latest submission as a page shows them: what each is, who has it, by when, what they said."""
    over, turn = dict(waits_of(chain)), chain.turn
    is_open = chain.publication.state in (State.IN_REVIEW, State.APPROVED, State.PUBLISHED, State.WITHDRAWN)
    rows = []
    for each in chain.current:
        text, colour = standing_of(each, turn=turn, is_open=is_open)
        rows.append(
            {
                "sign_off": each,
                "state": text,
                "colour": colour,
                "whom": whom(each, approvers) if each.kind != StepKind.WAIT else "",
                "is_turn": each is turn,
                "is_asked": each.state == Answer.WAITING and each.kind != StepKind.WAIT and is_open,
                "over_on": over.get(each),
            }
        )
    return rows


def standing_of(sign_off: SignOff, *, turn: SignOff | None, is_open: bool) -> tuple[str, str]:
    """How a step stands, in words, and the colour of its tag."""
    colours = {Answer.AGREED: "green", Answer.PASSED_OVER: "grey", Answer.REFUSED: "red"}
    if sign_off.kind == StepKind.WAIT:
        return _("By itself"), "grey"
    if sign_off.state != Answer.WAITING:
        return str(sign_off.get_state_display()), colours.get(Answer(sign_off.state), "orange")
    if sign_off is turn:
        return _("Now"), "purple"
    return (_("Not yet"), "grey") if is_open else (_("Not asked"), "grey")


def approvals_of(chain: Chain) -> list[dict[str, str]]:
    """Who agreed to the latest submission, on which day: plain facts for the passport. A wait stands with the first day
    after it."""
    over = dict(waits_of(chain))
    told = []
    for each in chain.current:
        day = over.get(each) or each.decided_on
        if each.state == Answer.AGREED or each.kind == StepKind.WAIT:
            told.append(
                {
                    "step": each.name,
                    "kind": each.kind,
                    "who": {"person": each.decided_by_name, "body": each.name}.get(each.kind, ""),
                    "decided_on": day.isoformat() if day else "",
                    "minute_reference": each.minute_reference,
                    "link": each.link,
                }
            )
    return told
