"""A BiLSTM over words and characters with heads for names (CRF), parts of speech and trees (biaffine)."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from eventx.training.teacher.decode import may_follow

from .data import SHAPES, Batch, Vocabulary
from .language import Reader
from .pretrained import Pretrained

FIXED = ("encoder.vectors.", "encoder.language.", "encoder.pretrained.word.", "encoder.pretrained.place.")
"""Parameters that are read from files of their own and never trained."""
LANGUAGE_WIDTH = 200


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of the LSTM: the width of a direction, how many layers, and the share of values dropped in training."""

    width: int = 200
    layers: int = 2
    dropout: float = 0.4


@dataclass(frozen=True, slots=True)
class Readers:
    """What knows the language before it sees annotation: a language model, a transformer, both or neither."""

    language: Reader | None = None
    pretrained: Pretrained | None = None


class Encoder(nn.Module):
    """Fixed sub-word vectors, a small trained embedding, a character CNN, the word's shape and the corpus it is from.

    The corpus embedding lets one teacher learn from corpora whose conventions differ and answer by one of them. A
    language model and a transformer, if there are any, add what they make of each word in its sentence.
    """

    def __init__(self, vocabulary: Vocabulary, sizes: Sizes, readers: Readers) -> None:
        super().__init__()
        vectors = torch.from_numpy(vocabulary.vectors)
        vectors = torch.cat([vectors, torch.zeros(1, vectors.shape[1])]).float()
        self.vectors = nn.Embedding.from_pretrained(vectors, freeze=True)
        self.common = nn.Embedding(len(vocabulary.common) + 2, 64, padding_idx=0)
        self.chars = nn.Embedding(len(vocabulary.chars) + 2, 32, padding_idx=0)
        self.char_conv = nn.Conv1d(32, 64, 3, padding=1)
        self.shapes = nn.Embedding(SHAPES, 16, padding_idx=0)
        self.corpora = nn.Embedding(len(vocabulary.corpora), 16)
        self.dropout = sizes.dropout
        self.language, self.pretrained = readers.language, readers.pretrained
        given = vectors.shape[1] + 64 + 64 + 16 + 16
        if self.language is not None:
            self.language_dense = nn.Linear(2 * self.language.width, LANGUAGE_WIDTH)
            given += LANGUAGE_WIDTH
        if self.pretrained is not None:
            given += self.pretrained.width
        between = sizes.dropout if sizes.layers > 1 else 0.0
        self.lstm = nn.LSTM(given, sizes.width, sizes.layers, bidirectional=True, batch_first=True, dropout=between)
        self.width = 2 * sizes.width

    def forward(self, batch: Batch) -> torch.Tensor:
        """States of all words (sentence, word, width)."""
        size, longest, span = batch.chars.shape
        chars = self.chars(batch.chars.view(size * longest, span)).transpose(1, 2)
        chars = functional.relu(self.char_conv(chars)).amax(dim=2).view(size, longest, -1)
        common = batch.common
        if self.training:
            common = common.masked_fill(torch.rand(common.shape) < 0.2, 1)
        corpus = self.corpora(batch.corpus)[:, None, :].expand(-1, longest, -1)
        vectors = functional.dropout(self.vectors(batch.vector_rows), 0.2, self.training)
        parts = torch.cat([vectors, self.common(common), chars, self.shapes(batch.shapes), corpus], dim=2)
        if self.language is not None:
            read = self._drop(self.language.features(batch.vector_rows, batch.mask))
            parts = torch.cat([parts, self.language_dense(read)], dim=2)
        if self.pretrained is not None and batch.pieces is not None:
            parts = torch.cat([parts, self.pretrained(batch.pieces, longest)], dim=2)
        parts = self._drop(parts)
        packed = pack_padded_sequence(parts, batch.mask.sum(1), batch_first=True, enforce_sorted=False)
        hidden, _ = pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=longest)
        return self._drop(hidden)

    def _drop(self, values: torch.Tensor) -> torch.Tensor:
        """Variational dropout: one mask for all words of a sentence."""
        if not self.training:
            return values
        keep = 1 - self.dropout
        return values * torch.bernoulli(torch.full((values.shape[0], 1, values.shape[2]), keep)) / keep


