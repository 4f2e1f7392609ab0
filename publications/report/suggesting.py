"""Text that the portal suggests for parts of a report to a meeting, from what stands here; officers take it or not."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deadlines.standing import Owed
from duty.citations import statement_of_duty
from duty.written import in_words
from objectives.models import Action, ActionState
from publications.models import CommitteeReport, Publication
from publications.report.committee_filling import (
    NEEDS_A_LOOK,
    committee_of,
    duties_told,
    overdue,
    set_of,
    state_of_objective,
    told_of,
)
from publications.report.snapshot import numbered


def suggested(publication: Publication, key: str, *, on: date) -> str:
    """The text suggested for a part; empty where nothing can be said."""
    suggest, report = SUGGESTS.get(key), committee_of(publication)
    return "\n\n".join(filter(None, suggest(report, on))) if suggest and report else ""


def background(report: CommitteeReport, on: date) -> Iterable[str]:
    if report.about:
        told = {"title": report.about.title, "whom": report.meeting_of}
        yield _("This report puts “%(title)s” before %(whom)s.") % told
    yield from statement_of_duty(report.publication.council.nation).paragraphs


def priorities(report: CommitteeReport, on: date) -> Iterable[str]:
    facts, objectives = told_of(report, on=on)
    if facts is None:
        return
    count = len(objectives)
    said = ngettext("“%(title)s” has %(count)s objective.", "“%(title)s” has %(count)s objectives.", count)
    yield said % {"title": facts["title"], "count": count}
    states = Counter(state_of_objective(each)[1] for each in objectives)
    if states:
        each = "; ".join(f"{number} {label.lower()}" for label, number in states.items())
        yield _("How they stand: %(each)s.") % {"each": each}
    yield facts["rationale"]


def action_plan(report: CommitteeReport, on: date) -> Iterable[str]:
    actions = list(Action.objects.filter(objective__objective_set=set_of(report, on=on)))
    if not actions:
        return
    states = Counter(action.state for action in actions)
    late = sum(action.state == ActionState.OPEN and action.due_on < on for action in actions)
    told = {"all": len(actions), "done": states[ActionState.DONE], "open": states[ActionState.OPEN], "late": late}
    yield (
        _("The action plan holds %(all)s actions: %(done)s done and %(open)s still to do, of which %(late)s are late.")
        % told
    )
    if origins := sorted({action.origin for action in actions if action.origin}):
        yield _("They come from: %(origins)s.") % {"origins": "; ".join(origins)}


def consultation(report: CommitteeReport, on: date) -> Iterable[str]:
    if report.consulted_until:
        words = (
            _("Consultation ended on %(day)s.") if report.consulted_until < on else _("Consultation ends on %(day)s.")
        )
        yield words % {"day": in_words(report.consulted_until)}
    yield words_of_document(report, "engagement")


def monitoring(report: CommitteeReport, on: date) -> Iterable[str]:
    found = set_of(report, on=on)
    if found is None:
        return
    if months := found.monitored_every_months:
        said = ngettext("Progress is looked at every month.", "Progress is looked at every %(months)s months.", months)
        yield said % {"months": months}
    rows = numbered(list(found.objectives.in_order()))
    told = [
        _("- Objective %(n)s: %(who)s") % {"n": n, "who": ", ".join(filter(None, (row.owner, row.member_sponsor)))}
        for n, row in rows
        if row.owner or row.member_sponsor
    ]
    if told:
        yield _("Who answers for each objective:")
        yield "\n".join(told)


def training(report: CommitteeReport, on: date) -> Iterable[str]:
    yield words_of_document(report, "training")


def policy(report: CommitteeReport, on: date) -> Iterable[str]:
    facts, _each = told_of(report, on=on)
    if facts and facts["title"]:
        told = {"title": facts["title"], "period": facts["period"]}
        words = (
            _("The proposals carry out “%(title)s” (%(period)s).")
            if facts["period"]
            else _("The proposals carry out “%(title)s”.")
        )
        yield words % told
    for group in facts["commitments"] if facts else ():
        yield "\n".join(f"- {text}" for text in group["texts"])


def legal(report: CommitteeReport, on: date) -> Iterable[str]:
    for each in duties_told(report, on=on):
        yield about_duty(each)
    yield _(
        "If a day is missed, the Equality and Human Rights Commission can serve a compliance notice (Equality Act "
        "2006, section 32), to which the council must reply in writing within 28 days. A decision made without due "
        "regard to the general duty can be challenged by judicial review."
    )


def about_duty(owed: Owed) -> str:
    told = [f"**{owed.duty.name}** ({owed.duty.citation}): {owed.duty.demands}"]
    if owed.met:
        told.append(_("It was last met on %(day)s.") % {"day": in_words(owed.met.made_public_on)})
    if owed.standing.due_on:
        is_past = (owed.standing.days or 0) < 0
        words = _("It was due by %(day)s.") if is_past else _("It is due by %(day)s.")
        told.append(words % {"day": in_words(owed.standing.due_on)})
    return " ".join(told)


def equalities(report: CommitteeReport, on: date) -> Iterable[str]:
    yield _(
        "Members must themselves have due regard to the three aims when they decide: think consciously about what the "
        "decision means for people who share a protected characteristic, and about what can be done if it harms them."
    )
    _set, objectives = told_of(report, on=on)
    named = list(dict.fromkeys(name for each in objectives for name in each["characteristics"]))
    if named:
        yield _("The objectives name people by: %(names)s.") % {"names": ", ".join(named).lower()}


def risk(report: CommitteeReport, on: date) -> Iterable[str]:
    late = overdue(report, on=on)
    if late:
        yield _("Overdue on %(day)s: %(what)s.") % {"day": in_words(on), "what": "; ".join(row.label for row in late)}
    _facts, objectives = told_of(report, on=on)
    for each in objectives:
        state, label = state_of_objective(each)
        if state in NEEDS_A_LOOK:
            told = {"number": each["number"], "title": each["title"], "state": label.lower()}
            yield _("Objective %(number)s, “%(title)s”, is %(state)s: ") % told + each["progress"][0]["narrative"]
    yield _(
        "If the council does not meet the duty, its decisions are open to challenge and the regulator may act. The "
        "days stand under “Legal”."
    )


def words_of_document(report: CommitteeReport, key: str) -> str:
    """What the document that the report is about says in a part: as it is written."""
    if report.about is None:
        return ""
    section = report.about.sections.filter(key=key).first()
    return section.narrative if section else ""


SUGGESTS: dict[str, Callable[[CommitteeReport, date], Iterable[str]]] = {
    "committee_background": background,
    "committee_priorities": priorities,
    "committee_actions": action_plan,
    "committee_consultation": consultation,
    "committee_monitoring": monitoring,
    "committee_training": training,
    "committee_policy": policy,
    "committee_legal": legal,
    "committee_equalities": equalities,
    "committee_risk": risk,
}
