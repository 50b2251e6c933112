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
THERE = ("present", "remote")


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
        size = len(content)
        same = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 33, zlib.crc32(content), size, size, len(said), 0)
        index += b"PK\x01\x02\x14\x03" + same + struct.pack("<HHHII", 0, 0, 0, 0o644 << 16, len(body)) + said
        body += b"PK\x03\x04" + same + said + content
    return body + index + b"PK\x05\x06" + struct.pack("<4HIIH", 0, 0, len(files), len(files), len(index), len(body), 0)


def read(data):
    """The files of an archive, which must be exactly those of its manifest, written in that one way."""
    files, at = {}, 0
    while data[at : at + 4] == b"PK\x03\x04":
        size, name_size = struct.unpack_from("<I4xH", data, at + 18)
        start = at + 30 + name_size
        files[data[at + 30 : start].decode()] = data[start : start + size]
        at = start + size
    need(archived(files) == data, "the archive was changed")
    manifest = json.loads(files["manifest.json"])
    need((manifest["format"], manifest["schema"]) == ("accede recount", 1), "this is another kind of archive")
    seals = {name: hashlib.sha256(one).hexdigest() for name, one in files.items() if name != "manifest.json"}
    need(manifest["files"] == seals, "a file is not the one of the manifest")
    parts = {name.removesuffix(".json"): json.loads(one) for name, one in files.items() if name.endswith(".json")}
    need(all(canonical(part) == files[f"{name}.json"] for name, part in parts.items()), "a file is not canonical")
    return files, parts


class Archive:
    def __init__(self, files, parts):
        for name, part in ({"election": {}, "boxes": []} | parts).items():
            setattr(self, name, part)
        self.law = files[f"rulebook/{self.item['in_force']}/{self.item['in_force']}.toml"]
        need(len(self.entries(*DECLARED)) == 1, "the journal does not declare this result once")
        self.declared = self.entries(*DECLARED)[0]
        self.said, self.voice = self.declared["values"], self.result["voice"]
        self.there = {row["organisation"] for row in self.roll if row["attendance"] in THERE}

    def entries(self, *actions):
        return [one for one in self.journal if one["action"] in actions]


def check_journal(a):
    for entry in a.journal:
        need(seal({k: v for k, v in entry.items() if k != "hash"}) == entry["hash"], f"entry {entry['sequence']}")
    for one, two in zip(a.journal, a.journal[1:], strict=False):
        need(one["sequence"] < two["sequence"], "entries are out of order")
        need(one["sequence"] + 1 < two["sequence"] or two["previous"] == one["hash"], f"entry {two['sequence']}")
    need(hashlib.sha256(a.law).hexdigest() == a.declared["edition"] == a.item["edition"], "this is another rulebook")
    subjects = {one["subject"] for one in a.journal if one["action"] != "statutes.load_edition"}
    need(subjects == {f"assembly.item:{a.item['item']}"}, "the entries are about something else")
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
        need(row["attendance"] not in THERE or there in noted, f"{row['name']} was not noted")
    return f"{len(a.roll)} members on the sealed roll"


def check_ledger(a):
    roots, carried = [""], {}
    for number, line in enumerate(a.ballots, 1):
        own, who = seal({k: v for k, v in line.items() if k != "hash"}), line["organisation"]
        said = (line["sequence"], line["previous"], line["item"], line["hash"])
        need(said == (number, roots[-1], a.item["item"], own), f"line {number} of the ledger")
        roots.append(own)
        parts = carried[who] = carried.get(who, {}) | {line["share"]: line["part"]} if "share" in line else {}
        sums = sum((Counter(split(part)) for part in parts.values()), Counter())
        need(not parts or split(line["choice"]) == sums, f"line {number} is not the sum of its shares")
    sealed = [one["values"] for one in a.entries(*SEALING) if "ledger" in one["values"]]
    for said in sealed:
        place = said["ballots"] if "ballots" in said else roots.index(said["ledger"])
        need(roots[place] == said["ledger"], "the journal names another seal of the ledger")
    need(roots[-1] == (sealed[-1]["ledger"] if sealed else ""), "the ledger goes on after its last seal")
    return f"{len(a.ballots)} open ballots, sealed by {roots[-1] or 'nothing'}"


