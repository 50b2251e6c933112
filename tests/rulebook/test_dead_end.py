"""Paths that lead nowhere are faults of the rulebook."""

import pytest
from rulebook.sample import HEAD, MEETING, faults, faulty, law

VOTE = '{ name = "vote", by = "meeting", decides = "plan" }'


def path(lines, name="in"):
    return f'[path.{name}]\narticle = "1"\n{lines}\n'


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("steps = []", ("path.in", "leads_nowhere")),
        ('steps = [{ name = "a", by = "member", sends = "x" }]', ("path.in", "leads_nowhere")),
        (
            'into = "full"\nsteps = [{ name = "a", by = "member", sends = "x", yes = "stop" }]',
            ("path.in", "leads_nowhere"),
        ),
        (
            f'steps = [{{ name = "a", by = "member", sends = "x", yes = "done" }}, {VOTE}]',
            ("path.in.steps.vote", "never_its_turn"),
        ),
        ('into = "outside"\nfiled = "1 month after effect"', ("path.in.filed", "after_its_anchor")),
        ('into = "outside"\nappeal = "in"', ("path.in", "circle")),
        (
            'steps = [{ name = "a", by = "member", sends = "x", when = "1 week after meeting" }, ' + VOTE + "]",
            ("path.in.steps.a.when", "after_its_anchor"),
        ),
        ('into = "outside"\nmeanwhile = "ghost"', ("path.in.meanwhile", "no_such_rule")),
        ('into = "outside"\nappeal = "ghost"', ("path.in.appeal", "no_such_rule")),
        ('into = "outside"\nfiled = "1 month before efect"', ("path.in.filed", "not_an_anchor")),
        (
            'into = "outside"\nopened_by = { at_least = 2, of = "members", among = "ghost" }',
            ("path.in.opened_by", "no_such_rule"),
        ),
        (
            'into = "outside"\nsteps = [{ name = "a", by = "member", waits = "long" }]',
            ("path.in.steps.0", "wrong_value"),
        ),
        (
            f'steps = [{VOTE}, {{ name = "b", by = "member", sends = "x", into = "ghost" }}]',
            ("path.in.steps.b.into", "no_such_rule"),
        ),
        (
            f'steps = [{VOTE}, {{ name = "b", by = "member", sends = "x", if = {{ ghost = 1 }} }}]',
            ("path.in.if", "no_such_fact"),
        ),
    ],
)
def test_a_path_that_leads_nowhere_is_a_fault(lines, fault):
    assert faults(MEETING + path(lines)) == [fault]


@pytest.mark.parametrize(
    "lines",
    [
        f"steps = [{VOTE}]",
        'into = "outside"',
        'from = "full"\ninto = "full"\neffect = "at term.end"',
        # The first may end it only where its answer is yes; else the second's turn comes.
        f'steps = [{{ name = "a", by = "meeting", decides = "plan", yes = "done", no = "next" }}, {VOTE}]',
        # A meeting that comes after one that has been is another one.
        f'steps = [{VOTE}, {{ name = "a", by = "member", sends = "x", when = "1 week after meeting" }}, '
        '{ name = "again", by = "meeting", decides = "plan" }]',
    ],
)
def test_a_path_that_leads_somewhere_is_none(lines):
    assert law(MEETING + path(lines)).path["in"].article == ("1",)


ASSEMBLY = MEETING.replace("[body.meeting]", '[body.meeting]\nkind = "assembly"')


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        # Whoever asks to join after the meeting that admits comes too late for it.
        (path(f'into = "full"\nfiled = "1 week after assembly"\nsteps = [{VOTE}]'), "path.in.filed"),
        (path(f'into = "full"\nfiled = "each 30 June after meeting"\nsteps = [{VOTE}]'), "path.in.filed"),
        (
            path(f'steps = [{{ name = "a", by = "member", sends = "x", when = "1 week after assembly" }}, {VOTE}]'),
            "path.in.steps.a.when",
        ),
        ('[decision.late]\narticle = "1"\nby = "meeting"\nfiled = "1 week after assembly"\n', "decision.late.filed"),
        (
            '[deadline.convocation]\narticle = "1"\nby = "member"\nwhen = "1 week after assembly"\n',
            "deadline.convocation.when",
        ),
    ],
)
def test_what_leads_to_a_meeting_and_is_due_after_it_is_a_fault(text, fault):
    assert faults(ASSEMBLY + text) == [(fault, "after_its_anchor")]


