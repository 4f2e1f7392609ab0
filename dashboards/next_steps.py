"""What a person can do next: the one link beside a duty, what waits with others, and the first day."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.models import Council, Nation, User
from councils.roles import ROLES, Can
from objectives.models import ObjectiveSet
from publications.approval import is_for, turns_of
from publications.kinds import KIND, kinds_that_meet
from publications.models import Edition, Kind, Publication, SignOff, State, StepKind
from publications.starting import period_of

WHY_SIZE_MATTERS = {
    Nation.ENGLAND: gettext_lazy(
        "From 150 the annual information must cover employees too; from 250 on 31 March the pay gap is due."
    ),
    Nation.WALES: gettext_lazy("No duty in Wales depends on the number, but readers look for it."),
    Nation.SCOTLAND: gettext_lazy("From 20 the pay gap and the equal pay statement are due."),
    Nation.NORTHERN_IRELAND: gettext_lazy("No date here depends on the number, but readers look for it."),
}


@dataclass(frozen=True)
class Step:
    text: str
    address: str


@dataclass(frozen=True)
class Task:
    """One thing of the first day. Without an address it is somebody else's to do."""

    title: str
    hint: str
    is_done: bool
    address: str = ""


@dataclass(frozen=True)
class UnderWay:
    """What a council has in hand: `publications` on their way and by their keys whose turn it is with them, all of its
    `sets`, and the `periods` reported on."""

    publications: tuple[Publication, ...]
    sets: tuple[ObjectiveSet, ...]
    periods: frozenset[str]
    turns: dict[int, SignOff] = field(default_factory=dict)

    @property
    def draft_sets(self) -> list[ObjectiveSet]:
        return [objective_set for objective_set in self.sets if objective_set.published_on is None]


def under_way(council: Council) -> UnderWay:
    """Newest first; each publication knows (`is_public`) whether the public reads an edition of it already."""
    publications = (
        Publication.objects.filter(council=council, state__in=[State.DRAFT, State.IN_REVIEW, State.APPROVED])
        .annotate(is_public=Exists(Edition.objects.filter(publication=OuterRef("pk"))))
        .select_related("council", "objective_set__council")
        .prefetch_related("claims")
        .defer("submitted", "sent_back_content")
        .newest_first()
    )
    found = tuple(publications)
    sets = ObjectiveSet.objects.filter(council=council).select_related("council").newest_first()
    reports = Publication.objects.filter(council=council, kind=Kind.INFORMATION)
    periods = frozenset(reports.values_list("period", flat=True))
    return UnderWay(found, tuple(sets), periods, turns_of(found))


def next_step(
    code: str, council: Council, powers: Collection[Can], going: UnderWay, *, on: date, reader: User | None = None
) -> Step | None:
    """The one thing this person can do next so that a duty is met. A correction meets none, so it is never that."""
    for publication in going.publications:
        met = {claim.duty for claim in publication.claims.all() if not claim.is_part}
        if code in met and not publication.is_public:  # type: ignore[attr-defined]  # annotated above
            return step_with(publication, powers, turn=going.turns.get(publication.pk), reader=reader)
    kind = next((key for key in kinds_that_meet(code) if council.nation in KIND[key].nations), None)
    if kind == Kind.OBJECTIVES and Can.EDIT_OBJECTIVES in powers:
        for draft in going.draft_sets:
            return Step(_("Continue “%(title)s”") % {"title": draft.title}, draft.get_absolute_url())
        return Step(_("Start a set of objectives"), reverse("start_set", args=[council.slug]))
    if kind and kind != Kind.OBJECTIVES and Can.EDIT_PUBLICATIONS in powers:
        words = next_report(on, going.periods) if kind == Kind.INFORMATION else start_of(kind)
        return Step(words, reverse("start_document", args=[council.slug, kind.replace("_", "-")]))
    return None


def start_of(kind: Kind) -> str:
    return _("Start: %(kind)s") % {"kind": kind.label}


