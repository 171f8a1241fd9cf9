"""Workbooks that are meant to do harm, or that were damaged on the way."""

from __future__ import annotations

import csv
import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.external_link import ExternalLink

from ssp_graph.errors import InputError, SspError
from ssp_graph.workbook import annotating, cells, exporting, layout, reading, sandbox, template
from tests.workbook import typed

CONTENT_TYPES = "[Content_Types].xml"
SHEET = "xl/worksheets/sheet2.xml"


def plain(path: Path) -> Path:
    return typed.saved(path, typed.SMALL)


def edited(path: Path, changes: dict[str, bytes]) -> Path:
    """Return the small workbook with some of its parts replaced or added."""
    source = io.BytesIO()
    typed.workbook(typed.SMALL).save(source)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.pop(name, old.read(name)))
        for name, content in changes.items():
            new.writestr(name, content)
    return path


def part(name: str) -> str:
    source = io.BytesIO()
    typed.workbook(typed.SMALL).save(source)
    with zipfile.ZipFile(source) as archive:
        return archive.read(name).decode()


def refusal(path: Path) -> str:
    """Return why `path` is refused; it takes neither long nor a traceback."""
    began = time.monotonic()
    with pytest.raises(InputError) as caught:
        reading.read(path)
    assert time.monotonic() - began < sandbox.LIMITS["seconds"] + 5
    assert caught.value.message("da") != caught.value.message("en")
    return caught.value.key


def test_a_small_file_that_unpacks_to_gigabytes(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(CONTENT_TYPES, "<Types/>")
        with archive.open(SHEET, "w", force_zip64=True) as entry:
            for _ in range(2048):
                entry.write(b"\0" * 1_000_000)
    assert path.stat().st_size < 5_000_000
    assert refusal(path) == "workbook.bomb"


def test_a_file_that_lies_about_its_size(tmp_path: Path) -> None:
    path = tmp_path / "liar.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(CONTENT_TYPES, "<Types/>")
        archive.writestr(SHEET, b"\0" * 50_000_000)
    data = bytearray(path.read_bytes())
    true = (50_000_000).to_bytes(4, "little")
    data = data.replace(true, (1_000).to_bytes(4, "little"))
    path.write_bytes(bytes(data))
    assert refusal(path) in ("workbook.truncated", "workbook.broken")


def test_a_used_range_of_the_whole_sheet(tmp_path: Path) -> None:
    sheet = part(SHEET).replace('<dimension ref="A1:D3" />', '<dimension ref="A1:XFD1048576" />')
    assert "XFD1048576" in sheet
    path = edited(tmp_path / "wide.xlsx", {SHEET: sheet.encode()})
    assert reading.read(path).municipality.endswith("/odense/kommune")


def test_a_cell_in_the_last_corner(tmp_path: Path) -> None:
    corner = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    sheet = part(SHEET).replace("</sheetData>", f"{corner}</sheetData>")
    path = edited(tmp_path / "corner.xlsx", {SHEET: sheet.encode()})
    assert refusal(path) in ("workbook.too-many-columns", "workbook.too-many-rows")


def test_more_cells_than_anybody_fills_in(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}">' + '<c t="n"><v>1</v></c>' * 150 + "</row>" for n in range(1, 2000)
    )
    sheet = part(SHEET)
    head, tail = sheet.split("<sheetData>")[0], sheet.split("</sheetData>")[1]
    made = f"{head}<sheetData>{rows}</sheetData>{tail}"
    path = edited(tmp_path / "cells.xlsx", {SHEET: made.encode()})
    assert refusal(path) == "workbook.too-many-cells"


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l9;</x>'
    path = edited(tmp_path / "laughs.xlsx", {SHEET: bomb.encode()})
    assert refusal(path) == "workbook.entities"


def test_an_outside_entity_is_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    xxe = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]><x>&s;</x>'
    path = edited(tmp_path / "xxe.xlsx", {"xl/sharedStrings.xml": xxe.encode("utf-16")})
    assert refusal(path) == "workbook.entities"


def test_macros_are_refused(tmp_path: Path) -> None:
    path = edited(tmp_path / "macros.xlsx", {"xl/vbaProject.bin": b"\0"})
    assert refusal(path) == "workbook.macros"
    types = part(CONTENT_TYPES).replace("spreadsheetml.sheet.main", "sheet.macroEnabled.main")
    renamed = edited(tmp_path / "renamed.xlsx", {CONTENT_TYPES: types.encode()})
    assert refusal(renamed) == "workbook.macros"


def test_an_encrypted_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "encrypted.xlsx"
    name = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + name + b"\0" * 500)
    assert refusal(path) == "workbook.encrypted"


def test_an_old_excel_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "old.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000)
    assert refusal(path) == "workbook.old-xls"
    path.rename(tmp_path / "old.xls")
    assert refusal(tmp_path / "old.xls") == "workbook.old-xls"


