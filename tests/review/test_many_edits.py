"""Two reviewers who write as fast as they can: each text is in the file, or its writer was told."""

import json
import random
import threading
from dataclasses import dataclass, field

import pytest

from tests.made import make, row

EDITS = 1000
ROWS = 40


@dataclass
class Writer:
    """A reviewer's script: what the server has taken, and what it reported as a conflict."""

    server: object
    session: str
    who: str
    taken: list = field(default_factory=list)
    refused: set = field(default_factory=set)
    trouble: list = field(default_factory=list)

    def call(self, name, values):
        body = json.dumps(values).encode()
        headers = {
            "Cookie": self.session,
            "Origin": self.server.url(""),
            "Content-Type": "application/json",
        }
        return self.server.request("POST", f"/api/{name}", body, **headers)

    def work(self):
        chance = random.Random(self.who)
        seen = dict.fromkeys(range(ROWS), "")
        for n in range(EDITS):
            place = chance.randrange(ROWS)
            text = f"{self.who} {n}"
            cell = {"column": "note", "base": seen[place], "value": text}
            answer = self.call("save", {"article": "many", **name_of(place), "cells": [cell]})
            values = json.loads(answer.body)
            if answer.status == 200:
                self.taken.append((place, cell["base"], text))
                seen[place] = text
            elif answer.status == 409:
                (conflict,) = values["conflicts"]
                assert conflict["refused"] == text
                self.refused.add(text)
                seen[place] = conflict["kept"]
            else:
                self.trouble.append((answer.status, values))


def name_of(place):
    return {"fr": f"Phrase numéro {place}.", "order": 0, "id": f"p{place + 1}s1"}


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_reviewers_and_a_thousand_edits_each(root, serve):
    rows = [row(f"p{n + 1}s1", f"Phrase numéro {n}.", f"Sentence {n}.") for n in range(ROWS)]
    make(root, "many", *rows)
    writers = []
    for who in ("Ana", "Ben"):
        server = serve(root.path, reviewer=who)
        writers.append(Writer(server, server.cookie(), who))
    threads = [threading.Thread(target=writer.work) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [writer.trouble for writer in writers] == [[], []]
    assert all(writer.taken and writer.refused for writer in writers)
    assert sum(len(w.taken) + len(w.refused) for w in writers) == 2 * EDITS
    # Each text that was taken stands in its cell, or its cell was changed by one who had seen it.
    replaced = {(place, base) for w in writers for place, base, _ in w.taken}
    final = {n: one.note for n, one in enumerate(root.rows("many"))}
    for writer in writers:
        for place, _, text in writer.taken:
            assert final[place] == text or (place, text) in replaced
