"""The figures of an evaluation, what was missed, and what changed since an earlier run."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from eventx.errors import InputError


class Figure(BaseModel):
    """Counts of one measure: right, in the gold annotation, and found; the ratios are percentages."""

    model_config = ConfigDict(frozen=True)

    right: int = 0
    gold: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """Right among those found."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right among those annotated."""
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 200 * self.right / (self.gold + self.found) if self.right else 0.0

    def plus(self, right: int, gold: int, found: int) -> Figure:
        """With these counts added."""
        return Figure(right=self.right + right, gold=self.gold + gold, found=self.found + found)


class Miss(BaseModel):
    """Something missed, found in vain, or read wrongly."""

    model_config = ConfigDict(frozen=True)

    kind: str
    article: str
    text: str


class EvaluationReport(BaseModel):
    """What `evaluate` returns; `save` and `load` keep it for comparison.

    Attributes:
        figures: counts by measure, such as "statement found" or "meeting whole record".
        hits: by measure, which annotated items were right ("article#number").
        misses: what went wrong.
        articles: how many articles were read.
    """

    figures: dict[str, Figure] = {}
    hits: dict[str, list[str]] = {}
    misses: list[Miss] = []
    articles: int = 0

    def add(self, measure: str, right: int, gold: int, found: int) -> None:
        """Count for a measure."""
        self.figures[measure] = self.figures.get(measure, Figure()).plus(right, gold, found)

    def changes(self, earlier: EvaluationReport) -> dict[str, tuple[list[str], list[str]]]:
        """By measure, the items gained and lost since an earlier run; measures without change are left out."""
        changed = {}
        for measure in sorted(self.hits.keys() | earlier.hits.keys()):
            now, then = set(self.hits.get(measure, ())), set(earlier.hits.get(measure, ()))
            if now != then:
                changed[measure] = (sorted(now - then), sorted(then - now))
        return changed

    def to_text(self, *, show: int = 0, against: EvaluationReport | None = None) -> str:
        """The figures as a table, with up to `show` misses of each sort, and gains and losses.

        Args:
            show: how many misses of each sort are listed.
            against: an earlier run to compare with.
        """
        lines = [f"{'':32}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'found':>7}" + (f"{'F1 was':>9}" if against else "")]
        for name, figure in self.figures.items():
            line = (
                f"{name:32}{figure.precision:7.1f}{figure.recall:7.1f}{figure.f1:7.1f}{figure.gold:7}{figure.found:7}"
            )
            if against:
                line += f"{against.figures.get(name, Figure()).f1:9.1f}"
            lines.append(line)
        for measure, (gains, losses) in self.changes(against).items() if against else ():
            lines.append(f"{measure}: {len(gains)} gained, {len(losses)} lost")
            lines += [f"  + {item}" for item in gains] + [f"  - {item}" for item in losses]
        shown: dict[str, int] = {}
        for miss in self.misses:
            shown[miss.kind] = shown.get(miss.kind, 0) + 1
            if shown[miss.kind] <= show:
                lines.append(f"  {miss.kind}: {miss.article}: {miss.text}")
        return "\n".join(lines)

    def save(self, path: str | Path) -> None:
        """Write the report as JSON."""
        Path(path).write_text(self.model_dump_json(indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: str | Path) -> EvaluationReport:
        """Read a report that `save` wrote.

        Raises:
            InputError: the file is none.
        """
        try:
            return cls.model_validate_json(Path(path).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, ValidationError) as error:
            remedy = "Give a file that `eventx evaluate --save FILE` wrote."
            raise InputError(f"{path} is no saved evaluation: {type(error).__name__}.", remedy=remedy) from error
