"""An Apache Kafka with locked doors: TLS with certificates made here, three ways to log in, and ACLs."""

from __future__ import annotations

import base64
import json
import subprocess
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from aiokafka.protocol.admin import CreateAclsRequest

from services.core.settings import Settings
from services.stream import topics
from services.stream.access import Allowed
from tests.kafka.apache import Doors, free_port

_TOPIC, _GROUP = 2, 3  # Kafka's numbers for kinds of resources
_OPERATIONS = {"Read": 3, "Write": 4, "Describe": 8}
_LITERAL, _ALLOW = 3, 3

# Whoever comes by the plain listener administers; everybody else has what ACLs give.
_PROPERTIES = """\
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:ANONYMOUS
allow.everyone.if.no.acl.found=false
sasl.enabled.mechanisms=SCRAM-SHA-512,OAUTHBEARER
ssl.keystore.type=PEM
ssl.keystore.location={folder}/broker.pem
ssl.truststore.type=PEM
ssl.truststore.location={folder}/ca.crt
listener.name.ssl.ssl.client.auth=required
listener.name.sasl_ssl.ssl.client.auth=none
ssl.principal.mapping.rules=RULE:^CN=([^,]+).*$/$1/
listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.sasl_ssl.oauthbearer.connections.max.reauth.ms=3000
listener.name.sasl_ssl.oauthbearer.sasl.jaas.config=\
org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule \
required unsecuredLoginStringClaim_sub="broker";
"""


class Authority:
    """A certificate authority in a folder, and what it signs: `<name>.crt`, `<name>.key`."""

    def __init__(self, folder: Path, name: str = "ca") -> None:
        self.folder = folder
        self._name = name
        _openssl(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}",
            "-keyout", f"{folder}/{name}.key", "-out", f"{folder}/{name}.crt",
        )  # fmt: skip

    def sign(self, name: str, password: str | None = None) -> None:
        """A certificate for `name` at 127.0.0.1."""
        at = self.folder / name
        locked = ["-aes-256-cbc", "-pass", f"pass:{password}"] if password else []
        _openssl(
            "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", *locked, "-out", f"{at}.key"
        )
        unlock = ["-passin", f"pass:{password}"] if password else []
        _openssl("req", "-new", "-key", f"{at}.key", *unlock, "-subj", f"/CN={name}", "-out", f"{at}.csr")
        (self.folder / "names").write_text("subjectAltName=IP:127.0.0.1\n")
        _openssl(
            "x509", "-req", "-in", f"{at}.csr", "-days", "2", "-CAcreateserial", "-extfile", f"{self.folder}/names",
            "-CA", f"{self.folder}/{self._name}.crt", "-CAkey", f"{self.folder}/{self._name}.key", "-out", f"{at}.crt",
        )  # fmt: skip


def _openssl(*arguments: str) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True, timeout=60)


def doors(folder: Path, scram: Mapping[str, str]) -> Doors:
    """The doors of a broker whose certificates are made in `folder`."""
    authority = Authority(folder)
    authority.sign("broker")
    (folder / "broker.pem").write_text(
        (folder / "broker.key").read_text() + (folder / "broker.crt").read_text()
    )
    ports = {"SASL_SSL": free_port(), "SSL": free_port()}
    return Doors(ports, _PROPERTIES.format(folder=folder), scram)


def token(subject: str, seconds: int = 3600) -> str:
    """What Kafka's unsecured validator takes for a token: it is there for tests."""
    now = int(time.time())
    parts = ({"alg": "none"}, {"sub": subject, "iat": now - 10, "exp": now + seconds})
    head, claims = (
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts
    )
    return f"{head}.{claims}."


async def allow(settings: Settings, principal: str, allowed: Iterable[Allowed]) -> None:
    """Give a principal what is allowed."""
    async with topics.admin(settings) as admin:
        client = admin._client
        for each in allowed:
            for operation in each.operations:
                kind = _TOPIC if each.kind == "topic" else _GROUP
                request = CreateAclsRequest(
                    kind, each.name, _LITERAL, f"User:{principal}", "*", _OPERATIONS[operation], _ALLOW
                )
                answer = await client.send(client.get_random_node(), request)
                assert all(code == 0 for code, _ in answer.creation_responses), answer
