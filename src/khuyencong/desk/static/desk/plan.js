// The plan page: the menu of columns stays open while one ticks, though each tick brings the table anew.
(() => {
  "use strict";
  const table = document.querySelector("#bang");
  let menu = false;

  table.addEventListener("htmx:beforeSwap", () => { menu = table.querySelector(".pick-columns").open; });
  table.addEventListener("htmx:afterSwap", () => {
    if (!menu) return;
    const focused = document.activeElement.id;
    table.querySelector(".pick-columns").open = true;
    document.getElementById(focused)?.focus();
  });
})();