def test_an_opendocument_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "ods.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    assert refusal(path) == "workbook.ods"


@pytest.mark.parametrize("kept", [0.5, 0.98])
def test_a_truncated_file_says_so(tmp_path: Path, kept: float) -> None:
    path = plain(tmp_path / "x.xlsx")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    assert refusal(path) == "workbook.truncated"


@pytest.mark.parametrize("content", [b"", b"Fora;Navn\n", b"%PDF-1.7", b"PK\x03\x04"])
def test_what_is_no_workbook_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert refusal(path) in ("workbook.not-xlsx", "workbook.truncated")


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"\0" * 10_000_001)
    assert refusal(path) == "workbook.too-large"


def test_broken_xml_is_told_in_one_line(tmp_path: Path) -> None:
    path = edited(tmp_path / "x.xlsx", {"xl/workbook.xml": b"<workbook><sheets>"})
    assert refusal(path) == "workbook.broken"


def test_external_links_are_neither_followed_nor_believed(tmp_path: Path) -> None:
    book = typed.workbook(typed.SMALL)
    link = ExternalLink()
    link.file_link = openpyxl.packaging.relationship.Relationship(
        type="externalLinkPath", Target="http://example.invalid/x.xlsx", TargetMode="External"
    )
    book._external_links.append(link)  # type: ignore[attr-defined]
    book["Fora"]["A2"].value = "=[1]Ark1!$A$1"
    path = tmp_path / "x.xlsx"
    book.save(path)
    with pytest.raises(SspError) as caught:
        reading.read(path)
    assert "ark Fora, celle A2: cellen henter sin værdi i en anden fil" in caught.value.message(
        "da"
    )


def test_reading_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    limits = {**sandbox.LIMITS, "seconds": 0.05}
    with pytest.raises(InputError) as caught:
        sandbox.read_xlsx(plain(tmp_path / "x.xlsx"), (), limits)  # type: ignore[arg-type]
    assert caught.value.key == "workbook.too-slow"


def test_reading_that_takes_too_much_memory_is_ended(tmp_path: Path) -> None:
    limits = {**sandbox.LIMITS, "memory_bytes": 25_000_000}
    with pytest.raises(InputError) as caught:
        sandbox.read_xlsx(plain(tmp_path / "x.xlsx"), (), limits)
    assert caught.value.key == "workbook.bomb"


def test_annotating_keeps_the_same_limits(tmp_path: Path) -> None:
    path = edited(tmp_path / "macros.xlsx", {"xl/vbaProject.bin": b"\0"})
    with pytest.raises(InputError) as caught:
        annotating.annotate(path, [], tmp_path / "out.xlsx", "da")
    assert caught.value.key == "workbook.macros"
    assert not (tmp_path / "out.xlsx").exists()


# Formula injection

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "'=1", "-Team"]


def lines() -> dict[str, list[dict[str, str]]]:
    return {
        "municipality": [{"municipality": "Odense"}],
        "fora": [{"id": f"f{n}", "name": cells.mark(name)} for n, name in enumerate(DANGEROUS)],
    }


def names(path: Path) -> list[str]:
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    found = {q.subject.value: q.object.value for q in reading.read(path).quads  # type: ignore[union-attr]
             if q.predicate.value == label}  # fmt: skip
    return [found[key] for key in sorted(found)]


def test_no_text_becomes_a_formula_in_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(template.build(layout.current(), "da", lines()))  # type: ignore[arg-type]
    with zipfile.ZipFile(path) as archive:
        sheets = [n for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
        with_formulas = [n for n in sheets if b"<f>" in archive.read(n)]
    book = openpyxl.load_workbook(path)
    # The list of sources is the one place with formulas: they fetch the titles of the documents.
    assert len(with_formulas) == 1
    for row in book["Fora"].iter_rows():
        assert all(cell.data_type != "f" for cell in row)
    assert book["Fora"]["B4"].quotePrefix
    assert names(path) == DANGEROUS


def test_no_text_becomes_a_formula_in_csv(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    rows = lines()
    files = {
        "Kommune.csv": exporting._csv([["Kommune"], ["Odense"]], "da"),
        "Fora.csv": exporting._csv(
            [["Kort navn", "Navn"], *([row["id"], row["name"]] for row in rows["fora"])], "da"
        ),
    }
    exporting.write_folder(folder, files)
    text = (folder / "Fora.csv").read_bytes().decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        assert not any(field.startswith(("=", "+", "-", "@", "\t", "\r")) for field in row)
    assert names(folder) == DANGEROUS


def test_csv_as_a_danish_excel_saves_it(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / "Kommune.csv").write_bytes("Kommune\r\nÆrø\r\n".encode("cp1252"))
    (folder / "Fora.csv").write_bytes("Navn;Niveau\r\nStyregruppe;Strategisk\r\n".encode("cp1252"))
    assert reading.read(folder).municipality.endswith("/aeroe/kommune")
