#!/usr/bin/python3
"""Hostile input: a clear error in French, nothing lost, the loop goes on."""
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
import unittest

from practice_under_test import LAB, PRACTICE_ADDRESS, PROGRAM, Practice, deliver, inbox_of, run, wait_for, write_mail

JEANNE = "jeanne@patients.example"
HEADER = f"From: {JEANNE}\r\nTo: {PRACTICE_ADDRESS}\r\nMessage-ID: <%s@patients.example>\r\nSubject: %s\r\nMIME-Version: 1.0\r\n"


def memory_of(process):
    """Peak resident memory in MiB."""
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


class Hostile(unittest.TestCase):
    def setUp(self):
        pathlib.Path(LAB["SMTP_FAULTS"]).write_text("{}")
        self.practice = Practice(level="auto")
        self.addCleanup(self.practice.remove)
        self.practice.add_patient("Jeanne", "Morel", JEANNE)

    def ready(self):
        self.practice.start()
        time.sleep(1.5)

    def assert_still_answers(self, seconds=60):
        # From somebody else: the same question again from the same person is one request.
        asked = write_mail("autre@patients.example", "Bonjour, quels sont vos horaires ?", subject="Après")
        self.assertTrue(wait_for(lambda: [m for m in inbox_of("autre@patients.example") if m["In-Reply-To"] == asked], seconds),
                        f"no answer any more\n{self.practice.journal()}")

    def assert_known(self, name):
        trace = wait_for(lambda: (lambda t: t if t["known"] and t["state"] != "stored" else None)(
            self.practice.ask(command="trace", message_id=f"{name}@patients.example")), seconds=60)
        self.assertTrue(trace, f"{name} is lost\n{self.practice.journal()}")
        return trace

    def test_a_mail_of_50_megabytes(self):
        self.ready()
        raw = (HEADER % ("enorme", "Gros")).encode() + b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
        deliver(raw + b"Bonjour, quels sont vos horaires ?\r\n" * (50 * 1024 * 1024 // 37), JEANNE)
        trace = self.assert_known("enorme")
        self.assertEqual(trace["state"], "waiting")  # not read whole: never handled alone
        self.assert_still_answers()
        print(f"peak memory after 50 MB: {memory_of(self.practice.agent):.0f} MiB", flush=True)

    def test_a_mime_bomb(self):
        self.ready()
        inner = b"Content-Type: text/plain\r\n\r\nfin\r\n"
        for depth in range(2000):
            boundary = b"b%d" % depth
            inner = (b'Content-Type: multipart/mixed; boundary="' + boundary + b'"\r\n\r\n--' + boundary + b"\r\n" + inner +
                     b"\r\n--" + boundary + b"--\r\n")
        deliver((HEADER % ("bombe", "Bombe")).encode() + inner, JEANNE)
        self.assert_known("bombe")
        self.assert_still_answers()

    def test_nuls_invalid_utf8_and_a_header_of_a_megabyte(self):
        self.ready()
        deliver((HEADER % ("octets", "=?utf-8?B?/////w==?=")).encode() +
                b"Content-Type: text/plain; charset=utf-8\r\n\r\nBonjour \xff\xfe\xc3 quels sont vos horaires ?\r\n", JEANNE)
        deliver((HEADER % ("entete", "Long")).encode() + b"X-Long: " + b"a" * (1 << 20) + b"\r\n\r\nBonjour\r\n", JEANNE)
        deliver((HEADER % ("charset", "Charset")).encode() +
                b"Content-Type: text/plain; charset=klingon-1\r\n\r\nBonjour, quels sont vos horaires ?\r\n", JEANNE)
        for name in ("octets", "entete", "charset"):
            self.assert_known(name)
        self.assert_still_answers()

    def test_the_server_gone_in_the_middle_of_a_reply(self):
        self.ready()
        faults = pathlib.Path(LAB["SMTP_FAULTS"])
        faults.write_text('{"rcpt": "451 4.3.0 later"}')
        asked = write_mail(JEANNE, "Bonjour, quels sont vos horaires ?", subject="Coupure")
        time.sleep(4)
        self.assertEqual([m for m in inbox_of(JEANNE) if m["In-Reply-To"] == asked], [])
        faults.write_text("{}")
        self.assertTrue(wait_for(lambda: [m for m in inbox_of(JEANNE) if m["In-Reply-To"] == asked], 90),
                        self.practice.journal())
        faults.write_text('{"cut": "after_delivery"}')
        asked = write_mail(JEANNE, "Bonjour, où êtes-vous ?", subject="Coupure après")
        uncertain = wait_for(lambda: self.practice.ask(command="status")["uncertain"] == 1, 60)
        self.assertTrue(uncertain, self.practice.ask(command="trace", message_id=asked.strip("<>")))
        faults.write_text("{}")
        self.practice.stop()
        self.practice.start()
        time.sleep(4)
        self.assertEqual(len([m for m in inbox_of(JEANNE) if m["In-Reply-To"] == asked]), 1)
        tasks = self.practice.ask(command="tasks")["tasks"]
        self.assertTrue(any(task["kind"] == "uncertain_send" for task in tasks))

    def test_a_full_disk(self):
        """Stands in for a full disk: a limit on the size of files the agent may write (RLIMIT_FSIZE), which makes the
        database's writes fail as a full disk does, without filling the machine."""
        size = max(file.stat().st_size for file in (self.practice.folder / "data").iterdir()) + 40_000
        import signal

        def limited():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        log = open(self.practice.log, "a")
        self.practice.agent = subprocess.Popen([PROGRAM, "run", self.practice.folder], stdout=subprocess.PIPE, stderr=log,
                                               preexec_fn=limited)
        self.practice.agent.stdout.readline()
        time.sleep(1.5)
        asked = [write_mail(JEANNE, "Bonjour, quels sont vos horaires ?" + " merci" * 300, subject=f"Plein {n}")
                 for n in range(12)]
        time.sleep(6)
        self.practice.kill()
        self.practice.start()
        for message_id in asked:
            trace = wait_for(lambda m=message_id: (lambda t: t if t["known"] and t["state"] != "stored" else None)(
                self.practice.ask(command="trace", message_id=m.strip("<>"))), seconds=60)
            self.assertTrue(trace, f"{message_id} is lost\n{self.practice.journal()}")
        self.assertTrue(self.practice.ask(command="audit")["intact"])

    @unittest.skipUnless(os.geteuid() == 0, "only root may mount a small disk: the limit on file sizes stands in for it")
    def test_a_disk_that_is_really_full_and_has_room_again(self):
        disk = pathlib.Path(tempfile.mkdtemp(prefix="permanence-disk-"))
        run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk)
        self.addCleanup(lambda: (run("umount", "-l", disk), disk.rmdir()))
        practice = Practice(level="auto", where=disk)
        practice.log = self.practice.root / "journal-du-petit-disque"
        self.addCleanup(practice.stop)
        practice.start()
        time.sleep(2)
        filler = disk / "autre-chose"
        with open(filler, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"0" * 4096)
            except OSError:
                pass
        asked = [write_mail(JEANNE, "Bonjour, quels sont vos horaires ?" + " merci" * 300, subject=f"Disque {n}")
                 for n in range(12)]
        self.assertTrue(wait_for(lambda: "disque" in practice.journal(), seconds=40), practice.journal())
        filler.unlink()
        for message_id in asked:
            trace = wait_for(lambda m=message_id: (lambda t: t if t["known"] and t["state"] != "stored" else None)(
                practice.ask(command="trace", message_id=m.strip("<>"))), seconds=60)
            self.assertTrue(trace, f"{message_id} is lost\n{practice.journal()}")
        self.assertTrue(practice.ask(command="audit")["intact"])

    def test_a_folder_that_cannot_be_written(self):
        folder = self.practice.folder
        if os.geteuid() == 0:  # root writes everywhere but on what is mounted read-only
            run("mount", "--bind", folder, folder)
            self.addCleanup(lambda: run("umount", "-l", folder))
            run("mount", "-o", "remount,bind,ro", folder)
        else:
            folder.chmod(0o500)
            self.addCleanup(lambda: folder.chmod(0o700))
        done = run(PROGRAM, "run", folder, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("écri", done.stderr)
        self.assertIn(str(folder), done.stderr)

    def test_bad_settings_are_told_with_their_place(self):
        file = self.practice.folder / "practice.toml"
        file.write_text(file.read_text().replace('fuseau = "Europe/Paris"', 'fuseau = "Europe/Atlantide"\ncouleur = "bleu"'))
        done = run(PROGRAM, "check", self.practice.folder, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("fuseau", done.stdout)
        self.assertIn("couleur", done.stdout)
        self.assertRegex(done.stdout, r"ligne \d+")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
