#!/usr/bin/python3
"""When it can't work, somebody hears: a stop, a clock that jumped, a mailbox that fails; several mailboxes at once; mails
that end the program. Time is moved by the program's own test hook (PERMANENCE_CLOCK): the servers live in real time."""
import datetime
import json
import pathlib
import socket
import sys
import time
import unittest
import zoneinfo

from practice_under_test import (LAB, PRACTITIONER_ADDRESS, MailClient, SETTINGS, Practice, deliver, inbox_of, text_of, wait_for,
                                 write_mail)

JEANNE = "jeanne@patients.example"
PARIS = zoneinfo.ZoneInfo("Europe/Paris")
FIXED_HOLIDAYS = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}

SECOND_MAILBOX = """
[[boite]]
nom = "hugo"
adresse = "hugo@cabinet-essai.example"
affichage = "Hugo Lestang"
praticien = "anna"
autorite_de_certification = "{authority}"
imap = {{ hote = "localhost", port = %s, securite = "tls", utilisateur = "hugo" }}
smtp = {{ hote = "localhost", port = %s, securite = "tls", utilisateur = "hugo" }}
""" % (LAB["IMAPS_PORT"], LAB["SMTPS_PORT"])
TWO_MAILBOXES = SETTINGS.replace("\n[[alerte]]", SECOND_MAILBOX + "\n[[alerte]]")


def plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def next_wednesday():
    """At least four days ahead, neither it nor its eve a holiday (the movable ones fall on other days of the week)."""
    day = datetime.datetime.now(PARIS).date() + datetime.timedelta(days=4)
    while day.weekday() != 2 or any((each.month, each.day) in FIXED_HOLIDAYS
                                    for each in (day, day - datetime.timedelta(days=1))):
        day += datetime.timedelta(days=1)
    return day


