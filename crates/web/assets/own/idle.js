// Two minutes before a session ends for want of a request, says so and offers to stay: what is typed stays where it is. Without script a
// session ends as ever, and forms that are saved as one types are offered again after the log-in. What is done in another tab, or saved by
// itself, keeps the same session running.
"use strict";

{
  const box = document.querySelector("[data-idle]");
  const WARNED = 120;
  const opened = Date.now();
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("session") : null;
  let begun = opened;
  let asking = false;

  const since = (moment) => (Date.now() - moment) / 1000;

  const show = () => {
    // Staying helps against the one end; nothing does against the other.
    const idle = Number(box.dataset.idle) - since(begun);
    const ends = Number(box.dataset.ends) - since(opened);
    const rest = Math.min(idle, ends);
    if (rest > WARNED) {
      box.hidden = true;
      return;
    }
    const soon = idle < ends ? "soon" : "ends";
    const now = rest > 0 ? soon : "over";
    for (const part of box.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== now;
    box.hidden = false;
  };

  const stay = async () => {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch(box.dataset.stay, { credentials: "same-origin", redirect: "error" });
      if (answer.ok) {
        begun = Date.now();
        tabs?.postMessage("used");
      }
    } catch {
      // No answer, or another page than one's own: the session is over or the house cannot be reached. What was said stays.
    }
    asking = false;
    show();
  };

  if (box) {
    box.querySelector("button").addEventListener("click", stay);
    setInterval(show, 5000);
    tabs?.postMessage("used");
    tabs?.addEventListener("message", () => { begun = Date.now(); show(); });
  }
}
