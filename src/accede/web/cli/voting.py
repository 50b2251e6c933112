"""tally: a vote recounted from two files."""

from pathlib import Path
from typing import Annotated

import typer

from accede.rulebook.book import Book
from accede.rulebook.count import Unfit
from accede.rulebook.tally import CHOICES, Outcome, Voiced, Voter
from accede.rulebook.verdict import Country
from accede.web.cli import reading as reading_
from accede.web.cli.law import AsJson, File, Lang
from accede.web.cli.output import CANNOT_SAY, NO, YES, BadInput, answer_json, console, end, print_json, why
from accede.wording.catalogue import _, said
from accede.wording.formats import country as country_name
from accede.wording.formats import listed
from accede.wording.margin import sentence
from accede.wording.sentences import LABELS

ROLL = ("member", "country", "category", "paid", "attendance", "proxy")
VOTES = ("member", "choice")
ATTENDANCE = ("present", "remote", "represented", "absent")
STATUS = {"carried": YES, "rejected": NO, "no_quorum": NO, "cannot_say": CANNOT_SAY}


def tally(
    file: File,
    decision: Annotated[str, typer.Option(help="The matter that is decided, such as admission.")],
    roll: Annotated[Path, typer.Option(help="CSV: member,country,category,paid,attendance,proxy and any fact.")],
    votes: Annotated[Path | None, typer.Option(help="CSV: member,choice and, for a split mandate, votes.")] = None,
    card: Annotated[list[str] | None, typer.Option(help="Cards counted instead of names, as for=20.")] = None,
    fact: Annotated[list[str] | None, typer.Option(help="What is known of the motion, as name=value.")] = None,
    reading: Annotated[int, typer.Option(min=1, help="Which vote of several in successive meetings.")] = 1,
    call: Annotated[int, typer.Option(min=1, help="Which call of the meeting, after one without a quorum.")] = 1,
    written: Annotated[bool, typer.Option("--written", help="It is decided without a meeting, in writing.")] = False,
    on: Annotated[str, typer.Option(help="The day of the meeting; of several editions it picks the one.")] = "",
    lang: Lang = "en",
    as_json: AsJson = False,
) -> None:
    """Recount a vote: rights, proxies, voices, quorum, majority, outcome, and why."""
    rules, language = reading_.book(file, reading_.day(on) if on else None), reading_.language(lang)
    if decision not in rules.decision:
        raise BadInput(
            said(_("{file}: there is no decision “{decision}”; known: {known}"), "en").format(
                file=file, decision=decision, known=", ".join(rules.decision)
            )
        )
    motion = reading_.motion(rules, fact or [])
    places: dict[str, str] = {}
    voters = [_voter(rules, where, row, places) for where, row in reading_.table(roll, ROLL)]
    cast_at: dict[str, str] = {}
    if bool(votes) == bool(card):
        raise BadInput(said(_("a vote is counted from --votes, or from --card for each side"), "en"))
    ballots = _ballots(votes, cast_at) if votes else {}
    cards = dict(_card(one) for one in card or [])
    try:
        order = {"reading": reading, "call": call, "written": written}
        counted = rules.count(decision, voters, ballots, motion, **order, cards=cards)
    except Unfit as unfit:
        # A fault of a ballot is found in the votes, one of a proxy on the roll.
        where = cast_at.get(unfit.member) if unfit.code in BALLOT_FAULTS else places.get(unfit.member)
        raise BadInput((where or "") + reading_.unfit_sentence(unfit.code, unfit.values)) from unfit
    _print(counted, rules, language, as_json)
    end(STATUS[counted.outcome])


BALLOT_FAULTS = (
    "roll.unknown_member",
    "roll.absent_voter",
    "roll.without_right",
    "roll.too_many_votes",
    "roll.not_split",
)


