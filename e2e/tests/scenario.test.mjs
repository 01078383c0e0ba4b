// The figures of the scenario, read where a leader reads them: on the task dashboard of 14 March 2019.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PATHS, logIn, visiting } from '../lib/site.mjs';
import { onDay } from '../lib/pages.mjs';

const FIGURES = {
  'training.classes_planned': '38',
  'mobility.moves_this_year': '18',
  'mobility.communes_reinforced': '13',
  'streamlining.posts_cut_this_year': '14',
};

test('the dashboard shows the scenario, and each number opens', async () => {
  await visiting({}, async (page) => {
    await logIn(page);
    await onDay(page, '14/03/2019');
    for (const [figure, value] of Object.entries(FIGURES)) {
      const number = page.locator(`main .fig a[href^="${PATHS.names}${figure}"]`).first();
      assert.equal((await number.innerText()).trim(), value, figure);
      await number.click();
      await page.waitForURL((url) => url.pathname.startsWith(PATHS.names + figure));
      assert.match(await page.getByRole('heading', { level: 1 }).innerText(), new RegExp(`\\b${value}\\b`), figure);
      await page.goBack();
    }
  });
});

test('a year earlier the numbers are others', async () => {
  await visiting({}, async (page) => {
    await logIn(page);
    await onDay(page, '14/03/2018');
    const moves = page.locator(`main a[href^="${PATHS.names}mobility.moves_this_year"]`).first();
    const said = (await moves.count()) > 0 ? (await moves.innerText()).trim() : 'none';
    assert.notEqual(said, FIGURES['mobility.moves_this_year']);
  });
});
