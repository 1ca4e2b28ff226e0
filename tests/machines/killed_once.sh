#!/bin/sh
# beian, killed (SIGKILL) half-way the first time that part KILL_PART runs: at the KILL_AT-th call of KILL_CALL.
# A kill at a count, because a kill at a time hits something else on each machine.
if [ "${SHARDS_STEP:-}" = part ] && [ -n "${KILL_PART:-}" ] && [ "$SLURM_ARRAY_TASK_ID" = "$KILL_PART" ] && mkdir "$KILL_ONCE" 2> /dev/null; then
  exec strace -f -qq -o /dev/null -e "trace=$KILL_CALL" -e "inject=$KILL_CALL:signal=KILL:when=$KILL_AT" "$KILL_PROGRAM" "$@" -j1
fi
exec "$KILL_PROGRAM" "$@"
