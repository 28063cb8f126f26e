// The counter's own touch: figures open their trace beside the page; without this script they lead to a page of their own.
(() => {
  "use strict";
  const place = document.querySelector("[data-trace]");
  let opener = null;

  function close() {
    place.classList.remove("filled");
    place.replaceChildren();
    if (opener) {
      opener.setAttribute("aria-expanded", "false");
      opener.focus();
      opener = null;
    }
  }

  function open(figure) {
    if (opener) opener.setAttribute("aria-expanded", "false");
    opener = figure;
    figure.setAttribute("aria-expanded", "true");
    place.setAttribute("aria-busy", "true");
    const asked = figure.dataset.told ? { n: figure.dataset.told } : { s: figure.dataset.selector || figure.dataset.reckoned };
    const address = figure.href || `${place.dataset.trace}?${new URLSearchParams(asked)}`;
    htmx.ajax("GET", address, { target: place, swap: "innerHTML" }).then(() => {
      place.classList.add("filled");
      place.setAttribute("aria-busy", "false");
      place.focus({ preventScroll: true });
    });
  }

  document.addEventListener("click", (event) => {
    const figure = event.target.closest("a.fig, a[href^='/s/'], [data-selector], [data-told], [data-reckoned]");
    if (figure && place && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      open(figure);
    } else if (event.target.closest("[data-close-trace]") && place) {
      close();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && place && place.classList.contains("filled")) close();
  });

  // A menu closes when one looks elsewhere, and Escape hands the keyboard back to its word.
  function closeMenus(except) {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) if (menu !== except) menu.open = false;
  }
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details[data-menu]")));
  document.addEventListener("focusin", (event) => closeMenus(event.target.closest("details[data-menu]")));
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest("details[data-menu][open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // «/» leads to the search box; in what was found, the arrows go from one to the next.
  const box = document.querySelector(".find input");
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && box && !event.target.closest("input, textarea, select, [contenteditable]")) {
      event.preventDefault();
      box.select();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [box, ...document.querySelectorAll("[data-hits] .hit a")];
    const at = stops.indexOf(document.activeElement);
    if (step && at >= 0 && stops.length > 1 && stops[at + step]) {
      event.preventDefault();
      stops[at + step].focus();
    }
  });

  // Paper shows what the screen folds away; afterwards it is folded again.
  const offerPrint = (root) => { for (const button of root.querySelectorAll("[data-print]")) button.hidden = false; };
  document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) window.print(); });
  document.addEventListener("htmx:afterSwap", (event) => offerPrint(event.target));
  offerPrint(document);
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    for (const fold of opened) fold.open = true;
  });
  window.addEventListener("afterprint", () => { for (const fold of opened) fold.open = false; });

  // What is missing is said by the page, in its own words and all at once, not by the browser one field at a time.
  for (const form of document.querySelectorAll("form[method=post]")) form.noValidate = true;

  // A summary of errors is the first thing to be read out.
  document.querySelector(".error-summary")?.focus();
})();
