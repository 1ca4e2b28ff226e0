#!/bin/sh
# KILL_PROGRAM by way of killed_once.sh, its seconds appended to TIMES: "PART SECONDS", or "merge SECONDS".
begin=$(date +%s%N)
"$(dirname "$0")/killed_once.sh" "$@"
code=$?
echo "${SLURM_ARRAY_TASK_ID:-merge} $((($(date +%s%N) - begin) / 1000000))" >> "$TIMES"
exit $code
