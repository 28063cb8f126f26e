// A table to fill, in the shape of its workbook: a block copied from a sheet is spread over the cells below and beside,
// arrows lead up and down, and what is not sent yet waits in this browser for the same person, unit and period.
(() => {
  "use strict";
  const form = document.querySelector("[data-reached]");
  if (!form) return;
  const COLUMNS = ["so", "tien", "ghi"]; // counts, money, notes: what a field's name begins with; then each source
  const rows = [...form.querySelectorAll(".reached tbody tr")];
  const cells = [...form.querySelectorAll(".reached input")];
  const kind = (cell) => cell.name.split("-")[0];
  const ofSources = (row) => [...(row?.querySelectorAll("input[name^='nguon-']") ?? [])];
  const at = (row, column) => column < COLUMNS.length
    ? rows[row]?.querySelector(`input[name^="${COLUMNS[column]}-"]`)
    : ofSources(rows[row])[column - COLUMNS.length];
  const place = (cell, row) => kind(cell) === "nguon" ? COLUMNS.length + ofSources(row).indexOf(cell) : COLUMNS.indexOf(kind(cell));
  const PLACE = `reached:${document.querySelector("main").dataset.who}:${location.pathname}:${form.dataset.reached}`;

  form.addEventListener("paste", (event) => {
    const said = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
    const cell = event.target.closest(".reached input");
    if (!cell || !/[\t\n]/.test(said)) return;
    event.preventDefault();
    const row = cell.closest("tr");
    const [top, left] = [rows.indexOf(row), place(cell, row)];
    said.split(/\r?\n/).forEach((line, down) => line.split("\t").forEach((word, right) => {
      const there = at(top + down, left + right);
      if (there && word.trim()) there.value = word.trim();
    }));
    keep();
  });

  form.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
    const cell = event.target.closest(".reached input");
    if (!cell || !step) return;
    event.preventDefault(); // Enter sends nothing: sending has its button
    const column = cells.filter((other) => kind(other) === kind(cell));
    const next = column[column.indexOf(cell) + step];
    next?.focus();
    next?.select();
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
