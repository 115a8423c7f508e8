"""Plots as plain SVG: no script, no library, colours of the page (see `report_html`).

Systems are told apart by shape and by colour (the palette of Okabe and Ito 2008, which people who
do not see all colours tell apart).
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from translate.score.metrics import CHRF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from translate.score.evaluate import Evaluation, Group, SegmentScore

WIDTH = 760
SERIES = 4  # systems that have a colour and a shape of their own
SHOWN = 60  # articles in one plot
_LENGTHS = ((1, 5), (6, 10), (11, 15), (16, 20), (21, 30), (31, 40), (41, 10**9))
_CEILINGS = (0.04, 0.08, 0.12, 0.2, 0.4, 0.6, 0.8, 1.0)  # a quarter of each is a round share
_RATES = 11  # 0; ten steps of 0.1 up to 1; beyond


@dataclass(frozen=True, slots=True)
class Frame:
    """The plotting area, in pixels: x grows from `left` to `right`, y from `top` to `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    def x(self, share: float) -> float:
        """The place of a share (0 to 1) of the width."""
        return self.left + share * (self.right - self.left)

    def y(self, share: float) -> float:
        """The place of a share (0 to 1) of the height, from below."""
        return self.bottom - share * (self.bottom - self.top)


def articles(series: Sequence[tuple[str, Evaluation]]) -> str:
    """ChrF2 of each article with its interval, the lowest on top; empty for a single article."""
    groups = [{g.name: g for g in evaluation.kind("article")} for _, evaluation in series[:SERIES]]
    names = sorted(groups[0], key=lambda name: _value(groups[0][name]))
    if not names:
        return ""
    left_out = max(0, len(names) - SHOWN)
    if left_out:
        names = names[: SHOWN // 2] + names[-(SHOWN // 2) :]
    step = 8 + 10 * len(groups)
    top = _top(series)
    frame = Frame(230, top, WIDTH - 20, top + step * len(names))
    body = [_scale(frame, [(share / 100, str(share)) for share in range(0, 101, 20)])]
    for row, name in enumerate(names):
        line = top + row * step
        body.append(_text(frame.left - 8, line + step / 2 + 4, _short(name), "end"))
        for n, group in enumerate(groups):
            if name in group:
                body.append(_whisker(frame, line + 9 + 10 * n, group[name], n))
    note = f" (the {SHOWN // 2} lowest and highest; {left_out} between them)" if left_out else ""
    return _svg(frame.bottom + 26, f"chrF2 by article, with 95 % intervals{note}", series, body)


def _whisker(frame: Frame, y: float, group: Group, number: int) -> str:
    score = next(score for score in group.scores if score.metric == CHRF.name)
    line = ""
    shown = f"{group.name}: {score.value:.1f}"
    if score.interval:
        low, high = (frame.x(min(1, v / 100)) for v in (score.interval.low, score.interval.high))
        line = f'<path class="s{number} line" d="M{low:.1f} {y:.1f}H{high:.1f}"/>'
        shown += f" ({score.interval.low:.1f}–{score.interval.high:.1f})"
    return (
        f"<g><title>{escape(shown)}</title>{line}{_mark(frame.x(score.value / 100), y, number)}</g>"
    )


def edit_rates(series: Sequence[tuple[str, Evaluation]]) -> str:
    """How many segments need how many edits per 100 words of the reference."""
    shares = [_shares(evaluation.segments) for _, evaluation in series[:SERIES]]
    highest = max(max(share) for share in shares)
    ceiling = next(round_one for round_one in _CEILINGS if round_one >= highest)
    labels = ["0", *(f"≤ {10 * n}" for n in range(1, _RATES)), "> 100"]
    frame = Frame(56, _top(series), WIDTH - 20, 250)
    body = [_heights(frame, ceiling)]
    slot = 1 / len(labels)
    for n, label in enumerate(labels):
        body.append(_text(frame.x((n + 0.5) * slot), frame.bottom + 16, label, "middle"))
        width = 0.8 * slot / len(shares)
        for s, share in enumerate(shares):
            x, y = frame.x((n + 0.1) * slot + s * width), frame.y(share[n] / ceiling)
            size = f'width="{frame.x(width) - frame.left:.1f}" height="{frame.bottom - y:.1f}"'
            body.append(
                f'<rect class="s{s} bar" x="{x:.1f}" y="{y:.1f}" {size}>'
                f"<title>{escape(label)}: {100 * share[n]:.1f} % of the segments</title></rect>"
            )
    body.append(
        _text(frame.x(0.5), frame.bottom + 36, "edits per 100 words of the reference", "middle")
    )
    return _svg(frame.bottom + 44, "Edit rate: share of segments", series, body, _swatch)


def _shares(segments: Sequence[SegmentScore]) -> list[float]:
    counts = [0] * (_RATES + 1)
    for segment in segments:
        # Whole numbers, so that a rate of exactly 0.3 does not slip into the next bin.
        steps = -(-10 * segment.edits // segment.words) if segment.words else _RATES
        counts[min(steps, _RATES) if segment.edits else 0] += 1
    return [count / len(segments) for count in counts]


def lengths(series: Sequence[tuple[str, Evaluation]]) -> str:
    """ChrF2 against length: the median and the middle half of the segments of each length."""
    frame = Frame(56, _top(series), WIDTH - 20, 270)
    body = [_heights(frame, 1.0, percent=False)]
    slot = 1 / len(_LENGTHS)
    for n, (low, high) in enumerate(_LENGTHS):
        label = f"{low}–{high}" if high < 1000 else f"{low} or more"
        body.append(_text(frame.x((n + 0.5) * slot), frame.bottom + 16, label, "middle"))
        for s, (_, evaluation) in enumerate(series[:SERIES]):
            found = sorted(x.chrf for x in evaluation.segments if low <= x.words <= high)
            if found:
                place = frame.x((n + (s + 1) / (len(series[:SERIES]) + 1)) * slot)
                body.append(_box(frame, place, found, s))
    body.append(_text(frame.x(0.5), frame.bottom + 36, "words of the reference", "middle"))
    return _svg(
        frame.bottom + 44,
        "chrF2 against length: median and middle half of the segments",
        series,
        body,
    )


def _box(frame: Frame, x: float, values: Sequence[float], number: int) -> str:
    middle = statistics.median(values)
    low, high = values[len(values) // 4], values[(3 * len(values)) // 4 - (len(values) % 4 == 0)]
    ends = f"M{x:.1f} {frame.y(low / 100):.1f}V{frame.y(min(1, high / 100)):.1f}"
    shown = f"{len(values)} segments: median {middle:.1f}, {low:.1f} to {high:.1f}"
    return (
        f'<g><title>{shown}</title><path class="s{number} line" d="{ends}"/>'
        f"{_mark(x, frame.y(middle / 100), number)}</g>"
    )


# --- the parts -------------------------------------------------------------------------------


def _top(series: Sequence[tuple[str, Evaluation]]) -> float:
    """Where the plotting area begins: below the key, where there is one."""
    return 34 if len(series) > 1 else 12


def _value(group: Group) -> float:
    score = group.score(CHRF.name)
    return score.value if score else 0.0


def _short(name: str, size: int = 32) -> str:
    return name if len(name) <= size else "…" + name[1 - size :]


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _mark(x: float, y: float, number: int) -> str:
    """A disc, a square, a triangle, a diamond."""
    paths = (
        f"M{x - 4:.1f} {y:.1f}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
        f"M{x - 3.5:.1f} {y - 3.5:.1f}h7v7h-7z",
        f"M{x:.1f} {y - 4.5:.1f}l4.5 8h-9z",
        f"M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z",
    )
    return f'<path class="s{number} mark" d="{paths[number]}"/>'


def _swatch(x: float, y: float, number: int) -> str:
    """A small bar."""
    return f'<rect class="s{number} bar" x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10"/>'


def _scale(frame: Frame, ticks: Sequence[tuple[float, str]]) -> str:
    parts = []
    for share, label in ticks:
        x = frame.x(share)
        parts.append(f'<path class="grid" d="M{x:.1f} {frame.top:.1f}V{frame.bottom:.1f}"/>')
        parts.append(_text(x, frame.bottom + 16, label, "middle"))
    return "".join(parts)


def _heights(frame: Frame, ceiling: float, *, percent: bool = True) -> str:
    parts = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = frame.y(share)
        label = f"{100 * share * ceiling:.0f}{' %' if percent else ''}"
        parts.append(f'<path class="grid" d="M{frame.left:.1f} {y:.1f}H{frame.right:.1f}"/>')
        parts.append(_text(frame.left - 8, y + 4, label, "end"))
    return "".join(parts)


def _svg(
    height: float,
    title: str,
    series: Sequence[tuple[str, Evaluation]],
    body: Sequence[str],
    sign: Callable[[float, float, int], str] = _mark,
) -> str:
    key = "".join(_key([name for name, _ in series[:SERIES]], sign))
    return (
        f"<figure><figcaption>{escape(title)}</figcaption>"
        f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-label="{escape(title)}">'
        f"{key}{''.join(body)}</svg></figure>"
    )


def _key(names: Sequence[str], sign: Callable[[float, float, int], str]) -> Iterator[str]:
    """What the signs stand for, where there are several."""
    at = 60.0
    for number, name in enumerate(names if len(names) > 1 else ()):
        yield sign(at, 14, number)
        yield _text(at + 10, 18, _short(name), "start")
        at += 40 + 7.5 * len(_short(name))


PLOTS: tuple[Callable[[Sequence[tuple[str, Evaluation]]], str], ...] = (
    articles,
    edit_rates,
    lengths,
)
