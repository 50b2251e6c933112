"""Sentences of secret votes: whether there may be one, and what its result could betray."""

from accede.wording.catalogue import _, n_

Message = str | tuple[str, str]

SENTENCES: dict[str, Message] = {
    "secrecy.possible": _("This can be decided in secret."),
    "secrecy.by_member": _("This cannot be decided in secret: the rule asks which members were for it, or where."),
    "secrecy.not_asked": _("The rules do not make this vote secret; whoever may ask for it must be enough."),
    "secrecy.few": n_(
        "Only one votes: the result says how.",
        "Only {voters} vote: those who tell each other how they voted soon know how the others did.",
    ),
    "secrecy.most": _("One of them casts {votes} of the {total} votes: the result nearly says how."),
}

FAULTS: dict[str, Message] = {
    "secret_by_member": _("this cannot be voted on in secret: its rule asks which members were for it, or where"),
}

COUNTED_BY = {"secrecy.few": "voters"}
