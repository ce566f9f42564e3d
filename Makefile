# `make test` is the whole proof, and installs what it needs. The other targets only name habits.

GO       ?= go
FUZZTIME ?= 1m
OUT      ?= public

.DELETE_ON_ERROR:
.PHONY: test deps browser java vet staticcheck race fuzz serve build check update picture bench peers clean

# go test comes last, so that its closing lines are the run's.
test: deps vet staticcheck
	$(GO) test -timeout 30m ./...

# --- what the tests need beyond Go -----------------------------------------------------------------------------------

deps: browser java node_modules/.package-lock.json

# $(call install,PROGRAMS,PACKAGES) installs Debian packages unless one of the programs is on the path.
define install
@for p in $(1); do command -v $$p >/dev/null && exit 0; done; \
if [ "$$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then \
	echo "make: the tests need $(firstword $(1)): install it (on Debian: apt-get install $(2)), or run 'go test ./...', which does without" >&2; exit 1; \
fi; \
export DEBIAN_FRONTEND=noninteractive; \
apt-get update -q && apt-get install -q -y --no-install-recommends $(2)
endef

browser:
	$(call install,chromium chromium-browser google-chrome,chromium fonts-liberation fonts-dejavu-core)

java:
	$(call install,java,default-jre-headless)

# npm writes this file last, so it is newer than the lockfile exactly when the modules are the lockfile's.
node_modules/.package-lock.json: package-lock.json package.json .npmrc
	$(call install,npm,npm)
	npm ci
	@touch $@

# --- checks ----------------------------------------------------------------------------------------------------------

vet:
	$(GO) vet ./...

staticcheck:
	$(GO) tool -modfile=tools.mod staticcheck ./...

race:
	CGO_ENABLED=1 $(GO) test -race -timeout 60m ./...

fuzz:
	@set -e; for p in $$($(GO) list ./...); do \
		for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz'); do \
			echo "$$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) $$p; \
		done; \
	done

# --- the site --------------------------------------------------------------------------------------------------------

build serve check:
	$(GO) run ./cmd/rspsite $@ $(if $(filter build,$@),--out $(OUT))

# Expected results of the tests, rewritten: read the change before you commit it.
update:
	$(GO) test $$($(GO) list -f '{{range .TestGoFiles}}{{$$.Dir}}/{{.}} {{end}}{{range .XTestGoFiles}}{{$$.Dir}}/{{.}} {{end}}' ./... \
		| xargs grep -l '"update"' | xargs -n1 dirname | sort -u) -update

# The picture of the site that README.md shows.
picture: browser
	$(GO) test ./internal/sitetest -run '^TestPicture$$' -count=1 -args -picture

# bench/README.md tells how to measure the program as a whole.
bench:
	$(GO) test ./bench -run '^$$' -bench . -benchtime 5x -timeout 30m

# rspsite beside other programs that compare texts, which it installs where it can.
peers:
	bench/peers/run.sh --install

clean:
	rm -rf $(OUT) node_modules
