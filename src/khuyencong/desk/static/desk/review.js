// Text and facts lead to one another; the keys work while the focus is in the list of facts, and nowhere else.
(() => {
  "use strict";
  const list = document.querySelector("[data-facts-list]");
  const text = document.querySelector("[data-text]");
  const facts = [...list.querySelectorAll("[data-fact]")];
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

  // A link to a fact on another part of the list: the server is asked for that part.
  const named = location.hash.startsWith("#f") ? location.hash.slice(2) : "";
  if (/^\d+$/.test(named) && !document.getElementById(`f${named}`) && !new URLSearchParams(location.search).has("so")) {
    location.replace(`?so=${named}#f${named}`);
    return;
  }

  const marksOf = (id) => [...text.querySelectorAll(`mark[data-facts~="${id}"]`)];

  // The text moves only when the mark is out of sight, so that passing over facts does not shake it.
  function show(mark) {
    const frame = text.getBoundingClientRect();
    const place = mark.getBoundingClientRect();
    if (place.top < frame.top + 40 || place.bottom > frame.bottom) {
      text.scrollTop += place.top - frame.top - text.clientHeight / 3;
    }
  }

  function light(id, scrollText) {
    for (const lit of document.querySelectorAll("mark.now, .fact.now")) lit.classList.remove("now");
    const own = marksOf(id);
    own.forEach((mark) => mark.classList.add("now"));
    document.getElementById(`f${id}`)?.classList.add("now");
    if (scrollText && own.length) show(own[0]);
    showPage(document.getElementById(`f${id}`));
  }

  // The page of the file itself, with the line of the current fact framed; drawn only while somebody looks at it.
  const ways = document.querySelector("[data-pages]");
  const view = document.querySelector("[data-page-view]");
  let current = null;

  function showPage(fact) {
    if (!ways || !fact?.dataset.page) return;
    current = fact;
    const words = ways.querySelector("[data-page-words]");
    words.hidden = false;
    words.querySelector("b").textContent = fact.dataset.page;
    if (view.hidden) return;
    const picture = view.querySelector("img");
    const address = ways.dataset.pages.replace("/0.png", `/${fact.dataset.page}.png`);
    if (picture.getAttribute("src") !== address) picture.src = address;
    frame((fact.dataset.area ?? "0 0 0 0").split(" ").map(Number));
  }

  function frame([left, top, right, bottom]) {
    const rect = view.querySelector("rect");
    const told = { x: left - 0.005, y: top - 0.003, width: right - left + 0.01, height: bottom - top + 0.006 };
    for (const [name, value] of Object.entries(told)) rect.setAttribute(name, value);
    const look = () => { view.scrollTop = top * view.scrollHeight - view.clientHeight / 3; };
    look();
    view.querySelector("img").addEventListener("load", look, { once: true });
  }

  ways?.addEventListener("click", ({ target }) => {
    const pane = target.dataset.pane;
    if (!pane) return;
    view.hidden = pane !== "page";
    for (const button of ways.querySelectorAll("[data-pane]")) {
      button.setAttribute("aria-pressed", String(button === target));
    }
    showPage(current ?? facts.find((fact) => fact.dataset.page));
  });

  function goTo(fact) {
    if (!fact) return;
    facts.forEach((other) => { other.tabIndex = other === fact ? 0 : -1; });
    fact.focus({ preventScroll: true });
    fact.scrollIntoView({ block: "center", behavior: calm });
    light(fact.dataset.fact, true);
  }

  const toFirst = () => goTo(first || facts[0]);

  // After a decision the next fact that waits is the current one.
  const pending = facts.filter((fact) => "pending" in fact.dataset);
  const decided = named ? document.getElementById(`f${named}`) : null;
  const here = decided ? facts.indexOf(decided) : -1;
  const waits = decided && "pending" in decided.dataset;
  const first = waits ? decided : facts.slice(here + 1).find((f) => pending.includes(f)) || pending[0] || decided;
  if (first) first.tabIndex = 0;
  // Only after loading: the browser itself goes to the address's fragment before that.
  if (named) {
    addEventListener("load", () => {
      goTo(first);
      decided?.querySelector("[name=value]")?.select();
    });
  } else if (location.hash === "#so-lieu") {
    addEventListener("load", toFirst);
  }
  addEventListener("hashchange", () => { if (location.hash === "#so-lieu") toFirst(); });

  for (const event of ["focusin", "mouseover"]) {
    list.addEventListener(event, ({ target }) => {
      const fact = target.closest("[data-fact]");
      if (fact) light(fact.dataset.fact, true);
    });
  }
  text.addEventListener("mouseover", ({ target }) => {
    if (target.matches("mark")) light(target.dataset.facts.split(" ")[0], false);
  });
  text.addEventListener("click", ({ target }) => {
    if (!target.matches("mark")) return;
    const id = target.dataset.facts.split(" ")[0];
    const fact = document.getElementById(`f${id}`);
    if (fact) goTo(fact);
    else location.assign(`?so=${id}#f${id}`);
  });
  // A click beside what it shows takes the keys there; words that somebody marks to copy them stay marked.
  list.addEventListener("click", ({ target }) => {
    if (target.closest("a, button, input, select, textarea, label, summary") || String(getSelection())) return;
    const fact = target.closest("[data-fact]") ?? target.closest(".item")?.querySelector("[data-fact]") ?? first;
    if (!fact || fact.contains(document.activeElement)) return;
    facts.forEach((other) => { other.tabIndex = other === fact ? 0 : -1; });
    fact.focus({ preventScroll: true });
  });
  document.addEventListener("click", (event) => {
    const way = event.target.closest("[data-go]");
    const fact = way && document.getElementById(`f${way.dataset.go}`);
    if (!fact) return;
    event.preventDefault();
    goTo(fact);
  });

  const box = (fact) => fact.querySelector("input[name=so_lieu]");
  const press = (root, selector) => root.querySelector(selector)?.click();
  const turn = (way) => press(list, `[rel=${way}]`);

  function step(fact, by, choose) {
    const next = facts[facts.indexOf(fact) + by];
    if (choose && box(fact)) box(fact).checked = true;
    if (!next) {
      turn(by > 0 ? "next" : "prev");
      return;
    }
    if (choose && box(next)) box(next).checked = true;
    goTo(next);
  }

  // The facts of a table's row carry no buttons of their own: one button of the form serves them all.
  function decide(verb, fact) {
    const button = list.querySelector("[data-one]");
    if (!button || !fact.hasAttribute("data-pending")) return;
    button.value = `${verb}:${fact.dataset.fact}`;
    button.click();
  }

  const keys = {
    j: (fact, event) => step(fact, 1, event.shiftKey),
    k: (fact, event) => step(fact, -1, event.shiftKey),
    ArrowDown: (fact, event) => step(fact, 1, event.shiftKey),
    ArrowUp: (fact, event) => step(fact, -1, event.shiftKey),
    n: (fact) => goTo(facts.slice(facts.indexOf(fact) + 1).find((f) => "doubt" in f.dataset)),
    " ": (fact) => { if (box(fact)) box(fact).checked = !box(fact).checked; },
    a: () => press(list, "[data-chosen][value=nhan]"),
    m: (fact) => decide("muc", fact),
    p: () => press(list, "[data-take-part]"),
    Enter: (fact) => decide("nhan", fact),
    s: (fact) => press(fact, "[data-do=mend]"),
    x: (fact) => decide("bo", fact),
    u: () => press(list, "[data-undo]"),
    c: () => press(list, "[data-columns]"),
    g: () => press(document, "[data-pane][aria-pressed=false]"),
    "?": () => { const help = list.querySelector("[data-keys]"); if (help) help.open = !help.open; },
  };
  // From the buttons above the facts: these keys go in, all others are the buttons' own.
  const entering = { j: toFirst, k: toFirst, n: toFirst, p: keys.p, c: keys.c, u: keys.u, "?": keys["?"] };
  function enter(event, key) {
    if (!entering[key]) return;
    event.preventDefault();
    entering[key]();
  }
  list.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest(".mend")) press(list, "[data-leave]");
    const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const fact = event.target.closest("[data-fact]");
    if (!fact) {
      enter(event, key);
      return;
    }
    const own = event.target === fact;
    if (!keys[key] || ((key === "Enter" || key === " ") && !own)) return;
    event.preventDefault();
    keys[key](fact, event);
  });
})();
