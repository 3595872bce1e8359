#!/usr/bin/python3
"""The whole command line as a person types it, on a practice whose mailbox is a folder on disk: no server is needed."""
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import tempfile
import time
import unittest

PROGRAM = os.environ["PERMANENCE_PROGRAM"]
SOURCE = pathlib.Path(__file__).resolve().parents[2]
# What CLI11 says of itself, and the two colons of a label that brings its own.
ENGLISH = re.compile(r"\b(Usage|SUBCOMMANDS?|Subcommands?|Positionals|REQUIRED|TEXT|INT|Print|this|help message|Env|Needs|"
                     r"Excludes|required|argument was|are)\b|:\s*:")


def permanence(*words, text_in=None, code=0):
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, check=False, timeout=180, input=text_in)
    said = done.stdout + done.stderr
    if done.returncode != code:
        raise AssertionError(f"{' '.join(map(str, words))}: {done.returncode} instead of {code}\n{said}")
    return said


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def first_id(said):
    return re.search(r"^([0-9a-f]{8})\b", said, re.MULTILINE).group(1)


class Folder(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="permanence-commands-"))
        self.addCleanup(shutil.rmtree, self.root, ignore_errors=True)
        self.folder = self.root / "cabinet"

    def make_practice(self):
        permanence("init", self.folder, "--specialite", "kinesitherapeute")
        settings = (SOURCE / "demo/practice.toml").read_text().replace('= "auto"', '= "brouillon"')
        (self.folder / "practice.toml").write_text(settings)

    def on(self, command, *words, **more):
        return permanence(command, self.folder, *words, **more)


class Init(Folder):
    def test_makes_files_for_their_owner_alone(self):
        permanence("init", self.folder, "--specialite", "kinesitherapeute", "--specialite", "osteopathe")
        self.assertEqual(mode(self.folder), 0o700)
        for name in ("practice.toml", "secrets.toml", "master.key"):
            self.assertEqual(mode(self.folder / name), 0o600, name)
        self.assertIn("existe déjà", self.on("init", "--specialite", "osteopathe", code=1))

    def test_leaves_nothing_behind_when_it_fails(self):
        self.assertIn("choisissez parmi", self.on("init", "--specialite", "dentiste", code=1))
        self.assertFalse(self.folder.exists())
        # A folder that was there stays as it was, permissions included.
        (self.folder / "keys").mkdir(parents=True)
        self.folder.chmod(0o755)
        self.assertIn("keys", self.on("init", "--specialite", "osteopathe", code=1))
        self.assertEqual([each.name for each in self.folder.iterdir()], ["keys"])
        self.assertEqual(mode(self.folder), 0o755)
        (self.folder / "keys").rmdir()
        (self.folder / "data").write_text("not a folder: the last step fails")
        self.on("init", "--specialite", "osteopathe", code=1)
        self.assertEqual([each.name for each in self.folder.iterdir()], ["data"])
        (self.folder / "data").unlink()
        self.on("init", "--specialite", "osteopathe")
        self.assertEqual(mode(self.folder), 0o755)


