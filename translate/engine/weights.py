"""The tensors of a MarianMT model as NumPy arrays, read without running anyone's code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.engine.layout import weights_of
from translate.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float16 | np.float32]

_DAMAGED = "the file is incomplete or damaged: remove the model and get it again"


def load(folder: Path) -> dict[str, Array]:
    """Tensor name → array, float16 or float32 as stored (bfloat16 becomes float32).

    A pickle is read with PyTorch's `weights_only`, which refuses anything but tensors.
    Raises `ModelError` naming the file where it is truncated or not a file of weights.
    """
    path = weights_of(folder)
    if path.suffix == ".safetensors":
        return _load_safetensors(path)
    return _load_pickle(path)


def _load_safetensors(path: Path) -> dict[str, Array]:
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="np") as file:
            names = list(file.keys())
            kinds = {file.get_slice(name).get_dtype() for name in names}
            if kinds <= {"F16", "F32"}:
                return {name: file.get_tensor(name) for name in names}
        from safetensors.torch import load_file

        return _to_numpy(load_file(path))
    except (SafetensorError, OSError, ValueError) as error:
        raise ModelError(f"{path}: not a whole safetensors file ({error})", _DAMAGED) from error


def _load_pickle(path: Path) -> dict[str, Array]:
    import pickle

    import torch

    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except (RuntimeError, OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError(f"{path}: not a whole file of weights ({reason})", _DAMAGED) from error
    return _to_numpy(state)


def _to_numpy(state: dict[str, object]) -> dict[str, Array]:
    import torch

    arrays: dict[str, Array] = {}
    for name, tensor in state.items():
        if isinstance(tensor, torch.Tensor):
            kept = tensor if tensor.dtype in (torch.float16, torch.float32) else tensor.float()
            arrays[name] = kept.contiguous().numpy()
    return arrays
