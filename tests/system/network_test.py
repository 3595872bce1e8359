#!/usr/bin/python3
"""Network: with every proxy variable set, and a server that redirects, no connection goes to a host not configured."""
import os
import pathlib
import re
import subprocess
import sys
import threading
import time
import unittest

from practice_under_test import LAB, PROGRAM, Practice, inbox_of, wait_for, write_mail


class Network(unittest.TestCase):
    def test_no_connection_goes_to_a_host_that_is_not_configured(self):
        pathlib.Path(LAB["SMTP_FAULTS"]).write_text("{}")
        practice = Practice(level="auto")
        self.addCleanup(practice.remove)
        import socket
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
        allowed = {int(LAB["IMAPS_PORT"]), int(LAB["SMTPS_PORT"])}
        ports = set()
        for line in log.read_text().splitlines():
            for family, port in re.findall(r"connect\(\d+, \{sa_family=(AF_INET6?), sin6?_port=htons\((\d+)\)", line):
                ports.add((family, int(port)))
        self.assertTrue(ports, "strace saw no connection at all")
        self.assertEqual({port for _, port in ports if port not in allowed and port != 0 and port != 53}, set())
        self.assertEqual(caught, [], "the proxy was asked")
        print(f"connections only to {sorted(ports)}", flush=True)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
