"""Invented English references and two systems' renderings of them, from bad to perfect."""

import random

REFERENCES = [
    "The mayor opened the new library on Tuesday morning.",
    "Nobody had expected so many visitors!",
    '"We were wrong," she said, and left the room.',
    "Sales fell by 12.5% in the third quarter of 2023.",
    "The bridge, which dates from 1904, will be closed until May.",
    "He speaks French, Breton and a little Italian.",
    "Why did the engineers not notice the crack earlier?",
    "The old mill now houses a bakery and a bookshop.",
    "In Nantes, the tram runs every seven minutes.",
    "They signed the contract - without reading it.",
    "A storm is coming; take your coat.",
    "The museum's director resigned last week.",
    "It costs €3,000 a year, taxes included.",
    "Her second novel sold better than the first.",
    "The children were playing in the garden behind the school.",
    "No.",
    "The committee will meet again on the 14th of June, in Lyon or in Geneva.",
    "Most of the apples had been eaten by wasps.",
    "This is the house that my grandfather built with his own hands.",
    "The train to Brest was forty minutes late, as usual.",
]


def degraded(seed, share):
    """The references with about `share` of their words changed, moved or dropped."""
    rnd = random.Random(seed)
    found = []
    for reference in REFERENCES:
        words = reference.split()
        for _ in range(round(share * len(words))):
            n = rnd.randrange(len(words))
            match rnd.randrange(4):
                case 0:
                    words[n] = rnd.choice(["thing", "of", "House", "went"])
                case 1:
                    words[n] = words[n].swapcase()
                case 2:
                    words.insert(rnd.randrange(len(words)), words.pop(n))
                case _ if len(words) > 1:
                    words.pop(n)
        found.append(" ".join(words))
    return found


SYSTEMS = {"good": degraded(1, 0.2), "bad": degraded(2, 0.5), "close": degraded(3, 0.2)}
