// The harness itself: it must pass a good page, and see each fault of a bad one. Otherwise the other tests prove nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, findings, fits } from '../lib/accessible.mjs';
import { visit, visiting } from '../lib/site.mjs';
import { still } from '../lib/still.mjs';

let pages;
before(async () => { pages = await still(); });
after(() => pages.close());

test('a good page passes in every size and light', async () => {
  for (const size of ['desk', 'phone']) {
    for (const light of ['light', 'dark']) {
      await visiting({ site: pages.site, size, light }, async (page) => {
        await page.goto('/');
        assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Trang thử của bộ kiểm tra');
        await accessible(page, 'the good page');
        await fits(page, 'the good page');
      });
    }
  }
});

test('each fault of a bad page is seen', async () => {
  const visitor = await visit({ site: pages.site, size: 'phone' });
  await visitor.page.goto('/bad.html');
  const rules = (await findings(visitor.page)).map((line) => line.split(' ')[0]);
  for (const rule of ['html-has-lang', 'image-alt', 'label']) assert.ok(rules.includes(rule), `${rule} among ${rules}`);
  const seen = visitor.faults.join('\n');
  assert.match(seen, /outside request: http:\/\/outside\.invalid/);
  assert.match(seen, /content policy: script-src/);
  assert.notEqual(await visitor.page.title(), 'ran');
  await assert.rejects(visitor.close(), /must never happen/);
});

test('a page wider than the window is seen', async () => {
  const visitor = await visit({ site: pages.site, size: 'phone' });
  await visitor.page.goto('/');
  await visitor.page.evaluate(() => document.querySelector('p').style.setProperty('width', '900px'));
  await assert.rejects(fits(visitor.page, 'the wide page'), /900|px wide/);
  await visitor.close();
});
