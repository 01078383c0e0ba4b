// What is typed outlives a lost connection: a form is sent only once the site answers, and until then its text stays in this tab. It goes
// when the form was sent, at the log-out, with the tab. Without script forms are sent as ever.
"use strict";

{
  const PREFIX = "keep ";
  const PATIENCE = 8000;
  // What one session typed is nothing to the next.
  const mark = document.querySelector("input[name=csrf]")?.value.slice(0, 16) ?? "";
  const refused = document.querySelector("[data-problems]") !== null;
  const came = performance.getEntriesByType("navigation")[0] ?? {};

  const keyOf = (form) => {
    const part = form.querySelector("input[type=hidden][name=noi-dung]");
    return PREFIX + new URL(form.action).pathname + (part ? ` ${part.value}` : "");
  };
  const forms = new Map([...document.querySelectorAll("form[data-keeps]")].map((form) => [keyOf(form), form]));
  const begun = new Map();
  let leaving = false;

  const fields = (form) => [...form.elements].filter((one) => one.name && !["hidden", "password", "file", "submit", "button"].includes(one.type));
  const holds = (one) => (["checkbox", "radio"].includes(one.type) ? one.checked : one.value);
  const text = (form) => JSON.stringify(fields(form).map((one) => [one.name, holds(one)]));
  const changed = (form) => text(form) !== begun.get(form);

  // A browser that keeps nothing for us still sends the form.
  const kept = (key) => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } };
  const keep = (key, entry) => { try { sessionStorage.setItem(key, JSON.stringify(entry)); } catch { /* nothing is kept */ } };
  const forget = (key) => { try { sessionStorage.removeItem(key); } catch { /* nothing was kept */ } };
  const keys = () => { try { return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX)); } catch { return []; } };
  const forgetAll = () => { for (const key of keys()) forget(key); };

  const tell = (form, what) => {
    const told = form.querySelector("[data-kept]");
    for (const part of told.children) part.hidden = part.dataset.when !== what;
    told.hidden = what === "";
    return told;
  };

  const reached = async () => {
    if (!navigator.onLine) return false;
    try {
      await fetch("/suc-khoe", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
      return true;
    } catch { return false; }
  };

  // What was sent is done when a good answer follows it; whoever comes here another way got none. A form that is refused holds its text itself.
  for (const key of keys()) {
    const entry = kept(key);
    const answered = entry?.sent && document.referrer === entry.from && came.type !== "back_forward" && (refused || !(came.responseStatus >= 400));
    if (!entry || entry.mark !== mark || answered) forget(key);
  }

  for (const [key, form] of forms) {
    begun.set(form, refused ? "" : text(form));
    const entry = refused ? null : kept(key);
    // What was sent and got no answer is known by its sign when it is sent again.
    const sign = form.querySelector("input[type=hidden][name=lan]");
    const save = (sent) => keep(key, { mark, sent, from: location.href.split("#")[0], once: sign?.value, fields: JSON.parse(text(form)) });
    const before = fields(form);
    if (entry && JSON.stringify(before.map((one) => one.name)) === JSON.stringify(entry.fields.map(([name]) => name))) {
      before.forEach((one, at) => { one[["checkbox", "radio"].includes(one.type) ? "checked" : "value"] = entry.fields[at][1]; });
      if (sign && entry.once) sign.value = entry.once;
      if (changed(form)) { save(false); tell(form, "again"); } else forget(key);
    }
    form.addEventListener("input", () => { if (changed(form)) save(false); else forget(key); });

    let [asking, passing, button] = [false, false, null];
    form.addEventListener("submit", async (event) => {
      if (passing) { passing = false; return; }
      event.preventDefault();
      if (asking) return;
      [asking, button] = [true, event.submitter];
      const answers = await reached();
      asking = false;
      if (!answers) { save(false); tell(form, "lost").focus(); return; }
      save(true);
      [passing, leaving] = [true, true];
      form.requestSubmit(button);
    });
    form.querySelector("[data-retry]").addEventListener("click", () => form.requestSubmit(button));
    form.querySelector("[data-discard]").addEventListener("click", () => { forget(key); form.reset(); tell(form, ""); fields(form)[0]?.focus(); });
  }

  document.querySelector('form[action="/dang-xuat"]')?.addEventListener("submit", forgetAll);
  addEventListener("pageshow", () => { leaving = false; });
  addEventListener("beforeunload", (event) => {
    if (leaving || ![...forms.values()].some(changed)) return;
    event.preventDefault();
    event.returnValue = "";
  });
}
