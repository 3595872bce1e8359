#!/usr/bin/python3
"""Starts real mail servers on free ports of the loopback, runs a command, and stops them.

    tests/lab/run_with_servers.py [--without exim] -- COMMAND [ARGUMENT …]

The command finds them in its environment, under PERMANENCE_LAB_…:
  DIR                          the lab's folder            AUTHORITY           the certificate authority's file
  IMAP_PORT, IMAPS_PORT        Dovecot (any user, password "secret"; host localhost)
  LMTP_PORT, MAIL_HOME         its door for deliveries, its users' folders (MAIL_HOME/<user>/Maildir)
  EXIM_PORT                    exim: STARTTLS, any user, password "secret"
  SMTPS_PORT, SMTP_STARTTLS_PORT, SMTP_PORT      the server that goes wrong as SMTP_FAULTS says (submission.py);
                               what it delivered is in SMTP_DELIVERED
  UNKNOWN_AUTHORITY_PORT, OTHER_NAME_PORT, EXPIRED_PORT     TLS with a certificate to refuse; what was said to them
                               is in WRONG_CERTIFICATE_HEARD
  TOKEN_PORT, TOKEN            an OAuth server over TLS (token_server.py), and the token that opens the doors
  IMAP_DOUBLE_PORT, IMAP_DOUBLE_SCENARIO, IMAP_DOUBLE_SAID  an IMAP server that misbehaves (imap_double.py)
"""
import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

from lab_folder import Missing


def start_all(folder, without):
    """Yields each server as it stands, so that what was started can be stopped whatever happens."""
    try:
        import aiosmtpd  # noqa: F401
    except ImportError:
        raise Missing("aiosmtpd is not installed: apt-get install python3-aiosmtpd (for /usr/bin/python3)") from None
    from authority import Authority
    from dovecot import Dovecot
    from exim import Exim
    from imap_double import ImapDouble
    from submission import Submission
    from tls_doors import WrongCertificates
    from token_server import TokenServer

    authority = Authority(folder / "authority")
    dovecot = Dovecot(folder / "dovecot", authority.good)
    submission = Submission(folder / "submission", authority.good, dovecot.lmtp)
    wrong = WrongCertificates(folder / "wrong", authority)
    servers = [dovecot, submission, wrong, TokenServer(authority.good, wrong.doors["EXPIRED_PORT"].port),
               ImapDouble(folder / "double")]
    if "exim" not in without:
        servers.append(Exim(folder / "exim", authority.good, dovecot.lmtp))
    for server in servers:
        yield server, authority
        server.start()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--without", action="append", default=[], choices=["exim"])
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))

    folder = pathlib.Path(tempfile.mkdtemp(prefix="permanence-lab-"))
    folder.chmod(0o755)
    servers = []
    environment = {"DIR": folder}
    try:
        for server, authority in start_all(folder, arguments.without):
            servers.append(server)
            environment |= {"AUTHORITY": authority.file} | server.environment()
        named = {f"PERMANENCE_LAB_{name}": str(value) for name, value in environment.items()}
        return subprocess.run(arguments.command, env=os.environ | named, check=False).returncode
    except Missing as missing:
        print(f"run_with_servers: {missing}", file=sys.stderr)
        return 2
    finally:
        for server in reversed(servers):
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
