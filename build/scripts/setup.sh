# shellcheck shell=bash
# Brings a machine to the point where the app builds: setup_machine build, or
# setup_machine test for what the checks need on top. On Debian and its
# relatives the missing packages are installed; elsewhere they are listed.
# Nothing is done twice: what is there is left as it is.

PACKAGES_BUILD=(build-essential ca-certificates pkg-config libgtk-3-dev libwebkit2gtk-4.1-dev)
# The fonts are for the pictures: what people type in Chinese or with emoji is seen as their systems show it.
PACKAGES_TEST=(at-spi2-core chromium dbus fonts-droid-fallback fonts-noto-color-emoji mupdf-tools openbox poppler-utils qpdf
	shellcheck webkit2gtk-driver wmctrl x11-utils xdotool xvfb)

# What the packages bring, for systems where they have other names:
# "how to find it|what to call it".
NEEDS_BUILD=("cc --version|a C compiler (gcc or clang)"
	"pkg-config --version|pkg-config"
	"pkg-config --exists gtk+-3.0|the GTK 3 development files"
	"pkg-config --exists webkit2gtk-4.1|the WebKitGTK 4.1 development files")
NEEDS_TEST=("command -v chromium|Chromium (as chromium on the PATH)"
	"command -v dbus-run-session|dbus-run-session"
	"command -v mutool|mutool (MuPDF)"
	"command -v openbox|openbox"
	"command -v pdftotext|pdftotext (poppler)"
	"command -v qpdf|qpdf"
	"command -v shellcheck|shellcheck"
	"command -v WebKitWebDriver|WebKitWebDriver"
	"command -v wmctrl|wmctrl"
	"command -v xdotool|xdotool"
	"command -v xprop|xprop"
	"command -v Xvfb|Xvfb")

# setup_machine build|test
setup_machine() {
	local packages=("${PACKAGES_BUILD[@]}") needs=("${NEEDS_BUILD[@]}")
	if [ "$1" = test ]; then
		packages+=("${PACKAGES_TEST[@]}")
		needs+=("${NEEDS_TEST[@]}")
	fi
	if command -v apt-get >/dev/null; then
		apt_install "${packages[@]}"
	else
		require_tools "${needs[@]}"
	fi
	setup_go
	setup_node
	setup_frontend
}

