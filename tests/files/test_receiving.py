"""What is taken from the wire of a file that is too large."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from files.accepting import accept_upload
from files.kinds import Refused

STEP = 64 * 1000


def sent(size):
    file = SimpleUploadedFile("a.txt", b"line\n" * (size // 5), "text/plain")
    return RequestFactory().post("/", {"file": file, "words": "kept"})


@pytest.fixture(autouse=True)
def _a_small_limit(settings):
    settings.LARGEST_UPLOAD = 10 * STEP


def test_a_file_within_the_limit_arrives_whole():
    request = sent(5 * STEP)

    assert request.POST["words"] == "kept"
    assert accept_upload(request.FILES["file"]).size == request.FILES["file"].size == 5 * STEP
    request.close()


def test_a_file_over_the_limit_is_cut_off_there_and_its_form_is_read_to_the_end():
    request = sent(100 * STEP)

    assert request.POST["words"] == "kept"
    assert 10 * STEP < request.FILES["file"].size <= 12 * STEP
    with pytest.raises(Refused) as refusal:
        accept_upload(request.FILES["file"])
    assert refusal.value.code == "too_large"
    request.close()