class Words(unittest.TestCase):
    def test_every_help_is_french(self):
        said = permanence("--help")
        names = re.findall(r"^  ([a-z-]+) {2,}", said.split("Commandes")[1], re.MULTILINE)
        self.assertGreater(len(names), 25)
        for words in [["--help"]] + [[name, "--help"] for name in names]:
            with self.subTest(words=words):
                said = permanence(*words)
                self.assertIn("Utilisation", said)
                self.assertIsNone(ENGLISH.search(said), said)

    def test_a_wrong_command_line_names_what_is_wrong(self):
        for words, named in ((["foo"], "foo"), ([], "commande"), (["init", "/x"], "--specialite"), (["drafts"], "DIR"),
                             (["drafts", "/x", "de", "trop"], "de trop"), (["drafts", "/x", "--nimporte"], "--nimporte"),
                             (["agenda", "/x", "--jours", "bientôt"], "--jours"), (["book", "/x", "Jeanne"], "MOMENT")):
            with self.subTest(words=words):
                said = permanence(*words, code=2)
                self.assertIn(named, said)
                self.assertIsNone(ENGLISH.search(said), said)

    def test_understand_answers_in_order_and_goes_on_after_a_mistake(self):
        lines = [{"id": "1", "channel": "email", "text": "Bonjour, je voudrais un rendez-vous mardi matin.",
                  "received_at": "2026-03-02T09:00:00+01:00", "specialty": "kinesitherapeute",
                  "slots": ["2026-03-03T09:00", "2026-03-03T16:00"]},
                 {"id": "2", "channel": "pigeon", "text": "?", "received_at": "2026-03-02T09:00:00+01:00"},
                 {"id": "3", "channel": "sms", "text": "Je dois annuler mon rendez-vous.",
                  "received_at": "2026-03-02T09:00:00+01:00", "appointment": "2026-03-05T10:00"}]
        text = "\n".join(json.dumps(line) for line in lines) + "\npas du JSON\n"
        said = [json.loads(line) for line in permanence("understand", text_in=text, code=1).splitlines()]
        self.assertEqual([line["id"] for line in said], ["1", "2", "3", None])
        self.assertEqual(said[0]["intents"][0], "appointment.book")
        self.assertEqual(said[0]["fits"], [True, False])
        self.assertIn("channel", said[1]["error"])
        self.assertEqual(said[2]["intents"][0], "appointment.cancel")
        self.assertIn("JSON", said[3]["error"])
        permanence("understand", text_in=json.dumps(lines[0]) + "\n")

    def test_when_names_the_moment(self):
        line = json.dumps({"id": "a", "text": "demain à 15 h", "reference": "2026-03-03T09:30:00"})
        said = json.loads(permanence("when", text_in=line + "\n"))
        self.assertEqual((said["id"], said["start"]), ("a", "2026-03-04T15:00:00"))
        wrong = json.loads(permanence("when", text_in='{"id": "b", "text": "demain", "reference": "hier"}\n', code=1))
        self.assertIn("reference", wrong["error"])

    def test_the_demonstration_ends_by_itself(self):
        said = permanence("demo")
        self.assertIn("En résumé", said)
        self.assertIn("intact", said)


