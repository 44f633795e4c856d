#!/usr/bin/env bash
# Provisions the same tenant with the same secrets on two throwaway machines, one with this engine and one with ansible-core, compares what became of
# the machines, and lets each engine find nothing to change on the other's. Needs root on Debian.
# Usage: run.sh        with these variables:
#   ORACLE_RUN   a command that runs its arguments where ansible-core is installed, sharing this folder and /tmp (none: those of this machine)
#   RUNNER       this engine's command (default: the build of src/PlaybookRunner.Cli)
#   KEEP         when set, the machines stay
# Exit code: 0 no unexplained difference, 1 differences or changes, 2 a run failed.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d /tmp/parity.XXXXXX)
read -r -a reference <<<"${ORACLE_RUN:-env}"
read -r -a runner <<<"${RUNNER:-dotnet run --no-build --project src/PlaybookRunner.Cli --}"

# name, address, gateway and port of each machine
ours=(-e sandbox_name=parity-ours -e sandbox_address=10.213.7.10 -e sandbox_gateway=10.213.7.9 -e sandbox_ssh_port=2210)
theirs=(-e sandbox_name=parity-reference -e sandbox_address=10.213.7.14 -e sandbox_gateway=10.213.7.13 -e sandbox_ssh_port=2214)
common=(-i inventories/sandbox -e sandbox_network=private)

secrets() {
  for name in db_password redis_password radius_secret jwt_secret_key app_secret_key; do
    printf '%s: %s\n' "$name" "$(head -c 512 /dev/urandom | LC_ALL=C tr -dc 'A-Za-z0-9' | cut -c 1-32)"
  done
}
secrets >"$work/secrets.yml"
chmod 600 "$work/secrets.yml"
tenant=(playbooks/provision_tenant.yml -e tenant_id=isp-001 -e deployment_mode=customer_hosted -e version=1.0.0 -e tenant_subdomain=isp001
  -e domain=dotmac.test -e "@$work/secrets.yml")

remove() {
  [ -z "${KEEP:-}" ] || return 0
  "${runner[@]}" playbook playbooks/sandbox.yml "${common[@]}" "${ours[@]}" -e sandbox_state=absent -l localhost >/dev/null
  "${runner[@]}" playbook playbooks/sandbox.yml "${common[@]}" "${theirs[@]}" -e sandbox_state=absent -l localhost >/dev/null
  rm -rf "$work"
}
trap remove EXIT

logged() { # logged NAME COMMAND...: its output goes to a file that is shown when it fails
  local log=$work/$1.log
  printf '== %s\n' "$1"
  shift
  "$@" >"$log" 2>&1 || { tail -n 40 "$log"; exit 2; }
  grep '^tenant-sandbox  *:' "$log" || true
}

key() { printf '/var/lib/playbookrunner-sandbox/%s/id_ed25519' "$1"; }

# ansible-core may see only this folder and /tmp: it gets a copy of the key, and takes the host key as it comes from a machine just made.
reference_run() { # reference_run MACHINE ARGUMENT...
  local machine=$1
  shift
  install -m 600 "$(key "$machine")" "$work/$machine.key"
  "${reference[@]}" env ANSIBLE_HOST_KEY_CHECKING=False ANSIBLE_SSH_ARGS="-o UserKnownHostsFile=/dev/null -o ControlMaster=auto -o ControlPersist=60s" \
    ansible-playbook "${common[@]}" -e ansible_ssh_private_key_file="$work/$machine.key" "$@"
}

no_change() { # no_change NAME: the run of that name changed nothing
  grep -q '^tenant-sandbox .* changed=0 .* unreachable=0 .* failed=0' "$work/$1.log" ||
    { grep -E '^(TASK|changed:|failed:|fatal:)' "$work/$1.log" | grep -B1 -E '^(changed|failed|fatal)' || true; differences=1; }
}

logged boot-ours "${runner[@]}" playbook playbooks/sandbox.yml -l localhost "${common[@]}" "${ours[@]}"
logged boot-reference "${runner[@]}" playbook playbooks/sandbox.yml -l localhost "${common[@]}" "${theirs[@]}"
logged ours "${runner[@]}" playbook playbooks/sandbox.yml "${tenant[@]}" -l sandbox "${common[@]}" "${ours[@]}"
logged reference reference_run parity-reference playbooks/sandbox.yml "${tenant[@]}" -l sandbox "${theirs[@]}"

differences=0
tests/parity/compare.sh "-p 2210 -i $(key parity-ours) provisioner@10.213.7.10" "-p 2214 -i $(key parity-reference) provisioner@10.213.7.14" || differences=1
logged ours-again "${runner[@]}" playbook "${tenant[@]}" "${common[@]}" "${ours[@]}"
no_change ours-again
logged ours-after-reference "${runner[@]}" playbook "${tenant[@]}" "${common[@]}" "${theirs[@]}"
no_change ours-after-reference
logged reference-after-ours reference_run parity-ours "${tenant[@]}" "${ours[@]}"
no_change reference-after-ours
exit "$differences"
