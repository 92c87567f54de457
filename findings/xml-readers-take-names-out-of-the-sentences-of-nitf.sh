#!/usr/bin/env bash
# Guess:   a reader that makes dictionaries or objects of XML keeps the order of text and elements of a
#          paragraph of NITF, in which names are marked inside the sentence, or refuses such a paragraph.
# Found:   xmltodict 1.0.4 and untangle 1.3.0 give the text without the names ("  told   that it was not
#          true.", two blanks where each stood) and the names apart, without the places that they had;
#          xmltodict writes both names first when it unparses. xmlschema 4.3.2, with a schema that says
#          mixed="true", gives the names and drops the text, and so does a round trip.
# So:      who told whom cannot be told any more, and a sentence is checked that nobody wrote. Read the
#          paragraphs of a story with "".join(element.itertext()), and take such readers for metadata alone.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  xmltodict==1.0.4 untangle==1.3.0 xmlschema==4.3.2
"$work/venv/bin/python" - <<'PY'
import sys

import untangle
import xmlschema
import xmltodict

FIRST = "<p><person>Ann Lie</person> told <person>Bo Moe</person> that it was not true.</p>"
SECOND = "<p><person>Ann Lie</person> <person>Bo Moe</person> told that it was not true.</p>"
SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="p">
<xs:complexType mixed="true"><xs:sequence><xs:element name="person" type="xs:string"
 maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element></xs:schema>"""
schema = xmlschema.XMLSchema(SCHEMA)
schema.validate(FIRST)
as_dictionary = xmltodict.parse(FIRST)["p"]
as_object = untangle.parse(FIRST).p.cdata
unparsed = xmltodict.unparse(xmltodict.parse(FIRST), full_document=False)
by_schema = schema.to_dict(FIRST)
again = xmlschema.etree_tostring(schema.encode(by_schema))
print(f"xmltodict {as_dictionary}\n  written {unparsed}\nuntangle {as_object!r}")
print(f"xmlschema {by_schema}\n  written {again!r}")
held = (
    as_dictionary["#text"].split() == "told that it was not true.".split()
    and as_object.split() == as_dictionary["#text"].split()
    and unparsed.index("Bo Moe") < unparsed.index("told")
    and by_schema == {"person": ["Ann Lie", "Bo Moe"]}
    and "not true" not in again
    and as_object.split() == untangle.parse(SECOND).p.cdata.split()
)
sys.exit(0 if held else "changed")
PY
