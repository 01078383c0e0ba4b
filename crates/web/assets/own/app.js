// The little that HTML cannot do itself. Every page works without it.
"use strict";

// A form came back with problems: bring the reader to their summary.
const problems = document.querySelector("[data-problems]");
if (problems) problems.focus();

// A choice of theme or language takes effect at once; without script its button does the same.
for (const form of document.querySelectorAll("form[data-at-once]")) {
  form.addEventListener("change", () => form.requestSubmit());
}

// An address for another program is told with the name of this site.
for (const field of document.querySelectorAll("[data-whole-address]")) {
  field.value = new URL(field.value, location.href).href;
  field.addEventListener("focus", () => field.select());
}

// The password can be read while it is typed.
for (const box of document.querySelectorAll("[data-reveals]")) {
  box.addEventListener("change", () => {
    const field = document.getElementById(box.dataset.reveals);
    if (field) field.type = box.checked ? "text" : "password";
  });
}

// "?" opens the help, unless something is being typed. Escape folds an open menu and brings the focus back to its name.
const help = document.querySelector("[data-help]");
const typing = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])";
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "?" && help && !event.target.closest?.(typing)) {
    event.preventDefault();
    help.open = !help.open;
    help.querySelector("summary").focus();
  } else if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
});

// A lost connection is said once, calmly; nothing typed is lost.
const offline = document.querySelector("[data-offline]");
if (offline) {
  const show = () => { offline.hidden = navigator.onLine; };
  addEventListener("online", show);
  addEventListener("offline", show);
}

// On paper, folded explanations are open; sensitive groups stay as they are.
const folded = () => document.querySelectorAll("details:not([open]):not([data-stays-folded])");
let unfolded = [];
addEventListener("beforeprint", () => { unfolded = [...folded()]; for (const part of unfolded) part.open = true; });
addEventListener("afterprint", () => { for (const part of unfolded) part.open = false; });
