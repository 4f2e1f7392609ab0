"""The present objectives of the invented county: six, specific and measurable, in every state a reader may meet."""

from psed_portal.example.objectives_for_employees import DISABLED_EMPLOYEES, RESPECT
from psed_portal.example.told import Figure, MeasureTold, ObjectiveTold, Said, SetTold, Sign

HATE_INCIDENTS = ObjectiveTold(
    title="Answer nine in ten reports of hate incidents within five working days",
    why=(
        "People who report an incident and hear nothing do not report the next one. In the year to March {y-3} only "
        "half had an answer within five working days, and 23 people had to report the same person twice."
    ),
    pairs=(
        (("disability", "gender_reassignment", "race", "religion_belief", "sexual_orientation"), "eliminate"),
        (("race", "religion_belief"), "foster"),
    ),
    owner="Head of Community Safety",
    member_sponsor="Cabinet Member for Communities",
    is_review_overdue=True,
    measures=(
        MeasureTold(
            figures=(
                Figure("{y-4} to {y-3}", (-3, 3, 31), "51.8", (58, 112)),
                Figure("{y-3} to {y-2}", (-2, 3, 31), "58.8", (77, 131)),
                Figure("{y-2} to {y-1}", (-1, 3, 31), "63.9", (101, 158)),
                Figure("{y-1} to {y}", (0, 3, 31), "60.8", (104, 171)),
            ),
            target_on=(1, 3, 31),
            given={
                "name": "Reports answered within five working days",
                "population": "reports of hate incidents made to the county",
                "every_months": 12,
                "lag_months": 2,
                "owner": "Head of Community Safety",
                "unit": "percent",
                "target_kind": "value",
                "target_value": 90,
                "source": "Community safety case records",
            },
        ),
        MeasureTold(
            figures=(
                Figure("{y-4} to {y-3}", (-3, 3, 31), "23"),
                Figure("{y-3} to {y-2}", (-2, 3, 31), "21"),
                Figure("{y-2} to {y-1}", (-1, 3, 31), "18"),
                Figure("{y-1} to {y}", (0, 3, 31), "19"),
            ),
            target_on=(1, 3, 31),
            given={
                "name": "People who had to report the same person again",
                "population": "people who reported a hate incident to the county",
                "every_months": 12,
                "lag_months": 2,
                "owner": "Head of Community Safety",
                "unit": "number",
                "direction": "down",
                "target_kind": "value",
                "target_value": 10,
                "source": "Community safety case records",
            },
        ),
    ),
    criteria=(
        Sign("Nine in ten reports are answered within five working days.", measure=0, condition="target"),
        "Fewer than ten people in a year have to report the same person again.",
    ),
    progress=(
        Said((-2, 10, 14), "on_track", "con", "A single number for reports opened in September, with interpreters."),
        Said(
            (-1, 10, 9),
            "at_risk",
            "con",
            "Reports rose by a fifth, which we welcome: people trust the new number. The team has not grown with them.",
        ),
        Said(
            (0, 5, 12),
            "late",
            "con",
            "Two of five posts have been vacant since January, and the share fell to 60.8%. The posts are advertised; "
            "neighbouring districts have lent one officer until July.",
        ),
        Said(
            (0, 10, 22),
            "late",
            "con",
            "One post is filled, one is not. We do not expect to reach nine in ten by March {y+1}. The review that was "
            "due has been put off until the new officer has started, and should not be put off again.",
        ),
    ),
)

ATTAINMENT = ObjectiveTold(
    title="Narrow the gap at age 16 between pupils with special educational needs and other pupils",
    why=(
        "Pupils with special educational needs left school with 20 points less than others. Plans that come late are "
        "the reason parents name most often."
    ),
    pairs=((("disability", "age"), "advance"),),
    target_groups="Pupils with special educational needs",
    owner="Director of Children's Services",
    member_sponsor="Cabinet Member for Children and Schools",
    measures=(
        MeasureTold(
            figures=(
                Figure("Summer {y-3}", (-3, 8, 31), "30.4", comparator="50.6", benchmark="31.2"),
                Figure("Summer {y-2}", (-2, 8, 31), "31.0", comparator="50.1", benchmark="31.4"),
                Figure("Summer {y-1}", (-1, 8, 31), "31.9", comparator="49.8", benchmark="31.7"),
                Figure(
                    "Summer {y}",
                    (0, 8, 31),
                    "31.2",
                    comparator="49.9",
                    benchmark_state="not_yet",
                    note="The neighbouring counties report in the new year.",
                ),
            ),
            target_on=(1, 8, 31),
            given={
                "name": "Average Attainment 8 score",
                "population": "pupils at the end of key stage 4 in schools of the county",
                "benchmark": "pupils with special educational needs in the five neighbouring counties",
                "every_months": 12,
                "lag_months": 3,
                "owner": "Head of Education",
                "unit": "score",
                "group": "pupils with special educational needs",
                "comparator": "other pupils",
                "target_kind": "narrow",
                "source": "School results returned to the county",
            },
        ),
        MeasureTold(
            figures=(
                Figure("{y-4} to {y-3}", (-3, 3, 31), "41.7", (150, 360)),
                Figure("{y-3} to {y-2}", (-2, 3, 31), "52.9", (201, 380)),
                Figure("{y-2} to {y-1}", (-1, 3, 31), "62.0", (248, 400)),
                Figure("{y-1} to {y}", (0, 3, 31), "57.8", (244, 422)),
            ),
            target_on=(1, 3, 31),
            given={
                "name": "Education, health and care plans issued within 20 weeks",
                "population": "requests for a plan that were agreed",
                "every_months": 12,
                "lag_months": 2,
                "owner": "Head of Education",
                "unit": "percent",
                "target_kind": "value",
                "target_value": 75,
                "source": "Special educational needs case records",
            },
        ),
    ),
    criteria=(
        Sign("The gap is narrower than in summer {y-3}.", measure=0, condition="narrow"),
        Sign("Three plans in four are issued within 20 weeks.", measure=1, condition="target"),
    ),
    is_any_enough=True,
    progress=(
        Said(
            (-2, 11, 5), "on_track", "con", "The gap fell from 20.2 to 19.1 points; plans come faster than a year ago."
        ),
        Said((-1, 11, 4), "on_track", "con", "The gap is 17.9 points. Thirteen schools share specialist teachers."),
        Said(
            (0, 9, 30),
            "at_risk",
            "con",
            "The gap widened again to 18.7 points. There are not enough educational psychologists: requests for plans "
            "rose from 400 to 422 and fewer were answered in time. A joint post with the health service starts in "
            "January.",
        ),
    ),
)