class Crf(nn.Module):
    """A linear-chain conditional random field."""

    def __init__(self, tags: list[str]) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(len(tags), len(tags)))
        forbidden = torch.tensor([[0.0 if may_follow(a, b) else -1e4 for b in tags] for a in tags])
        self.register_buffer("forbidden", forbidden)
        self.register_buffer("start", torch.tensor([-1e4 if t[0] in "IE" else 0.0 for t in tags]))
        self.register_buffer("stop", torch.tensor([-1e4 if t[0] in "BI" else 0.0 for t in tags]))

    def loss(self, scores: torch.Tensor, gold: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Negative log-likelihood, summed over sentences."""
        table = self.transitions + self.forbidden
        alpha = scores[:, 0] + self.start
        total = scores[:, 0].gather(1, gold[:, :1]).squeeze(1)
        for i in range(1, scores.shape[1]):
            live = mask[:, i, None]
            step = torch.logsumexp(alpha[:, :, None] + table[None], dim=1) + scores[:, i]
            alpha = torch.where(live, step, alpha)
            gained = scores[:, i].gather(1, gold[:, i : i + 1]).squeeze(1) + table[gold[:, i - 1], gold[:, i]]
            total = total + gained * mask[:, i]
        return (torch.logsumexp(alpha + self.stop, dim=1) - total).sum()

    def marginals(self, scores: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Posterior probability of each tag at each word; averaged over teachers they make one stronger teacher."""
        with torch.enable_grad():
            scores = scores.detach().requires_grad_(True)
            table = (self.transitions + self.forbidden).detach()
            alpha = scores[:, 0] + self.start
            for i in range(1, scores.shape[1]):
                step = torch.logsumexp(alpha[:, :, None] + table[None], dim=1) + scores[:, i]
                alpha = torch.where(mask[:, i, None], step, alpha)
            total = torch.logsumexp(alpha + self.stop, dim=1).sum()
            (gradient,) = torch.autograd.grad(total, scores)
        return gradient


class Biaffine(nn.Module):
    """Scores of every head for every word, and of every label for a given arc (Dozat and Manning 2017)."""

    def __init__(self, width: int, labels: int, *, arc: int = 200, label: int = 100, dropout: float = 0.33) -> None:
        super().__init__()
        self.arc_head, self.arc_child = nn.Linear(width, arc), nn.Linear(width, arc)
        self.label_head, self.label_child = nn.Linear(width, label), nn.Linear(width, label)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.label = nn.Parameter(torch.zeros(labels, label + 1, label + 1))
        self.root = nn.Parameter(torch.zeros(1, 1, width))
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Arc scores (sentence, child, head) with head 0 the root, and the label layers' two views."""
        with_root = torch.cat([self.root.expand(hidden.shape[0], -1, -1), hidden], dim=1)
        heads = self.dropout(functional.relu(self.arc_head(with_root)))
        children = _with_one(self.dropout(functional.relu(self.arc_child(hidden))))
        arcs = torch.einsum("bci,ij,bhj->bch", children, self.arc, heads)
        label_heads = _with_one(self.dropout(functional.relu(self.label_head(with_root))))
        label_children = _with_one(self.dropout(functional.relu(self.label_child(hidden))))
        return arcs, label_children, label_heads

    def labels(self, children: torch.Tensor, heads: torch.Tensor, chosen: torch.Tensor) -> torch.Tensor:
        """Label scores of each word for its chosen head."""
        index = chosen.clamp(min=0)[:, :, None].expand(-1, -1, heads.shape[2])
        return torch.einsum("bci,lij,bcj->bcl", children, self.label, heads.gather(1, index))


def _with_one(values: torch.Tensor) -> torch.Tensor:
    return torch.cat([values, torch.ones_like(values[:, :, :1])], dim=2)


class Teacher(nn.Module):
    """The encoder and a head for each task that the training data annotates."""

    def __init__(self, vocabulary: Vocabulary, sizes: Sizes = Sizes(), readers: Readers = Readers()) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, sizes, readers)
        labels = vocabulary.labels
        flat = [task for task in ("names", "upos", "xpos") if labels[task]]
        self.tag_heads = nn.ModuleDict({task: nn.Linear(self.encoder.width, len(labels[task])) for task in flat})
        self.crf = Crf(labels["names"]) if labels["names"] else None
        self.biaffine = Biaffine(self.encoder.width, len(labels["deps"])) if labels["deps"] else None

    def loss(self, batch: Batch) -> torch.Tensor:
        """The sum of the losses of the annotation at hand, divided by the number of sentences."""
        hidden = self.encoder(batch)
        total = hidden.new_zeros(())
        for task, head in self.tag_heads.items():
            known = batch.gold[task][:, 0] >= 0
            if not known.any():
                continue
            scores, gold, mask = head(hidden[known]), batch.gold[task][known], batch.mask[known]
            if task == "names" and self.crf is not None:
                total = total + self.crf.loss(scores, gold.clamp(min=0), mask)
            else:
                total = total + functional.cross_entropy(scores[mask], gold[mask], ignore_index=-1, reduction="sum")
        if self.biaffine is not None:
            total = total + self._tree_loss(hidden, batch)
        return total / len(batch.corpus)

    def _tree_loss(self, hidden: torch.Tensor, batch: Batch) -> torch.Tensor:
        known = (batch.heads >= 0).any(1)
        if self.biaffine is None or not known.any():
            return hidden.new_zeros(())
        mask, heads = batch.mask[known], batch.heads[known]
        arcs, children, parents = self.biaffine(hidden[known])
        arcs = _mask_arcs(arcs, mask)
        labels = self.biaffine.labels(children, parents, heads)
        arc_loss = functional.cross_entropy(arcs[mask], heads[mask], ignore_index=-1, reduction="sum")
        label_loss = functional.cross_entropy(
            labels[mask], batch.gold["deps"][known][mask], ignore_index=-1, reduction="sum"
        )
        return arc_loss + label_loss

    @torch.no_grad()
    def read(self, batch: Batch) -> "Reading":
        """What the teacher makes of a batch."""
        hidden = self.encoder(batch)
        tags = {}
        for task, head in self.tag_heads.items():
            scores = head(hidden)
            is_names = task == "names" and self.crf is not None
            tags[task] = self.crf.marginals(scores, batch.mask) if is_names and self.crf else scores.softmax(-1)
        if self.biaffine is None:
            return Reading(tags, None, lambda chosen: chosen)
        biaffine = self.biaffine
        arcs, children, parents = biaffine(hidden)
        return Reading(
            tags,
            _mask_arcs(arcs, batch.mask).softmax(-1),
            lambda heads: biaffine.labels(children, parents, heads).softmax(-1),
        )


@dataclass(frozen=True)
class Reading:
    """Posterior probabilities of a batch.

    Attributes:
        tags: of each task's tags (sentence, word, tag).
        arcs: of each head (sentence, word, head), head 0 the root; None without trees.
        relations: from chosen heads (sentence, word) to probabilities of relations (sentence, word, relation).
    """

    tags: dict[str, torch.Tensor]
    arcs: torch.Tensor | None
    relations: Callable[[torch.Tensor], torch.Tensor]


def _mask_arcs(arcs: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """No word beyond the sentence is a head, and no word is its own."""
    allowed = torch.cat([torch.ones_like(mask[:, :1]), mask], dim=1)[:, None, :].expand(arcs.shape).clone()
    words = torch.arange(arcs.shape[1])
    allowed[:, words, words + 1] = False
    return arcs.masked_fill(~allowed, -1e4)
