#!/usr/bin/env bash
# Records what the reference renders of every template of this repository, into the folder Expected.
# Usage: ORACLE_RUN=…/run tests/PlaybookRunner.Conformance.Tests/Rendering/record.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
templates=$(find roles playbooks -name '*.j2' | sort | sed 's/.*/"&"/' | paste -sd,)
rm -rf "$here/Expected"
mkdir "$here/Expected"
http_proxy=http://proxy.example:3128 https_proxy='' TZ=UTC ${ORACLE_RUN:-} ansible-playbook -i localhost, \
  -e "{repository: $PWD, rendered: $here/Expected, templates: [$templates]}" "$here/render.yml"
sed -i "s#$PWD#/repository#g" "$here"/Expected/*
