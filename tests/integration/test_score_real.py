"""The command line with the bundled models: behaviour, not scores.

Runs in processes of their own are shared by the tests of a session; what is refused before a model
is needed runs in this one.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from places import EXAMPLES, MODELS, ROOT

from claimcheck.models.registry import ROLES
from claimcheck.records import SAME_TEXT
from claimcheck.report.schema import schema

FERRY = EXAMPLES / "harbour-ferry"
HEAVY = ("torch", "transformers", "sentence_transformers", "sklearn")
#: The command line, then the heavy modules that it loaded.
PROBE = f"""
import sys
from claimcheck.cli.main import main
code = main(sys.argv[1:])
print("loaded:", *[name for name in {HEAVY!r} if name in sys.modules])
sys.exit(code)
"""
GERMAN = """Die Fähre Lady Marit hat am Dienstag im Hafen von Kellmouth die Kaimauer gerammt.

Dabei wurden nach Angaben der Behörde vierzig Menschen verletzt, drei von ihnen schwer. Der \
Kapitän sagte, die Maschine habe auf seine Befehle nicht mehr reagiert.

Die Ursache war ein Ventil, das schon im November nicht mehr richtig geschlossen hatte.
"""
REFERENCE = (
    "The Lady Marit hit Narrow Quay in Kellmouth on 9 January. Forty-one people were hurt.\n"
)


@dataclass(frozen=True)
class Ran:
    """How a process ended."""

    code: int
    out: str
    err: str


def python(*arguments: object, folder: Path) -> Ran:
    """Run Python in ``folder`` with one thread and no settings from outside."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CLAIMCHECK_")}
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=folder,
        env=environment | {"CLAIMCHECK_THREADS": "1", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty working directory."""
    return tmp_path_factory.mktemp("work")


ORIGINAL = ("score", FERRY / "original.txt", "--ref", FERRY / "near-copy.txt")


@pytest.fixture(scope="session")
def first(folder: Path) -> Ran:
    """The original of the example against its near-copy."""
    return python("-m", "claimcheck", *ORIGINAL, "--format", "json", folder=folder)


@pytest.fixture(scope="session")
def second(folder: Path) -> Ran:
    """The same once more, into a file, with a look at what was imported."""
    return python("-c", PROBE, *ORIGINAL, "--out", "second.json", folder=folder)


@pytest.fixture(scope="session")
def cluster(folder: Path) -> Ran:
    """The variant with additions against the whole folder of the example, itself among it."""
    article = FERRY / "with-additions.txt"
    return python(
        "-m", "claimcheck", "score", article, "--ref", FERRY, "--format", "json", folder=folder
    )


# A real story


def test_exit_code_and_streams(first: Ran, second: Ran, cluster: Ran):
    assert [first.code, second.code, cluster.code] == [0, 0, 0]
    assert first.err == second.err == ""
    assert cluster.err.count("\n") == 2
    assert "not read, as files of other kinds: gold.jsonl" in cluster.err
    assert "with-additions.txt is the article itself" in cluster.err


def test_reports_are_valid(first: Ran, cluster: Ran):
    validator = Draft202012Validator(schema())
    validator.validate(json.loads(first.out))
    validator.validate(json.loads(cluster.out))


def test_two_runs_give_the_same_bytes_apart_from_timing(first: Ran, second: Ran, folder: Path):
    timing = re.compile(r'"timing": \{[^{}]*\}')
    a, b = (timing.subn("", text) for text in (first.out, (folder / "second.json").read_text()))
    assert a[1] == b[1] == 1
    assert a[0] == b[0]


def test_a_score_run_imports_nothing_heavy(second: Ran):
    assert second.out.splitlines()[-1] == "loaded:"


def test_verbatim_sentences_are_supported_word_for_word(first: Ran):
    def flat(text: str) -> str:
        return " ".join(text.split())

    copy = flat((FERRY / "near-copy.txt").read_text(encoding="utf-8"))
    verbatim = [
        s
        for s in json.loads(first.out)["sentences"]
        if s["role"] == "body" and flat(s["text"]) in copy
    ]
    assert len(verbatim) >= 8
    for sentence in verbatim:
        assert sentence["verdict"] == "supported", sentence["text"]
        assert [j["method"] for j in sentence["judgements"]] == ["exact"]
        assert sentence["support"] == 1.0


def test_offsets_slice_the_article(cluster: Ran):
    report = json.loads(cluster.out)
    text = report["article"]["text"]
    for sentence in report["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        for quote in sentence["quotes"]:
            assert text[quote["start"] : quote["end"]] == quote["text"]
    ends = [p["end"] for p in report["paragraphs"]]
    assert ends == sorted(ends)
    assert ends[-1] <= len(text)


def test_every_claim_is_judged_against_every_reference(cluster: Ran):
    report = json.loads(cluster.out)
    ids = [r["id"] for r in report["references"]]
    assert ids == ["near-copy.txt", "original.txt", "paraphrase.txt", "second-outlet.html"]
    checked = [s for s in report["sentences"] if s["verdict"] != "not_checked"]
    assert len(checked) > 20
    for sentence in checked:
        assert [j["reference"] for j in sentence["judgements"]] == ids
        for judgement in sentence["judgements"]:
            assert sum(judgement["probabilities"].values()) == pytest.approx(1, abs=2e-4)
    origin = {r["id"]: r["origin"] for r in report["references"]}
    assert origin["near-copy.txt"] == origin["original.txt"]


def test_the_report_names_the_bundled_models(first: Ran):
    models = json.loads(first.out)["models"]
    assert set(models) == set(ROLES)
    for role, name in models.items():
        bundled = json.loads((MODELS / role / "config.json").read_text())["name"]
        assert re.fullmatch(rf"{re.escape(bundled)}@[0-9a-f]{{12}}", name)


def test_models_are_whole(run_cli: Callable):
    ran = run_cli("models")
    assert ran.code == 0
    rows = ran.out.splitlines()
    assert [row.split()[0] for row in rows] == ["role", *ROLES]
    assert all(row.endswith(" ok") for row in rows[1:])


def test_the_python_example_of_the_readme_runs(folder: Path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"^```python\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    if block is None:
        pytest.skip("README.md has no Python example yet")
    ran = python("-c", block[1], folder=folder)
    assert ran.code == 0, ran.err
    assert "supported" in ran.out


# Bad input


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of this text or these bytes."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


BAD: dict[str, tuple[str | bytes | None, int, str]] = {
    "missing": (None, 2, r"no such file: .*bad\.txt"),
    "empty": (b"", 2, r"bad\.txt is empty"),
    "blank": ("\n \n\t\n", 2, r"bad\.txt is empty"),
    "binary": (bytes(range(256)) * 20, 2, r"bad\.txt is a binary file, not text"),
    "unreadable encoding": (
        b"\xef\xbb\xbfThe caf\xe9 on the quay.",
        2,
        r"unreadable encoding of .*bad\.txt: save it as UTF-8",
    ),
    "odd bytes": (b"\xff\xfe\x00\xd8\x41", 2, r"unreadable encoding of .*bad\.txt"),
    "no sentence": ("https://example.org/a-story\n\n* * *\n", 3, r"bad\.txt holds no sentence"),
    "5 MB": ("The ferry hit the quay. " * 210_000, 2, r"bad\.txt has 5,0\d\d,\d{3} characters"),
}


#: A reference without a sentence is left out, not refused: see the test for it below.
CASES = [(w, p) for w in BAD for p in ("article", "reference")]
CASES.remove(("no sentence", "reference"))


@pytest.mark.parametrize(("what", "place"), CASES)
def test_bad_text(run_cli: Callable, file: Callable, tmp_path: Path, what: str, place: str):
    content, code, message = BAD[what]
    bad, good = tmp_path / "bad.txt", file("good.txt", REFERENCE)
    if content is not None:
        file("bad.txt", content)
    ran = run_cli("score", *((bad, "--ref", good) if place == "article" else (good, "--ref", bad)))
    assert ran.code == code
    assert ran.out == ""
    assert re.fullmatch(rf"claimcheck: error: .*{message}.*\n", ran.err), ran.err


def test_a_reference_without_a_sentence(run_cli: Callable, file: Callable):
    good, empty = file("good.txt", REFERENCE), file("bad.txt", BAD["no sentence"][0])
    ran = run_cli("score", good, "--ref", empty, "--format", "json")
    assert ran.code == 3
    assert "reference bad.txt is not used: bad.txt holds no sentence of a story" in ran.err
    assert {s["verdict"] for s in json.loads(ran.out)["sentences"]} == {"not_checked"}


def test_no_references(run_cli: Callable, file: Callable, tmp_path: Path):
    article = file("article.txt", REFERENCE)
    (tmp_path / "empty").mkdir()
    ran = run_cli("score", article)
    assert (ran.code, ran.out) == (2, "")
    assert "the following arguments are required: --ref" in ran.err
    for named, message in (
        (tmp_path / "empty", "no readable files in folder"),
        (tmp_path / "*.md", "nothing matches"),
        (article, "the only reference is the article itself"),
    ):
        ran = run_cli("score", article, "--ref", named)
        assert (ran.code, ran.out) == (2, "")
        assert message in ran.err


def test_a_reference_identical_to_the_article(run_cli: Callable, file: Callable):
    """The same text in another file may be the draft: it counts only on request."""
    article, copy = file("article.txt", REFERENCE), file("copy.txt", REFERENCE)
    ran = run_cli("score", article, "--ref", copy, "--format", "json")
    assert ran.code == 3
    assert "no sentence of the article could be checked" in ran.err
    report = json.loads(ran.out)
    assert report["references"] == []
    assert report["skipped"] == [{"id": "copy.txt", "reason": SAME_TEXT}]
    assert "reference copy.txt is not used: its text is the same as the article's" in ran.err
    assert "--count-copies counts it" in ran.err
    assert {s["verdict"] for s in report["sentences"]} == {"not_checked"}
    assert {s["reason"] for s in report["sentences"]} == {"no references left"}
    counted = run_cli("score", article, "--ref", copy, "--format", "json", "--count-copies")
    assert counted.code == 0
    report = json.loads(counted.out)
    assert {s["verdict"] for s in report["sentences"]} == {"supported"}
    assert "reference copy.txt is counted: its text is the article's" in counted.err


def test_bad_files_among_the_references(run_cli: Callable, file: Callable, tmp_path: Path):
    """A folder may hold anything; what no text can be read from is named, not used."""
    article = file("article.txt", REFERENCE)
    (tmp_path / "wire").mkdir()
    bad = {name: content for name, (content, code, _) in BAD.items() if content and code == 2}
    for name, content in bad.items():
        file(f"wire/{name}.txt", content)
    file("wire/good.txt", f"{REFERENCE}Nobody is to blame, the owner said.\n")
    ran = run_cli("score", article, "--ref", tmp_path / "wire", "--format", "json")
    assert ran.code == 0
    report = json.loads(ran.out)
    Draft202012Validator(schema()).validate(report)
    assert [r["id"] for r in report["references"]] == ["good.txt"]
    assert [s["id"] for s in report["skipped"]] == sorted(f"{name}.txt" for name in bad)
    assert ran.err.count("is not used: ") == len(bad)


def test_an_article_that_is_not_english(run_cli: Callable, file: Callable):
    article, reference = file("bericht.txt", GERMAN), file("reference.txt", REFERENCE)
    ran = run_cli("score", article, "--ref", reference, "--format", "json")
    assert ran.code == 3
    report = json.loads(ran.out)
    assert report["article"]["language"] == "de"
    assert report["summary"]["checked"] == report["summary"]["supported"] == 0
    assert {s["reason"] for s in report["sentences"]} == {
        "the article's language (de) is not the NLI model's"
    }


def test_a_reference_that_is_not_english(run_cli: Callable, file: Callable):
    article = file("article.txt", REFERENCE)
    ran = run_cli("score", article, "--ref", file("bericht.txt", GERMAN), "--format", "json")
    assert ran.code == 3
    (skipped,) = json.loads(ran.out)["skipped"]
    assert skipped == {"id": "bericht.txt", "reason": "its language (de) is not the model's"}


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the bundled models that a test may break; the large files are links."""
    copied = tmp_path / "models"
    for path in sorted(p for p in MODELS.rglob("*") if p.is_file()):
        target = copied / path.relative_to(MODELS)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.stat().st_size > 100_000:
            target.symlink_to(path)
        else:
            shutil.copy(path, target)
    monkeypatch.setenv("CLAIMCHECK_MODELS", str(copied))
    return copied


@pytest.mark.parametrize(
    "name",
    [
        "encoder/model.onnx",
        "nli/model.onnx.data-0",
        "nli_fast/tokenizer.json",
        "opinion/config.json",
        "calibrator/config.json",
    ],
)
def test_one_flipped_byte_in_a_model(run_cli: Callable, file: Callable, models: Path, name: str):
    path = models / name
    data = bytearray(path.read_bytes())
    # A digit within a number stays one, so that the file can still be read as what it is.
    digits = re.compile(rb"[0-9](?=[0-9])")
    found = digits.search(data, len(data) // 2)
    assert found
    data[found.end()] ^= 1
    path.unlink()
    path.write_bytes(data)
    ran = run_cli("score", file("a.txt", REFERENCE), "--ref", FERRY / "near-copy.txt")
    assert (ran.code, ran.out) == (2, "")
    assert re.fullmatch(
        rf"claimcheck: error: model file {re.escape(str(path))} is damaged: .*\n", ran.err
    )
    listed = run_cli("models")
    assert listed.code == 2
    role = name.split("/")[0]
    states = {row.split()[0]: row.split()[-1] for row in listed.out.splitlines()[1:]}
    assert states == {r: "damaged" if r == role else "ok" for r in states}


def test_a_missing_model_file(run_cli: Callable, file: Callable, models: Path):
    (models / "nli" / "model.onnx").unlink()
    ran = run_cli("score", file("a.txt", REFERENCE), "--ref", FERRY / "near-copy.txt")
    assert ran.code == 2
    assert "model.onnx is missing; restore the folder" in ran.err


def test_the_copied_models_work_when_nothing_is_broken(
    run_cli: Callable, file: Callable, models: Path
):
    ran = run_cli("score", file("a.txt", REFERENCE), "--ref", FERRY / "near-copy.txt")
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "claimcheck.toml",
            "treshold = 0.5\n",
            "unknown setting 'treshold'; did you mean 'threshold'",
        ),
        ("claimcheck.toml", "threshold = 2\n", "threshold is 2, but must be a number from 0 to 1"),
        ("pyproject.toml", "[tool.claimcheck]\nspeed = 1\n", "unknown setting 'speed'"),
    ],
)
def test_an_unknown_option_in_the_config(
    run_cli: Callable,
    file: Callable,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    text: str,
    message: str,
):
    monkeypatch.chdir(tmp_path)
    config, article = file(name, text), file("a.txt", REFERENCE)
    reference = file("b.txt", GERMAN)
    for given in ([], ["--config", config]):
        ran = run_cli("score", article, "--ref", reference, *given)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("claimcheck: error: ")
        assert message in ran.err
        assert name in ran.err


@pytest.mark.parametrize("option", ["--nli", "--encoder"])
def test_a_folder_that_holds_no_model(
    run_cli: Callable, file: Callable, tmp_path: Path, option: str
):
    (tmp_path / "nothing").mkdir()
    reference = FERRY / "near-copy.txt"
    ran = run_cli(
        "score", file("a.txt", REFERENCE), "--ref", reference, option, tmp_path / "nothing"
    )
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be loaded" in ran.err
    assert str(tmp_path / "nothing") in ran.err


def test_every_test_ran_on_the_models_of_the_checkout():
    """An empty folder of models would make most of these tests say little."""
    files = [(p.parent.name, p.stat().st_size) for p in MODELS.glob("*/model.onnx*")]
    assert {role for role, _ in files} == set(ROLES) - {"calibrator"}
    assert max(size for _, size in files) <= 95_000_000, "repositories refuse larger ones"
    for role in set(ROLES) - {"calibrator"}:
        assert sum(size for name, size in files if name == role) > 1_000_000
