// A server of still pages with the site's own kind of policy: it proves that the harness sees what it must see.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';

const folder = new URL('../page/', import.meta.url);
const POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'";

/** Serves e2e/page on a free loopback port. */
export async function still() {
  const server = createServer(async (request, response) => {
    const name = request.url === '/' ? 'index.html' : request.url.slice(1);
    const page = /^[a-z]+\.html$/.test(name) ? await readFile(new URL(name, folder)).catch(() => null) : null;
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY });
    response.end(page ?? '');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { site: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((ended) => server.close(ended)) };
}
