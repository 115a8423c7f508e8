import pytest

from translate.repair.conjugate import forms


@pytest.mark.parametrize(
    ("verb", "some"),
    [
        ("lancer", "lançons lança lançait lancions lancé"),
        ("manger", "mangeons mangeait mangions mangera"),
        ("gérer", "gère gérons gérera gérait"),
        ("lever", "lève levons lèvera"),
        ("appeler", "appelle appelons appellera"),
        ("employer", "emploie employons emploiera"),
        ("finir", "finissons fini finira finisse finissant"),
        ("prendre", "prends prend prenons prennent pris prendra prenait"),
        ("obtenir", "obtiens obtient obtenons obtiennent obtenu obtiendra obtint"),
        ("courir", "court courent couru courra courait"),
        ("être", "suis est sommes sont été sera étant était soit"),
        ("avoir", "ai a ont eu aura ayant avait ait"),
        ("faire", "fait font fera faisait fasse"),
        ("dormir", "dort dorment dormait dormi"),
        ("voir", "voit voyons voient vu verra"),
    ],
)
def test_forms(verb, some):
    assert set(some.split(" ")) <= set(forms(verb))


def test_the_same_place_is_the_same_form():
    one, other = forms("délivrer"), forms("livrer")
    assert len(one) == len(other)
    assert other[one.index("délivrera")] == "livrera"
    assert forms("prendre")[forms("faire").index("faites")] == "prenez"


@pytest.mark.parametrize("verb", ["falloir", "mourir", "prévoir", "table", "er"])
def test_an_unknown_verb_is_an_error(verb):
    with pytest.raises(ValueError, match=verb):
        forms(verb)
