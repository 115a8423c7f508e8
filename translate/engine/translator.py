"""The translator: French segments in, hypotheses out."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from translate.engine import ladder
from translate.engine.batching import batches_of
from translate.engine.guard import LOST, Candidate, Guard, Unit
from translate.engine.spec import Hypothesis

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translate.engine.ladder import Attempt
    from translate.engine.search import Decoder, Output, Search

BATCH_TOKENS = 1024


@dataclass(eq=False)
class _Job:
    """A unit on its way up the ladder; `answers` are those to the texts of its latest attempt."""

    segment: int
    unit: Unit
    attempts: list[Attempt]
    answers: dict[int, _Answer] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)
    chosen: Candidate | None = None

    @property
    def attempt(self) -> Attempt:
        """The attempt that has not become a candidate yet."""
        return self.attempts[len(self.candidates)]


class _Answer(NamedTuple):
    text: str
    output: Output


class _Question(NamedTuple):
    job: _Job
    place: int
    text: str
    search: Search


class Translator:
    """A model with its guard around it; made by `load`. Not to be shared between threads."""

    def __init__(self, label: str, decoder: Decoder, beam: int) -> None:
        self.label = label
        self.decoder = decoder
        self._guard = Guard(decoder.pieces, decoder.positions)
        self._beam = beam

    def translate(
        self, sentences: Sequence[str], *, batch_tokens: int = BATCH_TOKENS
    ) -> Iterator[tuple[int, Hypothesis]]:
        """The number of each input and its hypothesis, as soon as a batch is done.

        Inputs are segments, mostly sentences; of several sentences in one, or of one that is too
        long for the model, nothing is lost. Each hypothesis depends on its own segment alone; the
        order in which they come depends on the inputs and on `batch_tokens`, the most source
        pieces in one batch.
        """
        plans = [self._guard.plan(sentence) for sentence in sentences]
        jobs: list[list[_Job]] = []
        for number, plan in enumerate(plans):
            units = [part for part in plan if isinstance(part, Unit)]
            jobs.append([_Job(number, u, [ladder.first_attempt(u, self._beam)]) for u in units])
            if not units:
                yield number, _assembled(plan, [])
        waiting = [job for some in jobs for job in some]
        unsettled = [len(some) for some in jobs]
        while waiting:
            for job in self._tried(waiting, batch_tokens or BATCH_TOKENS):
                self._judge(job)
                if job.chosen is None:
                    continue
                number = job.segment
                unsettled[number] -= 1
                if not unsettled[number]:
                    chosen = [one.chosen for one in jobs[number] if one.chosen]
                    yield number, _assembled(plans[number], chosen)
            waiting = [job for job in waiting if job.chosen is None]

    def _judge(self, job: _Job) -> None:
        """Settle the job with its latest candidate, or with its best one at the ladder's end."""
        latest = job.candidates[-1]
        if not latest.wrong:
            job.chosen = latest
            return
        if len(job.candidates) == 1:
            job.attempts += ladder.attempts(job.unit, latest.wrong, self._beam)
        if len(job.candidates) == len(job.attempts):
            job.chosen = ladder.best(job.candidates)

    def _tried(self, jobs: Sequence[_Job], batch_tokens: int) -> Iterator[_Job]:
        """Each job, once its attempt has become a candidate."""
        questions = [
            _Question(job, place, text, job.attempt.search)
            for job in jobs
            for place, text in enumerate(job.attempt.texts)
        ]
        for (job, place, _, _), answer in self._answered(questions, batch_tokens):
            job.answers[place] = answer
            if len(job.answers) == len(job.attempt.texts):
                answers = [job.answers[n] for n in sorted(job.answers)]
                job.answers = {}
                job.candidates.append(self._candidate(job, answers))
                yield job

    def _candidate(self, job: _Job, answers: Sequence[_Answer]) -> Candidate:
        text = job.attempt.joined([answer.text for answer in answers])
        lengths = [len(answer.output.pieces) + 1 for answer in answers]
        scores = [answer.output.score for answer in answers]
        total = sum(score * length for score, length in zip(scores, lengths, strict=True))
        return self._guard.candidate(job.unit, text, total / sum(lengths), sum(lengths))

    def _answered(
        self, questions: Sequence[_Question], batch_tokens: int
    ) -> Iterator[tuple[_Question, _Answer]]:
        """Each question with its answer, batch by batch; equal ones are put to the model once."""
        pieces = self.decoder.pieces
        encoded = pieces.encode([question.text for question in questions])
        askers: dict[Search, dict[tuple[str, ...], list[_Question]]] = {}
        for question, spelt in zip(questions, encoded, strict=True):
            known = tuple(piece for piece in spelt if piece in pieces.vocabulary)
            askers.setdefault(question.search, {}).setdefault(known, []).append(question)
        for search in sorted(askers):
            inputs = [list(spelt) for spelt in askers[search]]
            waiting = list(askers[search].values())
            batches = batches_of([len(spelt) for spelt in inputs], batch_tokens)
            outputs = self.decoder.decode(([inputs[n] for n in b] for b in batches), search)
            for batch, found in zip(batches, outputs, strict=True):
                texts = pieces.decode([output.pieces for output in found])
                for number, text, output in zip(batch, texts, found, strict=True):
                    for question in waiting[number]:
                        yield question, _Answer(text, output)


def _assembled(plan: Sequence[str | Unit], chosen: Sequence[Candidate]) -> Hypothesis:
    """A segment's hypothesis from its parts; the confidence is that of a mean piece."""
    candidates = iter(chosen)
    text = "".join(part if isinstance(part, str) else next(candidates).text for part in plan)
    wrong = {code for candidate in chosen for code in candidate.wrong if code != LOST}
    confidence = None
    if chosen:
        total = sum(candidate.score * candidate.pieces for candidate in chosen)
        confidence = round(math.exp(total / sum(c.pieces for c in chosen)), 3)
    return Hypothesis(text, confidence, tuple(sorted(wrong)))
