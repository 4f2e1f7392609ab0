"""Those of the invented county's present objectives that are about the people who work for it."""

from psed_portal.example.told import Figure, MeasureTold, ObjectiveTold, Reviewed, Said, Sign

ALL_NINE = (
    "age",
    "disability",
    "gender_reassignment",
    "marriage_civil_partnership",
    "pregnancy_maternity",
    "race",
    "religion_belief",
    "sex",
    "sexual_orientation",
)

DISABLED_EMPLOYEES = ObjectiveTold(
    title="Raise the share of disabled people among our employees from 6.1% to 11% by March {y+2}",
    why=(
        "Almost one in five adults of working age in Barsetshire is disabled; of our employees it is about one in "
        "sixteen. One employee in seven has not told us either way, so part of the gap may be a gap in trust. Both "
        "have to change: who we recruit, and whether people feel safe to tell us."
    ),
    pairs=((("disability",), "advance"),),
    owner="Director of People",
    member_sponsor="Cabinet Member for Resources",
    review_on=(-1, 10, 31),
    measures=(
        MeasureTold(
            figures=(
                Figure("31 December {y-3}", (-3, 12, 31), "6.1", (251, 4112)),
                Figure("31 December {y-2}", (-2, 12, 31), "7.0", (290, 4143)),
                Figure("31 December {y-1}", (-1, 12, 31), "8.4", (349, 4155)),
                Figure("30 September {y}", (0, 9, 30), "9.2", (383, 4160)),
            ),
            target_on=(2, 3, 31),
            given={
                "name": "Employees who say they are disabled",
                "population": "employees of the county, without staff of maintained schools",
                "every_months": 12,
                "lag_months": 2,
                "owner": "Head of Workforce",
                "unit": "percent",
                "target_kind": "value",
                "target_value": 11,
                "source": "Payroll and self-service records, counted on the day",
            },
        ),
        MeasureTold(
            figures=(
                Figure("31 December {y-3}", (-3, 12, 31), "14.2", (584, 4112)),
                Figure("31 December {y-2}", (-2, 12, 31), "9.8", (406, 4143)),
                Figure("31 December {y-1}", (-1, 12, 31), "6.5", (270, 4155)),
            ),
            target_on=(2, 3, 31),
            given={
                "name": "Employees who have not said whether they are disabled",
                "population": "employees of the county, without staff of maintained schools",
                "every_months": 12,
                "lag_months": 2,
                "owner": "Head of Workforce",
                "unit": "percent",
                "direction": "down",
                "target_kind": "value",
                "target_value": 5,
                "source": "Payroll and self-service records, counted on the day",
            },
        ),
        MeasureTold(
            figures=(
                Figure("Year to September {y-3}", (-3, 9, 30), "31"),
                Figure("Year to September {y-2}", (-2, 9, 30), "24"),
                Figure("Year to September {y-1}", (-1, 9, 30), "12"),
                Figure("Year to September {y}", (0, 9, 30), "11"),
            ),
            target_on=(2, 3, 31),
            given={
                "name": "Working days until an adjustment is in place",
                "population": "adjustments that employees asked for, the median of the year",
                "every_months": 12,
                "lag_months": 1,
                "owner": "Head of Workforce",
                "unit": "days",
                "direction": "down",
                "target_kind": "value",
                "target_value": 10,
                "source": "Adjustment requests in the self-service records",
            },
        ),
    ),
    criteria=(
        Sign("At least 11% of our employees say they are disabled.", measure=0, condition="target"),
        Sign(
            "No directorate is below 7%.",
            is_seen=False,
            evidence="Highways was at 5.8% on 30 September {y}; every other directorate is above 7%.",
            judged=(0, 10, 20),
        ),
    ),
    commitments=("We interview every disabled applicant who meets the essential requirements of a post.",),
    progress=(
        Said(
            (-2, 10, 8),
            "on_track",
            "con",
            "The guaranteed interview began in June {y-2}. Forty-one people have been interviewed under it and nine "
            "appointed. The records campaign starts in November.",
        ),
        Said(
            (-1, 4, 10),
            "at_risk",
            "con",
            "Recruitment stopped from January to March while the budget was settled. The share rose to 7.0%, mostly "
            "because more people told us.",
        ),
        Said(
            (-1, 10, 7),
            "on_track",
            "con",
            "Recruitment has caught up. Adjustments now arrive in 12 working days instead of 31, and managers have one "
            "form to fill in instead of four.",
        ),
        Said(
            (0, 4, 14),
            "on_track",
            "con",
            "8.4% at the end of December. Highways and waste collection are still below 5%; both have agreed a plan "
            "with the disabled employees' network.",
        ),
        Said(
            (0, 10, 20),
            "on_track",
            "con",
            "9.2% at the end of September, on the line that leads to 11%. Highways is at 5.8%.",
        ),
    ),
    reviews=(
        Reviewed(
            (-1, 10, 14),
            "keep",
            "olivia",
            "The share has risen by almost a point in a year and the cause is understood. The disabled employees' "
            "network asked us to keep the target and to look at single directorates, which the figures now allow.",
            (1, 10, 31),
        ),
    ),
)

