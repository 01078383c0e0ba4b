// The two ways in which a clerk works: with the mouse, and with the keyboard alone. A task is written once and done in either way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepped, watchFocus, watchMouse } from './focus.mjs';
import { PATHS, visiting } from './site.mjs';

/** So many steps with Tab are enough for any page. */
const MOST_STEPS = 400;

/** The mouse: it clicks what it sees, and types into what it clicked. */
class Mouse {
  how = 'with the mouse';
  constructor(page) { this.page = page; }
  async ready() {}
  /** A link, a button, a fold. */
  press(thing) { return thing.click(); }
  async write(field, text) { await field.click(); await field.fill(text); }
  choose(list, label) { return list.selectOption({ label }); }
  tick(box) { return box.check(); }
  async attach(field, file) {
    const asked = this.page.waitForEvent('filechooser');
    await field.click();
    await (await asked).setFiles(file);
  }
}

/** The keyboard alone: Tab, Enter, Space, arrows. Each step must show where the focus is, and go on in the order of the page. */
class Keyboard {
  how = 'by the keyboard alone';
  constructor(page) { this.page = page; }
  get keys() { return this.page.keyboard; }
  async ready() {
    await watchMouse(this.page.context());
    await watchFocus(this.page.context());
  }
  /** Goes on with Tab until the thing has the focus. */
  async to(thing) {
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (await thing.evaluate((own) => own === document.activeElement)) return;
      await this.keys.press('Tab');
      await stepped(this.page);
    }
    assert.fail(`the keyboard does not reach ${thing}`);
  }
  /** Back with Shift and Tab. */
  async back(thing) {
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (await thing.evaluate((own) => own === document.activeElement)) return;
      await this.keys.press('Shift+Tab');
      await stepped(this.page, true);
    }
    assert.fail(`the keyboard does not reach ${thing}`);
  }
  /** Past the head of the page by the first link of all. */
  async past() {
    await this.keys.press('Tab');
    const skip = this.page.locator('a.skip');
    assert.ok(await skip.evaluate((own) => own === document.activeElement), 'the first link skips the head of the page');
    await this.keys.press('Enter');
    assert.equal(await this.page.evaluate(() => document.activeElement.id), 'main');
  }
  async press(thing) {
    await this.to(thing);
    await this.keys.press('Enter');
  }
  async write(field, text) {
    await this.to(field);
    await this.keys.press('ControlOrMeta+a');
    await this.keys.press('Delete');
    // Letters with marks come from an input method, which hands over whole words.
    await this.keys.insertText(text);
  }
  /** A list is walked with the arrows. */
  async choose(list, label) {
    await this.to(list);
    await this.keys.press('Home');
    const count = await list.locator('option').count();
    for (let at = 0; at < count; at += 1) {
      if ((await list.evaluate((own) => own.selectedOptions[0].label.trim())) === label) return;
      await this.keys.press('ArrowDown');
    }
    assert.fail(`no arrow leads to ${label}`);
  }
  async tick(box) {
    if ((await box.getAttribute('type')) !== 'radio') {
      await this.to(box);
      await this.keys.press('Space');
    } else {
      // One radio button of a group is in the order of the page; the arrows lead to the others.
      const group = this.page.locator(`input[type=radio][name="${await box.getAttribute('name')}"]`);
      await this.to(group.first());
      await this.keys.press('Space');
      for (let at = await group.count(); at > 0 && !(await box.isChecked()); at -= 1) await this.keys.press('ArrowDown');
    }
    assert.ok(await box.isChecked(), `${box} is ticked`);
  }
  async attach(field, file) {
    await this.to(field);
    const asked = this.page.waitForEvent('filechooser');
    await this.keys.press('Space');
    await (await asked).setFiles(file);
  }
}

/** Does a task once in each way, on a visitor's page. */
export function eachWay(task, work, wish = {}) {
  for (const Way of [Mouse, Keyboard]) {
    test(`${task}, ${new Way().how}`, () => visiting(wish, async (page) => {
      const hands = new Way(page);
      hands.alone = Way === Keyboard;
      await hands.ready();
      await work(page, hands);
    }));
  }
}

/** Logs in as somebody; whoever was there before is logged out. */
export async function takeOver(page, hands, who) {
  if (new URL(page.url(), 'http://nowhere').pathname !== PATHS.logIn) {
    const leave = page.getByRole('button', { name: 'Đăng xuất', includeHidden: true });
    if ((await leave.count()) > 0) {
      await hands.press(page.locator('details', { has: leave }).locator('summary'));
      await hands.press(leave);
      await page.waitForURL((url) => url.pathname === PATHS.logIn);
    } else await page.goto(PATHS.logIn);
  }
  await hands.write(page.getByLabel('Tên đăng nhập'), who.name);
  await hands.write(page.getByLabel('Mật khẩu', { exact: true }), who.password);
  await hands.press(page.getByRole('button', { name: 'Đăng nhập' }));
  await page.waitForURL((url) => url.pathname !== PATHS.logIn);
}
