"""Stages run once, and again when what they depend on changes."""

import pytest

from eventx.training.stages import Stage, run_stages


def stages(work, ran, *, size=1):
    def run(name):
        def work_done():
            ran.append(name)
            (work / name).write_text(name, encoding="utf-8")
            return {"n": len(ran)}

        return work_done

    return [
        Stage("first", run("first"), (work / "first",), {"size": size}),
        Stage("second", run("second"), (work / "second",), needs=("first",)),
    ]


def test_what_is_done_is_not_done_again(tmp_path):
    ran: list[str] = []
    records = run_stages(stages(tmp_path, ran), tmp_path)
    assert (ran, records["second"]["figures"]) == (["first", "second"], {"n": 2})
    run_stages(stages(tmp_path, ran), tmp_path)
    assert ran == ["first", "second"]


def test_a_changed_setting_runs_it_and_all_that_needs_it(tmp_path):
    ran: list[str] = []
    run_stages(stages(tmp_path, ran), tmp_path)
    run_stages(stages(tmp_path, ran, size=2), tmp_path)
    assert ran == ["first", "second"] * 2


def test_a_lost_output_is_made_again(tmp_path):
    ran: list[str] = []
    run_stages(stages(tmp_path, ran), tmp_path)
    (tmp_path / "second").unlink()
    run_stages(stages(tmp_path, ran), tmp_path)
    assert ran == ["first", "second", "second"]


def test_a_named_stage_runs_although_it_is_done(tmp_path):
    ran: list[str] = []
    run_stages(stages(tmp_path, ran), tmp_path)
    run_stages(stages(tmp_path, ran), tmp_path, only=("second",))
    assert ran == ["first", "second", "second"]


def test_an_interrupted_stage_goes_on_with_what_it_has(tmp_path):
    part, whole = tmp_path / "out" / "part", tmp_path / "out" / "whole"

    def work_done():
        part.parent.mkdir(exist_ok=True)
        if not part.exists():
            part.write_text("half", encoding="utf-8")
            raise KeyboardInterrupt
        whole.write_text("done", encoding="utf-8")

    given = [Stage("long", work_done, (part.parent,), {"size": 1})]
    with pytest.raises(KeyboardInterrupt):
        run_stages(given, tmp_path)
    run_stages(given, tmp_path)
    assert whole.read_text(encoding="utf-8") == "done"


def test_what_was_half_done_with_other_settings_is_removed(tmp_path):
    out = tmp_path / "out"

    def interrupted():
        out.mkdir()
        (out / "half").touch()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_stages([Stage("long", interrupted, (out,), {"size": 1})], tmp_path)
    run_stages([Stage("long", out.mkdir, (out,), {"size": 2})], tmp_path)
    assert not list(out.iterdir())


def test_what_is_outside_the_work_folder_is_left_alone(tmp_path):
    work, installed = tmp_path / "work", tmp_path / "installed"
    installed.mkdir()
    (installed / "model").touch()
    run_stages([Stage("package", lambda: None, (installed,))], work)
    run_stages([Stage("package", lambda: None, (installed,), {"size": 2})], work)
    assert (installed / "model").exists()
