"""A real IMAP and LMTP server (Dovecot) on free ports, each user's password being `secret`."""
import subprocess

from lab_folder import (run_as, filled, free_port, give_to, program, stop, unprivileged, wait_for_greeting)


class Dovecot:
    def __init__(self, folder, certificate):
        self.program = program("dovecot", "dovecot-imapd dovecot-lmtpd")
        self.folder = folder
        self.user, group = unprivileged()
        self.imap, self.imaps, self.lmtp = free_port(), free_port(), free_port()
        for name in ("", "run", "state", "home"):
            (folder / name).mkdir(mode=0o755)
        (folder / "dovecot.log").touch()
        self.configuration = filled("dovecot.conf.in", folder / "dovecot.conf", DIR=folder, USER=self.user,
                                    GROUP=group, IMAP=self.imap, IMAPS=self.imaps, LMTP=self.lmtp,
                                    CERTIFICATE=certificate[0], KEY=certificate[1])
        give_to(self.user, folder)
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            [self.program, "-F", "-c", str(self.configuration)],
            **run_as(self.user), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for_greeting(self.imap, "Dovecot", self.process, self.folder / "dovecot.log")
        wait_for_greeting(self.lmtp, "Dovecot's LMTP", self.process, self.folder / "dovecot.log")

    def stop(self):
        stop(self.process)

    def environment(self):
        return {"IMAP_PORT": self.imap, "IMAPS_PORT": self.imaps, "LMTP_PORT": self.lmtp,
                "MAIL_HOME": self.folder / "home"}
