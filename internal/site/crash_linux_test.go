package site

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// The tests of this file let a process of its own fail in the middle of a build: killed, or unable to write.

const childMode = "RSPSITE_TEST_CHILD"

func TestMain(m *testing.M) {
	switch os.Getenv(childMode) {
	case "hang":
		os.Exit(hangingBuild(os.Args[1]))
	case "limit":
		os.Exit(limitedBuild(os.Args[1]))
	}
	os.Exit(m.Run())
}

// hangingBuild writes one page and then waits to be killed.
func hangingBuild(out string) int {
	pages := []Page{{"changed.html", func() ([]byte, error) { return []byte("changed"), nil }},
		{"never.html", func() ([]byte, error) {
			time.Sleep(time.Hour)
			return nil, nil
		}}}
	_, err := Build(context.Background(), pages, out, Options{Progress: func(int, int) { fmt.Println("ready") }})
	fmt.Println(err)
	return 1
}

// limitedBuild may write no file of more than 1000 bytes: the same path through the code as a full disk, without one.
func limitedBuild(out string) int {
	signal.Ignore(syscall.SIGXFSZ)
	limit := unix.Rlimit{Cur: 1000, Max: 1000}
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
		fmt.Println(err)
		return 1
	}
	_, err := Build(context.Background(), pagesOf(map[string]string{"a.html": "small", "big/index.html": strings.Repeat("x", 5000)}), out,
		Options{Name: "public"})
	fmt.Println(err)
	return 0
}

func child(t *testing.T, mode, out string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), exe, out)
	cmd.Env = append(os.Environ(), childMode+"="+mode)
	return cmd
}

func TestKilledBuildLeavesTheOldSite(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	mustBuild(t, out, first)
	cmd := child(t, "hang", out)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil || line != "ready\n" {
		t.Fatalf("child said %q, %v", line, err)
	}
	wantTree(t, out, onDisk(first))
	staging := filepath.Join(parent, ".public.rspsite-staging")
	if _, err := os.Stat(staging); err != nil {
		t.Fatal("the build under test was not staging:", err)
	}
	if _, err := Build(t.Context(), pagesOf(first), out, Options{Name: "public"}); err == nil ||
		err.Error() != "writing to public: another build is writing to it" {
		t.Errorf("a second build at the same time got error %v", err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil {
		t.Error("the child ended well, want it killed")
	}
	wantTree(t, out, onDisk(first))
	mustBuild(t, out, first)
	wantOldSite(t, parent)
}

func TestFailedWriteLeavesTheOldSite(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	mustBuild(t, out, first)
	got, err := child(t, "limit", out).CombinedOutput()
	if err != nil {
		t.Fatal(err, string(got))
	}
	if want := "writing public/big/index.html: file too large\n"; string(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
	wantOldSite(t, parent)
}

func TestFullDiskLeavesTheOldSite(t *testing.T) {
	disk := t.TempDir()
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=256k"); err != nil {
		t.Skip("SKIPPED: a full disk needs a file system of our own, and mounting one is not allowed here:", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(disk, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	out := filepath.Join(disk, "public")
	mustBuild(t, out, first)
	big := with(first, "big.html", strings.Repeat("x", 300<<10))
	_, err := Build(t.Context(), pagesOf(big), out, Options{Name: "public"})
	if !errors.Is(err, syscall.ENOSPC) || err.Error() != "writing public/big.html: no space left on device" {
		t.Errorf("got error %v", err)
	}
	wantOldSite(t, disk)
}

func TestReadOnlyDiskIsAFailure(t *testing.T) {
	disk := t.TempDir()
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=256k"); err != nil {
		t.Skip("SKIPPED: a read-only disk needs a file system of our own, and mounting one is not allowed here:", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(disk, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	out := filepath.Join(disk, "public")
	mustBuild(t, out, first)
	if err := unix.Mount("", disk, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Skip("SKIPPED: remounting is not allowed here:", err)
	}
	_, err := Build(t.Context(), pagesOf(with(first, "index.html", "changed")), out, Options{Name: "public"})
	if want := "writing to public: the folder that holds it is read-only"; err == nil || err.Error() != want {
		t.Errorf("got error %v, want %q", err, want)
	}
	wantOldSite(t, disk)
}