def next_report(on: date, taken: Collection[str]) -> str:
    """ "Start the 2025 to 2026 report": the financial year just ended, or the one running, whichever has none yet."""
    running = on.year if on >= date(on.year, 4, 1) else on.year - 1
    for year in (running - 1, running):
        period = period_of(date(year, 4, 1), date(year + 1, 3, 31))
        if period not in taken:
            return _("Start the %(period)s report") % {"period": period.replace("-", " ")}
    return _("Start the next report")


def page_of(publication: Publication, name: str) -> str:
    return reverse(name, args=[publication.council.slug, publication.kind_in_address, publication.period])


def step_with(
    publication: Publication, powers: Collection[Can], *, turn: SignOff | None = None, reader: User | None = None
) -> Step | None:
    """The next thing this person can do with a publication on its way; None where it is somebody else's turn. `turn` is
    the step of approval that is asked now."""
    title = {"title": publication.title}
    if publication.state == State.IN_REVIEW and turn and turn.kind == StepKind.BODY and Can.PUBLISH in powers:
        words = _("Note what %(body)s decided on “%(title)s”") % (title | {"body": turn.name})
        return Step(words, page_of(publication, "note_decision"))
    is_asked = turn is None or reader is None or is_for(turn, reader)
    if publication.state == State.IN_REVIEW and Can.APPROVE in powers and is_asked:
        return Step(_("Read “%(title)s” and decide") % title, page_of(publication, "decide_publication"))
    if publication.state == State.APPROVED and Can.PUBLISH in powers:
        return Step(_("Publish “%(title)s”") % title, page_of(publication, "publish_publication"))
    if publication.state == State.DRAFT:
        if publication.objective_set and Can.EDIT_OBJECTIVES in powers:
            return Step(_("Continue “%(title)s”") % title, publication.objective_set.get_absolute_url())
        if Can.EDIT_PUBLICATIONS in powers:
            return Step(_("Continue “%(title)s”") % title, page_of(publication, "officer_publication"))
        return None
    return Step(_("See where “%(title)s” is") % title, page_of(publication, "officer_publication"))


def first_day(
    council: Council,
    powers: Collection[Can],
    *,
    has_headcount: bool,
    has_past: bool,
    has_sets: bool,
    has_reports: bool,
    roles: Collection[tuple[int, str]],
) -> list[Task]:
    """What a council that has just begun does first, in any order. `roles` are who holds which there, one pair for
    each."""

    def opens(name: str, can: Can) -> str:
        return reverse(name, args=[council.slug]) if can in powers else ""

    approve = any(Can.APPROVE in ROLES[role] for _person, role in roles)
    agree = _("Somebody with the role of an approver has to agree to what you publish, and nobody to their own work.")
    tasks = [
        Task(
            _("Say how many people the council employs"),
            str(WHY_SIZE_MATTERS[Nation(council.nation)]),
            has_headcount,
            opens("headcount", Can.EDIT_PUBLICATIONS),
        ),
        Task(
            _("Give readers someone to write to"),
            _("Every publication shows it."),
            bool(council.contact.strip()),
            opens("contact", Can.EDIT_PUBLICATIONS),
        ),
        Task(
            _("Enter past publications"),
            _("The next days are counted from what you published before you used this portal."),
            has_past,
            opens("past_publications", Can.EDIT_PUBLICATIONS),
        ),
        Task(
            _("Enter your equality objectives"),
            _("Those you have now are the best start; they can be published again from here."),
            has_sets,
            opens("start_set", Can.EDIT_OBJECTIVES),
        ),
        Task(
            _("Invite your colleagues"),
            agree if approve else _("Nobody here can approve yet.") + " " + agree,
            approve and len({person for person, _role in roles}) > 1,
            opens("invite", Can.MANAGE_PEOPLE),
        ),
    ]
    if council.nation != Nation.NORTHERN_IRELAND:
        first_report = Task(
            _("Start your first report"),
            _("Its parts are laid out, and what the portal knows is filled in."),
            has_reports,
            opens("start_publication", Can.EDIT_PUBLICATIONS),
        )
        tasks.insert(-1, first_report)
    return tasks
