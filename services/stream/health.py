"""/metrics, /healthz and /readyz of a worker, on a port of their own."""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from services.core import log, metrics
from services.core.settings import Settings

Check = Callable[[], str]  # "" when all is well, else what is not, in one sentence
_log = log.get(__name__)


class HealthServer:
    """`healthy` says whether the worker gets on (else restart it), `ready` whether it takes messages."""

    def __init__(self, settings: Settings, healthy: Check, ready: Check) -> None:
        self._settings = settings
        self._checks = {"/healthz": healthy, "/readyz": ready}
        self._runner: web.AppRunner | None = None
        self.port = 0

    async def start(self) -> None:
        """Listen. OSError when the port is taken."""
        application = web.Application()
        application.router.add_get("/metrics", self._metrics)
        for path in self._checks:
            application.router.add_get(path, self._check)
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, self._settings.http_host, self._settings.http_port).start()
        self.port = self._runner.addresses[0][1]
        _log.info("listening", host=self._settings.http_host, port=self.port)

    async def stop(self) -> None:
        """Listen no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _metrics(self, _request: web.Request) -> web.Response:
        return web.Response(body=metrics.exposition(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _check(self, request: web.Request) -> web.Response:
        wrong = self._checks[request.path]()
        return web.Response(text=f"{wrong or 'ok'}\n", status=503 if wrong else 200)
