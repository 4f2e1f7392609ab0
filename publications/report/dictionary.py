"""The data dictionary: what every field of the published data files means. A test walks what is frozen and fails on a
field that has no entry here."""

from collections.abc import Iterator
from dataclasses import dataclass

DAY = "a day, 2026-03-29; empty where it is not known"
MARKUP = "text with simple marks (Markdown)"
THIRD = "from 3"
NUMBER = "a number as it was published, such as 37.5"


@dataclass(frozen=True)
class Field:
    """One field or column. `unit` says how it is written, `allowed` which values it takes, `schemas` in which it stands
    where that is not all."""

    name: str
    meaning: str
    unit: str = ""
    allowed: str = ""
    schemas: str = ""


@dataclass(frozen=True)
class Table:
    """The fields that stand together, and where they stand."""

    key: str
    heading: str
    where: str
    fields: tuple[Field, ...]


FILE = Table(
    "file", "The data file", "The outermost level of the JSON file of an edition.", (
        Field("address", "The permanent address of the edition.", "a web address"),
        Field("content", "What was approved and published, and nothing else. See “The content”."),
        Field("data_dictionary", "Where this dictionary stands.", "a web address"),
        Field("digest", "The SHA-256 of the content.", "64 hexadecimal digits"),
        Field("how_to_check", "How to compute the digest from the content, with a command that does it."),
        Field("passport", "What publication added. See “The passport”."),
    ),
)  # fmt: skip
CONTENT = Table(
    "content", "The content", "content", (
        Field("schema", "The shape of the content. It counts up when fields come or go.", "a whole number"),
        Field("kind", "What kind of document it is.", "", "equality_information, equality_objectives and others"),
        Field("language", "The language of the document.", "", "en, cy"),
        Field("council", "The name of the council on the day."),
        Field("council_slug", "The council as in addresses."),
        Field("nation", "The nation whose law the council is under.", "", "england, wales, scotland", "from 2"),
        Field("is_fictional", "Whether the council and everything said of it is invented.", "", "true, false"),
        Field("title", "The title of the document."),
        Field("period", "The period it is about, in words."),
        Field("starts_on", "The first day of the period.", DAY),
        Field("ends_on", "The last day of the period.", DAY),
        Field("contact", "Whom to ask, as the council gives it."),
        Field("objective_set", "The set of objectives it tells of, or null. See “The set of objectives”."),
        Field("objectives", "The objectives in their order. See “An objective”."),
        Field("parts", "The parts of a report in their order. See “A part”."),
        Field("owner", "Who answers for the document, an office or a person.", "", "", THIRD),
        Field("review_on", "The day by which it is looked at again.", DAY, "", THIRD),
        Field("claims", "The duties that it meets, one by one.", "", "", THIRD),
        Field("claims[].code", "The duty, by its code.", "", "", THIRD),
        Field("claims[].name", "The duty in words.", "", "", THIRD),
        Field("claims[].citation", "The law that asks for it.", "", "", THIRD),
        Field("claims[].bodies", "For which listed bodies it is met.", "a list of texts", "", THIRD),
        Field("claims[].cycle", "For which reporting year; empty where the duty has none.", "", "", THIRD),
        Field("claims[].is_part", "Whether another document together with it moves the day.", "", "true, false", THIRD),
        Field("supersedes", "Title and address of the document it replaces, or null.", "a pair of texts", "", THIRD),
        Field("brand", "How the council looks in print.", "", "", THIRD),
        Field("brand.colour", "The council’s colour; empty for the portal’s own.", "#17575c", "", THIRD),
        Field("brand.logo_sha256", "The SHA-256 of the council’s logo.", "64 hexadecimal digits", "", THIRD),
        Field("brand.logo_alt", "What the logo shows, in words.", "", "", THIRD),
        Field("facts", "What stands at its head.", "a list of pairs: a name, and what it says", "", THIRD),
    ),
)  # fmt: skip
PART = Table(
    "part", "A part", "content.parts[]", (
        Field("key", "Which part it is, the same in every report."),
        Field("heading", "Its heading."),
        Field("paragraphs", "What the portal filled in.", "a list of texts"),
        Field("citations", "The law it names.", "a list of pairs: the words, and their web address"),
        Field("narrative", "What the council wrote.", MARKUP),
        Field("left_out_because", "Why the council left the part out; empty where it did not."),
        Field("number", "Its number, in a numbered document.", "2.1", "", THIRD),
        Field("under", "The heading that it stands under with others.", "", "", THIRD),
        Field("measures", "Measures of the objectives shown in it. See “A measure”.", "", "", THIRD),
        Field("tables", "The tables in their order.", "", "", THIRD),
        Field("tables[].title", "What the table shows.", "", "", THIRD),
        Field("tables[].columns", "The headings of its columns.", "a list of texts", "", THIRD),
        Field("tables[].rows", "Its rows, each as long as the columns.", "a list of lists of texts", "", THIRD),
        Field("tables[].as_at", "The day that it is about.", DAY, "", THIRD),
        Field("tables[].source", "Where it comes from.", "", "", THIRD),
        Field("tables[].note", "What has to be known of it.", "", "", THIRD),
        Field("tables[].chart", "The picture drawn from it; empty for none.", "", "bars, lines", THIRD),
        Field("links", "The links in their order.", "", "", THIRD),
        Field("links[].text", "The words of the link.", "", "", THIRD),
        Field("links[].address", "Where it leads.", "a web address", "", THIRD),
        Field("files", "The files in their order, kept as they were uploaded.", "", "", THIRD),
        Field("files[].title", "What the file is.", "", "", THIRD),
        Field("files[].name", "Its name.", "", "", THIRD),
        Field("files[].type", "Its type.", "a media type", "", THIRD),
        Field("files[].bytes", "Its size.", "a whole number of bytes", "", THIRD),
        Field("files[].sha256", "Its SHA-256.", "64 hexadecimal digits", "", THIRD),
        Field("files[].alternative", "The words that stand for a picture; empty for other files.", "", "", THIRD),
    ),
)  # fmt: skip
SET = Table(
    "set", "The set of objectives", "content.objective_set", (
        Field("title", "The title of the set."),
        Field("called", "What the council calls its objectives."),
        Field("period", "The period they hold for, in words."),
        Field("rationale", "How the council arrived at them.", MARKUP),
        Field("decided_by", "Who decided on them."),
        Field("decided_on", "The day of the decision.", DAY),
        Field("decision_reference", "Where the decision is recorded, such as a minute."),
        Field("commitments", "What the council promises beside its objectives. In schema 1 a list of texts."),
        Field("commitments[].heading", "The heading they stand under.", "", "", "from 2"),
        Field("commitments[].texts", "The promises.", "a list of texts", "", "from 2"),
        Field("reasons", "Why no objective covers a characteristic.", "", "", "from 2"),
        Field("reasons[].characteristic", "The characteristic, by its code.", "", "", "from 2"),
        Field("reasons[].aim", "The aim; empty for all.", "", "eliminate, advance, foster", "from 2"),
        Field("reasons[].text", "The reason.", "", "", "from 2"),
        Field("local", "What the council considers beside the nine characteristics.", "a list of names", "", "from 2"),
        Field("coverage", "Whom the objectives cover, in sentences.", "a list of texts", "", "from 2"),
    ),
)  # fmt: skip
OBJECTIVE = Table(
    "objective", "An objective", "content.objectives[]", (
        Field("number", "Its number, which stays for ever.", "a whole number"),
        Field("reference", "The council’s own reference."),
        Field("title", "The objective."),
        Field("why", "Why the council pursues it.", MARKUP),
        Field("aims", "Which aims of the equality duty it serves.", "a list of names"),
        Field("characteristics", "Which protected characteristics it is about.", "a list of names"),
        Field("pairs", "Which characteristic it is for under which aim.", "a list of pairs of codes", "", "from 2"),
        Field("local", "The same for what the council considers beside the nine.", "a list of pairs", "", "from 2"),
        Field("is_about_pay", "Whether it is about pay.", "", "true, false", "from 2"),
        Field("is_pursued", "Whether it was still pursued on the day.", "", "true, false", "from 2"),
        Field("tags", "The council’s own words on whom it is for.", "a list of pairs: kind, words", "", "from 2"),
        Field("owner", "Who answers for it."),
        Field("member_sponsor", "The councillor who stands for it."),
        Field("signs", "What will show that it is met. See “Signs of success”.", "", "", "from 2"),
        Field("commitments", "What the council promises to do for it.", "a list of texts"),
        Field("measures", "What is counted. See “A measure”."),
        Field("progress", "What was said of its progress, newest first. See “Progress”."),
        Field("target_groups", "Whom it is for, in the council’s words.", "", "", "1"),
        Field("criteria", "What will show that it is met.", "a list of texts", "", "1"),
        Field("criteria_logic", "Whether all or any of the criteria have to be seen.", "", "", "1"),
    ),
)  # fmt: skip
PROGRESS = Table(
    "progress", "Progress", "content.objectives[].progress[]", (
        Field("as_at", "The day it was said of.", DAY),
        Field("rag", "A person’s judgement.", "", "on_track, at_risk, late, met"),
        Field("rag_label", "The judgement in words."),
        Field("narrative", "What has happened.", MARKUP),
    ),
)  # fmt: skip
SIGNS = Table(
    "signs", "Signs of success", "content.objectives[].signs, from schema 2 on", (
        Field("logic", "Whether all signs have to be seen, or any.", "", "all, any"),
        Field("each", "The signs, one by one."),
        Field("seen", "Whether the objective is met by its signs; null where nobody can say yet.", "", "true, false"),
        Field("sentence", "The same in a sentence."),
        Field("each[].text", "The sign."),
        Field("each[].measure", "The place of its measure, counted from 1; 0 where a person judges.", "a whole number"),
        Field("each[].measured_by", "The name of that measure."),
        Field("each[].condition", "What must be so of the measure.", "",
              "target, improve, narrow, above, benchmark, zero and others"),
        Field("each[].seen", "Whether it is seen; null where nobody can say yet.", "", "true, false"),
        Field("each[].how", "How that is known."),
        Field("each[].evidence", "What the judgement rests on."),
        Field("each[].judged_on", "The day somebody judged it.", DAY),
    ),
)  # fmt: skip
MEASURE = Table(
    "measure", "A measure", "content.objectives[].measures[]", (
        Field("key", "Tells the measure from others, whatever its words.", "", "", "from 2"),
        Field("name", "What is counted."),
        Field("unit", "The unit of its figures. In schema 1 in words.", "",
              "percent, number, score, money, days, index"),
        Field("unit_label", "The unit in words.", "", "", "from 2"),
        Field("direction", "Which way is better. In schema 1 in words.", "", "up, down, keep"),
        Field("direction_label", "The direction in words.", "", "", "from 2"),
        Field("population", "Who is counted at all.", "", "", "from 2"),
        Field("group", "The group whose figure it is."),
        Field("comparator", "The group it is compared with."),
        Field("benchmark", "The outside figure it is compared with, such as a national one.", "", "", "from 2"),
        Field("target_kind", "What the target asks for.", "",
              "none, value, within, improve, narrow, above, benchmark, zero", "from 2"),
        Field("target_value", "The figure to reach, or the lower end of a range.", NUMBER, "", "from 2"),
        Field("target_upper", "The upper end of a range.", NUMBER, "", "from 2"),
        Field("target_on", "By which day.", DAY, "", "from 2"),
        Field("target", "The target in words."),
        Field("source", "Where the figures come from."),
        Field("rhythm", "How often new figures come.", "", "", "from 2"),
        Field("owner", "Who brings the figures.", "", "", "from 2"),
        Field("note", "What has to be known of it.", "", "", "from 2"),
        Field("replaces", "The name of the measure it replaced."),
        Field("replaced_by", "The name of the measure that replaced it.", "", "", "from 2"),
        Field("readings", "Its figures by period. See “A reading”."),
        Field("course", "How far it has come, computed; null where nothing is.", "", "", "from 2"),
        Field("course.standing", "Where it stands.", "",
              "met, on_course, behind, moving_away, missed, holds, fails, cannot_say", "from 2"),
        Field("course.label", "The standing in words.", "", "", "from 2"),
        Field("course.done", "The share of the way that is done.", "per cent", "", "from 2"),
        Field("course.expected", "The share that should be done by then.", "per cent", "", "from 2"),
        Field("course.explanation", "How that was computed.", "a list of texts", "", "from 2"),
    ),
)  # fmt: skip
STATES = "known, not_yet, not_collected, hidden"
READING = Table(
    "reading", "A reading", "content.objectives[].measures[].readings[]", (
        Field("period", "The period, in words."),
        Field("ends_on", "The last day of the period.", DAY, "", "from 2"),
        Field("is_baseline", "Whether progress is counted from it.", "", "true, false"),
        Field("own", "The figure of the group. See “A figure”.", "", "", "from 2"),
        Field("comparator", "The figure of the comparator.", "", "", "from 2"),
        Field("benchmark", "The figure of the benchmark.", "", "", "from 2"),
        Field("gap", "How far the group’s figure is from the comparator’s; positive is worse.", NUMBER),
        Field("break_before", "Why it cannot be compared with those before it.", "", "", "from 2"),
        Field("note", "What has to be known of it."),
        Field("value", "The figure of the group.", NUMBER, "", "1"),
        Field("of", "The counts behind it, such as “150 of 400”.", "", "", "1"),
        Field("comparator_value", "The figure of the comparator.", NUMBER, "", "1"),
        Field("comparator_of", "The counts behind that.", "", "", "1"),
    ),
)  # fmt: skip
FIGURE = Table(
    "figure", "A figure", "content.objectives[].measures[].readings[].own, .comparator and .benchmark", (
        Field("state", "Whether there is a figure, and if not, why.", "", f"{STATES}; empty where none is asked for"),
        Field("state_label", "The same in words."),
        Field("value", "The figure.", NUMBER),
        Field("numerator", "How many; null where it is not known.", "a whole number"),
        Field("denominator", "Of how many; null where it is not known.", "a whole number"),
        Field("exactly", "The share that the counts give, where the figure is that share rounded.", "per cent"),
    ),
)  # fmt: skip
PASSPORT = Table(
    "passport", "The passport", "passport", (
        Field("edition", "The number of the edition, as in its address.", "a whole number"),
        Field("label", "What the edition is called, such as 1.1. The first number counts substantial changes."),
        Field("is_correction", "Whether it mends an error in the edition before it.", "", "true, false"),
        Field("path", "Where it stands on this site."),
        Field("published_on", "The day it was made public.", DAY),
        Field("published_at", "The moment it was made public.", "2026-03-10T09:30:00+00:00"),
        Field("published_by", "Who made it public."),
        Field("submitted_by", "Who submitted it."),
        Field("submitted_on", "The day it was submitted: what the site fills in is as at that day.", DAY),
        Field("approved_by", "Who approved it."),
        Field("approved_on", "The day of the approval.", DAY),
        Field("what_changed", "What is different from the edition before it."),
        Field("digest", "The SHA-256 of the content.", "64 hexadecimal digits"),
        Field("record_head", "The newest entry of the council’s record of acts.", "64 hexadecimal digits"),
        Field("supersedes", "The earlier document it takes the place of, or null."),
        Field("supersedes.title", "Its title."),
        Field("supersedes.path", "Where it stands on this site."),
        Field("supersedes.published_on", "The day it was made public.", DAY),
        Field("approvals", "Who agreed to it, step by step."),
        Field("approvals[].step", "What the step is called."),
        Field("approvals[].kind", "Who is asked in it.", "", "person, body, wait"),
        Field("approvals[].who", "The person or the body."),
        Field("approvals[].decided_on", "The day.", DAY),
        Field("approvals[].minute_reference", "Where the decision stands in the minutes."),
        Field("approvals[].link", "Where the minutes can be read.", "a web address"),
        Field("duties", "The duties that it met, one by one."),
        Field("duties[].code", "The duty, by its code."),
        Field("duties[].name", "The duty in words."),
        Field("duties[].citation", "The law that asks for it."),
        Field("duties[].headline", "Whether it was in time."),
        Field("duties[].explanation", "How that was worked out.", "a list of texts"),
        Field("duties[].was_due_on", "The day by which it had to be published.", DAY),
        Field("duties[].next_due_on", "The day by which the next one has to be.", DAY),
        Field("duties[].contested_until", "Up to which day it can be argued that the next is in time.", DAY),
    ),
)  # fmt: skip
FIGURES = Table(
    "figures-csv", "The figures as CSV", "Each row is one figure: the group’s, the comparator’s or the benchmark’s.", (
        Field("objective", "The number of the objective.", "a whole number"),
        Field("reference", "The council’s own reference of the objective."),
        Field("objective title", "The objective; of a table of a part, the part."),
        Field("measure", "What is counted."),
        Field("unit", "The unit of the figure.", "", "percent, number, score, money, days, index"),
        Field("better", "Which way is better.", "", "up, down, keep"),
        Field("population", "Who is counted at all."),
        Field("period", "The period, in words."),
        Field("period ends", "The last day of the period.", DAY),
        Field("baseline", "Whether progress is counted from this figure.", "", "yes; else empty"),
        Field("whose", "Whose figure it is.", "", "group, comparator, benchmark, table"),
        Field("name", "The name of that group, comparator or benchmark."),
        Field("state", "Whether there is a figure, and if not, why.", "", STATES),
        Field("figure", "The figure.", NUMBER),
        Field("numerator", "How many.", "a whole number"),
        Field("denominator", "Of how many.", "a whole number"),
        Field("exact share", "The share that the counts give, where the figure is that share rounded.", "per cent"),
        Field("gap", "How far the group’s figure is from the comparator’s; positive is worse.", NUMBER),
        Field("series breaks before", "Why it cannot be compared with those before it."),
        Field("note", "What has to be known of it."),
        Field("target", "The target in words."),
        Field("target day", "By which day.", DAY),
        Field("source", "Where the figure comes from."),
    ),
)  # fmt: skip
STANDINGS = Table(
    "progress-csv", "The progress as CSV", "Each row is how far one measure has come; or an objective without one.", (
        Field("objective", "The number of the objective.", "a whole number"),
        Field("reference", "The council’s own reference of the objective."),
        Field("objective title", "The objective."),
        Field("measure", "What is counted; empty where nothing is."),
        Field("standing", "Where it stands, computed; empty where another measure took its place.", "",
              "met, on_course, behind, moving_away, missed, holds, fails, cannot_say, no measure"),
        Field("done per cent", "The share of the way that is done.", "per cent"),
        Field("expected per cent", "The share that should be done by then.", "per cent"),
        Field("how it was computed", "How that was found, in sentences."),
        Field("signs of success", "Whether the objective is met by its signs, in a sentence."),
        Field("said", "A person’s judgement, in words; empty where nothing was said yet."),
        Field("said on", "The day it was said.", DAY),
    ),
)  # fmt: skip
TABLES = (
    FILE, CONTENT, PART, SET, OBJECTIVE, PROGRESS, SIGNS, MEASURE, READING, FIGURE, PASSPORT, FIGURES, STANDINGS,
)  # fmt: skip
COLUMNS = ("table", "where", "field", "meaning", "written as", "one of", "schemas")


def as_rows() -> Iterator[tuple[str, ...]]:
    """The whole dictionary, a row for each field."""
    for table in TABLES:
        for field in table.fields:
            told = (field.name, field.meaning, field.unit, field.allowed, field.schemas or "all")
            yield (table.heading, table.where, *told)
