#!/usr/bin/env bash
# Guess:   a converter of JUnit reports reads the time of a test of over a thousand seconds as Maven writes it, with a
#          mark between the thousands ("1,234.5"), or says that it cannot.
# Found:   junit-to-ctrf 0.0.14 (npm) gives a duration of 1000 ms: what stands behind the comma is dropped, without a
#          word. junit2json 4.0.0 (npm) leaves the time as a text where it gives others as numbers.
# So:      the slowest test looks like one of the quickest, and a limit on the time of a test never strikes. Take the
#          comma out of every "time" before the report is converted.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" junit-to-ctrf@0.0.14 junit2json@4.0.0
cat > "$work/report.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="claims" tests="2" failures="0" errors="0" skipped="0" time="1,236">
<testcase classname="c" name="long" time="1,234.5"/>
<testcase classname="c" name="short" time="1.5"/>
</testsuite>
XML
cat > "$work/look.mjs" <<'JS'
import fs from "fs";
import { createRequire } from "module";
import { convertJUnitToCTRFReport } from "junit-to-ctrf";

const { parse } = createRequire(import.meta.url)("junit2json");
const { results } = await convertJUnitToCTRFReport("report.xml", {});
const durations = results.tests.map((test) => test.duration);
const suites = await parse(fs.readFileSync("report.xml", "utf8"));
const times = (suites.testsuite?.[0] ?? suites).testcase.map((test) => test.time);
console.log(`junit-to-ctrf: ${durations} ms\njunit2json: ${JSON.stringify(times)}`);
process.exit(JSON.stringify([durations, times]) === '[[1000,1500],["1,234.5",1.5]]' ? 0 : 1);
JS
cd "$work" && node look.mjs
