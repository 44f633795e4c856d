"""The worker: `python -m celery --app dotmac.platform.celery_app worker`."""

from celery import Celery

from dotmac.platform import settings
from dotmac.platform.database import cursor

app = Celery("dotmac", broker=settings.CELERY_BROKER_URL, backend=settings.CELERY_RESULT_BACKEND)
app.conf.task_default_queue = "default"


@app.task(bind=True)
def record_job(self) -> str:
    """Leaves a row behind, so that a test sees the worker's way to the database."""
    with cursor() as db:
        db.execute("INSERT INTO jobs (id) VALUES (%s)", (self.request.id,))
    return self.request.id
