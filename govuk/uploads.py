"""The box in which a file is chosen, and what it says when a form comes back: a browser forgets the file."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _


class UploadField(forms.FileField):
    """A file to be sent. `accepted_by` looks at it and gives what the form's action wants, or raises ValidationError
    with a sentence; `endings` (".pdf") is what the browser offers first, and no check."""

    def __init__(
        self, *, accepted_by: Callable[[UploadedFile], Any], endings: Iterable[str] = (), **kwargs: Any
    ) -> None:
        self.accepted_by = accepted_by
        accept = {"accept": ",".join(endings)} if endings else {}
        kwargs.setdefault("widget", forms.FileInput(attrs=accept))
        super().__init__(**kwargs)

    def to_python(self, data: Any) -> Any:
        sent = super().to_python(data)
        return self.accepted_by(sent) if isinstance(sent, UploadedFile) else None


def ask_again(form: forms.BaseForm) -> None:
    """Beside each box whose file was good, while another box was not: which file has to be chosen again."""
    for name, field in form.fields.items():
        if isinstance(field, UploadField) and form.cleaned_data.get(name) is not None:
            choose_again(form, name)


def choose_again(form: forms.BaseForm, name: str) -> None:
    """Say that the file has to be chosen again, because the page is shown once more before anything is saved."""
    sent = form.files.get(form.add_prefix(name))
    if sent is not None and not form.has_error(name):
        words = _("Choose “%(file)s” again: browsers forget a chosen file when a page comes back")
        form.add_error(name, forms.ValidationError(words % {"file": sent.name}, code="again"))
