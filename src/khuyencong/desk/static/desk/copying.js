// Tables and papers on the clipboard: as text for Zalo and a sheet, and beside it as HTML, which Word takes as its own.
(() => {
  "use strict";
  const NUMBER = /^[+\-−]?\s*\d[\d.,\s]*%?$/;
  const OPENS_FORMULA = /^[=+\-@\t\r]/;

  // What a spreadsheet would take for a formula is made plain text; numbers stay numbers.
  const harmless = (words) => (OPENS_FORMULA.test(words) && !NUMBER.test(words) ? `'${words}` : words);
  const words = (element) => element.innerText.trim().replace(/\s*\n\s*/g, "; ");
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  // A paper prints the name of a table; elsewhere it is told to those who hear the page.
  const captionOf = (table) => (table.caption && table.closest(".paper") ? [table.caption] : []);

  // As text a cell that covers several stands in the first of them, so that every row has all columns.
  function tableText(table) {
    const rows = [...table.rows].map(() => []);
    for (const [at, row] of [...table.rows].entries()) {
      for (const cell of row.cells) {
        let column = 0;
        while (column in rows[at]) column += 1;
        for (const below of rows.slice(at, at + cell.rowSpan)) below.splice(column, cell.colSpan, ...Array(cell.colSpan).fill(""));
        rows[at][column] = harmless(words(cell));
      }
    }
    return [...captionOf(table).map(words), ...rows.map((cells) => cells.join("\t"))].join("\n");
  }

  // Looks are told by attributes, not by styles: the strict policy of the page holds for the clipboard's parser too.
  const SMALL = 3, BODY = 4; // of HTML's own sizes, 12 and 13,5 points in Word
  function dressed(element, text, size = SMALL) {
    const style = getComputedStyle(element);
    const slanted = style.fontStyle === "italic" ? `<i>${escaped(text)}</i>` : escaped(text);
    return `<font face="Times New Roman" size="${size}">${style.fontWeight >= 600 ? `<b>${slanted}</b>` : slanted}</font>`;
  }
  const alignOf = (element) => `align="${getComputedStyle(element).textAlign.replace("start", "left")}"`;
  const cellHtml = (cell) => `<td colspan="${cell.colSpan}" rowspan="${cell.rowSpan}" ${alignOf(cell)}>${dressed(cell, harmless(words(cell)))}</td>`;
  const rowHtml = (row) => `<tr>${[...row.cells].map(cellHtml).join("")}</tr>`;
  const rowsHtml = (rows) => [...rows].map(rowHtml).join("");
  const headHtml = (head) => (head ? `<thead>${rowsHtml(head.rows)}</thead>` : ""); // Word repeats it on every page
  const tableHtml = (table) => `${captionOf(table).map(lineHtml).join("")}<table border="1" cellspacing="0" cellpadding="4">${headHtml(table.tHead)}${rowsHtml([...table.rows].filter((row) => !row.closest("thead")))}</table>`;
  const lineHtml = (line) => {
    const size = line.matches(".parent, .agency, .state, .matter, .recipients *, .note, .unit-note, caption") ? SMALL : BODY;
    return `<p ${alignOf(line)}>${dressed(line, words(line), size)}</p>`;
  };

  // Head and signatures stand side by side: for Word a table of two columns without lines. The state's name needs more
  // than half of the line.
  const SIDE_BY_SIDE = ".paper-head, .closing";
  const linesOf = (part) => [...part.querySelectorAll("p, h2, li")].filter(words);
  function sidesHtml(part) {
    const widths = part.matches(".paper-head") ? [40, 60] : [50, 50];
    const cells = [...part.children].map((cell, at) => `<td width="${widths[at % 2]}%" valign="top">${linesOf(cell).map(lineHtml).join("")}</td>`);
    const rows = cells.flatMap((cell, at) => (at % 2 ? [] : [`<tr>${cell}${cells[at + 1] || ""}</tr>`]));
    return `<table border="0" width="100%">${rows.join("")}</table>`;
  }

  // A paper is its parts in reading order; a table alone is only itself.
  const partsOf = (root) => [...root.querySelectorAll(`table, p, h1, h2, h3, h4, li, ${SIDE_BY_SIDE}`)].filter((part) => !part.parentElement.closest(`table, ${SIDE_BY_SIDE}`) && words(part));
  const partText = (part) => (part.tagName === "TABLE" ? tableText(part) : part.matches(SIDE_BY_SIDE) ? linesOf(part).map(words).join("\n") : words(part));
  const partHtml = (part) => (part.tagName === "TABLE" ? tableHtml(part) : part.matches(SIDE_BY_SIDE) ? sidesHtml(part) : lineHtml(part));

  function copied(button) {
    if (!button.dataset.copyFrom) return [...button.closest("section").querySelectorAll("table")];
    return partsOf(document.querySelector(button.dataset.copyFrom));
  }

  async function copy(button) {
    const parts = copied(button);
    const rest = parts.map((part) => part.querySelector("[hx-trigger=load] a")).find(Boolean);
    if (rest) {  // nobody copies half a table: the whole one is opened first
      location.href = rest.href;
      return;
    }
    const text = parts.map(partText).join(button.dataset.copyFrom ? "\n" : "\n\n");
    const html = parts.map(partHtml).join("");
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
