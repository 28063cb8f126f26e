// Tables and papers on the clipboard: as text for Zalo and a sheet, and beside it as HTML, which Word takes as its own.
(() => {
  "use strict";
  const NUMBER = /^[+\-−]?\s*\d[\d.,\s]*%?$/;
  const OPENS_FORMULA = /^[=+\-@\t\r]/;

  // What a spreadsheet would take for a formula is made plain text; numbers stay numbers.
  const harmless = (words) => (OPENS_FORMULA.test(words) && !NUMBER.test(words) ? `'${words}` : words);
  const words = (element) => element.innerText.trim().replace(/\s*\n\s*/g, "; ");
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  const rowText = (row) => [...row.cells].map((cell) => harmless(words(cell))).join("\t");
  const tableText = (table) => [...table.rows].map(rowText).join("\n");

  // Looks are told by attributes, not by styles: the strict policy of the page holds for the clipboard's parser too.
  function dressed(element, text) {
    const style = getComputedStyle(element);
    const slanted = style.fontStyle === "italic" ? `<i>${escaped(text)}</i>` : escaped(text);
    return `<font face="Times New Roman">${style.fontWeight >= 600 ? `<b>${slanted}</b>` : slanted}</font>`;
  }
  const alignOf = (element) => `align="${getComputedStyle(element).textAlign.replace("start", "left")}"`;
  const cellHtml = (cell) => `<td colspan="${cell.colSpan}" rowspan="${cell.rowSpan}" ${alignOf(cell)}>${dressed(cell, harmless(words(cell)))}</td>`;
  const rowHtml = (row) => `<tr>${[...row.cells].map(cellHtml).join("")}</tr>`;
  const tableHtml = (table) => `<table border="1" cellspacing="0" cellpadding="4">${[...table.rows].map(rowHtml).join("")}</table>`;
  const lineHtml = (line) => `<p ${alignOf(line)}>${dressed(line, words(line))}</p>`;

  // A paper is its lines and tables in reading order; a table alone is only itself.
  const partsOf = (root) => [...root.querySelectorAll("table, p, h1, h2, h3, h4, li")].filter((part) => !part.parentElement.closest("table") && words(part));
  const isTable = (part) => part.tagName === "TABLE";

  function copied(button) {
    if (!button.dataset.copyFrom) return [...button.closest("section").querySelectorAll("table")];
    return partsOf(document.querySelector(button.dataset.copyFrom));
  }

  async function copy(button) {
    const parts = copied(button);
    const text = parts.map((part) => (isTable(part) ? tableText(part) : words(part))).join(button.dataset.copyFrom ? "\n" : "\n\n");
    const html = parts.map((part) => (isTable(part) ? tableHtml(part) : lineHtml(part))).join("");
    const kinds = { "text/plain": text, "text/html": html };
    const blobs = Object.entries(kinds).map(([type, content]) => [type, new Blob([content], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    button.textContent = button.dataset.copy;
  }

  function offer(root) {
    for (const button of root.querySelectorAll("[data-copy]")) button.hidden = !(navigator.clipboard && window.ClipboardItem);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
  });
  document.addEventListener("htmx:afterSwap", (event) => offer(event.target));
  offer(document);
})();
