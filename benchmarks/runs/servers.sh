# The SSH servers of the rows: one sshd on loopback addresses, and one behind a link of 20 ms in a network namespace of its own. Sourced by run.sh.

loopback_prefix=127.77.0
slow_prefix=10.213.77
namespace=playbookrunner-runs-$$
ssh_port=${SSH_PORT:-22777}
server_processes=()

start_servers() {
  command -v sshd >/dev/null || PATH=$PATH:/usr/sbin
  mkdir -p "$work/ssh" /run/sshd 2>/dev/null || true
  ssh-keygen -q -t ed25519 -N '' -f "$work/ssh/id"
  ssh-keygen -q -t ed25519 -N '' -f "$work/ssh/host"
  chmod 755 "$work" "$work/ssh"
  cp "$work/ssh/id.pub" "$work/ssh/authorized_keys"
  # All hosts of a row log in at once: sshd must not drop any.
  cat >"$work/ssh/sshd_config" <<END
HostKey $work/ssh/host
AuthorizedKeysFile $work/ssh/authorized_keys
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
MaxStartups 500
MaxSessions 100
PidFile none
Subsystem sftp internal-sftp
END
  start_sshd
  ssh_inventory ten.ini 10 "$loopback_prefix" "$ssh_port"
  ssh_inventory twenty-five.ini 25 "$loopback_prefix" "$ssh_port"
  [ "$(id -u)" = 0 ] && start_slow_server
}

start_sshd() { # start_sshd [COMMAND...]: under the command
  "$@" "$(command -v sshd)" -D -e -p "$ssh_port" -f "$work/ssh/sshd_config" 2>>"$work/ssh/log" &
  server_processes+=($!)
}

start_slow_server() {
  local last
  ip netns add "$namespace" || return 0
  ip link add "prr$$" type veth peer name eth0 netns "$namespace"
  ip addr add "$slow_prefix.254/24" dev "prr$$"
  ip link set "prr$$" up
  for last in $(seq 1 25); do ip -n "$namespace" addr add "$slow_prefix.$last/24" dev eth0; done
  ip -n "$namespace" link set eth0 up
  # Half of the round trip's 20 ms each way.
  tc qdisc add dev "prr$$" root netem delay 10ms || { echo "run.sh: no netem in this kernel; the rows over slow links are left out" >&2; return 0; }
  ip netns exec "$namespace" tc qdisc add dev eth0 root netem delay 10ms
  start_sshd ip netns exec "$namespace"
  ssh_inventory ten-slow.ini 10 "$slow_prefix" "$ssh_port"
}

stop_servers() {
  local process
  for process in "${server_processes[@]}"; do kill "$process" 2>/dev/null || true; done
  [ ! -e "/run/netns/$namespace" ] || ip netns del "$namespace"
}
