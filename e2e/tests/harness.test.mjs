// The harness itself: it must pass a good page, and see each fault of a bad one. Otherwise the other tests prove nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, findings, fits } from '../lib/accessible.mjs';
import { stepped, watchFocus, watchMouse } from '../lib/focus.mjs';
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

test('a mouse among the keys is seen', async () => {
  const visitor = await visit({ site: pages.site });
  await watchMouse(visitor.context);
  await visitor.page.goto('/');
  await visitor.page.getByRole('heading', { level: 1 }).click();
  await assert.rejects(visitor.close(), /a mouse among the keys: pointerdown on H1/u);
});

test('a focus that is unseen, covered or out of order is seen', async () => {
  await visiting({ site: pages.site }, async (page, { context }) => {
    await watchFocus(context);
    await page.goto('/');
    const button = (text, style) => page.evaluate(([words, way]) => {
      const one = document.body.appendChild(document.createElement('button'));
      one.textContent = words;
      Object.assign(one.style, way);
    }, [text, style]);
    await button('well', { outline: '3px solid blue' });
    await button('unmarked', { outline: 'none' });
    await button('tiny', { width: '1px', height: '1px', padding: '0', border: '0', overflow: 'hidden', outline: '3px solid blue' });
    await button('covered', { outline: '3px solid blue' });
    const step = async (text) => {
      await page.getByRole('button', { name: text }).focus();
      await stepped(page);
    };
    await step('well');
    await assert.rejects(step('unmarked'), /does not show the focus/u);
    await assert.rejects(step('tiny'), /cannot be seen/u);
    await page.evaluate(() => {
      const above = document.body.appendChild(document.createElement('div'));
      Object.assign(above.style, { position: 'fixed', inset: '0', background: 'white' });
    });
    await assert.rejects(step('covered'), /is covered by/u);
    await assert.rejects(step('unmarked'), /against the order of the page/u);
  });
});
