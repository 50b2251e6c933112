"""A year of an association, played by the real actions: what each tenth of its members does with its fee.

By the last figure of its place in the register a member 0 to 2 pays at once (CAMT.053), 3 as well (MT940), 4 as well
(a table); 5 pays half, and the rest after the vote was lost; 6 pays 100.00 too much, and every other one has it given
back; 7 pays after the vote was lost; 8 never pays, and every other one is written off; of 9 every other one is
credited half and pays the rest, and the others are credited whole, called again and pay late.
"""

from datetime import UTC, date, datetime
from itertools import count

from fees.banking import OWN, Entry, camt, document, money, swift
from fees.samples_bank import look
from fees.samples_call import call_all, carry_out
from register.samples import many
from statutes.samples import SECRETARY

from accede.fees.actions import accept_line, call_fee, credit, refund, take_statement, write_off
from accede.fees.actions.reminding import remind
from accede.fees.bank import read
from accede.fees.bank.columns import laid, recognised
from accede.fees.bank.sheet import statement
from accede.fees.models import Invoice, Payment
from accede.fees.queries.reference import creditor_reference, invoices_of, structured_communication
from accede.fees.queries.reminders import to_remind
from accede.people.capacities import CLOCK
from accede.register.queries import members_on, standing_of
from accede.register.sheets.reading import read as read_table

ASSEMBLY = date(2027, 6, 5)
OVER = 10_000


def next_assembly(on):
    """Stand in for the assembly’s query, which fees find by name."""
    return ASSEMBLY if on <= ASSEMBLY else None


def on(month, day):
    return date(2027, month, day)


def noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


class Year:
    """What was called, by the last figure of the member's place, and what came in."""

    def __init__(self, members):
        many(members)
        self.received, self.lost, self.reminded = 0, {}, {}
        self.numbers = count(1)

    def play(self):
        """Play it from the call to the closing."""
        self.call(on(1, 4))
        self.bank(self.camt(on(1, 20), self.whole(0, 1, 2), self.half(5), self.over(6)), on(1, 20))
        self.bank(self.mt940(on(1, 25), self.whole(3)), on(1, 25))
        self.strike(on(1, 27))
        self.bank(self.table(on(1, 28), self.whole(4)), on(1, 28))
        self.correct(on(2, 1))
        self.bank(self.table(on(2, 2), self.left(self.ones[9][::2])), on(2, 2))
        self.look(on(2, 3), on(2, 4))
        self.give_back(on(2, 15))
        self.strike(on(2, 18), on(2, 24))
        self.look(on(3, 4))
        self.bank(self.mt940(on(3, 10), self.left([*self.ones[5], *self.ones[7], *self.again])), on(3, 10))
        self.look(on(3, 11))
        self.strike(on(3, 20), on(5, 15))
        self.give_up(on(12, 20))
        self.look(on(12, 21))

    def call(self, day):
        """Call the fees of every member."""
        carry_out(call_all(day, noon(day)), noon(day))
        found = list(Invoice.objects.order_by("number"))
        self.ones = {place: found[place::10] for place in range(10)}
        self.all = found

    def correct(self, day):
        """Credit half to every other one, and all to the others, whose fee is called again."""
        said = {"on": day, "reason": "Counted twice.", "seen": 0, "by": SECRETARY, "at": noon(day)}
        for one in self.ones[9][::2]:
            credit(one, cents=one.cents // 2, **said)
        self.again = []
        for one in self.ones[9][1::2]:
            credit(one, cents=one.cents, **said)
            self.again.append(call_fee(one.membership, year=2027, on=day, by=SECRETARY, at=noon(day)))

    def give_back(self, day):
        """Give every other one back what it paid too much."""
        owners = [one.organisation_id for one in self.ones[6][::2]]
        for payment in Payment.objects.filter(organisation__in=owners):
            said = {"on": day, "reason": "Asked back.", "seen": OVER, "by": SECRETARY, "at": noon(day)}
            refund(payment, cents=OVER, **said)

    def give_up(self, day):
        """Write off every other fee that nobody paid."""
        for one in self.ones[8][::2]:
            said = {"reason": "Dissolved.", "decided_by": "The Board", "seen": 0}
            write_off(one, on=day, **said, by=SECRETARY, at=noon(day))

    def strike(self, *days):
        """Let the clock remind as it does every day."""
        for day in days:
            found = list(to_remind(day))
            self.reminded[day] = [step.step for one in found for step in remind(one, by=CLOCK, at=noon(day))]

    def look(self, *days):
        """Count whose rights are not whole on a day."""
        for day in days:
            self.lost[day] = sum(not standing_of(one, day).holds for one in members_on(day))

    def whole(self, *places):
        return [(one, one.cents) for place in places for one in self.ones[place]]

    def half(self, place):
        return [(one, one.cents // 2) for one in self.ones[place]]

    def over(self, place):
        return [(one, one.cents + OVER) for one in self.ones[place]]

    def left(self, ones):
        return [(one, one.left) for one in ones]

    def camt(self, day, *paid):
        return read(document(camt(*self.entries(day, paid, creditor_reference, "reference"))))[0]

    def mt940(self, day, *paid):
        return read(swift(*self.entries(day, paid, structured_communication, "text")))[0]

    def table(self, day, paid):
        lines = [f"{day:%d/%m/%Y};{money(cents)};Sample;{creditor_reference(one)}" for one, cents in paid]
        told = "\n".join(["Date;Montant;Nom contrepartie;Communication", *lines])
        headers, rows = laid(read_table(told.encode()).content)
        return statement(headers, rows, recognised(headers), OWN, "EUR")

    def entries(self, day, paid, reference, where):
        return [
            Entry(cents, on=str(day), number=f"B{next(self.numbers)}", **{where: reference(one)})
            for some in paid
            for one, cents in some
        ]

    def bank(self, told, day):
        """Take in a statement; what is not certain, the office accepts for the fee that it names."""
        taken = take_statement(f"{day}", sha256=f"{day}", told=[told], by=SECRETARY, at=noon(day))
        look(noon(day))
        for line in taken.lines.filter(state="open"):
            [(year, number)] = invoices_of(line.reference or line.text)
            invoice = Invoice.objects.get(year=year, number=number)
            accept_line(line, invoices=[invoice], by=SECRETARY, at=noon(day))
        self.received += sum(line.cents for line in told.lines)