# require_tools "probe|name"... : all are there, or the list of those that are not.
require_tools() {
	local need missing=()
	for need in "$@"; do
		bash -c "${need%%|*}" >/dev/null 2>&1 || missing+=("  - ${need#*|}")
	done
	[ ${#missing[@]} -eq 0 ] && return
	fail "This system has no apt-get, so please install these yourself, then run the command again:" "${missing[@]}"
}

# apt_install PACKAGE... : installs those that are missing.
apt_install() {
	local package missing=()
	for package in "$@"; do
		[ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
	done
	[ ${#missing[@]} -eq 0 ] && return
	say "Installing Debian packages: ${missing[*]}"
	as_root apt-get update -qq
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
		</dev/null >"$(install_log)" || {
		tail -n 30 "$(install_log)" >&2
		fail "apt-get could not install: ${missing[*]}"
	}
}

install_log() {
	mkdir -p "$TOOL_CACHE"
	printf '%s' "$TOOL_CACHE/apt.log"
}

# as_root COMMAND... : directly, or through sudo.
as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif ! command -v sudo >/dev/null; then
		fail "This needs the system administrator, and there is no sudo here. Please have this run as root:" "  $*"
	elif [ -t 0 ]; then
		sudo "$@"
	else
		sudo -n "$@" || fail "sudo asks for a password and there is no terminal. Please have this run as root:" "  $*"
	fi
}

# setup_go puts a Go on the PATH that go.mod accepts.
setup_go() {
	local fetched=$TOOL_CACHE/go$GO_FETCHED
	go_is_new_enough && return
	if [ ! -x "$fetched/bin/go" ]; then
		command -v go >/dev/null || install_or_name golang-go "Go $(go_wanted) or later"
		fetch_go "$fetched"
	fi
	export PATH="$fetched/bin:$PATH" GOTOOLCHAIN=local
	unset GOROOT
	go_is_new_enough || fail "Go $GO_FETCHED was fetched but does not run on this machine."
}

go_wanted() { awk '$1 == "go" { print $2; exit }' go.mod; }

go_is_new_enough() {
	local version
	version=$(go env GOVERSION 2>/dev/null) || return 1
	version_at_least "${version#go}" "$(go_wanted)"
}

# fetch_go FOLDER : Go's toolchains are modules, so that even a Go too old to
# switch to one by itself can fetch it, checked against the checksum database.
fetch_go() {
	local work module
	say "Fetching Go $GO_FETCHED (the installed one is $(go env GOVERSION))"
	mkdir -p "$TOOL_CACHE"
	work=$(mktemp -d "$TOOL_CACHE/fetch.XXXXXX")
	module=golang.org/toolchain@v0.0.1-go$GO_FETCHED.$(go env GOHOSTOS)-$(go env GOHOSTARCH)
	(cd "$work" && GOFLAGS=-modcacherw GOTOOLCHAIN=local GOMODCACHE=$work/mod go mod download "$module") ||
		fail "Go $GO_FETCHED could not be fetched. Install Go $(go_wanted) or later from go.dev, then run this again."
	# Modules carry no execute permission.
	chmod +x "$work/mod/$module"/bin/* "$work/mod/$module"/pkg/tool/*/*
	mv "$work/mod/$module" "$1"
	rm -rf "$work"
}

# setup_node puts a Node.js and npm on the PATH that the front end's tools accept.
setup_node() {
	local source=build/tools/node folder
	node_is_new_enough && return
	folder=$TOOL_CACHE/node-$(fingerprint $source/package-lock.json)
	if [ ! -x "$folder/node_modules/.bin/node" ]; then
		command -v npm >/dev/null || install_or_name npm "Node.js 20.19 or later with npm 10 or later"
		say "Fetching a newer Node.js (the installed one is $(node --version 2>/dev/null || echo missing))"
		mkdir -p "$folder"
		cp $source/package.json $source/package-lock.json "$folder/"
		(cd "$folder" && npm ci --no-audit --no-fund --loglevel=error </dev/null) ||
			fail "Node.js could not be fetched. Install Node.js 20.19 or later with npm 10 or later, then run this again."
		# npm links its own commands, but never one that is called node.
		(cd "$folder/node_modules/.bin" && ln -sf ../node-linux-*/bin/node node)
	fi
	export PATH="$folder/node_modules/.bin:$PATH"
	node_is_new_enough || fail "Node.js was fetched but does not run on this machine."
}

node_is_new_enough() {
	local node npm
	node=$(node --version 2>/dev/null) && npm=$(npm --version 2>/dev/null) || return 1
	case ${node#v} in
	21.* | 23.*) return 1 ;;
	22.*) version_at_least "${node#v}" 22.12 || return 1 ;;
	*) version_at_least "${node#v}" 20.19 || return 1 ;;
	esac
	version_at_least "$npm" 10
}

# install_or_name PACKAGE WORDS : by apt where there is one, or say what is missing.
install_or_name() {
	command -v apt-get >/dev/null || fail "Please install $2, then run the command again."
	apt_install "$1"
}

# setup_frontend installs the front end's packages when the lock file changed.
setup_frontend() {
	local stamp=frontend/node_modules/.installed want
	want="$(fingerprint frontend/package-lock.json) $(node --version)"
	[ "$(cat $stamp 2>/dev/null)" = "$want" ] && return
	say "Installing the front end's packages"
	(cd frontend && npm ci --no-audit --no-fund --loglevel=error </dev/null) || fail "npm ci failed in frontend/."
	printf '%s' "$want" >$stamp
}
