"""How far a document is: each part with whoever was asked for it, and the whole in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duty.written import in_words
from publications.models import Answered, Contribution, Publication, Section
from publications.report.last_time import LastTime
from publications.report.parts import PART
from publications.steps import state_of_part


@dataclass(frozen=True)
class PartInHand:
    """A part, how it stands in words with the colour of its tag, and who was asked for it."""

    section: Section
    state: str
    colour: str
    asked: tuple[Contribution, ...]
    is_copied: bool

    @property
    def is_settled(self) -> bool:
        """Whether nothing more has to be written: it is done, left out, or fills itself and holds no words."""
        section = self.section
        fills_itself = not PART[section.key].is_written and not section.narrative
        return section.is_done or bool(section.left_out_because) or fills_itself

    @property
    def is_with_others(self) -> bool:
        return any(each.is_open for each in self.asked)


def parts_in_hand(publication: Publication, last: LastTime) -> list[PartInHand]:
    """The parts in their order; two queries however many there are."""
    newest = Prefetch("contributions", Contribution.objects.order_by("pk"))
    found = []
    for section in publication.sections.order_by("position").prefetch_related(newest):
        asked = tuple(each for each in section.contributions.all() if each.state != Answered.TAKEN_BACK)
        is_copied = last.is_copied(section)
        state, colour = state_of_part(section)
        if any(each.is_open for each in asked) and not section.is_done and not section.left_out_because:
            state, colour = _("With others"), "purple"
        elif is_copied and not section.left_out_because:
            state, colour = _("Copied"), "yellow"
        found.append(PartInHand(section, state, colour, asked, is_copied))
    return found


def in_one_sentence(parts: Sequence[PartInHand]) -> str:
    """ "7 of 16 parts are done, 2 are with others, 3 are left out."."""
    left_out = sum(bool(part.section.left_out_because) for part in parts)
    done = sum(part.is_settled for part in parts) - left_out
    others = sum(part.is_with_others and not part.is_settled for part in parts)
    words = {"done": done, "all": len(parts)}
    said = [
        ngettext("%(done)s of %(all)s parts is done", "%(done)s of %(all)s parts are done", done) % words,
        ngettext("%(count)s is with others", "%(count)s are with others", others) % {"count": others} if others else "",
        ngettext("%(count)s is left out", "%(count)s are left out", left_out) % {"count": left_out} if left_out else "",
    ]
    return f"{', '.join(filter(None, said))}."


def how_it_stands(each: Contribution) -> str:
    """ "Con Tributor is asked, by 3 June 2026"; "Con Tributor: done on 2 June 2026"."""
    words = {"who": each.person_name, "day": in_words(each.ended_on or each.due_on), "why": each.because}
    match each.state:
        case Answered.OPEN:
            return _("%(who)s is asked, by %(day)s") % words
        case Answered.DONE:
            said = _("%(who)s: done on %(day)s")
        case Answered.UNCHANGED:
            said = _("%(who)s: nothing has changed, said on %(day)s")
        case Answered.CANNOT:
            said = _("%(who)s: cannot do it, said on %(day)s")
        case Answered.TAKEN_BACK:
            said = _("%(who)s: asked no more since %(day)s")
        case _:
            said = _("%(who)s: no answer before it was submitted on %(day)s")
    return said % words + (f". {each.because}" if each.because else "")
