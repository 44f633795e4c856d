"""The API: an ASGI application, `python -m uvicorn dotmac.platform.main:app`."""

import asyncio
import json

import redis

from dotmac.platform import __version__, celery_app, settings
from dotmac.platform.database import cursor


def database_state() -> str:
    with cursor() as db:
        db.execute("SELECT count(*) FROM platform_migrations")
        return f"{db.fetchone()[0]} migrations"


def redis_state() -> str:
    with redis.Redis.from_url(settings.REDIS_URL, socket_timeout=5) as client:
        return "pong" if client.ping() else "silent"


def health() -> tuple[int, dict]:
    status, checks = 200, {}
    for name, check in (("database", database_state), ("redis", redis_state)):
        try:
            checks[name] = check()
        except Exception as error:  # the answer of a health check is the error itself
            status, checks[name] = 503, type(error).__name__
    return status, {"status": "ok" if status == 200 else "failing", "tenant": settings.TENANT_ID, "version": __version__, "checks": checks}


def start_job() -> tuple[int, dict]:
    return 202, {"id": celery_app.record_job.delay().id}


def list_jobs() -> tuple[int, dict]:
    with cursor() as db:
        db.execute("SELECT id FROM jobs ORDER BY finished_at")
        return 200, {"jobs": [row[0] for row in db.fetchall()]}


ROUTES = {("GET", "/health"): health, ("POST", "/api/jobs"): start_job, ("GET", "/api/jobs"): list_jobs}


async def app(scope, receive, send) -> None:
    if scope["type"] == "http":
        await answer(scope, send)
    elif scope["type"] == "websocket":
        await echo(receive, send)
    else:
        await lifespan(receive, send)


async def answer(scope, send) -> None:
    handler = ROUTES.get((scope["method"], scope["path"]), lambda: (404, {"error": "not found"}))
    status, body = await asyncio.get_running_loop().run_in_executor(None, handler)
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(body).encode()})


async def echo(receive, send) -> None:
    while True:
        message = await receive()
        if message["type"] == "websocket.connect":
            await send({"type": "websocket.accept"})
        elif message["type"] == "websocket.receive":
            await send({"type": "websocket.send", "text": message.get("text") or ""})
        else:
            return


async def lifespan(receive, send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
