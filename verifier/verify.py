"""A second verifier of the archives of results that Accede hands out: python verify.py ARCHIVE

It shares no code with Accede and needs nothing but Python 3.11. It reads what docs/recount.md says of each file,
follows every seal, and counts the ballots with the rights that the archive states; whether these rights and the rule
of the decision follow from the rulebook is what `accede verify` answers.
Status: 0 all holds, 1 something does not, 2 no archive.
"""

import hashlib
import json
import math
import struct
import sys
import tomllib
import zlib
from collections import Counter
from fractions import Fraction

DECLARED = ("assembly.declare_result", "assembly.declare_consensus", "assembly.declare_election")
SEALING = (*DECLARED, "assembly.close_ballot", "assembly.correct_result", "assembly.correct_election")


class Wrong(Exception):
    """Something does not hold."""


def need(holds, what):
    if not holds:
        raise Wrong(what)


def canonical(value):
    # RFC 8785, of values without fractions and of keys without signs beyond the basic plane: nothing else is kept here.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def seal(value):
    return hashlib.sha256(canonical(value)).hexdigest()


def archived(files):
    """The one way to write these files as an archive: stored, by name, without a day."""
    body, index = b"", b""
    for name in sorted(files):
        said, content = name.encode(), files[name]
        same = struct.pack(
            "<HHHHHIIIHH", 20, 0, 0, 0, 33, zlib.crc32(content), len(content), len(content), len(said), 0
        )
        index += b"PK\x01\x02" + struct.pack("<BB", 20, 3) + same
        index += struct.pack("<HHHII", 0, 0, 0, 0o644 << 16, len(body)) + said
        body += b"PK\x03\x04" + same + said + content
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(index), len(body), 0)
    return body + index + b"PK\x05\x06" + end


def read(data):
    """The files of an archive, which must be exactly those of its manifest, written in that one way."""
    files, at = {}, 0
    while data[at : at + 4] == b"PK\x03\x04":
        size, name_size = struct.unpack_from("<I4xH", data, at + 18)
        start = at + 30 + name_size
        need(start + size <= len(data), "the archive is cut off")
        files[data[at + 30 : start].decode()] = data[start : start + size]
        at = start + size
    need(archived(files) == data, "the archive was changed")
    manifest = json.loads(files["manifest.json"])
    need((manifest["format"], manifest["schema"]) == ("accede recount", 1), "this is another kind of archive")
    seals = {name: hashlib.sha256(one).hexdigest() for name, one in files.items() if name != "manifest.json"}
    need(manifest["files"] == seals, "a file is not the one of the manifest")
    for name, one in files.items():
        need(not name.endswith(".json") or canonical(json.loads(one)) == one, f"{name} is not canonical")
    return files


class Archive:
    def __init__(self, files):
        self.files = files
        for name in ("item", "roll", "rights", "proxies", "presence", "ballots", "cards", "corrections", "journal"):
            setattr(self, name, json.loads(files[f"{name}.json"]))
        self.result = json.loads(files["result.json"])
        self.election = json.loads(files.get("election.json", b"{}"))
        self.box = json.loads(files.get("box.json", b"{}"))
        in_force = self.item["in_force"]
        self.law = files[f"rulebook/{in_force}/{in_force}.toml"]
        self.declared = self.entries(*DECLARED)
        need(len(self.declared) == 1, "the journal does not declare this result once")
        self.said = self.declared[0]["values"]

    def entries(self, *actions):
        return [one for one in self.journal if one["action"] in actions]


def check_journal(a):
    for entry in a.journal:
        need(seal({k: v for k, v in entry.items() if k != "hash"}) == entry["hash"], f"entry {entry['sequence']}")
    for one, two in zip(a.journal, a.journal[1:], strict=False):
        need(one["sequence"] < two["sequence"], "entries are out of order")
        need(one["sequence"] + 1 < two["sequence"] or two["previous"] == one["hash"], f"entry {two['sequence']}")
    law = hashlib.sha256(a.law).hexdigest()
    need(law == a.declared[0]["edition"] == a.item["edition"], "the rulebook is another edition")
    need(tomllib.loads(a.law.decode())["rulebook"]["in_force"].isoformat() == a.item["in_force"], "the rulebook's day")
    subject = f"assembly.item:{a.item['item']}"
    need(
        {one["subject"] for one in a.journal if one["action"] != "statutes.load_edition"} == {subject}, "other entries"
    )
    last = a.journal[-1]
    return f"{len(a.journal)} entries of the journal carry their hashes; the last is {last['sequence']}: {last['hash']}"


