"""A real submission server (exim): STARTTLS, then AUTH with the password `secret`; delivers by LMTP to Dovecot.

The program comes from the unpacked package (fetch_exim), so that the machine's own mail server stays what it is. It
insists on a user named Debian-exim.
"""
import os
import pwd
import subprocess

from lab_folder import REPOSITORY, Missing, run_as, filled, free_port, give_to, stop, wait_for_greeting


class Exim:
    def __init__(self, folder, certificate, lmtp):
        places = (os.environ.get("PERMANENCE_LAB_EXIM", ""), REPOSITORY / "build/lab/exim/usr/sbin/exim4",
                  "/usr/sbin/exim4")
        self.program = next((str(place) for place in places if os.access(place, os.X_OK)), None)
        if not self.program:
            raise Missing("exim is not there: run tests/lab/fetch_exim")
        try:
            pwd.getpwnam("Debian-exim")
        except KeyError:
            raise Missing("exim needs a user named Debian-exim: run tests/lab/fetch_exim as root") from None
        self.user = "Debian-exim"
        self.folder = folder
        self.port = free_port()
        for name in ("", "spool"):
            (folder / name).mkdir(mode=0o755)
        self.configuration = filled("exim.conf.in", folder / "exim.conf", EXIM=self.program, DIR=folder,
                                    SUBMISSION=self.port, LMTP=lmtp, CERTIFICATE=certificate[0], KEY=certificate[1])
        give_to(self.user, folder)
        if os.geteuid() == 0:  # exim refuses a configuration that others than root may write
            subprocess.run(["chown", "root", str(self.configuration)], check=True)
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            [self.program, "-C", str(self.configuration), "-bdf", "-q1m"],
            **run_as(self.user), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=open(self.folder / "stderr", "w"))
        wait_for_greeting(self.port, "exim", self.process, self.folder / "stderr")

    def stop(self):
        stop(self.process)

    def environment(self):
        return {"EXIM_PORT": self.port}
