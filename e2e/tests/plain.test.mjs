// What must hold beneath the looks: the pages work without script, stay light, and send their guards every time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PATHS, logIn, visiting } from '../lib/site.mjs';
import { onDay, openGap, openPerson } from '../lib/pages.mjs';

const MOST_BYTES = 60_000;

test('the main job without script', async () => {
  await visiting({ script: false }, async (page) => {
    await logIn(page);
    await onDay(page, '14/03/2019');
    await openGap(page);
    await openPerson(page);
  });
});

test('the tasks and a person are at most 60 kB of HTML', async () => {
  await visiting({}, async (page) => {
    await logIn(page);
    await onDay(page, '14/03/2019');
    const tasks = await page.request.get(page.url());
    await openGap(page);
    await openPerson(page);
    const person = await page.request.get(page.url());
    for (const [name, answer] of [['the tasks', tasks], ['the person', person]]) {
      const bytes = (await answer.body()).length;
      assert.ok(bytes <= MOST_BYTES, `${name}: ${bytes} bytes`);
    }
  });
});

test('every page forbids what it does not need, and no page is kept by the browser', async () => {
  await visiting({}, async (page) => {
    page.expectsRefusal = true;
    await logIn(page);
    for (const path of [PATHS.tasks, PATHS.logIn, '/khong-co-trang-nay']) {
      const answer = await page.request.get(path, { maxRedirects: 0 });
      const policy = answer.headers()['content-security-policy'] ?? '';
      assert.match(policy, /default-src '(self|none)'/, `${path}: ${policy}`);
      assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*unsafe-inline|\*|http/, `${path}: ${policy}`);
      assert.match(answer.headers()['cache-control'] ?? '', /no-store/, path);
    }
  });
});

test('the session cookie is out of reach of scripts and of other sites', async () => {
  await visiting({}, async (page, { context }) => {
    await logIn(page);
    const cookies = await context.cookies();
    assert.ok(cookies.length > 0, 'a session cookie');
    const session = cookies.filter((cookie) => cookie.httpOnly);
    assert.ok(session.length > 0, JSON.stringify(cookies.map((cookie) => cookie.name)));
    for (const cookie of session) assert.ok(['Lax', 'Strict'].includes(cookie.sameSite), cookie.name);
  });
});

test('the workbook of what is seen', async () => {
  await visiting({}, async (page) => {
    await logIn(page);
    await onDay(page, '14/03/2019');
    const answer = await page.request.get(await page.getByRole('link', { name: 'Xuất .xlsx' }).first().getAttribute('href'));
    assert.equal(answer.status(), 200);
    assert.match(answer.headers()['content-type'], /spreadsheetml/);
    assert.match(answer.headers()['content-disposition'] ?? '', /attachment.*\.xlsx/);
    assert.equal((await answer.body()).subarray(0, 2).toString(), 'PK');
  });
});