ACCESS = ObjectiveTold(
    title="Halve the complaints from people who could not use our buildings, letters or web pages",
    why=(
        "In a year 84 people complained that they could not get into a building, read a letter or use a form. "
        "Each of them needed the service and was kept from it by us."
    ),
    pairs=((("disability",), "eliminate"), (("age", "disability", "pregnancy_maternity"), "advance")),
    owner="Head of Property and Customer Services",
    member_sponsor="Cabinet Member for Resources",
    measures=(
        MeasureTold(
            figures=(
                Figure("Year to September {y-3}", (-3, 9, 30), "84"),
                Figure("Year to September {y-2}", (-2, 9, 30), "71"),
                Figure("Year to September {y-1}", (-1, 9, 30), "52"),
                Figure("Year to September {y}", (0, 9, 30), "38"),
            ),
            target_on=(1, 9, 30),
            given={
                "name": "Complaints about access",
                "population": "complaints to the county about its buildings, letters and web pages",
                "every_months": 12,
                "lag_months": 1,
                "owner": "Customer services manager",
                "unit": "number",
                "direction": "down",
                "target_kind": "value",
                "target_value": 42,
                "source": "Complaints system, marked by the officer who answers",
            },
        ),
    ),
    criteria=(Sign("No more than 42 complaints about access in a year.", measure=0, condition="target"),),
    progress=(
        Said(
            (-2, 10, 15),
            "on_track",
            "con",
            "All 340 letters of the benefits service were rewritten with their readers.",
        ),
        Said((-1, 10, 15), "on_track", "con", "Lifts in the Hogglestock and Plumstead libraries were replaced."),
        Said(
            (0, 10, 15),
            "met",
            "con",
            "38 complaints in the year to September, a year before the target. We go on counting, and will propose a "
            "harder target when the set is replaced.",
        ),
    ),
)

CONSULTATION = ObjectiveTold(
    title="Hear the people concerned in every large consultation before a decision is made",
    why=(
        "Answers to our consultations come mostly from people over 55 who own their homes. Those whom a decision "
        "concerns most are often missing, and nobody can tell from the report that they are."
    ),
    pairs=(
        (("age", "disability", "race"), "advance"),
        (("race", "religion_belief", "sexual_orientation"), "foster"),
    ),
    target_groups="Young people, Gypsy, Roma and Traveller families, carers",
    owner="Head of Policy",
    member_sponsor="Leader of the Council",
    measures=(
        MeasureTold(
            figures=(
                Figure("{y-4} to {y-3}", (-3, 3, 31), "36.4", (8, 22)),
                Figure(
                    "{y-2} to {y-1}",
                    (-1, 3, 31),
                    None,
                    state="not_collected",
                    note="Nobody kept the list in this year.",
                ),
            ),
            target_on=(2, 3, 31),
            given={
                "name": "Large consultations whose report says who answered, by characteristic",
                "population": "consultations of the county with more than 500 answers or a Cabinet decision",
                "owner": "Head of Policy",
                "unit": "percent",
                "target_kind": "value",
                "target_value": 100,
                "source": "Reports to the Cabinet",
            },
        ),
    ),
    criteria=("Every report of a large consultation says who answered and who did not.",),
)

NOW = SetTold(
    title="Equality objectives {y-2} to {y+2}",
    period="April {y-2} to March {y+2}",
    rationale=(
        "We looked at what the last four years had left undone, at the census, at 18 months of complaints and at the "
        "staff survey of autumn {y-3}.\n\n"
        "From September to November {y-3} we asked residents, employees and 31 community groups for twelve weeks what "
        "mattered most. **1,148 people answered.** Three things came up again and again:\n\n"
        "- services that cannot be reached or read\n"
        "- reports of harassment that lead to nothing\n"
        "- schools that give up on some pupils too early\n\n"
        "We dropped two proposals that nobody could measure, and added the one on consultation because of what young "
        "people said about the consultation itself."
    ),
    decided_by="Cabinet",
    decided_on=(-2, 3, 5),
    decision_reference="Cabinet, 5 March {y-2}, item 7",
    submitted_on=(-2, 3, 7),
    approved_on=(-2, 3, 14),
    published_on=(-2, 3, 19),
    objectives=(DISABLED_EMPLOYEES, HATE_INCIDENTS, ATTAINMENT, ACCESS, CONSULTATION, RESPECT),
    commitments=(
        "We say in every report to the Cabinet what a decision means for people who share a protected characteristic.",
        "We publish these figures whether they are good or not.",
    ),
)
