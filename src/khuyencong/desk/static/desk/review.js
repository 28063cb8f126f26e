// Text and facts lead to one another; J K Enter S X work while the focus is in the list of facts, and nowhere else.
(() => {
  "use strict";
  const list = document.querySelector("[data-facts-list]");
  const text = document.querySelector("[data-text]");
  const facts = [...list.querySelectorAll("[data-fact]")];
  const marks = [...text.querySelectorAll("mark")];
  const marksOf = (id) => marks.filter((mark) => mark.dataset.facts.split(" ").includes(id));
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

  // The text moves only when the mark is out of sight, so that passing over facts does not shake it.
  function show(mark) {
    const frame = text.getBoundingClientRect();
    const place = mark.getBoundingClientRect();
    if (place.top < frame.top || place.bottom > frame.bottom) {
      text.scrollTop += place.top - frame.top - text.clientHeight / 3;
    }
  }

  function light(id, scrollText) {
    for (const lit of document.querySelectorAll("mark.now, .fact.now")) lit.classList.remove("now");
    const own = marksOf(id);
    own.forEach((mark) => mark.classList.add("now"));
    document.getElementById(`f${id}`)?.classList.add("now");
    if (scrollText && own.length) show(own[0]);
  }

  function goTo(fact) {
    if (!fact) return;
    facts.forEach((other) => { other.tabIndex = other === fact ? 0 : -1; });
    fact.focus({ preventScroll: true });
    fact.scrollIntoView({ block: "center", behavior: calm });
    light(fact.dataset.fact, true);
  }

  const pending = facts.filter((fact) => "pending" in fact.dataset);
  const named = location.hash.startsWith("#f") ? document.getElementById(location.hash.slice(1)) : null;
  const here = named ? facts.indexOf(named) : -1;
  // After a decision the next fact that waits is the current one.
  const first = named && "pending" in named.dataset ? named : facts.slice(here + 1).find((f) => pending.includes(f)) || pending[0];
  if (first) first.tabIndex = 0;
  // Only after loading: the browser itself goes to the address's fragment before that.
  if (named) {
    addEventListener("load", () => {
      goTo(first || named);
      named.querySelector("[name=value]")?.select();
    });
  }

  list.addEventListener("focusin", (event) => {
    const fact = event.target.closest("[data-fact]");
    if (fact) light(fact.dataset.fact, true);
  });
  list.addEventListener("mouseover", (event) => {
    const fact = event.target.closest("[data-fact]");
    if (fact) light(fact.dataset.fact, true);
  });
  text.addEventListener("mouseover", (event) => {
    if (event.target.matches("mark")) light(event.target.dataset.facts.split(" ")[0], false);
  });
  text.addEventListener("click", (event) => {
    if (event.target.matches("mark")) goTo(document.getElementById(`f${event.target.dataset.facts.split(" ")[0]}`));
  });

  const verbs = { Enter: "accept", s: "mend", x: "reject" };
  list.addEventListener("keydown", (event) => {
    const fact = event.target.closest("[data-fact]");
    const busy = event.target.matches("input:not([type=checkbox]), select, textarea");
    if (!fact || busy || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const at = facts.indexOf(fact);
    if (key === "j" || key === "k") {
      event.preventDefault();
      goTo(facts[at + (key === "j" ? 1 : -1)]);
    } else if (verbs[key] && !(key === "Enter" && event.target !== fact)) {
      event.preventDefault();
      fact.querySelector(`[data-do=${verbs[key]}]`)?.click();
    }
  });
})();
