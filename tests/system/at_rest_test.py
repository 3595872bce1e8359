#!/usr/bin/python3
"""At rest: no file of the practice holds what a patient wrote, or who they are."""
import base64
import pathlib
import sys
import time
import unittest

from practice_under_test import LAB, Practice, wait_for, write_mail

SECRETS = ("Zébulonne", "Kerzhadour", "zebulonne@patients.example", "pamplemousse rugueux", "Objet-très-reconnaissable")


class AtRest(unittest.TestCase):
    def test_no_file_of_the_practice_holds_a_known_plain_text(self):
        pathlib.Path(LAB["SMTP_FAULTS"]).write_text("{}")
        practice = Practice(level="brouillon")
        self.addCleanup(practice.remove)
        practice.add_patient("Zébulonne", "Kerzhadour", "zebulonne@patients.example")
        practice.start()
        time.sleep(1.5)
        write_mail("zebulonne@patients.example", "Bonjour, quels sont vos horaires ? Mon chat s'appelle pamplemousse rugueux.",
                   subject="Objet-très-reconnaissable")
        self.assertTrue(wait_for(lambda: practice.ask(command="status")["undecided"] == 0
                                 and practice.ask(command="status")["waiting"] == 1))
        practice.command("backup", "--vers", practice.root / "sauvegarde", "--cles", practice.root / "cles")
        looked_at = 0
        for moment in ("running", "stopped"):
            if moment == "stopped":
                practice.stop()
            for file in (f for f in practice.root.rglob("*") if f.is_file()):
                content = file.read_bytes()
                looked_at += 1
                for secret in SECRETS:
                    for form in (secret.encode(), secret.encode("utf-16-le"), base64.b64encode(secret.encode())[:-4],
                                 secret.encode("latin-1")):
                        self.assertNotIn(form, content, f"{secret} lies in {file} ({moment})")
        print(f"{looked_at} files looked at", flush=True)
        self.assertGreater(looked_at, 8)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
