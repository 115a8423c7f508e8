"""A reviewed corpus from two articles, step by step: nothing written is lost, no segment too many
is translated."""

import json

from translate.alignment import Status

FIRST = """\
Notre jeune entreprise a trois ans. Elle emploie quarante personnes à Nantes.
Cette semaine, nous avons sauté le requin avec un client. Le chat dort sur le clavier.
Personne ne sait combien cela va coûter.
"""
SECOND = """\
Les ingénieurs ont travaillé toute la nuit. Eux aussi ont sauté le requin hier.
Notre jeune entreprise a trois ans. Personne ne répond au téléphone avant midi.
"""


def run(root, *options) -> int:
    """Run `translate`; how many segments were translated."""
    result = root.bitext("translate", "--json", *options)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)["translated"]


def kept(root, texts: set[str]) -> bool:
    """Whether each text of a reviewer stands in a row or an orphan; merged rows join texts."""
    rows = [r for name in ("a", "a.orphans", "b", "b.orphans") for r in root.rows(name)]
    found = "\n".join(t for r in rows for t in (r.en, r.fr_fixed, r.note, *r.ignore))
    return all(text in found for text in texts)


def test_from_two_articles_to_a_reviewed_corpus(root):
    root.write("a", FIRST)
    root.write("b", SECOND)
    # Nine rows, of which one sentence stands in both articles.
    assert run(root) == 8
    mine = set()

    # A repair of the French is translated, that row alone.
    root.edit("a", "p2s1", fr_fixed="Cette semaine, nous avons dépassé les bornes avec un client.")
    mine.add("Cette semaine, nous avons dépassé les bornes avec un client.")
    assert run(root) == 1

    # What was repaired once is proposed elsewhere.
    assert root.bitext("repair", "learn").exit_code == 0
    assert run(root) == 1
    assert root.rows("b")[1].fr_suggested == "Eux aussi ont dépassé les bornes hier."

    # A correction is published, and answers where the sentence recurs.
    root.edit("a", "p1s1", en="Our start-up is three years old.", note="house style")
    mine |= {"Our start-up is three years old.", "house style"}
    assert run(root) == 0
    assert root.english("a").startswith("Our start-up is three years old.")
    assert root.rows("b")[2].mt == "Our start-up is three years old."

    # A dismissed repair never comes back; the row is translated as it was published.
    assert root.bitext("repair", "dismiss", "b", "p1s2", "--reviewer", "ana").exit_code == 0
    mine.add("repaired")
    assert run(root) == 1
    assert root.rows("b")[1].fr_suggested == ""

    # Another model translates what nobody has settled and the memory does not answer: of nine
    # rows, all but the corrected one and the one that it answers for.
    assert run(root, "--model", "starter", "--beam", "1") == 7
    assert kept(root, mine)

    # The French is edited: the reviewed sentence goes, and waits among the orphans.
    root.write("a", FIRST.replace("a trois ans", "a quatre ans"))
    assert run(root, "--beam", "1") == 1 + 1  # the new sentence, and b's, which lost its answer
    assert kept(root, mine)
    assert [row.en for row in root.rows("a.orphans")] == ["Our start-up is three years old."]
    root.write("a", FIRST)
    assert run(root, "--beam", "1") == 0
    assert root.rows("a")[0].status is Status.FIXED
    assert not root.alignment("a.orphans").exists()

    # Two rows become one, which a new segmentation leaves alone as soon as it is reviewed.
    merged = root.bitext("merge", "a", "p2s1", "p2s2", "--reviewer", "ana")
    assert merged.exit_code == 0, merged.output
    assert run(root, "--beam", "1") == 1
    root.edit("a", "p2s1", en="We jumped the shark while the cat slept.")
    mine.add("We jumped the shark while the cat slept.")
    assert run(root, "--beam", "1", "--resegment") == 0
    assert [row.id for row in root.rows("a")] == ["p1s1", "p1s2", "p2s1", "p3s1"]
    assert kept(root, mine)

    # And a run with nothing to do changes no byte.
    before = root.files()
    assert run(root, "--beam", "1", "--resegment") == 0
    assert root.files() == before
