"""Whoever has not paid is reminded by the clock, once a step, and warned before its vote is lost."""

from datetime import UTC, date, datetime, timedelta

import pytest
from assembly.samples import planned
from django.urls import reverse
from fees.samples import called, named_payee, sized
from register.samples import delegate
from statutes.samples import SECRETARY, house_texts, law

from accede.fees.actions import agree_instalments, record_payment
from accede.fees.actions.reminding import NothingToRemind, remind
from accede.fees.models import Invoice, Reminder
from accede.fees.queries import due_for, invoices
from accede.fees.queries.reminders import to_remind, to_remind_by_reader
from accede.journal.actions import Actor, Mandated
from accede.journal.queries import verify
from accede.people.capacities import CLOCK, Capacity
from accede.people.queries import now
from accede.post.models import Letter
from accede.register.models import Membership
from accede.register.queries import standing_of, vote_lost_by_debt
from accede.web.management.commands.clock import remind as remind_all

pytestmark = pytest.mark.django_db
MARCH = date(2027, 3, 1)  # so that the fee is due on 31 March
MEETING = date(2027, 6, 5)


@pytest.fixture(autouse=True)
def meeting(settings):
    settings.NEXT_ASSEMBLY = f"{__name__}.on_5_june"


def on_5_june(on):
    """Stand in for the assembly’s query, which fees find by name."""
    return MEETING if on <= MEETING else None


def noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def strike(day):
    """Let the clock do what it does about fees on a day; return the steps that left."""
    return [one.step for invoice in to_remind(day) for one in remind(invoice, by=CLOCK, at=noon(day))]


def owing(name="Aalto", language="en"):
    one = sized(name=name)
    delegate(one, email=f"{name}@example.org", language=language)
    return called(one, on=MARCH)


def pay(invoice, cents, on):
    record_payment(invoice, cents=cents, on=on, by=SECRETARY, at=noon(on))


def test_day_by_day_each_step_leaves_once_and_nothing_else():
    owing()
    days = [MARCH + timedelta(days=number) for number in range(120)]
    assert {day: steps for day in days if (steps := strike(day))} == {
        date(2027, 3, 24): ["fee_soon_due"],
        date(2027, 4, 15): ["fee_late"],
        date(2027, 5, 15): ["fee_very_late", "vote_at_stake"],
    }
    assert verify() == []


def test_the_same_day_again_or_two_presses_remind_once():
    invoice = owing()
    assert strike(date(2027, 4, 15)) == ["fee_late"]
    assert strike(date(2027, 4, 15)) == []
    with pytest.raises(NothingToRemind):
        remind(invoice, by=CLOCK, at=noon(date(2027, 4, 15)))
    assert Reminder.objects.count() == Letter.objects.filter(kind="fee_reminder").count() == 1


def test_what_is_paid_is_not_reminded_of_and_a_part_is_reminded_of_the_rest():
    whole, part = owing(), owing("Brug")
    pay(whole, whole.cents, date(2027, 4, 1))
    pay(part, 16_000, date(2027, 4, 1))
    assert strike(date(2027, 4, 15)) == ["fee_late"]
    assert "€800.00 is still to be paid" in Letter.objects.get(kind="fee_reminder").body


def test_a_reminder_says_what_is_late_what_follows_under_which_article_and_what_cures_it():
    owing()
    strike(date(2027, 3, 24))
    strike(date(2027, 4, 15))
    first, second = (
        one.body.replace("\xa0", " ") for one in Letter.objects.filter(kind="fee_reminder").order_by("queued_at")
    )
    assert "It is due by 31 March 2027." in first
    assert "If it is not paid by 31 March 2027, the right to vote is lost from 1 April 2027." in first
    assert "It was due by 31 March 2027, 15 days ago." in second
    assert "The right to vote has been lost since 1 April 2027." in second
    assert "It ends once what is owed is paid." in second
    assert "(art. 15; rules, art. 2)" in second
    assert "/en/fees/2027-1/" in second
    assert list(Letter.objects.filter(kind="fee_reminder").order_by("queued_at").values_list("subject", flat=True)) == [
        "Reminder 1: fee 2027-0001",
        "Reminder 2: fee 2027-0001",
    ]


