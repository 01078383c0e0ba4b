// Accessibility: axe-core must find nothing. It runs through the debugger, so the page's own policy stays strict.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every finding as a line: the rule, the element, why. */
export async function findings(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return result.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${node.target.join(' ')}: ${node.failureSummary.split('\n').slice(1).join('; ').trim()}`));
}

/** Fails with all findings at once. */
export async function accessible(page, where) {
  const found = await findings(page);
  assert.deepEqual(found, [], `${where}: ${found.length} accessibility findings`);
}

/** What is wider than the window, in words; empty when one scrolls down only. */
export async function sideways(page) {
  return page.evaluate(() => {
    const { scrollWidth: wide, clientWidth: room } = document.documentElement;
    if (wide <= room) return '';
    const over = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > room + 1);
    const named = over.slice(0, 3).map((one) => `<${one.tagName.toLowerCase()} class="${one.className}">`);
    return `${wide} px wide in a window of ${room} px: ${named.join(' ')}`;
  });
}

/** Nothing may be wider than the window: on a telephone one scrolls down only. */
export async function fits(page, where) {
  assert.equal(await sideways(page), '', where);
}
