#!/usr/bin/python3
"""Measures the whole program against the lab's servers and prints a table:

    scripts/bench            (builds the release, starts the servers, runs this)

  start to ready      from exec to the line that says so, an existing practice with its master key in a file
  idle memory         resident (and its private part) of the agent, connected to IMAP and idle for 20 s
  answer              from the end of LMTP delivery to the answer accepted by SMTP, no delay set: real IMAP with IDLE,
                      real SMTP over TLS
  … announced         of which Dovecot takes before it tells an IDLE of a new mail (it gathers changes for half a second;
                      seen by a second, ordinary client that idles on the same mailbox)
  … from there        from that announcement to the answer accepted by SMTP: what the agent and the way out take
  answer, on disk     the same over mail folders on disk: the agent's own part
  installed           program, packs and texts, as `cmake --install` lays them
"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "system"))
from practice_under_test import LAB, PROGRAM, MailClient, Practice, run, write_mail  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent
ANSWERS = 15


def memory(process):
    # Not smaps_rollup: the program closes its memory to other processes of its user.
    fields = dict(line.split(":", 1) for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines())
    return tuple(int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon"))


def row(what, value, goal):
    print(f"{what:<44} {value:<34} {goal}", flush=True)


def spread(values, unit="s"):
    return f"{statistics.median(values):.3f} {unit} median ({min(values):.3f} to {max(values):.3f}, {len(values)} runs)"


def measure_start(practice):
    times = []
    for _ in range(11):
        practice.start()
        times.append(practice.starts[-1])
        practice.stop()
    row("start to ready", spread(times), "goal 0.1 s")


def measure_memory(practice):
    practice.start()
    time.sleep(20)
    resident, private = memory(practice.agent)
    row("idle memory", f"{resident:.1f} MiB ({private:.1f} private)", "goal 30 MiB")


class Announcements:
    """An ordinary client idling on the practice's inbox: when Dovecot announces a mail to it."""

    def __init__(self):
        self.client = MailClient("cabinet")
        self.client.imap.select("INBOX", readonly=True)
        self.client.imap.send(b"W1 IDLE\r\n")
        self.client.imap.readline()
        self.seen = []
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while line := self.client.imap.readline():
            if b"EXISTS" in line:
                self.seen.append(time.monotonic())


def measure_answers(practice):
    delivered = pathlib.Path(LAB["SMTP_DELIVERED"])
    announcements = Announcements()
    whole, announced, from_there = [], [], []
    for number in range(ANSWERS):
        accepted, told = len(delivered.read_bytes().splitlines()), len(announcements.seen)
        write_mail(f"banc{number:02d}@patients.example", "Bonjour, quels sont vos horaires ?", subject="Horaires")
        began = time.monotonic()
        while len(delivered.read_bytes().splitlines()) == accepted:
            if time.monotonic() - began > 30:
                raise SystemExit(f"no answer: {practice.journal()}")
            time.sleep(0.002)
        ended = time.monotonic()
        whole.append(ended - began)
        if len(announcements.seen) > told:
            announced.append(announcements.seen[told] - began)
            from_there.append(ended - announcements.seen[told])
        time.sleep(1.5)  # the copy is filed, the mail marked: the next one finds the agent idle
    row("answer, Dovecot and SMTP", spread(whole), "goal 0.3 s")
    row("… announced by Dovecot", spread(announced), "Dovecot's own")
    row("… from there", spread(from_there), "")


def measure_disk_answers():
    root = pathlib.Path(tempfile.mkdtemp(prefix="permanence-bench-"))
    folder = root / "cabinet"
    run(PROGRAM, "init", folder, "--specialite", "kinesitherapeute")
    (folder / "practice.toml").write_text((ROOT / "demo" / "practice.toml").read_text())
    agent = subprocess.Popen([PROGRAM, "run", folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    agent.stdout.readline()
    time.sleep(1)
    times = []
    inbox, sent = folder / "mail" / "accueil" / "inbox", folder / "mail" / "accueil" / "outgoing"
    for number in range(ANSWERS):
        raw = (f"From: banc{number}@patients.example\r\nTo: accueil@cabinet-tilleuls.example\r\n"
               f"Message-ID: <banc{number}@patients.example>\r\nSubject: Horaires\r\n\r\nBonjour, quels sont vos horaires ?\r\n")
        before = len(list(sent.glob("*.eml"))) if sent.exists() else 0
        temporary = inbox / f".{1000 + number}.tmp"
        temporary.write_text(raw)
        began = time.monotonic()
        temporary.rename(inbox / f"{1000 + number}.eml")
        while (len(list(sent.glob("*.eml"))) if sent.exists() else 0) == before and time.monotonic() - began < 20:
            time.sleep(0.002)
        times.append(time.monotonic() - began)
    agent.terminate()
    agent.wait(20)
    row("answer, on disk", spread(times), "")


def measure_installed():
    with tempfile.TemporaryDirectory() as target:
        run("cmake", "--install", pathlib.Path(PROGRAM).parent, "--prefix", target, "--strip")
        files = [file for file in pathlib.Path(target).rglob("*") if file.is_file()]
        total = sum(file.stat().st_size for file in files)
        program = sum(file.stat().st_size for file in files if file.name == "permanence")
        row("installed", f"{total / 1e6:.1f} MB (program {program / 1e6:.1f} MB)", "goal 30 MB")
    libraries = set()
    for line in subprocess.run(["ldd", PROGRAM], capture_output=True, text=True, check=True).stdout.splitlines():
        if "=> /" in line:
            libraries.add(os.path.realpath(line.split("=> ")[1].split(" ")[0]))
    row("system libraries it loads", f"{len(libraries)}, {sum(os.path.getsize(l) for l in libraries) / 1e6:.1f} MB on disk", "apart")


if __name__ == "__main__":
    pathlib.Path(LAB["SMTP_FAULTS"]).write_text("{}")
    the_practice = Practice(level="auto")
    try:
        measure_start(the_practice)
        measure_memory(the_practice)
        measure_answers(the_practice)
        measure_disk_answers()
        measure_installed()
    finally:
        the_practice.remove()
