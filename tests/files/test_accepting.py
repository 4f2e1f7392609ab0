"""What comes into the store: told by its content, looked through, and taken as it is or refused with a sentence."""

import hashlib
import io
import time
import tracemalloc

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile, TemporaryUploadedFile

from files import accepting
from files.accepting import accept, accept_upload
from files.kinds import DOCUMENTS, EVERY_KIND, PICTURES, FileKind, Refused
from tests.files import corpus
from tests.files.corpus import GOOD, HOSTILE, of


def test_the_corpus_is_large_enough():
    assert len(HOSTILE) >= 80
    assert len(GOOD) >= 20


@pytest.mark.parametrize("which", GOOD)
def test_a_good_file_is_taken_as_it_is(which):
    name, content, kind = of(GOOD, which)

    accepted = accept(content, name=name)

    assert accepted.kind is FileKind[kind]
    assert accepted.content == content
    assert accepted.size == len(content)
    assert accepted.sha256 == hashlib.sha256(content).hexdigest()
    assert accepted.name.endswith(f".{accepted.kind.extension}")
    assert accepted.media_type in {each.media_type for each in FileKind}


@pytest.mark.parametrize("which", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(which):
    name, content, code = of(HOSTILE, which)
    began = time.perf_counter()

    with pytest.raises(Refused) as refusal:
        accept(content, name=name)

    assert refusal.value.code == code
    (sentence,) = refusal.value.messages
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("which", GOOD)
def test_no_good_file_is_taken_when_its_first_bytes_are_gone(which):
    """The planted fault beside the list: what makes a file good is in it, not in its name."""
    name, content, kind = of(GOOD, which)
    if kind in ("TEXT", "CSV"):
        return

    with pytest.raises(Refused):
        accept(b"\x00\x00\x00\x00" + content[4:], name=name)


@pytest.mark.parametrize("which", GOOD)
@pytest.mark.parametrize("name", ["a.exe", "a.html", "a.svg", "a", "a.pdf", ".htaccess", "a.php.csv"])
def test_the_name_makes_no_file_what_it_is_not(which, name):
    _name, content, kind = of(GOOD, which)
    wanted = {"CSV", "TEXT"} if kind in ("CSV", "TEXT") else {kind}

    accepted = accept(content, name=name)

    assert accepted.kind.name in wanted
    assert accepted.name.endswith(f".{accepted.kind.extension}")


def test_bombs_cost_little_memory():
    bombs = ("a bomb", "a bomb that lies", "parts that overlap", "a PDF that unpacks without end", "a flood of dots")
    for which in bombs:
        name, content, _code = of(HOSTILE, which)
        tracemalloc.start()
        with pytest.raises(Refused):
            accept(content, name=name)
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()

        assert most < 200 * 1024**2, which


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_not(settings):
    settings.LARGEST_UPLOAD = 3 * 1024**2
    words = b"word " * 2000
    whole = (words + b"\n") * (settings.LARGEST_UPLOAD // (len(words) + 1) + 1)

    assert accept(whole[: settings.LARGEST_UPLOAD], name="a.txt").size == settings.LARGEST_UPLOAD
    with pytest.raises(Refused, match="The file must be smaller than 3 MB"):
        accept(whole[: settings.LARGEST_UPLOAD + 1], name="a.txt")


def test_a_form_may_take_less_and_fewer_kinds():
    with pytest.raises(Refused, match=r"smaller than 0\.5 MB"):
        accept(b"x" * (512 * 1024 + 1), name="a.txt", largest=512 * 1024)
    with pytest.raises(Refused, match=r"The file is PDF\. It must be PNG or JPEG\."):
        accept(corpus.pdf(), name="logo.png", kinds=PICTURES)
    with pytest.raises(Refused, match=r"It must be PDF\."):
        accept(corpus.png(), name="a.png", kinds=[FileKind.PDF])
    assert set(DOCUMENTS) | set(PICTURES) == set(EVERY_KIND) == set(FileKind)


def test_an_upload_is_read_up_to_the_limit_and_no_further(settings):
    class Endless(io.BytesIO):
        read_so_far = 0

        def read(self, size=-1):
            assert 0 < size <= settings.LARGEST_UPLOAD + 1
            return b"a" * size

    sent = InMemoryUploadedFile(Endless(), "file", "a.txt", "text/plain", 10, "utf-8")

    with pytest.raises(Refused, match="smaller than 20 MB"):
        accept_upload(sent)


def test_an_upload_is_taken_from_memory_and_from_the_disk():
    on_disk = TemporaryUploadedFile("a.png", "image/png", 10, None)
    on_disk.write(corpus.png())

    assert accept_upload(SimpleUploadedFile("a.pdf", corpus.pdf(), "text/html")).kind is FileKind.PDF
    assert accept_upload(on_disk).kind is FileKind.PNG
    on_disk.close()


def test_a_picture_tells_its_size():
    assert (accept(corpus.png(7, 5), name="a").width, accept(corpus.png(7, 5), name="a").height) == (7, 5)
    assert (accept(corpus.jpeg(size=(9, 6)), name="a").width, accept(corpus.jpeg(size=(9, 6)), name="a").height) == (
        9,
        6,
    )


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (corpus.jpeg(exif=corpus.taken_somewhere()), "a.jpg", "where it was taken"),
        (corpus.png(more=corpus.chunk(b"eXIf", corpus.taken_somewhere()[6:])), "a.png", "where it was taken"),
        (
            corpus.png(more=corpus.chunk(b"iTXt", b"XML:com.adobe.xmp\x00 exif:GPSLatitude=51")),
            "a.png",
            "where it was taken",
        ),
        (corpus.docx({"word/comments.xml": "<w:comments/>"}), "a.docx", "has comments"),
        (corpus.docx(body='<w:ins w:id="1"/>'), "a.docx", "tracked changes"),
        (corpus.xlsx(sheet='name="Secret" state="veryHidden"'), "a.xlsx", "hidden sheets"),
        (
            corpus.odf("text", {"content.xml": "<text:tracked-changes>x</text:tracked-changes>"}),
            "a.odt",
            "tracked changes",
        ),
        (b"Name,Sum\nA,=1+1\n", "a.csv", "like a formula"),
    ],
)
def test_what_a_file_gives_away_is_said_before_it_is_published(content, name, said):
    (warning,) = accept(content, name=name).warnings

    assert said in warning


@pytest.mark.parametrize(
    "notes",
    [
        b"Exif\x00\x00",
        b"Exif\x00\x00XX*\x00\x00\x00\x00\x08",
        b"Exif\x00\x00II*\x00\xff\xff\xff\xff\x05\x00",
        b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x09\x00",
    ],
)
def test_broken_notes_of_a_camera_say_nothing(notes):
    assert accept(corpus.jpeg(exif=notes), name="a.jpg").warnings == ()


def test_numbers_below_zero_are_no_formulas():
    assert accept(b"Name,Change\nA,-3.5%\nB,+1,\nC,-\n", name="a.csv").warnings == ()


def test_what_scanners_know_is_not_in_our_own_source():
    with open(accepting.__file__, "rb") as source:
        assert accepting.TEST_VIRUS not in source.read()
