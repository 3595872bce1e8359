"""A certificate authority of the lab's own, made by the openssl command: a good certificate and three bad ones."""
import subprocess

from lab_folder import program


class Authority:
    def __init__(self, folder):
        self.folder = folder
        self.openssl = program("openssl", "openssl")
        folder.mkdir(mode=0o755)
        self.file = self._self_signed("authority", "Autorité du laboratoire")
        self._self_signed("stranger", "Autorité inconnue")
        self.good = self._signed("good", "authority", "DNS:localhost,IP:127.0.0.1")
        self.unknown_authority = self._signed("unknown", "stranger", "DNS:localhost,IP:127.0.0.1")
        self.other_name = self._signed("other", "authority", "DNS:imap.ailleurs.example")
        self.expired = self._signed("expired", "authority", "DNS:localhost,IP:127.0.0.1", expired=True)

    def _run(self, *arguments):
        subprocess.run([self.openssl, *arguments], check=True, capture_output=True)

    def _self_signed(self, name, subject):
        certificate = self.folder / f"{name}.pem"
        self._run("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-utf8",
                  "-days", "3650", "-subj", f"/CN={subject}", "-keyout", str(self.folder / f"{name}.key"),
                  "-out", str(certificate))
        return certificate

    def _signed(self, name, authority, names, expired=False):
        """(certificate with its key's path) for a server."""
        key, request, certificate = (self.folder / f"{name}.{end}" for end in ("key", "csr", "pem"))
        extensions = self.folder / f"{name}.ext"
        extensions.write_text(f"subjectAltName={names}\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n")
        self._run("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj",
                  f"/CN={name}", "-keyout", str(key), "-out", str(request))
        self._run("x509", "-req", "-in", str(request), "-CA", str(self.folder / f"{authority}.pem"), "-CAkey",
                  str(self.folder / f"{authority}.key"), "-CAcreateserial", "-extfile", str(extensions),
                  "-days", "-1" if expired else "365", "-out", str(certificate))
        key.chmod(0o644)  # servers of another user read it; nothing but tests trusts it
        return certificate, key
