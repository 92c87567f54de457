"""Which of the two backends runs a model: ONNX Runtime or sentence-transformers."""

from __future__ import annotations

from claimcheck.errors import ModelError
from claimcheck.models.registry import ModelSource, local_folder
from claimcheck.settings import Settings


def runs_on_onnx(source: ModelSource, settings: Settings) -> bool:
    """Whether ONNX Runtime is to run the model; torch does otherwise.

    ``auto`` takes ONNX Runtime for a folder with a ``model.onnx`` on the CPU.

    Raises:
        ModelError: if the model lacks the files for the backend or device that was asked for.
    """
    exported = source.folder is not None and (source.folder / "model.onnx").is_file()
    on_cpu = settings.device in ("auto", "cpu")
    if settings.backend == "onnx" and not exported:
        raise ModelError(
            f"{source.role} model {source.name!r} has no model.onnx; "
            "export it with scripts/export_onnx.py, or use backend 'torch'"
        )
    if exported and on_cpu and settings.backend != "torch":
        return True
    if exported and not list(local_folder(source).glob("*.safetensors")):
        raise ModelError(
            f"{source.role} model {source.name!r} holds ONNX weights alone, which run on the CPU; "
            "for torch or a GPU give a folder or hub name with safetensors weights"
        )
    return False


def torch_device(settings: Settings) -> str | None:
    """The device for sentence-transformers; None lets it choose the best there is."""
    return None if settings.device == "auto" else settings.device
