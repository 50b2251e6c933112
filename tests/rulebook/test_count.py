import pytest
from rulebook.sample import law, meeting, member, network, paid

from accede.rulebook.count import Unfit, check_roll
from accede.rulebook.tally import Tally, empty, single

HEADS = meeting('[proxy.one]\narticle = "6"\nheld = 1\n')


def heads(roll, ballots, book=HEADS):
    return book.count("plan", roll, ballots)


def refused(roll, ballots, book=HEADS):
    with pytest.raises(Unfit) as caught:
        heads(roll, ballots, book)
    return caught.value.code, caught.value.member


def test_each_choice_is_counted():
    roll = [member(name) for name in "abcdef"]
    cast = dict(zip("abcde", ["for", "against", "abstain", "blank", "invalid"], strict=True))
    assert heads(roll, cast).tally.choices() == dict.fromkeys(["for", "against", "abstain", "blank", "invalid"], 1)


def test_the_bases_of_a_vote():
    roll = [
        member("a", "AT"),
        member("b", "AT", "remote"),
        member("c", "BE", "represented", "a"),
        member("d", "CH", "absent"),
    ]
    tally = heads(roll, {"a": "for"}).tally
    assert (tally.members, tally.members_entitled, tally.members_represented, tally.members_present) == (4, 4, 3, 2)
    assert (tally.countries, tally.countries_entitled, tally.countries_represented) == (3, 3, 2)
    assert (tally.votes_entitled, tally.votes_represented, tally.votes_present, tally.for_) == (4, 3, 2, 2)


def test_a_represented_member_speaks_through_the_holder():
    assert heads([member("a"), member("b", "", "represented", "a")], {"a": "for"}).tally.for_ == 2


def test_a_represented_members_own_row_goes_first():
    tally = heads([member("a"), member("b", "", "represented", "a")], {"a": "for", "b": "against"}).tally
    assert (tally.for_, tally.against) == (1, 1)


def test_a_split_ballot_of_a_holder_speaks_for_nobody_else():
    book = law(
        '[body.meeting]\narticle = "1"\nmajority = "half"\n[decision.plan]\narticle = "2"\nby = "meeting"\n'
        '[majority.half]\narticle = "3"\nfor = { more_than = "1/2", of = "votes cast" }\n'
        '[category.full]\narticle = "4"\nrights = ["vote"]\n[weight.full]\narticle = "5"\nfixed = 6\n'
        '[proxy.one]\narticle = "6"\nheld = 1\n'
    )
    tally = heads([member("a"), member("b", "", "represented", "a")], {"a": {"for": 4, "against": 2}}, book).tally
    assert (tally.for_, tally.against, tally.votes_represented) == (4, 2, 12)


def test_a_proxy_that_does_not_count_for_the_quorum_is_not_represented():
    book = meeting('[proxy.one]\narticle = "6"\nheld = 1\npresence = false\n')
    tally = heads([member("a"), member("b", "", "represented", "a")], {"a": "for"}, book).tally
    assert (tally.for_, tally.members_represented) == (2, 1)


def test_a_proxy_whose_holder_is_absent_is_not_counted():
    tally = heads([member("a", "", "absent"), member("b", "", "represented", "a")], {}).tally
    assert (tally.for_, tally.members_represented) == (0, 0)


@pytest.mark.parametrize(
    ("roll", "ballots", "fault"),
    [
        ([member("a")], {"z": "for"}, ("roll.unknown_member", "z")),
        ([member("a", "", "absent")], {"a": "for"}, ("roll.absent_voter", "a")),
        ([member("a")], {"a": {"for": 2}}, ("roll.too_many_votes", "a")),
        ([member("a")], {"a": {"for": 1, "against": 1}}, ("roll.too_many_votes", "a")),
        ([member("a")], {"a": {"for": 2, "against": -1}}, ("roll.not_understood", "a")),
        ([member("a")], {"a": "yes"}, ("roll.not_understood", "a")),
        ([member("a")], {"a": {"members": 5}}, ("roll.not_understood", "a")),
        ([member("a")], {"a": ""}, ("roll.not_understood", "a")),
        ([member("a"), member("a")], {}, ("roll.member_twice", "a")),
        ([member("a", "", "here")], {}, ("roll.not_understood", "a")),
        ([member("a", "", "present", "b"), member("b")], {}, ("roll.proxy_of_present", "a")),
        ([member("a", "", "represented")], {}, ("roll.proxy_to_nobody", "a")),
        ([member("a", "", "represented", "z")], {}, ("roll.proxy_to_nobody", "a")),
        ([member("a", "", "represented", "a")], {}, ("roll.proxy_to_nobody", "a")),
        (
            [member("a", "", "represented", "b"), member("b", "", "represented", "c"), member("c")],
            {},
            ("roll.proxy_chain", "a"),
        ),
        (
            [member("a", "", "represented", "b"), member("b", "", "represented", "a")],
            {},
            ("roll.proxy_chain", "a"),
        ),
        (
            [member("a"), member("b", "", "represented", "a"), member("c", "", "represented", "a")],
            {},
            ("roll.too_many_proxies", "c"),
        ),
        (
            [member("a", "", "absent"), member("b", "", "represented", "a")],
            {"b": "for"},
            ("roll.absent_voter", "b"),
        ),
    ],
)
def test_what_cannot_be_counted_is_refused(roll, ballots, fault):
    assert refused(roll, ballots) == fault


