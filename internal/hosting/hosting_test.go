package hosting_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rspsite/internal/hosting"
	"rspsite/templates"
)

// site has what a renamed policy and version give, an ID of another script, and names that no source may have.
func site() *hosting.Site {
	s := &hosting.Site{Base: "https://example.org/rsp/", Redirections: []hosting.Redirection{
		{From: "/p/", To: "/q/", Below: true}, {From: "/q/v1/", To: "/q/v1.0/", Below: true},
		{From: "/q/clauses/größe/", To: "/q/clauses/maß/"}, {From: "/q/diff/", To: "/q/#_compare"},
	}, Mementos: []hosting.Memento{{Address: "/q/v1.0/", Datetime: "Tue, 19 Sep 2023 00:00:00 GMT", Original: "/q/latest/", TimeMap: "/q/timemap.link"}}}
	for _, name := range hostile {
		s.Redirections = append(s.Redirections, hosting.Redirection{From: "/" + name + "/", To: "/x/", Below: true}, hosting.Redirection{From: "/x/", To: "/" + name + "/#" + name})
		s.Mementos = append(s.Mementos, hosting.Memento{Address: "/" + name + "/", Datetime: name, Original: "/" + name + "/", TimeMap: "/" + name})
	}
	return s
}

var hostile = []string{"a b", "a\nEvil: yes", "a\r\n/* /evil 301", "a\"; evil on; \"", "a{env.HOME}", "a$host", "a}\nevil {", "a*", "a:splat", "a\\", "a#evil", "a>; rel=\"evil\"", "\xff", "a`evil`", "a;evil", "a\u2028evil", "%0aevil"}

func files(s *hosting.Site) map[string]string {
	return map[string]string{"_redirects": string(s.Redirects()), "_headers": string(s.Headers()), "nginx": string(s.Nginx()), "caddy": string(s.Caddy())}
}

// TestEveryLineIsOneOfOurs: whatever the names are, each line of each file has the form that we write, and no word of a hostile name
// stands in it as it was.
func TestEveryLineIsOneOfOurs(t *testing.T) {
	forms := map[string]string{
		"_redirects": `^/[\w./~%-]*\*? /[\w./~%-]*(#[\w./~%-]*)?(:splat)? 301$`,
		"_headers":   `^(/[\w./~%*-]*|  [A-Z][A-Za-z-]+: [\x20-\x7e]+)$`,
		"nginx":      `^(#.*|add_header [\w-]+ "[^"\\$]*" always;|location (= |~ |\^~ |)"[^"$]*\$?" \{ (types \{ \} default_type "[^"\\$]*"|return 301 "[^"\\$]*"|rewrite "\^[^"$]*\(\.\*\)\$" "[^"\\$]*\$1" permanent); \})$`,
		"caddy":      `^(#.*|header \{|\}|\t[\w-]+ "[^"\\{}]*"|header \S+ Content-Type "[^"\\{}]*"|redir ("[^"\\{}]*"|@former\d+) "[^"{}]*(\{re\.former\d+\.1\})?" 301|@former\d+ path_regexp former\d+ "\^[^"{}]*\(\.\+\)\$")$`,
	}
	for _, base := range []string{"https://example.org/rsp/", "", "https://example.org/a\"; evil/", "javascript:evil", "https://e vil/"} {
		s := site()
		s.Base = base
		for name, text := range files(s) {
			form := regexp.MustCompile(forms[name])
			for line := range strings.Lines(text) {
				if line = strings.TrimSuffix(line, "\n"); !form.MatchString(line) {
					t.Errorf("base %q, %s: the line %q", base, name, line)
				}
			}
		}
	}
}

// TestRedirects holds the exact rules, the longest addresses first.
func TestRedirects(t *testing.T) {
	s := site()
	s.Redirections = s.Redirections[:4]
	want := "/rsp/q/clauses/gr%C3%B6%C3%9Fe/ /rsp/q/clauses/ma%C3%9F/ 301\n/rsp/q/diff/ /rsp/q/#_compare 301\n/rsp/q/v1/ /rsp/q/v1.0/ 301\n/rsp/q/v1/* /rsp/q/v1.0/:splat 301\n" +
		"/rsp/p/ /rsp/q/ 301\n/rsp/p/* /rsp/q/:splat 301\n"
	if got := string(s.Redirects()); got != want {
		t.Errorf("_redirects is\n%s, want\n%s", got, want)
	}
	for _, want := range []string{"/rsp/*\n  Content-Security-Policy: default-src 'none';", "/rsp/*.link\n  Content-Type: application/link-format\n",
		"/rsp/q/v1.0/\n  Memento-Datetime: Tue, 19 Sep 2023 00:00:00 GMT\n  Link: <https://example.org/rsp/q/latest/>; rel=\"original\", <https://example.org/rsp/q/timemap.link>; rel=\"timemap\""} {
		if got := string(s.Headers()); !strings.Contains(got, want) {
			t.Errorf("_headers is\n%s, without\n%s", got, want)
		}
	}
}

// TestHeadersSayWhatPagesSay: the policy that a host sends is the one that pages declare, with what only a header can say.
func TestHeadersSayWhatPagesSay(t *testing.T) {
	page, err := templates.FS.ReadFile("base.html")
	if err != nil {
		t.Fatal(err)
	}
	declared := regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]+)"`).FindSubmatch(page)
	if declared == nil {
		t.Fatal("pages declare no policy")
	}
	if want := "  Content-Security-Policy: " + string(declared[1]) + "; frame-ancestors 'none'\n"; !strings.Contains(string(site().Headers()), want) {
		t.Errorf("_headers has no line %q", want)
	}
}

// TestServersReadThem asks nginx and Caddy themselves, where they are at hand.
func TestServersReadThem(t *testing.T) {
	dir, s := t.TempDir(), site()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	snippet := write("snippet", string(s.Nginx()))
	conf := write("nginx.conf", "pid "+dir+"/pid; error_log stderr; events {} http { access_log off; client_body_temp_path "+dir+"/a; proxy_temp_path "+dir+"/b; fastcgi_temp_path "+dir+"/c; uwsgi_temp_path "+
		dir+"/d; scgi_temp_path "+dir+"/e; server { listen 127.0.0.1:8080; root "+dir+"; include "+snippet+"; } }\n")
	caddy := write("Caddyfile", "http://127.0.0.1:8080 {\nimport "+write("part", string(s.Caddy()))+"\nfile_server\n}\n")
	for _, args := range [][]string{{"nginx", "-t", "-c", conf}, {"caddy", "adapt", "--validate", "--adapter", "caddyfile", "--config", caddy}} {
		t.Run(args[0], func(t *testing.T) {
			program, err := exec.LookPath(args[0])
			if err != nil {
				t.Skipf("no %s here; TestEveryLineIsOneOfOurs holds the form of each line", args[0])
			}
			cmd := exec.Command(program, args[1:]...)
			cmd.Env = append(os.Environ(), "HOME="+dir)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
}
