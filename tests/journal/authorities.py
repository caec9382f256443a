"""An authority for tests: its own root, its own signing certificate, made by openssl here."""

from __future__ import annotations

import subprocess
from pathlib import Path

CONFIG = """
[req]
distinguished_name = name
prompt = no
[name]
CN = Invented Time Authority
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[signer]
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
signer_cert = {folder}/signer.pem
signer_key = {folder}/signer.key
{certificates}
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
accuracy = secs:1
"""


class Authority:
    """Answers requests for time stamps, offline."""

    def __init__(self, folder: Path, *, sends_root: bool = True):
        folder.mkdir(parents=True)
        self.folder = folder
        certificates = f"certs = {folder}/root.pem" if sends_root else ""
        (folder / "config").write_text(CONFIG.format(folder=folder, certificates=certificates))
        (folder / "serial").write_text("01\n")
        self.run("req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=Root -extensions root",
                 "-keyout root.key -out root.pem")  # fmt: skip
        self.run("req -new -newkey rsa:2048 -nodes -subj /CN=Signer",
                 "-keyout signer.key -out signer.csr")  # fmt: skip
        self.run("x509 -req -in signer.csr -CA root.pem -CAkey root.key -CAcreateserial -days 30",
                 "-extfile config -extensions signer -out signer.pem", config=False)  # fmt: skip
        self.root = (folder / "root.pem").read_bytes()

    def run(self, *words: str, config: bool = True) -> None:
        asked = ["openssl", *" ".join(words).split()]
        asked += ["-config", "config"] if config else []
        done = subprocess.run(asked, cwd=self.folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr

    def answer(self, request: bytes) -> bytes:
        (self.folder / "request").write_bytes(request)
        self.run("ts -reply -queryfile request -out reply -section one")
        return (self.folder / "reply").read_bytes()
