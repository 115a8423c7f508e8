from __future__ import annotations

import json
import pickle
import shutil
import subprocess
import sys

import pytest

from translate.engine import EngineSpec, label, load, models
from translate.engine.hub import OPUS, PINNED
from translate.errors import ModelError, UsageError

from .conftest import translated

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def hub(tmp_path, monkeypatch):
    """An empty cache of the hub."""
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


def put(hub, name, source, commit=COMMIT, main=True):
    """A model in the hub's cache, as huggingface_hub lays it out: links to blobs."""
    base = hub / f"models--{name.replace('/', '--')}"
    folder = base / "snapshots" / commit
    folder.mkdir(parents=True)
    (base / "blobs").mkdir(exist_ok=True)
    for path in source.iterdir():
        blob = base / "blobs" / f"{commit[:8]}-{path.name}"
        shutil.copy(path, blob)
        (folder / path.name).symlink_to(blob)
    if main:
        (base / "refs").mkdir(exist_ok=True)
        (base / "refs" / "main").write_text(commit)
    return folder


@pytest.mark.usefixtures("hub")
def test_the_starter_needs_nothing():
    assert label(EngineSpec("starter")) == "starter@1 ct2-int8 beam4"
    assert models.default_model() == "starter"
    assert [model.name for model in models.installed()] == ["starter"]


def test_a_label_loads_no_engine():
    code = (
        "import sys; from translate.engine import EngineSpec, label; label(EngineSpec('starter'));"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'numpy', 'sentencepiece'};"
        "sys.exit(repr(heavy & sys.modules.keys()) if heavy & sys.modules.keys() else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (EngineSpec("starter", "torch"), "starter@1 torch-float32 beam4"),
        (EngineSpec("starter", "auto", "cuda"), "starter@1 torch-float32 beam4"),
        (EngineSpec("starter", "ct2", "cpu", "float32", 1), "starter@1 ct2-float32 beam1"),
    ],
)
def test_labels(spec, expected):
    assert label(spec) == expected


@pytest.mark.parametrize(
    "spec",
    [
        EngineSpec("starter", "onnx"),
        EngineSpec("starter", "torch", "cpu", "int8"),
        EngineSpec("starter", "ct2", "tpu"),
        EngineSpec("starter", beam=0),
    ],
)
def test_words_that_do_not_fit_together(spec):
    with pytest.raises(UsageError):
        label(spec)


def test_a_model_of_the_hub_is_found_by_name(hub, opus):
    put(hub, "someone/fr-en", opus)
    assert label(EngineSpec("someone/fr-en")) == "someone/fr-en@01234567 ct2-int8 beam4"
    assert [model.name for model in models.installed()] == ["starter", "someone/fr-en"]
    assert models.default_model() == "starter"


def test_the_pinned_revision_comes_before_main(hub, opus):
    put(hub, OPUS, opus)
    assert models.resolve(OPUS).revision == COMMIT[:8]
    put(hub, OPUS, opus, PINNED[OPUS], main=False)
    assert models.resolve(OPUS).revision == PINNED[OPUS][:8]
    assert models.default_model() == OPUS


@pytest.mark.parametrize("variable", ["HF_HOME", "XDG_CACHE_HOME"])
def test_the_hubs_own_settings_are_respected(tmp_path, monkeypatch, opus, variable):
    monkeypatch.delenv("HF_HUB_CACHE")
    monkeypatch.delenv("HF_HOME", raising=False)
    monkeypatch.setenv(variable, str(tmp_path))
    put(tmp_path / ("hub" if variable == "HF_HOME" else "huggingface/hub"), "a/b", opus)
    assert models.resolve("a/b").name == "a/b"


def test_a_download_that_was_broken_off(hub, opus):
    folder = put(hub, OPUS, opus)
    (folder / "pytorch_model.bin").resolve().rename(hub / "blob.incomplete")
    with pytest.raises(ModelError) as caught:
        load(EngineSpec(OPUS))
    assert "pytorch_model.bin" in caught.value.message
    assert "bitext models get" in caught.value.hint
    assert models.default_model() == "starter"
    assert [model.name for model in models.installed()] == ["starter"]


@pytest.mark.usefixtures("hub")
def test_a_model_that_is_not_here():
    with pytest.raises(ModelError) as caught:
        label(EngineSpec(OPUS))
    assert f"bitext models get {OPUS}" in caught.value.hint
    with pytest.raises(ModelError, match="no model of that name"):
        label(EngineSpec("nothing-of-the-kind"))


