// A long list, to choose from or to tick, gets a box above it: words typed without marks narrow it. Without this script
// it is a list in order.
(() => {
  "use strict";
  const SHOWN = 6; // lines of the narrowed list that stand open
  const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

  const words = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  // Each as the beginning of a word: «an phuoc» means An Phước, and no «nhân dân phường Phước Long».
  const bears = (wanted, text) => wanted.every((word) => words(text).some((own) => own.startsWith(word)));

  function narrow(list, all, box, told) {
    const wanted = words(box.value);
    const fits = all.filter((option) => option.value && bears(wanted, option.text));
    const kept = wanted.length ? all.filter((option) => option.selected || fits.includes(option)) : all;
    const chosen = wanted.length && fits.length === 1 ? fits[0].value : list.value;
    list.replaceChildren(...kept);
    list.value = chosen;
    list.size = wanted.length ? Math.min(SHOWN, Math.max(2, kept.length)) : 1;
    told.textContent = wanted.length ? `${fits.length} ${list.dataset.found}` : "";
  }

  // What is ticked stays in sight, whatever is typed.
  function narrowTicks(list, all, box, told) {
    const wanted = words(box.value);
    const fits = all.filter((row) => bears(wanted, row.textContent));
    for (const row of all) row.hidden = !fits.includes(row) && !row.querySelector(":checked");
    told.textContent = wanted.length ? `${fits.length} ${list.dataset.found}` : "";
  }

  function boxAbove(list, label) {
    const box = document.createElement("input");
    const told = document.createElement("span");
    Object.assign(box, { type: "search", className: "sift", placeholder: list.dataset.find, autocomplete: "off" });
    box.setAttribute("aria-label", `${list.dataset.find}${label ? `: ${label.textContent.trim()}` : ""}`);
    told.className = "help";
    told.setAttribute("role", "status");
    list.before(box, told);
    list.removeAttribute("data-find");
    return [box, told];
  }

  function offer(list) {
    const all = [...list.options];
    const [box, told] = boxAbove(list, list.labels[0]);
    box.addEventListener("input", () => narrow(list, all, box, told));
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== "ArrowDown") return;
      event.preventDefault(); // the form is not sent from here
      list.focus();
    });
    list.addEventListener("change", () => { list.size = 1; });
  }

  function offerTicks(list) {
    const all = [...list.children];
    const [box, told] = boxAbove(list, list.closest("fieldset")?.querySelector("legend"));
    box.addEventListener("input", () => narrowTicks(list, all, box, told));
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // the form is not sent from here: the first that fits is next to be ticked
      list.querySelector("li:not([hidden]) input:not(:checked)")?.focus();
    });
  }

  function offerAll(root) {
    for (const list of root.querySelectorAll("select[data-find]")) offer(list);
    for (const list of root.querySelectorAll("ul[data-find]")) offerTicks(list);
  }
  document.addEventListener("htmx:afterSwap", (event) => offerAll(event.target));
  offerAll(document);
})();
