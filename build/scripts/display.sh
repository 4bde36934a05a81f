# shellcheck shell=bash
# A desktop that nobody sees, for programs that need one.

# on_own_display COMMAND... : runs it with an X display, a D-Bus session and a window manager of its own.
on_own_display() {
	local pipe server number result=0
	pipe=$(mktemp -u)
	mkfifo -m 600 "$pipe"
	# The server takes the first free display and says which.
	Xvfb -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp 3>"$pipe" >/dev/null 2>&1 &
	server=$!
	read -r -t 30 number <"$pipe" || fail "Xvfb did not start."
	rm -f "$pipe"
	# One language and no portal, so that dialogs are named as the tests know them. The
	# D-Bus session's own remarks are left out; descriptor 9 keeps those of the command.
	# shellcheck disable=SC2016  # the inner shell expands them
	env -u WAYLAND_DISPLAY DISPLAY=":$number" GDK_BACKEND=x11 GTK_USE_PORTAL=0 LC_ALL=C.UTF-8 NO_AT_BRIDGE=1 \
		dbus-run-session -- bash -c '
			exec 2>&9 9>&-
			openbox >/dev/null 2>&1 & manager=$!
			result=0; "$@" || result=$?
			kill $manager; exit $result' display "$@" 9>&2 2>/dev/null || result=$?
	kill $server
	wait $server 2>/dev/null || true
	return $result
}