def _voter(rules: Book, where: str, row: dict[str, str], places: dict[str, str]) -> Voter:
    member = row["member"]
    if not member:
        raise BadInput(where + said(_("the member has no name"), "en"))
    if member in places:
        raise BadInput(where + reading_.unfit_sentence("roll.member_twice", {"member": member}))
    places[member] = where
    _check_word(where, "category", row["category"], tuple(rules.category))
    _check_word(where, "attendance", row["attendance"], ATTENDANCE)
    facts = {name: reading_.fact(rules, name, cell, where) for name, cell in row.items() if name not in ROLL and cell}
    if row["paid"]:
        _check_word(where, "paid", row["paid"].lower(), ("yes", "no"))
        facts["in_arrears"] = row["paid"].lower() == "no"
    # A country that is not known is left empty; the count says what hangs on it.
    place = reading_.country(row["country"], where) if row["country"] else ""
    return Voter(member, row["category"], place, row["attendance"], row["proxy"], facts)


def _check_word(where: str, column: str, given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        sentence_ = _("“{given}” does not fit the column {column}; it is one of: {known}")
        raise BadInput(where + said(sentence_, "en").format(given=given, column=column, known=", ".join(known)))


def _ballots(path: Path, places: dict[str, str]) -> dict[str, dict[str, int] | str]:
    ballots: dict[str, dict[str, int] | str] = {}
    for where, row in reading_.table(path, VOTES):
        member, choice = row["member"], row["choice"]
        _check_word(where, "choice", choice, CHOICES)
        split = row.get("votes", "")
        if member in places and not (split and isinstance(ballots[member], dict) and choice not in ballots[member]):
            raise BadInput(where + said(_("{member} has voted already, in an earlier row"), "en").format(member=member))
        places.setdefault(member, where)
        if split:
            ballots.setdefault(member, {})[choice] = _count(where, split)
        else:
            ballots[member] = choice
    return ballots


def _card(given: str) -> tuple[str, int]:
    choice, _equals, number = given.partition("=")
    _check_word("", "card", choice, CHOICES)
    if not number.isdigit() or int(number) >= 10**9:
        raise BadInput(said(_("“{given}” is not a number of cards; write for=20"), "en").format(given=given))
    return choice, int(number)


def _count(where: str, given: str) -> int:
    if not given.isdigit() or not 0 < int(given) < 10**9:
        raise BadInput(where + said(_("“{given}” is not a number of votes"), "en").format(given=given))
    return int(given)


def _group(voice: Voiced, language: str) -> str:
    return country_name(voice.group, language) if isinstance(voice.verdict.values["country"], Country) else voice.group


def _print(counted: Outcome, rules: Book, language: str, as_json: bool) -> None:
    if as_json:
        print_json(
            rights=[
                {"member": member, "votes": one.votes, "why": answer_json(one.verdict, rules, language)}
                for member, one in counted.rights.items()
            ],
            quorum=answer_json(counted.quorum, rules, language),
            voices=[
                {"country": one.group, "choice": one.choice, "why": answer_json(one.verdict, rules, language)}
                for one in counted.voices
            ],
            tally=counted.tally.choices(),
            verdict=answer_json(counted.verdict, rules, language)
            | ({"holds": None} if counted.outcome in ("cannot_say", "no_quorum") else {}),
            outcome=counted.outcome,
        )
        return
    out = console()
    for member, one in counted.rights.items():
        if one.verdict.holds is not True:
            told = {"member": member, "answer": sentence(one.verdict, rules, language)}
            line = said(_("{member}: {answer} {why}"), language)
            out.print(line.format(**told, why=why(one.verdict, rules, language)), markup=False)
    for voice in counted.voices:
        choice = said(LABELS[f"choice.{voice.choice or 'none'}"], language)
        spoken = {"group": _group(voice, language), "choice": choice, "why": sentence(voice.verdict, rules, language)}
        out.print(said(_("{group}: {choice}. {why}"), language).format(**spoken), markup=False)
    out.print(f"{sentence(counted.quorum, rules, language)} {why(counted.quorum, rules, language)}", markup=False)
    out.print(_choices(counted, language), markup=False)
    out.print(f"{sentence(counted.verdict, rules, language)} {why(counted.verdict, rules, language)}", markup=False)


def _choices(counted: Outcome, language: str) -> str:
    line = said(_("{choice}: {number}"), language)
    told = counted.tally.choices().items()
    return listed(
        (line.format(choice=said(LABELS[f"choice.{name}"], language), number=one) for name, one in told),
        language,
        "unit",
    )
