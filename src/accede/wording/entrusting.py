"""Sentences of proxies, and of cards: whether a member may be represented by another, what cards can tell, why not."""

from accede.wording.catalogue import _, n_

Message = str | tuple[str, str]

SENTENCES: dict[str, Message] = {
    "proxy.allowed": _("A member may be represented by another."),
    "proxy.no_proxies": _("The rules know no proxy for this category: its members vote themselves."),
    "proxy.may_entrust": _("{member} may be represented by {holder}."),
    "proxy.unknown_member": _("{member} is not on the roll."),
    "proxy.to_nobody": _("{holder} is not another member on the roll."),
    "proxy.chain": _(
        "A proxy is not handed on: who is represented holds no proxy, and who holds one is not represented."
    ),
    "proxy.too_many_proxies": n_(
        "{holder} may hold {held} proxy, and has it already.",
        "{holder} may hold {held} proxies, and has them already.",
    ),
    "proxy.to_category": _("The category of {holder} may not hold this proxy."),
    "proxy.outside_group": _("{holder} is not of the same group as {member}: {fact}."),
    "proxy.over_cap": n_(
        "With this proxy {holder} would carry more than one vote, which is the most.",
        "With this proxy {holder} would carry more than {votes} votes, which are the most.",
    ),
    "ballot.roll_call": _("The rules ask for a roll call."),
    "cards.counted": _("Cards can be counted: so many on each side are enough."),
    "cards.by_member": _("Cards cannot be counted: the rule asks which members were for it, or where."),
}

FAULTS: dict[str, Message] = {
    "cards.by_member": _("cards cannot be counted: the rule asks which members were for it, or where"),
    "cards.not_understood": _("a card is raised for one of: for, against, abstain, blank, invalid"),
    "cards.too_many": n_("more than the one card there can be", "more than the {votes} cards there can be"),
}

COUNTED_BY = {"proxy.too_many_proxies": "held", "proxy.over_cap": "votes", "cards.too_many": "votes"}
