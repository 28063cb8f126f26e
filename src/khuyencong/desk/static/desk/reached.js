// A table to fill: a block copied from a sheet is spread over the cells below and beside, arrows lead up and down, and
// what is not sent yet waits in this browser for the same person.
(() => {
  "use strict";
  const form = document.querySelector("[data-reached]");
  if (!form) return;
  const cells = [...form.querySelectorAll(".reached input")];
  const column = (cell) => cells.filter((other) => other.closest("td").cellIndex >= 0 && kind(other) === kind(cell));
  const kind = (cell) => (cell.name.startsWith("ghi-") ? "words" : "figure");
  const PLACE = `reached:${document.querySelector("main").dataset.who}:${location.pathname}:${form.dataset.reached}:${
    new URLSearchParams(location.search).get("ky") || ""}`;

  form.addEventListener("paste", (event) => {
    const said = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
    const cell = event.target.closest(".reached input");
    if (!cell || !/[\t\n]/.test(said)) return;
    event.preventDefault();
    const below = column(cell).slice(column(cell).indexOf(cell));
    said.split(/\r?\n/).forEach((line, row) => {
      const [first, ...more] = line.split("\t").map((word) => word.trim());
      const at = below[row];
      if (!at) return;
      at.value = first;
      const note = at.closest("tr").querySelector("[name^='ghi-']");
      if (kind(cell) === "figure" && more.length && note) note.value = more.join(" ").trim();
    });
    keep();
  });

  form.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
    const cell = event.target.closest(".reached input");
    if (!cell || !step) return;
    const next = column(cell)[column(cell).indexOf(cell) + step];
    event.preventDefault(); // Enter at the last cell sends nothing either: sending has its button
    if (!next) return;
    next.focus();
    next.select();
  });

  function keep() {
    const told = Object.fromEntries(cells.filter((cell) => cell.value).map((cell) => [cell.name, cell.value]));
    if (Object.keys(told).length) localStorage.setItem(PLACE, JSON.stringify(told));
    else localStorage.removeItem(PLACE);
  }
  form.addEventListener("input", keep);
  form.addEventListener("submit", () => localStorage.removeItem(PLACE)); // what the server refuses it shows again

  const kept = JSON.parse(localStorage.getItem(PLACE) || "{}");
  const empty = cells.filter((cell) => !cell.value && kept[cell.name]);
  empty.forEach((cell) => { cell.value = kept[cell.name]; });
  const note = form.querySelector("[data-kept]");
  note.hidden = empty.length === 0;
  note.querySelector("button").addEventListener("click", () => {
    cells.forEach((cell) => { cell.value = ""; });
    keep();
    note.hidden = true;
  });
})();
