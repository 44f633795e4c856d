#!/bin/sh
[ "$1" = --list ] && echo '{"nm": ["n1", "n2"]}' || echo "{\"me\": \"$2\"}"
