"""Where a publication stands and what comes next: its parts' states, who has it, and what publishing would mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from councils.models import Council, User
from councils.people_form import people_who
from councils.roles import Can
from deadlines.actions import duties_of
from deadlines.bodies import bodies_owing
from deadlines.models import ListedBody
from duty.clock import Standing, due, judged
from duty.cycles import Cycle, cycle_after
from duty.regimes import Duty
from publications.models import Claim, Kind, Publication, Section, SignOff, State, StepKind
from publications.report.parts import PART
from publications.starting import counts_as_met, cycle_meant


@dataclass(frozen=True)
class Step:
    """The one thing to do next: the words on the button and the name of its address."""

    text: str
    address_name: str


def state_of_part(section: Section) -> tuple[str, str]:
    """How far a part is, in words, and the colour of its tag; done ones have none, so that the rest stands out."""
    if section.left_out_because:
        return _("Left out"), "grey"
    if section.is_done:
        return _("Done"), ""
    if section.narrative:
        return _("In progress"), "teal"
    if not PART[section.key].is_written:
        return _("Fills itself"), ""
    return _("Not started"), "blue"


def state_of(publication: Publication, *, has_editions: bool) -> tuple[str, str]:
    """The state in the words of a list, and the colour of its tag."""
    if publication.state == State.DRAFT and publication.sent_back_because:
        return _("Changes asked for"), "orange"
    if publication.state == State.DRAFT and has_editions:
        return _("Being amended") if publication.kind == Kind.OBJECTIVES else _("Being corrected"), "yellow"
    colours = {State.DRAFT: "grey", State.IN_REVIEW: "purple", State.APPROVED: "teal", State.PUBLISHED: "green"}
    return str(publication.get_state_display()), colours.get(State(publication.state), "red")


def next_step(
    publication: Publication, held: frozenset[Can], *, turn: SignOff | None = None, is_asked: bool = True
) -> Step | None:
    """What this person may do next; None when it is for others to act. `turn` is the step of approval that is asked
    now, and `is_asked` whether it asks this person."""
    is_set = publication.kind == Kind.OBJECTIVES
    writes = Can.EDIT_OBJECTIVES if is_set else Can.EDIT_PUBLICATIONS
    match State(publication.state):
        case State.DRAFT if writes in held:
            return Step(_("Check and submit"), "submit_publication")
        case State.IN_REVIEW if turn and turn.kind == StepKind.BODY and Can.PUBLISH in held:
            return Step(_("Note what %(body)s decided") % {"body": turn.name}, "note_decision")
        case State.IN_REVIEW if Can.APPROVE in held and is_asked:
            return Step(_("Read and decide"), "decide_publication")
        case State.APPROVED if Can.PUBLISH in held:
            return Step(_("Publish"), "publish_publication")
        case State.PUBLISHED:
            return Step(_("See the public page"), "publication")
        case _:
            return None


def who_may_approve(council: Council, *, but: int | None) -> list[User]:
    """Everybody at the council who may agree to what is submitted, but never the one who submitted it."""
    return [person for person in people_who(council, Can.APPROVE) if person.pk != but]


@dataclass(frozen=True)
class Outlook:
    """What publishing on a day would mean for one duty that a document meets. Where no earlier publication is recorded,
    nobody can say whether this one is in time; `with_others`, another document moves the day."""

    duty: Duty
    bodies: str
    standing: Standing
    is_first_known: bool
    next_due_on: date | None
    with_others: bool

    @property
    def owes_an_earlier_year(self) -> bool:
        return bool(self.next_due_on and self.standing.due_on and self.next_due_on < self.standing.due_on)

    @property
    def name(self) -> str:
        """ "Equality information", "Gender pay gap 2025-26"."""
        return f"{self.duty.name} {self.standing.cycle.name if self.standing.cycle else ''}".strip()


def outlooks(publication: Publication, council: Council, *, on: date) -> list[Outlook]:
    """One for each duty that the next edition would meet; empty where publishing moves no day."""
    if not counts_as_met(publication):
        return []
    in_force = {duty.code: duty for duty in duties_of(council, on=on)}
    claims = [claim for claim in publication.claims.order_by("pk") if claim.duty in in_force]
    return [
        outlook(council, in_force[code], [each for each in claims if each.duty == code], on=on)
        for code in dict.fromkeys(claim.duty for claim in claims)
    ]


def outlook(council: Council, duty: Duty, claims: Sequence[Claim], *, on: date) -> Outlook:
    # Of several listed bodies the one that has waited longest: its day is the one that is missed first.
    bodies = [claim.body for claim in claims]
    book = council.discharges.standing().of_duty(duty.code).filter(made_public_on__lte=on)
    newest = [book.filter(body=body).last() for body in bodies]
    met = min(newest, key=lambda each: each.made_public_on if each else date.min)
    previous = met.made_public_on if met else None
    cycle = cycle_meant(claims[0], claims[0].publication, on=on)
    standing = judged(duty, published_on=on, previous=previous, began_on=council.started_on, cycle=cycle or None)
    following: date | None
    if standing.cycle:
        following = still_owed(council, duty, bodies, but=standing.cycle) or cycle_after(duty, standing.cycle).due_on
    else:
        following = due(duty, on, began_on=council.started_on).due_on
    several = len(bodies_owing(council, duty)) > 1
    return Outlook(
        duty=duty,
        bodies=", ".join(str(ListedBody(body).label) for body in bodies) if several else "",
        standing=standing,
        is_first_known=previous is None and not duty.is_fixed,
        next_due_on=following,
        with_others=claims[0].is_part,
    )


def still_owed(council: Council, duty: Duty, bodies: Sequence[str], *, but: Cycle) -> date | None:
    """The day of the reporting year that is owed next beside that one: a year that was missed stays owed."""
    rows = council.deadlines.open().statutory().filter(duty=duty.code, body__in=bodies).exclude(cycle=but.name)
    return rows.order_by("due_on").values_list("due_on", flat=True).first()
