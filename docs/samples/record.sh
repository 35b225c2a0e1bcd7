#!/bin/sh
# Reads Drydock's public record with kcat and jq: a line an event, numbers and hash chains checked.  Usage: record.sh BROKER
# Ends at the end of the topic, with 1 where something is wrong. Signatures are bytes, which a shell cannot hold:
# RecordConsumer.java checks those.
set -eu
last=$(mktemp -d)
trap 'rm -rf "$last"' EXIT
tab=$(printf '\t')

kcat -C -q -e -J -b "$1" -t drydock.upgrades -o beginning >"$last/.all"
jq -r '. as $r | .payload | fromjson | [$r.key, .run, .sequence, (.previoushash | if . == "" then "-" else . end), .type, ($r.payload | @base64)] | @tsv' \
  <"$last/.all" >"$last/.events"

wrong=0
tell() { echo "$*"; wrong=1; }
while IFS="$tab" read -r key run sequence previous type value; do
  case $run in "" | *[!A-Za-z0-9._:-]* | .*) tell "NOT A RUN: $run"; continue ;; esac
  [ "$key" = "$run" ] || { tell "MOVED: run $run entry $sequence lies under $key"; continue; }
  before=0 hash=-
  [ ! -e "$last/$run" ] || read -r before hash <"$last/$run"
  [ "$sequence" -gt "$before" ] || continue # sent again
  if [ "$sequence" -ne $((before + 1)) ]; then tell "MISSING: run $run entry $((before + 1))"
  elif [ "$previous" != "$hash" ]; then tell "BROKEN CHAIN: run $run entry $sequence"; fi
  echo "$sequence $(printf %s "$value" | base64 -d | sha256sum | cut -c1-64)" >"$last/$run"
  echo "$run $sequence $type"
done <"$last/.events"
exit $wrong
