"""How well eventx reads your own articles: precision, recall and F1 against a file that you annotated."""

from eventx.evaluation.gold import GoldArticle, read_gold
from eventx.evaluation.report import EvaluationReport, Figure, Miss
from eventx.evaluation.score import evaluate

__all__ = ["EvaluationReport", "Figure", "GoldArticle", "Miss", "evaluate", "read_gold"]
