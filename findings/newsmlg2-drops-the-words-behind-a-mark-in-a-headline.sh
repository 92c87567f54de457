#!/usr/bin/env bash
# Guess:   the library of NewsML-G2's own makers gives the whole text of a headline or an editor's note, and
#          an item that is read and written again says what it said: its documentation has str() for an
#          element's text, and the standard allows <inline>, <span> and (in blocks) <br/> there.
# Found:   newsmlg2 1.1: str() ends at the first such element, and to_xml_string() leaves out all words that
#          stand behind one: "Ferry cost <inline>15</inline> million, not 12" is "Ferry cost", and written
#          "Ferry cost<inline>15</inline>". The NITF of the story itself is written whole.
# So:      "not", the other figure and the correction in <edNote> are gone in silence from what is passed
#          on. Read such texts with "".join(element.itertext()) from the XML, and never write an item back
#          by it.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check newsmlg2==1.1
"$work/venv/bin/python" - <<'PY'
import re
import sys

from NewsMLG2 import NewsMLG2Document

ITEM = b"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:example.com:20261130:1"
 standard="NewsML-G2" standardversion="2.35" conformance="power" version="2" xml:lang="en">
 <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
 <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:IPTC"/>
  <versionCreated>2026-11-30T12:00:00+01:00</versionCreated>
  <edNote>Corrects 12 million.<br/>It is 15.</edNote></itemMeta>
 <contentMeta><headline>Ferry cost <inline>15</inline> million, not 12</headline></contentMeta>
 <contentSet><inlineXML contenttype="application/nitf+xml">
  <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content>
   <p>Mayor <person>Bo Moe</person> said so on Monday.</p></body.content></body></nitf>
 </inlineXML></contentSet></newsItem>"""
document = NewsMLG2Document(ITEM)
item = document.get_item()
headline, note = str(item.contentmeta.headline[0]), str(item.itemmeta.ednote[0])
written = document.to_xml_string()
lines = re.findall(r"<(?:headline|edNote)>.*?</(?:headline|edNote)>", written)
print(f"read: {headline!r}, {note!r}\nwritten: {lines}")
lost = headline == "Ferry cost" and "not 12" not in written and "It is 15" not in written
sys.exit(0 if lost and "said so on Monday" in written else "changed")
PY
