#!/usr/bin/env bash
# Compares PlaybookRunner.Jinja, compiled just in time and ahead of time, with Fluid, Jinja2 and MiniJinja, one after another on this machine, and prints one
# table. All must render what Jinja2 renders, or there is no table. Needs the .NET SDK, clang and zlib (for the native program), and Python with jinja2 and
# minijinja (Debian 13: python3-jinja2 and python3-minijinja); ORACLE_RUN is the command that runs a program where these are installed.
set -euo pipefail
cd "$(dirname "$0")/templates"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

publish() { # publish FOLDER [OPTION…]
  dotnet publish TemplateTimings -c Release -r linux-x64 -v q -o "$@" >"$work/build.txt" || { cat "$work/build.txt" >&2; exit 1; }
}

publish "$work/jit" --self-contained false
publish "$work/native" --self-contained true -p:PublishAot=true
mkdir "$work/expected"
${ORACLE_RUN:-} python3 python_contestants.py render workloads "$work/expected"
{
  dotnet "$work/jit/TemplateTimings.dll" workloads "$work/expected" "(.NET)"
  "$work/native/TemplateTimings" workloads "$work/expected" "(native)"
  ${ORACLE_RUN:-} python3 python_contestants.py time workloads "$work/expected"
} >"$work/figures.txt"
python3 print_table.py <"$work/figures.txt"
