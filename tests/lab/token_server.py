"""An OAuth 2 server over TLS: the device flow (RFC 8628) and refreshing (RFC 6749, 6).

The client_id says how it goes: `cabinet` agrees at the second question, `lent` asks to slow down first, `refus` is
denied, `perime` expires, `redirige` is sent elsewhere, `casse` gets what isn't JSON. Refresh tokens: `bon` gives new
tokens, anything else is an invalid grant.
"""
import http.server
import json
import threading
import urllib.parse

from lab_folder import free_port
from submission import TOKEN, server_context


class Answerer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def do_POST(self):
        form = dict(urllib.parse.parse_qsl(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()))
        client = form.get("client_id", "")
        if client == "redirige":
            return self.answer(302, b"", Location=f"https://localhost:{self.server.elsewhere}/token")
        if client == "casse":
            return self.answer(200, b"<html>bienvenue</html>")
        if self.path == "/device":
            return self.tell(200, device_code=client, user_code="BCDF-GHJK", interval=1, expires_in=4 if client == "perime" else 60,
                             verification_uri=f"https://localhost:{self.server.port}/activer")
        if form.get("grant_type") == "refresh_token":
            if form.get("refresh_token") == "bon":
                return self.tell(200, access_token=TOKEN, expires_in=3600, token_type="Bearer")
            return self.tell(400, error="invalid_grant")
        if form.get("grant_type") == "urn:ietf:params:oauth:grant-type:device_code":
            return self.device(form.get("device_code", ""))
        return self.tell(400, error="unsupported_grant_type")

    def device(self, code):
        asked = self.server.asked[code] = self.server.asked.get(code, 0) + 1
        if code == "refus":
            return self.tell(400, error="access_denied")
        if code == "perime":
            return self.tell(400, error="authorization_pending" if asked < 3 else "expired_token")
        if asked == 1:
            return self.tell(400, error="slow_down" if code == "lent" else "authorization_pending")
        self.server.asked[code] = 0
        return self.tell(200, access_token=TOKEN, refresh_token="bon", expires_in=3600, token_type="Bearer")

    def tell(self, status, **values):
        self.answer(status, json.dumps(values).encode())

    def answer(self, status, body, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class TokenServer:
    def __init__(self, certificate, elsewhere):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", free_port()), Answerer)
        self.server.socket = server_context(certificate).wrap_socket(self.server.socket, server_side=True)
        self.server.port, self.server.elsewhere, self.server.asked = self.server.server_port, elsewhere, {}

    def start(self):
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def environment(self):
        return {"TOKEN_PORT": self.server.port, "TOKEN": TOKEN}
