"""The sentences in which a verified bundle is told: what holds, what does not, and what nobody can know from it."""

from accede.wording.catalogue import _, n_

Message = str | tuple[str, str]

# What is said of a check that holds; of several numbers in a sentence `n` decides its form.
HOLDS: dict[str, Message] = {
    "archive": n_(
        "The archive is whole: {n} file, not changed.",
        "The archive is whole: {n} files, none changed, missing or added.",
    ),
    "law": _("The rulebook is the edition of {in_force} that the journal names, SHA-256 {sha256}."),
    "journal": _("The {entries} entries of the journal carry their hashes. The last is entry {sequence}: {hash}."),
    "roll": n_(
        "The roll of {n} member is the one that was sealed with the result.",
        "The roll of {n} members is the one that was sealed with the result.",
    ),
    "presence": n_("It was noted that {n} member took part.", "Of each of {n} members it was noted that it took part."),
    "proxies": n_(
        "{n} member was represented, and its proxy had been accepted.",
        "{n} members were represented, and their proxies had been accepted.",
    ),
    "ledger": n_(
        "The ledger of {n} ballot ends with the seal that the journal names: {root}.",
        "The {n} ballots of the ledger follow one another, and the last has the seal that the journal names: {root}.",
    ),
    "rights": _("The rights follow from the rulebook: {able} of {n} members may vote, with {votes} votes in all."),
    "cards": n_("The cards are as {n} teller has counted them.", "The cards are as {n} tellers have counted them."),
    "box": n_(
        "The box holds {n} ballot; {drawn} were drawn, by members with the right. It is signed for this vote.",
        "The box holds {n} ballots; {drawn} were drawn, by members with the right. Each is signed for this vote.",
    ),
    "count": _(
        "Counted again, the ballots come to what was declared: for {for}, against {against}, abstained {abstain}, "
        "blank {blank}, invalid {invalid}."
    ),
    "consensus": _("Nobody asked for a count, and the rulebook lets this body decide by consensus."),
    "piles": _("The papers that were counted by hand are those that the tellers have entered: {n}."),
    "lots": _("Lots drawn again, from secrets that were sealed before: {n}."),
    "election": n_(
        "Counted again, the papers of {n} ballot elect whom was declared: {names}.",
        "Counted again, the papers of {n} ballots elect whom was declared: {names}.",
    ),
}
WRONG: dict[str, Message] = {
    "archive.unreadable": _("The archive is damaged and cannot be read."),
    "archive.rewritten": _("The archive was packed by something else, or changed between its files."),
    "archive.changed": _("{file} is not what it was when the archive was packed."),
    "archive.missing": _("{file} is missing from the archive."),
    "archive.added": _("{file} was added to the archive."),
    "archive.misread": _("A part of the archive does not say what it must: what hangs on it could not be checked."),
    "law.other_edition": _("The rulebook is not the edition under which the result was declared."),
    "law.not_loaded": _("The edition of {in_force}, or a file beside it, is not what the journal says was loaded."),
    "law.faulty": _("The rulebook cannot be read."),
    "journal.changed": _("Entry {sequence} of the journal does not carry the hash of what it says."),
    "journal.unlinked": _("Entry {sequence} of the journal does not follow the one before it."),
    "journal.other_item": _("The entries of the journal are about something else."),
    "journal.not_declared": _("The journal does not say once that this result was declared."),
    "journal.other_matter": _("What was decided on is not what the journal says was put on the agenda ({key})."),
    "roll.changed": _("The roll is not the one that was sealed with the result."),
    "presence.not_noted": _("The attendance of {member} on the roll is not what was noted."),
    "proxies.missing": _("{member} is represented by {holder}, and no accepted proxy says so."),
    "ledger.broken": _("Line {line} of the ledger does not follow from the one before it."),
    "ledger.nobody": _("Line {line} of the ledger is of nobody on the roll."),
    "ledger.not_sum": _("Line {line} of the ledger is not the sum of what was cast for the shares of its member."),
    "ledger.other_root": _("The journal names another seal of the ledger: {root}."),
    "ledger.beyond": _("The ledger of {n} lines goes beyond, or falls short of, what the journal has sealed."),
    "rights.other": _("The right of {member} does not follow from the rulebook."),
    "cards.other": _("The counts of cards are not those that the tellers have entered in the journal."),
    "cards.differ": _("No two tellers have counted the same cards."),
    "count.unfit": _("The ballots cannot be counted: {reason}."),
    "count.other": _("Declared was: {declared}. The ballots come to: {counted}."),
    "count.quorum": _("The quorum that was declared does not follow from the rulebook."),
    "count.verdict": _("The majority that was declared does not follow from the rulebook."),
    "count.voices": _("The voices do not follow from the ballots."),
    "count.correction": _("A correction is not the one that the journal tells of: {reason}."),
    "count.not_declared": _("The result is not the one that the journal says was declared."),
    "box.changed": _("The box is not the one that was sealed when the vote was closed."),
    "box.forged": _("The ballot {token} is not signed for this vote."),
    "box.twice": _("The token {token} is used twice."),
    "box.stuffed": _("The box holds {n} ballots, and {drawn} were drawn."),
    "box.no_right": _("Member {member} has drawn ballots without the right, or not as many as it has votes."),
    "box.drawn_twice": _("Somebody has drawn ballots twice."),
    "consensus.not_allowed": _("This could not be decided by consensus."),
    "piles.other": _("The papers counted by hand are not those that the tellers have entered in the journal."),
    "lots.other": _("The lots are not those that the journal tells of."),
    "lots.seal": _("The secret of a lot is not one that was sealed before: {seal}."),
    "lots.order": _("The lot with the words “{words}” gives another order."),
    "election.other": _("Declared elected: {declared}. The papers elect: {counted}."),
    "election.other_seats": _("The seats are not those that were put on the agenda."),
    "election.other_candidates": _("Those who stood are not those who were sealed with the result."),
    "election.stages": _("The counts do not follow from the papers."),
}
UNKNOWABLE: dict[str, str] = {
    "journal": _(
        "whether the association’s journal holds these entries: compare the number and the hash of the last with the "
        "page of the result, with the journal, or with a backup"
    ),
    "roll": _("whether what the roll says of the members is true: who they are, what they pay, what they declare"),
    "will": _("whether each ballot says what the member wanted, and whether somebody was kept from voting"),
    "cards": _("whether the tellers counted the cards right: a card carries no name"),
    "box": _(
        "who has cast which ballot, which nobody can; whether a ballot was kept from the box its voter alone can say, "
        "by the token"
    ),
    "piles": _("whether the tellers counted the papers right: they lie where the association keeps them"),
}
