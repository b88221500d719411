"""Pieces -> cue anchors, and for each anchor a chain of labels over the window: source, cue and content spans.

The encoder is a six-layer BERT (all-MiniLM-L6-v2) with three small embeddings added at its input: case, quotation state, gap before the
piece. A cue is found by one piece, its anchor. Given an anchor, every piece gets scores for 13 labels (begin, inside, end, single of
three roles, and none) from the piece, the anchor, their distance, sentence and quotation, through two convolutions; a linear-chain CRF
makes the labels one reading. Labels are those of `onrecord.engines.decoding`.
"""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from onrecord.engines.decoding import LABELS
from onrecord.engines.pieces import CASES, GAPS, QUOTES

ROLE_COUNT = 3
HIDDEN, HEADS, INNER, LAYERS = 384, 12, 1536, 6
LINK = 128
DISTANCES = 32
SENTENCES = 7


def allowed_transitions() -> Tensor:
    """13 x 13 of 0 and 1: begin and inside go on to inside and end of their role; anything else may only start anew."""
    out = torch.zeros(LABELS, LABELS)
    opening = [0] + [1 + 4 * r for r in range(ROLE_COUNT)] + [4 + 4 * r for r in range(ROLE_COUNT)]
    for r in range(ROLE_COUNT):
        for here in (1 + 4 * r, 2 + 4 * r):
            out[here, 2 + 4 * r] = out[here, 3 + 4 * r] = 1
    for here in [0] + [3 + 4 * r for r in range(ROLE_COUNT)] + [4 + 4 * r for r in range(ROLE_COUNT)]:
        for there in opening:
            out[here, there] = 1
    return out


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, t = x.shape[0], x.shape[1]
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        with torch.autocast("cpu", enabled=False):  # bfloat16 attention is slower here
            y = F.scaled_dot_product_attention(q.float(), k.float(), v.float(), attn_mask=mask)
        y = self.out(y.transpose(1, 2).reshape(b, t, HIDDEN))
        x = self.norm1(x + y)
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.case = nn.Embedding(CASES, HIDDEN)
        self.quote = nn.Embedding(QUOTES, HIDDEN)
        self.gap = nn.Embedding(GAPS, HIDDEN)
        for extra in (self.case, self.quote, self.gap):
            nn.init.normal_(extra.weight, std=0.005)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.drop = nn.Dropout(dropout)

    def forward(self, ids: Tensor, case: Tensor, quote: Tensor, gap: Tensor, length: Tensor) -> Tensor:
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(at) + self.case(case) + self.quote(quote) + self.gap(gap)
        x = self.drop(self.norm(x))
        mask = torch.where(at[None, :] < length[:, None], 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Mix(nn.Module):
    """A residual convolution over the pieces of one anchor's view."""

    def __init__(self, dilation: int, dropout: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(LINK)
        self.conv = nn.Conv1d(LINK, LINK, 5, padding=2 * dilation, dilation=dilation)
        self.drop = nn.Dropout(dropout)

    def forward(self, u: Tensor, keep: Tensor) -> Tensor:
        y = self.conv((self.norm(u) * keep).transpose(1, 2)).transpose(1, 2)
        return u + self.drop(F.gelu(y))


class Links(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.token = nn.Linear(HIDDEN, 2 * LINK)
        self.anchor = nn.Linear(HIDDEN, 2 * LINK)
        self.distance = nn.Embedding(DISTANCES, LINK)
        self.sentence = nn.Embedding(SENTENCES, LINK)
        self.quote = nn.Embedding(QUOTES * QUOTES, LINK)
        for e in (self.distance, self.sentence, self.quote):
            nn.init.normal_(e.weight, std=0.1)
        self.mixes = nn.ModuleList(Mix(d, dropout) for d in (1, 3))
        self.norm = nn.LayerNorm(LINK)
        self.labels = nn.Linear(LINK, LABELS)
        self.look = nn.Linear(LINK, 1)
        self.real = nn.Sequential(nn.Linear(HIDDEN + LINK, LINK), nn.GELU(), nn.Linear(LINK, 1))
        self.drop = nn.Dropout(dropout)

    def forward(self, h: Tensor, row: Tensor, at: Tensor, quote: Tensor, sentence: Tensor, length: Tensor) -> tuple[Tensor, Tensor]:
        """For N anchors (their window and place): label scores N x T x 13, and N logits that the anchor is a cue with a content."""
        tokens = self.token(h)
        centre = h[row, at]
        a = self.anchor(self.drop(centre))
        t1, t2 = tokens[row].split(LINK, dim=-1)
        a1, a2 = a[:, None, :].split(LINK, dim=-1)
        place = torch.arange(h.shape[1], device=h.device)
        gap = place[None, :] - at[:, None]
        far = gap.abs().clamp(min=1).float().log2().mul(2).floor().clamp(max=DISTANCES // 2 - 2).long()
        near = torch.where(gap == 0, DISTANCES - 1, torch.where(gap > 0, far, far + DISTANCES // 2 - 1))
        across = (sentence[row] - sentence[row, at][:, None]).clamp(-3, 3) + 3
        quotes = quote[row] * QUOTES + quote[row, at][:, None]
        fixed = self.distance(near) + self.sentence(across) + self.quote(quotes)
        u = F.gelu(t1 + a1 + t2 * a2 + fixed.to(t1.dtype))
        keep = (place[None, :] < length[row][:, None]).to(u.dtype)[:, :, None]
        for mix in self.mixes:
            u = mix(u, keep)
        u = self.norm(u)
        scores = self.labels(u).float()
        weight = torch.softmax(self.look(u).float().masked_fill(keep == 0, -1e4), dim=1)
        pooled = (weight * u).sum(1)
        return scores, self.real(torch.cat([centre.float(), pooled.float()], dim=-1)).float()[:, 0]


class Tagger(nn.Module):
    def __init__(self, dropout: float = 0.1, head_dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.cue = nn.Sequential(nn.Dropout(head_dropout), nn.Linear(HIDDEN, 192), nn.GELU(), nn.Linear(192, 1))
        self.roles = nn.Linear(HIDDEN, ROLE_COUNT)
        self.links = Links(head_dropout)
        self.transitions = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.register_buffer("allowed", allowed_transitions())

    def forward(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Hidden states B x T x 384 and anchor logits B x T."""
        h = self.encoder(batch["ids"], batch["case"], batch["quote"], batch["gap"], batch["length"])
        return h, self.cue(h).float()[..., 0]

    def start_from(self, weights: dict[str, Tensor]) -> None:
        """Take over the weights of a Hugging Face BertModel; the type embedding is folded into the positions."""
        e = self.encoder
        with torch.no_grad():
            e.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
            types = weights["embeddings.token_type_embeddings.weight"]
            e.positions.weight.copy_(weights["embeddings.position_embeddings.weight"] + types[0])
            e.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
            e.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
            for n, layer in enumerate(e.layers):
                p = f"encoder.layer.{n}."
                for kind in ("weight", "bias"):
                    getattr(layer.qkv, kind).copy_(torch.cat([weights[f"{p}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]))
                    getattr(layer.out, kind).copy_(weights[f"{p}attention.output.dense.{kind}"])
                    getattr(layer.norm1, kind).copy_(weights[f"{p}attention.output.LayerNorm.{kind}"])
                    getattr(layer.up, kind).copy_(weights[f"{p}intermediate.dense.{kind}"])
                    getattr(layer.down, kind).copy_(weights[f"{p}output.dense.{kind}"])
                    getattr(layer.norm2, kind).copy_(weights[f"{p}output.LayerNorm.{kind}"])


class _Chain(torch.autograd.Function):
    """Log partition function of a linear chain; its gradient is the chain's marginals.

    Forward and backward run side by side on scaled probabilities. Positions from `length` on, the first and the last carry label 0.
    """

    @staticmethod
    def forward(ctx: Any, scores: Tensor, transitions: Tensor, allowed: Tensor, free: Tensor) -> Tensor:
        t = scores.shape[1]
        top = scores.max(-1, keepdim=True).values
        none = torch.zeros(LABELS)
        none[0] = 1
        e = torch.where(free[..., None], (scores - top).clamp(min=-30).exp(), none)
        step = transitions.exp() * allowed
        both = torch.stack([e, e.flip(1)]).permute(2, 0, 1, 3).contiguous()
        steps = torch.stack([step, step.T.contiguous()])
        x = both[0]
        rows, sums = [x], [torch.ones((*x.shape[:2], 1))]
        for k in range(1, t):
            x = torch.bmm(x, steps).mul_(both[k])
            z = x.sum(-1, keepdim=True)
            x = x.div_(z)
            rows.append(x)
            sums.append(z)
        states = torch.stack(rows)
        alphas, betas = states[:, 0], states[:, 1].flip(0)
        ctx.save_for_backward(alphas, betas, step, free)
        return torch.stack(sums)[:, 0, :, 0].log().sum(0) + torch.where(free, top[..., 0], 0.0).sum(1)

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, Tensor, None, None]:
        alphas, betas, step, free = ctx.saved_tensors
        ahead = alphas[:-1] @ step
        pair = (ahead * betas[1:]).sum(-1, keepdim=True).clamp(min=1e-20)
        marginals = torch.cat([torch.zeros_like(alphas[:1]), ahead * betas[1:] / pair])
        d_scores = marginals.transpose(0, 1) * (free[..., None] * grad[:, None, None])
        d_step = torch.einsum("tni,tnj->ij", alphas[:-1], betas[1:] / pair * grad[None, :, None])
        return d_scores, d_step * step, None, None


def chain_loss(scores: Tensor, transitions: Tensor, allowed: Tensor, length: Tensor, labels: Tensor) -> Tensor:
    """Negative log likelihood of the gold labels (N x T) of each anchor's chain."""
    place = torch.arange(scores.shape[1])[None, :]
    free = (place > 0) & (place < length[:, None] - 1)
    total = _Chain.apply(scores, transitions, allowed, free)
    gold = (scores.gather(2, labels[..., None])[..., 0] * free).sum(1)
    return total - gold - transitions[labels[:, :-1], labels[:, 1:]].sum(1)


def layer_rates(model: Tagger, *, top: float, heads: float, decay: float, weight_decay: float) -> list[dict[str, Any]]:
    """Parameter groups: a rate for the heads, falling rates down the encoder; word embeddings stay as they are."""
    groups: list[dict[str, Any]] = []
    for name, p in model.named_parameters():
        if name == "encoder.words.weight":
            p.requires_grad_(False)
            continue
        if name.startswith("encoder.layers."):
            rate = top * decay ** (LAYERS - 1 - int(name.split(".")[2]))
        elif name.startswith(("encoder.case", "encoder.quote", "encoder.gap")):
            rate = heads
        elif name.startswith("encoder."):
            rate = top * decay**LAYERS
        else:
            rate = heads
        key = (rate, 0.0 if _is_plain(name, p) else weight_decay)
        for g in groups:
            if (g["rate"], g["weight_decay"]) == key:
                g["params"].append(p)
                break
        else:
            groups.append({"params": [p], "rate": rate, "lr": rate, "weight_decay": key[1]})
    return groups


def _is_plain(name: str, parameter: Tensor) -> bool:
    """Whether weights do not decay: biases, norms, transitions, and the encoder's tables."""
    tables = ("encoder.case.", "encoder.quote.", "encoder.gap.", "encoder.positions.")
    return parameter.ndim < 2 or name == "transitions" or name.startswith(tables)
