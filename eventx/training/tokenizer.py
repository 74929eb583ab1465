"""The Indonesian tokenizer of the packaged pipeline: spaCy's own classes, rules for running news text.

spaCy's `id` defaults split reduplicated words that are not in a fixed list, leave a comma glued to the word before a
closing quotation mark (`Kami,"`) and do not know dashes between names. The rules here follow the Indonesian treebanks
(UD CSUI, PUD): reduplication and prefixed words stay whole (`anak-anak`, `ke-20`, `se-Sulawesi`), names and numbers
joined by a dash or a slash are separate tokens (`Rusia - AS`, `2024 - 2029`, `27 / 2 / 2025`).
"""

import re
from importlib.resources import files
from typing import TYPE_CHECKING

from spacy.lang.char_classes import ALPHA, CONCAT_QUOTES, CURRENCY, LIST_ELLIPSES, LIST_ICONS, LIST_PUNCT, LIST_QUOTES
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

if TYPE_CHECKING:
    from spacy.language import Language


def _forms(*kinds: str) -> list[str]:
    """The forms of these kinds in the table beside this module."""
    table = files("eventx.training").joinpath("token_forms.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return [form for form, kind, _ in rows if kind in kinds]


# One dash class: hyphen, non-breaking hyphen, en dash, em dash.
DASH = r"[-\u2010\u2011\u2013\u2014]"
# A dash after one of these prefixes belongs to the word: ke-20, se-Indonesia, non-AS, anti-Barat, pro-Rusia, eks-ISIS.
_BOUND = "".join(rf"(?<!\b{p})(?<!\b{p.capitalize()})" for p in _forms("prefix"))
# Reduplication in capitals: Bangsa-Bangsa, Undang-Undang, UNDANG-UNDANG;
# or initials: H.M. S.H. A.
WHOLE = re.compile(r"^(?:(?i:([a-z]{2,})-\1(?:nya|an|lah|kah|pun|mu|ku)?)|(?:[A-Z]\.)+)$")

_PREFIXES = [
    "§", "%", "=", "—", "–", r"\+(?![0-9])", r"--+", r"-(?=[^0-9])", "/", r"\\",
    r"Rp(?=[0-9.])", r"US\$", r"S\$", r"A\$",
    *LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, *LIST_ICONS, CURRENCY,
]  # fmt: skip
_SUFFIXES = [
    *LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, *LIST_ICONS, r"--+", DASH, "/", r"\\", r"(?<=[0-9])%", r"(?<=[0-9])\+",
    rf"(?<=[{ALPHA}0-9%°)\]{CONCAT_QUOTES}])\.",
    r"(?<=[0-9])(?:km²|km|cm|mm|kg|m²|ha|rb|jt|GB|MB|MW|GW|kV|°C)", r"(?<=[0-9])[€£¥$]",
]  # fmt: skip
_INFIXES = [
    *LIST_ELLIPSES, *LIST_ICONS, r"--+", r"[\u2013\u2014]",
    r"(?<=[0-9])[+*^](?=[0-9-])",
    rf"(?<=[{ALPHA}.]),(?=[{ALPHA}0-9\"“”])", rf"(?<=[0-9]),(?=[{ALPHA}\"“”])",
    rf"(?<=[{ALPHA}0-9.,!?])[\"“”()\[\]:;<>=!?](?=[{ALPHA}0-9\"“”(])", r"[\"“”()\[\]]",
    rf"(?<=[a-z0-9)\]”\"])\.(?=[A-Z][{ALPHA}])", r"(?<=[a-z0-9][a-z0-9])[.?!,](?=[\"“”])",
    rf"(?<=[{ALPHA}0-9])/(?=[{ALPHA}0-9])",
    rf"(?<=[{ALPHA}0-9]){_BOUND}-(?=[A-Z0-9])", r"(?<=[0-9])-(?=[0-9])",
]  # fmt: skip


def set_tokenizer(nlp: "Language") -> None:
    """Give `nlp` the tokenizer of the packaged pipeline.

    Only spaCy's own serialisable parts are used, so a saved pipeline loads without this module.
    """
    rules = {key: value for key, value in nlp.Defaults.tokenizer_exceptions.items() if _keep_exception(key)}
    rules.update({short: [{ORTH: short}] for short in _forms("address", "degree", "firm", "rank", "text", "title")})
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(_PREFIXES).search,
        suffix_search=compile_suffix_regex(_SUFFIXES).search,
        infix_finditer=compile_infix_regex(_INFIXES).finditer,
        token_match=WHOLE.match,
        url_match=nlp.Defaults.url_match,
    )


def _keep_exception(form: str) -> bool:
    """Hyphenated words need no list here: the infix rules leave them whole."""
    return "-" not in form and not form.startswith((" ", "\t", "\n"))


@registry.callbacks("eventx.training.tokenizer.v1")
def create_tokenizer_callback():  # type: ignore[no-untyped-def]
    """The same as a callback of a training config (`initialize.before_init`)."""
    return set_tokenizer
