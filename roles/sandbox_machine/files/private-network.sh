#!/bin/sh
# A network namespace with a link to this machine and a way out through address translation.
# Usage: private-network.sh up|down NAME ADDRESS GATEWAY     (both addresses in one /30)
set -eu
action=$1 name=$2 address=$3 gateway=$4
link=sb-$(printf %s "$name" | cksum | cut -d ' ' -f 1)

rules() {
  iptables -w -t nat "$1" POSTROUTING -s "$address/32" ! -d "$gateway/30" -j MASQUERADE
  iptables -w "$1" FORWARD -s "$address/32" -j ACCEPT
  iptables -w "$1" FORWARD -d "$address/32" -j ACCEPT
}

down() {
  rules -D 2>/dev/null || true
  ip link delete "$link" 2>/dev/null || true
  ip netns delete "$name" 2>/dev/null || true
}

up() {
  down
  trap down EXIT
  ip netns add "$name"
  ip link add "$link" type veth peer name host0 netns "$name"
  ip address add "$gateway/30" dev "$link"
  ip link set "$link" up
  ip -n "$name" address add "$address/30" dev host0
  ip -n "$name" link set host0 up
  ip -n "$name" link set lo up
  ip -n "$name" route add default via "$gateway"
  sysctl -qw net.ipv4.ip_forward=1
  rules -I
  trap - EXIT
}

"$action"
