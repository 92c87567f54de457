"""ONNX Runtime and sentence-transformers give the same answers for tiny models made here."""

from __future__ import annotations

import hashlib
import itertools
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import export_onnx
import numpy as np
import pytest
from tiny import ID2LABEL, save_bert

from claimcheck.errors import ModelError
from claimcheck.models.backends import runs_on_onnx, torch_device
from claimcheck.models.encoder import OnnxEncoder, TorchEncoder, Vectors, load_encoder
from claimcheck.models.nli import LABELS, OnnxNli, TorchNli, load_nli, position_limit, softmax
from claimcheck.models.registry import ModelSource
from claimcheck.settings import Settings

PAIRS = [
    ("The ferry was closed.", "The quay was not closed on Monday."),
    (
        "Nobody was hurt.",
        "The captain said that 47 were hurt by the ferry before the strike, early.",
    ),
    ("The mayor and the council told the school of the strike in June.", "A strike."),
    ("12", "212"),
    ("The mayor will repair the bridge.", "The mayor will repair the bridge."),
    ("", "The old road opened."),
]
TEXTS = [text for pair in PAIRS for text in pair]


@pytest.fixture(scope="session")
def nli_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny NLI model for both backends, its labels in an order of its own."""
    folder = save_bert(tmp_path_factory.mktemp("nli") / "tiny-nli", classifies=True)
    return export(folder, classifies=True)


@pytest.fixture(scope="session")
def encoder_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny sentence encoder for both backends."""
    folder = save_bert(tmp_path_factory.mktemp("encoder") / "tiny-encoder", classifies=False)
    return export(folder, classifies=False)


def export(folder: Path, *, classifies: bool) -> Path:
    """Write model.onnx beside the weights as scripts/export_onnx.py does, not quantised."""
    from transformers import AutoModel, AutoModelForSequenceClassification, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    names = list(tokenizer("One text."))
    if classifies:
        model = AutoModelForSequenceClassification.from_pretrained(folder)
        export_onnx.export(export_onnx.Classifier(model, names), tokenizer, folder / "model.onnx")
    else:
        model = AutoModel.from_pretrained(folder)
        export_onnx.export(export_onnx.Pooled(model, names), tokenizer, folder / "model.onnx")
    return folder


@pytest.fixture
def copy(tmp_path: Path) -> Callable[..., Path]:
    """Copy a model folder, leaving files out and changing fields of its config."""

    def make(folder: Path, *, without: tuple[str, ...] = (), **fields: Any) -> Path:
        target = tmp_path / "copy"
        shutil.copytree(folder, target, ignore=shutil.ignore_patterns(*without))
        path = target / "config.json"
        if fields and path.exists():
            path.write_text(json.dumps(json.loads(path.read_text()) | fields))
        return target

    return make


# The two backends beside each other


def test_nli_backends_agree(nli_folder: Path):
    onnx, torch = OnnxNli(nli_folder, 1), TorchNli(str(nli_folder), "cpu")
    a, b = onnx.predict(PAIRS), torch.predict(PAIRS)
    assert a.shape == (len(PAIRS), 3)
    np.testing.assert_allclose(a, b, atol=1e-4)
    np.testing.assert_allclose(a.sum(1), 1, atol=1e-5)
    assert np.ptp(a, axis=0).max() > 0.05, "different pairs get different answers"
    assert onnx.lengths(PAIRS) == torch.lengths(PAIRS)
    assert onnx.max_tokens == torch.max_tokens == 48


def test_encoder_backends_agree(encoder_folder: Path):
    a = OnnxEncoder(encoder_folder, 1).encode(TEXTS)
    b = TorchEncoder(str(encoder_folder), "cpu").encode(TEXTS)
    assert a.shape == (len(TEXTS), 8)
    assert a.dtype == b.dtype == np.float32
    np.testing.assert_allclose(a, b, atol=1e-4)
    np.testing.assert_allclose(np.linalg.norm(a, axis=1), 1, atol=1e-5)
    assert (a @ a.T).min() < 0.9, "different texts get different vectors"


