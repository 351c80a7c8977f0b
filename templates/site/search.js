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
  const states = new Map();  // of the index of each code set that was asked for: reading, read or failed

  /* Each part keeps its place, whichever comes first: codes that fit as well as each other stand in their order. */
  window.addendaIndex = (name, part) => {
    rows.get(name)[document.currentScript.dataset.part] = part.map(([code, text, inForce, file]) =>
      ({ name, code, text, inForce, file: file || code, words: ` ${code} ${text}`.toLowerCase() }));
  };

  const chosen = () => codesets.filter((option) => !codeset.value || option.value === codeset.value);

  const load = (name, part) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `_site/index/${name}/${part}.js`;
    script.dataset.part = part;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });

  /* Asks for an index once; what is typed until it has come is answered then. */
  const begin = ({ value: name, dataset }) => {
    if (states.has(name)) return;
    const parts = Array.from({ length: Number(dataset.parts) }, (_, part) => load(name, part + 1));
    const end = (state) => { states.set(name, state); answer(); };
    states.set(name, "reading");
    Promise.all(parts).then(() => end("read"), () => end("failed"));
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
    const all = chosen().flatMap((option) => rows.get(option.value).flat());
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

  const show = (text, hits = []) => {
    said.textContent = text;
    found.replaceChildren(...hits.slice(0, MOST).map(([, , row]) => item(row)));
  };

  const counted = (count) => {
    const more = count > MOST ? `, the first ${MOST} shown` : "";
    return `${count.toLocaleString("en")} ${count === 1 ? "code" : "codes"}${more}.`;
  };

  const answer = () => {
    const typed = query.value.trim();
    if (!typed) return show("");
    chosen().forEach(begin);
    const now = chosen().map((option) => states.get(option.value));
    if (now.includes("failed")) return show("The index cannot be read; the lists below hold every code.");
    if (now.includes("reading")) return show("Reading the index.");
    const hits = search(typed);
    return show(counted(hits.length), hits);
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
