// Sentences of the preview are edited where they stand; figures are chips that move whole. Without this script each
// sentence has a page of its own, with the figures in brackets.
(() => {
  "use strict";
  const paper = document.querySelector(".paper");
  let open = null; // the sentence being edited, and the form in its place

  // In the preview: a click on words (not on a figure) or Enter opens the form behind the sentence.
  for (const link of document.querySelectorAll("[data-edit-sentence]")) {
    const sentence = paper?.querySelector(`p[data-key="${CSS.escape(link.dataset.editSentence)}"]`);
    if (!sentence) continue;
    sentence.id = `cau-${link.dataset.editSentence}`;
    sentence.classList.add("editable");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "edit-here";
    button.setAttribute("aria-label", `${document.querySelector("[data-edit-words]")?.dataset.editWords ?? ""}: ${sentence.innerText.slice(0, 60)}`);
    sentence.append(button);
    const start = (event) => {
      if (event.target.closest(".fig") || getSelection().toString()) return;
      event.preventDefault();
      edit(sentence, link.href);
    };
    sentence.addEventListener("click", start);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      edit(sentence, link.href);
    });
  }
  if (location.hash.startsWith("#cau-")) document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "center" });

  async function edit(sentence, address) {
    if (open) close();
    const place = document.createElement("div");
    place.className = "sentence-place";
    sentence.after(place);
    await htmx.ajax("GET", address, { target: place, swap: "innerHTML" });
    open = { sentence, place };
    sentence.hidden = true;
    dress(place.querySelector("[data-sentence-form]"));
  }

  function close() {
    open.place.remove();
    open.sentence.hidden = false;
    open.sentence.querySelector(".edit-here")?.focus();
    open = null;
  }

  // The textarea becomes a field in which figures are chips; what is sent is still the textarea.
  function dress(form) {
    const plain = form.querySelector("textarea");
    const figures = new Map([...form.querySelectorAll("[data-chip]")].map((chip) => [chip.dataset.chip, chip.dataset.figure]));
    const field = document.createElement("div");
    field.className = "sentence-field";
    field.lang = "vi";
    field.contentEditable = "true";
    field.setAttribute("role", "textbox");
    field.setAttribute("aria-multiline", "true");
    field.setAttribute("aria-labelledby", "cau-nhan");
    field.setAttribute("aria-describedby", "cau-giup");
    field.append(...pieces(plain.value, figures));
    plain.after(field);
    plain.hidden = true;
    plain.required = false;
    const sync = () => { plain.value = wordsOf(field); };
    field.addEventListener("input", sync);
    field.addEventListener("paste", (event) => {
      event.preventDefault();
      document.execCommand("insertText", false, event.clipboardData.getData("text/plain").replace(/\s+/g, " "));
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        if (event.ctrlKey || event.metaKey) form.querySelector("[value=luu]").click();
      }
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && open) { event.stopPropagation(); close(); }
    });
    form.querySelector("[data-close-sentence]").addEventListener("click", (event) => {
      if (open) { event.preventDefault(); close(); }
    });
    form.addEventListener("submit", sync);
    for (const button of form.querySelectorAll("[data-chip]")) {
      button.disabled = false;
      button.addEventListener("click", () => {
        insert(field, chip(button.dataset.chip, button.dataset.figure));
        sync();
      });
    }
    form.querySelector(".error-summary")?.focus();
    field.focus();
  }

  function pieces(text, figures) {
    return text.split(/(\[[^[\]]+\])/).filter(Boolean)
      .map((part) => (figures.has(part) ? chip(part, figures.get(part)) : document.createTextNode(part)));
  }

  function chip(token, words) {
    const made = document.createElement("span");
    made.className = "figure-chip";
    made.contentEditable = "false";
    made.dataset.token = token;
    made.textContent = words;
    return made;
  }

  function insert(field, node) {
    const chosen = getSelection();
    const range = chosen.rangeCount && field.contains(chosen.anchorNode) ? chosen.getRangeAt(0) : null;
    if (range) {
      range.deleteContents();
      range.insertNode(node);
    } else {
      field.append(" ", node);
    }
    node.after("\u200b");
    field.focus();
    chosen.collapse(node.nextSibling, 1);
  }

  function wordsOf(field) {
    return [...field.childNodes]
      .map((node) => node.dataset?.token ?? node.textContent)
      .join("").replace(/[\u200b\u00a0]/g, (sign) => (sign === "\u200b" ? "" : " "));
  }

  // The page of its own has its form at once.
  const alone = document.querySelector("[data-sentence-form]");
  if (alone) dress(alone);
})();
