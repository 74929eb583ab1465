"""Writes a tiny transformer in the packed format that the teachers read: invented weights, a few pieces."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

WIDTH, HEADS, INNER, LAYERS, PLACES = 32, 2, 64, 2, 128
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
PIECES = ("▁", "▁tiba", "▁di", "▁ber", "temu", "▁mem", "buka", *"abcdefghijklmnopqrstuvwxyz", *"ABDJKPRSTW", ".", ",")


def blocks(values: np.ndarray) -> bytes:
    """Blocks of 32 weights of 4 bits under a half-precision scale."""
    out = b""
    for block in values.reshape(-1, 32):
        scale = np.float16(np.abs(block).max() / 7)
        coded = np.clip(np.round(block / scale) + 8, 0, 15).astype(np.uint8)
        out += scale.tobytes() + (coded[:16] | coded[16:] << 4).tobytes()
    return out


def write_packed(path: Path) -> Path:
    """Write the file and return its path."""
    draw = np.random.default_rng(1)
    pieces = [*SPECIAL, *PIECES]
    texts = [piece.encode() for piece in pieces]
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, LAYERS, HEADS, INNER, len(pieces), PLACES, 1, 1e-12, 32)
    head += struct.pack("<5iQ", len(pieces), 0, 2, 1, 3, sum(map(len, texts)))
    head += np.cumsum([0, *map(len, texts)]).astype("<u4").tobytes()
    head += np.array([-1.0 - 0.5 * (len(piece) < 2) for piece in pieces], "<f4").tobytes() + b"".join(texts)
    head += struct.pack("<iI", 1, 9) + struct.pack("<IBI", 0xA0, 1, 0x20)

    def dense(rows: int, inside: int) -> bytes:
        return blocks(draw.normal(0, 0.1, (rows, inside)).astype("float32"))

    def full(*values: float) -> bytes:
        return np.array(values, "<f4").tobytes()

    ones, zeros = full(*[1.0] * WIDTH), full(*[0.0] * WIDTH)
    tensors = {
        "emb.word": dense(len(pieces), WIDTH),
        "emb.pos": draw.normal(0, 0.1, (PLACES, WIDTH)).astype("<f4").tobytes(),
        "emb.type": zeros, "emb.ln.w": ones, "emb.ln.b": zeros,
    }  # fmt: skip
    for layer in range(LAYERS):
        for name, rows, inside in (("q", WIDTH, WIDTH), ("k", WIDTH, WIDTH), ("v", WIDTH, WIDTH), ("ao", WIDTH, WIDTH),
                                   ("fi", INNER, WIDTH), ("fo", WIDTH, INNER)):  # fmt: skip
            tensors |= {f"l{layer}.{name}.w": dense(rows, inside), f"l{layer}.{name}.b": full(*[0.0] * rows)}
        for name in ("aln", "oln"):
            tensors |= {f"l{layer}.{name}.w": ones, f"l{layer}.{name}.b": zeros}
    counts = {name: len(data) // 18 * 32 if name.endswith(".w") and "ln" not in name else len(data) // 4
              for name, data in tensors.items()}  # fmt: skip
    counts["emb.word"] = len(pieces) * WIDTH
    size = len(head) + 4 + sum(2 + len(name) + struct.calcsize("<BIQQ") for name in tensors)
    directory = struct.pack("<i", len(tensors))
    for name, data in tensors.items():
        directory += (
            struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", 0, counts[name], size, len(data))
        )
        size += len(data)
    path.write_bytes(head + directory + b"".join(tensors.values()))
    return path
