"""Creates the platform's tables: `python -m dotmac.platform.migrations upgrade|current`."""

import sys

from dotmac.platform.database import cursor

MIGRATIONS = [
    ("0001_subscribers", "CREATE TABLE subscribers (id bigserial PRIMARY KEY, username text NOT NULL UNIQUE)"),
    ("0002_jobs", "CREATE TABLE jobs (id text PRIMARY KEY, finished_at timestamptz NOT NULL DEFAULT now())"),
]


def current(db) -> list[str]:
    db.execute("CREATE TABLE IF NOT EXISTS platform_migrations (name text PRIMARY KEY)")
    db.execute("SELECT name FROM platform_migrations ORDER BY name")
    return [row[0] for row in db.fetchall()]


def upgrade(db) -> None:
    done = current(db)
    for name, statement in MIGRATIONS:
        if name in done:
            continue
        db.execute(statement)
        db.execute("INSERT INTO platform_migrations VALUES (%s)", (name,))
        print(f"Applied {name}")


def main() -> int:
    command = sys.argv[1] if len(sys.argv) > 1 else "current"
    with cursor() as db:
        if command == "upgrade":
            upgrade(db)
        elif command == "current":
            print("\n".join(current(db)))
        else:
            print(f"unknown command {command}", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
