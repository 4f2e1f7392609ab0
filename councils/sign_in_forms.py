"""The sign-in package's own forms, in the words of this portal."""

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm
from django import forms
from django.utils.translation import gettext_lazy as _


def called_as_here(field: forms.Field) -> None:
    field.label = _("E-mail address")
    field.error_messages["required"] = _("Enter your e-mail address")
    field.error_messages["invalid"] = _("Enter an e-mail address in the format name@example.gov.uk")


class SignIn(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        called_as_here(self.fields["login"])


class NewPassword(ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        called_as_here(self.fields["email"])
