"""What people do to a document in Word, done to its XML."""

from copy import deepcopy

from dye import NS, WP, W, flow_tables


def val(name: str) -> str:
    return f"{{{W}}}{name}"


def step_rows(table) -> list:
    """Rows of steps: not the head, not the strips of connectors."""
    rows = [row for row in table.findall("w:tr", NS) if row.find("w:trPr/w:tblHeader", NS) is None]
    return [row for row in rows if row_text(row)]


def row_text(row) -> str:
    return "".join(text.text or "" for cell in row.findall("w:tc", NS)[:2] for text in cell.iter(val("t")))


def leave(root) -> None:
    """Change nothing."""
    assert len(root) > 0


def lengthen(root) -> None:
    """Type 500 characters into the first activity of every page."""
    for table in flow_tables(root):
        cell = step_rows(table)[0].findall("w:tc", NS)[1]
        list(cell.iter(val("t")))[-1].text += " dan uraian tambahan yang panjang" * 15


def widen(root) -> None:
    """Make the second official's column a fifth wider."""
    for table in flow_tables(root):
        column = table.findall("w:tblGrid/w:gridCol", NS)[3]
        more = round(int(column.get(val("w"))) * 0.2)
        for width in (column, table.find("w:tblPr/w:tblW", NS)):
            width.set(val("w"), str(int(width.get(val("w"))) + more))
        for row in table.findall("w:tr", NS):
            at = 0
            for cell in row.findall("w:tc", NS):
                span = cell.find("w:tcPr/w:gridSpan", NS)
                columns = 1 if span is None else int(span.get(val("val")))
                if at <= 3 < at + columns:
                    width = cell.find("w:tcPr/w:tcW", NS)
                    width.set(val("w"), str(int(width.get(val("w"))) + more))
                at += columns


def replace_text(root, old: str, new: str) -> None:
    """Change every text that is exactly ``old``."""
    found = [text for text in root.iter(val("t")) if text.text == old]
    assert found, old
    for text in found:
        text.text = new


def move_symbol(root, name: str, columns: int) -> None:
    """Drag a symbol ``columns`` cells to the right."""
    anchor = next(a for a in root.iter(f"{{{WP}}}anchor") if a.find("wp:docPr", NS).get("name") == name)
    run = next(anchor.iterancestors(val("r")))
    cell = next(run.iterancestors(val("tc")))
    cells = list(cell.getparent().iterchildren(val("tc")))
    cells[cells.index(cell) + columns].find("w:p", NS).append(run)


def insert_row(root, text: str) -> None:
    """Copy the first step's row, without its drawing, below it and type an activity."""
    row = step_rows(flow_tables(root)[0])[0]
    new = deepcopy(row)
    for run in [
        run for run in new.iter(val("r")) if run.find(".//w:t", NS) is None or run.find(".//wp:anchor", NS) is not None
    ]:
        run.getparent().remove(run)
    next(new.findall("w:tc", NS)[1].iter(val("t"))).text = text
    row.addnext(new)


def track_change(root, old: str, new: str) -> None:
    """Replace a text with track changes on."""
    text = next(text for text in root.iter(val("t")) if text.text == old)
    run = text.getparent()
    inserted = deepcopy(run)
    inserted.find("w:t", NS).text = new
    who = {val("id"): "9001", val("author"): "Staf"}
    removed, added = run.makeelement(val("del"), who), run.makeelement(val("ins"), who)
    run.addnext(added)
    run.addnext(removed)
    removed.append(run)
    text.tag = val("delText")
    added.append(inserted)
