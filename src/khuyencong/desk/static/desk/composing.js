// Words that were typed and not saved are not left behind unasked: what is laid before a signer is what was saved.
(() => {
  "use strict";
  const form = document.getElementById("soan");
  if (!form) return;
  let unsaved = "unsaved" in form.dataset;
  form.addEventListener("input", () => { unsaved = true; });
  document.addEventListener("submit", () => { unsaved = false; });
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
})();
