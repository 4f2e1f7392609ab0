"""Editions of earlier schemas as the present one would tell them, for whatever reads an edition's content anew.

The edition's own page and PDF stay drawn from its own content by the templates of its schema; this is for lists, for
the public page of an objective with what came since, for comparisons, and for reports that quote a set.
"""

import re
from typing import Any

from django.utils.translation import gettext as _

Tree = dict[str, Any]

UNITS = {"per cent": "percent", "number": "number", "score": "score"}
DIRECTIONS = {"higher is better": "up", "lower is better": "down", "keep as it is": "keep"}
COUNTS = re.compile(r"([\d,]+) of ([\d,]+)")


def as_now(content: Tree) -> Tree:
    """The content of an edition in the present shape. What an earlier schema did not hold is empty."""
    if content["schema"] == 1:
        content = content | {
            "nation": "",
            "objective_set": of_set(content["objective_set"]) if content["objective_set"] else None,
            "objectives": [of_objective(objective) for objective in content["objectives"]],
        }
    return content if content["schema"] > 2 else content | IN_THE_THIRD | {"parts": [*map(of_part, content["parts"])]}


IN_THE_THIRD: Tree = {
    "owner": "",
    "review_on": "",
    "claims": [],
    "supersedes": None,
    "brand": {"colour": "", "logo_sha256": "", "logo_alt": ""},
    "facts": [],
}


def of_part(told: Tree) -> Tree:
    return told | {"tables": [], "measures": [], "links": [], "files": [], "number": "", "under": ""}


def of_set(told: Tree) -> Tree:
    texts = told["commitments"]
    return told | {
        "commitments": [{"heading": "", "texts": texts}] if texts else [],
        "reasons": [],
        "local": [],
        "coverage": [],
    }


def of_objective(told: Tree) -> Tree:
    gone = ("target_groups", "criteria", "criteria_logic")
    signs = [
        {"text": text, "measure": 0, "measured_by": "", "condition": "", "seen": None, "how": "", "evidence": "",
         "judged_on": ""}
        for text in told["criteria"]
    ]  # fmt: skip
    return {name: value for name, value in told.items() if name not in gone} | {
        "pairs": [],
        "local": [],
        "is_about_pay": False,
        "is_pursued": True,
        "tags": [[_("People in particular"), [told["target_groups"]]]] if told["target_groups"] else [],
        "signs": {
            "logic": "any" if told["criteria_logic"].startswith("any") else "all",
            "each": signs,
            "seen": None,
            "sentence": "",
        },
        "measures": [of_measure(measure) for measure in told["measures"]],
    }


def of_measure(told: Tree) -> Tree:
    return {
        "key": "",
        "name": told["name"],
        "unit": UNITS.get(told["unit"], ""),
        "unit_label": told["unit"],
        "direction": DIRECTIONS.get(told["direction"], "keep"),
        "direction_label": told["direction"][:1].upper() + told["direction"][1:],
        "population": "",
        "group": told["group"],
        "comparator": told["comparator"],
        "benchmark": "",
        "target_kind": "none",
        "target_value": "",
        "target_upper": "",
        "target_on": "",
        "target": told["target"][:1].upper() + told["target"][1:],
        "source": told["source"],
        "rhythm": "",
        "owner": "",
        "note": "",
        "replaces": told["replaces"],
        "replaced_by": "",
        "readings": [of_reading(reading) for reading in told["readings"]],
        "course": None,
    }


def of_reading(told: Tree) -> Tree:
    return {
        "period": told["period"],
        "ends_on": "",
        "is_baseline": told["is_baseline"],
        "own": figure(told["value"], told["of"]),
        "comparator": figure(told["comparator_value"], told["comparator_of"]),
        "benchmark": figure("", ""),
        "gap": told["gap"],
        "break_before": "",
        "note": told["note"],
    }


def figure(value: str, of: str) -> Tree:
    found = COUNTS.fullmatch(of)
    numerator, denominator = (int(part.replace(",", "")) for part in found.groups()) if found else (None, None)
    return {
        "state": "known" if value else "",
        "state_label": _("known") if value else "",
        "value": value,
        "numerator": numerator,
        "denominator": denominator,
        "exactly": "",
    }
