"""A bidirectional language model over words: what a teacher knows of a word's surroundings before it sees annotation.

Two one-layer LSTMs read raw news, one from each side, over the fixed sub-word vectors, and learn to say the next word.
The teachers then read their states as features (Peters et al. 2018, small).
"""

import argparse
import json
import logging
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from .data import SHAPES, read_words, shape_class

log = logging.getLogger("eventx.training.teacher")
SHORTEST, LONGEST = 4, 60  # tokens of a sentence worth reading
_ENDS = frozenset(".?!")


class Reader(nn.Module):
    """The two LSTMs over the fixed vectors: what the teachers keep of the language model.

    Row `len(vectors)` of the vectors is the unknown word, the row after it the boundary of a sentence.
    """

    def __init__(self, vectors: np.ndarray, width: int) -> None:
        super().__init__()
        rows = torch.cat([torch.from_numpy(vectors), torch.zeros(2, vectors.shape[1])]).float()
        self.vectors = nn.Embedding.from_pretrained(rows, freeze=True)
        self.boundary = len(vectors) + 1
        self.width = width
        self.lstm = nn.LSTM(vectors.shape[1], width, bidirectional=True, batch_first=True)

    def read(self, rows: torch.Tensor) -> torch.Tensor:
        """States (sentence, word, two directions) of sentences of one length, given with their boundaries."""
        states: torch.Tensor = self.lstm(self.vectors(rows))[0]
        return states

    @torch.no_grad()
    def features(self, rows: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """States of the words of padded sentences, given without boundaries."""
        lengths = mask.sum(1)
        edged = functional.pad(rows, (1, 1), value=self.boundary)
        edged = edged.scatter(1, (lengths + 1)[:, None], self.boundary)
        packed = pack_padded_sequence(self.vectors(edged), lengths + 2, batch_first=True, enforce_sorted=False)
        states, _ = pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=edged.shape[1])
        return states[:, 1:-1] * mask[:, :, None]

    @classmethod
    def load(cls, folder: Path, vectors: np.ndarray) -> "Reader":
        """Read what `save` wrote."""
        reader = cls(vectors, json.loads((folder / "settings.json").read_text("utf-8"))["width"])
        weights = np.load(folder / "weights.npz", allow_pickle=False)
        reader.lstm.load_state_dict({name: torch.from_numpy(weights[name]) for name in weights.files})
        return reader.eval().requires_grad_(False)


class LanguageModel(Reader):
    """A reader that says what comes next."""

    def __init__(self, vectors: np.ndarray, *, width: int, targets: int) -> None:
        super().__init__(vectors, width)
        self.out = nn.Embedding(targets, width)
        self.bias = nn.Embedding(targets, 1)
        nn.init.normal_(self.out.weight, std=width**-0.5)
        nn.init.zeros_(self.bias.weight)

    def loss(
        self, rows: torch.Tensor, targets: torch.Tensor, noise: torch.Tensor, spread: torch.Tensor
    ) -> torch.Tensor:
        """Sampled softmax over the true word and `noise`, mean of words and directions.

        Args:
            rows: vector rows (sentence, word) with boundaries.
            targets: the words to say, same shape.
            noise: sampled targets that all words share.
            spread: log of the expected count of every target in the sample.
        """
        states = self.read(rows)
        ahead = states[:, :-1, : self.width].flatten(0, 1), targets[:, 1:].flatten()
        back = states[:, 1:, self.width :].flatten(0, 1), targets[:, :-1].flatten()
        wrong, wrong_bias = self.out(noise), self.bias(noise).squeeze(1) - spread[noise]
        total = states.new_zeros(())
        for said, right in (ahead, back):
            scores = said @ wrong.T + wrong_bias
            scores = scores.masked_fill(right[:, None] == noise[None], -1e4)
            own = (said * self.out(right)).sum(1) + self.bias(right).squeeze(1) - spread[right]
            total = total + functional.cross_entropy(
                torch.cat([own[:, None], scores], 1), torch.zeros(len(right), dtype=torch.int64)
            )
        return total / 2


class Targets:
    """The words that the model learns to say: the common ones, and a class a shape for all others."""

    def __init__(self, counts: Counter[str], size: int) -> None:
        common = [word for word, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:size]]
        self.index = {word: SHAPES + 1 + i for i, word in enumerate(common)}
        self.size = SHAPES + 1 + len(common)
        self.boundary = 0

    def of(self, word: str) -> int:
        """The target of a word."""
        return self.index.get(word) or shape_class(word)


