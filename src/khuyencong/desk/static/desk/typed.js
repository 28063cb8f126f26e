// What was typed into a form whose sending met an ended session is put back once the same person has signed in again.
// It stays in this tab alone, without passwords and files, and is forgotten at the next page that opens.
(() => {
  "use strict";
  const PLACE = "typed";
  const DOORS = "[data-typed-waits]"; // sign-in, second step, ended session, a fault of ours: what was typed waits there
  const UNKEPT = ["hidden", "password", "file", "submit", "button"];
  const who = document.querySelector("main").dataset.who; // nobody at the doors
  const kept = JSON.parse(sessionStorage.getItem(PLACE) || "null");

  const fieldsOf = (form) => [...form.elements].filter((one) => one.name && !one.readOnly && !UNKEPT.includes(one.type));
  const marked = (field) => ["checkbox", "radio"].includes(field.type);

  function putBack(field) {
    const told = kept.said.filter(([name]) => name === field.name).map(([, value]) => value);
    if (marked(field)) field.checked = told.includes(field.value);
    else if (told.length) field.value = told[0];
  }

  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post" || !who) return;
    const said = fieldsOf(event.target).filter((field) => !marked(field) || field.checked);
    const told = said.map((field) => [field.name, field.value]);
    sessionStorage.setItem(PLACE, JSON.stringify({ who, page: location.pathname, said: told }));
  });

  if (!kept) return;
  if (document.querySelector(DOORS)) {
    sessionStorage.setItem(PLACE, JSON.stringify({ ...kept, waited: true }));
    return;
  }
  sessionStorage.removeItem(PLACE);
  if (!kept.waited || kept.who !== who || kept.page !== location.pathname) return;
  for (const form of document.querySelectorAll("main form[method=post]")) fieldsOf(form).forEach(putBack);
})();
