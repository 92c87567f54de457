#!/usr/bin/env bash
# Guess:   a word that a scanned newspaper divides at the end of a line (ALTO marks both halves, HypPart1 and
#          HypPart2, and gives the whole word with each) comes out of the text export whole, or as its two halves.
# Found:   alto-tools 0.1.0, --text: the second half is replaced by the first, and the blank behind it is gone.
#          "The mini-/ster paid 12 mil-/lion." comes out as "The mini" / "minipaid 12 mil" / "mil".
# So:      the text of the archive says a word that nobody printed, and "million" is nowhere to be found. Read
#          SUBS_CONTENT of the first half from the XML, and leave out the second.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check alto-tools==0.1.0
cat > "$work/page.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Description>
<MeasurementUnit>pixel</MeasurementUnit><sourceImageInformation><fileName>page.tif</fileName></sourceImageInformation>
</Description><Layout><Page ID="P" PHYSICAL_IMG_NR="1" HEIGHT="900" WIDTH="600">
<PrintSpace HPOS="0" VPOS="0" WIDTH="600" HEIGHT="900"><TextBlock ID="B" HPOS="9" VPOS="9" WIDTH="300" HEIGHT="90">
<TextLine HPOS="9" VPOS="9" WIDTH="300" HEIGHT="30">
<String CONTENT="The" HPOS="9" VPOS="9" WIDTH="30" HEIGHT="20"/><SP WIDTH="5"/>
<String CONTENT="mini" SUBS_TYPE="HypPart1" SUBS_CONTENT="minister" HPOS="44" VPOS="9" WIDTH="30" HEIGHT="20"/>
<HYP CONTENT="-"/></TextLine>
<TextLine HPOS="9" VPOS="39" WIDTH="300" HEIGHT="30">
<String CONTENT="ster" SUBS_TYPE="HypPart2" SUBS_CONTENT="minister" HPOS="9" VPOS="39" WIDTH="30" HEIGHT="20"/>
<SP WIDTH="5"/><String CONTENT="paid" HPOS="44" VPOS="39" WIDTH="30" HEIGHT="20"/>
<SP WIDTH="5"/><String CONTENT="12" HPOS="79" VPOS="39" WIDTH="20" HEIGHT="20"/>
<SP WIDTH="5"/>
<String CONTENT="mil" SUBS_TYPE="HypPart1" SUBS_CONTENT="million." HPOS="99" VPOS="39" WIDTH="9" HEIGHT="9"/>
<HYP CONTENT="-"/></TextLine>
<TextLine HPOS="9" VPOS="69" WIDTH="300" HEIGHT="30">
<String CONTENT="lion." SUBS_TYPE="HypPart2" SUBS_CONTENT="million." HPOS="9" VPOS="69" WIDTH="30" HEIGHT="20"/>
</TextLine>
</TextBlock></PrintSpace></Page></Layout></alto>
XML
text=$("$work/venv/bin/alto-tools" --text "$work/page.xml" | sed 's/^ *//; s/ *$//' | sed '/^$/d')
printf '%s\n' "$text"
[ "$text" = "$(printf 'The mini\nminipaid 12 mil\nmil')" ] || { echo "changed" >&2; exit 1; }