def test_an_appeal_may_be_filed_after_the_meeting_that_it_is_against():
    steps = f"steps = [{VOTE}]"
    out = path(f'from = "full"\ninto = "outside"\nappeal = "appeal"\n{steps}', "out")
    assert law(ASSEMBLY + out + path(f'into = "full"\nfiled = "1 month after assembly"\n{steps}', "appeal"))


def test_minutes_may_leave_after_the_meeting():
    assert law(ASSEMBLY + '[deadline.minutes]\narticle = "1"\nby = "member"\nwhen = "1 week after assembly"\n')


@pytest.mark.parametrize("key", ["filed", "effect"])
def test_a_day_of_a_decision_that_is_counted_from_nothing_is_a_fault(key):
    text = f'[decision.x]\narticle = "1"\nby = "meeting"\n{key} = "1 week after decison"\n'
    assert faults(MEETING + text) == [(f"decision.x.{key}", "not_an_anchor")]


def test_a_duty_that_an_exception_puts_behind_its_end_is_a_fault():
    text = (
        '[deadline.x]\narticle = "1"\nby = "member"\nwhen = "3 weeks before assembly"\nuntil = "2 weeks before assembly"\n'
        'except = [{ if = { owes = 1 }, when = "1 week before assembly" }]\n'
    )
    assert faults(text) == [("deadline.x.until", "over_before_begun")]


def test_bodies_that_stand_in_for_one_another_are_a_circle():
    text = '[body.a]\narticle = "1"\notherwise = "b"\n[body.b]\narticle = "1"\notherwise = "a"\n'
    assert faults(text) == [("body.a", "circle"), ("body.b", "circle")]


THREE = "".join(f'[category.{name}]\narticle = "1"\nrights = []\n' for name in "abc")


def test_categories_that_lead_only_to_one_another_are_never_entered():
    text = THREE + path('from = "a"\ninto = "b"', "up") + path('from = "b"\ninto = "a"', "down")
    assert faults(text) == [("category.a", "never_entered"), ("category.b", "never_entered")]


def test_a_category_is_entered_from_one_of_which_no_path_is_known():
    assert law(THREE + path('from = "c"\ninto = "a"', "up") + path('from = "a"\ninto = "b"', "on"))


def test_renewal_is_no_way_in_and_no_fault():
    assert law(THREE + path('from = "a"\ninto = "a"', "renewal"))


def test_a_duty_that_ends_before_it_begins_is_a_fault():
    text = '[deadline.x]\narticle = "1"\nby = "member"\nwhen = "1 week before assembly"\nuntil = "2 weeks before assembly"\n'
    assert faults(text) == [("deadline.x.until", "over_before_begun")]
    assert law(text.replace("2 weeks before assembly", "end of assembly"))


@pytest.mark.parametrize(
    ("text", "given", "near"),
    [
        (path('into = "outside"\nmeanwile = "x"'), "meanwile", "meanwhile"),
        (
            path('into = "outside"\nsteps = [{ name = "a", by = "member", sends = "x", whn = "at effect" }]'),
            "whn",
            "when",
        ),
        ("[rulebok]\nx = 1\n", "rulebok", "rulebook"),
        ('[article.1]\ntitel = "x"\n', "titel", "title"),
        ('[body.b]\narticle = "1"\nseats = [{ name = "a", nmber = 1 }]\n', "nmber", "number"),
    ],
)
def test_a_key_that_is_misspelt_names_the_nearest_however_deep_it_stands(text, given, near):
    (fault,) = faulty((HEAD + text).encode()).faults
    assert (fault.code, fault.values["given"], fault.values["near"]) == ("unknown_key", given, near)


def test_an_anchor_that_is_misspelt_names_the_nearest():
    (fault,) = faulty((HEAD + path('into = "outside"\neffect = "at decison"')).encode()).faults
    assert (fault.code, fault.values["near"]) == ("not_an_anchor", "decision")
