// The plan page: cells know their heads, the rest of a long plan follows, the menu of columns stays open while one ticks,
// and cells are edited in their place.
(() => {
  "use strict";
  const table = document.querySelector("#bang");
  const kept = { menu: false, reason: "", said: "", next: "" };

  // Where columns give way each cell says what it is; the page itself would say it in hundreds of them.
  function name() {
    for (const tree of table.querySelectorAll(".tree")) {
      const heads = [...tree.tHead.rows[0].cells].map((head) => head.textContent.trim());
      for (const cell of tree.querySelectorAll("td:not([colspan])")) {
        if (cell.childElementCount || cell.textContent.trim()) cell.dataset.k = heads[cell.cellIndex];
      }
    }
  }
  name();

  // Who comes back to a long plan finds the row they left, though it comes with the rest of the rows.
  const here = () => `plan ${location.href}`;
  const cameBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  window.addEventListener("pagehide", () => sessionStorage.setItem(here(), window.scrollY));
  table.addEventListener("htmx:afterSettle", (event) => {
    name();
    if (cameBack && event.target.matches("tbody")) window.scrollTo(0, Number(sessionStorage.getItem(here())));
  });

  // What a new table would forget: the open menu, the reason typed, what was said, and where the keyboard was.
  table.addEventListener("htmx:beforeSwap", (event) => {
    if (event.target !== table) return;
    kept.menu = table.querySelector(".pick-columns").open;
    kept.reason = table.querySelector("#ly-do")?.value || "";
  });
  table.addEventListener("htmx:afterSwap", (event) => {
    if (event.target !== table) return;
    const focused = document.activeElement.id;
    if (kept.menu) {
      table.querySelector(".pick-columns").open = true;
      document.getElementById(focused)?.focus();
    }
    const reason = table.querySelector("#ly-do");
    if (reason) reason.value = kept.reason;
    const said = table.querySelector("[data-edited]");
    if (said) said.textContent = kept.said;
    if (kept.next) document.getElementById(kept.next)?.focus();
    kept.next = kept.said = "";
  });

  const links = () => [...table.querySelectorAll("a.edit")];
  const column = (link) => link.closest("td, th").cellIndex + (link.closest(".sub") ? 0.5 : 0);
  const below = (link, step) => {
    const same = links().filter((other) => column(other) === column(link));
    return same[same.indexOf(link) + step];
  };
  const beside = (link, step) => links()[links().indexOf(link) + step];

  function open(link) {
    const place = document.createElement("span");
    link.hidden = true;
    link.after(place);
    place.addEventListener("htmx:afterSettle", () => { // only then the form knows where to send itself
      const field = place.querySelector("input:not([type=hidden]), select");
      field.focus();
      field.select?.();
      field.dataset.first ??= field.value;
    });
    htmx.ajax("GET", link.href, { target: place, swap: "innerHTML" });
  }

  function close(form, next) {
    const link = form.closest("span").previousElementSibling;
    form.closest("span").remove();
    link.hidden = false;
    (next || link).focus();
  }

  function save(form, next) {
    kept.next = next?.id || form.closest("span").previousElementSibling.id;
    htmx.trigger(form, "submit");
  }

  document.body.addEventListener("plan-edited", (event) => {
    kept.said = event.detail.words;
    htmx.ajax("GET", location.href, { target: table, swap: "innerHTML" });
  });

  table.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-edit]");
    if (link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const typing = table.querySelector("form.cell");
      if (typing) close(typing, link);
      open(link);
    }
    if (event.target.closest("[data-cancel]")) close(event.target.closest("form.cell"));
  });

  table.addEventListener("keydown", (event) => {
    const form = event.target.closest("form.cell");
    if (form) typing(event, form);
    else if (event.target.matches("a.edit")) moving(event);
  });

  function typing(event, form) {
    const link = form.closest("span").previousElementSibling;
    const field = form.querySelector("input:not([type=hidden]), select");
    if (event.key === "Escape") {
      event.stopPropagation();
      close(form);
    } else if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      save(form, below(link, 1) || link);
    } else if (event.key === "Tab" && event.target === field && !form.querySelector(".wrong")) {
      event.preventDefault();
      const next = beside(link, event.shiftKey ? -1 : 1) || link;
      if (field.value === field.dataset.first) close(form, next);
      else save(form, next);
    }
  }

  function moving(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step && below(event.target, step);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
})();
