#!/usr/bin/env bash
# Measures whole runs: our native executable, our JIT build and the reference doing the same work on this machine, as one Markdown table.
#
# Usage: run.sh [--quick] [--no-build] [--engines LIST] [--no-tenant] [--rows REGEX] [--repeat N]
#   --quick         one run of each row, without the reference and the tenant: shows that everything works
#   --no-build      takes the programs that an earlier call built
#   --engines LIST  which of "native jit reference" to measure (default all)
#   --no-tenant     leaves out the provisioning of a tenant, which boots a throwaway machine
#   --rows REGEX    only rows whose name matches
#   --repeat N      runs of each row (default 5); of the reference's slow rows one
# Environment:
#   ORACLE_RUN  the command that runs a command of the reference (ORACLE_RUN ansible-playbook …); without it the reference is left out.
#               It must share this machine's /tmp and network.
#   SSH_PORT    port of the SSH servers that are started (default 22777)
# Needs bash, awk, GNU time, an sshd and python3 (which the reference needs on its targets, too); as root also the tenant.
#
# Seconds are wall-clock medians, memory is that of the run's largest process, CPU is user and system time of the run on this machine; the
# row "memory" sums the engine's processes, shared pages counted once. Everything is written below one new folder in /tmp, which is removed.
set -uo pipefail
export LC_ALL=C.UTF-8 ANSIBLE_NOCOLOR=1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
programs=$root/artifacts/runs
native=$programs/native/playbookrunner
jit=$programs/jit/PlaybookRunner.Cli.dll
build=yes tenant=yes only=. repeats=5 list="native jit reference"

while [ $# -gt 0 ]; do
  case $1 in
    --quick) repeats=1 tenant=no list="native jit" ;;
    --no-build) build=no ;;
    --engines) list=$2 && shift ;;
    --no-tenant) tenant=no ;;
    --rows) only=$2 && shift ;;
    --repeat) repeats=$2 && shift ;;
    *) sed -n '2,/^set /s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2 && exit 2 ;;
  esac
  shift
done

build() {
  dotnet publish "$root/src/PlaybookRunner.Cli" -c Release -r linux-x64 -o "$programs/native" -v q &&
    dotnet build "$root/src/PlaybookRunner.Cli" -c Release -o "$programs/jit" -v q
}

[ "$build" = no ] || build >&2 || exit 1
command -v time >/dev/null || { echo "run.sh: GNU time is missing (package time)" >&2; exit 2; }
[ -n "${ORACLE_RUN:-}" ] || list=${list/reference/}
read -ra engines <<<"$list"

# shellcheck source=content.sh
. "$here/content.sh"
# shellcheck source=servers.sh
. "$here/servers.sh"
# shellcheck source=measure.sh
. "$here/measure.sh"
# shellcheck source=tenant.sh
. "$here/tenant.sh"

work=$(mktemp -d /tmp/playbookrunner-runs.XXXXXX)
trap 'remove_tenant; stop_servers; rm -rf "$work"' EXIT
write_content
start_servers
out=(-e "out=$work/out")

print_header
row version 0.015 no 5 '`--version`' --version
row empty 0.04 no 5 'an empty play on localhost' empty.yml
row list-tasks 0.08 no 5 '`--list-tasks`, 500 tasks in 25 roles' roles.yml --list-tasks
row files-first 0.8 yes 1 '200 file, template and copy tasks, local, first run' -i local.ini files.yml "${out[@]}"
row files-again 0.4 no 1 'the same again, nothing to change' -i local.ini files.yml "${out[@]}"
row debug-loop 0.15 no 3 '`debug` looped 1,000 times' debug-loop.yml
row copy-loop 0.5 yes 1 '`copy` looped 200 times' -i local.ini copy-loop.yml "${out[@]}"
row ssh 1.2 yes 1 'a play of 20 tasks over SSH on 10 hosts' -i ten.ini remote.yml "${out[@]}"
row ssh-slow 1.8 yes 1 'the same over links of 20 ms' -i ten-slow.ini remote.yml "${out[@]}"
row facts 1.5 no 1 'all facts of 25 hosts over SSH' -i twenty-five.ini -f 25 facts.yml
row hundred 0.3 no 1 '10 `set_fact` and `debug` tasks on 100 hosts' -i hundred.ini many-hosts.yml
row inventory 0.6 no 1 'an inventory of 5,000 hosts in YAML, listed' -i large.yml all-hosts.yml --list-hosts
memory_row memory 60 'memory of the engine, 25 hosts over SSH' -i twenty-five.ini -f 25 remote.yml "${out[@]}"
# Its hours would tell nothing of the reference: ours alone shows that thousands of hosts fit.
read -ra engines <<<"${list/reference/}"
row thousands '' no 1 '10 `set_fact` and `debug` tasks on 5,000 hosts, `forks` 1,000' -i thousands.ini -f 1000 many-hosts.yml

read -ra engines <<<"$list"
[ "$tenant" = no ] || [[ ! tenant =~ $only ]] || tenant_rows
