// Two minutes before a session ends for want of a request, says so and offers to stay: what is typed stays where it is. Without script a
// session ends as ever, and forms that are saved as one types are offered again after the log-in.
"use strict";

{
  const box = document.querySelector("[data-idle]");
  const WARNED = 120;
  let begun = Date.now();
  let asking = false;

  const left = () => Number(box.dataset.idle) - (Date.now() - begun) / 1000;

  const show = () => {
    const rest = left();
    const over = rest <= 0;
    if (rest > WARNED) {
      box.hidden = true;
      return;
    }
    for (const part of box.querySelectorAll("[data-when]")) part.hidden = (part.dataset.when === "over") !== over;
    box.hidden = false;
  };

  const stay = async () => {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch(box.dataset.stay, { credentials: "same-origin", redirect: "error" });
      if (answer.ok) begun = Date.now();
    } catch {
      // No answer, or another page than one's own: the session is over or the house cannot be reached. What was said stays.
    }
    asking = false;
    show();
  };

  if (box) {
    box.querySelector("button").addEventListener("click", stay);
    setInterval(show, 5000);
  }
}
