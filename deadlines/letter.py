"""The letter about what is due or overdue: its subject and its words. Who gets it, and when, is `notices`' business."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.models import Council, User
from deadlines.dates import Dated
from deadlines.envelopes import sealed
from deadlines.models import DAYS_BEFORE, Deadline, Flag, Kind, Notice, Stage, ToldAs
from deadlines.recipients import SEE_DRAFTS, People, is_escalated, people_of, sponsor_of
from deadlines.standing import size_in
from duty import reasons
from duty.cycles import cycle_named
from duty.regimes import Duty, duty_on
from duty.written import in_words

IN_A_SUBJECT = 70
IN_THE_BOOK = 300  # what a deadline keeps of a label
NAMED = 5  # so many colleagues are told by name


def begins_on(flag: Flag) -> date:
    """The day on which the stage began."""
    if flag.stage == Stage.OVERDUE:
        return flag.due_on + timedelta(days=7 * flag.week - 6)
    return flag.due_on - timedelta(days=DAYS_BEFORE[Stage(flag.stage)])


@dataclass(frozen=True)
class Item:
    """One thing in the letter: what it is, and what is said of its day on the day of the letter."""

    flag: Flag
    because: str
    on: date

    @property
    def days(self) -> int:
        """How many days are left; negative once the day has passed."""
        return (self.flag.due_on - self.on).days

    @property
    def is_unrecorded(self) -> bool:
        """A duty of which the portal knows no publication: it may have been met elsewhere."""
        return bool(self.flag.duty) and self.flag.deadline.opened_on is None

    @property
    def is_arguable(self) -> bool:
        """Past the safe day, and yet arguably in time."""
        until = self.flag.deadline.contested_until
        return self.days < 0 and until is not None and self.on <= until

    @property
    def is_review(self) -> bool:
        return self.flag.kind in (Kind.SET_REVIEW, Kind.OBJECTIVE_REVIEW, Kind.DOCUMENT_REVIEW)

    @property
    def is_by_custom(self) -> bool:
        """A duty of which the law sets no interval: its day is never called overdue."""
        return Dated(self.flag.deadline, self.on).by_custom

    @property
    def label(self) -> str:
        return clipped(self.flag.deadline.label, IN_THE_BOOK)

    @property
    def state(self) -> str:
        """How it stands, for the subject: "overdue, due by 30 April 2026"."""
        day = in_words(self.flag.due_on)
        if self.is_unrecorded:
            return _("none recorded here, due by %(day)s") % {"day": day}
        if self.days == 0:
            return _("due today, %(day)s") % {"day": day}
        if self.days > 0:
            return (_("due for review by %(day)s") if self.is_review else _("due by %(day)s")) % {"day": day}
        if self.is_arguable:
            return _("past the safe day, %(day)s, still arguable") % {"day": day}
        if self.is_by_custom:
            return _("past the customary day, %(day)s") % {"day": day}
        return (_("was due for review by %(day)s") if self.is_review else _("overdue, due by %(day)s")) % {"day": day}

    @property
    def sentences(self) -> list[str]:
        """Its day first, then whose day it is, then how it was found."""
        return [*self._its_day(), *self._whose_day(), *self._how_it_was_found()]

    def _its_day(self) -> Iterable[str]:
        deadline, day = self.flag.deadline, in_words(self.flag.due_on)
        if self.is_unrecorded:
            first = _("The first was due by %(day)s.") if self.days < 0 else _("The first is due by %(day)s.")
            yield _("No publication is recorded here.")
            yield first % {"day": day}
        elif self.days == 0:
            yield _("It is due today, %(day)s.") % {"day": day}
        elif self.days > 0:
            yield ngettext(
                "It is due by %(day)s: one day is left.", "It is due by %(day)s: %(count)s days are left.", self.days
            ) % {"day": day, "count": self.days}
        elif self.is_arguable and deadline.contested_until:
            yield _(
                "The safe day was %(day)s. Publishing up to %(until)s is arguably still in time; from %(late)s it is "
                "late."
            ) % {
                "day": day,
                "until": in_words(deadline.contested_until),
                "late": in_words(deadline.contested_until + timedelta(days=1)),
            }
        else:
            yield ngettext(
                "It was due by %(day)s, one day ago.", "It was due by %(day)s, %(count)s days ago.", -self.days
            ) % {"day": day, "count": -self.days}

    def _whose_day(self) -> Iterable[str]:
        if self.flag.deadline.is_promise:
            yield _("The council set this day itself; it is not a statutory one.")
        elif self.is_by_custom:
            yield _("The law sets no day for it; councils keep this one by custom.")
        elif self.flag.duty:
            yield _("This is a statutory duty.")
        if self.is_unrecorded:
            yield _("Published elsewhere? Enter it under “Past publications”, and the day moves.")

    def _how_it_was_found(self) -> Iterable[str]:
        deadline = self.flag.deadline
        if deadline.explanation:
            return (deadline.explanation,)
        if not deadline.duty:
            return ()
        try:
            return the_law(duty_on(deadline.duty, self.on), deadline)
        except LookupError:  # the law has changed since
            return ()


def the_law(duty: Duty, deadline: Deadline) -> Iterable[str]:
    """What started the clock, the rule and the arithmetic, and whether the duty binds where nobody said how large the
    council is."""
    if not duty.is_fixed:
        last = deadline.opened_on
        return reasons.of_an_interval(duty, last) if last else reasons.of_a_first_date(duty, duty.first_due_on)
    cycle = cycle_named(duty, deadline.cycle)
    size = size_in(cycle, list(deadline.council.headcounts.all()))
    binds = reasons.size(
        duty, size.count if size else None, at_most=bool(size and size.is_upper_bound), cycle=cycle
    )  # fmt: skip
    return filter(None, (*reasons.of_a_fixed_day(duty, cycle), binds))


@dataclass(frozen=True)
class Part:
    """What the letter says of one council: what is due there, and why the reader hears of it."""

    council: Council
    items: Sequence[Item]
    person: User
    people: People

    @property
    def may_see_drafts(self) -> bool:
        return self.people.may(self.person.pk, SEE_DRAFTS)

    @property
    def home(self) -> str:
        """The one page where the reader sees it all."""
        return (settings.OFFICERS_HOME if self.may_see_drafts else settings.MEMBERS_HOME).format(slug=self.council.slug)

    @property
    def reasons(self) -> list[str]:
        """Why the reader gets this, and who would if they did not, in the order of the chain."""
        told_as = {ToldAs(item.because) for item in self.items}
        said = [sentence for because in ToldAs if because in told_as for sentence in self._reason(because)]
        return list(dict.fromkeys(said))

    def _reason(self, because: ToldAs) -> Iterable[str]:
        words: dict[str, Any] = {"council": str(self.council), "count": self.people.escalate_after}
        officers = (_("officers"), self._others(self.people.officers))
        administrators = (_("administrators"), self._others(self.people.administrators))
        match because:
            case ToldAs.OWNER:
                yield _("You get this because you are named as the owner.")
                yield self._instead(officers, administrators)
            case ToldAs.OFFICER:
                yield _("You get this because you are an officer of %(council)s.") % words
                yield self._instead(administrators)
            case ToldAs.SPONSOR:
                yield (
                    ngettext(
                        "You get this because you are the member sponsor, and its day is past by a day or more.",
                        "You get this because you are the member sponsor, and its day is past by %(count)s days or "
                        "more.",
                        self.people.escalate_after,
                    )
                    % words
                )
                yield self._instead(administrators)
            case ToldAs.ADMINISTRATOR if self._stands_in_for_a_sponsor:
                yield (
                    _(
                        "You get this because you are an administrator of %(council)s: its day is long past, and no "
                        "member sponsor is named who could be told."
                    )
                    % words
                )
            case ToldAs.ADMINISTRATOR:
                yield (
                    _("You get this because you are an administrator of %(council)s, and no officer could be told.")
                    % words
                )

    @property
    def _stands_in_for_a_sponsor(self) -> bool:
        flags = [item.flag for item in self.items if item.because == ToldAs.ADMINISTRATOR]
        return bool(self.people.officers) and all(
            is_escalated(flag, self.people) and sponsor_of(flag, self.people) is None for flag in flags
        )

    def _others(self, keys: Iterable[int]) -> list[str]:
        return self.people.names(key for key in keys if key != self.person.pk)

    @staticmethod
    def _instead(*circles: tuple[str, list[str]]) -> str:
        """Who would be told instead: the first circle in which there is anybody."""
        for roles, names in circles:
            if names:
                shown = [*names[:NAMED], *([_("others")] if len(names) > NAMED else [])]
                words = {"roles": roles, "names": get_text_list(shown, _("and"))}
                return _("If you could not be told, its %(roles)s would be: %(names)s.") % words
        return _("There is nobody else who could be told.")

    @property
    def how_to_get_fewer(self) -> list[str]:
        told_as = {item.because for item in self.items}
        said = []
        if told_as & {ToldAs.OWNER, ToldAs.SPONSOR}:
            said.append(_("To get none, ask an officer of the council to name somebody else."))
        if ToldAs.OFFICER in told_as:
            said.append(_("To get none, ask an administrator of the council to take the role of officer from you."))
        if ToldAs.ADMINISTRATOR in told_as:
            said.append(
                _("To get none, name a member sponsor who is told instead of you.")
                if self._stands_in_for_a_sponsor
                else _("To get none, give a colleague the role of officer: they are told instead of you.")
            )
        return said


def letter(
    person: User,
    notices: Sequence[Notice],
    *,
    on: date,
    told: Collection[str] = (),
    people: Mapping[int, People] | None = None,
) -> EmailMultiAlternatives:
    """One letter to one person about these notices, of one council or several. Sends nothing.

    Each thing stands in it once, in its newest stage. `told` makes its identity: the same letter posted again after a
    crash has the same one, so that a mail server or reader may put the two together. `people` are those of the
    councils, for whoever has them at hand.
    """
    parts = parts_of(person, notices, people or {}, on=on)
    count = sum(len(part.items) for part in parts)
    told_here: dict[str, Any] = {
        "person": person,
        "parts": parts,
        "asked": asked(parts, count),
        "is_of_many": len(parts) > 1,
        "link": settings.PUBLIC_URL + (parts[0].home if len(parts) == 1 else settings.LOGIN_REDIRECT_URL),
        "fewer": list(dict.fromkeys(sentence for part in parts for sentence in part.how_to_get_fewer)),
    }
    mail = EmailMultiAlternatives(
        subject(parts, count),
        render_to_string("emails/due.txt", told_here),
        to=[person.email],
        headers={
            "Message-ID": f"<{sealed(person.email, on, *sorted(told))[:40]}@{settings.PUBLIC_HOST}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(render_to_string("emails/due.html", told_here), "text/html")
    return mail


def parts_of(person: User, notices: Sequence[Notice], people: Mapping[int, People], *, on: date) -> list[Part]:
    """The letter by councils, the most pressing first."""
    newest: dict[int, Notice] = {}
    for notice in sorted(notices, key=lambda each: (begins_on(each.flag), each.flag.week)):
        newest[notice.flag.deadline_id] = notice
    by_council: dict[Council, list[Item]] = {}
    for notice in sorted(newest.values(), key=lambda each: (each.flag.due_on, each.flag.deadline.label, each.flag_id)):
        by_council.setdefault(notice.flag.council, []).append(Item(notice.flag, notice.because, on))
    strangers = [council.pk for council in by_council if council.pk not in people]
    people = {**people, **(people_of(strangers) if strangers else {})}
    return [Part(council, items, person, people[council.pk]) for council, items in by_council.items()]


def asked(parts: Sequence[Part], count: int) -> str:
    """The first sentence: "please look at 2 things of Barsetshire County Council whose days have passed."."""
    days = [item.days for part in parts for item in part.items]
    where = str(parts[0].council) if len(parts) == 1 else _("%(count)s councils") % {"count": len(parts)}
    words = {"count": count, "where": where}
    if all(left < 0 for left in days):
        return (
            ngettext(
                "please look at one thing of %(where)s whose day has passed.",
                "please look at %(count)s things of %(where)s whose days have passed.",
                count,
            )
            % words
        )
    if all(left >= 0 for left in days):
        return (
            ngettext(
                "please look at one thing of %(where)s whose day is coming.",
                "please look at %(count)s things of %(where)s whose days are coming.",
                count,
            )
            % words
        )
    return _("please look at %(count)s things of %(where)s whose days are coming or have passed.") % words


def subject(parts: Sequence[Part], count: int) -> str:
    """ "Barsetshire: Equality information, overdue, due by 30 April 2026, and 1 more"."""
    first = parts[0].items[0]
    said = f"{parts[0].council}: {clipped(first.label, IN_A_SUBJECT)}, {first.state}"
    if len(parts) > 1:
        said = f"{_('%(count)s councils') % {'count': len(parts)}}: {said}"
    if count > 1:
        said += ngettext(", and %(count)s more", ", and %(count)s more", count - 1) % {"count": count - 1}
    return " ".join(said.split())


def clipped(label: str, length: int) -> str:
    """A label of at most so many letters. Where something had to go it says so, and closes the quotation it cut."""
    open_quotation = label.count("“") > label.count("”")
    if len(label) <= length and not open_quotation:
        return label
    ending = "…”" if "“" in label[: length - 2] else "…"
    return label[: max(0, length - len(ending))].rstrip() + ending
