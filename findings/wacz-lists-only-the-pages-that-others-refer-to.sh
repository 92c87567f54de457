#!/usr/bin/env bash
# Guess:   `wacz create --detect-pages --text` lists every page of HTML that a WARC holds in pages.jsonl, as
#          its documentation has it ("generates pages.jsonl page index"), with its title and its text.
# Found:   wacz 0.6.0 lists a page only where another request of the file names it as its Referer, as the
#          pictures of a page do. Of three stories, one with a picture, one is listed; of three without,
#          none, and then no pages.jsonl is written at all, which `wacz validate` calls valid. The figures
#          of a table are not in the text either.
# So:      an archive of evidence that was fetched page by page (by wget, by a script) opens with an empty
#          list. Write the pages yourself and hand them over with --pages, and count them against the index.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check wacz==0.6.0 warcio==1.8.1
cd "$work" && "$work/venv/bin/python" - <<'PY'
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGE = (
    "<html><head><title>{0} sold</title></head><body><p>The {0} was sold on Monday, the council of "
    "Ostby said after a long debate.</p><table><tr><td>Reds</td><td>29</td></tr></table></body></html>"
)
COMMAND = Path(sys.executable).with_name("wacz")


def archived(name, picture):
    """The pages listed for three stories, and whether the archive is called valid."""
    with open(f"{name}.warc.gz", "wb") as file:
        writer = WARCWriter(file, gzip=True)

        def add(path, kind, body, referer=None):
            address = f"http://example.com/{path}"
            head = [("Host", "example.com")] + ([("Referer", referer)] if referer else [])
            asked = StatusAndHeaders(f"GET /{path} HTTP/1.1", head, is_http_request=True)
            given = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            request = writer.create_warc_record(address, "request", http_headers=asked)
            response = writer.create_warc_record(
                address, "response", payload=io.BytesIO(body), http_headers=given
            )
            writer.write_request_response_pair(request, response)

        for subject in ("ferry", "school", "road"):
            add(subject, "text/html", PAGE.format(subject).encode())
        if picture:
            add("ferry.png", "image/png", b"picture", "http://example.com/ferry")
    made = [COMMAND, "create", "--detect-pages", "--text", "-o", f"{name}.wacz", f"{name}.warc.gz"]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
    checked = subprocess.run([COMMAND, "validate", "-f", f"{name}.wacz"], capture_output=True, text=True)
    with zipfile.ZipFile(f"{name}.wacz") as bundle:
        if "pages/pages.jsonl" not in bundle.namelist():
            return None, "valid" in checked.stdout
        lines = bundle.read("pages/pages.jsonl").decode().splitlines()[1:]
        return [json.loads(line) for line in lines], "valid" in checked.stdout


one, _ = archived("picture", picture=True)
none, valid = archived("plain", picture=False)
print(f"one picture: {[(page['title'], page['text']) for page in one]}\nno picture: {none}, valid {valid}")
held = [page["title"] for page in one] == ["ferry sold"] and "29" not in one[0]["text"]
sys.exit(0 if held and none is None and valid else "changed")
PY
