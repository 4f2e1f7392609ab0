"""The coverage board read aloud: a few sentences, for those who do not read tables and for the published page."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duty.characteristics import AIMS
from govuk.quotes import in_quotes


def reading(board: Any) -> list[str]:
    """Aims, characteristics, what is undecided, what the law closes, and what still needs a reason."""
    pursued = [each.covering for each in board.marked if each.covering.is_pursued]
    sentences = [
        about_aims(pursued),
        about_characteristics(board, is_any=bool(pursued)),
        without_a_name(pursued),
        without_an_aim(board),
        only_about_pay(board),
        _(
            "The law closes two cells: marriage and civil partnership counts for the first aim only (Equality Act 2010 "
            "s.149(7))."
        ),
        about_reasons(board),
    ]
    return [sentence for sentence in sentences if sentence]


def about_aims(pursued: Sequence[Any]) -> str:
    count = len(pursued)
    if not count:
        return _("The set has no objective yet.")
    served = {aim for each in pursued for aim in (*each.aims, *(aim for _code, aim in each.pairs))}
    missing = [in_quotes(aim.name) for aim in AIMS if aim.key not in served]
    told = {"count": count, "served": len(AIMS) - len(missing), "missing": listed(missing, _("or"))}
    if not missing:
        return (
            ngettext(
                "The objective serves all three aims.", "The %(count)s objectives together serve all three aims.", count
            )
            % told
        )
    if len(missing) == len(AIMS):
        return (
            ngettext(
                "The objective serves none of the three aims yet.",
                "The %(count)s objectives serve none of the three aims yet.",
                count,
            )
            % told
        )
    return (
        ngettext(
            "The objective serves %(served)s of the three aims, and not %(missing)s.",
            "The %(count)s objectives serve %(served)s of the three aims; none serves %(missing)s.",
            count,
        )
        % told
    )


def about_characteristics(board: Any, *, is_any: bool) -> str:
    covered = [row for row in board.protected if row.is_covered]
    bare = [in_mid_sentence(row.name) for row in board.protected if not row.is_named]
    told = {"covered": len(covered), "all": len(board.protected), "bare": listed(bare, _("or"))}
    if not is_any:
        return _("So none of the %(all)s protected characteristics is covered.") % told
    if not covered and len(bare) == len(board.protected):
        return _("None of the %(all)s protected characteristics is named.") % told
    if len(covered) == len(board.protected):
        return _("All %(all)s protected characteristics are covered.") % told
    if not bare:
        said = ngettext(
            "%(covered)s of the %(all)s protected characteristics is covered.",
            "%(covered)s of the %(all)s protected characteristics are covered.",
            len(covered),
        )
        return said % told
    said = ngettext(
        "%(covered)s of the %(all)s protected characteristics is covered; no objective is for %(bare)s.",
        "%(covered)s of the %(all)s protected characteristics are covered; no objective is for %(bare)s.",
        len(covered),
    )
    return said % told


def without_a_name(pursued: Sequence[Any]) -> str:
    count = sum(1 for each in pursued if each.aims and not each.pairs and not each.without_aim)
    if not count:
        return ""
    return ngettext(
        "%(count)s objective serves an aim without naming a characteristic.",
        "%(count)s objectives serve an aim without naming a characteristic.",
        count,
    ) % {"count": count}


def without_an_aim(board: Any) -> str:
    names = [in_mid_sentence(row.name) if row.is_protected else row.name for row in board.rows if row.without_aim]
    if not names:
        return ""
    told = {"names": upper_first(listed(names, _("and")))}
    return (
        ngettext(
            "%(names)s is named without an aim: it is not decided yet which.",
            "%(names)s are named without an aim: it is not decided yet which.",
            len(names),
        )
        % told
    )


def only_about_pay(board: Any) -> str:
    names = [in_mid_sentence(row.name) for row in board.protected if row.is_only_about_pay]
    if not names:
        return ""
    told = {"names": listed(names, _("and")), "law": board.law}
    return (
        _("Only objectives about pay differences are for %(names)s, and those cover nothing by themselves (%(law)s).")
        % told
    )


def about_reasons(board: Any) -> str:
    missing = [in_mid_sentence(row.name) for row in board.missing]
    told = {"names": listed(missing, _("and")), "law": board.law}
    if missing and board.law:
        return _("The law asks the council to publish why: no reason is given yet for %(names)s (%(law)s).") % told
    if missing:
        return _("It is good practice to say why; no reason is given for %(names)s.") % told
    gaps = [row for row in board.protected if row.is_gap]
    if gaps and all(row.reason for row in gaps):
        return _("The council says why for each that its objectives leave out.")
    return ""


def listed(names: Sequence[str], joined_by: str) -> str:
    """ "age, race and sex"; a name that has an "and" of its own is parted by semicolons."""
    if len(names) < 2:
        return "".join(names)
    comma = "; " if any(f" {word} " in name for name in names for word in (_("and"), _("or"))) else ", "
    before = comma.strip() if comma == "; " and len(names) > 2 else ""
    return f"{comma.join(names[:-1])}{before} {joined_by} {names[-1]}"


def in_mid_sentence(name: str) -> str:
    return name[:1].lower() + name[1:]


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
