"""What differs between two frozen contents, in sentences: what an approver reads first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duty.written import in_words
from govuk.marked import Run, marked
from publications.report.earlier import Tree, as_now
from publications.report.pieces import pieces_changed

OF_ALL = {
    "title": gettext_lazy("The title"),
    "period": gettext_lazy("The period"),
    "contact": gettext_lazy("The contact"),
    "facts": gettext_lazy("The head of the report"),
    "owner": gettext_lazy("Who answers for it"),
    "review_on": gettext_lazy("The day it is looked at again"),
    "claims": gettext_lazy("The duties it meets"),
    "supersedes": gettext_lazy("The document it replaces"),
    "brand": gettext_lazy("The council’s colour or logo"),
}
# Contents before the third schema held neither, yet the passport told the one, and the page had its look.
HELD_SINCE_THE_THIRD = frozenset({"claims", "brand"})
OF_SET = {
    "called": gettext_lazy("What the council calls the objectives"),
    "rationale": gettext_lazy("How the council arrived at the objectives"),
    "decided_by": gettext_lazy("Who decided"),
    "decided_on": gettext_lazy("The day of the decision"),
    "decision_reference": gettext_lazy("The reference of the decision"),
    "commitments": gettext_lazy("The commitments of the set"),
    "reasons": gettext_lazy("Why no objective covers a characteristic"),
    "local": gettext_lazy("What the council considers beside the nine"),
    "coverage": gettext_lazy("Whom the objectives cover"),
}
OF_OBJECTIVE = {
    "title": gettext_lazy("its title"),
    "reference": gettext_lazy("its reference"),
    "why": gettext_lazy("its reasons"),
    "aims": gettext_lazy("its aims"),
    "characteristics": gettext_lazy("its characteristics"),
    "tags": gettext_lazy("the council’s own words on whom it is for"),
    "local": gettext_lazy("what the council considers beside the nine"),
    "pairs": gettext_lazy("which aim each characteristic is for"),
    "is_pursued": gettext_lazy("whether it is pursued"),
    "is_about_pay": gettext_lazy("whether it is about pay"),
    "owner": gettext_lazy("its owner"),
    "member_sponsor": gettext_lazy("its member sponsor"),
    "signs": gettext_lazy("its signs of success"),
    "commitments": gettext_lazy("its commitments"),
    "measures": gettext_lazy("its measures and figures"),
    "progress": gettext_lazy("its progress"),
}


# What the first schema told otherwise or not at all: a difference there may be one of the telling alone.
TOLD_ANEW = frozenset({"measures", "signs", "pairs", "local", "is_about_pay", "is_pursued", "tags"})


@dataclass(frozen=True)
class Difference:
    """One thing that differs; `before` and `now` are texts worth comparing, or empty."""

    sentence: str
    before: str = ""
    now: str = ""

    @cached_property
    def runs(self) -> list[Run]:
        """Both texts as one, marked word by word; nothing where there are no texts to compare."""
        return marked(self.before, self.now)


def differences(before: Tree, now: Tree) -> list[Difference]:
    """Everything that differs, in the order of the document; contents of earlier schemas are read as the present."""
    leaving_out = told_anew(before, now)
    before, now = as_now(before), as_now(now)
    return [*of_document(before, now), *_in_objectives(before, now, leaving_out=leaving_out)]


def told_anew(before: Tree, now: Tree) -> frozenset[str]:
    """What of an objective cannot be compared, since one of the two is of the first schema."""
    return TOLD_ANEW if 1 in (before["schema"], now["schema"]) and before["schema"] != now["schema"] else frozenset()


def of_document(before: Tree, now: Tree) -> Iterator[Difference]:
    """What differs beside the objectives; both contents in the present shape."""
    both_hold_them = min(before["schema"], now["schema"]) > 2
    names = {key: name for key, name in OF_ALL.items() if both_hold_them or key not in HELD_SINCE_THE_THIRD}
    yield from _named(names, before, now)
    yield from _in_parts(before, now)
    yield from _named(OF_SET, before["objective_set"] or {}, now["objective_set"] or {})


def word_for_word(before: Tree, now: Tree) -> list[str]:
    """The headings of the parts whose text is the same in both."""
    earlier = {part["key"]: part["narrative"] for part in before["parts"]}
    return [p["heading"] for p in now["parts"] if p["narrative"] and p["narrative"] == earlier.get(p["key"])]


def text_of(value: Any) -> str:
    """A value as the comparison shows it: a list of texts, of groups of commitments, or of reasons line by line."""
    if isinstance(value, dict):
        return text_of([part for part in value.values() if part])
    return "\n".join(map(text_of, value)) if isinstance(value, list) else str(value or "")


def _named(names: dict[str, Any], before: Tree, now: Tree) -> Iterator[Difference]:
    for key, name in names.items():
        old, new = before.get(key) or "", now.get(key) or ""
        if old != new:
            yield Difference(_("%(name)s changed.") % {"name": name}, in_words_of(key, old), in_words_of(key, new))


def in_words_of(key: str, value: Any) -> str:
    """What stands at that name of the document or the set, as people read it."""
    match key:
        case "review_on" if value:
            return in_words(date.fromisoformat(value))
        case "facts":
            return text_of([f"{name}: {said}" for name, said in value])
        case "claims":
            return text_of([claim_in_words(claim) for claim in value])
        case "supersedes" if value:
            return _("%(title)s (%(address)s)") % {"title": value[0], "address": value[1]}
        case "brand" if value:
            said = {_("Colour"): value["colour"], _("Logo"): value["logo_alt"], "SHA-256": value["logo_sha256"]}
            return text_of([f"{name}: {part}" for name, part in said.items() if part])
        case _:
            return text_of(value)


def claim_in_words(claim: Tree) -> str:
    called = f"{claim['name']} {claim['cycle']}".strip()
    shared = _("together with another document") if claim["is_part"] else ""
    return "; ".join(filter(None, (f"{called} ({claim['citation']})", ", ".join(claim["bodies"]), shared)))


def _in_parts(before: Tree, now: Tree) -> Iterator[Difference]:
    earlier = {part["key"]: part for part in before["parts"]}
    for part in now["parts"]:
        old = earlier.pop(part["key"], None)
        called = {"heading": part["heading"]}
        if old is None:
            yield Difference(_("“%(heading)s” is new.") % called)
            continue
        if part["left_out_because"] and not old["left_out_because"]:
            yield Difference(_("“%(heading)s” is left out.") % called, old["narrative"], part["left_out_because"])
        elif old["left_out_because"] and not part["left_out_because"]:
            yield Difference(_("“%(heading)s” is no longer left out.") % called, "", part["narrative"])
        elif part["narrative"] != old["narrative"]:
            yield Difference(_("The text of “%(heading)s” changed.") % called, old["narrative"], part["narrative"])
        if part["paragraphs"] != old["paragraphs"]:
            yield Difference(
                _("What the portal fills in at “%(heading)s” changed.") % called,
                text_of(old["paragraphs"]),
                text_of(part["paragraphs"]),
            )
        yield from (Difference(*told) for told in pieces_changed(old, part))
    for gone in earlier.values():
        yield Difference(_("“%(heading)s” is gone.") % {"heading": gone["heading"]})


def _in_objectives(before: Tree, now: Tree, *, leaving_out: frozenset[str]) -> Iterator[Difference]:
    """A sentence for each objective: `compared` tells of each thing that changed in it, with both texts."""
    for old, new in paired_objectives(before, now):
        if old is None or new is None:
            yield new_or_gone(old, new)
            continue
        changed = [str(name) for key, name in OF_OBJECTIVE.items() if key not in leaving_out and new[key] != old[key]]
        if changed:
            words = _("Objective %(number)s, “%(title)s”: changed in %(what)s.")
            yield Difference(words % (new | {"what": ", ".join(changed)}))


def paired_objectives(before: Tree, now: Tree) -> Iterator[tuple[Tree | None, Tree | None]]:
    """Each objective as it was and as it is, by its number; None where one of the two does not hold it."""
    earlier = {objective["number"]: objective for objective in before["objectives"]}
    for objective in now["objectives"]:
        yield earlier.pop(objective["number"], None), objective
    for gone in earlier.values():
        yield gone, None


def new_or_gone(old: Tree | None, new: Tree | None) -> Difference:
    """What to say of an objective that stands in one of the two alone: its reasons are the text to read."""
    if new:
        return Difference(_("Objective %(number)s, “%(title)s”, is new.") % new, "", new["why"])
    return Difference(_("Objective %(number)s, “%(title)s”, is gone.") % old, old["why"] if old else "", "")