def check_roll(a):
    need((seal(a.roll), len(a.roll)) == (a.said["roll"], a.said["members"]), "the roll is not the one that was sealed")
    given = {(one["principal"], one["holder"]) for one in a.proxies}
    noted = {(one["organisation"], one["mode"], one["at"]) for one in a.presence}
    for row, right in zip(a.roll, a.rights, strict=True):
        need(right["member"].split(" ", 1)[0] == str(row["number"]), "rights and roll name others")
        need(row["holder"] is None or (row["organisation"], row["holder"]) in given, f"no proxy of {row['name']}")
        there = (row["organisation"], row["attendance"], row["since"])
        need(row["attendance"] in ("absent", "represented") or there in noted, f"{row['name']} was not noted")
    return f"{len(a.roll)} members on the sealed roll"


def check_ledger(a):
    previous, roots = "", [""]
    for number, line in enumerate(a.ballots, 1):
        own = seal({k: v for k, v in line.items() if k != "hash"})
        said = (line["sequence"], line["previous"], line["item"], line["hash"])
        need(said == (number, previous, a.item["item"], own), f"line {number} of the ledger")
        previous = line["hash"]
        roots.append(previous)
    sealed = [one["values"] for one in a.entries(*SEALING) if "ledger" in one["values"]]
    for said in sealed:
        need(said["ledger"] in roots, "the journal names another seal of the ledger")
        need("ballots" not in said or roots[said["ballots"]] == said["ledger"], "the ledger has another length")
    need(previous == (sealed[-1]["ledger"] if sealed else ""), "the ledger goes on after its last seal")
    return f"{len(a.ballots)} ballots, sealed by {previous or 'nothing'}"


def split(said):
    if "=" not in said or said.startswith("["):
        return said
    return {choice: int(number) for choice, number in (part.split("=") for part in said.split())}


def spoken(a, lines, read_ballot):
    """What each member that may vote has said, itself or through its holder who is there: [(row, votes, said)]."""
    last = {int(line["organisation"]): read_ballot(line["choice"]) for line in lines}
    there = {row["organisation"] for row in a.roll if row["attendance"] in ("present", "remote")}
    found = []
    for row, right in zip(a.roll, a.rights, strict=True):
        if right["holds"] is False:
            need(row["organisation"] not in last, f"{row['name']} may not vote, and has")
            continue
        said = last.get(row["organisation"]) if row["organisation"] in there else None
        if row["holder"] in there and row["organisation"] not in there:
            said = last.get(row["organisation"], last.get(row["holder"]))
            if isinstance(said, dict) and row["organisation"] not in last:
                said = next(iter(said)) if len(said) == 1 else None
        found.append((row, right["votes"], said))
    return found


def group_of(row, fact):
    return row[fact] if fact in ("country", "category") else row["facts"].get(fact)


def voices(a, found):
    """What each group says with its one voice."""
    rule, groups = a.result["voice"], {}
    for row, votes, said in found:
        groups.setdefault(group_of(row, rule["group"]), []).append((row, votes, said))
    for group, members in groups.items():
        heard = [(row, votes, said) for row, votes, said in members if said is not None and said != "invalid"]
        if not heard:
            continue
        choice = {"blank": "blank", "none": None}.get(rule["else"], a.item["motion"].get(f"voice.{group}"))
        said, sums = {one for _row, _votes, one in heard}, Counter()
        for _row, votes, one in heard:
            sums[one] += votes
        most, number = sums.most_common(1)[0]
        if rule["speaks"] == "by one they choose":
            speakers = [one for row, _votes, one in members if row["facts"].get("speaks") is True]
            choice = speakers[0] if len(speakers) == 1 else choice
        else:
            agreed = len(said) == 1 and (rule["asks"] == "cast" or len(heard) == len(members))
            choice = most if agreed or (rule["speaks"] == "by majority" and 2 * number > sums.total()) else choice
        if choice is not None:
            yield choice


def tally(a, lines, cards):
    found, sums = spoken(a, lines, split), Counter(cards or {})
    if any(votes is None or isinstance(votes, bool) for _row, votes, _said in found):
        return None
    if a.result["voice"]:
        sums.update(voices(a, found))
    else:
        for _row, votes, said in found:
            sums.update(said if isinstance(said, dict) else {said: votes} if said is not None else {})
    return {choice: sums[choice] for choice in ("for", "against", "abstain", "blank", "invalid")}


def check_question(a):
    if a.item["by_consensus"]:
        need(not a.ballots and a.item["state"] == "carried", "what all agree on has no ballots")
        return "carried by consensus, without a count"
    counts = [split(one["votes"]) for one in a.cards]
    # On paper two tellers sign one sheet.
    cards = next((one for one in counts if counts.count(one) > 1 or a.item.get("on_paper")), None)
    need(a.item["form"] != "cards" or cards, "no two tellers agree")
    told = {name: a.said[name] for name in ("outcome", "tally")}
    stages = [(told, a.ballots[: a.said["ballots"]], cards)]
    hashes = [line["hash"] for line in a.ballots]
    for entry, made in zip(a.entries("assembly.correct_result"), a.corrections, strict=True):
        need(entry["values"]["before"] == stages[-1][0] and entry["values"]["after"] == made["after"], "a correction")
        until = hashes.index(entry["values"]["ledger"]) + 1 if hashes else 0
        stages.append((made["after"], a.ballots[:until], split(made["cards"]) if made["cards"] else None))
    for declared, lines, shown in stages:
        found = tally(a, lines, shown)
        need(found in (None, declared["tally"]), f"declared {declared['tally']}, counted {found}")
    need((a.item["state"], a.item["result"]) == (stages[-1][0]["outcome"], stages[-1][0]), "another result")
    check_answers(a, stages[-1][0])
    return f"{a.item['state']}: {stages[-1][0]['tally']}"


