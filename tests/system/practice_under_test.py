"""A practice for the system tests: made by the program itself, its mailbox on the lab's real servers, its agent started,
killed and stopped. Patients write by an ordinary client (smtplib) and read by one (imaplib)."""
import email
import email.message
import email.policy
import email.utils
import imaplib
import json
import os
import pathlib
import shutil
import signal
import smtplib
import subprocess
import tempfile
import time

PROGRAM = os.environ["PERMANENCE_PROGRAM"]
LAB = {name.removeprefix("PERMANENCE_LAB_"): value for name, value in os.environ.items()
       if name.startswith("PERMANENCE_LAB_")}
PRACTICE_ADDRESS = "cabinet@cabinet-essai.example"
PRACTITIONER_ADDRESS = "anna@patients.example"

SETTINGS = """
[cabinet]
nom = "Cabinet d’essai"
telephone = "02 98 00 00 00"
fuseau = "Europe/Paris"
ton = "neutre"

[[lieu]]
nom = "cabinet"
libelle = "Cabinet d’essai"
adresse = "1 rue de l’Essai, 29000 Quimper"
acces = "Rez-de-chaussée"

[[praticien]]
nom = "anna"
affichage = "Anna Kermarec"
titre = "kinésithérapeute"
specialite = "kinesitherapeute"
horaires = ["lundi-samedi 08:00-20:00 cabinet"]
types_de_visite = ["seance", "bilan"]

[[boite]]
nom = "accueil"
adresse = "{address}"
affichage = "Cabinet d’essai"
praticien = "anna"
autorite_de_certification = "{authority}"
imap = {{ hote = "localhost", port = {imap_port}, securite = "tls", utilisateur = "cabinet" }}
smtp = {{ hote = "localhost", port = {smtp_port}, securite = "{smtp_security}", utilisateur = "cabinet" }}
{mailbox_lines}

[[alerte]]
courriel = "{practitioner}"

[niveaux]
{levels}

[delais]
general = 0

[reponses]
prise_en_charge = "Apportez votre carte Vitale et votre carte de mutuelle."
tarifs = "Nous appliquons les tarifs de l’Assurance Maladie."

[limites]
messages_automatiques_par_jour = 50
"""

ADMINISTRATIVE = ("confirmation", "proposition", "deplacement", "annulation", "information", "question", "retard",
                  "horaires", "adresse", "prise_en_charge", "tarifs", "autre_question", "accuse_de_reception",
                  "erreur_de_destinataire", "rappel")


class Practice:
    def __init__(self, level="auto", smtp_port=None, smtp_security="tls", mailbox_lines="", user="cabinet", imap_port=None,
                 settings=None, where=None):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="permanence-practice-", dir=where))
        self.folder = self.root / "cabinet"
        self.agent = None
        self.log = self.root / "journal"
        self.starts = []
        run(PROGRAM, "init", self.folder, "--specialite", "kinesitherapeute")
        text = (settings or SETTINGS).format(
            address=PRACTICE_ADDRESS, practitioner=PRACTITIONER_ADDRESS, authority=LAB["AUTHORITY"],
            imap_port=imap_port or LAB["IMAPS_PORT"], smtp_port=smtp_port or LAB["SMTPS_PORT"],
            smtp_security=smtp_security, mailbox_lines=mailbox_lines,
            levels="\n".join(f'{kind} = "{level}"' for kind in ADMINISTRATIVE))
        (self.folder / "practice.toml").write_text(text.replace('utilisateur = "cabinet"', f'utilisateur = "{user}"'))
        self.write_secret("secret")

    def write_secret(self, password):
        secrets = self.folder / "secrets.toml"
        secrets.write_text(f'[boite."accueil"]\nmot_de_passe = "{password}"\n')
        secrets.chmod(0o600)

    # --- the agent ---
    def start(self, **environment):
        before = time.monotonic()
        with open(self.log, "a") as log:
            self.agent = subprocess.Popen([PROGRAM, "run", self.folder], stdout=subprocess.PIPE, stderr=log,
                                          env=os.environ | environment)
        line = self.agent.stdout.readline()
        if not line:
            self.agent.wait()
            if "PERMANENCE_CRASH_AT" not in environment:
                raise AssertionError(f"the agent did not start:\n{self.journal()}")
        self.starts.append(time.monotonic() - before)
        return self

    def kill(self):
        if self.agent.poll() is None:
            self.agent.send_signal(signal.SIGKILL)
        self.agent.wait()
        self.agent.stdout.close()

    def stop(self):
        if self.agent and self.agent.poll() is None:
            self.agent.terminate()
            self.agent.wait(30)
        if self.agent:
            self.agent.stdout.close()
        self.agent = None

    def journal(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def remove(self):
        self.stop()
        shutil.rmtree(self.root, ignore_errors=True)

    # --- commands ---
    def command(self, *words, check=True):
        return run(PROGRAM, words[0], self.folder, *words[1:], check=check)

    def ask(self, **request):
        """A command as the control socket takes it."""
        import socket
        with socket.socket(socket.AF_UNIX) as control:
            control.settimeout(30)
            control.connect(str(self.folder / "agent.sock"))
            control.sendall(json.dumps(request).encode() + b"\n")
            answer = b""
            while not answer.endswith(b"\n"):
                part = control.recv(65536)
                if not part:
                    break
                answer += part
        return json.loads(answer)

    def add_patient(self, given_name, family_name, address):
        return self.command("patient", "--prenom", given_name, "--nom", family_name, "--courriel", address)

    def book(self, name, moment):
        return self.command("book", name, moment)


def run(*words, check=True):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, timeout=120)
    if check and done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, words))} failed:\n{done.stdout}{done.stderr}")
    return done


