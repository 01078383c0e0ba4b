// Who may see whom, both languages, and leaving.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../lib/accessible.mjs';
import { PATHS, account, logIn, logIns, logOut, shot, visiting } from '../lib/site.mjs';
import { onDay, openGap } from '../lib/pages.mjs';

/** Addresses of people whom the reader of the page can open. */
const people = (page) => page.locator(`main a[href^="${PATHS.person}"]`).evaluateAll((links) =>
  [...new Set(links.map((link) => new URL(link.href).pathname))]);

/** The people whom an account can reach from its first list. */
async function reach(who) {
  let found = [];
  await visiting({}, async (page) => {
    await logIn(page, who);
    await onDay(page, '14/03/2019');
    await openGap(page);
    found = await people(page);
  });
  return found;
}

test('an officer of one commune cannot open a person of another', async () => {
  const all = await reach(logIns()[0]);
  await visiting({}, async (page) => {
    page.expectsRefusal = true;
    await logIn(page, account(/commune|xã|xa-/i));
    const answers = [];
    for (const person of all.slice(0, 40)) answers.push([person, (await page.request.get(person)).status()]);
    const refused = answers.find(([, status]) => status === 403 || status === 404);
    assert.ok(refused, `of ${answers.length} people of the district none was refused`);
    assert.ok(answers.every(([, status]) => [200, 403, 404].includes(status)), JSON.stringify(answers));
    await page.goto(refused[0]);
    assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /chưa có quyền|Không có trang này/);
    await accessible(page, 'the refusal');
    await shot(page, 'refused');
  });
});

test('the page in English, and back', async () => {
  await visiting({}, async (page) => {
    await logIn(page);
    assert.equal(await page.locator('html').getAttribute('lang'), 'vi');
    await page.getByRole('button', { name: /English/ }).first().click();
    await page.locator('html[lang="en"]').waitFor();
    await accessible(page, 'the tasks in English');
    await shot(page, 'tasks-english');
    await page.getByRole('button', { name: /Tiếng Việt/ }).first().click();
    await page.locator('html[lang="vi"]').waitFor();
  });
});

test('after the log-out the way back is closed', async () => {
  await visiting({}, async (page) => {
    page.expectsRefusal = true;
    await logIn(page);
    await logOut(page);
    await page.goto(PATHS.tasks);
    assert.equal(new URL(page.url()).pathname, PATHS.logIn);
  });
});