def test_remove(hub, opus, monkeypatch, tmp_path):
    monkeypatch.setenv("BITEXT_CACHE", str(tmp_path / "cache"))
    put(hub, "a/b", opus)
    load(EngineSpec("a/b"))
    assert list((tmp_path / "cache" / "models").iterdir())
    models.remove("a/b")
    assert not list((tmp_path / "cache" / "models").iterdir())
    with pytest.raises(ModelError):
        models.resolve("a/b")
    with pytest.raises(ModelError):
        models.remove("a/b")
    with pytest.raises(UsageError):
        models.remove("starter")


@pytest.mark.usefixtures("hub")
def test_get_without_a_network_says_so(monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    code = f"from translate.engine import models; models.get({OPUS!r})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert "ModelError" in done.stderr
    assert "cannot be downloaded" in done.stderr


def test_get_refuses_what_is_no_name():
    with pytest.raises(UsageError):
        models.get("opus")


@pytest.fixture
def copy(opus, tmp_path):
    return shutil.copytree(opus, tmp_path / "copy")


def _truncate(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _other_type(folder):
    (folder / "config.json").write_text('{"model_type": "bert"}')


def _two_vocabularies(folder):
    config = json.loads((folder / "config.json").read_text())
    config["share_encoder_decoder_embeddings"] = False
    (folder / "config.json").write_text(json.dumps(config))


def _other_spm(folder):
    starter = models.resolve("starter").folder
    shutil.copy(starter / "source.spm", folder / "source.spm")


def _truncated_safetensors(folder):
    (folder / "pytorch_model.bin").unlink()
    shutil.copy(models.resolve("starter").folder / "model.safetensors", folder)
    _truncate(folder / "model.safetensors")


def _pointer(folder):
    (folder / "pytorch_model.bin").write_text("version https://git-lfs.github.com/spec/v1\n")


DAMAGES = [
    (lambda f: (f / "source.spm").unlink(), "source.spm"),
    (lambda f: (f / "vocab.json").unlink(), "vocab.json"),
    (lambda f: (f / "pytorch_model.bin").unlink(), "model.safetensors or pytorch_model.bin"),
    (lambda f: _truncate(f / "pytorch_model.bin"), "pytorch_model.bin"),
    (lambda f: _truncate(f / "target.spm"), "target.spm"),
    (lambda f: _truncate(f / "config.json"), "config.json"),
    (lambda f: (f / "target.spm").write_bytes(b""), "target.spm"),
    (_truncated_safetensors, "model.safetensors"),
    (_other_type, "“bert”"),
    (_two_vocabularies, "config.json"),
    (_other_spm, "source.spm"),
    (_pointer, "Git LFS"),
    (lambda f: [path.unlink() for path in f.iterdir()], "empty"),
    (shutil.rmtree, "copy"),
]


@pytest.mark.parametrize("engine", ["ct2", "torch"])
@pytest.mark.parametrize(("damage", "named"), DAMAGES)
def test_a_bad_model_is_named_with_the_mend(copy, damage, named, engine):
    damage(copy)
    with pytest.raises(ModelError) as caught:
        load(EngineSpec(str(copy), engine))
    assert named in caught.value.message
    assert caught.value.hint


class Harm:
    """Touches a file when it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return self.path.touch, ()


def test_a_pickle_that_would_run_code_is_refused(copy, tmp_path):
    (copy / "pytorch_model.bin").write_bytes(
        pickle.dumps({"weight": Harm(tmp_path / "harm")}, protocol=2)
    )
    with pytest.raises(ModelError, match=r"pytorch_model\.bin"):
        load(EngineSpec(str(copy)))
    assert not (tmp_path / "harm").exists()


def test_a_folder_is_named_by_the_hash_of_its_weights(copy):
    first = label(EngineSpec(str(copy)))
    assert first.startswith("copy@")
    assert first == label(EngineSpec(f"{copy}/"))
    with (copy / "pytorch_model.bin").open("ab") as file:
        file.write(b"\0")
    assert label(EngineSpec(str(copy))) != first


def test_a_converted_folder(tmp_path, starter):
    from translate.engine.convert import convert

    source = models.resolve("starter").folder
    folder = tmp_path / "converted"
    folder.mkdir()
    convert(source, folder)
    for name in ("source.spm", "target.spm"):
        shutil.copy(source / name, folder)
    sentences = ["Le chat dort sur le canapé.", "Il pleut depuis ce matin."]
    assert translated(load(EngineSpec(str(folder))), sentences) == translated(starter, sentences)
    with pytest.raises(ModelError, match="converted for CTranslate2"):
        load(EngineSpec(str(folder), "torch"))
    _truncate(folder / "model.bin")
    with pytest.raises(ModelError, match=r"model\.bin"):
        load(EngineSpec(str(folder)))
