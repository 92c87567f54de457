"""Runs with a cache on disk: the same report, and no model loaded for what is known."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from ferry_story import ARTICLE, POST, WIRE
from tiny import HashEncoder, RuleNli, write_models

from claimcheck import DiskCache
from claimcheck.errors import ModelError
from claimcheck.ingest.load import Source
from claimcheck.models import deferred
from claimcheck.models.cache import RecentAnswers
from claimcheck.models.deferred import CachedModels
from claimcheck.models.opinion import load_opinion
from claimcheck.models.registry import BUNDLED, resolve
from claimcheck.pipeline import engine
from claimcheck.pipeline.checker import Checker
from claimcheck.pipeline.comparer import Comparer
from claimcheck.settings import Settings

NLI = {
    "id2label": {"0": "entailment", "1": "neutral", "2": "contradiction"},
    "languages": ["en"],
    "max_position_embeddings": 200,
}
FOLDERS = {"encoder": {"hidden_size": 64}, "nli": NLI, "nli_fast": NLI}


class MarkingNli(RuleNli):
    """Says of the words of each claim whether the premise has them; long claims it cannot read."""

    marks_words = True

    def unsupported(self, pairs):
        self.marked = pairs
        return [
            None if len(claim) > 90 else np.array([float(c not in premise) for c in claim], "<f4")
            for premise, claim in pairs
        ]


@dataclasses.dataclass
class Loaded:
    """The models that were loaded by role, and what they were asked."""

    models: dict[str, object] = dataclasses.field(default_factory=dict)

    def make(self, role: str, model: object) -> tuple[object, str]:
        assert role not in self.models, "a model is loaded once"
        self.models[role] = model
        return model, f"{role}@1"

    def encoder(self, settings: Settings) -> tuple[object, str]:
        return self.make("encoder", HashEncoder(64))

    def nli(self, settings: Settings, role: str = "nli") -> tuple[object, str]:
        return self.make(role, MarkingNli())

    def opinion(self, settings: Settings) -> tuple[object, str]:
        return self.make("opinion", load_opinion(settings)[0])


def sums(folder: Path) -> None:
    """Write the digests of a model folder anew."""
    files = sorted(path for path in folder.iterdir() if path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}\n" for f in files]
    (folder / "SHA256SUMS").write_text("".join(lines))


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of all bundled models; what is in those of the readers is not looked at."""
    folder = write_models(tmp_path / "models")
    for role, fields in FOLDERS.items():
        (folder / role).mkdir()
        (folder / role / "model.onnx").write_bytes(role.encode())
        config = {"name": role, "license": "CC0-1.0", **fields}
        (folder / role / "config.json").write_text(json.dumps(config))
        sums(folder / role)
    monkeypatch.setenv("CLAIMCHECK_MODELS", str(folder))
    return folder


@pytest.fixture
def fresh(models: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Loaded]:
    """Let what is made next load its models, and tell which."""

    def fresh() -> Loaded:
        loaded = Loaded()
        for module in (deferred, engine):
            for name in ("encoder", "nli", "opinion"):
                monkeypatch.setattr(module, f"load_{name}", getattr(loaded, name))
        return loaded

    return fresh


@pytest.fixture
def run(fresh: Callable[[], Loaded], tmp_path: Path) -> Callable[..., tuple]:
    """Check the story as a new process would; returns the report and the models loaded."""

    def run(article: str = ARTICLE, cached: bool = True, warn=pytest.fail, **settings):
        loaded = fresh()
        cache = DiskCache(tmp_path / "cache", 8, warn=warn) if cached else None
        report = Checker(Settings(**settings), cache=cache).check(article, [POST, WIRE])
        data = {**report.to_dict(), "timing": None, "models": None}
        return json.dumps(data, sort_keys=True), loaded.models

    return run


@pytest.mark.parametrize("mode", ["standard", "fast", "accurate"])
def test_the_second_run_encodes_nothing_and_judges_nothing(run, mode: str):
    plain, asked = run(cached=False, mode=mode)
    first, loaded = run(mode=mode)
    assert loaded.keys() == asked.keys() == {"opinion", *_roles(mode)}
    assert any(model.marked for role, model in loaded.items() if hasattr(model, "marked"))
    again, loaded = run(mode=mode)
    assert loaded == {}
    assert plain == first == again


def _roles(mode: str) -> set[str]:
    return {"encoder", "nli_fast", *(["nli"] if mode != "fast" else [])}


