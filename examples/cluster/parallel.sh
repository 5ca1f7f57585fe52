#!/bin/bash
# A sweep by GNU parallel: N shards, on this machine or on those of --sshlogin, which share the disk of the store.
#
#   examples/cluster/parallel.sh N EXPERIMENT STORE [--scale S] [--data DIR] [...]
#   PARALLEL="--sshlogin one,two --workdir ." examples/cluster/parallel.sh N EXPERIMENT STORE
#
# To resume, whatever was killed: the same again, with any N. At the end: `rethink-gen merge STORE --out table.jsonl`.
set -euo pipefail
of=$1 experiment=$2 store=$3
shift 3

seq "$of" | parallel --halt never --line-buffer --tag \
  npx rethink-gen sweep "$experiment" --store "$store" --shard "{}/$of" --jobs 1 "$@"
