"""Whether the records of a bundle are those that the journal sealed: rulebook, entries, roll, proxies, ledger."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from accede.recount.ballot import choices_of
from accede.recount.bundle import Bundle, Row
from accede.recount.check import Check
from accede.recount.fault import Fault
from accede.recount.seal import digest
from accede.rulebook.tally import PRESENT

# The entries in which a result is declared; each is the only one of its item.
DECLARING = ("assembly.declare_result", "assembly.declare_consensus", "assembly.declare_election")
CLOSING = (*DECLARING, "assembly.close_ballot", "assembly.correct_result", "assembly.correct_election")
LOADING = "statutes.load_edition"


def law(bundle: Bundle) -> Check:
    """The rulebook, and what stands beside it, is what the journal names."""
    own = bundle.sources[bundle.item["in_force"]]
    values = {"in_force": bundle.item["in_force"], "sha256": sha256(own.content).hexdigest()}
    return Check("law", tuple(_law_faults(bundle, values["sha256"])), values)


def _law_faults(bundle: Bundle, own: str) -> Iterator[Fault]:
    named = {one["edition"] for one in bundle.entries_of(*DECLARING)}
    if named != {own} or bundle.item["edition"] != own:
        yield Fault("law.other_edition")
    loaded = {one["edition"]: one["values"] for one in bundle.entries_of(LOADING)}
    for in_force, source in bundle.sources.items():
        values = loaded.get(sha256(source.content).hexdigest(), {})
        tables = {f"table {name}": sha256(content).hexdigest() for name, content in source.beside}
        if not {"in_force": in_force, **tables}.items() <= values.items():
            yield Fault("law.not_loaded", {"in_force": in_force})


def journal(bundle: Bundle) -> Check:
    """The entries carry their hashes, and say of the item what the bundle says."""
    last = bundle.entries[-1]
    values = {"entries": len(bundle.entries), "sequence": last["sequence"], "hash": last["hash"]}
    return Check("journal", tuple(_journal_faults(bundle)), values)


def _journal_faults(bundle: Bundle) -> Iterator[Fault]:
    before = None
    for entry in bundle.entries:
        if digest({name: said for name, said in entry.items() if name != "hash"}) != entry["hash"]:
            yield Fault("journal.changed", {"sequence": entry["sequence"]})
        if before and not _follows(before, entry):
            yield Fault("journal.unlinked", {"sequence": entry["sequence"]})
        before = entry
    subject = f"assembly.item:{bundle.item['item']}"
    if any(one["subject"] != subject for one in bundle.entries if one["action"] != LOADING):
        yield Fault("journal.other_item")
    if len(bundle.entries_of(*DECLARING)) != 1:
        yield Fault("journal.not_declared")
    for added in bundle.entries_of("assembly.add_item")[:1]:
        yield from (
            Fault("journal.other_matter", {"key": key})
            for key in ("matter", "about")
            if added["values"][key] != bundle.item[key]
        )


def _follows(before: Row, entry: Row) -> bool:
    # Entries about other things stand between these; what they say is not told here.
    next_ = entry["sequence"] == before["sequence"] + 1
    return entry["sequence"] > before["sequence"] and (not next_ or entry["previous"] == before["hash"])


def roll(bundle: Bundle) -> Check:
    """The roll is the one that was sealed with the result."""
    sealed = bundle.entries_of(*DECLARING)[0]["values"]
    same = sealed["roll"] == digest(bundle.roll) and sealed["members"] == len(bundle.roll)
    return Check("roll", () if same else (Fault("roll.changed"),), {"n": len(bundle.roll)})


def presence(bundle: Bundle) -> Check:
    """Who attended was noted so, and nobody had been noted who is not on the roll as attending."""
    there = [row for row in bundle.roll if row["attendance"] in PRESENT]
    return Check("presence", tuple(_presence_faults(bundle)), {"n": len(there)})


def _presence_faults(bundle: Bundle) -> Iterator[Fault]:
    noted = {(one["organisation"], one["mode"], one["at"]) for one in bundle.part("presence")}
    opened = bundle.item["opened_at"] or bundle.item["declared_at"]
    before = {one["organisation"]: one["mode"] for one in bundle.part("presence") if one["at"] < opened}
    for row in bundle.roll:
        if row["attendance"] in PRESENT:
            holds = (row["organisation"], row["attendance"], row["since"]) in noted
        else:
            holds = before.get(row["organisation"]) not in PRESENT
        if not holds:
            yield Fault("presence.not_noted", {"member": row["name"]})


def proxies(bundle: Bundle) -> Check:
    """Whoever is represented has given a proxy that was accepted."""
    given = {(one["principal"], one["holder"]) for one in bundle.part("proxies") if one["accepted_at"]}
    held = [row for row in bundle.roll if row["holder"] is not None]
    missing = [row for row in held if (row["organisation"], row["holder"]) not in given]
    faults = tuple(Fault("proxies.missing", {"member": row["name"], "holder": row["proxy"]}) for row in missing)
    return Check("proxies", faults, {"n": len(held)})


def ledger(bundle: Bundle) -> Check:
    """Every ballot follows from the one before it, and the seals that the journal names are theirs."""
    root = bundle.lines[-1]["hash"] if bundle.lines else ""
    return Check("ledger", tuple(_ledger_faults(bundle)), {"n": len(bundle.lines), "root": root})


def _ledger_faults(bundle: Bundle) -> Iterator[Fault]:
    previous, item = "", bundle.item["item"]
    shares: dict[str, dict[int, str]] = {}
    for number, line in enumerate(bundle.lines, 1):
        seal = digest({name: said for name, said in line.items() if name != "hash"})
        if (line["sequence"], line["previous"], line["item"], line["hash"]) != (number, previous, item, seal):
            yield Fault("ledger.broken", {"line": number})
        if int(line["organisation"]) not in bundle.voters:
            yield Fault("ledger.nobody", {"line": number})
        parts = shares.get(line["organisation"], {}) | {line["share"]: line["part"]} if "share" in line else {}
        shares[line["organisation"]] = parts
        # Where delegates carry a member's votes, its ballot is the sum of what was cast for each share.
        if parts and choices_of(line["choice"]) != sum((Counter(choices_of(one)) for one in parts.values()), Counter()):
            yield Fault("ledger.not_sum", {"line": number})
        previous = line["hash"]
    anchors = [one["values"] for one in bundle.entries_of(*CLOSING) if "ledger" in one["values"]]
    roots = ["", *(line["hash"] for line in bundle.lines)]
    for said in anchors:
        count = said.get("ballots", len(roots) - 1)
        if said["ledger"] not in roots or ("ballots" in said and roots[count : count + 1] != [said["ledger"]]):
            yield Fault("ledger.other_root", {"root": said["ledger"]})
    # What stands after the last seal was added behind it.
    if roots[-1] != (anchors[-1]["ledger"] if anchors else ""):
        yield Fault("ledger.beyond", {"n": len(bundle.lines)})
