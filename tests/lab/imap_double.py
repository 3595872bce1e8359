"""A double of an IMAP server, for what a well-behaved one never does. The file named by IMAP_DOUBLE_SCENARIO holds one
word, read at each connection:
  good       one mail, XOAUTH2 and LOGIN, no IDLE, no MOVE, no keywords, PERMANENTFLAGS ()
  growing    the same; a second mail is there the second time that INBOX is entered
  preauth    logged in by itself before STARTTLS
  injection  says more behind its OK to STARTTLS, in the same packet
  cut        hangs up in the middle of a mail's text
  flood      announces a small mail and sends without end
  bye        says BYE while IDLE
  garbage    answers what is no IMAP
  login      notes what LOGIN was given
  moody      says NO to EXAMINE and SELECT of a folder that it lists
  secretive  lists a mail and says NO to its text
  mute       the same, with OK and nothing
"""
import base64
import re
import socketserver
import threading

from lab_folder import free_port
from submission import TOKEN

MAIL = (b"From: Anna <anna@patients.example>\r\nTo: cabinet@cabinet.example\r\nSubject: Bonjour\r\n"
        b"Message-ID: <un@patients.example>\r\n\r\nBonjour, est-ce ouvert samedi ?\r\n")
DATE = "15-Jan-2026 09:30:00 +0100"


class Conversation(socketserver.StreamRequestHandler):
    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def handle(self):
        try:
            self.converse(self.server.scenario.read_text().strip())
        except (OSError, ValueError):
            pass

    def converse(self, scenario):
        self.connection.settimeout(20)
        self.entered = 0
        if scenario == "garbage":
            return self.say("HTTP/1.1 400 Bad Request")
        self.say("* PREAUTH ready" if scenario == "preauth" else "* OK ready")
        while line := self.rfile.readline().decode().strip():
            tag, command, *rest = line.split(" ", 2)
            rest = rest[0] if rest else ""
            command = command.upper()
            if not getattr(self, "do_" + command, self.unknown)(tag, rest, scenario):
                return

    def unknown(self, tag, rest, scenario):
        self.say(f"{tag} BAD unknown")
        return True

    def do_CAPABILITY(self, tag, rest, scenario):
        idle = " IDLE" if scenario == "bye" else ""
        self.say(f"* CAPABILITY IMAP4rev1 STARTTLS AUTH=XOAUTH2 AUTH=PLAIN UIDPLUS{idle}")
        self.say(f"{tag} OK done")
        return True

    def do_STARTTLS(self, tag, rest, scenario):
        self.wfile.write(f"{tag} OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n".encode())
        return True

    def do_LOGIN(self, tag, rest, scenario):
        if scenario == "login":
            with open(self.server.said, "a") as said:
                said.write(rest + "\n")
        self.say(f"{tag} OK done" if rest.endswith('"secret"') or rest.endswith(" secret") else f"{tag} NO wrong")
        return True

    def do_AUTHENTICATE(self, tag, rest, scenario):
        mechanism, _, said = rest.partition(" ")
        if mechanism == "XOAUTH2" and f"auth=Bearer {TOKEN}\x01" in base64.b64decode(said).decode():
            self.say(f"{tag} OK done")
        else:
            self.say("+ " + base64.b64encode(b'{"status":"401","schemes":"bearer"}').decode())
            self.rfile.readline()
            self.say(f"{tag} NO invalid token")
        return True

    def do_LIST(self, tag, rest, scenario):
        for name in ("INBOX", "INBOX.Envoy&AOk-s", "INBOX.Brouillons"):
            self.say(f'* LIST (\\HasNoChildren) "." "{name}"')
        self.say(f"{tag} OK done")
        return True

    def do_EXAMINE(self, tag, rest, scenario, access="READ-ONLY"):
        if scenario == "moody":
            self.say(f"{tag} NO try again")
            return True
        self.entered += 1
        count = 2 if scenario == "growing" and self.entered > 1 else 1
        self.say(f"* {count} EXISTS")
        self.say("* 0 RECENT")
        self.say("* OK [UIDVALIDITY 77] ok")
        self.say(f"* OK [UIDNEXT {count + 1}] ok")
        self.say("* OK [PERMANENTFLAGS ()] ok")
        self.say(f"{tag} OK [{access}] done")
        return True

    def do_SELECT(self, tag, rest, scenario):
        return self.do_EXAMINE(tag, rest, scenario, "READ-WRITE")

    def do_UID(self, tag, rest, scenario):
        if rest.startswith("SEARCH"):
            self.say("* SEARCH 1")
        elif rest.startswith("FETCH") and "SIZE" in rest:
            self.say(f'* 1 FETCH (UID 1 RFC822.SIZE {len(MAIL)} INTERNALDATE "{DATE}")')
        elif rest.startswith("FETCH") and "BODY" in rest and scenario == "secretive":
            self.say(f"{tag} NO not now")
            return True
        elif rest.startswith("FETCH") and "BODY" in rest and scenario == "mute":
            pass
        elif rest.startswith("FETCH") and "BODY" in rest:
            if not self.send_mail(scenario):
                return False
        else:
            with open(self.server.said, "a") as said:
                said.write(re.sub(r"\s+", " ", rest) + "\n")
        self.say(f"{tag} OK done")
        return True

    def send_mail(self, scenario):
        if scenario == "flood":
            self.say("* 1 FETCH (UID 1 BODY[] {2000000000}")
            for _ in range(4096):
                self.wfile.write(b"x" * 65536)
            return False
        self.wfile.write(f"* 1 FETCH (UID 1 BODY[] {{{len(MAIL)}}}\r\n".encode())
        if scenario == "cut":
            self.wfile.write(MAIL[:40])
            return False
        self.wfile.write(MAIL + b")\r\n")
        return True

    def do_IDLE(self, tag, rest, scenario):
        self.say("+ idling")
        self.say("* BYE shutting down")
        return False

    def do_CREATE(self, tag, rest, scenario):
        with open(self.server.said, "a") as said:
            said.write("CREATE " + rest + "\n")
        self.say(f"{tag} OK done")
        return True

    def do_NOOP(self, tag, rest, scenario):
        self.say(f"{tag} OK done")
        return True

    do_SUBSCRIBE = do_NOOP

    def do_LOGOUT(self, tag, rest, scenario):
        self.say("* BYE bye")
        self.say(f"{tag} OK done")
        return False


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class ImapDouble:
    def __init__(self, folder):
        folder.mkdir()
        self.server = Server(("127.0.0.1", free_port()), Conversation)
        self.server.scenario, self.server.said = folder / "scenario", folder / "said"
        self.server.scenario.write_text("good")
        self.server.said.touch()

    def start(self):
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def environment(self):
        return {"IMAP_DOUBLE_PORT": self.server.server_address[1], "IMAP_DOUBLE_SCENARIO": self.server.scenario,
                "IMAP_DOUBLE_SAID": self.server.said}
