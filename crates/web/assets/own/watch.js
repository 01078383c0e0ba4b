// A run is watched: the part that lives is renewed as it changes, and the result is shown once the run is over. Without script the page is
// loaded again every two seconds.
"use strict";

{
  const live = document.querySelector("[data-watch]");
  // The way to keep the best comes as soon as the run is worked on.
  const keep = document.querySelector("[data-keep]");
  if (live && "EventSource" in window) {
    const events = new EventSource(live.dataset.watch);
    events.addEventListener("live", (event) => {
      live.replaceChildren(...new DOMParser().parseFromString(event.data, "text/html").body.childNodes);
      if (keep) keep.hidden = live.querySelector("[data-waits]") !== null;
    });
    events.addEventListener("over", () => { events.close(); location.reload(); });
    // A refusal (the session has ended) is not asked again by the browser: the page itself says why.
    events.addEventListener("error", () => { if (events.readyState === EventSource.CLOSED) location.reload(); });
    addEventListener("pagehide", () => events.close());
  }
}
