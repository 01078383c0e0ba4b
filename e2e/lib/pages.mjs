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
  await page.locator('input[name="ngay"]').first().fill(day);
  const other = page.locator('input[name="biet"]').first();
  // The second day is folded away until somebody needs it.
  if (known !== '' && !(await other.isVisible())) await page.locator('details:has(input[name="biet"]) > summary').first().click();
  if (await other.isVisible()) await other.fill(known);
  await Promise.all([
    page.waitForNavigation(),
    page.locator('form:has(input[name="ngay"])').first().getByRole('button').first().click(),
  ]);
}

/** From the tasks to the people behind a number. */
export async function openGap(page) {
  const gaps = page.locator(`main a[href^="${PATHS.names}"]`);
  assert.ok((await gaps.count()) > 0, 'a number of the tasks opens into names');
  for (let at = 0; at < (await gaps.count()); at += 1) {
    await gaps.nth(at).click();
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
