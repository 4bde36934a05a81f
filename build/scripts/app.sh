# shellcheck shell=bash
# Builds the app in the order its parts need each other:
# bindings (from the Go code) -> the page (from the bindings) -> the programs, which also hold the sentence model.
# shellcheck source=build/scripts/model.sh
source build/scripts/model.sh

# make_bindings writes frontend/wailsjs from the services that main.go binds.
make_bindings() {
	keep_dist
	tsoutputtype=interfaces go run -tags "$TAGS_BINDINGS" . >/dev/null
}

# make_page builds frontend/dist, unless it is there and nothing that goes into it changed.
make_page() {
	local stamp=build/bin/.page want
	want=$(page_fingerprint)
	[ -f frontend/dist/index.html ] && [ "$(cat $stamp 2>/dev/null)" = "$want" ] && return
	(cd frontend && npm run build --silent) || return
	keep_dist
	mkdir -p build/bin
	printf '%s' "$want" >$stamp
}

page_fingerprint() {
	find frontend -type d \( -name node_modules -o -name dist \) -prune -o -type f -print0 |
		LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
}

# The page is embedded, so its folder must be there before it is built.
keep_dist() {
	mkdir -p frontend/dist
	touch frontend/dist/.gitkeep
}

# app_version is the one that wails.json gives to installers.
app_version() { sed -n 's/.*"productVersion": *"\([^"]*\)".*/\1/p' wails.json; }

# make_app builds the program that people use, with the page as its sources are now.
make_app() {
	make_page || return
	make_model_or_say
	go build -tags "$TAGS_APP" -ldflags "-s -w -X main.version=$(app_version)" -o "$APP" .
}

# make_dev builds the same program with its page reachable by a browser, for tests.
make_dev() {
	make_page || return
	make_model_or_say
	go build -tags "$TAGS_DEV" -ldflags "-X main.version=$(app_version)" -o "$APP_DEV" .
}

# A program without the model works too; whoever builds it should know.
make_model_or_say() {
	make_model || say "The sentence model could not be fetched: this build groups asks by their words alone." >&2
}
