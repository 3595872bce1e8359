"""Ports that show a certificate which must be refused, and count what is said to them all the same."""
import socketserver
import ssl
import threading

from lab_folder import free_port
from submission import server_context


class Greeter(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.settimeout(5)
        try:
            with self.server.context.wrap_socket(self.request, server_side=True) as tls:
                tls.sendall(b"* OK ready\r\n")
                said = tls.recv(4096)
                with open(self.server.heard, "ab") as heard:
                    heard.write(said)
        except (OSError, ssl.SSLError):
            pass  # refused, as it should be


class Door(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, certificate, heard):
        self.context, self.heard = server_context(certificate), heard
        self.port = free_port()
        super().__init__(("127.0.0.1", self.port), Greeter)


class WrongCertificates:
    def __init__(self, folder, authority):
        folder.mkdir()
        self.heard = folder / "heard"
        self.heard.touch()
        self.doors = {"UNKNOWN_AUTHORITY_PORT": Door(authority.unknown_authority, self.heard),
                      "OTHER_NAME_PORT": Door(authority.other_name, self.heard),
                      "EXPIRED_PORT": Door(authority.expired, self.heard)}

    def start(self):
        for door in self.doors.values():
            threading.Thread(target=door.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self):
        for door in self.doors.values():
            door.shutdown()
            door.server_close()

    def environment(self):
        return {name: door.port for name, door in self.doors.items()} | {"WRONG_CERTIFICATE_HEARD": self.heard}