def is_signed(box, ballot):
    """RSASSA-PSS (RFC 8017) with SHA-384, MGF1 and a salt of 48 bytes, over the token and the choice behind it."""
    n, message = int(box["key"]["n"], 16), bytes.fromhex(ballot["token"]) + ballot["choice"].encode()
    number, bits, size = int(ballot["signature"], 16), n.bit_length() - 1, (n.bit_length() + 6) // 8
    block = pow(number, box["key"]["e"], n).to_bytes(size + 1)[-size:]
    masked, own = block[:-49], block[-49:-1]
    mask = b"".join(hashlib.sha384(own + i.to_bytes(4)).digest() for i in range(len(masked) // 48 + 1))[: len(masked)]
    plain = int.from_bytes(masked) ^ int.from_bytes(mask)
    padded = (plain & ((1 << (bits - 49 * 8)) - 1)).to_bytes(len(masked))
    digest = hashlib.sha384(bytes(8) + hashlib.sha384(message).digest() + padded[-48:]).digest()
    whole = number < n and int.from_bytes(block) < 1 << bits and block[-1] == 0xBC
    return whole and padded[:-48].lstrip(b"\0") == b"\x01" and digest == own


def check_boxes(a):
    sealed = [one["values"] for one in a.journal if "box" in one["values"]]
    votes = {row["number"]: (right["holds"], right["votes"]) for row, right in zip(a.roll, a.rights, strict=True)}
    for box, said in zip(a.boxes, sealed, strict=True):
        need(hashlib.sha256(box["key"]["n"].encode()).hexdigest() == said["key"], "the key of a box")
        need((seal(box["ballots"]), seal(box["drawn"])) == (said["box"], said["draws"]), "a box was changed")
        for member in {one["member"] for one in box["drawn"]}:
            drawn, (holds, most) = [one for one in box["drawn"] if one["member"] == member], votes[member]
            number, whole = sum(one["tokens"] for one in drawn), 1 if a.voice else most
            need(holds and (number == whole or ("share" in drawn[0] and number < whole)), f"member {member} drew more")
        tokens = {one["token"] for one in box["ballots"]}
        need(len(tokens) == len(box["ballots"]), "a token was used twice")
        need(len(tokens) <= sum(one["tokens"] for one in box["drawn"]), "there are more ballots than were drawn")
        need(all(is_signed(box, one) for one in box["ballots"]), "a ballot is not signed")
    return f"{sum(len(box['ballots']) for box in a.boxes)} secret ballots, each signed and drawn"


def split(said):
    if "=" not in said or said.startswith("["):
        return said
    return {choice: int(number) for choice, number in (part.split("=") for part in said.split())}


def spoken(a, lines, read_ballot):
    """What each member that may vote has said, itself or through its holder who is there: [(row, votes, said)]."""
    last, found = {int(line["organisation"]): read_ballot(line["choice"]) for line in lines}, []
    for row, right in zip(a.roll, a.rights, strict=True):
        own, holder = row["organisation"], row["holder"]
        need(right["holds"] is not False or own not in last, f"{row['name']} may not vote, and has")
        if right["holds"] is False or (own not in a.there and holder not in a.there):
            continue
        said = last.get(own)
        if own not in last and own not in a.there:
            said = last.get(holder)
            said = said if not isinstance(said, dict) else next(iter(said)) if len(said) == 1 else None
        found.append((row, right["votes"], said))
    return found


def groups(a, found):
    """What the members of each group have said, silence included."""
    fact, told = a.voice["group"], {}
    for row, _votes, said in found:
        group = row[fact] if fact in ("country", "category") else row["facts"].get(fact)
        told.setdefault(group, []).append(said)
    return told


def voices(a, found):
    """What each group says with its one voice, where it speaks if all agree."""
    for group, said in groups(a, found).items():
        heard = [one for one in said if one not in (None, "invalid")]
        agreed = len(set(heard)) == 1 and a.voice["asks"] == "cast"
        choice = heard[0] if agreed else {"none": None}.get(a.voice["else"], a.voice["else"])
        if heard and choice is not None:
            yield choice if choice in (heard[0], "blank") else a.item["motion"][f"voice.{group}"]


def is_countable(a, found):
    """Rights that nobody can say, and other ways to agree on a voice, are left to `accede verify`."""
    by_rule = a.voice and (a.voice["speaks"], a.voice["asks"]) != ("if all agree", "cast")
    return not by_rule and not any(votes is None for _row, votes, _said in found)


def check_question(a):
    told = {name: a.said[name] for name in ("outcome", "tally")}
    if a.item["by_consensus"]:
        need(not a.ballots and (a.item["state"], a.item["result"]) == ("carried", told), "all agree without ballots")
        return "carried by consensus, without a count"
    counts = [split(one["votes"]) for one in a.cards]
    shown = next((one for one in counts if counts.count(one) > 1 or a.item.get("on_paper")), {})  # one sheet there
    need(shown or (a.item["form"] != "cards" and not counts), "no two tellers agree")
    boxed = Counter(shown) + Counter(one["choice"] for box in a.boxes for one in box["ballots"])
    if a.voice and a.boxes:
        # Groups with several members there have agreed on nobody who speaks in secret: each is a blank voice.
        speak = groups(a, [(row, 1, 1) for row in a.roll if row["facts"].get("speaks") is True])
        boxed["blank"] += sum(len(v) > 1 and k not in speak for k, v in groups(a, spoken(a, [], split)).items())
    stages, hashes = [(told, a.ballots[: a.said["ballots"]], boxed)], [line["hash"] for line in a.ballots]
    for entry, made in zip(a.entries("assembly.correct_result"), a.corrections, strict=True):
        need((entry["values"]["before"], entry["values"]["after"]) == (stages[-1][0], made["after"]), "a correction")
        until = hashes.index(entry["values"]["ledger"]) + 1 if hashes else 0
        stages.append((made["after"], a.ballots[:until], split(made["cards"]) if made["cards"] else {}))
    for declared, lines, others in stages:
        found, sums = spoken(a, lines, split), Counter(others)
        for said in voices(a, found) if a.voice else ():
            sums[said] += 1
        for _row, votes, said in () if a.voice else found:
            sums.update(said if isinstance(said, dict) else {said: votes or 0} if said else {})
        sums = {choice: sums[choice] for choice in declared["tally"]}
        need(sums == declared["tally"] or not is_countable(a, found), f"declared {declared['tally']}, counted {sums}")
    need((a.item["state"], a.item["result"]) == (declared["outcome"], declared), "the result is another one")
    quorum, verdict = a.result["quorum"], a.result["verdict"]
    outcome = "no_quorum" if quorum["holds"] is False else "carried" if verdict["holds"] else "rejected"
    need(declared["outcome"] == outcome, "the result does not follow from quorum and majority")
    for one, values in ((one, one.get("values", {})) for one in (quorum, verdict)):
        least, share = values.get("needed"), values.get("share")
        need(not one["holds"] or least is None or values["number"] >= least, "what is needed was not reached")
        if least is not None and share and values.get("base") is not None:
            exact = Fraction(share) * values["base"]
            wanted = {"at_least": max(1, math.ceil(exact)), "more_than": math.floor(exact) + 1}
            need(least == wanted.get(values["test"], least), "what is needed was worked out wrong")
    return f"{declared['outcome']}: {declared['tally']}"


def check_election(a):
    told, rules, stages = a.election, tomllib.loads(a.law.decode()), a.result["stages"]
    need(a.said["candidates"] == seal(told["candidates"]), "who stood")
    last = {name: a.said[name] for name in ("outcome", "elected", "ballots")}
    for entry, made in zip(a.entries("assembly.correct_election"), a.corrections, strict=True):
        need((entry["values"]["before"], entry["values"]["after"]) == (last, made["after"]), "a correction")
        last = made["after"]
    need(last == a.item["result"], "another result")
    rule = rules.get("election", {}).get(rules.get("decision", {}).get(a.item["matter"], {}).get("election"), {})
    ordered = rule.get("method") in ("stv", "condorcet_irv")
    for number, standing in enumerate(stages[:1] if ordered else stages, 1):
        lines = [line for line in a.ballots if line.get("round", 1) == number]
        found = spoken(a, lines, lambda said: tuple(json.loads(said)))
        cast = [(names, votes or 0) for _row, votes, names in found if names is not None]
        if a.voice:
            cast = [(() if names == "blank" else names, 1) for names in voices(a, found)]
        cast += [(one["names"], one["votes"]) for one in told["piles"] if one["round"] == number]
        cast += [(json.loads(one["choice"]), 1) for b in a.boxes if b["round"] == number for one in b["ballots"]]
        sums = Counter()
        for names, votes in cast:
            sums.update(dict.fromkeys([name for name in names if name in standing][: 1 if ordered else None], votes))
        sums = {name: str(sums[name]) for name in standing}
        need(sums == standing or not rule or not is_countable(a, found), f"ballot {number}: counted {sums}")
    for lot, entry in zip(told["lots"], a.entries("assembly.draw_lot"), strict=True):
        need(all(lot[key] == entry["values"][key] for key in ("seal", "secret", "words", "drawn")), "a lot")
        place = {n: hashlib.sha256(f"{lot['secret']}\n{lot['words']}\n{n}".encode()).digest() for n in lot["drawn"]}
        need(hashlib.sha256(lot["secret"].encode()).hexdigest() == lot["seal"], "the secret of a lot")
        need(sorted(lot["drawn"], key=place.get) == lot["drawn"], "the order of a lot")
    return f"elected: {', '.join(a.item['result']['elected']) or 'nobody'}"


def main(path):
    try:
        with open(path, "rb") as file:
            data = file.read()
        need(data.startswith(b"PK"), f"{path}: this is no archive of a result")
    except (OSError, Wrong) as fault:
        print(fault, file=sys.stderr)
        return 2
    print(f"archive {hashlib.sha256(data).hexdigest()}")
    try:
        archive = Archive(*read(data))
        last = check_election if archive.election else check_question
        for check in (check_journal, check_roll, check_ledger, check_boxes, last):
            print(f"holds: {check(archive)}")
    except (Wrong, LookupError, ValueError, TypeError, AttributeError, OverflowError, struct.error) as fault:
        print(f"does not hold: {fault}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else print(__doc__, file=sys.stderr) or 2)
