"""The names under which files are saved, whatever they were called before."""

import re

import pytest

from files.kinds import FileKind, kind_of_media_type
from files.names import disposition, safe_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Annual report 2026.pdf", "Annual report 2026.pdf"),
        ("Adroddiad blynyddol – Grŵp.pdf", "Adroddiad blynyddol – Grŵp.pdf"),
        ("report.pdf.html", "report.pdf"),
        ("report.html", "report.pdf"),
        ("report.PDF", "report.pdf"),
        ("v1.2 of the plan", "v1.2 of the plan.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("..%2f..%2fetc%2fpasswd", "passwd.pdf"),
        ("C:\\Users\\me\\plan.pdf", "plan.pdf"),
        ("a\x00.pdf", "a.pdf"),
        ("invoice\u202efdp.exe", "invoice fdp.pdf"),
        ("line\r\nSet-Cookie: a=b.pdf", "line Set-Cookie- a=b.pdf"),
        ('"><script>alert(1)</script>.pdf', "script.pdf"),
        ("CON.pdf", "file-CON.pdf"),
        ("aux", "file-aux.pdf"),
        ("LPT1.pdf", "file-LPT1.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("-rf.pdf", "rf.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        (".pdf", "file.pdf"),
        ("a" * 300 + ".pdf", "a" * 100 + ".pdf"),
        ("字" * 300 + ".pdf", "字" * 66 + ".pdf"),
    ],
)
def test_a_name_is_one_that_every_system_can_save(given, kept):
    assert safe_name(given, FileKind.PDF) == kept
    assert safe_name(safe_name(given, FileKind.PDF), FileKind.PDF) == kept


@pytest.mark.parametrize("kind", FileKind)
def test_a_name_has_the_one_ending_of_its_kind(kind):
    assert safe_name("a.exe.js", kind) == f"a.{kind.extension}"


def test_the_header_carries_the_name_for_new_programs_and_for_old_ones():
    header = disposition("Grŵp – 5%.pdf", is_attachment=True)

    assert header == "attachment; filename=\"Grwp  5-.pdf\"; filename*=UTF-8''Gr%C5%B5p%20%E2%80%93%205%25.pdf"
    assert disposition("字.pdf", is_attachment=False).startswith('inline; filename="file.pdf"; ')


@pytest.mark.parametrize("name", ['a".pdf', "a\r\nX: b.pdf", "a;b.pdf", "a\\b.pdf"])
def test_no_name_ends_the_header(name):
    header = disposition(name, is_attachment=True)

    assert re.fullmatch(r"attachment; filename=\"[\w .()+-]+\"; filename\*=UTF-8''[\w.%~-]+", header)


def test_nothing_is_served_under_a_type_that_is_not_taken():
    for kind in FileKind:
        assert kind_of_media_type(kind.media_type) is kind
    with pytest.raises(LookupError):
        kind_of_media_type("image/svg+xml")
