"use strict";
/* What a page can do besides: sort and filter its tables, find a code, change its colours. It reads as well without. */
(() => {
  const AT_ONCE = 200;
  const FIRST = 8;
  const LONG_ENOUGH = 15;
  const $ = (id) => document.getElementById(id);
  const said = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
  const words = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
  const collator = new Intl.Collator("en", { numeric: true });

  const made = (tag, values, ...inside) => {
    const element = Object.assign(document.createElement(tag), values);
    element.append(...inside);
    return element;
  };

  /* The number that a cell begins with, null where it is not known. */
  const numberOf = (text) => {
    const found = /^\+?([-\u2212]?\$?[\d,]*\.?\d+)/.exec(text);
    return found ? Number(found[1].replace("\u2212", "-").replace(/[$,]/g, "")) : null;
  };

  /* One table: all its rows, of which the page holds those that match, a part at a time. */
  class List {
    static all = [];

    constructor(table) {
      this.table = table;
      this.body = table.tBodies[0];
      this.rows = [];
      let group = null;
      for (const row of this.body.rows) {
        if (row.className === "group") group = row;
        else this.rows.push({ row, group, place: this.rows.length, text: null });
      }
      this.ordered = this.rows;
      this.matched = this.rows;
      this.atOnce = table.classList.contains("short") ? FIRST : AT_ONCE;
      [this.first, this.most] = [0, this.atOnce];
      this.column = null;
      this.tests = [];
      this.more = made("p", { className: "more", hidden: true });
      this.moreSaid = made("span");
      this.next = made("button", { type: "button", textContent: `Show ${AT_ONCE} more` });
      const every = made("button", { type: "button", textContent: "Show all" });
      this.next.addEventListener("click", () => this.show(this.first, this.most + AT_ONCE));
      every.addEventListener("click", () => this.show(0, Infinity));
      this.more.append(this.moreSaid, ...(this.rows.length > AT_ONCE ? [this.next] : []), every);
      table.parentElement.after(this.more);
      [...table.tHead.rows[0].cells].forEach((cell, place) => this.sortable(cell, place));
      if (table.classList.contains("list") && !table.classList.contains("sifted") && !table.classList.contains("short")) this.filterable();
      List.all.push(this);
      if (this.rows.length > this.most) this.show(0, this.most);
    }

    text(one) {
      one.text ??= one.row.textContent.toLowerCase();
      return one.text;
    }

    sortable(cell, place) {
      const button = made("button", { type: "button" }, ...cell.childNodes);
      cell.append(button);
      button.addEventListener("click", () => {
        const now = this.column === place ? cell.getAttribute("aria-sort") : null;
        for (const other of cell.parentElement.cells) other.removeAttribute("aria-sort");
        this.column = now === "descending" ? null : place;
        if (this.column !== null) cell.setAttribute("aria-sort", now === "ascending" ? "descending" : "ascending");
        this.sort(cell.classList.contains("num"), now === "ascending" ? -1 : 1);
      });
    }

    /* What is not known comes last in either direction; equal rows keep their order. */
    sort(numeric, direction) {
      const place = this.column;
      if (place === null) this.ordered = this.rows;
      else {
        const key = ({ row }) => {
          const text = row.cells[place].textContent.trim();
          return numeric ? numberOf(text) : text || null;
        };
        const compare = numeric ? (a, b) => a - b : collator.compare;
        const keyed = this.rows.map((one) => [key(one), one]);
        keyed.sort(([a, one], [b, other]) =>
          (a === null) - (b === null) || (a === null ? 0 : direction * compare(a, b)) || one.place - other.place);
        this.ordered = keyed.map(([, one]) => one);
      }
      this.match(this.tests);
    }

    filterable() {
      if (this.rows.length < LONG_ENOUGH) return;
      const input = made("input", { type: "search", autocomplete: "off", spellcheck: false });
      this.output = made("output");
      const caption = this.table.caption.textContent;
      const owner = this.table.closest(".owner")?.querySelector("h3").firstChild.data.trim();
      const named = owner ? `Filter the findings of ${owner}` : `Filter ${caption[0].toLowerCase()}${caption.slice(1)}`;
      const label = made("label", { className: "one" }, made("span", { textContent: named }), input);
      this.input = input;
      this.table.parentElement.before(made("div", { className: "tools" }, label, this.output));
      input.addEventListener("input", () => {
        const typed = words(input.value);
        this.match(typed.length ? [(one) => typed.every((word) => this.text(one).includes(word))] : []);
        this.output.value = typed.length ? `${said(this.matched.length, "row")} of ${this.rows.length.toLocaleString("en")}` : "";
      });
    }

    match(tests) {
      this.tests = tests;
      this.matched = tests.length ? this.ordered.filter((one) => tests.every((test) => test(one))) : this.ordered;
      this.show(0, this.atOnce);
    }

    /* The rows from one place up to another: a page lays out no more of thousands than are looked at. */
    show(first, most) {
      [this.first, this.most] = [first, most];
      const part = new DocumentFragment();
      const count = this.matched.length;
      const shown = this.matched.slice(first, most);
      let group = null;
      for (const one of shown) {
        if (this.column === null && one.group && one.group !== group) part.append((group = one.group));
        part.append(one.row);
      }
      this.body.replaceChildren(part);
      this.more.hidden = shown.length === count;
      this.next.hidden = first + shown.length === count;
      this.moreSaid.textContent = first
        ? `Rows ${(first + 1).toLocaleString("en")} to ${(first + shown.length).toLocaleString("en")} of ${count.toLocaleString("en")} shown.`
        : `${shown.length.toLocaleString("en")} of ${said(count, "row")} shown.`;
    }

    /* Bring back a row that is filtered out or further down. */
    reveal(one) {
      if (!this.matched.includes(one)) {
        if (this.input) this.input.value = this.output.value = "";
        else widen();
        this.match([]);
      }
      const place = this.matched.indexOf(one);
      if (place >= this.first && place < this.most) return;
      const first = Math.floor(place / AT_ONCE) * AT_ONCE;
      this.show(first, first + AT_ONCE);
    }
  }

  const lists = new Map();
  const listOf = (table) => {
    if (!lists.has(table)) lists.set(table, new List(table));
    return lists.get(table);
  };
  const tables = [...document.querySelectorAll("table.list")].filter((table) => table.tBodies[0].rows.length > 1);

  /* Before a section opens, or all its rows would be laid out first; after it, where the browser found a text in it. */
  const ready = (details) => tables.filter((table) => details.contains(table)).forEach(listOf);

  tables.filter((table) => !table.closest("details:not([open])")).forEach(listOf);
  for (const details of document.querySelectorAll("details:not([open])")) {
    details.querySelector("summary").addEventListener("click", () => ready(details), { once: true });
    details.addEventListener("toggle", () => ready(details), { once: true });
  }

  /* The findings of all rules, narrowed together */
  const sift = $("sift");
  const sections = [...document.querySelectorAll(".findings")].map((section) => ({
    section,
    details: section.querySelector("details"),
    open: section.querySelector("details").open,
    rule: section.querySelector("h3").firstChild.data.trim(),
    severity: section.querySelector(".severity").textContent,
    table: section.querySelector("table"),
  }));
  const columnOf = (table, title) => [...table.tHead.rows[0].cells].findIndex((cell) => cell.textContent === title);

  const choices = (select, values) => {
    for (const value of new Set(values)) if (value) select.add(new Option(value, value));
  };

  const narrow = () => {
    if (!sift) return;
    const typed = words($("sift-text").value);
    const [rule, severity] = [$("sift-rule").value, $("sift-severity").value];
    const department = $("sift-department")?.value ?? "";
    const active = Boolean(typed.length || rule || severity || department);
    let [matched, all] = [0, 0];
    for (const one of sections) {
      const list = listOf(one.table);
      const asked = (!rule || rule === one.rule) && (!severity || severity === one.severity);
      const column = department ? columnOf(one.table, "Department") : -1;
      const tests = [];
      if (!asked) tests.push(() => false);
      if (department) tests.push(({ row }) => row.cells[column].textContent === department);
      if (typed.length) tests.push((row) => typed.every((word) => list.text(row).includes(word)));
      list.match(tests);
      one.section.hidden = active && !list.matched.length;
      one.details.open = active ? Boolean(list.matched.length) : one.open;
      matched += list.matched.length;
      all += list.rows.length;
    }
    $("sift-said").value = active ? `${said(matched, "finding")} of ${all.toLocaleString("en")}` : "";
  };

  const widen = () => {
    for (const field of sift?.querySelectorAll("input, select") ?? []) field.value = "";
    narrow();
  };

  if (sift) {
    choices($("sift-rule"), sections.map((one) => one.rule));
    choices($("sift-severity"), sections.map((one) => one.severity));
    const departments = $("sift-department");
    departments?.addEventListener("focus", () => {
      if (departments.length > 1) return;
      const names = sections.flatMap(({ table }) => {
        const column = columnOf(table, "Department");
        return listOf(table).rows.map(({ row }) => row.cells[column].textContent);
      });
      choices(departments, names.sort(collator.compare));
    });
    /* The texts of thousands of rows are read before the first key is pressed, not with it. */
    $("sift-text").addEventListener("focus", () => {
      for (const list of sections.map((one) => listOf(one.table))) list.rows.forEach((one) => list.text(one));
    }, { once: true });
    sift.addEventListener("submit", (event) => event.preventDefault());
    sift.addEventListener("input", narrow);
    $("sift-all").addEventListener("click", widen);
    sift.hidden = false;
  }

  /* A place on the page: open what holds it, bring its row back, show it */
  const rowOf = (id) => {
    for (const list of List.all) {
      const one = list.rows.find(({ row }) => row.id === id);
      if (one) return [list, one];
    }
    return [null, null];
  };

  const goTo = (id) => {
    const table = $(id)?.closest("table.list");
    if (tables.includes(table)) listOf(table);
    const [list, one] = rowOf(id);
    list?.reveal(one);
    const place = $(id);
    if (!place) return false;
    for (let at = place.closest("details"); at; at = at.parentElement.closest("details")) {
      ready(at);
      at.open = true;
    }
    document.querySelector("tr.here")?.classList.remove("here");
    if (place.localName === "tr") place.classList.add("here");
    place.scrollIntoView({ block: place.localName === "tr" ? "center" : "start" });
    return true;
  };
  const followed = () => goTo(decodeURIComponent(location.hash.slice(1)));
  window.addEventListener("hashchange", followed);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    if (link && link.hash === location.hash) followed();
  });

  const anchor = (code) => `code-${code.replace(/[^A-Za-z0-9-]/gu, (sign) => `_${sign.codePointAt(0).toString(16)}_`)}`;
  const codes = new Map();
  for (const row of document.querySelectorAll("tr[id^='code-']")) codes.set(row.cells[0].textContent, row.id);

  $("find-code").addEventListener("focus", () => {
    $("find-codes").append(...[...codes.keys()].sort(collator.compare).map((code) => new Option(code, code)));
  }, { once: true });

  $("find").addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = $("find-code").value.trim();
    const begin = typed.toUpperCase();
    const code = [typed, begin].find((one) => codes.has(one)) ?? [...codes.keys()].find((one) => one.startsWith(begin));
    if (!typed) return;
    $("find-said").value = code ? `${code} is here` : `${typed} did not change`;
    if (!code) return;
    if (location.hash === `#${anchor(code)}`) followed();
    else location.hash = anchor(code);
  });
  $("find").hidden = false;

  /* Light or dark, for as long as the page is open */
  const scheme = $("scheme");
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.style.colorScheme ? root.style.colorScheme === "dark" : dark.matches);
  const offer = () => { scheme.textContent = isDark() ? "Light colours" : "Dark colours"; };
  scheme.addEventListener("click", () => {
    root.style.colorScheme = isDark() ? "light" : "dark";
    offer();
  });
  dark.addEventListener("change", offer);
  offer();

  /* On paper everything that matches is shown */
  let folded = [];
  let parts = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    parts = List.all.map((list) => [list, list.first, list.most]);
    for (const [list] of parts) list.show(0, Infinity);
    for (const details of folded) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
    for (const [list, first, most] of parts) list.show(first, most);
  });

  /* What sticks below the navigation has to know how high that is */
  const nav = document.querySelector("nav");
  new ResizeObserver(() => root.style.setProperty("--nav", `${nav.offsetHeight}px`)).observe(nav);

  if (location.hash) followed();
})();