def test_of_another_article_only_what_is_new_is_asked(run):
    run()
    new = "The mayor closed the pier."
    plain, _ = run(f"{ARTICLE}\n\n{new}", cached=False)
    report, loaded = run(f"{ARTICLE}\n\n{new}")
    assert report == plain
    assert loaded["encoder"].encoded == [new]
    claims = {claim for call in loaded["nli_fast"].calls for _, claim in call}
    assert claims == {new}


@pytest.mark.parametrize("part", ["files", "version", "_code", "_processor"])
def test_what_an_answer_hangs_on_is_in_its_key(
    models: Path, monkeypatch: pytest.MonkeyPatch, part: str
):
    before = deferred.identity(resolve(BUNDLED, "nli"))
    assert before == deferred.identity(resolve(BUNDLED, "nli"))
    if part == "files":
        (models / "nli" / "model.onnx").write_bytes(b"another")
        sums(models / "nli")
    else:
        monkeypatch.setattr(deferred, part, lambda *_: "another")
    assert deferred.identity(resolve(BUNDLED, "nli")) != before


def test_settings_that_change_no_answer_share_them(run):
    run()
    assert run(threads=3, backend="onnx")[1] == {}


def test_answers_of_a_folder_without_digests_are_not_kept(run, models: Path):
    """It may hold other weights tomorrow."""
    own = models / "own"
    own.mkdir()
    for name in ("model.onnx", "config.json"):
        (own / name).write_bytes((models / "nli" / name).read_bytes())
    for _ in range(2):
        loaded = run(nli=str(own), encoder=str(own))[1]
    assert loaded.keys() == {"encoder", "nli"}


def test_answers_by_torch_are_not_kept(run, models: Path):
    """In a batch, which torch computes at once, a text may change the last digits of another."""
    for role in (*FOLDERS, "opinion"):
        (models / role / "model.safetensors").write_bytes(b"")
        sums(models / role)
    for _ in range(2):
        loaded = run(backend="torch")[1]
    assert loaded.keys() == {"encoder", "nli", "nli_fast", "opinion"}


def test_answers_of_models_that_are_handed_over_are_not_kept(models, tmp_path: Path):
    for _ in range(2):
        nli, encoder = RuleNli(), HashEncoder()
        cache = DiskCache(tmp_path / "cache", warn=pytest.fail)
        Checker(encoder=encoder, nli=nli, cache=cache).check(ARTICLE, [POST])
        assert nli.asked
        assert encoder.encoded


@pytest.mark.parametrize("role", ["encoder", "nli", "opinion"])
def test_a_damaged_model_is_found_before_it_is_asked(models: Path, role: str):
    """What says how to ask it, at once; the rest, which is much to read, when it is needed."""
    found = CachedModels(RecentAnswers(), Settings())
    (models / role / "model.onnx").write_bytes(b"damaged")
    model, _ = getattr(found, role)()
    with pytest.raises(ModelError, match=rf"{role}/model.onnx is damaged"):
        model.encode(["a"]) if role == "encoder" else model.predict(["a"])
    config = models / role / "config.json"
    config.write_bytes(config.read_bytes() + b" ")
    with pytest.raises(ModelError, match=rf"{role}/config.json is damaged"):
        getattr(found, role)()


def test_a_cache_that_fails_changes_nothing(run, tmp_path: Path):
    plain, _ = run(cached=False)
    run()
    for path in (tmp_path / "cache").iterdir():
        path.write_bytes(b"damage" * 1000)
    told: list[str] = []
    report, loaded = run(warn=told.append)
    assert report == plain
    assert loaded.keys() == {"encoder", "nli", "nli_fast", "opinion"}
    assert len(told) == 1


def test_variants_are_compared_from_it_as_without(fresh, tmp_path: Path):
    sources = [
        Source(name, None, text) for name, text in (("a", ARTICLE), ("b", POST), ("c", WIRE))
    ]
    found = []
    for cached in (False, True, True):
        loaded = fresh()
        cache = DiskCache(tmp_path / "cache", warn=pytest.fail) if cached else None
        found.append(dataclasses.replace(Comparer(cache=cache).compare(sources), models={}))
    assert found[0] == found[1] == found[2]
    assert loaded.models == {}


def test_no_text_is_kept(run, tmp_path: Path):
    run()
    data = b"".join(path.read_bytes() for path in (tmp_path / "cache").iterdir()).lower()
    words = {word.strip(".,:“”").lower() for text in (ARTICLE, POST, WIRE) for word in text.split()}
    long = {word for word in words if len(word) > 4}
    assert len(long) > 30
    forms = {word.encode(form) for word in long for form in ("utf-8", "utf-16-le", "utf-32-le")}
    assert [form for form in forms if form in data] == []
    assert len(data) > 10_000