RESPECT = ObjectiveTold(
    title="Raise the share of employees who say they are treated with respect from 71% to 85%",
    why=(
        "Nearly three in ten employees could not say that they are treated with respect at work. The share was lowest "
        "among employees under 30 and in services that work shifts."
    ),
    pairs=((ALL_NINE, "eliminate"),),
    owner="Chief Executive",
    member_sponsor="Cabinet Member for Resources",
    measures=(
        MeasureTold(
            figures=(
                Figure("Survey of autumn {y-3}", (-3, 11, 30), "71.0", (1836, 2586)),
                Figure("Survey of autumn {y-1}", (-1, 11, 30), "78.0", (2095, 2686)),
            ),
            target_on=(1, 11, 30),
            given={
                "name": "Employees who agree that they are treated with respect",
                "population": "employees who answered the staff survey",
                "every_months": 24,
                "lag_months": 2,
                "owner": "Head of Workforce",
                "unit": "percent",
                "target_kind": "value",
                "target_value": 85,
                "source": "Staff survey, every two years",
            },
        ),
        MeasureTold(
            figures=(
                Figure("{y-3}", (-3, 12, 31), "17"),
                Figure(
                    "{y-2}",
                    (-2, 12, 31),
                    "15",
                    break_before="Complaints made to a contact person are counted as well.",
                ),
                Figure("{y-1}", (-1, 12, 31), "11"),
            ),
            target_on=None,
            given={
                "name": "Complaints of harassment or bullying upheld",
                "population": "employees of the county, without staff of maintained schools",
                "every_months": 12,
                "lag_months": 2,
                "owner": "Head of Workforce",
                "unit": "number",
                "direction": "down",
                "source": "People team case records",
            },
        ),
        MeasureTold(
            figures=(
                Figure("Survey of autumn {y-3}", (-3, 11, 30), "61.9", (26, 42), comparator="71.0"),
                Figure(
                    "Survey of autumn {y-1}",
                    (-1, 11, 30),
                    None,
                    comparator="78.0",
                    state="hidden",
                    note="So few apprentices answered that a figure could tell who said what.",
                ),
            ),
            target_on=None,
            given={
                "name": "Apprentices who agree that they are treated with respect",
                "population": "employees who answered the staff survey",
                "group": "apprentices",
                "comparator": "all employees",
                "every_months": 24,
                "lag_months": 2,
                "owner": "Head of Workforce",
                "unit": "percent",
                "source": "Staff survey, every two years",
            },
        ),
    ),
    progress=(
        Said((-2, 9, 26), "on_track", "olivia", "A short policy replaced four long ones; 212 managers were trained."),
        Said((-1, 12, 12), "on_track", "olivia", "78% in the survey, with the largest rise in the shift services."),
        Said(
            (0, 9, 18),
            "on_track",
            "olivia",
            "Contact people are in place in every directorate. Eleven complaints were upheld in {y-1}, four fewer than "
            "the year before. The next survey is in autumn {y+1}.",
        ),
    ),
)
