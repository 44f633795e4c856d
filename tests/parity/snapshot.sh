#!/bin/sh
# Prints the state of this machine that provisioning a tenant brings about, one fact per line, sorted. Run as root on the machine.
#   kind <TAB> name <TAB> value
set -u
export LC_ALL=C

folders='/opt/dotmac /etc/systemd/system /etc/nginx /etc/letsencrypt/renewal /etc/cron.d /etc/hosts /var/spool/cron /srv/sources'

row() { printf '%s\t%s\t%s\n' "$1" "$2" "$3"; }

files() {
  # What lies under these folders is made by running programs, not by the playbook.
  find $folders \( -path '*/data/redis/*' -o -path '*/logs/*' -o -path '*/data/npm-cache/*' -o -path '*/.git/*' -o -name __pycache__ \) -prune -o -print |
    while IFS= read -r path; do
      row file "$path" "$(stat -c '%F %U:%G %a' "$path")"
      if [ -L "$path" ]; then
        row link "$path" "$(readlink "$path")"
      elif [ -f "$path" ]; then
        row content "$path" "$(sha256sum <"$path" | cut -c 1-64)"
      fi
    done
}

units() {
  systemctl list-unit-files --no-legend --no-pager --type=service,timer,socket | while read -r unit state preset; do
    row unit-file "$unit" "$state"
  done
  for unit in $(systemctl list-unit-files --no-legend --no-pager 'dotmac-*' | cut -d ' ' -f 1) nginx.service postgresql.service cron.service; do
    row unit "$unit" "$(systemctl is-active "$unit")"
  done
}

accounts() {
  getent passwd | while IFS=: read -r name password uid gid comment home shell; do
    row user "$name" "$comment|$home|$shell|$(id -Gn "$name" | tr ' ' '\n' | sort | tr '\n' ' ')"
  done
  getent group | while IFS=: read -r name password gid members; do row group "$name" "$members"; done
}

crontabs() {
  getent passwd | cut -d : -f 1 | while read -r user; do
    crontab -l -u "$user" 2>/dev/null | grep -v '^#' | while IFS= read -r line; do row crontab "$user" "$line"; done
  done
}

packages() {
  dpkg-query -W -f '${db:Status-Abbrev}\t${Package}\t${Version}\n' | while read -r status name version; do row package "$name" "$status $version"; done
  for python in /opt/dotmac/*/backend/venv/bin/python; do
    [ -x "$python" ] || continue
    "$python" -m pip freeze --local 2>/dev/null | while IFS= read -r line; do row python-package "$python" "$line"; done
  done
}

sql() { runuser -u postgres -- psql --no-psqlrc -qAtF ' ' -d "$1" -c "$2"; }

databases() {
  command -v psql >/dev/null || return 0
  sql postgres "SELECT rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolconnlimit, rolvaliduntil IS NULL
                FROM pg_roles" | while read -r name flags; do row role "$name" "$flags"; done
  sql postgres "SELECT datname, pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate, datctype, datconnlimit, datacl
                FROM pg_database" | while read -r name flags; do row database "$name" "$flags"; done
  for database in $(sql postgres "SELECT datname FROM pg_database WHERE datname LIKE 'tenant%'"); do
    sql "$database" "SELECT n.nspname || '.' || c.relname, c.relkind, pg_get_userbyid(c.relowner), coalesce(c.relacl::text, '-')
                     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                     WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')" |
      while read -r name flags; do row relation "$database $name" "$flags"; done
    sql "$database" "SELECT table_name || '.' || column_name, data_type, is_nullable, coalesce(column_default, '-')
                     FROM information_schema.columns WHERE table_schema = 'public'" |
      while read -r name flags; do row column "$database $name" "$flags"; done
    sql "$database" "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'" |
      while read -r name definition; do row index "$database $name" "$definition"; done
    sql "$database" "SELECT nspname, pg_get_userbyid(nspowner), coalesce(nspacl::text, '-') FROM pg_namespace WHERE nspname !~ '^pg_(toast|temp)'" |
      while read -r name flags; do row schema "$database $name" "$flags"; done
  done
}

# Sorted, so that comparing is a plain diff.
{ files; units; accounts; crontabs; packages; databases; } | sort
