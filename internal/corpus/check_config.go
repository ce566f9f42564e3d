package corpus

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"rspsite/internal/permalink"
)

// languageTag is the shape of a language tag (BCP 47, RFC 5646, 2.1), not the list of those that exist.
var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// mailAddress is the shape of an address of mail: no more than what tells it from a name or a list.
var mailAddress = regexp.MustCompile(`^[^\s@,;<>"()]+@[^\s@,;<>"()]+$`)

// config checks rspsite.yaml.
func (k *checker) config() {
	c := k.Config
	wrong := func(field, rule, mend, want, found string) {
		k.errorf(k.index.Position(field), rule, mend, "%s must be %s (found %q)", field, want, found)
	}
	if c.Language != "" && !languageTag.MatchString(c.Language) {
		wrong("language", "bad-language", "write a tag such as en or pt-BR", "a language tag", c.Language)
	}
	if c.Contact.Email != "" && !mailAddress.MatchString(c.Contact.Email) {
		wrong("contact.email", "bad-email", "write the address alone", "an address of mail", c.Contact.Email)
	}
	if !c.AsOf.IsZero() && !c.AsOf.IsDay() {
		wrong("as-of", "bad-value", "write it as YYYY-MM-DD", "a day", c.AsOf.String())
	}
	if u, err := url.Parse(c.BaseURL); c.BaseURL != "" && (err != nil || !isWebAddress(c.BaseURL) || u.RawQuery != "" || u.Fragment != "" || u.User != nil) {
		wrong("base-url", "bad-url", "write it as https://example.org/ or https://example.org/folder/", "the whole address of the site's root", c.BaseURL)
	}
	if name := c.Ledger.Origin; name != "" && !isLogName(name) {
		wrong("ledger.origin", "bad-origin", "by custom it is the site's host, such as policies.example", "the name of a log, without white space and +", name)
	}
	if c.Contact.URL != "" && !isWebAddress(c.Contact.URL) {
		wrong("contact.url", "bad-url", "write https://…", "a whole address", c.Contact.URL)
	}
	if u := c.DataLicence.URL; u != "" && !isWebAddress(u) {
		wrong("data-licence.url", "bad-url", "write https://…", "a whole address", u)
	}
	if name := c.DefaultPolicy; name != "" && k.Policy(name) == nil {
		mend := k.near(permalink.Policy(name), name, names(k.Policies))
		if mend == "" && len(k.Policies) == 0 {
			mend = "make it: rspsite new version " + name + " v1.0; or take the line out until then"
		}
		k.errorf(k.index.Position("default-policy"), "unknown-policy", mend, "no policy %q", name)
	}
	k.rules()
}

// isLogName reports whether a log may have that name, which the key that signs it has too (C2SP signed-note). It has 255 bytes at most.
func isLogName(name string) bool {
	return utf8.ValidString(name) && len(name) <= 255 && !strings.ContainsFunc(name, func(r rune) bool { return r == '+' || unicode.IsSpace(r) || unicode.IsControl(r) })
}

// isWebAddress reports whether s is the whole address of a page.
func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.ContainsFunc(s, unicode.IsSpace)
}
