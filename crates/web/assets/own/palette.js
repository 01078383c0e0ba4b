// The palette: Ctrl+K opens one search for everything over any page. Arrows choose, Enter opens, Escape closes. Without script the
// search in the head of the page does the same as a page of its own.
"use strict";

const palette = document.querySelector("[data-palette]");
if (palette && palette.showModal) {
  const form = palette.querySelector("form");
  const input = palette.querySelector("[role=combobox]");
  const list = palette.querySelector("[role=listbox]");
  const said = palette.querySelector("[role=status]");
  let asked = 0;
  let waiting = 0;
  let running = null;
  // Whether what is listed is what stands in the field: Enter opens nothing that is out of date.
  let listed = null;
  let enter = false;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");

  const choose = (option) => {
    for (const one of options()) one.setAttribute("aria-selected", String(one === option));
    if (!option) { input.removeAttribute("aria-activedescendant"); return; }
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };

  const show = (html, typed) => {
    list.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    const all = options();
    list.hidden = all.length === 0;
    input.setAttribute("aria-expanded", String(all.length > 0));
    said.textContent = list.firstElementChild?.dataset.said ?? "";
    listed = typed;
    choose(all[0]);
    if (enter) { enter = false; open(); }
  };

  const open = () => {
    const option = chosen();
    if (option) location.assign(option.href); else form.submit();
  };

  const ask = async () => {
    const [number, typed] = [++asked, input.value];
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "x-part": "palette" }, signal: running.signal, redirect: "error",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const html = await answer.text();
      if (number === asked) show(html, typed);
    } catch (problem) {
      if (problem.name === "AbortError" || number !== asked) return;
      enter = false;
      show("", typed);
      said.textContent = form.dataset.failed;
    }
  };

  const later = () => { clearTimeout(waiting); waiting = setTimeout(ask, 80); };

  const move = (step) => {
    const all = options();
    if (all.length === 0) return;
    const at = all.indexOf(chosen());
    choose(all[(at + step + all.length) % all.length]);
  };

  input.addEventListener("input", (event) => { if (!event.isComposing) later(); });
  input.addEventListener("compositionend", later);
  input.addEventListener("keydown", (event) => {
    // While a word is composed (Telex, VNI), keys belong to it.
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (listed === input.value) open(); else { enter = true; clearTimeout(waiting); ask(); }
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  // A click beside the palette closes it.
  palette.addEventListener("click", (event) => { if (event.target === palette) palette.close(); });
  palette.addEventListener("close", () => { clearTimeout(waiting); running?.abort(); asked += 1; enter = false; });

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    if (palette.open) { palette.close(); return; }
    input.value = "";
    palette.showModal();
    ask();
  });
}
