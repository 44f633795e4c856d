#!/bin/sh
# Starts a machine as a process of its own that outlives the caller, on a control machine without systemd.
# Usage: boot-machine.sh NAME LOG COMMAND...
set -eu
name=$1 log=$2
shift 2

# Machines that share a control group would manage each other's services, as these are named alike.
for hierarchy in /sys/fs/cgroup /sys/fs/cgroup/unified /sys/fs/cgroup/systemd; do
  [ -f "$hierarchy/cgroup.procs" ] || continue
  mkdir -p "$hierarchy/sandbox-$name"
  echo $$ >"$hierarchy/sandbox-$name/cgroup.procs"
done

# systemd-nspawn --keep-unit ends with 133 when the machine restarts itself, for its unit to start it again.
# shellcheck disable=SC2016
exec setsid --fork sh -c 'while "$@"; [ $? -eq 133 ]; do :; done' sh "$@" </dev/null >"$log" 2>&1
