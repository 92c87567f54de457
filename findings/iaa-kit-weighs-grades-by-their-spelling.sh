#!/usr/bin/env bash
# Guess:   a kit of agreement measures gives the weighted kappa of two people who graded claims from 1 to 10 by
#          how far the grades lie apart, leaves what one person alone has graded out of Krippendorff's alpha,
#          and has an ordinal alpha and an AC2 of their own.
# Found:   iaa-kit 0.1.2 sorts grades as text, so that 10 lies between 1 and 2: quadratic kappa is 0.56 for
#          the numbers and 0.81 for the same grades written 01, 02, 03, 10. Items of one rater change alpha
#          (0.39 to 0.29). "ordinal" is the same as "interval", and ac2() is weighted kappa: -0.05 where AC1,
#          which is the same thing for two labels, is 0.89.
# So:      hand in grades as text of one length, leave out single ratings first, and take ordinal alpha and
#          AC2 from another library.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check iaa-kit==0.1.2
"$work/venv/bin/python" - <<'PY'
import sys

from iaa_kit import ac1, ac2, alpha_value, weighted_kappa

ann = [1, 2, 3, 10, 2, 1, 3, 10, 2, 2, 1, 3]
bo = [1, 2, 2, 10, 3, 1, 10, 3, 2, 1, 1, 3]


def padded(grades):
    return [f"{grade:02}" for grade in grades]


numbers = round(weighted_kappa(ann, bo, "quadratic"), 2)
texts = round(weighted_kappa(padded(ann), padded(bo), "quadratic"), 2)
print(f"quadratic kappa: {numbers} of numbers, {texts} of the same grades as text of one length")

both = [["true", "true"], ["false", "false"]] * 2 + [["true", "false"]] * 2
alone = round(alpha_value(both), 2), round(alpha_value(both + [["true"]] * 6), 2)
print(f"alpha without and with six claims of one rater: {alone}")

grades = [[1, 1], [2, 3], [3, 3], [4, 9], [1, 2], [4, 4], [9, 9]]
scales = round(alpha_value(grades, "ordinal"), 3), round(alpha_value(grades, "interval"), 3)
print(f"alpha, ordinal and interval, where 9 is the grade above 4: {scales}")

first = ["true"] * 45 + ["false"] * 2 + ["true"] * 3
second = ["true"] * 45 + ["true"] * 2 + ["false"] * 3
gwet = round(ac1(first, second), 2), round(ac2(first, second), 2)
print(f"two labels, 45 of 50 alike: AC1 {gwet[0]}, AC2 {gwet[1]}, weighted kappa {weighted_kappa(first, second):.2f}")
held = (numbers, texts) == (0.56, 0.81) and alone == (0.39, 0.29) and gwet == (0.89, -0.05)
sys.exit(0 if held and scales[0] == scales[1] == 0.778 else "changed")
PY
