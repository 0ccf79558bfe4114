"""A passkey in software: it answers what a browser's would, and can leave out what a careless one would leave out."""

import json
from dataclasses import dataclass, field
from secrets import token_bytes
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import sha256, websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

FLAG = AuthenticatorData.FLAG


@dataclass
class Passkey:
    """One key pair, bound to one host."""

    host: str = "localhost"
    origin: str = "http://localhost"
    name: bytes = field(default_factory=lambda: token_bytes(16))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def made(self, options: dict[str, Any], *, verified: bool = True) -> str:
        """The answer to the options of setting up."""
        data = AttestedCredentialData.create(bytes(16), self.name, ES256.from_cryptography_key(self.key.public_key()))
        flags = FLAG.AT | FLAG.UP | (FLAG.UV if verified else FLAG(0))
        told = AuthenticatorData.create(sha256(self.host.encode()), flags, 0, data)
        client = self._client("webauthn.create", options)
        made = AttestationObject.create("none", told, {})
        return self._sent({"clientDataJSON": websafe_encode(client), "attestationObject": websafe_encode(made)})

    def shown(self, options: dict[str, Any], owner: bytes = b"", *, verified: bool = True) -> str:
        """The answer to the options of signing in."""
        flags = FLAG.UP | (FLAG.UV if verified else FLAG(0))
        told = AuthenticatorData.create(sha256(self.host.encode()), flags, 1)
        client = self._client("webauthn.get", options)
        signature = self.key.sign(told + sha256(client), ec.ECDSA(SHA256()))
        given = {"clientDataJSON": client, "authenticatorData": told, "signature": signature, "userHandle": owner}
        return self._sent({name: websafe_encode(value) for name, value in given.items() if value})

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        assert websafe_decode(options["publicKey"]["challenge"])
        challenge = options["publicKey"]["challenge"]
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _sent(self, response: dict[str, str]) -> str:
        name = websafe_encode(self.name)
        whole = {"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {}}
        return json.dumps(whole)