class UnusualTimes(unittest.TestCase):
    def setUp(self):
        pathlib.Path(LAB["SMTP_FAULTS"]).write_text("{}")
        self.seen = {address: len(inbox_of(address)) for address in (JEANNE, PRACTITIONER_ADDRESS)}

    def make(self, **wishes):
        self.practice = Practice(level="auto", **wishes)
        self.addCleanup(self.practice.remove)
        self.clock = self.practice.root / "horloge"
        self.move_clock()
        if "settings" in wishes:
            with open(self.practice.folder / "secrets.toml", "a") as secrets:
                secrets.write('[boite."hugo"]\nmot_de_passe = "secret"\n')

    def move_clock(self, wall=0, steady=0):
        """Replaced whole, so that it is never read half written."""
        new = self.clock.with_suffix(".nouvelle")
        new.write_text(f"{wall} {steady}\n")
        new.rename(self.clock)

    def start(self):
        self.practice.start(PERMANENCE_CLOCK=str(self.clock))
        time.sleep(2)  # the first look at the inbox is done: what comes now is new

    def new_mails(self, address, containing=""):
        return [message for message in inbox_of(address)[self.seen[address]:] if containing in plain(text_of(message))]

    def test_after_a_stop_reminders_and_mail_are_caught_up_once_and_somebody_is_told(self):
        self.make()
        self.start()
        self.practice.add_patient("Jeanne", "Morel", JEANNE)
        day = next_wednesday()
        self.practice.book("Jeanne Morel", f"{day}T10:00")
        time.sleep(1)
        self.practice.stop()
        asked = write_mail(JEANNE, "Bonjour, quels sont vos horaires ?", subject="Horaires")
        # Ten past ten on the eve: the reminder was due during the stop.
        moment = datetime.datetime.combine(day - datetime.timedelta(days=1), datetime.time(10, 10), PARIS)
        self.move_clock(steady=int((moment - datetime.datetime.now(PARIS)).total_seconds()))
        self.start()
        self.assertTrue(wait_for(lambda: self.new_mails(JEANNE, "Nous vous rappelons"), seconds=60))
        self.assertTrue(wait_for(lambda: [m for m in inbox_of(JEANNE) if m["In-Reply-To"] == asked], seconds=60))
        told = wait_for(lambda: self.new_mails(PRACTITIONER_ADDRESS, "à l’arrêt du"), seconds=60)
        self.assertEqual(len(told), 1)
        self.assertIn("messages rattrapés : 1", plain(text_of(told[0])))
        for _ in range(2):
            self.practice.kill()
            self.start()
        time.sleep(2)
        self.assertEqual(len(self.new_mails(JEANNE, "Nous vous rappelons")), 1)
        self.assertEqual(len(self.new_mails(PRACTITIONER_ADDRESS, "à l’arrêt du")), 1)

    def test_a_clock_that_jumped_sends_nothing_until_confirmed(self):
        self.make()
        self.start()
        self.move_clock(wall=6 * 3600)
        self.assertTrue(wait_for(lambda: self.new_mails(PRACTITIONER_ADDRESS, "L’horloge de la machine a sauté"), seconds=60))
        asked = write_mail(JEANNE, "Bonjour, quels sont vos horaires ?", subject="Horaires")
        time.sleep(4)
        self.assertEqual([m for m in inbox_of(JEANNE) if m["In-Reply-To"] == asked], [])
        self.practice.command("resume")
        self.assertTrue(wait_for(lambda: [m for m in inbox_of(JEANNE) if m["In-Reply-To"] == asked], seconds=60))

    def test_a_mailbox_failing_for_half_an_hour_is_told_through_another(self):
        with socket.socket() as nobody:
            nobody.bind(("127.0.0.1", 0))  # bound and not listening: every connection is refused
            self.make(settings=TWO_MAILBOXES, imap_port=nobody.getsockname()[1])
            self.start()
            # Tries follow after 2, 4, 8, 16 s …: eight minutes pass before each.
            for minutes, pause in ((8, 3), (16, 7), (24, 14), (32, 0)):
                self.move_clock(steady=minutes * 60)
                time.sleep(pause)
            told = wait_for(lambda: self.new_mails(PRACTITIONER_ADDRESS, "échoue depuis"), seconds=60)
            self.assertEqual(len(told), 1)
            self.assertIn("hugo@cabinet-essai.example", told[0]["From"])
            self.assertIn("« accueil »", plain(text_of(told[0])))

    def test_a_password_refused_by_the_way_out_blames_no_patient(self):
        self.make(smtp_port=LAB["SMTPS_PORT"])
        self.start()
        pathlib.Path(LAB["SMTP_FAULTS"]).write_text(json.dumps({"mail": "550 5.7.60 not allowed to send as this sender"}))
        asked = write_mail(JEANNE, "Bonjour, quels sont vos horaires ?", subject="Horaires")
        time.sleep(5)
        status = self.practice.ask(command="status")
        self.assertEqual((status["planned"], status["to_call"]), (1, 0), self.practice.journal())
        pathlib.Path(LAB["SMTP_FAULTS"]).write_text("{}")
        self.assertTrue(wait_for(lambda: [m for m in inbox_of(JEANNE) if m["In-Reply-To"] == asked], seconds=60))

    def test_each_mailbox_answers_for_itself_and_one_mail_to_both_once(self):
        self.make(settings=TWO_MAILBOXES)
        self.start()
        first = write_mail(JEANNE, "Bonjour, quels sont vos horaires ?", subject="Horaires")
        second = write_mail(JEANNE, "Bonjour, quels sont vos tarifs ?", subject="Tarifs", mailbox="hugo",
                            to="hugo@cabinet-essai.example")
        both = write_mail(JEANNE, "Bonjour, prenez-vous la carte Vitale ?", subject="Carte",
                          to="cabinet@cabinet-essai.example, hugo@cabinet-essai.example")
        original = [m for m in self.mails_of("cabinet") if m["Message-ID"] == both][0]
        deliver(original.as_bytes(), JEANNE, "hugo")

        def answers(to):
            return [message for message in inbox_of(JEANNE) if message["In-Reply-To"] == to]
        for asked, sender in ((first, "cabinet@"), (second, "hugo@")):
            self.assertTrue(wait_for(lambda a=asked: answers(a), seconds=60), asked)
            self.assertIn(sender, answers(asked)[0]["From"])
            self.assertIn("@cabinet-essai.example>", answers(asked)[0]["Message-ID"])
        self.assertTrue(wait_for(lambda: answers(both), seconds=60))
        time.sleep(4)
        self.assertEqual(len(answers(both)), 1)

    @staticmethod
    def mails_of(user):
        with MailClient(user) as client:
            return [message for _, _, message in client.mails()]

    def test_a_message_that_ends_the_program_goes_to_a_person_and_the_next_is_answered(self):
        self.make()
        self.start()
        self.practice.stop()
        asked = write_mail(JEANNE, "Bonjour, quels sont vos horaires ?", subject="Piège")
        after = write_mail("louis@patients.example", "Bonjour, quels sont vos horaires ?", subject="Suivant")
        # Ends at the first message it reads or decides about, as a fault in a library would.
        for step in ("reading", "deciding"):
            for _ in range(7):
                self.practice.start(PERMANENCE_CLOCK=str(self.clock), PERMANENCE_CRASH_AT=f"{step}:1",
                                    PERMANENCE_CRASH_BY_FAULT="1")
                wait_for(lambda: self.practice.agent.poll() is not None, seconds=3, every=0.02)
                self.practice.kill()
        self.start()
        known = wait_for(lambda: (lambda t: t if t["known"] and t["state"] != "stored" else None)(
            self.practice.ask(command="trace", message_id=after.strip("<>"))), seconds=60)
        tasks = self.practice.ask(command="tasks")["tasks"]
        self.assertTrue(tasks, "somebody was told")
        self.assertTrue(known or any("arrête le programme" in task["reason"] for task in tasks))
        self.assertEqual([m for m in inbox_of(JEANNE) if m["In-Reply-To"] == asked], [])
        fresh = write_mail(JEANNE, "Bonjour, quels sont vos tarifs ?", subject="Tarifs")
        self.assertTrue(wait_for(lambda: [m for m in inbox_of(JEANNE) if m["In-Reply-To"] == fresh], seconds=60),
                        "the program goes on")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
