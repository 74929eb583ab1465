"""Stages run once, and again when what they depend on changes."""

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