def test_a_member_with_several_fees_has_one_reminder_and_one_warning_that_name_the_others():
    first = owing()
    second = called(first.membership, year=2028, on=MARCH)
    [together] = to_remind_by_reader(date(2027, 4, 15))
    assert together == [first, second]
    remind(first, others=[second], by=CLOCK, at=noon(date(2027, 4, 15)))
    assert Reminder.objects.count() == 2
    assert "These fees must be paid too: 2028-0001 (€960.00)." in Letter.objects.get(kind="fee_reminder").body
    [together] = to_remind_by_reader(date(2027, 5, 15))
    remind(first, others=[second], by=CLOCK, at=noon(date(2027, 5, 15)))
    assert "These fees must be paid too: 2028-0001." in Letter.objects.get(kind="fee_vote_warning").body
    assert Reminder.objects.count() == 6
    assert to_remind_by_reader(date(2027, 5, 15)) == []


def test_the_warning_says_by_when_to_pay_so_that_the_vote_stands_in_the_readers_language():
    owing(language="fr")
    strike(date(2027, 5, 15))
    letter = Letter.objects.get(kind="fee_vote_warning")
    assert letter.subject == "Votre vote du 5 juin 2027 dépend de la cotisation 2027-0001"
    assert "Si l’argent est arrivé d’ici là, vous votez." in letter.body
    assert "(art.\xa015)" in letter.body


def test_a_member_with_nobody_to_write_to_is_reminded_on_paper():
    called(sized(), on=MARCH)
    strike(date(2027, 4, 15))
    assert Letter.objects.get(kind="fee_reminder").state == "to_print"


def test_nobody_is_warned_of_a_vote_that_a_fee_due_after_the_assembly_cannot_take():
    one = sized()
    called(one, on=date(2027, 5, 10))
    assert vote_lost_by_debt(one, MEETING) is None
    assert strike(date(2027, 5, 20)) == []


def test_the_vote_follows_the_payment_day_by_day():
    invoice, one = owing(), Membership.objects.get()
    votes = lambda day: standing_of(Membership.objects.get(), day).holds  # noqa: E731
    assert [votes(date(2027, 3, 31)), votes(date(2027, 4, 1)), votes(MEETING)] == [True, False, False]
    assert vote_lost_by_debt(one, MEETING).article == ("15",)
    pay(invoice, 90_000, date(2027, 5, 20))
    assert votes(MEETING) is False
    pay(invoice, 6_000, date(2027, 6, 4))
    assert [votes(date(2027, 6, 3)), votes(date(2027, 6, 4)), votes(MEETING)] == [False, True, True]
    assert vote_lost_by_debt(Membership.objects.get(), MEETING) is None


def test_the_office_sends_a_step_before_its_day_but_none_that_would_not_be_true_yet():
    invoice = owing()
    sent = lambda step, day: [one.step for one in remind(invoice, step=step, by=SECRETARY, at=noon(day))]  # noqa: E731
    assert sent("fee_soon_due", date(2027, 3, 10)) == ["fee_soon_due"]
    with pytest.raises(NothingToRemind):
        sent("fee_soon_due", date(2027, 3, 10))
    with pytest.raises(NothingToRemind):
        sent("fee_late", date(2027, 3, 31))
    assert sent("fee_late", date(2027, 4, 2)) == ["fee_late"]
    assert strike(date(2027, 4, 15)) == []


def test_the_clock_reminds(settings):
    settings.NEXT_ASSEMBLY = "accede.assembly.queries.next_day"
    law()
    invoice = called(sized(), year=2025, on=date(2025, 3, 4))
    remind_all(now())
    assert [one.invoice for one in Reminder.objects.all()] == [invoice]


