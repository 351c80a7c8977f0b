"use strict";
/* Searches the codes of a site. The index comes as scripts, since a page from a disk may read no other file. */
(() => {
  const MOST = 100;
  const query = document.getElementById("query");
  const codeset = document.getElementById("codeset");
  const said = document.getElementById("said");
  const found = document.getElementById("found");
  const codesets = [...codeset.options].filter((option) => option.value);
  const rows = new Map(codesets.map((option) => [option.value, []]));
  const asked = new Set();

  window.addendaIndex = (name, part) => {
    for (const [code, text, inForce, file] of part) {
      rows.get(name).push({ name, code, text, inForce, file: file || code, words: ` ${code} ${text}`.toLowerCase() });
    }
  };

  const chosen = () => codesets.filter((option) => !codeset.value || option.value === codeset.value);

  const load = (option) => {
    asked.add(option.value);
    const parts = Array.from({ length: Number(option.dataset.parts) }, (_, part) => part + 1);
    return Promise.all(parts.map((part) => new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = `_site/index/${option.value}/${part}.js`;
      script.onload = done;
      script.onerror = () => failed(new Error(script.src));
      document.head.append(script);
    })));
  };

  /* An ICD code may be typed with its dot. */
  const plain = (word) => (/^\w{3}\.\w+$/.test(word) ? word.replace(".", "") : word);

  const rank = (row, typed) => {
    const code = row.code.toLowerCase();
    if (code === typed) return 0;
    if (code.startsWith(typed)) return 1;
    return row.words.includes(` ${typed}`) ? 2 : 3;
  };

  const search = (typed) => {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean).map(plain);
    const whole = words.join(" ");
    const all = chosen().flatMap((option) => rows.get(option.value));
    const hits = all.filter((row) => words.every((word) => row.words.includes(word)));
    return hits.map((row) => [rank(row, whole), !row.inForce, row]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  };

  const item = (row) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = `${row.name}/codes/${row.file}.html`;
    link.textContent = row.code;
    const notes = [codesets.length > 1 ? row.name : "", row.inForce ? "" : "not in force"].filter(Boolean);
    const note = document.createElement("small");
    note.textContent = notes.length ? ` (${notes.join(", ")})` : "";
    line.append(link, note, ` ${row.text}`);
    return line;
  };

  const show = () => {
    const typed = query.value.trim();
    const hits = typed ? search(typed) : [];
    found.replaceChildren(...hits.slice(0, MOST).map(([, , row]) => item(row)));
    const count = `${hits.length.toLocaleString("en")} ${hits.length === 1 ? "code" : "codes"}`;
    const more = hits.length > MOST ? `, the first ${MOST} shown` : "";
    said.textContent = typed ? `${count}${more}.` : "";
  };

  const answer = async () => {
    const missing = query.value.trim() ? chosen().filter((option) => !asked.has(option.value)) : [];
    if (missing.length) {
      said.textContent = "Reading the index.";
      try {
        await Promise.all(missing.map(load));
      } catch {
        said.textContent = "The index cannot be read; the lists below hold every code.";
        return;
      }
    }
    show();
  };

  const remember = () => {
    const state = new URLSearchParams();
    if (query.value.trim()) state.set("q", query.value.trim());
    if (codeset.value && codesets.length > 1) state.set("in", codeset.value);
    history.replaceState(null, "", `#${state}`);
  };

  const recall = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    if (!state.has("q")) return;
    query.value = state.get("q");
    if (rows.has(state.get("in"))) codeset.value = state.get("in");
    answer();
  };

  document.getElementById("ask").addEventListener("submit", (event) => event.preventDefault());
  for (const [element, kind] of [[query, "input"], [codeset, "change"]]) {
    element.addEventListener(kind, () => { remember(); answer(); });
  }
  window.addEventListener("hashchange", recall);
  document.getElementById("ask").hidden = false;
  recall();
})();
