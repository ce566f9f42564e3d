// On the page that says which version of a policy was in force when: a field for a day, which picks the rows of the tables that hold on it,
// first by the dates of the page, then by the word of each source that says otherwise. The tables say everything without it.
"use strict";

const form = document.querySelector(".on-day");
const [table, ...accounts] = document.querySelectorAll("table.in-force");

// first and last are the first and the last day that a date can mean: a month is known to no day.
const first = (date) => date + "-01-01".slice(Math.max(0, date.length - 4));
const last = (date) => date + "-12-31".slice(Math.max(0, date.length - 4));

// may tells whether the version of a row may have been in force on a day.
function may(row, day) {
  const { from, until } = row.dataset;
  return first(from) <= day && (!until || day < first(until) || (until.length < 10 && day <= last(until)));
}

// on marks the rows of a table that may hold on a day, and returns them, the oldest first. No day holds for none.
function on(table, day) {
  const rows = [...table.tBodies[0].rows].reverse();
  for (const row of rows) row.classList.toggle("on", Boolean(day) && may(row, day));
  return rows.filter((row) => row.classList.contains("on"));
}

// names writes the versions of rows, each leading to its place.
function names(rows) {
  const parts = rows.flatMap((row, i) => {
    const version = [row.querySelector("a").cloneNode(true)];
    if (row.dataset.unheld) version.push(" (its text is not held here)");
    return i ? [", ", ...version] : version;
  });
  return parts.length ? parts : ["none"];
}

const versions = (rows) => rows.map((row) => row.querySelector("a").textContent).join(" ");

function show() {
  const day = form.elements.on.value;
  const known = Boolean(day) && day <= form.dataset.known;
  const found = on(table, known && day);
  const others = accounts.map((account) => [account.dataset.by, on(account, known && day)]).filter(([, rows]) => versions(rows) !== versions(found));
  const out = form.querySelector("output");
  out.replaceChildren();
  if (!day) return;
  history.replaceState(history.state, "", "?on=" + day);
  if (!known) {
    out.append("Not known here: this page knows the days up to " + form.dataset.known + ".");
    return;
  }
  if (!found.length) out.append("None was in force");
  if (found.length > 1) out.append("One of these, as no source gives the day of the change: ");
  if (found.length) out.append(...names(found));
  out.append(".");
  for (const [source, rows] of others) out.append(" By " + source + ": " + (rows.length > 1 ? "one of " : ""), ...names(rows), ".");
  if (found.some((row) => row.dataset.disputed)) out.append(" Sources differ, as is said below.");
}

form.hidden = false;
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
const asked = new URLSearchParams(location.search).get("on");
if (/^\d{4}-\d{2}-\d{2}$/.test(asked || "")) {
  form.elements.on.value = asked;
  show();
}
