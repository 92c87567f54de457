#!/usr/bin/env bash
# Guess:   an extractor of schema.org data gives what the microdata of a ClaimReview says to machines: the
#          value of <data> and <meter>, the datetime of <time>, and the text of a claim with its blanks.
# Found:   web-auto-extractor 1.0.17 (npm) reads content="" of <meta> and else the words: ratingValue is "False"
#          for value="1", "True" for value="5", datePublished "Friday". "The <b>ferry</b> did not sail" is
#          "Theferrydid not sail". ClaimReviews in the "@graph" of JSON-LD are filed under "undefined".
# So:      ratings cannot be put on their scale, claims match nothing, and who looks up jsonld.ClaimReview finds
#          none. Read value, datetime and @graph yourself, and take the words from another parser.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" web-auto-extractor@1.0.17
cd "$work" && node - <<'JS'
const { default: extractor } = require("web-auto-extractor");

const review = (claim, rating, extra = "") => `<div itemscope itemtype="https://schema.org/ClaimReview">
<p itemprop="claimReviewed">${claim}</p>${extra}
<p itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">${rating}</p></div>`;
const PAGE = `<html><body>
${review("The bridge was closed", '<data itemprop="ratingValue" value="1">False</data><meta itemprop="bestRating" content="5">')}
${review(
  "The <b>ferry</b> did not sail",
  '<meter itemprop="ratingValue" min="1" max="5" value="5">True</meter>',
  '<time itemprop="datePublished" datetime="2026-05-01">Friday</time>',
)}
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "ClaimReview", "claimReviewed": "The quay is new"}]}</script></body></html>`;

const found = extractor().parse(PAGE);
const [bridge, ferry] = found.microdata.ClaimReview;
const read = [
  bridge.reviewRating.ratingValue,
  bridge.reviewRating.bestRating,
  ferry.reviewRating.ratingValue,
  ferry.datePublished,
  ferry.claimReviewed,
  Object.keys(found.jsonld).join(),
];
console.log(read.join(" | "));
process.exit(read.join("|") === "False|5|True|Friday|Theferrydid not sail|undefined" ? 0 : 1);
JS
