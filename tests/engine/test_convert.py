from __future__ import annotations

import json
import shutil
import struct
import warnings
from importlib.metadata import version

import numpy as np
import pytest
from packaging.version import Version

from translate.engine.convert import convert, read_shapes, sinusoids
from translate.engine.models import resolve
from translate.errors import ModelError

KINDS = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}


def variables(path):
    """What CTranslate2's binary format holds: arrays by name, and aliases."""
    with path.open("rb") as file:

        def read(form):
            return struct.unpack(form, file.read(struct.calcsize(form)))

        def text():
            return file.read(read("<H")[0])[:-1].decode()

        head = read("<I"), text(), read("<I")
        arrays = {}
        for _ in range(read("<I")[0]):
            name = text()
            shape = read(f"<{read('<B')[0]}I")
            kind, size = read("<BI")
            arrays[name] = np.frombuffer(file.read(size), KINDS[kind]).reshape(shape)
        aliases = {text(): text() for _ in range(read("<I")[0])}
    return head, arrays, aliases


@pytest.mark.parametrize("name", ["starter", "opus", "tc_big"])
def test_a_conversion_is_that_of_ctranslate2(name, request, tmp_path):
    from ctranslate2.converters import TransformersConverter

    if Version(version("transformers")) < Version("4.56"):
        pytest.skip("CTranslate2's converter needs a newer transformers; ours needs none")
    folder = resolve("starter").folder if name == "starter" else request.getfixturevalue(name)
    theirs, ours = tmp_path / "theirs", tmp_path / "ours"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        TransformersConverter(str(folder)).convert(str(theirs))
    ours.mkdir()
    convert(folder, ours)

    head, arrays, aliases = variables(ours / "model.bin")
    their_head, their_arrays, their_aliases = variables(theirs / "model.bin")
    assert head == their_head
    # Which of two equal tables is the alias of the other is of no consequence.
    whole = arrays | {alias: arrays[target] for alias, target in aliases.items()}
    their_whole = their_arrays | {a: their_arrays[t] for a, t in their_aliases.items()}
    assert whole.keys() == their_whole.keys()
    for key, array in their_whole.items():
        assert whole[key].shape == array.shape, key
        if "position_encodings" in key:
            np.testing.assert_allclose(whole[key], array, atol=6e-4)
        else:
            np.testing.assert_array_equal(whole[key], array, key)
    for file in ("config.json", "shared_vocabulary.json"):
        assert json.loads((ours / file).read_text()) == json.loads((theirs / file).read_text())


def test_position_encodings_are_those_of_transformers():
    from transformers.models.marian.modeling_marian import MarianSinusoidalPositionalEmbedding

    table = MarianSinusoidalPositionalEmbedding(512, 64)
    if hasattr(table, "create_weight"):
        table.weight.data.copy_(table.create_weight())
    np.testing.assert_allclose(sinusoids(512, 64), table.weight.detach().numpy(), atol=1e-6)


def test_a_padding_row_that_training_has_touched_is_kept(tuned, tmp_path):
    convert(tuned, tmp_path)
    with (tmp_path / "model.bin").open("rb") as file:
        assert dict(read_shapes(file))["decoder/embeddings/weight"] == (400, 48)
    config = json.loads((tmp_path / "config.json").read_text())
    assert config.get("decoder_start_token") == "<pad>"


@pytest.fixture
def broken(tuned, tmp_path):
    return shutil.copytree(tuned, tmp_path / "broken")


def _edit(path, **values):
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (lambda f: _edit(f / "vocab.json", extra=400), "vocab.json"),
        (lambda f: _edit(f / "config.json", eos_token_id=5), "vocab.json"),
        (lambda f: _edit(f / "config.json", d_model=64), "model.safetensors"),
        (lambda f: _edit(f / "config.json", encoder_layers=3), "model.safetensors"),
        (lambda f: _edit(f / "config.json", activation_function="tanh"), "config.json"),
        (lambda f: (f / "vocab.json").write_text("[1, 2]"), "vocab.json"),
        (lambda f: (f / "config.json").write_text('{"model_type": "marian"}'), "config.json"),
    ],
)
def test_files_that_do_not_fit_together_are_named(broken, tmp_path, damage, named):
    damage(broken)
    (tmp_path / "target").mkdir()
    with pytest.raises(ModelError) as caught:
        convert(broken, tmp_path / "target")
    assert named in caught.value.message
    assert caught.value.hint
