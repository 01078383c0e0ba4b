// The README's picture: the task dashboard of the demonstration district on the day of the scenario; and the pictures of the guide.
import { mkdirSync } from 'node:fs';
import { takeAll } from './lib/guide.mjs';
import { logIn, visiting } from './lib/site.mjs';
import { onDay } from './lib/pages.mjs';

const folder = process.env.XT_PICTURES;
mkdirSync(folder, { recursive: true });
await visiting({ size: 'desk', light: 'light' }, async (page) => {
  await logIn(page);
  await onDay(page, '14/03/2019');
  await page.screenshot({ path: `${folder}/task-dashboard.png` });
});
await takeAll(new URL('../docs/guide/pictures/', import.meta.url));
