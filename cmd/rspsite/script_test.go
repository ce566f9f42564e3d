package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata")

func TestMain(m *testing.M) {
	if os.Getenv(killedAt) != "" {
		killed()
	}
	testscript.Main(m, map[string]func(){"rspsite": func() { os.Exit(run(storyNow)) }})
}

// storyNow is the clock of the stories.
func storyNow() time.Time { return time.Date(2026, 12, 31, 12, 0, 0, 0, time.UTC) }

// TestStories runs the user stories of testdata, one script each.
func TestStories(t *testing.T) {
	const pattern = "testdata/*.txtar"
	if scripts, err := filepath.Glob(pattern); err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts match %s: %v", pattern, err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata", RequireExplicitExec: true, RequireUniqueNames: true, UpdateScripts: *update, Setup: freeAddress,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"fetch": fetch, "mtime": mtime, "becomes": becomes, "event": event,
			"rewrite": rewrite, "nowhere": nowhere,
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, errors.New("unknown condition")
		},
	})
}

// freeAddress gives each script an address of its own to serve on, as $ADDR.
func freeAddress(env *testscript.Env) error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	env.Setenv("ADDR", l.Addr().String())
	return l.Close()
}

// patience is how long a script waits for a server.
const patience = 20 * time.Second

// get asks the server at $ADDR and gives the answer as text: status, headers, body. It waits for a server that is starting.
func get(ts *testscript.TestScript, path, host string) (status int, text string) {
	r, err := http.NewRequest(http.MethodGet, "http://"+ts.Getenv("ADDR")+path, nil)
	ts.Check(err)
	if host != "" {
		r.Host = host
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for begun := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		answer, err := client.Do(r)
		if errors.Is(err, syscall.ECONNREFUSED) && time.Since(begun) < patience {
			continue
		}
		ts.Check(err)
		defer answer.Body.Close()
		var b bytes.Buffer
		ts.Check(answer.Header.Write(&b))
		b.WriteByte('\n')
		_, err = io.Copy(&b, answer.Body)
		ts.Check(err)
		return answer.StatusCode, strings.ReplaceAll(b.String(), "\r\n", "\n")
	}
}

// fetch PATH STATUS [HOST] asks $ADDR for a path, wants that status, and leaves headers and body in the file "answer".
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: fetch PATH STATUS [HOST]")
	}
	status, text := get(ts, args[0], strings.Join(args[2:], ""))
	ts.Check(os.WriteFile(ts.MkAbs("answer"), []byte(text), 0o666))
	if strconv.Itoa(status) != args[1] {
		ts.Fatalf("%s: got status %d, want %s\n%s", args[0], status, args[1], text)
	}
}

// becomes PATH TEXT asks for a path until the answer holds the text.
func becomes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: becomes PATH TEXT")
	}
	var text string
	for begun := time.Now(); time.Since(begun) < patience; time.Sleep(20 * time.Millisecond) {
		if _, text = get(ts, args[0], ""); strings.Contains(text, args[1]) {
			return
		}
	}
	ts.Fatalf("%s never came to hold %q, but is\n%s", args[0], args[1], text)
}

// event TEXT reads the events of the preview until one holds the text.
func event(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: event TEXT")
	}
	client := http.Client{Timeout: patience}
	answer, err := client.Get("http://" + ts.Getenv("ADDR") + "/_rspsite/events")
	ts.Check(err)
	defer answer.Body.Close()
	events := bufio.NewScanner(answer.Body)
	for events.Scan() {
		if strings.Contains(events.Text(), args[0]) {
			return
		}
	}
	ts.Fatalf("no event holds %q: %v", args[0], events.Err())
}

// mtime set FILE makes a file old; mtime kept FILE wants that it still is, and ! mtime kept FILE that it is not.
func mtime(ts *testscript.TestScript, neg bool, args []string) {
	then := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	if len(args) != 2 {
		ts.Fatalf("usage: mtime set|kept FILE")
	}
	file := ts.MkAbs(args[1])
	if args[0] == "set" {
		ts.Check(os.Chtimes(file, then, then))
		return
	}
	info, err := os.Stat(file)
	ts.Check(err)
	if kept := info.ModTime().Equal(then); kept == neg {
		ts.Fatalf("%s: modification time is %v", args[1], info.ModTime())
	}
}
