// Every page that a reader can reach by links: accessible in both lights, and whole in a window of 320 px, which is what 400 % of 1280 px is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIGHTS, logIn, logIns, shot, visiting } from '../lib/site.mjs';
import { findings, sideways } from '../lib/accessible.mjs';

/** Of each account of the demonstration district, how many kinds of page it must reach at the least. */
const LEAST = { 'to-chuc': 30, 'lanh-dao': 25, 'xa-ky-thuong': 20, 'kiem-tra': 15, 'quan-tri': 8 };
/** More kinds than this would mean that an address is taken for many. */
const MOST = 120;
const NARROW = { width: 320, height: 800 };

/** Addresses that differ in an id, or in what a field holds, are one kind of page. */
function kindOf(url) {
  const path = url.pathname.split('/').map((part) => (/\d|[0-9a-f]{12}|[a-z]\.[a-z]/.test(part) ? '*' : part)).join('/');
  const fields = [...new Set(url.searchParams.keys())].filter((name) => !['ngay', 'biet'].includes(name)).sort();
  return fields.length > 0 ? `${path}?${fields.join('&')}` : path;
}

/** The links of the page to other pages of the site; files and fragments are none. */
async function linksOf(page) {
  const hrefs = await page.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  return hrefs.filter((href) => !/\.(xlsx|csv|ics|json|pdf|docx|toml)(\?|$)/.test(href)).map((href) => href.split('#')[0]);
}

for (const who of logIns()) {
  const role = who.name;
  test(`every page of ${who.who}`, { timeout: 600_000 }, async () => {
    await visiting({}, async (page) => {
      await logIn(page, who);
      await page.setViewportSize(NARROW);
      const [seen, queue, wrong] = [new Set(), ['/'], []];
      while (queue.length > 0) {
        const href = queue.shift();
        const kind = kindOf(new URL(href, page.url()));
        if (seen.has(kind)) continue;
        seen.add(kind);
        assert.ok(seen.size <= MOST, `too many kinds of page: ${[...seen].join(' ')}`);
        const answer = await page.goto(href);
        if (answer.status() !== 200) {
          wrong.push(`${href}: a link of a page leads to ${answer.status()}`);
          continue;
        }
        for (const light of LIGHTS) {
          await page.emulateMedia({ colorScheme: light });
          for (const found of await findings(page)) wrong.push(`${href} (${light}): ${found}`);
        }
        const wide = await sideways(page);
        if (wide !== '') {
          wrong.push(`${href}: ${wide}`);
          await shot(page, `wide-${role}-${seen.size}`);
        }
        queue.push(...(await linksOf(page)));
      }
      assert.ok(seen.size >= (LEAST[role] ?? 8), `${role} reaches ${seen.size} kinds of page: ${[...seen].join(' ')}`);
      assert.deepEqual(wrong, [], `${seen.size} kinds of page`);
    });
  });
}