def test_where_the_rulebook_knows_no_proxies_there_are_none():
    assert refused([member("a"), member("b", "", "represented", "a")], {}, meeting()) == ("roll.no_proxies", "b")


def test_a_vote_without_the_right_is_refused():
    with pytest.raises(Unfit) as caught:
        network().count("admission", [member("a", "FR", in_arrears=True)], {"a": "for"})
    assert caught.value.code == "roll.without_right"


def test_a_member_whose_country_is_not_known_changes_nothing_as_long_as_it_is_silent():
    assert network().count("admission", [paid("a", ""), paid("b", "FR")], {"b": "for"}).outcome == "carried"


def test_what_a_member_says_for_a_country_nobody_knows_cannot_be_counted():
    counted = network().count("admission", [paid("a", ""), paid("b", "FR")], {"a": "for", "b": "for"})
    assert (counted.outcome, counted.verdict.missing) == ("cannot_say", ("country",))


def test_a_category_that_is_not_there_is_refused():
    with pytest.raises(Unfit) as caught:
        check_roll([member("a")], {"associate"})
    assert (caught.value.code, caught.value.values["given"]) == ("roll.not_understood", "full")


def test_a_ballot_that_is_split_is_no_single_choice():
    assert (single({"for": 1}), single({"for": 1, "against": 1}), single({})) == ("for", None, None)


def test_tallies_are_added_field_by_field():
    assert Tally(for_=1, members=2) + Tally(for_=2, against=1) == Tally(for_=3, against=1, members=2)


def test_an_empty_roll_has_an_empty_tally():
    assert (heads([], {}).tally, empty(3, 2)) == (Tally(), Tally(members=3, countries=2))


@pytest.mark.parametrize(
    ("cast", "choice", "code"),
    [
        ({"a": "for", "b": "for"}, "for", "voice.agreed"),
        ({"a": "for", "b": "against"}, "blank", "voice.differ"),
        ({"a": "blank", "b": "blank"}, "blank", "voice.agreed"),
        ({"a": "for"}, "for", "voice.agreed"),
        ({"a": "for", "b": "invalid"}, "for", "voice.agreed"),
        ({"a": "invalid"}, None, "voice.silent"),
        ({}, None, "voice.silent"),
    ],
)
def test_what_a_country_says_and_why(cast, choice, code):
    voiced = network().count("admission", [paid("a", "FR"), paid("b", "FR")], cast).voices
    assert [(one.choice, one.verdict.code) for one in voiced] == [(choice, code)]


def test_a_country_of_one_speaks_alone():
    voiced = network().count("admission", [paid("a", "FR")], {"a": "against"}).voices
    assert [(one.choice, one.verdict.code) for one in voiced] == [("against", "voice.alone")]


def test_a_country_of_which_nobody_may_vote_has_no_voice():
    assert network().count("admission", [member("a", "FR", in_arrears=True)], {}).voices == ()


def test_voices_stand_in_the_order_of_the_roll():
    roll = [paid("a", "SE"), paid("b", "AT"), paid("c", "SE"), paid("d", "LV")]
    assert [one.group for one in network().count("admission", roll, {}).voices] == ["SE", "AT", "LV"]


def test_an_invalid_ballot_is_silence_also_where_all_are_asked():
    book = law(
        '[body.m]\narticle = "1"\nmajority = "half"\nvoice = "c"\n[decision.plan]\narticle = "2"\nby = "m"\n'
        '[majority.half]\narticle = "3"\nfor = { more_than = "1/2", of = "votes cast" }\n'
        '[category.full]\narticle = "4"\nrights = ["vote"]\n[weight.full]\narticle = "5"\nfixed = 1\n'
        '[voice.c]\narticle = "6"\ngroup = "country"\nelse = "none"\nasks = "entitled"\n'
    )
    voiced = heads([member("a", "FR"), member("b", "FR")], {"a": "for", "b": "invalid"}, book).voices
    assert (voiced[0].choice, voiced[0].verdict.code) == (None, "voice.differ_none")
