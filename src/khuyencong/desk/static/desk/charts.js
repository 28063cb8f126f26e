// Charts drawn from the table they stand above: its figures, its words, its links. Without this script the table remains.
(() => {
  "use strict";
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colours = () => [token("--planned"), token("--jade")];  // of the columns: planned, reached
  const text = () => ({ fontFamily: token("--sans"), color: token("--ink-2"), fontSize: 12 });
  const money = new Intl.NumberFormat("vi-VN");
  const [billion, million] = document.documentElement.lang === "en" ? ["bn", "m"] : ["tỷ", "triệu"];
  const short = (value) =>
    Math.abs(value) >= 1e9 ? `${money.format(Math.round(value / 1e7) / 100)} ${billion}`
      : Math.abs(value) >= 1e6 ? `${money.format(Math.round(value / 1e5) / 10)} ${million}` : money.format(value);

  // Rows of the table: what each is called, and its figures, in the order of the columns that hold any.
  function read(table) {
    const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    const rows = [...table.tBodies[0].rows].map((row) => ({
      name: row.querySelector("th").textContent.trim().replace(/\s+/g, " "),
      code: row.dataset.area,
      within: row.dataset.within?.split(" ") ?? [],
      figures: [...row.cells].map((cell) => cell.querySelector("[data-value]")),
    }));
    const columns = heads.map((_, at) => at).filter((at) => rows.some((row) => row.figures[at]));
    return { heads, rows, columns };
  }

  const value = (figure) => (figure ? Number(figure.dataset.value) : null);

  // Of money over a year the plan is a level to be reached, and what was reached rises to it.
  const line = (at) => ({ type: "line", symbolSize: 8, connectNulls: true, ...(at === 1 ? { symbol: "none", lineStyle: { type: "dashed" } } : {}) });
  const bar = { type: "bar", barMaxWidth: 22, barGap: "10%" };

  const narrow = (width) => width < 520;  // of a phone

  function bars({ heads, rows, columns }, kind, words, width) {
    const lying = kind === "bars";
    const names = { type: "category", data: rows.map((row) => row.name), inverse: lying, axisTick: { show: false } };
    const slim = narrow(width);
    const most = lying ? (slim ? 60 : 110) : Infinity;  // letters of what fits beside its bars; the table has it whole
    const room = lying ? (slim ? 110 : 280) : Math.max(44, (width - 80) / rows.length - 8);
    names.axisLabel = { ...text(), width: room, overflow: "break", lineHeight: 15, interval: 0 };
    names.axisLabel.formatter = (name) => (name.length > most ? `${name.slice(0, most).replace(/\s+\S*$/, "")}…` : name);
    const amounts = { type: "value", axisLabel: { ...text(), formatter: short, hideOverlap: true }, splitNumber: slim ? 2 : 4 };
    amounts.splitLine = { lineStyle: { color: token("--line") } };
    return {
      xAxis: lying ? amounts : names,
      yAxis: lying ? names : amounts,
      legend: { data: columns.map((at) => heads[at]), textStyle: text(), top: 0, right: 0, itemWidth: 14, itemHeight: 10 },
      // Below is room for a line more: a name measured before its letters have come breaks elsewhere once they are here.
      grid: { left: 8, right: 24, top: 32, bottom: lying ? 4 : 18, containLabel: true },
      series: columns.map((at) => ({
        ...(kind === "lines" ? line(at) : bar), name: heads[at], color: colours()[at - 1], data: rows.map((row) => value(row.figures[at])),
      })),
      tooltip: { renderMode: "richText", valueFormatter: (told) => (told == null ? words.none : `${money.format(told)} ${words.money}`) },
    };
  }

  async function map({ heads, rows, columns }, address, words) {
    const drawn = await (await fetch(address)).json();
    echarts.registerMap(address, drawn);
    const column = columns[0];
    const told = rows.filter((row) => row.code && row.figures[column]);
    const names = new Map(drawn.features.map((place) => [place.properties.code, place.properties.name]));
    const most = Math.max(1, ...told.map((row) => value(row.figures[column])));
    return {
      visualMap: {
        min: 0, max: most, left: 8, bottom: 8, itemHeight: 90, textStyle: text(), formatter: short, text: [short(most), "0"],
        inRange: { color: [token("--jade-wash"), token("--jade")] }, calculable: false, show: told.length > 0,
      },
      series: [{
        type: "map", map: address, aspectScale: 0.98, nameProperty: "code", roam: false, selectedMode: false, name: heads[column],
        itemStyle: { areaColor: token("--band"), borderColor: token("--line-2") },
        label: { show: false }, emphasis: { label: { show: false }, itemStyle: { areaColor: token("--mark-now") } },
        data: [
          ...told.map((row) => ({ name: row.code, value: value(row.figures[column]) })),
          ...rows.flatMap((row) => row.within).filter((code) => !told.some((row) => row.code === code))
            .map((code) => ({ name: code, itemStyle: { areaColor: token("--sky-wash") } })),
        ],
      }],
      tooltip: {
        renderMode: "richText",
        formatter: (place) => [
          names.get(place.name) ?? place.name,
          ...(Number.isFinite(place.value) ? [`${money.format(place.value)} ${words.money}`] : []),
          ...rows.filter((row) => row.within.includes(place.name)).map((row) => `${row.name}: ${money.format(value(row.figures[column]))} ${words.money}`),
          ...(Number.isFinite(place.value) || rows.some((row) => row.within.includes(place.name)) ? [] : [words.none]),
        ].join("\n"),
      },
    };
  }

  const paper = matchMedia("print");
  const sheet = 680;  // CSS pixels between the margins of an A4 page: what counter.css leaves of it

  async function draw(frame) {
    const table = read(frame.querySelector("table"));
    const kind = frame.dataset.chart;
    const canvas = frame.querySelector(".canvas");
    canvas.hidden = false;
    const drawn = kind === "map" ? await map(table, frame.dataset.map, frame.dataset) : {};
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const chart = echarts.init(canvas, null, { renderer: "svg" });
    // Names break by the width, so a new width lays the whole chart out anew: on a turned phone and on paper.
    const lay = (width, animation) => {
      if (kind === "bars") canvas.style.height = `${64 + (narrow(width) ? 80 : 50) * table.rows.length}px`;
      chart.resize({ width });
      chart.setOption({ color: colours(), animation, animationDuration: 300, textStyle: text(), ...drawn, ...(kind === "map" ? {} : bars(table, kind, frame.dataset, width)) });
    };
    lay(canvas.clientWidth, !still);
    chart.on("click", (place) => {
      const row = kind === "map" ? table.rows.find((one) => one.code === place.name) : table.rows[place.dataIndex];
      row?.figures[kind === "map" ? table.columns[0] : table.columns[place.seriesIndex]]?.click();
    });
    // The page is printed at once: what is drawn a frame later comes too late for the paper.
    const print = (now) => {
      lay(now ? sheet : canvas.clientWidth, false);
      chart.getZr().flush();
    };
    addEventListener("beforeprint", () => print(true));
    addEventListener("afterprint", () => print(false));
    paper.addEventListener("change", () => print(paper.matches));
    new ResizeObserver(() => {
      if (!paper.matches && canvas.clientWidth !== chart.getWidth()) lay(canvas.clientWidth, false);
    }).observe(canvas);
  }

  document.querySelectorAll("[data-chart]").forEach(draw);
})();
