// On the page that says which version was in force when: a field for a day, which picks the rows of the table that hold on it.
// The table says everything without it.
"use strict";

const form = document.querySelector(".on-day");
const rows = [...document.querySelectorAll(".in-force tbody tr")].reverse(); // oldest first

// first and last are the first and the last day that a date can mean: a month is known to no day.
const first = (date) => date + "-01-01".slice(Math.max(0, date.length - 4));
const last = (date) => date + "-12-31".slice(Math.max(0, date.length - 4));

// may tells whether the version of a row may have been in force on a day.
function may(row, day) {
  const { from, until } = row.dataset;
  return first(from) <= day && (!until || day < first(until) || (until.length < 10 && day <= last(until)));
}

function show() {
  const day = form.elements.on.value;
  const out = form.querySelector("output");
  for (const row of rows) row.classList.toggle("on", Boolean(day) && may(row, day));
  out.replaceChildren();
  if (!day) return;
  const found = rows.filter((row) => may(row, day));
  if (!found.length) {
    out.append("None was in force.");
    return;
  }
  if (found.length > 1) out.append("One of these, as no source gives the day of the change: ");
  found.forEach((row, i) => out.append(i ? ", " : "", row.querySelector("a").cloneNode(true)));
  out.append(found.some((row) => row.dataset.disputed) ? ". Sources differ on its first day: see the table." : ".");
  history.replaceState(history.state, "", "?on=" + day);
}

form.hidden = false;
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
const asked = new URLSearchParams(location.search).get("on");
if (/^\d{4}-\d{2}-\d{2}$/.test(asked || "")) {
  form.elements.on.value = asked;
  show();
}
