"""The small pipeline that is shipped: its spaCy config and its training.

A student is a window encoder (tok2vec) with the heads that share it: tagger and parser read one encoder, the name
finder another, since words matter to them for different reasons. A student may also have all heads on one encoder,
which is faster, but needs documents that carry all annotations.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config_from_str, registry

from eventx.training import tokenizer  # noqa: F401  (registers the tokenizer callback of the config)


@dataclass(frozen=True, slots=True)
class StudentSettings:
    """What decides quality, size and speed of the shipped pipeline.

    Attributes:
        heads: the components on the encoder: `morphologizer`, `parser`, `ner`.
        width: of the encoder; its cost grows with the square.
        depth: encoder layers; each adds one word of context on both sides.
        hidden: width of the transition models of parser and name finder.
        steps: updates of about `words_per_batch` words.
        learn_rate: peak of a warm-up of 250 steps and a linear decay.
    """

    heads: tuple[str, ...] = ("morphologizer", "parser", "ner")
    width: int = 96
    depth: int = 4
    hidden: int = 64
    steps: int = 4000
    evaluate_every: int = 500
    words_per_batch: int = 1200
    learn_rate: float = 0.0015
    dropout: float = 0.1
    seed: int = 1


def train_student(corpus: Path, development: Path, vectors: Path | None, out: Path, settings: StudentSettings) -> None:
    """Train on a folder of `.spacy` files and keep the best and the last pipeline in `out`.

    Args:
        corpus: a `.spacy` file or folder.
        development: one `.spacy` file whose documents annotate names or trees.
        vectors: a spaCy pipeline with vectors.
        out: gets `model-best` and `model-last`.
        settings: see `StudentSettings`.
    """
    nlp = init_nlp(load_config_from_str(student_config(corpus, development, vectors, settings)))
    out.mkdir(parents=True, exist_ok=True)
    with (out / "training.log").open("w", encoding="utf-8") as log:
        train(nlp, out, stdout=log, stderr=log)


def student_config(corpus: Path, development: Path, vectors: Path | None, settings: StudentSettings) -> str:
    """The training config as text."""
    pipeline = json.dumps(["tok2vec", *settings.heads])
    encoder = _TOK2VEC.format(
        pipeline=pipeline, width=settings.width, depth=settings.depth, static="true" if vectors else "false"
    )
    heads = "".join(_HEADS[name].format(width=settings.width, hidden=settings.hidden) for name in settings.heads)
    run = _TRAINING.format(
        train=corpus, dev=development, vectors=f'"{vectors}"' if vectors else "null", seed=settings.seed,
        steps=settings.steps, every=settings.evaluate_every, words=settings.words_per_batch, rate=settings.learn_rate,
        dropout=settings.dropout, weights="\n".join(f"{k} = {v}" for k, v in _weights(settings.heads).items()),
    )  # fmt: skip
    return encoder + heads + run


def _weights(heads: tuple[str, ...]) -> dict[str, str]:
    """What decides which of the evaluated pipelines is the best; null hides spaCy's figure."""
    weights = dict.fromkeys(("morph_per_feat", "dep_las_per_type", "sents_p", "sents_r", "ents_per_type"), "null")
    if "parser" in heads:
        # Boundaries are set by rule before the parser runs, so its own do not count.
        weights |= {"pos_acc": "0.3", "morph_acc": "0.0", "dep_uas": "0.0", "dep_las": "0.7", "sents_f": "0.0"}
    if "ner" in heads:
        weights |= {"ents_f": "0.5", "ents_p": "0.0", "ents_r": "0.0"}
    return weights


@registry.schedules("eventx.training.warmup_linear.v1")
def warmup_linear(peak: float, warmup: int, total: int, floor: float) -> Iterator[float]:
    """A learning rate that rises for `warmup` steps and falls to `floor` of its peak at `total`."""
    step = 0
    while True:
        rise = min(1.0, (step + 1) / warmup)
        yield peak * rise * max(floor, 1 - step / total)
        step += 1


_TOK2VEC = """
[nlp]
lang = "id"
pipeline = {pipeline}
batch_size = 256
tokenizer = {{"@tokenizers":"spacy.Tokenizer.v1"}}

[components]

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"

[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = {width}
attrs = ["NORM","PREFIX","SUFFIX","SHAPE"]
rows = [6000,1000,3000,1500]
include_static_vectors = {static}

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = {width}
depth = {depth}
window_size = 1
maxout_pieces = 3
"""

_LISTENER = """
[components.{name}.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {{width}}
upstream = "tok2vec"
"""

_TRANSITIONS = """
[components.{name}.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "{name}"
extra_state_tokens = false
hidden_width = {{hidden}}
maxout_pieces = 2
use_upper = true
"""

_HEADS = {
    "morphologizer": """
[components.morphologizer]
factory = "morphologizer"
label_smoothing = 0.05
extend = false
overwrite = true

[components.morphologizer.model]
@architectures = "spacy.Tagger.v2"
normalize = false
"""
    + _LISTENER.format(name="morphologizer"),
    "parser": """
[components.parser]
factory = "parser"
min_action_freq = 20
learn_tokens = false
"""
    + _TRANSITIONS.format(name="parser")
    + _LISTENER.format(name="parser"),
    "ner": """
[components.ner]
factory = "ner"
"""
    + _TRANSITIONS.format(name="ner")
    + _LISTENER.format(name="ner"),
}

_TRAINING = """
[corpora]

[corpora.train]
@readers = "spacy.Corpus.v1"
path = "{train}"
max_length = 0

[corpora.dev]
@readers = "spacy.Corpus.v1"
path = "{dev}"
max_length = 0

[training]
seed = {seed}
gpu_allocator = null
dropout = {dropout}
accumulate_gradient = 1
patience = 0
max_epochs = 0
max_steps = {steps}
eval_frequency = {every}
dev_corpus = "corpora.dev"
train_corpus = "corpora.train"

[training.batcher]
@batchers = "spacy.batch_by_words.v1"
discard_oversize = false
tolerance = 0.2
size = {words}

[training.logger]
@loggers = "spacy.ConsoleLogger.v1"
progress_bar = false

[training.optimizer]
@optimizers = "Adam.v1"
beta1 = 0.9
beta2 = 0.999
L2_is_weight_decay = true
L2 = 0.01
grad_clip = 1.0
use_averages = true
eps = 0.00000001

[training.optimizer.learn_rate]
@schedules = "eventx.training.warmup_linear.v1"
peak = {rate}
warmup = 250
total = {steps}
floor = 0.03

[training.score_weights]
{weights}

[initialize]
vectors = {vectors}
before_init = {{"@callbacks":"eventx.training.tokenizer.v1"}}
"""
