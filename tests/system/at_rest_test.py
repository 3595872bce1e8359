#!/usr/bin/python3
"""At rest: no file of the practice holds what a patient wrote, or who they are."""
import base64
import datetime
import pathlib
import sys
import time
import unittest

from practice_under_test import LAB, PROGRAM, Practice, inbox_of, run, wait_for, write_mail

SECRETS = ("Zébulonne", "Kerzhadour", "zebulonne@patients.example", "pamplemousse rugueux", "Objet-très-reconnaissable")


def forms_of(secret):
    """As it might lie in a file: as it is, in other encodings, in base64 at each of the three places it may begin."""
    plain = secret.encode()
    forms = [plain, secret.encode("utf-16-le"), secret.encode("latin-1")]
    for offset in range(3):
        coded = base64.b64encode(b"\0" * offset + plain)
        forms.append(coded[4 * ((offset + 2) // 3):-4])
    return [form for form in forms if len(form) >= 8]


class AtRest(unittest.TestCase):
    def setUp(self):
        pathlib.Path(LAB["SMTP_FAULTS"]).write_text("{}")

    def make(self, **wishes):
        practice = Practice(**wishes)
        self.addCleanup(practice.remove)
        practice.add_patient("Zébulonne", "Kerzhadour", "zebulonne@patients.example")
        day = datetime.date.today() + datetime.timedelta(days=5)
        day += datetime.timedelta(days=day.weekday() == 6)
        practice.book("Zébulonne Kerzhadour", f"{day}T10:00")
        practice.start()
        time.sleep(1.5)
        return practice

    def settled(self, practice, **expected):
        def is_so():
            status = practice.ask(command="status")
            return all(status[name] == value for name, value in expected.items())
        self.assertTrue(wait_for(is_so, seconds=60), practice.ask(command="status"))

    def scan(self, root, moment, least):
        looked_at = 0
        for file in (f for f in root.rglob("*") if f.is_file()):
            content = file.read_bytes()
            looked_at += 1
            for secret in SECRETS:
                for form in forms_of(secret):
                    self.assertNotIn(form, content, f"{secret} lies in {file} ({moment})")
        print(f"{looked_at} files looked at, {moment}", flush=True)
        self.assertGreater(looked_at, least)

    def test_drafts_and_tasks(self):
        practice = self.make(level="brouillon", mailbox_lines="deposer_brouillons = true")
        write_mail("zebulonne@patients.example", "Bonjour, quels sont vos horaires ? Mon chat s'appelle pamplemousse rugueux.",
                   subject="Objet-très-reconnaissable")
        self.settled(practice, undecided=0, waiting=1)
        self.scan(practice.root, "drafts, running", 8)

    def test_a_whole_story_its_backup_and_what_is_restored_from_it(self):
        practice = self.make(level="auto")
        for subject, text in (("Objet-très-reconnaissable", "Bonjour, quels sont vos horaires ? pamplemousse rugueux"),
                              ("Rendez-vous", "Bonjour, je souhaite déplacer mon rendez-vous, plutôt le matin."),
                              ("Annulation", "Finalement je dois annuler mon rendez-vous. Zébulonne Kerzhadour"),
                              ("Urgent", "pamplemousse rugueux : j’ai une forte douleur dans la poitrine, avec des sueurs.")):
            write_mail("zebulonne@patients.example", text, subject=subject)
            self.settled(practice, undecided=0, planned=0)
        self.assertTrue(wait_for(lambda: len(inbox_of("zebulonne@patients.example")) >= 3))
        practice.command("backup", "--vers", practice.root / "sauvegarde", "--cles", practice.root / "cles")
        self.scan(practice.root, "running", 8)
        practice.stop()
        self.scan(practice.root, "stopped", 8)
        restored = practice.root / "restauree"
        backup = next(each for each in (practice.root / "sauvegarde").iterdir() if each.suffix == ".db")
        run(PROGRAM, "restore", restored, "--depuis", backup, "--cles", practice.root / "cles" / "keys",
            "--cle-maitresse", practice.folder / "master.key")
        self.scan(practice.root, "restored", 16)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
