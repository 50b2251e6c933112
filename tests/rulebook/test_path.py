import pytest
from rulebook.sample import faults, law, network

STEP = 'name = "one", by = "candidate", '


def test_the_next_step_is_the_first_that_is_not_done():
    path = network().path["admission"]
    assert [path.next(done).name for done in ((), ("interest",), ("meeting",), ("interest", "meeting"))] == [
        "interest",
        "meeting",
        "interest",
        "request",
    ]


def test_a_path_walked_to_its_end_has_no_next_step():
    path = network().path["admission"]
    assert path.next([step.name for step in path.steps]) is None


def test_steps_are_found_by_name_and_by_verb():
    path = network().path["admission"]
    assert (path.step("request").verb, path.doing("decides").name, path.doing("visits")) == ("sends", "vote", None)


def test_a_step_that_is_not_there_is_a_key_error():
    with pytest.raises(KeyError):
        network().path["admission"].step("oath")


def test_what_a_step_is_about_is_always_a_list():
    path = law(f'[path.in]\narticle = "6"\ninto = "outside"\nsteps = [{{ {STEP} notifies = "board" }}]\n').path["in"]
    assert (path.steps[0].what, path.steps[0].yes, path.steps[0].no) == (("board",), "next", "stop")


@pytest.mark.parametrize(
    ("steps", "fault"),
    [
        ('[{ name = "one", by = "candidate" }]', ("path.in.steps.0", "step_verb")),
        (f'[{{ {STEP} advises = "x", decides = "y" }}]', ("path.in.steps.0", "step_verb")),
        (f'[{{ {STEP} sends = "x" }}, {{ {STEP} pays = "y" }}]', ("path.in", "step_twice")),
        (f"[{{ {STEP} sends = [] }}]", ("path.in.steps.0", "wrong_value")),
        (f"[{{ {STEP} sends = 3 }}]", ("path.in.steps.0.what.0", "wrong_value")),
        (f'[{{ {STEP} sends = "x", when = "soon" }}]', ("path.in.steps.0.when", "not_a_date_sentence")),
        (f'[{{ {STEP} sends = "x", when = "2 weeks before asembly" }}]', ("path.in.steps.one.when", "not_an_anchor")),
        (f'[{{ {STEP} decides = "ghost" }}]', ("path.in.steps.one", "no_such_rule")),
        (f'[{{ {STEP} checks = "ghost" }}]', ("path.in.steps.one", "no_such_rule")),
        (f'[{{ {STEP} sends = "x", yes = "maybe" }}]', ("path.in.steps.0.yes", "wrong_value")),
        ('[{ name = "one", by = "ghost", sends = "x" }]', ("path.in.steps.one", "no_such_rule")),
        ('[{ by = "candidate", sends = "x" }]', ("path.in.steps.0", "missing_key")),
        ("[3]", ("path.in.steps.0", "not_a_table")),
        ("3", ("path.in.steps", "wrong_value")),
    ],
)
def test_a_faulty_step_is_a_fault(steps, fault):
    assert faults(f'[path.in]\narticle = "6"\ninto = "outside"\nsteps = {steps}\n') == [fault]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('into = "ghost"', ("path.in", "no_such_rule")),
        ('into = "outside"\nfrom = "ghost"', ("path.in", "no_such_rule")),
        ('into = "outside"\ncriterion = "ghost"', ("path.in.criterion", "no_such_rule")),
        ('into = "outside"\nopened_by = "ghost"', ("path.in.opened_by", "no_such_rule")),
    ],
)
def test_a_path_that_names_what_is_not_there_is_a_fault(line, fault):
    assert faults(f'[path.in]\narticle = "6"\nsteps = []\n{line}\n') == [fault]
