# Runs a command with a clock and prints the rows. Sourced by run.sh.

now() { printf '%s' "${EPOCHREALTIME/,/.}"; }

median() { sort -n | awk '{ value[NR] = $1 } END { if (NR) print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'; }

# engine_command NAME: sets $command to what stands in for ansible-playbook.
engine_command() {
  case $1 in
    native) command=("$native" playbook) ;;
    jit) command=(dotnet "$jit" playbook) ;;
    reference) command=("$ORACLE_RUN" "${reference_program:-ansible-playbook}") ;;
  esac
}

# once ENGINE ARGUMENTS...: one run in the folder of the content; prints "seconds KiB cpu-seconds", or nothing where the run failed.
# KiB is the largest process of the run.
once() {
  local engine=$1 started ended command
  shift
  engine_command "$engine"
  [ "$1" != --version ] || command=("${command[@]:0:${#command[@]}-1}" "${command[@]: -1}")
  cd "${content:-$work}" || return 1
  started=$(now)
  command time -q -o "$work/time" -f '%M %U %S' "${command[@]}" "$@" >"$work/output" 2>"$work/errors" </dev/null || { report_failure "$engine" "$@"; return 1; }
  ended=$(now)
  awk -v started="$started" -v ended="$ended" '{ printf "%.4f %d %.3f\n", ended - started, $1, $2 + $3 }' "$work/time"
}

report_failure() {
  { echo "run.sh: failed: $*"; tail -n 5 "$work/errors" "$work/output"; } >&2
}

# repeat ENGINE COUNT FRESH ARGUMENTS...: the medians "seconds KiB cpu-seconds"; FRESH is yes where each run starts without what it writes.
repeat() {
  local engine=$1 count=$2 fresh=$3 figures="" one i column
  shift 3
  for ((i = 0; i < count; i++)); do
    [ "$fresh" != yes ] || rm -rf "$work/out"
    one=$(once "$engine" "$@") || return 0
    figures+="$one"$'\n'
  done
  for column in 1 2 3; do printf '%s ' "$(printf '%s' "$figures" | cut -d ' ' -f "$column" | median)"; done
}

# row NAME AIM FRESH REFERENCE-COUNT LABEL ARGUMENTS...: measures one row with each engine and prints it.
row() {
  local name=$1 aim=$2 fresh=$3 slow=$4 label=$5 engine count
  declare -A figures=()
  shift 5
  [[ $name =~ $only ]] || return 0
  for engine in "${engines[@]}"; do
    count=$repeats
    [ "$engine" != reference ] || count=$((slow < repeats ? slow : repeats))
    [ "$fresh" = yes ] || rm -rf "$work/out"
    # What is already there, or already in the caches, is no part of the row.
    [ "$fresh" = yes ] || once "$engine" "$@" >/dev/null || continue
    figures[$engine]=$(repeat "$engine" "$count" "$fresh" "$@")
  done
  print_row "$label" "$aim" "${figures[native]:-}" "${figures[jit]:-}" "${figures[reference]:-}"
}

print_header() {
  cat <<'END'
| work | reference s | native s | aim s | JIT s | reference / native | native CPU s | reference MB | native MB | JIT MB |
|---|---|---|---|---|---|---|---|---|---|
END
}

print_row() { # print_row LABEL AIM NATIVE JIT REFERENCE, each of the last three "seconds KiB cpu" or empty
  awk -v label="$1" -v aim="$2" -v native="$3" -v jit="$4" -v reference="$5" 'BEGIN {
    split(native, n, " "); split(jit, j, " "); split(reference, r, " ")
    ratio = (n[1] > 0 && r[1] > 0) ? sprintf("%.0f", r[1] / n[1]) : ""
    printf "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", label, s(r[1]), s(n[1]), aim, s(j[1]), ratio, s(n[3]), mb(r[2]), mb(n[2]), mb(j[2])
  }
  function s(value) { return value == "" ? "" : sprintf(value < 10 ? (value < 0.1 ? "%.3f" : "%.2f") : "%.1f", value) }
  function mb(value) { return value == "" ? "" : sprintf("%.0f", value / 1024) }'
}

# tree_memory PROCESS: the most memory that a process and all below it had at once, in KiB (proportional set size), looked at five times a second until it ends.
tree_memory() {
  local peak=0 sum
  while kill -0 "$1" 2>/dev/null; do
    sum=$(ps -e -o pid= -o ppid= | awk -v root="$1" '{ parent[$1] = $2 } END { for (p in parent) { for (q = p; q in parent && q != root; q = parent[q]); if (q == root) print p } }' |
      while read -r process; do awk '/^Pss:/ { print $2 }' "/proc/$process/smaps_rollup" 2>/dev/null; done | awk '{ sum += $1 } END { print sum + 0 }')
    ((sum > peak)) && peak=$sum
    sleep 0.2
  done
  printf '%s' "$peak"
}

# memory_row NAME AIM LABEL ARGUMENTS...: the memory of the engine with all its processes.
memory_row() {
  local name=$1 aim=$2 label=$3 engine command
  declare -A figures=()
  shift 3
  [[ $name =~ $only ]] || return 0
  for engine in "${engines[@]}"; do
    engine_command "$engine"
    (cd "$work" && exec "${command[@]}" "$@" >"$work/output" 2>"$work/errors" </dev/null) &
    figures[$engine]="x $(tree_memory $!) x"
  done
  awk -v label="$label" -v aim="$aim" -v native="${figures[native]:-}" -v jit="${figures[jit]:-}" -v reference="${figures[reference]:-}" 'BEGIN {
    split(native, n, " "); split(jit, j, " "); split(reference, r, " ")
    printf "| %s (aim %s) | | | | | %s | | %s | %s | %s |\n", label, aim, (n[2] && r[2]) ? sprintf("%.0f", r[2] / n[2]) : "", mb(r[2]), mb(n[2]), mb(j[2])
  }
  function mb(value) { return value == "" ? "" : sprintf("%.0f", value / 1024) }'
}
