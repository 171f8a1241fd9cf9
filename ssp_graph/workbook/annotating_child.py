"""Write notes into a copy of one .xlsx file; run as a process of its own.

Called with the path, the limits and the import path, the notes on standard input; prints the
copy, or the reason for refusing as JSON.
"""

import io
import json
import sys
from typing import Any

# Fills that tell apart without colour too: the sheet of findings says in words how grave it is.
FILLS = {"violation": "F8CBAD", "warning": "FFE699", "info": "DDEBF7"}

MOST = 3  # how many findings one note holds; the sheet holds them all


def annotated(path: str, said: dict[str, Any]) -> bytes:
    """Return the workbook with the notes on its cells and on a sheet of findings."""
    import openpyxl
    from openpyxl.cell.cell import Cell
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.properties import PageSetupProperties

    workbook = openpyxl.load_workbook(path, keep_links=False)
    if said["title"] in workbook.sheetnames:
        del workbook[said["title"]]

    def comment(place: dict[str, str], words: list[str], severity: str | None) -> None:
        if place["sheet"] not in workbook.sheetnames:
            return
        cell = workbook[place["sheet"]][place["cell"]]
        if not isinstance(cell, Cell):
            return
        earlier = [cell.comment.text] if cell.comment else []
        cell.comment = Comment("\n\n".join(words + earlier), "ssp-graph")
        cell.comment.width, cell.comment.height = 380, 160
        if severity:
            cell.fill = PatternFill("solid", start_color=FILLS[severity])

    by_cell: dict[tuple[str, str], list[dict[str, str]]] = {}
    for note in said["notes"]:  # the gravest come first
        by_cell.setdefault((note["sheet"], note["cell"]), []).append(note)
    for notes in by_cell.values():
        words = [f"{n['word']}: {n['said']}\n{n['mend']}".strip() for n in notes[:MOST]]
        if len(notes) > MOST:
            words.append(said["more"].replace("{count}", str(len(notes) - MOST)))
        comment(notes[0], words, notes[0]["severity"])
    for pointer in said["pointers"]:
        comment(pointer, [pointer["said"]], None)
    sheet = workbook.create_sheet(said["title"], 0)
    sheet.append(said["headings"])
    for cell in sheet[1]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color="0B3C5D")
    for row, note in enumerate(said["notes"], 2):
        values = (note["word"], note["sheet"], note["cell"], note["said"], note["mend"])
        for index, value in enumerate(values, 1):
            cell = sheet.cell(row, index)
            cell.value = value
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        if note["sheet"]:
            sheet.cell(row, 3).hyperlink = f"#'{note['sheet']}'!{note['cell']}"
            sheet.cell(row, 3).font = Font(color="0563C1", underline="single")
        longest = max(len(note["said"]), len(note["mend"]))
        sheet.row_dimensions[row].height = 15 * (1 + longest // 62)
    if not said["notes"]:
        sheet["A2"].value = said["nothing"]
    for letters, width in zip("ABCDE", (14, 22, 10, 70, 70), strict=True):
        sheet.column_dimensions[letters].width = width
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    workbook.active = 0
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def main() -> None:
    path, limits = sys.argv[1], json.loads(sys.argv[2])
    sys.path[:] = json.loads(sys.argv[3])
    from ssp_graph.workbook import sandbox_child

    answer: dict[str, Any]
    sandbox_child.limit_resources(limits)
    try:
        sandbox_child.check_archive(path, limits)
        sys.stdout.buffer.write(annotated(path, json.load(sys.stdin)))
    except sandbox_child.RefusedError as error:
        answer = {"refused": error.key, "values": error.values}
        sys.stdout.write(json.dumps(answer))
    except (MemoryError, RecursionError):
        answer = {"refused": "bomb", "values": {"limit": limits["unpacked_bytes"] // 1_000_000}}
        sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
