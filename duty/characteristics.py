"""The nine protected characteristics, the three aims of the duty, and which of their 27 pairs the Act allows."""

from dataclasses import dataclass
from enum import StrEnum


class AimKey(StrEnum):
    """Stored keys of the three aims."""

    ELIMINATE = "eliminate"
    ADVANCE = "advance"
    FOSTER = "foster"


@dataclass(frozen=True)
class Aim:
    """One of the three things a public authority must have due regard to: Equality Act 2010 s.149(1)."""

    key: AimKey
    code: str
    reference: str
    name: str
    meaning: str


@dataclass(frozen=True)
class Characteristic:
    """One of the nine of Equality Act 2010 s.4. `name` is the statutory name and is never reworded.

    `relevant` is the word of s.149(7): whether the second and third aims reach this characteristic.
    """

    code: str
    name: str
    section: str
    help: str
    relevant: bool = True


AIMS: tuple[Aim, ...] = (
    Aim(
        AimKey.ELIMINATE,
        "AIM_A",
        "s.149(1)(a)",
        "Eliminate discrimination, harassment and victimisation",
        "Put an end to unlawful discrimination, harassment, victimisation and anything else the Act forbids.",
    ),
    Aim(
        AimKey.ADVANCE,
        "AIM_B",
        "s.149(1)(b)",
        "Advance equality of opportunity",
        "Reduce disadvantage, meet needs that differ, and help people take part where few of them do.",
    ),
    Aim(
        AimKey.FOSTER,
        "AIM_C",
        "s.149(1)(c)",
        "Foster good relations",
        "Tackle prejudice and help people who differ in a protected characteristic to understand each other.",
    ),
)

CHARACTERISTICS: tuple[Characteristic, ...] = (
    Characteristic("age", "Age", "s.5", "People of a particular age or age group."),
    Characteristic(
        "disability",
        "Disability",
        "s.6",
        "People with a physical or mental impairment that has a substantial and long-term effect on daily life.",
    ),
    Characteristic(
        "gender_reassignment",
        "Gender reassignment",
        "s.7",
        "People who propose to undergo, are undergoing or have undergone a process to reassign their sex, "
        "with or without a certificate.",
    ),
    Characteristic(
        "marriage_civil_partnership",
        "Marriage and civil partnership",
        "s.8",
        "People who are married or in a civil partnership. Counts for the first aim only.",
        relevant=False,
    ),
    Characteristic(
        "pregnancy_maternity",
        "Pregnancy and maternity",
        "s.4",
        "People who are pregnant, have recently given birth or are on maternity leave (protected by ss.17 and 18).",
    ),
    Characteristic("race", "Race", "s.9", "People of a particular colour, nationality, or ethnic or national origins."),
    Characteristic(
        "religion_belief",
        "Religion or belief",
        "s.10",
        "People with a particular religion or philosophical belief, and people with none.",
    ),
    Characteristic("sex", "Sex", "s.11", "Women and men. In the Act the word means biological sex."),
    Characteristic(
        "sexual_orientation",
        "Sexual orientation",
        "s.12",
        "People attracted to their own sex, to the opposite sex or to either sex.",
    ),
)

_CHARACTERISTICS = {characteristic.code: characteristic for characteristic in CHARACTERISTICS}
_AIMS = {aim.key: aim for aim in AIMS}


def characteristic(code: str) -> Characteristic:
    """The characteristic with this code. Raises KeyError for a code the Act does not know."""
    return _CHARACTERISTICS[code]


def aim(key: str) -> Aim:
    """The aim with this key ("eliminate", "advance", "foster"). Raises ValueError for another word."""
    return _AIMS[AimKey(key)]


def is_lawful(characteristic_code: str, aim_key: str) -> bool:
    """Whether an aim can be pursued for a characteristic.

    s.149(7) leaves marriage and civil partnership out of the characteristics that the second and third aims reach.
    """
    return characteristic(characteristic_code).relevant or aim(aim_key).key is AimKey.ELIMINATE


def why_not(characteristic_code: str, aim_key: str) -> str | None:
    """A sentence for the page when the pair is not lawful; None when it is."""
    if is_lawful(characteristic_code, aim_key):
        return None
    return (
        f"{characteristic(characteristic_code).name} counts only for the first aim, to eliminate discrimination, "
        f"harassment and victimisation (Equality Act 2010 s.149(7)). It cannot be used with "
        f"“{aim(aim_key).name}”."
    )


LAWFUL_PAIRS: frozenset[tuple[str, str]] = frozenset(
    (each.code, one.key.value) for each in CHARACTERISTICS for one in AIMS if is_lawful(each.code, one.key)
)
"""The 25 pairs of (characteristic code, aim key): eight characteristics with three aims, and one with one."""