class AtWork(Folder):
    def setUp(self):
        super().setUp()
        self.make_practice()
        self.agents = []
        self.addCleanup(self.stop)

    def start(self, folder=None):
        with open(self.root / "journal", "a") as journal:
            agent = subprocess.Popen([PROGRAM, "run", folder or self.folder], stdout=subprocess.PIPE, stderr=journal)
        self.agents.append(agent)
        self.assertTrue(agent.stdout.readline(), (self.root / "journal").read_text())
        return agent

    def stop(self):
        while self.agents:
            agent = self.agents.pop()
            agent.send_signal(signal.SIGTERM)
            self.assertEqual(agent.wait(30), 0)
            agent.stdout.close()

    def write(self, words, sender="jeanne.morel@mail.example"):
        return self.on("write", "--from", sender, words)

    def test_a_day_at_the_desk(self):
        self.assertIn("Les données s’ouvrent", self.on("check"))
        agent = self.start()
        time.sleep(1)  # the first look at an inbox only notes where it stands
        with open(f"/proc/{agent.pid}/limits") as limits:
            self.assertRegex(limits.read(), r"Max core file size +0 +0")
        self.assertIn("L’agent tourne", self.on("check"))

        added = self.on("patient", "--prenom", "Jeanne", "--nom", "Morel", "--courriel", "jeanne.morel@mail.example")
        jeanne = re.search(r"[0-9a-f]{8}", added).group(0)
        self.on("patient", "--prenom", "Paul", "--nom", "Morel", "--courriel", "jeanne.morel@mail.example", "--relation", "lui-meme")
        listed = self.on("patients")
        self.assertRegex(listed, rf"{jeanne}  Jeanne Morel .*jeanne.morel@mail.example")
        for wrong in (["--naissance", "3 mars"], ["--courriel", "jeanne"], ["--relation", "voisine"]):
            self.assertIn(wrong[1], self.on("patient", "--nom", "X", *wrong, code=1))
        self.assertNotIn(" X ", self.on("patients"))

        day = next(time.strftime("%Y-%m-%d", time.localtime(time.time() + n * 86400)) for n in range(2, 9)
                   if time.localtime(time.time() + n * 86400).tm_wday == 1)
        self.on("book", jeanne, f"{day}T10:00")
        self.assertIn("--malgre-tout", self.on("book", "Paul Morel", f"{day}T10:00", code=1))
        self.on("book", "Paul Morel", f"{day}T10:00", "--malgre-tout")
        self.assertEqual(self.on("agenda", "--jours", "10").count("10:00–"), 2)
        self.assertIn("pas une date", self.on("agenda", "--du", "mardi", code=1))
        self.assertIn("pas une date", self.on("book", jeanne, "mardi", code=1))

        self.assertIn("horaires", self.write("Bonjour, quels sont vos horaires ? Merci, Jeanne Morel"))
        drafts = self.on("drafts")
        self.assertIn("À approuver", drafts)
        draft = first_id(drafts)
        self.on("edit", draft, "Du lundi au vendredi, de 8 h à 19 h.")
        self.assertIn("de 8 h à 19 h", self.on("drafts"))
        self.assertIn("horaires", self.on("approve", "--genre", "faq.heures", code=1))
        self.assertIn("Approuvés : 1", self.on("approve", "--genre", "horaires"))
        if "Sur le départ" in self.on("drafts"):
            self.on("retain", draft)
            self.on("approve", draft)

        self.write("Bonjour, quels sont vos tarifs ?")
        self.on("reject", first_id(self.on("drafts").split("À approuver")[1].lstrip()))
        self.write("Bonjour, j’ai mal au genou depuis la séance, est-ce normal ?")
        tasks = self.on("tasks")
        self.assertIn("question de santé", tasks)
        conversation = re.search(r"conversation ([0-9a-f]{8})", tasks).group(1)
        self.on("release", conversation)
        self.assertIn("ffff", self.on("release", "ffffffff", code=1))
        self.on("done", first_id(tasks))
        for command in ("calls", "left", "conversations"):
            self.on(command)
        self.on("pause")
        self.assertIn("En pause", self.on("status"))
        self.on("resume")
        self.assertNotIn("En pause", self.on("status"))
        self.on("test-alert")
        self.assertIn("intact", self.on("audit"))

    def test_what_is_lost_comes_back_elsewhere(self):
        self.start()
        time.sleep(1)
        self.on("patient", "--prenom", "Jeanne", "--nom", "Morel", "--courriel", "jeanne.morel@mail.example")
        self.on("book", "Morel", "2030-03-05T10:00")
        self.write("Bonjour, quels sont vos horaires ?")
        drafts = self.on("drafts")
        agenda = self.on("agenda", "--du", "2030-03-05")
        self.assertIn("Jeanne Morel", agenda)
        data, keys = self.root / "donnees", self.root / "cles"
        self.assertIn("dossier du cabinet", self.on("backup", "--vers", data, "--cles", self.folder, code=1))
        self.on("backup", "--vers", data, "--cles", keys)
        backup, = data.glob("*.db")
        master_key = self.root / "cle sur papier"
        shutil.copy(self.folder / "master.key", master_key)
        master_key.chmod(0o644)
        self.assertIn("intact", self.on("audit", "--empreinte", backup.with_suffix(".audit")))
        self.stop()
        shutil.rmtree(self.folder)

        self.folder = self.root / "nouveau" / "cabinet"
        self.on("restore", "--depuis", backup, "--cles", keys, "--cle-maitresse", master_key)
        for name in ("practice.toml", "secrets.toml", "master.key"):
            self.assertEqual(mode(self.folder / name), 0o600, name)
        self.on("check")
        self.assertEqual(self.on("drafts"), drafts)
        self.assertEqual(self.on("agenda", "--du", "2030-03-05"), agenda)
        self.assertIn("Restauré", self.on("status"))
        self.start()
        self.assertIn("Restauré", self.on("status"))
        self.stop()
        self.assertIn("contient déjà", self.on("restore", "--depuis", backup, "--cles", keys, code=1))

        with sqlite3.connect(self.folder / "data/permanence.db") as database:
            head = int(backup.with_suffix(".audit").read_text().split()[0])
            database.execute("DELETE FROM audit_entry WHERE sequence >= ?", (head,))
        database.close()
        self.assertIn("raccourci", self.on("audit", code=1))


if __name__ == "__main__":
    unittest.main(verbosity=2)
