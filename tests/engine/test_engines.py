from __future__ import annotations

import pytest

from translate.engine import EngineSpec, load
from translate.engine.search import Search

from .conftest import FRENCH, translated

SENTENCES = FRENCH.splitlines()


@pytest.mark.parametrize("name", ["opus", "tc_big", "tuned"])
@pytest.mark.parametrize("beam", [1, 4])
def test_the_engines_agree_on_models_as_published(name, beam, request):
    folder = str(request.getfixturevalue(name))
    decoders = [
        load(EngineSpec(folder, engine, "cpu", "float32")).decoder for engine in ("ct2", "torch")
    ]
    inputs = decoders[0].pieces.encode(SENTENCES)
    ours, theirs = (
        [output for (output,) in decoder.decode([[one] for one in inputs], Search(beam))]
        for decoder in decoders
    )
    assert [output.pieces for output in ours] == [output.pieces for output in theirs]
    assert [o.score for o in ours] == pytest.approx([o.score for o in theirs], abs=1e-3)
    assert len({tuple(output.pieces) for output in ours}) > len(ours) / 2
    assert all("<pad>" not in o.pieces and "<unk>" not in o.pieces for o in (*ours, *theirs))


@pytest.mark.parametrize(("name", "positions"), [("opus", 512), ("tc_big", 1024), ("tuned", 128)])
@pytest.mark.parametrize("engine", ["ct2", "torch"])
def test_the_longest_input_is_taken_and_no_position_is_passed(name, positions, engine, request):
    decoder = load(EngineSpec(str(request.getfixturevalue(name)), engine)).decoder
    assert decoder.positions == positions
    pieces = (decoder.pieces.encode([FRENCH])[0] * 20)[: positions - 1]
    (outputs,) = decoder.decode([[pieces]], Search(1))
    assert len(outputs[0].pieces) <= positions


def test_the_engines_agree_on_the_starter():
    found = [
        translated(load(EngineSpec("starter", engine, "cpu", "float32")), SENTENCES)
        for engine in ("ct2", "torch")
    ]
    assert [h.text for h in found[0]] == [h.text for h in found[1]]
    for one, other in zip(*found, strict=True):
        assert one.confidence == pytest.approx(other.confidence, abs=0.002)


def test_torch_scores_are_those_of_the_pieces():
    """The confidence is exp of the mean log-probability, the end of the sentence included."""
    import torch

    translator = load(EngineSpec("starter", "torch"))
    decoder = translator.decoder
    pieces = decoder.pieces.encode([SENTENCES[0]])[0]
    ((output,),) = decoder.decode([[pieces]], Search(4))
    numbers = decoder._numbers
    source = torch.tensor([[numbers[p] for p in (*pieces, "</s>")]])
    target = [numbers[p] for p in (*output.pieces, "</s>")]
    with torch.inference_mode():
        logits = decoder._model(
            input_ids=source, decoder_input_ids=torch.tensor([[decoder._shape.pad, *target[:-1]]])
        ).logits[0]
    told = logits.log_softmax(-1)[range(len(target)), target]
    assert output.score == pytest.approx(told.mean().item(), abs=1e-4)