# --- patients ---
def user_of(address):
    return address.split("@")[0]


def write_mail(sender, text, subject="Bonjour", to=PRACTICE_ADDRESS, headers=(), mailbox="cabinet"):
    """Delivers a mail as the practice's provider would; gives its Message-ID."""
    message = email.message.EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = email.utils.formatdate(localtime=True)
    message["Message-ID"] = email.utils.make_msgid(domain="patients.example")
    for name, value in headers:
        message[name] = value
    message.set_content(text)
    deliver(message.as_bytes(policy=email.policy.SMTP), sender, mailbox)
    return message["Message-ID"]


def deliver(raw, sender, mailbox="cabinet"):
    with smtplib.LMTP("127.0.0.1", int(LAB["LMTP_PORT"])) as delivery:
        delivery.sendmail(sender, [f"{mailbox}@localhost"], raw)


class MailClient:
    """Somebody's own mail program on the lab's IMAP server."""

    def __init__(self, user):
        self.imap = imaplib.IMAP4("127.0.0.1", int(LAB["IMAP_PORT"]))
        try:
            self.imap.starttls()
        except imaplib.IMAP4.error:
            pass
        self.imap.login(user, "secret")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.imap.logout()
        except (imaplib.IMAP4.error, OSError):
            pass

    def mails(self, folder="INBOX"):
        """[(uid, flags, message)] of a folder."""
        status, _ = self.imap.select(f'"{folder}"')
        if status != "OK":
            return []
        status, data = self.imap.uid("SEARCH", None, "ALL")
        found = []
        for uid in data[0].split():
            status, parts = self.imap.uid("FETCH", uid, "(FLAGS BODY.PEEK[])")
            if status != "OK" or not parts or parts[0] is None:
                continue
            flags = imaplib.ParseFlags(parts[0][0])
            extra = parts[-1] if isinstance(parts[-1], bytes) else b""
            flags += imaplib.ParseFlags(extra)
            found.append((int(uid), {flag.decode() for flag in flags},
                          email.message_from_bytes(parts[0][1], policy=email.policy.default)))
        return found

    def flag(self, uid, flag, folder="INBOX"):
        self.imap.select(f'"{folder}"')
        self.imap.uid("STORE", str(uid), "+FLAGS", f"({flag})")

    def delete(self, uid, folder="INBOX"):
        self.flag(uid, "\\Deleted", folder)
        self.imap.expunge()

    def append(self, folder, raw, flags="\\Seen"):
        self.imap.append(f'"{folder}"', f"({flags})", None, raw)


def wait_for(what, seconds=20, every=0.1):
    """The first true value of what(), or its last one when the time is up."""
    end = time.monotonic() + seconds
    while True:
        value = what()
        if value or time.monotonic() > end:
            return value
        time.sleep(every)


def inbox_of(address):
    with MailClient(user_of(address)) as client:
        return [message for _, _, message in client.mails()]


def text_of(message):
    part = message.get_body(("plain",))
    return part.get_content() if part else ""
