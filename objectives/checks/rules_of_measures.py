"""What is checked in the measures of an objective: that it can be counted, from where to where, by when and by whom."""

from django.utils.translation import gettext_lazy as _

from objectives.checks.rule import ENGLAND, EVERYWHERE, FOUR_YEARS, MANAGED, MEASURABLE, PRACTICE, Part, Rule

OF_FURTHER_ONES = _("Of a further measure it is advice, where another one has all that is needed.")

MUST_BE_MEASURABLE = (
    Rule(
        id="measure",
        part=Part.MEASURES,
        asks=_("It has a measure"),
        sentence=_("“%(title)s” has no measure, so nobody can tell whether it is met.%(signs)s"),
        here=_("It has no measure, so nobody can tell whether it is met.%(signs)s"),
        reason=_(
            "Without a figure nobody can tell whether an objective is met. Signs of success that people judge in words "
            "are welcome beside a measure and do not take its place."
        ),
        example=_("“Women in senior posts: from 37.5% in March 2026 to 45% by 31 March 2029”"),
        source=MEASURABLE,
        blocks_in=ENGLAND,
    ),
    Rule(
        id="unit",
        part=Part.MEASURES,
        asks=_("It is said what a measure counts in"),
        sentence=_("“%(measure)s” of “%(title)s” has no unit."),
        here=_("“%(measure)s” has no unit. Say what it counts in: per cent, a number, a score, pounds, days."),
        reason=_("A figure without a unit cannot be read: 12 people, 12 per cent and 12 days are different things."),
        example=_("“Per cent” for “Disabled employees: 6.1 in March 2026”"),
        source=MEASURABLE,
        blocks_in=ENGLAND,
        softer=OF_FURTHER_ONES,
    ),
    Rule(
        id="baseline",
        part=Part.MEASURES,
        asks=_("A measure has a baseline with a known figure"),
        sentence=_("“%(measure)s” of “%(title)s” has no baseline."),
        here=_("“%(measure)s” has no baseline. Say where it stood at the start."),
        reason=_("A target means something only beside the start. A baseline of “not collected” is none."),
        example=_("“57 of 440 pupils, 13%, in summer 2026”"),
        source=MEASURABLE,
        blocks_in=ENGLAND,
        softer=OF_FURTHER_ONES,
    ),
    Rule(
        id="target",
        part=Part.MEASURES,
        asks=_("A measure has a target"),
        sentence=_("“%(measure)s” of “%(title)s” has no target."),
        here=_("“%(measure)s” has no target. Say what would count as met."),
        reason=_(
            "A target says what would count as met. It may be a figure, a range, none at all, or relative: do better "
            "than at the start, narrow the gap, do better than others."
        ),
        example=_("“20% by 31 August 2029”, or “the gap to other pupils is narrower by 31 August 2029”"),
        source=MEASURABLE,
        blocks_in=ENGLAND,
        softer=OF_FURTHER_ONES,
    ),
    Rule(
        id="target-equals-baseline",
        part=Part.MEASURES,
        asks=_("The target is another figure than the baseline"),
        sentence=_("The target for “%(measure)s” of “%(title)s” is where it started."),
        here=_("The target for “%(measure)s” is where it started. Choose another figure, or “keep as it is”."),
        reason=_("A target that was reached before the start asks for nothing. To stay as it is has its own choice."),
        example=_("“From 41% to 50%”; or with “keep as it is”: “stays at 41%”"),
        source=MEASURABLE,
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="target-against-direction",
        part=Part.MEASURES,
        asks=_("The target lies on the better side of the baseline"),
        sentence=_("The target for “%(measure)s” of “%(title)s” is worse than where it started."),
        here=_("The target for “%(measure)s” is worse than where it started. Mend the figure, or which way is better."),
        reason=_("Either a figure is wrong or the better way is: progress would be told upside down."),
        example=_("“Complaints: from 84 to 42”, where lower is better"),
        source=MEASURABLE,
        blocks_in=EVERYWHERE,
    ),
)