def sentences_of(tokens: Path) -> Iterator[list[str]]:
    """Sentences of a file of token lines, cut behind full stops, question and exclamation marks."""
    with tokens.open(encoding="utf-8") as lines:
        for line in lines:
            sentence: list[str] = []
            for token in line.split():
                sentence.append(token)
                if token in _ENDS:
                    yield sentence
                    sentence = []
            yield sentence


def encode(tokens: Path, words: dict[str, int], size: int) -> tuple[dict[int, list[np.ndarray]], np.ndarray]:
    """Sentences by length as arrays (2, length) of vector rows and targets with boundaries, and target counts."""
    counts: Counter[str] = Counter()
    for sentence in sentences_of(tokens):
        counts.update(sentence)
    targets = Targets(counts, size)
    pairs = {word: (words.get(word, len(words)), targets.of(word)) for word in counts}
    edge = (len(words) + 1, targets.boundary)
    by_length: dict[int, list[np.ndarray]] = {}
    seen = np.zeros(targets.size)
    for sentence in sentences_of(tokens):
        if SHORTEST <= len(sentence) <= LONGEST:
            coded = np.array([edge, *(pairs[word] for word in sentence), edge], dtype=np.int32).T
            by_length.setdefault(len(sentence), []).append(coded)
            np.add.at(seen, coded[1], 1)
    return by_length, seen


def batches_of(by_length: dict[int, list[np.ndarray]], words: int, order: random.Random) -> list[np.ndarray]:
    """One pass: batches (2, sentence, length) of sentences of one length, in random order."""
    out = []
    for length, group in by_length.items():
        order.shuffle(group)
        size = max(1, words // length)
        out += [np.stack(group[i : i + size], axis=1) for i in range(0, len(group), size)]
    order.shuffle(out)
    return out


class Sampler:
    """Draws wrong words: the more common a word, the likelier."""

    def __init__(self, seen: np.ndarray, size: int) -> None:
        chance = torch.from_numpy((seen / seen.sum()) ** 0.75).float()
        self.chance = chance / chance.sum()
        self.size = size
        self.spread = torch.log(self.chance * size + 1e-9)

    def draw(self) -> torch.Tensor:
        """Targets, each once."""
        return torch.multinomial(self.chance, self.size, replacement=True).unique()


def train(arguments: argparse.Namespace) -> None:
    """Read the tokens `epochs` times, or for `minutes`; the learning rate falls with whichever is sooner spent."""
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    order = random.Random(arguments.seed)
    words, vectors = read_words(arguments.vectors)
    by_length, seen = encode(arguments.tokens, words, arguments.targets)
    sampler = Sampler(seen, arguments.noise)
    model = LanguageModel(vectors, width=arguments.width, targets=len(seen))
    weights = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(weights, lr=arguments.learning_rate, betas=(0.9, 0.98))
    passes = [batches_of(by_length, arguments.words_per_batch, order) for _ in range(arguments.epochs)]
    batches = [batch for one in passes for batch in one]
    log.info("%d batches, %d words", len(batches), sum(batch[1].size for batch in batches))
    started, losses = time.time(), list[float]()
    for number, batch in enumerate(batches):
        spent = max(number / len(batches), (time.time() - started) / (60 * arguments.minutes))
        if spent >= 1:
            break
        for settings in optimizer.param_groups:
            settings["lr"] = arguments.learning_rate * min(1.0, (number + 1) / 100) * max(0.02, 1 - spent)
        optimizer.zero_grad()
        rows, targets = torch.from_numpy(batch.astype(np.int64))
        loss = model.loss(rows, targets, sampler.draw(), sampler.spread)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        losses.append(float(loss.detach()))
        if number % 100 == 99:
            mean, seconds = sum(losses[-100:]) / 100, time.time() - started
            log.info("batch %d of %d loss %.3f seconds %.0f", number + 1, len(batches), mean, seconds)
    save(arguments.out, model)


def save(out: Path, model: LanguageModel) -> None:
    """What the teachers need: the LSTMs; the words that it can say are left behind."""
    out.mkdir(parents=True, exist_ok=True)
    np.savez(out / "weights.npz", **{name: value.detach().numpy() for name, value in model.lstm.named_parameters()})
    (out / "settings.json").write_text(json.dumps({"width": model.width}), encoding="utf-8")


def main(argv: list[str] | None = None) -> None:
    """Train the language model."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("tokens", "vectors", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    for name, value in (
        ("seed", 1),
        ("epochs", 1),
        ("width", 256),
        ("targets", 20_000),
        ("noise", 1000),
        ("words_per_batch", 3072),
    ):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--learning_rate", type=float, default=3e-3)
    parser.add_argument("--minutes", type=float, default=600.0, help="stop after so long")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(parser.parse_args(argv))


if __name__ == "__main__":
    main()
