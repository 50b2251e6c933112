"""A rulebook with one path of every kind: in, on trial, up, down, out, by itself, and against a decision."""

from datetime import date

from rulebook.sample import law

from accede.rulebook.progress import play
from accede.rulebook.record import Deed, Record

BOOK = law("""
year_ends = "31 December"
[category]
candidate = { article = "1", rights = ["attend"] }
full = { article = "1", rights = ["attend", "vote"], term = "5 years" }
associate = { article = "1", rights = ["attend"] }
[standing]
late = { article = "2", loses = ["vote"] }
suspended = { article = "3", loses = ["attend", "vote"], at_most = "1 year" }
[fact]
owes = { kind = "money" }
reviewed = { kind = "yes" }
[body]
board = { article = "4", kind = "board" }
assembly = { article = "4", kind = "assembly" }
treasurer = { article = "4" }
[decision]
plan = { article = "5", by = "board" }
final = { article = "5", by = "assembly" }

[path.admission]
article = "6"
from = "outside"
into = "candidate"
opened_by = ["candidate"]
filed = "40 days before board"
except = [{ if = { reviewed = true }, filed = "20 days before board" }]
refused_again = 2
wait = "1 year"
appeal = "appeal"
steps = [
  { name = "letter", by = "candidate", sends = "letter", when = "2 weeks before assembly", article = "6.1" },
  { name = "visit", by = "board", visits = "candidate", if = { reviewed = false } },
  { name = "board", by = "board", decides = "plan", yes = "done", no = "next" },
  { name = "assembly", by = "assembly", decides = "final" },
]
[path.probation]
article = "7"
from = "candidate"
into = "full"
steps = [
  { name = "trial", by = "candidate", waits = "1 year" },
  { name = "vote", by = "assembly", decides = "final" },
]
[path.again]
article = "8"
from = "full"
into = "full"
opened_by = ["member"]
filed = "3 months before term.end"
effect = "at term.end"
steps = [
  { name = "proof", by = "member", sends = "proof" },
  { name = "board", by = "board", decides = "plan" },
]
[path.lapse]
article = "8"
from = "full"
into = "associate"
if = { left_by = "again" }
effect = "at term.end"
[path.arrears]
article = "9"
from = "full"
into = "outside"
if = { owes = { more_than = 0 } }
steps = [
  { name = "reminder", by = "treasurer", notifies = "member", when = "30 days after due" },
  { name = "grace", by = "member", waits = "payment", when = "60 days after due", into = "late" },
  { name = "end", by = "board", decides = "plan", when = "1 year after due" },
]
[path.suspension]
article = "10"
from = "full"
into = "suspended"
opened_by = ["board", { at_least = 2, of = "members", among = "full" }]
steps = [{ name = "vote", by = "assembly", decides = "final" }]
[path.exclusion]
article = "11"
from = "full"
into = "outside"
opened_by = ["board", { at_least = 2, of = "members", among = "full" }]
grounds = ["harm"]
form = ["letter"]
meanwhile = "suspended"
appeal = "appeal"
steps = [
  { name = "hearing", by = "member", presents = "itself" },
  { name = "vote", by = "board", decides = "plan" },
]
[path.appeal]
article = "12"
opened_by = ["member"]
filed = "1 month after notice"
meanwhile = "suspended"
steps = [{ name = "verdict", by = "assembly", decides = "final" }]
[path.merger]
article = "13"
opened_by = ["member"]
effect = "end of calendar_year"
into = "full"
steps = [
  { name = "board", by = "board", decides = "plan" },
  { name = "confirmation", by = "assembly", decides = "final" },
]
[path.farewell]
article = "14"
from = "full"
into = "outside"
opened_by = ["member"]
effect = "at decision"
except = [{ if = { "decision.final" = "lost" }, effect = "end of calendar_year" }]
steps = [
  { name = "letter", by = "member", notifies = "board" },
  { name = "vote", by = "assembly", decides = "final", no = "done" },
]
[path.transfer]
article = "15"
from = "full"
into = "associate"
opened_by = ["member"]
appeal = "objection"
steps = [
  { name = "board", by = "board", decides = "plan", no = "next" },
  { name = "assembly", by = "assembly", decides = "final", if = { "decision.plan" = "lost" } },
]
[path.objection]
article = "16"
opened_by = ["member"]
filed = "2 weeks before assembly"
steps = [{ name = "verdict", by = "assembly", decides = "final" }]
[path.ageing]
article = "17"
from = "full"
into = "associate"
if = { reviewed = true }
[path.closing]
article = "18"
from = "full"
into = "outside"
opened_by = ["member"]
effect = "at entry_into_force"
""")


def day(text):
    return date.fromisoformat(text)


def record(opened="", deeds="", *, appeal=None, category="", days=None, **facts):
    """Deeds are written "letter 2027-01-05, board 2027-02-01 no"."""
    return Record(
        opened=day(opened) if opened else None,
        deeds=tuple(deed(one) for one in deeds.split(", ") if one),
        category=category,
        facts=facts,
        days={name: day(value) for name, value in (days or {}).items()},
        appeal=appeal,
    )


def deed(words):
    step, on, *answer = words.split()
    return Deed(step, day(on), {"no": False, "unknown": None}.get(" ".join(answer), True))


def at(path, on, *given, **more):
    return play(BOOK, path, record(*given, **more), day(on))