def check_answers(a, declared):
    """The quorum and the majority, as far as their own figures go."""
    quorum, verdict = a.result["quorum"], a.result["verdict"]
    outcome = "no_quorum" if quorum["holds"] is False else "carried" if verdict["holds"] else "rejected"
    need(declared["outcome"] == outcome, "the result does not follow from quorum and majority")
    for one in (quorum, verdict):
        said = one.get("values", {})
        if said.get("needed") is None:
            continue
        if said.get("share") and said.get("base") is not None:
            base = Fraction(said["share"]) * said["base"]
            least = {"at_least": max(1, math.ceil(base)), "more_than": math.floor(base) + 1}.get(said["test"])
            need(least in (None, said["needed"]), "what is needed was worked out wrong")
        need(not one["holds"] or said["number"] >= said["needed"], "what is needed was not reached")
    if verdict.get("values", {}).get("of") == "votes cast":
        sums = declared["tally"]
        need(verdict["values"]["base"] <= sum(sums.values()), "other votes cast")


def check_election(a):
    told, rules = a.election, tomllib.loads(a.law.decode())
    need(
        {"outcome", "elected", "ballots"} <= set(a.said) and a.said["candidates"] == seal(told["candidates"]),
        "who stood",
    )
    decision = rules.get("decision", {}).get(a.item["matter"], {})
    rule = rules.get("election", {}).get(decision.get("election"), {})
    ordered, stages = rule.get("method") in ("stv", "condorcet_irv"), a.result["stages"]
    elected = a.item["result"]["elected"]
    last = {name: a.said[name] for name in ("outcome", "elected", "ballots")}
    for entry, made in zip(a.entries("assembly.correct_election"), a.corrections, strict=True):
        need(entry["values"]["before"] == last and entry["values"]["after"] == made["after"], "a correction")
        last = made["after"]
    need(last == a.item["result"], "another result")
    for number in range(1, told["counted"] + 1):
        lines = [line for line in a.ballots if line.get("round", 1) == number]
        papers = spoken(a, lines, lambda said: tuple(json.loads(said)))
        if any(votes is None for _row, votes, _said in papers) or number > len(stages):
            continue
        cast = [(names, votes) for _row, votes, names in papers if names is not None]
        if a.result["voice"]:
            cast = [(() if names == "blank" else names, 1) for names in voices(a, papers)]
        cast += [(tuple(one["names"]), one["votes"]) for one in told["piles"] if one["round"] == number]
        sums, standing = Counter(), stages[number - 1]
        for names, votes in cast:
            of_them = [name for name in names if name in standing]
            for name in of_them[:1] if ordered else of_them:
                sums[name] += votes
        need(
            not rule or {name: str(sums[name]) for name in standing} == standing,
            f"ballot {number}: counted {dict(sums)}",
        )
        if ordered:
            break
    if rule.get("method") in ("plurality", "approval") and "balance" not in rule and elected and not told["lots"]:
        least = min(Fraction(stages[0][name]) for name in elected)
        above = [name for name, votes in stages[0].items() if Fraction(votes) > least and name not in elected]
        need(not above or len(elected) < told["seats"], f"{above} have more votes than somebody elected")
    drawn = [one["values"] for one in a.entries("assembly.draw_lot")]
    for lot, said in zip(told["lots"], drawn, strict=True):
        need(all(lot[key] == said[key] for key in ("seal", "secret", "words", "drawn")), "a lot")
        need(hashlib.sha256(lot["secret"].encode()).hexdigest() == lot["seal"], "the secret of a lot")
        place = {n: hashlib.sha256(f"{lot['secret']}\n{lot['words']}\n{n}".encode()).digest() for n in lot["drawn"]}
        need(sorted(lot["drawn"], key=place.get) == lot["drawn"], "the order of a lot")
    return f"elected: {', '.join(elected) or 'nobody'}"


def main(path):
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    if not data.startswith(b"PK"):
        print(f"{path}: this is no archive of a result", file=sys.stderr)
        return 2
    print(f"archive {hashlib.sha256(data).hexdigest()}")
    try:
        archive = Archive(read(data))
        checks = [check_journal, check_roll, check_ledger, check_election if archive.election else check_question]
        for check in checks:
            print(f"holds: {check(archive)}")
    except (Wrong, LookupError, ValueError, TypeError, AttributeError, struct.error) as fault:
        print(f"does not hold: {fault}")
        return 1
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1]))
