#!/bin/sh
# What WebKitWebDriver starts in the place of a browser: the app, with the
# library that opens its window to the driver. exec keeps the process id.
echo "$$ $(date +%s%3N)" >"$LAUNCH_NOTE"
exec env LD_PRELOAD="$LAUNCH_LIBRARY" "$LAUNCH_PROGRAM" "$@"
