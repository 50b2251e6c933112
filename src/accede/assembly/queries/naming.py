"""What an assembly and its items are called, in the language of the moment."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly, Item, Sitting
from accede.people.queries import language
from accede.rulebook.verdict import Answer, Named
from accede.rulebook.weight import Voice
from accede.statutes.queries import zone_at
from accede.wording.formats import country, day, listed, moment, text
from accede.wording.margin import fact_value, named, sentence, who

ADMISSION = "admission"


def body_name(assembly: Assembly) -> str:
    """Name the body that meets."""
    return capfirst(who(assembly.body, assembly.book, language()))


def assembly_name(assembly: Assembly) -> str:
    """Name the assembly by its body and its day."""
    values = {"body": body_name(assembly), "day": day(assembly.day, language())}
    name = _("%(body)s, %(day)s") % values
    return _("Rehearsal: %(assembly)s") % {"assembly": name} if assembly.is_rehearsal else name


def where(assembly: Assembly) -> str:
    """Say where a meeting is held, and how one takes part from afar."""
    if assembly.mode == Assembly.Mode.ROOM:
        return assembly.place
    if assembly.is_written:
        return _("in writing, until %(moment)s") % {"moment": until(assembly)}
    words = ", ".join(filter(None, [assembly.place, str(assembly.get_mode_display())]))
    return _("%(place)s: %(link)s") % {"place": words, "link": assembly.link} if assembly.link else words


def until(assembly: Assembly) -> str:
    """Say until when votes in writing are taken."""
    return moment(assembly.ends_at, language(), zone_at(assembly.ends_at))


def group_name(voice: Voice, group: str, assembly: Assembly) -> str:
    """Name a group that speaks with one voice."""
    if voice.group == "country":
        return country(group, language())
    return fact_value(voice.group, group, assembly.book, language())


def sentence_of(answer: Answer, assembly: Assembly) -> str:
    """Say an answer of the rules that a meeting keeps to."""
    return sentence(answer, assembly.book, language())


def subject(item: Item) -> str:
    """Name what an item is about."""
    return text(item.title, language()) or matter(item)


def matter(item: Item) -> str:
    """Name the kind of decision."""
    return named(Named("decision", item.matter), item.assembly.book, language())


def question(item: Item) -> str:
    """Say an item as it is put to the vote."""
    return _("Admit %(subject)s?") % {"subject": subject(item)} if item.matter == ADMISSION else subject(item)


def result(item: Item) -> str:
    """Say an item with its result in front; an item without one is the question still."""
    admission = {
        Item.State.CARRIED: _("Admitted: %(subject)s"),
        Item.State.REJECTED: _("Not admitted: %(subject)s"),
    }
    others = {
        Item.State.CARRIED: _("Carried: %(subject)s"),
        Item.State.REJECTED: _("Rejected: %(subject)s"),
        Item.State.NO_QUORUM: _("No quorum: %(subject)s"),
        Item.State.ADJOURNED: _("Adjourned: %(subject)s"),
        Item.State.WITHDRAWN: _("Withdrawn: %(subject)s"),
    }
    if elected := item.result.get("elected"):
        return _("%(seat)s: %(names)s") % {"seat": subject(item), "names": listed(elected, language())}
    words = others | admission if item.matter == ADMISSION else others
    return words[item.state] % {"subject": subject(item)} if item.state in words else question(item)


def agenda_line(item: Item) -> str:
    """Return an item as a line of the agenda."""
    values = {"position": item.position, "subject": subject(item), "matter": matter(item)}
    return _("%(position)s. %(subject)s (%(matter)s)") % values


def sitting_name(sitting: Sitting) -> str:
    """Name a sitting by its body and its day."""
    body = capfirst(who(sitting.body, sitting.book, language()))
    return _("%(body)s, %(day)s") % {"body": body, "day": day(sitting.day, language())}
