# The provisioning of a tenant on a throwaway machine, again with nothing to change. Sourced by run.sh.
#
# "Engine overhead" is the time of the run in which the target machine did nothing for it: wall time less the time that commands ran on the
# target. Both engines are measured alike and on the target: sshd there runs every command through target-clock.py, which notes when the
# machine was busy with it. For the reference that is each command of its ssh connection from start to end (also Python's start and the
# unpacking of a module, although they are its own doing); for a shell that is kept open, each request from its arrival to the last byte of
# the answer. Stretches that overlap count once. The clock itself costs the reference a process for each command, so wall times and memory
# are taken in runs without it, and only the busy time in a run with it, whose own times stand beside: they show how much of a difference
# between two runs is noise, which may make a small overhead negative.

tenant_machine=speed
tenant_address=10.213.79.2
tenant_gateway=10.213.79.1
tenant_port=2201
tenant_clock=/var/tmp/target-clock

machine_variables=(-e "sandbox_name=$tenant_machine" -e sandbox_network=private -e "sandbox_address=$tenant_address" -e "sandbox_gateway=$tenant_gateway" -e "sandbox_ssh_port=$tenant_port")
tenant_variables=(-e tenant_id=isp-001 -e deployment_mode=customer_hosted -e version=1.0.0 -e tenant_subdomain=isp001 -e domain=dotmac.test)

ours() { (cd "$root" && "$native" playbook "$@" -i inventories/sandbox "${machine_variables[@]}" </dev/null); }

on_target() { ssh -q -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -p "$tenant_port" -i "$work/tenant-key" "provisioner@$tenant_address" "$@"; }

tenant_rows() {
  local name engine count
  [ "$(id -u)" = 0 ] || { echo "run.sh: the tenant needs root; its rows are left out" >&2; return 0; }
  tenant_started=yes
  # Both engines are given the same secrets.
  for name in db_password redis_password radius_secret jwt_secret_key app_secret_key; do
    printf '%s: %s\n' "$name" "$(head -c 512 /dev/urandom | tr -dc 'A-Za-z0-9' | cut -c 1-32)"
  done >"$work/secrets.yml"
  tenant_variables+=(-e "@$work/secrets.yml")
  ours playbooks/sandbox.yml playbooks/provision_tenant.yml "${tenant_variables[@]}" >"$work/output" 2>&1 || { report_failure tenant; return 1; }
  cp "/var/lib/playbookrunner-sandbox/$tenant_machine/id_ed25519" "$work/tenant-key"
  on_target "cat >/var/tmp/target-clock.py && chmod 755 /var/tmp/target-clock.py" <"$here/target-clock.py"
  print_tenant_header
  for engine in "${engines[@]}"; do
    count=$repeats
    [ "$engine" != reference ] || count=1
    tenant_row "$engine" "$count"
  done
}

tenant_row() { # tenant_row ENGINE COUNT
  local figures clocked busy changed arguments=(-i inventories/sandbox playbooks/provision_tenant.yml "${machine_variables[@]}" "${tenant_variables[@]}" -e "ansible_ssh_private_key_file=$work/tenant-key")
  export ANSIBLE_HOST_KEY_CHECKING=False
  figures=$(content=$root repeat "$1" "$2" no "${arguments[@]}")
  changed=$(grep -o 'changed=[0-9]*' "$work/output" | head -n 1)
  use_clock
  clocked=$(content=$root once "$1" "${arguments[@]}")
  busy=$(busy_seconds)
  drop_clock
  awk -v engine="$1" -v figures="$figures" -v clocked="$clocked" -v busy="$busy" -v changed="$changed" 'BEGIN {
    split(figures, f, " ")
    printf "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.0f | %s |\n", engine, f[1], f[1] - busy, busy, clocked, clocked - busy, f[3], f[2] / 1024, changed
  }'
}

print_tenant_header() {
  cat <<'END'

| a tenant provisioned again | wall s | engine overhead s | busy on the target s | wall with the clock s | overhead with the clock s | CPU s here | MB | recap |
|---|---|---|---|---|---|---|---|---|
END
}

use_clock() {
  on_target "rm -f $tenant_clock; cp -p .ssh/authorized_keys .ssh/authorized_keys.plain; sed -i 's|^|command=\"/usr/bin/python3 /var/tmp/target-clock.py $tenant_clock\" |' .ssh/authorized_keys"
}

drop_clock() { on_target "mv .ssh/authorized_keys.plain .ssh/authorized_keys"; }

busy_seconds() {
  on_target "cat $tenant_clock" | sort -n | awk '
    $1 > end { busy += end - start; start = $1; end = $2; next }
    $2 > end { end = $2 }
    END { printf "%.3f", busy + end - start }'
}

remove_tenant() {
  [ -n "${tenant_started:-}" ] || return 0
  ours playbooks/sandbox.yml -e sandbox_state=absent >/dev/null 2>&1 || echo "run.sh: the machine '$tenant_machine' could not be removed" >&2
}
