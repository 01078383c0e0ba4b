// What the keyboard must always tell: where the focus is, in the order of the page; and that no mouse was used.
import assert from 'node:assert/strict';

/** Whatever a mouse does goes to the console, where it is a fault. */
export function watchMouse(context) {
  return context.addInitScript(() => {
    for (const kind of ['pointerdown', 'mousedown', 'touchstart']) {
      addEventListener(kind, (event) => console.error(`a mouse among the keys: ${kind} on ${event.target.nodeName}`), true);
    }
  });
}

/** After each Tab `focusFault` says what is wrong with where the focus is; nothing when it is well. */
export function watchFocus(context) {
  return context.addInitScript(() => {
    let last = null;
    const told = (one) => `<${one.nodeName.toLowerCase()} id="${one.id}"> ${(one.innerText ?? '').trim().slice(0, 40)}`;
    globalThis.focusFault = (back) => {
      const own = document.activeElement;
      const before = last;
      last = own;
      // Behind the last and before the first stands the browser's own bar.
      if (!own || own === document.body) { last = null; return ''; }
      const wanted = back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
      if (before?.isConnected && !(before.compareDocumentPosition(own) & wanted)) {
        const first = document.querySelector('a[href], button, input, select, textarea, summary');
        if (own !== first && !own.closest('dialog')) return `${told(own)} comes after ${told(before)}, against the order of the page`;
      }
      const box = own.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) return `${told(own)} cannot be seen`;
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
      const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
      if (right - left < 2 || bottom - top < 2) return `${told(own)} lies outside the window`;
      const style = getComputedStyle(own);
      if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return `${told(own)} does not show the focus`;
      const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const apart = above && !own.contains(above) && !above.contains(own) && above.closest('label')?.contains(own) !== true;
      return apart ? `${told(own)} is covered by ${told(above)}` : '';
    };
  });
}

/** Fails when the focus is unseen or out of order after a Tab, or after one back. */
export async function stepped(page, back = false) {
  const fault = await page.evaluate((way) => globalThis.focusFault(way), back);
  assert.equal(fault, '', page.url());
}
