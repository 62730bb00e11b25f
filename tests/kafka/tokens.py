"""An authority that gives tokens by client credentials (RFC 6749, 4.4), on the loopback."""

from __future__ import annotations

import base64
import json
import ssl
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, unquote_plus

from tests.kafka.doors import token


@dataclass
class Authority:
    """`with Authority("clean", secret) as authority:` gives tokens at `authority.url` to who knows the secret."""

    client: str
    secret: str
    seconds: int = 3600  # for how long its tokens are good
    certificate: Path | None = None  # name.crt beside name.key
    given: list[str] = field(default_factory=list)
    asked: list[dict[str, list[str]]] = field(default_factory=list)
    answer: tuple[int, bytes, dict[str, str]] | None = None  # in place of a token: status, body, headers

    def __enter__(self) -> Self:
        authority = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                size = int(self.headers["Content-Length"])
                authority.asked.append(parse_qs(self.rfile.read(size).decode()))
                status, body, more = authority.answer or authority._answer(
                    self.headers["Authorization"] or ""
                )
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **more}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if self.certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(f"{self.certificate}.crt", f"{self.certificate}.key")
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        scheme = "http" if self.certificate is None else "https"
        self.url = f"{scheme}://127.0.0.1:{self._server.server_address[1]}/token"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Be away."""
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, login: str) -> tuple[int, bytes, dict[str, str]]:
        user, _, password = base64.b64decode(login.removeprefix("Basic ")).decode().partition(":")
        if (unquote_plus(user), unquote_plus(password)) != (self.client, self.secret):
            return 401, json.dumps({"error": "invalid_client", "error_description": password}).encode(), {}
        self.given.append(token(self.client, self.seconds))
        said = {"access_token": self.given[-1], "token_type": "Bearer", "expires_in": self.seconds}
        return 200, json.dumps(said).encode(), {"Content-Type": "application/json"}