WOULD_HELP = (
    Rule(
        id="baseline-day",
        part=Part.MEASURES,
        asks=_("The baseline’s period has a last day"),
        sentence=_("The baseline of “%(measure)s” of “%(title)s” has no day."),
        here=_("The baseline of “%(measure)s” has no day. Say when its period ended."),
        reason=_("How far a measure should have come by now is counted from the baseline’s day."),
        example=_("“2025/26, which ended on 31 March 2026”"),
        source=PRACTICE,
    ),
    Rule(
        id="target-day",
        part=Part.MEASURES,
        asks=_("The target has a day"),
        sentence=_("The target for “%(measure)s” of “%(title)s” has no day."),
        here=_("The target for “%(measure)s” has no day. Say by when it is to be met."),
        reason=_("A target without a day is never missed. That holds for “the gap is narrower” too."),
        example=_("“Narrower by 31 August 2029”"),
        source=PRACTICE,
    ),
    Rule(
        id="target-before-baseline",
        part=Part.MEASURES,
        asks=_("The target’s day comes after the baseline’s"),
        sentence=_("The target for “%(measure)s” of “%(title)s” is for a day before its start."),
        here=_("The target for “%(measure)s” is for a day no later than its baseline. Mend one of the two days."),
        reason=_("Between the start and the target there has to be time in which something is done."),
        example=_("“From 31 March 2026 to 31 March 2029”"),
        source=PRACTICE,
    ),
    Rule(
        id="target-beyond-period",
        part=Part.MEASURES,
        asks=_("The target’s day lies within the set’s time"),
        sentence=_("The target for “%(measure)s” of “%(title)s” is for a day after %(end)s, when the set is over."),
        here=_(
            "The target for “%(measure)s” is for a day after %(end)s, when the set’s time is over. Choose an earlier "
            "day, or add a step on the way."
        ),
        reason=_("Before that day the set is replaced, so nobody may ever report on the target."),
        example=_("“60% by 31 March 2035” with a step on the way: “50% by 31 March 2030”"),
        source=FOUR_YEARS,
    ),
    Rule(
        id="range-without-edges",
        part=Part.MEASURES,
        asks=_("A range to stay within has an edge"),
        sentence=_("“%(measure)s” of “%(title)s” shall stay within a range that is not given."),
        here=_("“%(measure)s” shall stay within a range that is not given. Give an edge, or both."),
        reason=_("Nobody can tell whether a figure lies within a range without edges."),
        example=_("“Between 48% and 52%”"),
        source=PRACTICE,
    ),
    Rule(
        id="comparator-missing",
        part=Part.MEASURES,
        asks=_("A target set against others has their figure at the start"),
        sentence=_("“%(measure)s” of “%(title)s” is set against others whose figure at the start is missing."),
        here=_("“%(measure)s” is set against others whose figure at the start is missing. Add it to the baseline."),
        reason=_("A gap has two sides. Whether it narrows can be told only if both are known at the start."),
        example=_("“37.5 for pupils with special educational needs, 55.8 for other pupils, 2026”"),
        source=PRACTICE,
    ),
    Rule(
        id="population",
        part=Part.MEASURES,
        asks=_("It is said who or what is counted"),
        sentence=_("“%(measure)s” of “%(title)s” does not say who is counted."),
        here=_("“%(measure)s” does not say who is counted: among whom, or which group of them."),
        reason=_("The same name can be counted among residents, applicants or employees, with different figures."),
        example=_("“Disabled people, among all employees at 31 March, without schools”"),
        source=PRACTICE,
    ),
    Rule(
        id="source",
        part=Part.MEASURES,
        asks=_("A measure names its source"),
        sentence=_("“%(measure)s” of “%(title)s” names no source."),
        here=_("“%(measure)s” names no source. Say where its figures come from."),
        reason=_("Readers can check a figure, and colleagues can fetch the next one, only if they know where from."),
        example=_("“Payroll, answers to the yearly question to employees”"),
        source=PRACTICE,
    ),
    Rule(
        id="rhythm",
        part=Part.MEASURES,
        asks=_("It is said how often new figures come"),
        sentence=_("“%(measure)s” of “%(title)s” does not say how often new figures come."),
        here=_("“%(measure)s” does not say how often new figures come. Nobody can be asked for one in time."),
        reason=_("With a rhythm the portal can ask for a figure when it is due, and readers know when to look again."),
        example=_("“Every year, within four months after the period ends”"),
        source=PRACTICE,
    ),
    Rule(
        id="measure-owner",
        part=Part.MEASURES,
        asks=_("A measure whose figures come regularly has an owner"),
        sentence=_("“%(measure)s” of “%(title)s” has no owner."),
        here=_("Nobody is named who brings the figures of “%(measure)s”."),
        reason=_("Figures are often kept by another office than the one that answers for the objective."),
        example=_("“Head of People Data”"),
        source=MANAGED,
    ),
    Rule(
        id="judged-in-words",
        part=Part.MEASURES,
        asks=_("A sign of success is tied to a measure"),
        sentence=_("The signs of success of “%(title)s” are tied to none of its measures."),
        here=_("None of the signs of success is tied to a measure, so each has to be judged by a person."),
        reason=_("A sign that is tied to a measure is seen or not seen by the figures, and nobody has to argue."),
        example=_("“The gap is narrower than at the start”, tied to “Attainment 8 score”"),
        source=PRACTICE,
    ),
)

ABOUT_MEASURES = (*MUST_BE_MEASURABLE, *WOULD_HELP)
