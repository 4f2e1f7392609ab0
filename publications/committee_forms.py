"""What officers say of a report to a meeting: to whom, when, from whom, and what is asked."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from govuk.fields import DayField, Line, LongLine, Radios
from govuk.forms import Form
from publications.models import Asked, CommitteeReport, Decided, Publication, Recommendation

ASKED = [
    (Asked.APPROVE, gettext_lazy("To approve it")),
    (Asked.NOTE, gettext_lazy("To note it")),
    (Asked.RECOMMEND, gettext_lazy("To recommend it to Council")),
]
YES_NO = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]


class Meeting(Form):
    """Which meeting, and from whom."""

    meeting_of = Line(
        label=gettext_lazy("Which meeting is it for?"),
        help_text=gettext_lazy("For example, Cabinet, or Overview and Scrutiny Committee."),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter the meeting that the report goes to")},
    )
    meeting_on = DayField(
        name=gettext_lazy("the day of the meeting"),
        label=gettext_lazy("On which day does it meet?"),
        help_text=gettext_lazy("For example, 12 2 2027"),
    )
    report_of = Line(
        label=gettext_lazy("Who makes the report?"),
        help_text=gettext_lazy(
            "The member or officer by office, for example “Cabinet Member for Communities”. The recommendations stand "
            "in this name."
        ),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter who makes the report")},
    )


class StartCommitteeReport(Meeting):
    """What a new report is about and asks. `documents` are those it can be about, by the key of their choice."""

    submit = gettext_lazy("Start the report")

    about = forms.ChoiceField(
        label=gettext_lazy("Which document is it about?"),
        help_text=gettext_lazy("What the document and its objectives say is filled in."),
        error_messages={"required": gettext_lazy("Select a document, or none")},
    )
    asked = forms.ChoiceField(
        label=gettext_lazy("What is the meeting asked to do with it?"),
        help_text=gettext_lazy("This becomes the first recommendation. You can add others."),
        choices=ASKED,
        widget=Radios,
        required=False,
    )
    subject = Line(
        label=gettext_lazy("Subject"),
        help_text=gettext_lazy("Leave it empty to use the name of the document."),
        max_length=200,
        required=False,
    )
    field_order = ("about", "asked", "meeting_of", "meeting_on", "report_of", "subject")

    def __init__(self, *args: Any, documents: dict[str, Publication], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.documents = documents
        choose = self.fields["about"]
        assert isinstance(choose, forms.ChoiceField)  # noqa: S101 - declared above
        choose.choices = [
            ("none", _("None of these")),
            *((key, described(document)) for key, document in documents.items()),
        ]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        chosen = told.get("about")
        if chosen in self.documents and not told.get("asked"):
            self.add_error("asked", _("Select what the meeting is asked to do with the document"))
        if chosen == "none" and not told.get("subject"):
            self.add_error("subject", _("Enter the subject of the report"))
        return told

    def answers(self) -> dict[str, Any]:
        told = self.cleaned_data
        names = ("meeting_of", "meeting_on", "report_of", "subject")
        about = self.documents.get(told["about"])
        return {name: told[name] for name in names} | {"about": about, "asked": told["asked"] or Asked.APPROVE}


def described(document: Publication) -> str:
    """ "Equality information 2025 to 2026 (draft)"; what is public is not marked."""
    state = "" if document.state == "published" else f" ({str(document.get_state_display()).lower()})"
    return f"{document.title}{state}"


class HeadOfReport(Meeting):
    """Everything at the head of a report."""

    submit = gettext_lazy("Save")

    seen = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": gettext_lazy("Open this page again and save once more")}
    )
    subject = Line(
        label=gettext_lazy("Subject"),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter the subject of the report")},
    )
    contact_officer = LongLine(
        label=gettext_lazy("Contact officer"),
        help_text=gettext_lazy("The office, with how members reach it. Readers see it."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    wards = Line(
        label=gettext_lazy("Wards"),
        help_text=gettext_lazy("“All”, or the names of those it concerns."),
        max_length=300,
        required=False,
    )
    key_decision = forms.ChoiceField(
        label=gettext_lazy("Is it a key decision?"),
        choices=YES_NO,
        widget=Radios(inline=True),
        error_messages={"required": gettext_lazy("Select whether it is a key decision")},
    )
    call_in = forms.ChoiceField(
        label=gettext_lazy("Can the decision be called in?"),
        choices=YES_NO,
        widget=Radios(inline=True),
        error_messages={"required": gettext_lazy("Select whether the decision can be called in")},
    )
    consulted_until = DayField(
        name=gettext_lazy("the last day of the consultation"),
        label=gettext_lazy("Last day of the consultation"),
        help_text=gettext_lazy("Only if there was one, or will be. The check holds it against the day of the meeting."),
        required=False,
    )
    field_order = (
        "seen", "subject", "meeting_of", "meeting_on", "report_of", "contact_officer", "wards", "key_decision",
        "call_in", "consulted_until",
    )  # fmt: skip

    @staticmethod
    def told(report: CommitteeReport) -> dict[str, Any]:
        """What stands in the boxes when the page is opened."""
        names = ("meeting_of", "meeting_on", "report_of", "contact_officer", "wards", "consulted_until")
        return {name: getattr(report, name) for name in names} | {
            "seen": report.version,
            "subject": report.publication.title,
            "key_decision": "yes" if report.is_key_decision else "no",
            "call_in": "yes" if report.is_subject_to_call_in else "no",
        }

    def answers(self) -> dict[str, Any]:
        told = {
            name: value for name, value in self.cleaned_data.items() if name not in ("seen", "key_decision", "call_in")
        }
        return told | {
            "is_key_decision": self.cleaned_data["key_decision"] == "yes",
            "is_subject_to_call_in": self.cleaned_data["call_in"] == "yes",
        }


class Recommend(Form):
    """One thing that the meeting is asked."""

    submit = gettext_lazy("Save")

    asked = forms.ChoiceField(
        label=gettext_lazy("The meeting is asked to"),
        choices=Asked.choices,
        widget=Radios,
        error_messages={"required": gettext_lazy("Select what the meeting is asked to do")},
    )
    words = LongLine(
        label=gettext_lazy("What?"),
        help_text=gettext_lazy("Finish the sentence, for example “the equality policy, set out in Appendix 2”."),
        max_length=1000,
        error_messages={"required": gettext_lazy("Enter what the meeting is asked")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    document = forms.ChoiceField(
        label=gettext_lazy("Which document is it about?"),
        help_text=gettext_lazy("Once the document is submitted, its digest stands beside it."),
        required=False,
    )
    place = forms.ChoiceField(label=gettext_lazy("Its number in the list"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, documents: Iterable[Publication], places: Sequence[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.documents = {str(document.pk): document for document in documents}
        document, place = self.fields["document"], self.fields["place"]
        assert isinstance(document, forms.ChoiceField)  # noqa: S101 - declared above
        assert isinstance(place, forms.ChoiceField)  # noqa: S101 - declared above
        document.choices = [("", _("None")), *((key, described(each)) for key, each in self.documents.items())]
        place.choices = [(str(n), str(n)) for n in places]
        if not places:
            del self.fields["place"], self.fields["seen"]

    def answers(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {"asked": told["asked"], "words": told["words"], "document": self.documents.get(told["document"])}


class NoteOutcome(Form):
    """What the meeting decided on a recommendation."""

    submit = gettext_lazy("Save")

    seen = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": gettext_lazy("Open this page again and save once more")}
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("What did the meeting decide?"),
        choices=[*Decided.choices, ("none", gettext_lazy("Nothing yet"))],
        widget=Radios,
        error_messages={"required": gettext_lazy("Select what the meeting decided")},
    )
    outcome_on = DayField(
        name=gettext_lazy("the day of the decision"),
        label=gettext_lazy("On which day?"),
        help_text=gettext_lazy("For example, 12 2 2027"),
        required=False,
    )
    minute = LongLine(
        label=gettext_lazy("Minute"),
        help_text=gettext_lazy("Its number, or the address of the minutes."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["outcome_on"]
        assert isinstance(field, DayField)  # noqa: S101 - declared above
        field.latest = on

    @staticmethod
    def told(recommendation: Recommendation, report: CommitteeReport) -> dict[str, Any]:
        return {
            "seen": recommendation.version,
            "outcome": recommendation.outcome or None,
            "outcome_on": recommendation.outcome_on or report.meeting_on,
            "minute": recommendation.minute,
        }

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("outcome") == "none":
            self.errors.pop("outcome_on", None)
        elif not told.get("outcome_on") and "outcome_on" not in self.errors:
            self.add_error("outcome_on", _("Enter the day of the decision"))
        return told

    def answers(self) -> dict[str, Any]:
        told = self.cleaned_data
        outcome = "" if told["outcome"] == "none" else told["outcome"]
        return {"outcome": outcome, "outcome_on": told.get("outcome_on"), "minute": told["minute"]}
