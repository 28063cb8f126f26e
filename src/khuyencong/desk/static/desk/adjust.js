// Tells while typing whether what is raised is paid for by what is lowered; the server decides again.
(() => {
  "use strict";
  const form = document.querySelector("[data-adjust]");
  if (!form) return;
  const told = form.querySelector("[data-balance]");
  const words = { tỷ: 1e9, tỉ: 1e9, triệu: 1e6, nghìn: 1e3, ngàn: 1e3 };

  // «15.000.000», «2,7 tỷ»; NaN when it is no amount.
  function amount(text) {
    const typed = text.trim().toLowerCase().match(/^([\d.,]+)\s*(tỷ|tỉ|triệu|nghìn|ngàn)?\s*(?:đồng|đ)?$/);
    if (!typed) return NaN;
    return Math.round(Number(typed[1].replaceAll(".", "").replace(",", ".")) * (words[typed[2]] || 1));
  }

  function balance() {
    let difference = 0;
    for (const input of form.querySelectorAll("[data-money]")) {
      if (!input.value.trim()) continue;
      const money = amount(input.value);
      if (!Number.isNaN(money)) difference += money - Number(input.dataset.money);
    }
    const short = difference - Number(form.dataset.room);
    const number = Math.abs(short > 0 ? short : difference).toLocaleString("vi-VN");
    told.hidden = false;
    told.classList.toggle("wait", short > 0);
    told.textContent = short > 0 ? `${told.dataset.short} ${number} đồng` :
      difference < 0 ? `${told.dataset.left} ${number} đồng` : told.dataset.even;
  }

  form.addEventListener("input", (event) => { if (event.target.matches("[data-money]")) balance(); });
  if ([...form.querySelectorAll("[data-money]")].some((input) => input.value.trim())) balance();
})();
