"""Connections to the tenant's database."""

from contextlib import closing, contextmanager

import psycopg2

from dotmac.platform import settings


@contextmanager
def cursor():
    with closing(psycopg2.connect(settings.DATABASE_URL, connect_timeout=5)) as connection:
        with connection, connection.cursor() as result:
            yield result
