# shellcheck shell=bash
# Runs checks one after the other, each under a heading and with its time, and
# sums them up at the end.

STEPS_PASSED=0
STEPS_FAILED=0
STEPS_TABLE=

# step HEADING COMMAND... : runs the command and counts how it went. Its own exit
# code is always 0, as bash ignores errors in all that runs as part of a condition.
step() {
	local heading=$1 began=$SECONDS
	shift
	printf '\n== %s\n' "$heading"
	set +e
	(
		set -e
		"$@"
	)
	STEP_EXIT=$?
	set -e
	local result=passed
	passed || result=FAILED
	if passed; then
		STEPS_PASSED=$((STEPS_PASSED + 1))
	else
		STEPS_FAILED=$((STEPS_FAILED + 1))
	fi
	printf -- '-- %s (%d s)\n' $result $((SECONDS - began))
	STEPS_TABLE+=$(printf '%-8s%5d s  %s' $result $((SECONDS - began)) "$heading")$'\n'
}

# passed says how the step before it went.
passed() { [ "$STEP_EXIT" -eq 0 ]; }

# sum_up prints every step's result and says by its exit code whether all passed.
sum_up() {
	printf '\n== Summary\n%s%8s%5d s  in all\n' "$STEPS_TABLE" '' $SECONDS
	printf 'checks: %d passed, %d failed\n' "$STEPS_PASSED" "$STEPS_FAILED"
	[ "$STEPS_FAILED" -eq 0 ]
}