def test_columns_are_the_labels_of_the_config(nli_folder: Path):
    """The same logits by transformers alone, put in order by hand."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    model = AutoModelForSequenceClassification.from_pretrained(nli_folder).eval()
    tokenizer = AutoTokenizer.from_pretrained(nli_folder)
    with torch.inference_mode():
        logits = model(**tokenizer(*PAIRS[0], return_tensors="pt")).logits
    by_label = dict(zip(ID2LABEL.values(), logits.softmax(-1)[0].tolist(), strict=True))
    for model in (OnnxNli(nli_folder, 1), TorchNli(str(nli_folder), "cpu")):
        found = dict(zip(LABELS, model.predict(PAIRS[:1])[0].tolist(), strict=True))
        assert found == pytest.approx(by_label, abs=1e-4)


def test_another_label_order_in_the_config_moves_the_columns(
    nli_folder: Path, copy: Callable[..., Path]
):
    moved = copy(nli_folder, id2label={"0": "Entailment", "1": "NEUTRAL", "2": "contradiction"})
    as_is, other = OnnxNli(nli_folder, 1).predict(PAIRS), OnnxNli(moved, 1).predict(PAIRS)
    # neutral, contradiction, entailment were 0, 1, 2; now entailment, neutral, contradiction are.
    np.testing.assert_allclose(other, as_is[:, [1, 2, 0]])


def test_no_text_changes_the_result_of_another(nli_folder: Path, encoder_folder: Path):
    for threads in (1, 2):
        nli, encoder = OnnxNli(nli_folder, threads), OnnxEncoder(encoder_folder, threads)
        alone = np.concatenate([nli.predict([pair]) for pair in PAIRS])
        assert nli.predict(PAIRS).tobytes() == alone.tobytes()
        assert nli.predict(PAIRS[::-1]).tobytes() == alone[::-1].tobytes()
        vectors = np.concatenate([encoder.encode([text]) for text in TEXTS])
        assert encoder.encode(TEXTS).tobytes() == vectors.tobytes()


def test_equal_calls_give_equal_bytes(nli_folder: Path):
    nli = OnnxNli(nli_folder, 1)
    assert nli.predict(PAIRS).tobytes() == nli.predict(list(PAIRS)).tobytes()


def test_nothing_in_nothing_out(nli_folder: Path, encoder_folder: Path):
    for nli in (OnnxNli(nli_folder, 1), TorchNli(str(nli_folder), "cpu")):
        assert nli.predict([]).shape == (0, 3)
        assert nli.lengths([]) == []
    for encoder in (OnnxEncoder(encoder_folder, 1), TorchEncoder(str(encoder_folder), "cpu")):
        assert encoder.encode([]).shape == (0, 8)


def test_a_text_longer_than_the_model_reads_is_still_encoded(encoder_folder: Path):
    long = "The ferry will be repaired. " * 40
    (vector,) = TorchEncoder(str(encoder_folder), "cpu").encode([long])
    assert np.linalg.norm(vector) == pytest.approx(1)


def test_lengths_count_special_tokens_and_are_never_cut(nli_folder: Path):
    for nli in (OnnxNli(nli_folder, 1), TorchNli(str(nli_folder), "cpu")):
        assert nli.lengths([("ferry", "quay"), ("ferry " * 100, "quay")]) == [5, 104]


def test_languages_are_those_of_the_config(nli_folder: Path, copy: Callable[..., Path]):
    assert OnnxNli(nli_folder, 1).languages == frozenset()
    spoken = copy(nli_folder, languages=["en", "nn"])
    for nli in (OnnxNli(spoken, 1), TorchNli(str(spoken), "cpu")):
        assert nli.languages == {"en", "nn"}


def test_torch_reads_no_further_than_its_tokenizer(nli_folder: Path, copy: Callable[..., Path]):
    """Else the end of a pair would be cut off without a word."""
    folder = copy(nli_folder)
    path = folder / "tokenizer_config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"model_max_length": 20}))
    assert TorchNli(str(folder), "cpu").max_tokens == 20


@pytest.mark.parametrize(
    ("config", "limit"),
    [
        ({"max_position_embeddings": 512}, 512),
        ({"max_position_embeddings": 514, "model_type": "mpnet", "pad_token_id": 1}, 512),
        ({"max_position_embeddings": 4098, "model_type": "longformer", "pad_token_id": 1}, 4096),
        ({"max_position_embeddings": 514, "model_type": "bert", "pad_token_id": 0}, 514),
        ({}, 512),
    ],
)
def test_position_limit(config: dict[str, object], limit: int):
    assert position_limit(config) == limit


def test_softmax_of_large_logits():
    found = softmax(np.array([[1000.0, 0.0, -1000.0], [2.0, 2.0, 2.0]], dtype=np.float32))
    np.testing.assert_allclose(found, [[1, 0, 0], [1 / 3] * 3], atol=1e-6)


# Broken folders


@pytest.mark.parametrize(
    "labels",
    [
        {"0": "LABEL_0"},
        {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"},
        {"0": "entailment", "1": "neutral", "2": "neutral"},
        {"0": "entailment", "1": "neutral"},
        {"0": "entailment", "1": "neutral", "2": "contradiction", "3": "unsure"},
    ],
)
def test_other_labels_are_refused(
    nli_folder: Path, copy: Callable[..., Path], labels: dict[str, str]
):
    folder = copy(nli_folder, id2label=labels)
    with pytest.raises(ModelError, match="id2label"):
        OnnxNli(folder, 1)


def test_torch_refuses_a_model_that_is_no_nli_model(encoder_folder: Path):
    with pytest.raises(ModelError, match="id2label"):
        TorchNli(str(encoder_folder), "cpu")


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_missing_file_is_refused(nli_folder: Path, copy: Callable[..., Path], name: str):
    folder = copy(nli_folder, without=(name,))
    with pytest.raises(ModelError, match=rf"{name} is missing"):
        OnnxNli(folder, 1)
    with pytest.raises(ModelError, match=rf"{name} is missing"):
        OnnxEncoder(folder, 1)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_garbled_file_is_refused(nli_folder: Path, copy: Callable[..., Path], name: str):
    folder = copy(nli_folder)
    (folder / name).write_bytes(b"\x00 not what it should be")
    with pytest.raises(ModelError, match="cannot be loaded as an ONNX model"):
        OnnxNli(folder, 1)


def test_an_empty_folder_is_refused_by_both_backends(tmp_path: Path):
    for make in (OnnxNli, OnnxEncoder):
        with pytest.raises(ModelError, match=r"model\.onnx is missing"):
            make(tmp_path, 1)
    for make in (TorchNli, TorchEncoder):
        with pytest.raises(ModelError, match=f"{tmp_path}.*cannot be loaded"):
            make(str(tmp_path), "cpu")


def test_torch_refuses_garbled_weights(nli_folder: Path, copy: Callable[..., Path]):
    folder = copy(nli_folder)
    (folder / "model.safetensors").write_bytes(b"\x00")
    with pytest.raises(ModelError, match="cannot be loaded"):
        TorchNli(str(folder), "cpu")


# Which backend is taken


def source(folder: Path | None) -> ModelSource:
    return ModelSource("nli", "tiny" if folder else "org/tiny", folder, None, bundled=False)


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, Path | None]:
    """Folders with files of these names, and the hub, which has none."""
    kinds = {
        "both": ["model.onnx", "model.safetensors"],
        "onnx": ["model.onnx"],
        "torch": ["model.safetensors"],
    }
    for kind, files in kinds.items():
        (tmp_path / kind).mkdir()
        for name in files:
            (tmp_path / kind / name).touch()
    return {"hub": None, **{kind: tmp_path / kind for kind in kinds}}


@pytest.mark.parametrize(
    ("kind", "backend", "device", "expected"),
    [
        ("both", "auto", "auto", True),
        ("both", "auto", "cpu", True),
        ("both", "auto", "cuda", False),
        ("both", "onnx", "auto", True),
        ("both", "torch", "auto", False),
        ("onnx", "auto", "auto", True),
        ("onnx", "onnx", "cpu", True),
        ("onnx", "torch", "auto", "holds ONNX weights alone"),
        ("onnx", "auto", "cuda", "holds ONNX weights alone"),
        ("torch", "auto", "auto", False),
        ("torch", "torch", "cpu", False),
        ("torch", "onnx", "auto", r"has no model\.onnx"),
        ("hub", "auto", "auto", False),
        ("hub", "torch", "cuda:1", False),
        ("hub", "onnx", "cpu", r"has no model\.onnx"),
    ],
)
def test_backend_choice(
    folders: dict[str, Path | None], kind: str, backend: Any, device: str, expected: bool | str
):
    settings = Settings(backend=backend, device=device)
    if isinstance(expected, str):
        with pytest.raises(ModelError, match=expected):
            runs_on_onnx(source(folders[kind]), settings)
    else:
        assert runs_on_onnx(source(folders[kind]), settings) is expected


@pytest.mark.parametrize(("device", "expected"), [("auto", None), ("cpu", "cpu"), ("mps", "mps")])
def test_torch_device(device: str, expected: str | None):
    assert torch_device(Settings(device=device)) == expected


@pytest.mark.parametrize(
    ("backend", "nli_class", "encoder_class"),
    [("auto", OnnxNli, OnnxEncoder), ("torch", TorchNli, TorchEncoder)],
)
def test_models_are_loaded_by_the_backend_in_the_settings(
    nli_folder: Path, encoder_folder: Path, backend: Any, nli_class: type, encoder_class: type
):
    settings = Settings(
        nli=str(nli_folder), encoder=str(encoder_folder), backend=backend, device="cpu", threads=1
    )
    nli, nli_name = load_nli(settings)
    encoder, encoder_name = load_encoder(settings)
    assert isinstance(nli, nli_class)
    assert isinstance(encoder, encoder_class)
    assert (nli_name, encoder_name) == ("tiny-nli", "tiny-encoder")


def test_the_small_model_is_the_bundled_one_whatever_the_settings_name(
    nli_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    models = tmp_path / "models"
    for role in ("nli", "nli_fast"):
        shutil.copytree(nli_folder, models / role)
        path = models / role / "config.json"
        fields = {"name": f"tiny-{role}", "license": "CC0-1.0", "languages": [role]}
        path.write_text(json.dumps(json.loads(path.read_text()) | fields))
        seal(models / role)
    monkeypatch.setenv("CLAIMCHECK_MODELS", str(models))
    for settings in (Settings(threads=1), Settings(nli=str(nli_folder), threads=1)):
        small, name = load_nli(settings, "nli_fast")
        assert small.languages == {"nli_fast"}
        assert name.startswith("tiny-nli_fast@")
    large, name = load_nli(Settings(threads=1))
    assert (large.languages, name.split("@")[0]) == ({"nli"}, "tiny-nli")
    assert load_nli(Settings(nli=str(nli_folder), threads=1))[1] == "tiny-nli"


def seal(folder: Path) -> None:
    """Write SHA256SUMS as scripts/seal.py does."""
    files = sorted(path for path in folder.iterdir() if path.name != "SHA256SUMS")
    sums = (f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}\n" for f in files)
    (folder / "SHA256SUMS").write_text("".join(sums))


# Vectors of known texts


class Lengths:
    """Encodes a text as its length, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def encode(self, texts):  # type: ignore[no-untyped-def]
        self.asked.append(list(texts))
        return np.array([[len(t)] for t in texts], dtype=np.float32).reshape(-1, 1)


def test_each_text_is_encoded_once_and_in_one_order():
    for order in itertools.permutations(["bb", "a", "bb", "ccc"]):
        encoder = Lengths()
        vectors = Vectors(encoder)
        vectors.add(order)
        vectors.add(["a", "dddd"])
        assert encoder.asked == [["a", "bb", "ccc"], ["dddd"]]
        assert vectors.of(["ccc", "a", "ccc"]).tolist() == [[3], [1], [3]]
        assert vectors.of([]).shape == (0, 0)


def test_an_unknown_text_is_an_error():
    with pytest.raises(KeyError):
        Vectors(Lengths()).of(["never added"])
