// Tells while typing whether what is raised is paid for by what is lowered; the server decides again.
(() => {
  "use strict";
  const form = document.querySelector("[data-adjust]");
  if (!form) return;
  const told = form.querySelector("[data-balance]");
  const words = { tỷ: 1e9, tỉ: 1e9, triệu: 1e6, nghìn: 1e3, ngàn: 1e3 };
  const printed = (number) => `${Math.abs(number).toLocaleString("vi-VN")} đồng`;

  // «15.000.000», «2,7 tỷ»; NaN when it is no amount.
  function amount(text) {
    const typed = text.trim().toLowerCase().match(/^([\d.,]+)\s*(tỷ|tỉ|triệu|nghìn|ngàn)?\s*(?:đồng|đ)?$/);
    if (!typed) return NaN;
    return Math.round(Number(typed[1].replaceAll(".", "").replace(",", ".")) * (words[typed[2]] || 1));
  }

  // What is raised, what is lowered, and the difference of each fund source.
  function changes() {
    const sum = { more: 0, less: 0, sources: new Map() };
    for (const input of form.querySelectorAll("[data-money]")) {
      const before = Number(input.dataset.money), money = input.value.trim() ? amount(input.value) : before;
      const dropped = input.closest("tr")?.querySelector("[data-dropped]");
      if (dropped) dropped.hidden = !(before > 0 && money === 0);
      if (Number.isNaN(money) || money === before) continue;
      sum[money > before ? "more" : "less"] += Math.abs(money - before);
      const of = input.closest("td")?.querySelector("[data-of]");
      const source = of?.value ? of.selectedOptions[0].text : input.dataset.source;
      sum.sources.set(source, (sum.sources.get(source) || 0) + money - before);
    }
    return sum;
  }

  function balance() {
    const { more, less, sources } = changes(), say = told.dataset;
    const short = more - less - Number(form.dataset.room);
    const state = short > 0 ? `${say.short} ${printed(short)}.` : more < less ? `${say.left} ${printed(less - more)}.` : say.even;
    const moved = [...sources].filter(([, change]) => change);
    const between = moved.length > 1 && short <= 0 ?
      ` ${say.between} ${moved.map(([name, change]) => `${name} ${change > 0 ? "+" : "−"}${printed(change)}`).join("; ")}.` : "";
    told.hidden = false;
    told.classList.toggle("wait", short > 0 || Boolean(between));
    told.textContent = `${say.more} ${printed(more)}. ${say.less} ${printed(less)}. ${state}${between}`;
  }

  form.addEventListener("input", (event) => { if (event.target.matches("[data-money], [data-of]")) balance(); });
  if ([...form.querySelectorAll("[data-money]")].some((input) => input.value.trim())) balance();
})();
