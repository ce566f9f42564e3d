// On the page that says which version of a policy was in force when: a field for a day, which picks the rows of the tables that hold on it.
// Where sources disagree each has a table of its own, and the answer is what each of them says. The tables say everything without it.
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

// on are the rows of a table that may hold on a day, the oldest first.
const on = (table, day) => [...table.tBodies[0].rows].reverse().filter((row) => may(row, day));

// mark shows which rows of a table hold.
function mark(table, found) {
  for (const row of table.tBodies[0].rows) row.classList.toggle("on", found.includes(row));
}

// begins is the date from which a row holds, in words.
const begins = (row) => row.querySelector(".from").firstChild.textContent;

// names writes the versions of rows, each leading to its place, and how far the dates leave open which it was on a day.
function names(rows, day) {
  const parts = rows.flatMap((row, i) => {
    const version = [row.querySelector("a").cloneNode(true)];
    if (row.dataset.unheld) version.push(" (its text is not held here)");
    return i ? [", ", ...version] : version;
  });
  const newest = rows.at(-1);
  if (rows.length > 1) return ["one of ", ...parts, ", as the change is dated " + begins(newest)];
  if (newest.dataset.from.length < 10 && day <= last(newest.dataset.from)) parts.push(", from some day of " + begins(newest));
  return parts;
}

// answers are what the sources say of a day, those together that say the same, and who says nothing of it.
function answers(day) {
  const said = new Map();
  const silent = [];
  for (const account of accounts) {
    const rows = day <= account.dataset.known ? on(account, day) : [];
    mark(account, rows);
    if (!rows.length) {
      silent.push(account.dataset.by);
      continue;
    }
    const words = names(rows, day);
    const key = words.map((word) => word.textContent || word).join("");
    if (!said.has(key)) said.set(key, { by: [], words });
    said.get(key).by.push(account.dataset.by);
  }
  return [[...said.values()], silent];
}

function show() {
  const day = form.elements.on.value;
  const out = form.querySelector("output");
  out.replaceChildren();
  const { known, until } = form.dataset;
  const found = day && day <= known ? on(table, day) : [];
  mark(table, found);
  const [said, silent] = answers(day && day <= known ? day : "");
  if (!day) return;
  history.replaceState(history.state, "", "?on=" + day);
  if (day > known) {
    out.append("Not known here: this page knows the time up to " + until + ".");
    return;
  }
  const own = said.length ? found.filter((row) => !row.querySelector(".from .cites")) : found; // what rests on no source is this site's word
  if (own.length) out.append("In force: ", ...names(own, day), ". ");
  for (const { by, words } of said) out.append("By " + by.join(" and ") + ": ", ...words, ". ");
  if (!own.length && !said.length) out.append("No version is known of that day.");
  else if (silent.length) out.append(silent.join(" and ") + (silent.length > 1 ? " say" : " says") + " nothing of that day.");
  if (said.length < 2 && found.some((row) => row.dataset.disputed)) out.append(" Sources differ, as is said below.");
}

form.hidden = false;
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
const asked = new URLSearchParams(location.search).get("on");
if (/^\d{4}-\d{2}-\d{2}$/.test(asked || "")) {
  form.elements.on.value = asked;
  show();
}
