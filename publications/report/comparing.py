"""Two editions side by side: every difference in a sentence, with both texts marked word by word, figures included."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from publications.report.differences import (
    OF_OBJECTIVE,
    Difference,
    new_or_gone,
    of_document,
    paired_objectives,
    text_of,
    told_anew,
)
from publications.report.earlier import Tree, as_now

# What is told by itself and not as one of the words of an objective.
OF_ITSELF = frozenset({"measures"})
OF_MEASURE = (
    "unit_label", "direction_label", "population", "group", "comparator", "benchmark", "target", "source", "rhythm",
    "owner", "note", "replaces",
)  # fmt: skip
FIGURES = ("own", "comparator", "benchmark")


def compared(before: Tree, now: Tree) -> list[Difference]:
    """Everything that differs between two frozen contents, of whatever schemas, in the order of the document."""
    leaving_out = told_anew(before, now)
    old, new = as_now(before), as_now(now)
    return [*of_document(old, new), *in_objectives(old, new, leaving_out=leaving_out)]


# --- Objectives -------------------------------------------------------------------------------------------------------


def in_objectives(before: Tree, now: Tree, *, leaving_out: frozenset[str]) -> Iterator[Difference]:
    for old, new in paired_objectives(before, now):
        if old is None or new is None:
            yield new_or_gone(old, new)
            continue
        for key, name in OF_OBJECTIVE.items():
            if key not in leaving_out | OF_ITSELF and new[key] != old[key]:
                sentence = _("Objective %(number)s, “%(title)s”: %(what)s changed.")
                yield Difference(sentence % (new | {"what": name}), in_words(old[key]), in_words(new[key]))
        called = {"number": new["number"], "title": new["title"]}
        yield from in_measures(called, old["measures"], new["measures"], whole="measures" not in leaving_out)


def in_words(value: Any) -> str:
    """A value as people read it: yes and no for what is either, signs of success by their words."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict) and "each" in value:
        return text_of([[sign["text"], sign["how"]] for sign in value["each"]] + [value["sentence"]])
    if isinstance(value, list) and value and isinstance(value[0], dict) and "as_at" in value[0]:
        return "\n".join(f"{said['as_at']}: {said['rag_label']}. {said['narrative']}" for said in value)
    return text_of(value)


def in_measures(called: Tree, before: list[Tree], now: list[Tree], *, whole: bool) -> Iterator[Difference]:
    """New and gone measures, and of each other one what it counts and its figures; not `whole`: its figures alone,
    since an earlier schema told the rest in other words."""
    by = "key" if all(each["key"] for each in (*before, *now)) else "name"
    earlier = {measure[by]: measure for measure in before}
    for measure in now:
        told = called | {"measure": measure["name"]}
        old = earlier.pop(measure[by], None)
        if old is None:
            yield Difference(_("Objective %(number)s: the measure “%(measure)s” is new.") % told, "", figures(measure))
            continue
        if whole and about(old) != about(measure):
            sentence = _("Objective %(number)s: what “%(measure)s” counts or aims at changed.") % told
            yield Difference(sentence, about(old), about(measure))
        if figures(old) != figures(measure):
            sentence = _("Objective %(number)s: the figures of “%(measure)s” changed.") % told
            yield Difference(sentence, figures(old), figures(measure))
    for gone in earlier.values():
        sentence = _("Objective %(number)s: the measure “%(measure)s” is gone.")
        yield Difference(sentence % (called | {"measure": gone["name"]}), figures(gone), "")


def about(measure: Tree) -> str:
    return "\n".join(measure[name] for name in ("name", *OF_MEASURE) if measure[name])


def figures(measure: Tree) -> str:
    """A line for each period: the figure with its counts, those beside it, and what was noted."""
    return "\n".join(line_of(reading, measure) for reading in measure["readings"])


def line_of(reading: Tree, measure: Tree) -> str:
    names = {"own": measure["group"], "comparator": measure["comparator"], "benchmark": measure["benchmark"]}
    told = [figure_in_words(reading[who], names[who]) for who in FIGURES if reading[who]["state"]]
    rest = [reading["break_before"], reading["note"]]
    return f"{reading['period']}: {'; '.join(text for text in (*told, *rest) if text)}"


def figure_in_words(figure: Tree, name: str) -> str:
    value = figure["value"] or figure["state_label"]
    if figure["numerator"] is not None and figure["denominator"] is not None:
        counts = {"value": value, "part": f"{figure['numerator']:,}", "whole": f"{figure['denominator']:,}"}
        value = _("%(value)s (%(part)s of %(whole)s)") % counts
    return f"{name} {value}" if name else value
