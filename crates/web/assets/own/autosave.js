// What is typed is saved on the server as well, a moment after the typing stops and when a field is left, and is offered when the form is
// opened again, on any machine. A window that saved earlier never overwrites a later one in silence. Without script steps save as ever.
"use strict";

{
  const PAUSE = 1500;
  const PATIENCE = 8000;
  // What a browser sends of a page that is going away must stay below this.
  const LAST = 60000;
  const refused = document.querySelector("[data-problems]") !== null;
  // The word before a session ends listens: what is saved keeps the session running.
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("session") : null;
  // By its own sign a window that got no answer knows what it saved itself.
  const sign = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const unsaid = ["hidden", "password", "file", "submit", "button"];

  const begin = (form, told) => {
    const part = (name) => told.querySelector(`[data-${name}]`);
    const [line, offer, newer] = [part("line"), part("offer"), part("newer")];
    const csrf = form.querySelector("input[name=csrf]")?.value ?? "";
    const fields = () => [...form.elements].filter((one) => one.name && !unsaid.includes(one.type));
    const held = (one) => (["checkbox", "radio"].includes(one.type) ? "checked" : "value");
    const text = () => JSON.stringify(fields().map((one) => [one.name, one[held(one)]]));

    let [version, saved, timer] = [Number(told.dataset.version), text(), 0];
    let [offered, stopped, sent, busy, once, turn] = [false, false, false, false, false, 0];

    // The first time and every trouble are read aloud; that it was saved again is only shown.
    const say = (words, quiet) => {
      line.setAttribute("aria-live", quiet ? "off" : "polite");
      if (line.textContent !== words) line.textContent = words;
    };
    const send = (to, more, leaving) => {
      const body = new URLSearchParams({ csrf, "bieu-mau": told.dataset.form, ...more });
      const keepalive = leaving && body.toString().length < LAST;
      return fetch(to, { method: "POST", redirect: "manual", body, keepalive, signal: AbortSignal.timeout(PATIENCE) });
    };

    const save = async (leaving) => {
      clearTimeout(timer);
      const now = text();
      if (offered && now !== saved) say(told.dataset.choose, false);
      if (offered || stopped || sent || busy || now === saved || !navigator.onLine) return;
      busy = true;
      turn += 1;
      try {
        const answer = await send(told.dataset.to, { ban: version, chu: now, "cua-so": sign, "lan-luu": turn }, leaving);
        const { said, version: theirs } = await answer.json();
        if (theirs) version = theirs;
        tabs?.postMessage("used");
        if (answer.ok) {
          saved = now;
          say(said, once);
          once = true;
        } else if (theirs) {
          stopped = true;
          newer.querySelector("span").textContent = said;
          newer.hidden = false;
          say("", true);
        } else say(said, false);
      } catch { say(told.dataset.unsaved, false); }
      busy = false;
      if (text() !== now) later();
    };
    const later = () => { clearTimeout(timer); timer = setTimeout(save, PAUSE); };
    const drop = () => {
      clearTimeout(timer);
      say("", true);
      send(told.dataset.drop, {}, true).catch(() => say(told.dataset.unsaved, false));
    };
    const fill = (kept) => {
      const before = new Map();
      for (const [name, value] of kept) before.set(name, [...(before.get(name) ?? []), value]);
      for (const one of fields()) {
        const value = before.get(one.name)?.shift();
        if (value !== undefined) one[held(one)] = value;
      }
    };
    const chosen = () => {
      [offered, offer.hidden] = [false, true];
      say("", true);
      fields()[0]?.focus();
    };

    // What the tab itself still has, and what came back to be mended, is as new as what the server keeps.
    if (told.dataset.fields && !refused && told.dataset.fields !== saved) [offered, offer.hidden] = [true, false];
    part("continue").addEventListener("click", () => {
      fill(JSON.parse(told.dataset.fields));
      saved = text();
      chosen();
      form.dispatchEvent(new Event("input"));
    });
    part("drop").addEventListener("click", () => { drop(); chosen(); if (text() !== saved) later(); });
    part("over").addEventListener("click", () => { [stopped, newer.hidden] = [false, true]; fields()[0]?.focus(); save(false); });
    form.addEventListener("input", () => { sent = false; later(); });
    form.addEventListener("change", () => save(false));
    form.addEventListener("submit", () => { clearTimeout(timer); sent = true; });
    form.addEventListener("reset", () => { drop(); setTimeout(() => { clearTimeout(timer); saved = text(); }, 0); });
    addEventListener("pagehide", () => save(true));
    document.addEventListener("visibilitychange", () => { if (document.hidden) save(true); });
  };

  for (const form of document.querySelectorAll("form[data-keeps]")) {
    const told = form.querySelector("[data-saves]");
    if (told) begin(form, told);
  }
}
