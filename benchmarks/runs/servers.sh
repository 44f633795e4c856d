# The SSH server of the rows: one sshd on many loopback addresses, and the same behind a link of 20 ms. Sourced by run.sh.

loopback_prefix=127.77.0
ssh_port=${SSH_PORT:-22777}
slow_port=$((ssh_port + 1))
server_processes=()

start_servers() {
  command -v sshd >/dev/null || PATH=$PATH:/usr/sbin
  mkdir -p "$work/ssh" /run/sshd 2>/dev/null || true
  ssh-keygen -q -t ed25519 -N '' -f "$work/ssh/id"
  ssh-keygen -q -t ed25519 -N '' -f "$work/ssh/host"
  chmod 755 "$work" "$work/ssh"
  cp "$work/ssh/id.pub" "$work/ssh/authorized_keys"
  # All hosts of a row log in at once: sshd must not drop any. With SHLVL bash leaves the .bashrc of whoever measures alone.
  cat >"$work/ssh/sshd_config" <<END
HostKey $work/ssh/host
AuthorizedKeysFile $work/ssh/authorized_keys
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
MaxStartups 500
MaxSessions 100
SetEnv SHLVL=9
PidFile none
Subsystem sftp internal-sftp
END
  "$(command -v sshd)" -D -e -p "$ssh_port" -f "$work/ssh/sshd_config" 2>>"$work/ssh/log" &
  server_processes+=($!)
  # Half of the round trip's 20 ms each way.
  "$here/slow-link.py" "$slow_port" "$ssh_port" 0.010 &
  server_processes+=($!)
  ssh_inventory ten.ini 10 "$loopback_prefix" "$ssh_port"
  ssh_inventory ten-slow.ini 10 "$loopback_prefix" "$slow_port"
  ssh_inventory twenty-five.ini 25 "$loopback_prefix" "$ssh_port"
}

stop_servers() {
  local process
  for process in "${server_processes[@]}"; do kill "$process" 2>/dev/null || true; done
}
