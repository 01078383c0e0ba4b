// What must never happen on a page: a message on the console, a breach of the content policy, a request to elsewhere.

/** Listens to every page of `context`; `faults` fills as they happen. */
export function watch(context, site) {
  const faults = [];
  const note = (kind, text) => faults.push(`${kind}: ${text}`);
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== site && !['data:', 'blob:', 'about:'].includes(url.protocol)) note('outside request', url.href);
  });
  context.on('page', (page) => {
    page.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type())) return;
      // A refusal is answered with status 403, 409 or 422, and Chromium writes that status on the console.
      if (/status of (401|403|404|409|422)/.test(message.text()) && page.expectsRefusal) return;
      // A connection that a test took away.
      if (/net::ERR_/.test(message.text()) && page.expectsLoss) return;
      note(`console ${message.type()}`, `${message.text()} (${page.url()})`);
    });
    page.on('pageerror', (error) => note('script error', `${error.message} (${page.url()})`));
    page.on('requestfailed', (request) => {
      // Leaving a page cancels what it still loads, and a download is handed over: neither is a fault.
      const why = request.failure()?.errorText ?? '';
      if (!/ERR_ABORTED/.test(why) && !page.expectsLoss) note('failed request', `${request.url()} ${why}`);
    });
  });
  return faults;
}

/** Writes down each breach of the content policy, also those that the console leaves out. */
export function reportPolicy(context) {
  return context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`content policy: ${event.violatedDirective} refused ${event.blockedURI || 'inline'}`);
    });
  });
}
