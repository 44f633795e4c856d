"""Settings of the platform, all from the environment."""

import os


def required(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise SystemExit(f"{name} is not set")
    return value


TENANT_ID = required("TENANT_ID")
DATABASE_URL = required("DATABASE_URL")
REDIS_URL = required("REDIS_URL")
CELERY_BROKER_URL = required("CELERY_BROKER_URL")
CELERY_RESULT_BACKEND = required("CELERY_RESULT_BACKEND")