def test_the_treasurer_reads_how_many_were_reminded():
    owing()
    owing("Brug")
    named_payee(at=noon(date(2027, 4, 1)))
    remind(invoices("open").first(), by=CLOCK, at=noon(date(2027, 4, 15)))
    treasurer = Actor("account:1", (Mandated("treasurer"),))
    [row] = due_for(treasurer, date(2027, 4, 20), noon(date(2027, 4, 20)))
    assert row.text == "One has had a reminder."
    assert invoices("reminded").count() == 1


def test_of_instalments_each_is_reminded_of_by_its_own_day_and_none_before():
    invoice = owing()
    parts = [(date(2027, 6, 30), 60_000), (date(2027, 9, 30), 36_000)]
    agree_instalments(invoice, parts=parts, reason="The Board agreed.", by=SECRETARY, at=noon(MARCH))
    assert [strike(day) for day in (date(2027, 4, 15), date(2027, 5, 15))] == [[], []]
    assert strike(date(2027, 7, 15)) == ["fee_late"]
    assert "€600.00 is still to be paid" in Letter.objects.get(kind="fee_reminder").body
    pay(Invoice.objects.get(), 60_000, date(2027, 7, 20))
    assert [strike(day) for day in (date(2027, 8, 14), date(2027, 10, 15))] == [[], ["fee_late"]]
    assert Reminder.objects.count() == 2


def due_of(membership, day):
    own = Actor("account:2", (Mandated("delegate", membership.organisation_id),))
    [row] = due_for(own, day, noon(day))
    return row


def test_a_delegate_reads_first_that_its_vote_hangs_on_a_fee_with_article_and_cure():
    invoice = owing()
    one = invoice.membership
    ahead, lost = due_of(one, date(2027, 3, 20)), due_of(one, date(2027, 4, 1))
    assert (ahead.title, ahead.act_label) == ("Your vote on 5\xa0June 2027 hangs on fee 2027-0001", "Pay now")
    assert (lost.title, lost.answer.article) == ("Your vote is lost until fee 2027-0001 is paid", ("15",))
    assert lost.act_url == invoice.get_absolute_url()


def test_without_an_assembly_before_which_it_is_late_a_fee_is_only_to_be_paid():
    one = sized()
    called(one, on=date(2027, 5, 10))
    assert due_of(one, date(2027, 5, 12)).title == "Fee 2027-0001 is to be paid"


@pytest.mark.usefixtures("at_noon")
def test_the_page_of_an_assembly_tells_a_delegate_what_to_pay_before_it(client, cast, settings):
    house_texts()
    invoice = called(sized(), on=date(2027, 3, 1))
    assembly = planned(MEETING)
    cast.signed_in(client, Capacity.DELEGATE, invoice.organisation_id)
    [told] = client.get(assembly.get_absolute_url()).context["owed"]
    assert told["cite"].mark == "art.\xa015"
    assert told["acts"] == [{"label": "Pay now", "url": invoice.get_absolute_url(), "kind": ""}]
    pay(invoice, invoice.cents, date(2027, 3, 2))
    assert client.get(assembly.get_absolute_url()).context["owed"] == []


def test_the_page_of_an_invoice_says_what_left_what_comes_and_what_follows(client, cast, settings):
    settings.NEXT_ASSEMBLY = "accede.assembly.queries.next_day"
    law()
    invoice = called(sized(), year=2025, on=date(2025, 3, 4))
    cast.signed_in(client, Capacity.TREASURER)
    shown = client.get(invoice.get_absolute_url()).context["reminders"]
    assert [(one["text"], one["after"]) for one in shown["steps"]] == [
        ("Last reminder of a late fee", "leaves today if nothing is paid"),
    ]
    assert shown["follows"]["cite"].mark == "art.\xa015"
    where = reverse("invoice_remind", args=[invoice.year, invoice.number])
    for _press in range(2):
        assert client.post(where, {"step": shown["next"].name}).url == invoice.get_absolute_url()
    shown = client.get(invoice.get_absolute_url()).context["reminders"]
    assert [(one["text"], one["after"]) for one in shown["steps"]] == [("Last reminder of a late fee", "has left")]
    assert (shown["next"], Reminder.objects.count()) == (None, 1)
    assert client.get(reverse("fees"), {"state": "reminded"}).context["table"]["rows"]
