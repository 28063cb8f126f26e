// A long list gets a box above it: words typed without marks narrow it. Without this script it is a list in order.
(() => {
  "use strict";
  const SHOWN = 6; // lines of the narrowed list that stand open
  const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

  function narrow(list, all, box, told) {
    const wanted = fold(box.value).split(/\s+/).filter(Boolean);
    const fits = all.filter((option) => option.value && wanted.every((word) => fold(option.text).includes(word)));
    const kept = wanted.length ? all.filter((option) => option.selected || fits.includes(option)) : all;
    const chosen = wanted.length && fits.length === 1 ? fits[0].value : list.value;
    list.replaceChildren(...kept);
    list.value = chosen;
    list.size = wanted.length ? Math.min(SHOWN, Math.max(2, kept.length)) : 1;
    told.textContent = wanted.length ? `${fits.length} ${list.dataset.found}` : "";
  }

  function offer(list) {
    const all = [...list.options];
    const box = document.createElement("input");
    const told = document.createElement("span");
    const label = list.labels[0] ? `: ${list.labels[0].textContent.trim()}` : "";
    Object.assign(box, { type: "search", className: "sift", placeholder: list.dataset.find, autocomplete: "off" });
    box.setAttribute("aria-label", `${list.dataset.find}${label}`);
    told.className = "help";
    told.setAttribute("role", "status");
    list.before(box, told);
    list.removeAttribute("data-find");
    box.addEventListener("input", () => narrow(list, all, box, told));
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== "ArrowDown") return;
      event.preventDefault(); // the form is not sent from here
      list.focus();
    });
    list.addEventListener("change", () => { list.size = 1; });
  }

  const offerAll = (root) => { for (const list of root.querySelectorAll("select[data-find]")) offer(list); };
  document.addEventListener("htmx:afterSwap", (event) => offerAll(event.target));
  offerAll(document);
})();
