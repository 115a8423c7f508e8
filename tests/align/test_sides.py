from __future__ import annotations

import pytest

from translate.align import AlignInputError, check_sides, looks_swapped

FR = [
    "Le marché de la petite ville ouvre tôt, et les gens viennent de loin pour y vendre leurs",
    "légumes. On y parle de la pluie, du prix des pommes et de la fête qui approche. Il ne reste",
    "plus une place sur la place, mais personne ne se plaint, car c'est le plus beau jour.",
]
EN = [
    "The market of the little town opens early, and people come from far away to sell their",
    "vegetables there. They talk of the rain, of the price of apples and of the coming fair. There",
    "is no room left on the square, but nobody complains, for it is the finest day of the week.",
]
DE = [
    "Der Markt der kleinen Stadt öffnet früh, und die Leute kommen von weit her, um dort ihr",
    "Gemüse zu verkaufen. Man spricht vom Regen, vom Preis der Äpfel und vom Fest, das naht. Auf",
    "dem Platz bleibt kein Platz mehr, aber niemand beklagt sich, denn heute wird schön gefeiert.",
]


def test_right_sides_pass() -> None:
    check_sides(FR, EN)
    assert not looks_swapped(FR, EN)


def test_swapped() -> None:
    assert looks_swapped(EN, FR)
    with pytest.raises(AlignInputError, match="swapped") as caught:
        check_sides(EN, FR)
    assert "French text first" in caught.value.hint


@pytest.mark.parametrize(
    ("fr", "en", "message"),
    [
        (EN, EN, "French text reads as English"),
        (FR, FR, "English text reads as French"),
        (DE, EN, "French text reads as another language"),
        (FR, DE, "English text reads as another language"),
        ([], EN, "French text is empty"),
        (FR, ["", " … "], "English text is empty"),
    ],
)
def test_wrong_sides(fr: list[str], en: list[str], message: str) -> None:
    with pytest.raises(AlignInputError, match=message):
        check_sides(fr, en)


def test_short_texts_are_not_judged() -> None:
    check_sides(["Hello there."], ["Bonjour."])
