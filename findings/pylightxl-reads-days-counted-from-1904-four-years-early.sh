#!/usr/bin/env bash
# Guess:   a workbook whose days are counted from 1904, as those of Excel for the Mac were (date1904 in the file), gives
#          the day that Excel shows: 44683 is 3 May 2026, as python-calamine 0.9.1 says.
# Found:   pylightxl 1.61 counts from 1900 all the same: 2022/05/02, four years and a day too early, without a warning.
# So:      figures of an old table are taken for those of another year, and none fits the claim. Look for date1904 in
#          xl/workbook.xml and add 1462 days, or read with python-calamine.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pylightxl==1.61 python-calamine==0.9.1
"$work/venv/bin/python" - "$work/days.xlsx" <<'PY'
import datetime
import sys
import zipfile

import pylightxl
import python_calamine

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def relations(*targets):
    inner = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>
<Override PartName="/xl/sheet.xml" ContentType="{KIND}.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/></Types>""",
    "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
    "xl/_rels/workbook.xml.rels": relations(("worksheet", "sheet.xml"), ("styles", "styles.xml")),
    "xl/workbook.xml": f"""<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="1"/>
<sheets><sheet name="S" sheetId="1" r:id="r0"/></sheets></workbook>""",
    "xl/styles.xml": f"""<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>
<cellXfs count="3"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="46" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>""",
    "xl/sheet.xml": f'''<worksheet xmlns="{MAIN}"><sheetData><row r="1">
<c r="A1" s="1"><v>44683</v></c></row>
</sheetData></worksheet>''',
}
with zipfile.ZipFile(sys.argv[1], "w") as book:
    for name, text in PARTS.items():
        book.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
light = pylightxl.readxl(sys.argv[1]).ws("S").index(1, 1)
calamine = python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_name("S").to_python()[0][0]
print(f"pylightxl {light}, python-calamine {calamine}")
sys.exit(0 if light == "2022/05/02" and calamine == datetime.date(2026, 5, 3) else "changed")
PY
