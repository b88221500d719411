"""The records of the stories in examples/, made once a run, and the questions on them with the printed words that answer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord import answers, pipeline
from onrecord.model import Answer, Record

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = Path(__file__).with_name("questions.jsonl")
STORIES = ("ferry-fire", "plant-leak", "runoff-count")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on a story: `evidence` are pairs of a file's name and the words in it that answer, none where nothing does."""

    id: str
    story: str
    kind: str
    question: str
    evidence: tuple[tuple[str, str], ...]


@cache
def record_of(story: str) -> Record:
    articles, refusals = pipeline.read([str(ROOT / "examples" / story)])
    return pipeline.record(articles, pipeline.annotate(articles), refusals)


@cache
def answer_of(story: str, question: str) -> Answer:
    return answers.ask(question, [record_of(story)])


def questions() -> tuple[Asked, ...]:
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    return tuple(
        Asked(r["id"], r["story"], r["kind"], r["question"], tuple((e["file"], e["text"]) for e in r["evidence"])) for r in rows
    )


def is_answered(asked: Asked, answer: Answer) -> bool:
    """As the scorer counts: a cited anchor and the words that answer share half of the shorter of the two."""
    texts = {a.id: a.text for a in record_of(asked.story).articles}
    names = {a.id: a.locator.replace("\\", "/").rsplit("/", 1)[-1].split("#")[0] for a in record_of(asked.story).articles}
    for file, words in asked.evidence:
        for cited in answer.evidence:
            text = texts[cited.anchor.article]
            at = text.find(words)
            if names[cited.anchor.article] != file or at < 0:
                continue
            shared = sum(max(0, min(s.end, at + len(words)) - max(s.start, at)) for s in cited.anchor.spans)
            if 2 * shared >= min(len(words), sum(map(len, cited.anchor.spans))) > 0:
                return True
    return False
