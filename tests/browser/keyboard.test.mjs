// The keyboard: the skip link first, the order of the page, details that open and close, the way back to the top.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { heaviest, kind, start, withText } from './site.mjs';

let site;
before(async () => { site = await start(); });
after(() => site.close());

/** So many stops are tried on a page; a register has thousands of the same kind. */
const STOPS = 150;

for (const path of heaviest()) {
  test(`${path}: Tab follows the page from top to bottom`, async () => {
    const page = await site.open(path);
    await page.evaluate(() => { window.visited = [document.documentElement]; });
    for (let stop = 0; stop < STOPS; stop += 1) {
      await page.keyboard.press('Tab');
      const state = await page.evaluate(() => {
        const now = document.activeElement;
        if (!now || now === document.body) return { end: true };
        const forward = window.visited.at(-1).compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING;
        window.visited.push(now);
        const { width, height, top, bottom } = now.getBoundingClientRect();
        return { forward: Boolean(forward), what: now.outerHTML.slice(0, 90), shown: width > 0 && height > 0 && bottom > 0 && top < innerHeight };
      });
      if (state.end) break;
      assert.ok(state.forward, `stop ${stop + 1} goes back: ${state.what}`);
      assert.ok(state.shown, `stop ${stop + 1} cannot be seen: ${state.what}`);
    }
    assert.ok(await page.evaluate(() => window.visited.length > 1), 'there is something to reach');
    await page.end();
  });

  test(`${path}: the skip link comes first, shows itself, and leads into the text`, async () => {
    const page = await site.open(path);
    await page.keyboard.press('Tab');
    const link = await page.evaluate(() => {
      const { left, top, width, height } = document.activeElement.getBoundingClientRect();
      return { name: document.activeElement.className, seen: left >= 0 && top >= 0 && width > 24 && height > 24 };
    });
    assert.deepEqual(link, { name: 'skip-link', seen: true });
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.localName === 'main');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => {
      const stops = [...document.querySelectorAll('main a[href], main [tabindex="0"], main summary, main button, main input, main select')].filter((stop) => stop.checkVisibility());
      return document.activeElement === (stops[0] ?? document.querySelector('footer a[href]'));
    }), 'the next stop is the first of the text');
    await page.end();
  });
}

test('the link back to the top stands at the same place on every long page, and works', async () => {
  for (const path of heaviest().filter((path) => !['landing', 'missing'].includes(kind(path)))) {
    const page = await site.open(path);
    const link = page.locator('.site-footer > .to-top:first-child > a');
    assert.equal(await link.count(), 1, path);
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => scrollY === 0);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip-link', path);
    await page.end();
  }
});

test('every details opens with Enter and closes with Space, and holds something', async (t) => {
  const all = withText(/<details/);
  if (!all.length) return t.skip('no page has details');
  const kinds = new Map(all.toReversed().map((path) => [kind(path), path])); // the heaviest of each
  for (const path of kinds.values()) {
    const page = await site.open(path);
    const count = await page.locator('details').count();
    for (let at = 0; at < Math.min(count, 10); at += 1) {
      const details = page.locator('details').nth(at);
      const open = () => details.evaluate((element) => element.open);
      if (await open()) continue;
      await details.locator('> summary').focus();
      await page.keyboard.press('Enter');
      assert.equal(await open(), true, `${path}: details ${at + 1} opens`);
      assert.ok(await details.evaluate((element) => element.getBoundingClientRect().height > element.firstElementChild.getBoundingClientRect().height + 8), `${path}: details ${at + 1} shows something`);
      await page.keyboard.press('Space');
      assert.equal(await open(), false, `${path}: details ${at + 1} closes`);
    }
    await page.end();
  }
});
