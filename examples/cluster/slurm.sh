#!/bin/bash
# A sweep as a Slurm array: N tasks, one shard each, one store on the disk that the nodes share.
#
#   sbatch --array=1-N examples/cluster/slurm.sh N EXPERIMENT STORE [--scale S] [--data DIR] [...]
#
# To resume, whatever was killed: `rethink-gen missing STORE`, then sbatch the same again, with any N; what has a result is not
# run again. At the end: `rethink-gen merge STORE --out table.jsonl`.
#
#SBATCH --job-name=rethink-gen
#SBATCH --cpus-per-task=1
#SBATCH --requeue
#SBATCH --open-mode=append
set -euo pipefail
of=$1 experiment=$2 store=$3
shift 3

# N is passed: an array's environment does not tell it (for --array=2,5 it would say 2 tasks, or up to 5).
exec npx rethink-gen sweep "$experiment" --store "$store" --shard "$SLURM_ARRAY_TASK_ID/$of" \
  --jobs "${SLURM_CPUS_PER_TASK:-1}" "$@"
