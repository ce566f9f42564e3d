package site

import (
	"net"
	"net/netip"
	"strings"
)

// accepts reports whether a request for that host is meant for this preview. A page elsewhere can make its own name lead to
// this machine (DNS rebinding) and then read whatever is served here to it; the name in the request gives it away.
func (v *preview) accepts(hostport string) bool {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if host == "localhost" || host == strings.ToLower(v.host) && host != "" {
		return true
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	return ip.IsLoopback() || v.isEverywhere() // a bare address is no name that could be rebound
}

// isEverywhere reports whether the preview listens on all addresses of the machine.
func (v *preview) isEverywhere() bool {
	ip, err := netip.ParseAddr(v.host)
	return v.host == "" || err == nil && ip.IsUnspecified()
}
