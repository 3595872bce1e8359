"""SMTP servers that go wrong on command (aiosmtpd), delivering by LMTP to Dovecot when they don't.

What goes wrong is read from a JSON file at each command, so that a test of any language can say it:
  {"mail": "451 4.3.0 later"}           answers to MAIL, "rcpt" likewise to RCPT
  {"answer": "554 5.7.1 no"}            the last answer; nothing is delivered
  {"delay_ms": [0, 500]}                waits so long before the last answer (also one number), after delivering
  {"cut": "before_dot"}                 hangs up in the middle of the mail
  {"cut": "after_dot"}                  hangs up without an answer, nothing delivered
  {"cut": "after_delivery"}             hangs up without an answer, the mail delivered
An empty file or {}: all goes well. Each line of the log file is one mail delivered: {"from": …, "to": […]}.
"""
import asyncio
import json
import random
import smtplib
import ssl

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from lab_folder import free_port

PASSWORD = b"secret"
TOKEN = "jeton-valide"


def server_context(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*map(str, certificate))
    return context


class Faults:
    def __init__(self, file):
        self.file = file
        file.write_text("{}")

    def now(self):
        try:
            return json.loads(self.file.read_text() or "{}")
        except ValueError:  # half written: a test replaces it this very moment
            return {}


class FaultySmtp(SMTP):
    """One connection; the parts that a handler can't reach."""

    async def smtp_DATA(self, argument):
        if self.event_handler.faults.now().get("cut") != "before_dot":
            return await super().smtp_DATA(argument)
        await self.push("354 go ahead")
        await self._reader.readline()
        self.transport.abort()

    async def smtp_QUIT(self, argument):
        return await super().smtp_QUIT(argument)


class Handler:
    def __init__(self, faults, lmtp, log):
        self.faults, self.lmtp, self.log = faults, lmtp, log

    async def auth_XOAUTH2(self, server, arguments):
        said = arguments[1] if len(arguments) > 1 else "="
        import base64
        if f"auth=Bearer {TOKEN}\x01" in base64.b64decode(said).decode("utf-8", "replace"):
            return AuthResult(success=True)
        await server.push("334 " + base64.b64encode(b'{"status":"401"}').decode())
        await server._reader.readline()
        return AuthResult(success=False, handled=False)

    async def handle_MAIL(self, server, session, envelope, address, options):
        if "mail" in self.faults.now():
            return self.faults.now()["mail"]
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if "rcpt" in self.faults.now():
            return self.faults.now()["rcpt"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        faults = self.faults.now()
        if faults.get("cut") == "after_dot":
            server.transport.abort()
            return "250 never seen"
        if "answer" in faults:
            return faults["answer"]
        await asyncio.get_running_loop().run_in_executor(None, self._deliver, envelope)
        if faults.get("cut") == "after_delivery":
            server.transport.abort()
            return "250 never seen"
        delay = faults.get("delay_ms", 0)
        if isinstance(delay, list):
            delay = random.uniform(*delay)
        if delay:
            await asyncio.sleep(delay / 1000)
        return "250 accepted"

    def _deliver(self, envelope):
        with smtplib.LMTP("127.0.0.1", self.lmtp) as delivery:
            delivery.sendmail(envelope.mail_from, envelope.rcpt_tos, envelope.content)
        with open(self.log, "a") as log:
            log.write(json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos}) + "\n")


def accept(server, session, envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and data.password == PASSWORD
    return AuthResult(success=good, handled=False)


class Door(Controller):
    """One port. kind: tls, starttls or none."""

    def __init__(self, handler, certificate, kind):
        self.kind = kind
        self.context = server_context(certificate)
        super().__init__(handler, hostname="127.0.0.1", port=free_port(),
                         ssl_context=self.context if kind == "tls" else None, ready_timeout=20)

    def factory(self):
        return FaultySmtp(self.handler, hostname="localhost", authenticator=accept,
                          auth_required=self.kind != "none", auth_require_tls=self.kind == "starttls",
                          require_starttls=self.kind == "starttls",
                          tls_context=self.context if self.kind == "starttls" else None,
                          auth_exclude_mechanism=[], data_size_limit=None, enable_SMTPUTF8=False)


class Submission:
    def __init__(self, folder, certificate, lmtp):
        folder.mkdir()
        self.file, self.log = folder / "faults.json", folder / "delivered.jsonl"
        self.log.touch()
        handler = Handler(Faults(self.file), lmtp, self.log)
        self.doors = {kind: Door(handler, certificate, kind) for kind in ("tls", "starttls", "none")}

    def start(self):
        for door in self.doors.values():
            door.start()

    def stop(self):
        for door in self.doors.values():
            door.stop()

    def environment(self):
        return {"SMTPS_PORT": self.doors["tls"].port, "SMTP_STARTTLS_PORT": self.doors["starttls"].port,
                "SMTP_PORT": self.doors["none"].port, "SMTP_FAULTS": self.file, "SMTP_DELIVERED": self.log}
