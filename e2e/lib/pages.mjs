// How a person moves through the pages: by what is written on them and by roles, not by their markup.
import assert from 'node:assert/strict';
import { accessible, fits } from './accessible.mjs';
import { PATHS, shot } from './site.mjs';

/** Looks at the page as a whole: accessible, within the window, and a picture for the eye. */
export async function look(page, name, size, light) {
  const where = `${name} (${size}, ${light})`;
  assert.ok((await page.getByRole('heading', { level: 1 }).innerText()).trim() !== '', `${where} has a title`);
  await accessible(page, where);
  await fits(page, where);
  await shot(page, `${name}-${size}-${light}`);
}

/** Changes the moment in the form on top of the page: the day, and the day of knowledge when one is given. */
export async function onDay(page, day, known = '') {
  const form = page.getByRole('search', { name: 'Thời điểm xem' });
  await form.getByLabel('Xem tại ngày').fill(day);
  await form.getByLabel('như đã biết ngày').fill(known);
  await form.getByRole('button', { name: 'Xem' }).click();
  // The address carries what was asked for, as typed or as the site writes a day.
  const asked = [day, day.split('/').reverse().join('-')];
  await page.waitForURL((url) => asked.includes(url.searchParams.get('ngay')));
}

/** From the tasks to the people behind a number: behind what is still missing, where a task has such a gap. */
export async function openGap(page) {
  const missing = page.locator(`td[data-label="Còn thiếu"] a[href^="${PATHS.names}"]`);
  const numbers = (await missing.count()) > 0 ? missing : page.locator(`main a[href^="${PATHS.names}"]`);
  assert.ok((await numbers.count()) > 0, 'a number of the tasks opens into names');
  for (let at = 0; at < (await numbers.count()); at += 1) {
    await numbers.nth(at).click();
    await page.waitForURL((url) => url.pathname.startsWith(PATHS.names));
    if ((await page.locator(`main a[href^="${PATHS.person}"]`).count()) > 0) return;
    await page.goBack();
  }
  assert.fail('no number of the tasks opens into names of people');
}

/** From a list to the first person in it; the page must carry that person's name. */
export async function openPerson(page) {
  const link = page.locator(`main a[href^="${PATHS.person}"]`).first();
  const name = (await link.innerText()).trim();
  await link.click();
  await page.waitForURL((url) => url.pathname.startsWith(PATHS.person));
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  assert.ok(title.includes(name), `the page of ${name} is titled ${title}`);
}
