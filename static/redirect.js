// A page at a former address leads on by itself. Where the address goes on with a fragment, this carries it over, which a refresh cannot.
// It stands before the refresh in the page, and stops it.
"use strict";

if (location.hash.length > 1) {
  const to = document.currentScript.dataset.to;
  window.stop();
  location.replace(to.includes("#") ? to : to + location.hash);
}
