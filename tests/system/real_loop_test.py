#!/usr/bin/python3
"""The real loop: Dovecot and a real SMTP server (exim), mail sent by an ordinary client, the answer fetched by one, and
the practitioner's own mail program at work beside."""
import datetime
import email
import email.policy
import pathlib
import re
import sys
import time
import unittest

from practice_under_test import (LAB, PRACTICE_ADDRESS, PRACTITIONER_ADDRESS, MailClient, Practice, inbox_of, text_of,
                                 wait_for, write_mail)

JEANNE = "jeanne@patients.example"
OPTIONS = 'deposer_brouillons = true'


def working_day(ahead):
    day = datetime.date.today() + datetime.timedelta(days=ahead)
    return day + datetime.timedelta(days=1) if day.weekday() == 6 else day


class RealLoop(unittest.TestCase):
    level = "auto"
    options = ""

    def setUp(self):
        pathlib.Path(LAB["SMTP_FAULTS"]).write_text("{}")
        for user in ("cabinet", "jeanne", "anna", "inconnue"):
            with MailClient(user) as client:
                for folder in ("INBOX", "Sent", "Drafts", "Permanence"):
                    for uid, _, _ in client.mails(folder):
                        client.delete(uid, folder)
        self.practice = Practice(level=self.level, smtp_port=LAB["EXIM_PORT"], smtp_security="starttls",
                                 mailbox_lines=self.options)
        self.practice_started()

    def practice_started(self):
        self.addCleanup(self.practice.remove)
        self.practice.add_patient("Jeanne", "Morel", JEANNE)
        self.day = working_day(5)
        self.practice.book("Jeanne Morel", f"{self.day}T10:00")
        self.practice.start()
        time.sleep(1.5)  # the first look at the inbox is done: what comes now is new

    def answer_to(self, message_id, address=JEANNE, seconds=20):
        def found():
            return next((mail for mail in inbox_of(address) if mail["In-Reply-To"] == message_id), None)
        answer = wait_for(found, seconds)
        self.assertIsNotNone(answer, f"no answer; trace: {self.practice.ask(command='trace', message_id=message_id.strip('<>'))}"
                                     f"\n{self.practice.journal()}")
        return answer

    def sent_folder(self):
        with MailClient("cabinet") as client:
            return [message for _, _, message in client.mails("Sent")]


