"""Model folders: found, verified, refused when damaged; label order read from the config."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from model_folders import write_model

from claimcheck.errors import ModelError
from claimcheck.models import registry


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a whole model in every role, in the place of the bundled one."""
    folder = tmp_path / "models"
    for role in registry.ROLES:
        write_model(folder / role)
    monkeypatch.setenv("CLAIMCHECK_MODELS", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


def test_environment_names_the_models_folder(models: Path, monkeypatch: pytest.MonkeyPatch):
    assert registry.models_folder() == models
    monkeypatch.setenv("CLAIMCHECK_MODELS", "/nowhere/at/all")
    with pytest.raises(ModelError, match="CLAIMCHECK_MODELS is '/nowhere/at/all'"):
        registry.models_folder()


def test_packaged_models_go_before_those_of_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(
        registry, "__file__", str(tmp_path / "claimcheck" / "models" / "registry.py")
    )
    with pytest.raises(ModelError, match="no bundled models in"):
        registry.models_folder()
    (tmp_path / "models").mkdir()
    assert registry.models_folder() == tmp_path / "models"
    (tmp_path / "claimcheck" / "_models").mkdir(parents=True)
    assert registry.models_folder() == tmp_path / "claimcheck" / "_models"


def test_bundled_describes_the_folder(models: Path):
    model = registry.bundled("nli")
    sums = (models / "nli" / "SHA256SUMS").read_bytes()
    assert (model.name, model.role, model.license) == ("stub-model", "nli", "apache-2.0")
    assert model.revision == hashlib.sha256(sums).hexdigest()[:12]
    assert [file.name for file in model.files] == [
        "MODEL_CARD.md",
        "config.json",
        "part/weights.bin",
    ]
    assert model.size == sum((models / "nli" / file.name).stat().st_size for file in model.files)


def test_every_role_is_described(models: Path):
    assert registry.ROLES == ("encoder", "nli", "nli_fast", "opinion", "calibrator")
    for role in registry.ROLES:
        assert registry.bundled(role).folder == models / role


def test_config_without_a_licence_is_refused(models: Path):
    write_model(models / "other", license="")
    (models / "nli").rename(models / "gone")
    (models / "other").rename(models / "nli")
    with pytest.raises(ModelError, match="does not say the model's license"):
        registry.bundled("nli")


def test_whole_folder_passes(models: Path):
    registry.verify(models / "encoder")


def test_changed_file_is_refused(models: Path):
    weights = models / "nli" / "part" / "weights.bin"
    data = bytearray(weights.read_bytes())
    data[7] ^= 1
    weights.write_bytes(data)
    with pytest.raises(ModelError, match=r"weights.bin is damaged.*restore the folder"):
        registry.resolve("bundled", "nli")


def test_missing_file_is_refused(models: Path):
    (models / "nli" / "part" / "weights.bin").unlink()
    with pytest.raises(ModelError, match=r"weights.bin is missing; restore"):
        registry.verify(models / "nli")


def test_unlisted_file_is_refused(models: Path):
    (models / "nli" / "part" / "extra.bin").write_bytes(b"x")
    with pytest.raises(ModelError, match=r"extra.bin is not listed in SHA256SUMS"):
        registry.verify(models / "nli")


@pytest.mark.parametrize(
    ("sums", "message"),
    [
        ("", "lists no file"),
        ("not a digest  config.json\n", "line 1: not a digest and a file name"),
        (f"{'0' * 64}  ../config.json\n", "line 1: not a digest"),
        (f"{'0' * 64}  /etc/hostname\n", "line 1: not a digest"),
    ],
)
def test_bad_sums_are_refused(models: Path, sums: str, message: str):
    (models / "nli" / "SHA256SUMS").write_text(sums)
    with pytest.raises(ModelError, match=message):
        registry.verify(models / "nli")


def test_missing_sums_and_missing_model_are_refused(models: Path):
    (models / "nli" / "SHA256SUMS").unlink()
    with pytest.raises(ModelError, match="cannot read .*SHA256SUMS"):
        registry.resolve("bundled", "nli")
    (models / "opinion").rename(models / "elsewhere")
    with pytest.raises(ModelError, match="the bundled opinion model is missing"):
        registry.resolve("bundled", "opinion")


def test_resolve_bundled_local_and_hub(models: Path, tmp_path: Path):
    own = tmp_path / "own"
    own.mkdir()
    bundled = registry.resolve("bundled", "nli")
    assert (bundled.folder, bundled.bundled) == (models / "nli", True)
    assert bundled.revision == registry.revision(models / "nli")
    local = registry.resolve(str(own), "nli")
    assert (local.name, local.folder, local.revision) == ("own", own, None)
    assert local.location == str(own)
    hub = registry.resolve("cross-encoder/nli-deberta-v3-base", "nli")
    assert (hub.folder, hub.location) == (None, "cross-encoder/nli-deberta-v3-base")
    assert [source.label for source in (bundled, local, hub)] == [
        f"stub-model@{bundled.revision}",
        "own",
        "cross-encoder/nli-deberta-v3-base",
    ]


def test_local_folder_with_sums_is_verified(tmp_path: Path):
    folder = write_model(tmp_path / "own")
    assert registry.resolve(str(folder), "nli").revision == registry.revision(folder)
    (folder / "MODEL_CARD.md").write_text("changed\n")
    with pytest.raises(ModelError, match=r"MODEL_CARD.md is damaged"):
        registry.resolve(str(folder), "nli")


@pytest.mark.parametrize(
    "name",
    [
        "./absent",
        "../absent",
        "/absent/model",
        "~/absent",
        "absent/",
        "a/b/c",
        "models/nil",  # a folder models is there, so this is no hub name
        "org/model.onnx",
        "model.safetensors",
    ],
)
def test_mistyped_path_never_reaches_the_hub(models: Path, name: str):
    with pytest.raises(ModelError, match="looks like a path, but there is no such folder"):
        registry.resolve(name, "nli")


def test_other_names_are_refused(models: Path, tmp_path: Path):
    for name in ("bundle", "a b/c", "-x/y"):
        with pytest.raises(ModelError, match="neither 'bundled', nor a folder, nor a hub name"):
            registry.resolve(name, "nli")
    (tmp_path / "weights").write_bytes(b"x")
    with pytest.raises(ModelError, match="is a file; give the folder"):
        registry.resolve("weights", "nli")


@pytest.mark.parametrize(
    "names",
    [
        ["entailment", "neutral", "contradiction"],
        ["contradiction", "entailment", "neutral"],
        ["CONTRADICTION", "NEUTRAL", "Entailment"],
    ],
)
@pytest.mark.parametrize("key", [str, int])
def test_label_order_is_read_in_any_order(names: list[str], key: type):
    order = registry.label_order({"id2label": {key(i): name for i, name in enumerate(names)}})
    assert order == {name.lower(): i for i, name in enumerate(names)}


@pytest.mark.parametrize(
    ("id2label", "message"),
    [
        (None, "has no id2label"),
        ({"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}, "unknown label 'LABEL_0'"),
        ({"0": "entailment", "1": "not_entailment"}, "unknown label 'not_entailment'"),
        ({"0": "entailment", "1": "neutral"}, "has no contradiction"),
        ({"0": "entailment", "1": "neutral", "2": "Neutral"}, "repeated label 'Neutral'"),
        ({"0": "entailment", "1": "neutral", "2": "contradiction", "3": "hedge"}, "'hedge'"),
        ({"1": "entailment", "2": "neutral", "3": "contradiction"}, "number its labels 0 to 2"),
        ({"a": "entailment"}, "has the key 'a'"),
    ],
)
def test_label_order_refuses_what_is_not_nli(id2label: object, message: str):
    with pytest.raises(ModelError, match=message):
        registry.label_order({"id2label": id2label})
