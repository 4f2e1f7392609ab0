"""The words people type about how their council's public pages look."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.edit_form import Edit
from councils.models import Council
from files.accepting import Accepted, accept_upload
from files.kinds import PICTURES
from govuk.colours import READ, SEEN, WHITE, colour_of, contrast
from govuk.fields import Line
from govuk.uploads import UploadField

LARGEST_LOGO = 1024**2
LONGEST_SIDE_OF_A_LOGO = 4000


def accept_logo(sent: UploadedFile) -> Accepted:
    """A picture that is small enough for the head of each page. Raises Refused."""
    logo = accept_upload(sent, kinds=PICTURES, largest=LARGEST_LOGO)
    if max(logo.width, logo.height) > LONGEST_SIDE_OF_A_LOGO:
        words = _("The logo is %(width)s × %(height)s dots. Make it %(most)s or smaller on each side.")
        told = {"width": logo.width, "height": logo.height, "most": LONGEST_SIDE_OF_A_LOGO}
        raise forms.ValidationError(words % told, code="too_large")
    return logo


class Appearance(Edit):
    submit = gettext_lazy("Save")

    colour = forms.CharField(
        label=gettext_lazy("The council’s colour"),
        help_text=gettext_lazy(
            "As in your style guide: for example, #17575c. Leave it empty for the portal’s own colour."
        ),
        required=False,
        widget=forms.TextInput(attrs={"width": "10", "spellcheck": "false", "autocapitalize": "none"}),
    )
    logo = UploadField(
        label=gettext_lazy("The council’s logo"),
        help_text=gettext_lazy("PNG or JPEG, smaller than 1 MB. It stands on white, at most 60 dots high."),
        accepted_by=accept_logo,
        endings=(".png", ".jpg", ".jpeg"),
        required=False,
    )
    logo_alt = Line(
        label=gettext_lazy("What the logo says or shows"),
        help_text=gettext_lazy("For those who cannot see it. For example, “Barsetshire County Council: a white oak”."),
        max_length=200,
        required=False,
    )
    removes_logo = forms.BooleanField(label=gettext_lazy("Remove the logo"), required=False)

    def __init__(self, *args: Any, has_logo: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_logo = has_logo
        if has_logo:
            self.fields["logo"].label = gettext_lazy("Another logo")
        else:
            del self.fields["removes_logo"]

    @classmethod
    def standing(cls, row: models.Model) -> dict[str, Any]:
        assert isinstance(row, Council)  # noqa: S101 - nothing else has a logo
        return {"colour": row.colour, "logo": None, "logo_alt": row.logo_alt, "removes_logo": False}

    def clean_colour(self) -> str:
        typed = self.cleaned_data["colour"]
        if not typed:
            return ""
        try:
            colour = colour_of(typed)
        except ValueError:
            words = _("Enter the colour as # and six letters or numbers, like #17575c")
            raise forms.ValidationError(words, code="invalid") from None
        if (found := contrast(colour, WHITE)) < SEEN:
            words = _("%(colour)s is too light: its contrast with white is %(found)s to 1. It must be 3 to 1 or more")
            raise forms.ValidationError(words % {"colour": colour, "found": in_tenths(found)}, code="too_light")
        return colour

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        keeps = self.has_logo and not told.get("removes_logo")
        if (told.get("logo") or keeps) and not told.get("logo_alt") and not self.has_error("logo_alt"):
            self.add_error("logo_alt", _("Enter what the logo says or shows"))
        return told


def in_tenths(found: float) -> str:
    """Cut, not rounded: 4.49 is not enough where 4.5 is asked."""
    return f"{int(found * 10) / 10:g}"


def told_of(colour: str) -> dict[str, Any]:
    """What a page says of a colour: its contrast with white, and what it is good for."""
    found = contrast(colour, WHITE)
    return {"colour": colour, "contrast": in_tenths(found), "is_for_text": found >= READ}
