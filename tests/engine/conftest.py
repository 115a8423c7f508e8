"""Tiny models in the layouts of the published ones, taught ten sentences each."""

from __future__ import annotations

import json

import pytest

from translate.engine import EngineSpec, load

FRENCH = """Le chat dort sur le canapé du salon.
La pluie tombe depuis ce matin sur la ville.
Nous avons mangé des pommes et des poires.
Elle lit un livre dans le train de nuit.
Les enfants jouent dans la cour de l'école.
Il a vendu sa maison pour partir en voyage.
Le marché ouvre tôt, et le pain est encore chaud.
Pourquoi les oiseaux chantent-ils avant l'aube ?
On ne sait jamais ce que demain apportera !
Mon frère répare des vélos : c'est son métier.
"""
ENGLISH = """The cat sleeps on the sofa in the living room.
Rain has been falling on the town since this morning.
We have eaten apples and pears.
She is reading a book on the night train.
The children are playing in the school yard.
He has sold his house to go travelling.
The market opens early, and the bread is still warm.
Why do birds sing before dawn?
One never knows what tomorrow will bring!
My brother mends bicycles: it is his trade.
"""


def _spm(folder, name, text):
    """Train a SentencePiece model; its processor comes back."""
    import sentencepiece

    source = folder / f"{name}.txt"
    source.write_text(text, encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(source),
        model_prefix=str(folder / name),
        vocab_size=120,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    source.unlink()
    (folder / f"{name}.model").rename(folder / f"{name}.spm")
    (folder / f"{name}.vocab").unlink()
    return sentencepiece.SentencePieceProcessor(model_file=str(folder / f"{name}.spm"))


def _encoded(processor, text, pieces):
    """The sentences as rows of numbers, ended and padded."""
    import torch

    lines = [
        [pieces.index(piece) for piece in (*spelt, "</s>")]
        for spelt in processor.encode(text.splitlines(), out_type=str)
    ]
    width, padding = max(map(len, lines)), pieces.index("<pad>")
    return torch.tensor([line + [padding] * (width - len(line)) for line in lines])


def _taught(model, source, target, padding):
    """Train the model on the sentences; that touches its padding row, which is tied."""
    import torch

    optimiser = torch.optim.Adam(model.parameters(), lr=0.004)
    for _ in range(80):
        loss = model(
            input_ids=source,
            attention_mask=(source != padding).long(),
            labels=target.masked_fill(target == padding, -100),
        ).loss
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return model.eval()


def _widened(model, numbers, size):
    """The model's tensors with tables of `size` rows; row n becomes row numbers[n]."""
    import torch

    state = {}
    for name, tensor in model.state_dict().items():
        if name == "final_logits_bias":
            wide = torch.full((1, size), -20.0)  # what no text holds is never said
            wide[0, numbers] = tensor[0]
        elif tensor.shape[0] == len(numbers) and ("embed_tokens" in name or "shared" in name):
            wide = torch.zeros(size, tensor.shape[1])
            wide[numbers] = tensor
        elif name == "lm_head.weight":
            continue
        else:
            wide = tensor
        state[name] = wide.contiguous().clone()
    return state


def make_marian(folder, *, size, eos, positions, legacy=False, safetensors=False, pad_row=False):
    """A tiny MarianMT model, with the files that Hugging Face publishes for opus-mt."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    folder.mkdir(parents=True)
    spms = _spm(folder, "source", FRENCH), _spm(folder, "target", ENGLISH)
    texts = {spm.id_to_piece(n) for spm in spms for n in range(3, spm.get_piece_size())}
    pieces = ["</s>", "<unk>", *sorted(texts), "<pad>"]
    numbers = [eos, *range(1, len(pieces) - 1), size - 1]
    padding = len(pieces) - 1
    torch.manual_seed(1)
    torch.set_num_threads(1)
    settings = {
        "d_model": 48,
        "encoder_layers": 2,
        "decoder_layers": 2,
        "encoder_attention_heads": 4,
        "decoder_attention_heads": 4,
        "encoder_ffn_dim": 96,
        "decoder_ffn_dim": 96,
        "max_position_embeddings": positions,
        "activation_function": "swish" if eos == 0 else "relu",
        "scale_embedding": True,
        "share_encoder_decoder_embeddings": True,
        "static_position_embeddings": True,
        "init_std": 0.1,
        "dropout": 0.0,
    }
    small = MarianConfig(
        vocab_size=len(pieces),
        eos_token_id=0,
        pad_token_id=padding,
        decoder_start_token_id=padding,
        **settings,
    )
    sentences = (
        _encoded(spm, text, pieces) for spm, text in zip(spms, (FRENCH, ENGLISH), strict=True)
    )
    model = _taught(MarianMTModel(small), *sentences, padding)
    if not pad_row:
        with torch.no_grad():
            model.model.shared.weight[padding] = 0.0
    state = _widened(model, numbers, size)

    names = dict(zip(numbers, pieces, strict=True))
    vocabulary = {names.get(number, f"▁filler{number}"): number for number in range(size)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    config = MarianConfig(
        vocab_size=size,
        decoder_vocab_size=size,
        bos_token_id=0,
        eos_token_id=eos,
        forced_eos_token_id=eos,
        pad_token_id=size - 1,
        decoder_start_token_id=size - 1,
        **settings,
    )
    (folder / "config.json").write_text(config.to_json_string(use_diff=False), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text('{"source_lang": "fr", "target_lang": "en"}')
    generation = {"bad_words_ids": [[size - 1]], "num_beams": 4, "max_length": positions}
    (folder / "generation_config.json").write_text(json.dumps(generation))
    if safetensors:
        from safetensors.torch import save_file

        save_file(state, folder / "model.safetensors")
    else:
        weights = folder / "pytorch_model.bin"
        torch.save(state, weights, _use_new_zipfile_serialization=not legacy)
    return folder


@pytest.fixture(scope="session")
def opus(tmp_path_factory):
    """The layout of opus-mt-fr-en: eos 0, pad 59513, 512 positions, an old pickle of weights."""
    folder = tmp_path_factory.mktemp("models") / "opus-mt-fr-en"
    return make_marian(folder, size=59514, eos=0, positions=512, legacy=True)


@pytest.fixture(scope="session")
def tc_big(tmp_path_factory):
    """The layout of opus-mt-tc-big-fr-en: eos is not 0."""
    folder = tmp_path_factory.mktemp("models") / "opus-mt-tc-big-fr-en"
    return make_marian(folder, size=53017, eos=43311, positions=1024)


@pytest.fixture(scope="session")
def tuned(tmp_path_factory):
    """A model whose padding row training has touched."""
    folder = tmp_path_factory.mktemp("models") / "tuned"
    return make_marian(folder, size=400, eos=0, positions=128, safetensors=True, pad_row=True)


@pytest.fixture(scope="session")
def starter():
    """The starter, as it runs by default."""
    return load(EngineSpec("starter"), threads=2)


def translated(translator, sentences, **options):
    """The hypotheses in the order of the sentences, each exactly once."""
    found = list(translator.translate(sentences, **options))
    assert sorted(number for number, _ in found) == list(range(len(sentences)))
    return [hypothesis for _, hypothesis in sorted(found, key=lambda one: one[0])]