class ByItself(RealLoop):
    def test_a_question_is_answered_in_its_thread_filed_and_marked(self):
        asked = write_mail(JEANNE, "Bonjour, quels sont vos horaires ? Merci", subject="Horaires")
        answer = self.answer_to(asked)
        self.assertEqual(answer["Auto-Submitted"], "auto-replied")
        self.assertIn(asked, answer["References"])
        self.assertTrue(answer["Subject"].lower().startswith("re") or answer["Subject"])
        self.assertIn("automatique", text_of(answer))
        self.assertIn("02 98 00 00 00", text_of(answer))
        self.assertRegex(text_of(answer), r"\b15\b")
        self.assertIsNotNone(answer.get_body(("html",)))
        filed = wait_for(lambda: [m for m in self.sent_folder() if m["Message-ID"] == answer["Message-ID"]])
        self.assertEqual(len(filed), 1)

        def flags():
            with MailClient("cabinet") as client:
                return next(flags for _, flags, message in client.mails() if message["Message-ID"] == asked)
        self.assertIn("Permanence", wait_for(lambda: flags() if "Permanence" in flags() else None) or flags())
        self.assertNotIn("\\Seen", flags())

    def test_an_appointment_is_cancelled_with_its_invitation(self):
        asked = write_mail(JEANNE, "Bonjour, je dois annuler mon rendez-vous. Jeanne Morel", subject="Annulation")
        answer = self.answer_to(asked)
        calendar = next(part for part in answer.walk() if part.get_content_type() == "text/calendar")
        self.assertIn("METHOD:CANCEL", calendar.get_content())
        agenda = self.practice.ask(command="agenda", days=20)["appointments"]
        self.assertEqual([each["state"] for each in agenda], ["cancelled"])

    def test_an_offer_is_made_accepted_and_booked(self):
        asked = write_mail(JEANNE, "Bonjour, est-ce que je peux déplacer mon rendez-vous ? Plutôt le matin.",
                           subject="Déplacer")
        offer = self.answer_to(asked)
        accepted = write_mail(JEANNE, "Le deuxième me va, merci !", subject="Re: " + str(offer["Subject"]),
                              headers=[("In-Reply-To", str(offer["Message-ID"])), ("References", f"{asked} {offer['Message-ID']}")])
        answer = self.answer_to(accepted)
        calendar = next(part for part in answer.walk() if part.get_content_type() == "text/calendar").get_content()
        self.assertIn("METHOD:REQUEST", calendar)
        self.assertRegex(calendar, r"SEQUENCE:1\b")
        standing = [each for each in self.practice.ask(command="agenda", days=60)["appointments"]
                    if each["state"] in ("booked", "confirmed")]
        self.assertEqual(len(standing), 1)
        self.assertNotEqual(standing[0]["start"][:16], f"{self.day}T10:00")

    def test_a_red_flag_gets_the_numbers_at_once_and_alerts_the_practitioner(self):
        asked = write_mail(JEANNE, "Bonjour, depuis ce matin une douleur me serre la poitrine et descend dans le bras "
                                   "gauche, je transpire beaucoup.", subject="Rendez-vous")
        answer = self.answer_to(asked)
        self.assertIn("15", text_of(answer))
        self.assertIn("112", text_of(answer))
        self.assertNotIn("poitrine", text_of(answer))
        self.assertTrue(wait_for(lambda: inbox_of(PRACTITIONER_ADDRESS)), self.practice.journal())
        tasks = self.practice.ask(command="tasks")["tasks"]
        self.assertTrue(any(task["kind"] == "emergency" for task in tasks), tasks)

    def test_what_is_no_patients_business_is_left_unread_and_listed(self):
        asked = write_mail("lettre@boutique.example", "Nos promotions", subject="Promotions",
                           headers=[("List-Unsubscribe", "<mailto:non@boutique.example>")])
        left = wait_for(lambda: self.practice.ask(command="left")["left"])
        self.assertEqual([mail["from"] for mail in left], ["lettre@boutique.example"])
        with MailClient("cabinet") as client:
            _, flags, _ = next(mail for mail in client.mails() if mail[2]["Message-ID"] == asked)
        self.assertEqual(flags - {"\\Recent"}, set())

    def test_mail_from_before_the_installation_is_not_touched(self):
        self.practice.stop()
        old = Practice(level="auto", smtp_port=LAB["EXIM_PORT"], smtp_security="starttls")
        self.addCleanup(old.remove)
        write_mail(JEANNE, "Bonjour, quels sont vos horaires ?", subject="Ancien")
        old.start()
        time.sleep(3)
        self.assertEqual(old.ask(command="status")["undecided"], 0)
        self.assertEqual([m for m in inbox_of(JEANNE) if "Ancien" in str(m["Subject"])], [])

    def test_automatic_mail_and_our_own_are_never_answered(self):
        for headers in ([("Auto-Submitted", "auto-replied")], [("Precedence", "bulk")], [("List-Id", "<l.example>")]):
            write_mail(JEANNE, "Bonjour, quels sont vos horaires ?", subject="Automate", headers=headers)
        write_mail(PRACTICE_ADDRESS, "Bonjour, quels sont vos horaires ?", subject="Nous")
        wait_for(lambda: len(self.practice.ask(command="left")["left"]) == 4)
        self.assertEqual(len(self.practice.ask(command="left")["left"]), 4)
        self.assertEqual(inbox_of(JEANNE), [])

    def test_a_bounce_marks_the_address_and_asks_for_a_call(self):
        asked = write_mail("nobody@patients.example", "Bonjour, quels sont vos horaires ?", subject="Horaires")
        tasks = wait_for(lambda: [t for t in self.practice.ask(command="tasks")["tasks"] if t["kind"] == "call"])
        self.assertEqual(len(tasks), 1, self.practice.ask(command="trace", message_id=asked.strip("<>")))

    def test_a_bounce_that_comes_later_is_matched_to_what_was_sent(self):
        answer = self.answer_to(write_mail(JEANNE, "Bonjour, quels sont vos tarifs ?", subject="Tarifs"))
        raw = (f"From: MAILER-DAEMON@localhost\r\nTo: {PRACTICE_ADDRESS}\r\nSubject: Undelivered\r\n"
               f"Message-ID: <avis@localhost>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
               'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
               "--b\r\nContent-Type: text/plain\r\n\r\nNon remis\r\n"
               "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; localhost\r\n\r\n"
               f"Final-Recipient: rfc822; {JEANNE}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
               f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {answer['Message-ID']}\r\n\r\n--b--\r\n")
        from practice_under_test import deliver
        deliver(raw.encode(), "mailer@localhost")
        tasks = wait_for(lambda: [t for t in self.practice.ask(command="tasks")["tasks"] if t["kind"] == "call"])
        self.assertEqual(len(tasks), 1)

    def test_a_wrong_password_is_told_and_mended_without_loss(self):
        self.practice.stop()
        self.practice.write_secret("faux")
        asked = write_mail(JEANNE, "Bonjour, quels sont vos horaires ?", subject="Plus tard")
        checked = self.practice.command("check", check=False)
        self.assertNotEqual(checked.returncode, 0)
        self.assertIn("mot de passe", checked.stdout)
        self.practice.write_secret("secret")
        self.practice.start()
        self.answer_to(asked)


class WithDrafts(RealLoop):
    level = "brouillon"
    options = OPTIONS

    def laid_draft(self, count=1):
        def drafts():
            with MailClient("cabinet") as client:
                found = client.mails("Drafts")
                return found if len(found) == count else None
        found = wait_for(drafts)
        self.assertTrue(found, f"no draft laid\n{self.practice.journal()}")
        return found[0]

    def drafts_waiting(self):
        return self.practice.ask(command="drafts")["drafts"]

    def test_an_approved_draft_leaves(self):
        asked = write_mail(JEANNE, "Bonjour, quels sont vos horaires ?", subject="Horaires")
        draft = wait_for(self.drafts_waiting)[0]
        self.practice.command("approve", draft["id"][:8])
        self.answer_to(asked)

    def test_an_edited_draft_leaves_as_a_person_wrote_it(self):
        asked = write_mail(JEANNE, "Bonjour, quels sont vos horaires ?", subject="Horaires")
        draft = wait_for(self.drafts_waiting)[0]
        self.practice.command("edit", draft["id"][:8], "Bonjour Jeanne, passez quand vous voulez.")
        self.practice.command("approve", draft["id"][:8])
        answer = self.answer_to(asked)
        self.assertIn("passez quand vous voulez", text_of(answer))
        self.assertIsNone(answer["Auto-Submitted"])

    def test_sending_a_laid_draft_from_any_program_approves_it_with_its_edits(self):
        asked = write_mail(JEANNE, "Bonjour, je dois annuler mon rendez-vous. Jeanne Morel", subject="Annulation")
        uid, _, draft = self.laid_draft()
        edited = email.message.EmailMessage()
        for name in ("From", "To", "Subject", "In-Reply-To", "References"):
            if draft[name]:
                edited[name] = draft[name]
        edited["Message-ID"] = "<brouillon-envoye@cabinet-essai.example>"
        edited.set_content("C’est noté, à bientôt. Anna")
        with MailClient("cabinet") as client:
            client.append("Sent", edited.as_bytes(policy=email.policy.SMTP))
            client.delete(uid, "Drafts")
        trace = wait_for(lambda: (lambda t: t if t["state"] == "handled" else None)(
            self.practice.ask(command="trace", message_id=asked.strip("<>"))), seconds=90)
        self.assertTrue(trace)
        self.assertEqual([row["state"] for row in trace["rows"]], ["sent"])
        self.assertEqual([each["state"] for each in trace["appointments"]], ["cancelled"])
        self.assertEqual(inbox_of(JEANNE), [])

    def test_a_deleted_draft_is_refused(self):
        write_mail(JEANNE, "Bonjour, quels sont vos horaires ?", subject="Horaires")
        uid, _, _ = self.laid_draft()
        with MailClient("cabinet") as client:
            client.delete(uid, "Drafts")
        self.assertTrue(wait_for(lambda: not self.drafts_waiting(), seconds=150, every=1))
        self.assertEqual(inbox_of(JEANNE), [])

    def test_an_answer_by_hand_withdraws_the_draft_and_silences_the_agent(self):
        asked = write_mail(JEANNE, "Bonjour, quels sont vos horaires ?", subject="Horaires")
        self.assertTrue(wait_for(self.drafts_waiting))
        self.laid_draft()
        reply = email.message.EmailMessage()
        reply["From"], reply["To"], reply["Subject"] = PRACTICE_ADDRESS, JEANNE, "Re: Horaires"
        reply["In-Reply-To"], reply["References"] = asked, asked
        reply["Message-ID"] = "<par-la-main@cabinet-essai.example>"
        reply.set_content("Je vous appelle.")
        with MailClient("cabinet") as client:
            client.append("Sent", reply.as_bytes(policy=email.policy.SMTP))
        self.assertTrue(wait_for(lambda: not self.drafts_waiting(), seconds=90))
        again = write_mail(JEANNE, "Et quels sont vos tarifs ?", subject="Re: Horaires",
                           headers=[("In-Reply-To", "<par-la-main@cabinet-essai.example>"), ("References", asked)])
        trace = wait_for(lambda: (lambda t: t if t["known"] and t["state"] != "stored" else None)(
            self.practice.ask(command="trace", message_id=again.strip("<>"))))
        self.assertEqual(trace["rows"], [])
        self.assertEqual(trace["state"], "waiting")

    def test_a_mail_moved_or_deleted_by_hand_is_done_with(self):
        asked = write_mail(JEANNE, "Bonjour, quels sont vos horaires ?", subject="Horaires")
        self.assertTrue(wait_for(self.drafts_waiting))
        with MailClient("cabinet") as client:
            uid = next(uid for uid, _, message in client.mails() if message["Message-ID"] == asked)
            client.delete(uid)
        self.assertTrue(wait_for(lambda: not self.drafts_waiting(), seconds=90))


class Certificates(unittest.TestCase):
    def test_a_wrong_certificate_is_refused_with_a_clear_message(self):
        for port in ("UNKNOWN_AUTHORITY_PORT", "OTHER_NAME_PORT", "EXPIRED_PORT"):
            practice = Practice(imap_port=LAB[port])
            self.addCleanup(practice.remove)
            checked = practice.command("check", check=False)
            self.assertEqual(checked.returncode, 1)
            self.assertRegex(checked.stdout, re.compile("certificat", re.I))
            self.assertNotIn("✗ error.", checked.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
