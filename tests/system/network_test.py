#!/usr/bin/python3
"""Network: with every proxy variable set, and a server that redirects, no connection goes to a host not configured."""
import os
import pathlib
import re
import socket
import subprocess
import sys
import threading
import time
import unittest

from practice_under_test import LAB, PROGRAM, SETTINGS, Practice, inbox_of, wait_for, write_mail


class Network(unittest.TestCase):
    def test_no_connection_goes_to_a_host_that_is_not_configured(self):
        pathlib.Path(LAB["SMTP_FAULTS"]).write_text("{}")
        practice = Practice(level="auto")
        self.addCleanup(practice.remove)
        trap = socket.create_server(("127.0.0.1", 0))
        caught = []
        threading.Thread(target=lambda: caught.append(trap.accept()), daemon=True).start()
        proxy = f"http://127.0.0.1:{trap.getsockname()[1]}"
        variables = {name: proxy for name in ("all_proxy", "ALL_PROXY", "http_proxy", "https_proxy", "HTTPS_PROXY")}
        log = practice.root / "strace"
        agent = subprocess.Popen(["strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg", "-o", log, PROGRAM, "run",
                                  practice.folder], env=os.environ | variables, stdout=subprocess.PIPE)
        self.addCleanup(agent.kill)
        agent.stdout.readline()
        time.sleep(3)
        asked = write_mail("jeanne@patients.example", "Bonjour, quels sont vos horaires ?", subject="Horaires")
        self.assertTrue(wait_for(lambda: [m for m in inbox_of("jeanne@patients.example") if m["In-Reply-To"] == asked],
                                 seconds=40), practice.ask(command="trace", message_id=asked.strip("<>")))
        subprocess.run(["pkill", "-TERM", "-f", f"permanence run {practice.folder}"], check=False)
        agent.wait(30)
        self.only_connects_to(log, LAB["IMAPS_PORT"], LAB["SMTPS_PORT"])
        self.assertEqual(caught, [], "the proxy was asked")

    def only_connects_to(self, log, *ports):
        """Whom strace saw it connect to, or send datagrams to: this machine's ports alone, and resolvers."""
        resolvers = {line.split()[1] for line in pathlib.Path("/etc/resolv.conf").read_text().splitlines()
                     if line.startswith("nameserver")}
        seen = set()
        for line in log.read_text().splitlines():
            for address in re.findall(r"sin_port=htons\((\d+)\), sin_addr=inet_addr\(\"([^\"]+)\"\)", line):
                seen.add((address[1], int(address[0])))
            for port, address in re.findall(r"sin6_port=htons\((\d+)\).*?inet_pton\(AF_INET6, \"([^\"]+)\"", line):
                seen.add((address, int(port)))
        allowed = {(host, int(port)) for port in ports for host in ("127.0.0.1", "::1")}
        # Port 0: the resolver sorting addresses by asking the kernel for a route, which sends nothing.
        others = {(host, port) for host, port in seen - allowed if port != 0 and not (port == 53 and host in resolvers)}
        self.assertTrue(seen & allowed, "strace saw no connection at all")
        self.assertEqual(others, set())
        print(f"connections only to {sorted(seen & allowed)}", flush=True)

    def test_a_server_that_redirects_is_not_followed(self):
        """The authorisation server answers with a redirection: nothing goes there, and the journal says why in French."""
        token = f"https://localhost:{LAB['TOKEN_PORT']}"
        lines = ('authentification = "oauth2"\n'
                 f'oauth = {{{{ identifiant_client = "redirige", adresse_appareil = "{token}/device", '
                 f'adresse_jetons = "{token}/token", portee = "courriel" }}}}')
        practice = Practice(level="auto", settings=SETTINGS.replace("{mailbox_lines}", lines))
        self.addCleanup(practice.remove)
        secrets = practice.folder / "secrets.toml"
        secrets.write_text('[boite."accueil"]\njeton_renouvellement = "bon"\n')
        secrets.chmod(0o600)
        log = practice.root / "strace"
        with open(practice.log, "w") as journal:
            agent = subprocess.Popen(["strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg", "-o", log, PROGRAM,
                                      "run", practice.folder], stdout=subprocess.PIPE, stderr=journal)
        self.addCleanup(agent.kill)
        agent.stdout.readline()
        self.assertTrue(wait_for(lambda: "renvoie vers une autre adresse" in practice.journal(), seconds=40),
                        practice.journal())
        time.sleep(3)
        subprocess.run(["pkill", "-TERM", "-f", f"permanence run {practice.folder}"], check=False)
        agent.wait(30)
        self.only_connects_to(log, LAB["IMAPS_PORT"], LAB["SMTPS_PORT"], LAB["TOKEN_PORT"])

    def test_a_refused_token_is_renewed_whatever_its_date_says(self):
        token = f"https://localhost:{LAB['TOKEN_PORT']}"
        lines = ('authentification = "oauth2"\n'
                 f'oauth = {{{{ identifiant_client = "cabinet", adresse_appareil = "{token}/device", '
                 f'adresse_jetons = "{token}/token", portee = "courriel" }}}}')
        practice = Practice(level="auto", imap_port=LAB["IMAP_DOUBLE_PORT"], settings=SETTINGS.replace(
            "{mailbox_lines}", lines).replace('{imap_port}, securite = "tls"', '{imap_port}, securite = "aucune"'))
        pathlib.Path(LAB["IMAP_DOUBLE_SCENARIO"]).write_text("good")
        self.addCleanup(practice.remove)
        secrets = practice.folder / "secrets.toml"
        # A token that its date says is good, and that no server takes any more.
        secrets.write_text('[boite."accueil"]\njeton_acces = "revoque"\njeton_renouvellement = "bon"\n'
                           'jeton_expire = "2099-01-01T00:00:00Z"\n')
        secrets.chmod(0o600)
        practice.start()
        self.assertTrue(wait_for(lambda: LAB["TOKEN"] in secrets.read_text(), seconds=40), practice.journal())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
