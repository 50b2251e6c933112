"""A mailbox on loopback that speaks as much IMAP (RFC 3501) as reading it asks for."""

import re
import threading
from socketserver import StreamRequestHandler, ThreadingTCPServer


class Handler(StreamRequestHandler):
    """One connection: commands are answered until LOGOUT."""

    def handle(self):
        self.say("* OK ready")
        for line in self.rfile:
            tag, _space, command = line.decode().strip().partition(" ")
            name, _space, rest = command.partition(" ")
            if name == "UID":
                name, _space, rest = rest.partition(" ")
            done = getattr(self, name.lower(), lambda _rest: "BAD")(rest) or "OK"
            self.say(f"{tag} {done} {name}")
            if name == "LOGOUT":
                return

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def capability(self, _rest):
        self.say("* CAPABILITY IMAP4rev1")

    def login(self, rest):
        return "OK" if rest == 'office "s3cret"' else "NO"

    def select(self, rest):
        self.say(f"* {len(self.server.messages)} EXISTS")
        return "OK" if rest == '"INBOX"' else "NO"

    def search(self, _rest):
        unseen = [str(uid) for uid in self.server.messages if uid not in self.server.seen]
        self.say(f"* SEARCH {' '.join(unseen)}".strip())

    def fetch(self, rest):
        uid, asked = rest.split(" ", 1)
        content = self.server.messages[int(uid)]
        if "SIZE" in asked:
            self.say(f"* {uid} FETCH (UID {uid} RFC822.SIZE {len(content)})")
        else:
            self.server.fetched.append(int(uid))
            self.say(f"* {uid} FETCH (UID {uid} BODY[] {{{len(content)}}}")
            self.wfile.write(content + b")\r\n")

    def store(self, rest):
        self.server.seen.add(int(re.match(r"\d+", rest)[0]))

    def logout(self, _rest):
        self.say("* BYE")


class Mailbox(ThreadingTCPServer):
    """The messages by number, those marked as read, and those that were handed out."""

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.messages, self.seen, self.fetched = {}, set(), []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def put(self, *contents):
        for content in contents:
            self.messages[len(self.messages) + 1] = content
