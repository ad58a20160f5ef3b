"use strict";
(function () {
  const table = document.querySelector("table.daftar");
  const form = document.querySelector("form.saring");
  const status = document.querySelector(".hitung");
  const nothing = document.querySelector(".nihil");
  const body = table.tBodies[0];
  const heads = Array.from(table.tHead.rows[0].cells);
  const names = heads.map((head) => head.dataset.nama);
  const fields = { cari: form.querySelector("#cari") };
  for (const name of ["unit", "status", "tinjauan"]) fields[name] = form.querySelector("#" + name);
  const order = form.querySelector("#urut");
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
  const marks = /[\u0300-\u036f]/g;
  const plain = (text) => text.normalize("NFD").replace(marks, "").toLowerCase();
  const rows = Array.from(body.rows, (row, place) => ({
    row,
    place,
    text: plain(Array.from(row.cells).slice(0, 4).map((cell) => cell.textContent).join(" ")),
    shown: true,
  }));
  const filters = ["cari", "unit", "status", "tinjauan", "temuan"];
  const fresh = () => ({ cari: "", unit: "", status: "", tinjauan: "", temuan: "", urut: "", arah: "" });
  const few = 500;
  const more = document.querySelector(".lagi");
  let state = fresh();
  let ordered = rows;
  let sorted = ",";
  let most = few;

  function fits(entry, words) {
    const data = entry.row.dataset;
    return (!state.unit || data.unit === state.unit)
      && (!state.status || data.status === state.status)
      && (!state.tinjauan || data.tinjauan === state.tinjauan)
      && (!state.temuan || data.temuan === state.temuan)
      && words.every((word) => entry.text.includes(word));
  }

  function filter() {
    const words = plain(state.cari).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const entry of ordered) {
      const fit = fits(entry, words);
      if (fit) count += 1;
      const shown = fit && count <= most;
      if (shown !== entry.shown) {
        entry.shown = shown;
        entry.row.hidden = !shown;
      }
    }
    const cut = count > most;
    more.hidden = !cut;
    const chosen = ["cari", "unit", "status", "tinjauan"]
      .filter((name) => state[name])
      .map((name) => {
        const field = fields[name];
        const value = field.options ? field.options[field.selectedIndex].text : "“" + state.cari.trim() + "”";
        return form.querySelector("label[for=" + name + "]").textContent + " " + value;
      });
    if (state.temuan) chosen.push(status.dataset.temuan);
    const kind = cut ? status.dataset.potong.replace("{k}", most) : status.dataset.kata;
    const text = kind.replace("{n}", count).replace("{m}", rows.length)
      + (chosen.length ? ". " + status.dataset.pilihan + ": " + chosen.join(", ") : "") + ".";
    if (status.textContent !== text) status.textContent = text;
    nothing.hidden = count > 0;
    table.hidden = count === 0;
  }

  function sort() {
    const wanted = state.urut + "," + state.arah;
    if (wanted === sorted) return;
    sorted = wanted;
    const column = names.indexOf(state.urut);
    const sign = state.arah === "turun" ? -1 : 1;
    const key = (entry) => {
      const cell = entry.row.cells[column];
      return cell.dataset.k === undefined ? cell.textContent.trim() : cell.dataset.k;
    };
    const keyed = rows.map((entry) => [entry, column < 0 ? "" : key(entry)]);
    keyed.sort((one, other) => {
      if (one[1] === other[1]) return one[0].place - other[0].place;
      if (!one[1] || !other[1]) return one[1] ? -1 : 1;
      return sign * collator.compare(one[1], other[1]) || one[0].place - other[0].place;
    });
    ordered = keyed.map(([entry]) => entry);
    const all = document.createDocumentFragment();
    for (const entry of ordered) all.appendChild(entry.row);
    body.appendChild(all);
    heads.forEach((head, index) => {
      if (index === column) head.setAttribute("aria-sort", sign < 0 ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  }

  function show() {
    for (const name of Object.keys(fields)) {
      if (fields[name].value !== state[name]) fields[name].value = state[name];
      if (name !== "cari") state[name] = fields[name].value;
    }
    order.value = state.urut ? state.urut + (state.arah === "turun" ? " turun" : "") : "";
    for (const tile of document.querySelectorAll(".angka button")) {
      const { pilih, nilai } = tile.dataset;
      tile.setAttribute("aria-pressed", pilih ? state[pilih] === nilai : !filters.some((name) => state[name]));
    }
    sort();
    filter();
  }

  function remember() {
    const kept = new URLSearchParams();
    for (const name of Object.keys(state)) if (state[name]) kept.set(name, state[name]);
    return kept.toString();
  }

  function reach(count) {
    most = count;
    filter();
  }

  function change(part) {
    most = few;
    Object.assign(state, part);
    const hash = "#" + remember();
    try {
      history.replaceState(null, "", hash === "#" ? location.pathname + location.search : hash);
    } catch (refused) {
      location.replace(hash === "#" ? "#semua" : hash);
    }
    show();
  }

  function recall() {
    state = fresh();
    for (const [name, value] of new URLSearchParams(location.hash.slice(1))) if (name in state) state[name] = value;
    if (!names.includes(state.urut)) state.urut = "";
    show();
  }

  function sortBy(name) {
    const again = state.urut === name;
    change({ urut: name, arah: again && state.arah !== "turun" ? "turun" : "" });
  }

  const option = (value, text) => order.add(new Option(text, value));
  option("", "–");
  for (const head of heads) {
    const name = head.dataset.nama;
    const words = head.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", () => sortBy(name));
    head.textContent = "";
    head.dataset.judul = words;
    head.appendChild(button);
    option(name, words + ", " + status.dataset.naik);
    option(name + " turun", words + ", " + status.dataset.turun);
  }
  for (const tile of document.querySelectorAll(".angka button")) {
    tile.disabled = false;
    tile.addEventListener("click", () => {
      const { pilih, nilai } = tile.dataset;
      const on = pilih && state[pilih] !== nilai;
      change(Object.assign(fresh(), { urut: state.urut, arah: state.arah }, on ? { [pilih]: nilai } : {}));
    });
  }
  let waiting = 0;
  fields.cari.addEventListener("input", () => {
    const find = () => change({ cari: fields.cari.value });
    clearTimeout(waiting);
    if (rows.length > 500) waiting = setTimeout(find, 120);
    else find();
  });
  for (const name of ["unit", "status", "tinjauan"]) {
    fields[name].addEventListener("change", () => change({ [name]: fields[name].value }));
  }
  order.addEventListener("change", () => {
    const [name, way] = order.value.split(" ");
    change({ urut: name, arah: way || "" });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    change(fresh());
    fields.cari.focus();
  });
  more.querySelector("button").addEventListener("click", () => {
    reach(Infinity);
    ordered.filter((entry) => entry.shown)[few].row.querySelector("a").focus();
  });
  let before = few;
  addEventListener("beforeprint", () => {
    before = most;
    reach(Infinity);
  });
  addEventListener("afterprint", () => reach(before));
  addEventListener("hashchange", recall);
  form.hidden = false;
  recall();
})();
