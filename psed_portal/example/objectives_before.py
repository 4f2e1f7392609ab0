"""The earlier objectives of the invented county: four, with what became of them by the end of their four years."""

from psed_portal.example.told import Figure, MeasureTold, ObjectiveTold, Reviewed, Said, SetTold

PAY_GAP = ObjectiveTold(
    title="Bring the median gender pay gap of the council down from 12.4% to 9%",
    why="Women are seven in ten of our employees and fewer than half of the best paid tenth.",
    pairs=((("sex",), "advance"), (("pregnancy_maternity",), "advance")),
    owner="Director of People",
    member_sponsor="Cabinet Member for Resources",
    measures=(
        MeasureTold(
            figures=(
                Figure("March {y-7}", (-7, 3, 31), "12.4"),
                Figure("March {y-5}", (-5, 3, 31), "11.9"),
                Figure("March {y-4}", (-4, 3, 31), "10.8"),
                Figure("March {y-3}", (-3, 3, 31), "9.6"),
            ),
            target_on=(-2, 3, 31),
            given={
                "name": "Median gender pay gap",
                "unit": "percent",
                "direction": "down",
                "target_kind": "value",
                "target_value": 9,
                "source": "Gender pay gap report",
            },
        ),
    ),
    progress=(
        Said((-5, 10, 12), "at_risk", "olivia", "Half a point in the first year. Part-time senior posts are rare."),
        Said((-4, 10, 11), "on_track", "olivia", "Every post above grade 11 is now advertised as open to job sharing."),
        Said((-3, 10, 10), "at_risk", "olivia", "9.6%: most of the way, and unlikely to reach 9% by March."),
    ),
    reviews=(
        Reviewed(
            (-2, 2, 20),
            "retire",
            "olivia",
            "The gap fell by 2.8 points. What is left is watched through the yearly pay gap report; the new set leaves "
            "room for matters that nobody watches yet.",
        ),
    ),
)

SCHOOLS = ObjectiveTold(
    title="Train the governors of every maintained school in answering racist incidents",
    why="Schools recorded 212 racist incidents in a year. In a third of them the record did not say what was done.",
    pairs=((("race",), "eliminate"), (("race", "religion_belief"), "foster")),
    owner="Director of Children's Services",
    member_sponsor="Cabinet Member for Children and Schools",
    measures=(
        MeasureTold(
            figures=(
                Figure("March {y-6}", (-6, 3, 1), "34.0", (51, 150)),
                Figure("March {y-5}", (-5, 3, 31), "52.7", (79, 150)),
                Figure("March {y-4}", (-4, 3, 31), "81.1", (120, 148)),
                Figure("March {y-3}", (-3, 3, 31), "96.6", (143, 148)),
            ),
            target_on=(-2, 3, 31),
            given={
                "name": "Maintained schools with trained governors",
                "unit": "percent",
                "target_kind": "value",
                "target_value": 95,
                "source": "Governor services",
            },
        ),
    ),
    progress=(
        Said((-5, 11, 3), "at_risk", "con", "Courses could only be held online, and 28 schools were reached."),
        Said((-4, 11, 8), "on_track", "con", "120 of 148 schools."),
        Said((-3, 5, 16), "met", "con", "143 of 148 schools; the other five have booked."),
    ),
    reviews=(Reviewed((-2, 2, 20), "retire", "olivia", "Met. The course is now part of every governor's induction."),),
)

WORK = ObjectiveTold(
    title="Double the number of disabled people whom our employment service helps into paid work",
    why="Fewer than half of disabled adults of working age in the county are in paid work.",
    pairs=((("disability",), "advance"),),
    target_groups="Disabled adults, people with long-term mental ill health",
    owner="Head of Adult Social Care",
    member_sponsor="Cabinet Member for Adults",
    measures=(
        MeasureTold(
            figures=(
                Figure("{y-7}", (-7, 12, 31), "60"),
                Figure("{y-6}", (-6, 12, 31), "44"),
                Figure("{y-5}", (-5, 12, 31), "83"),
                Figure("{y-4}", (-4, 12, 31), "109"),
                Figure("{y-3}", (-3, 12, 31), "127"),
            ),
            target_on=(-3, 12, 31),
            given={
                "name": "Disabled people helped into paid work",
                "unit": "number",
                "target_kind": "value",
                "target_value": 120,
                "source": "Employment service records",
            },
        ),
    ),
    progress=(
        Said((-5, 2, 9), "late", "con", "Fewer than before: employers stopped recruiting for most of the year."),
        Said((-4, 2, 8), "on_track", "con", "83 people, and two employers' forums that ask us first."),
        Said((-2, 2, 6), "met", "con", "127 people in {y-3}."),
    ),
    reviews=(Reviewed((-2, 2, 20), "replace", "olivia", "Met. The new set turns to our own recruitment instead."),),
)

BUILDINGS = ObjectiveTold(
    title="Make eight of the ten buildings that most people visit free of steps",
    why="Six of the ten could not be entered by everybody through the same door.",
    pairs=((("age", "disability", "pregnancy_maternity"), "advance"),),
    owner="Head of Property and Customer Services",
    member_sponsor="Cabinet Member for Resources",
    measures=(
        MeasureTold(
            figures=(
                Figure("March {y-6}", (-6, 3, 1), "4"),
                Figure("March {y-4}", (-4, 3, 31), "5"),
                Figure("March {y-3}", (-3, 3, 31), "6"),
            ),
            target_on=(-2, 3, 31),
            given={
                "name": "Buildings free of steps, of the ten that most people visit",
                "unit": "number",
                "target_kind": "value",
                "target_value": 8,
                "source": "Property records",
            },
        ),
    ),
    progress=(
        Said((-4, 6, 14), "at_risk", "con", "One building in two years. The cost of steel has doubled."),
        Said((-3, 10, 18), "late", "con", "Six of ten. The two lifts that are missing are ordered for {y-2}."),
    ),
    reviews=(
        Reviewed(
            (-2, 2, 20),
            "replace",
            "olivia",
            "Not met. Residents told us that letters and web pages keep out more people than steps do, so the next "
            "objective counts complaints about all three.",
        ),
    ),
)

BEFORE = SetTold(
    title="Equality objectives {y-6} to {y-2}",
    period="April {y-6} to March {y-2}",
    rationale=(
        "Drawn from the equality information of three years, from the complaints of two, and from workshops with 14 "
        "community groups in the autumn of {y-7}. The full council asked for few objectives with figures rather than "
        "many without."
    ),
    decided_by="Cabinet",
    decided_on=(-6, 3, 10),
    decision_reference="Cabinet, 10 March {y-6}, item 11",
    submitted_on=(-6, 3, 12),
    approved_on=(-6, 3, 20),
    published_on=(-6, 3, 25),
    objectives=(PAY_GAP, SCHOOLS, WORK, BUILDINGS),
    commitments=("We report on these objectives every year.",),
)
