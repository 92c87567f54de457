#!/usr/bin/env bash
# Guess:   a cell of a workbook that holds 36 hours, in the format for hours beyond a day ([h]:mm:ss, which Excel shows
#          as 36:00:00), is read as 36 hours, as python-calamine 0.9.1 does, or as the bare number 1.5.
# Found:   xlsx2csv 0.8.6 writes "12:00": whole days are dropped. read-excel-file 9.3.17 (npm) gives a date, noon on
#          31 December 1899.
# So:      a strike of a day and a half lasted twelve hours. Read such columns with python-calamine, or multiply the
#          bare number by 24.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check xlsx2csv==0.8.6 python-calamine==0.9.1
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" read-excel-file@9.3.17
"$work/venv/bin/python" - "$work/hours.xlsx" <<'PY'
import datetime
import io
import sys
import zipfile

import python_calamine
import xlsx2csv

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
    "xl/workbook.xml": f"""<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">
<sheets><sheet name="S" sheetId="1" r:id="r0"/></sheets></workbook>""",
    "xl/styles.xml": f"""<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>
<cellXfs count="3"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="46" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>""",
    "xl/sheet.xml": f'''<worksheet xmlns="{MAIN}"><sheetData><row r="1">
<c r="A1" s="2"><v>1.5</v></c></row>
</sheetData></worksheet>''',
}
with zipfile.ZipFile(sys.argv[1], "w") as book:
    for name, text in PARTS.items():
        book.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
calamine = python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_name("S").to_python()[0][0]
table = io.StringIO()
xlsx2csv.Xlsx2csv(sys.argv[1]).convert(table)
print(f"python-calamine {calamine}, xlsx2csv {table.getvalue().strip()}")
sys.exit(0 if calamine == datetime.timedelta(hours=36) and table.getvalue().strip() == "12:00" else "changed")
PY
cat > "$work/look.mjs" <<'JS'
import read from "read-excel-file/node";

const [{ data }] = await read("hours.xlsx");
console.log("read-excel-file", data[0][0]);
process.exit(data[0][0] instanceof Date && data[0][0].toISOString() === "1899-12-31T12:00:00.000Z" ? 0 : 1);
JS
cd "$work" && node look.mjs
