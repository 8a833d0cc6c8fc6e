// What a visit costs: bytes over the wire, moving pages, time taken by scripts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { heaviest, kind, pages, root, start } from './site.mjs';

/** The most bytes of a script. That of the page to search stands on that page alone, and is all that it is for. */
const most = (path) => (kind(path) === 'search' ? 20_480 : 2048);

/** The most bytes of a page with its style sheet and scripts, without images, as a server sends them. */
const MOST_BYTES = 100_000;

let site;
before(async () => { site = await start(); });
after(() => site.close());

const sizes = new Map();
function bytes(path) {
  if (!sizes.has(path)) sizes.set(path, gzipSync(readFileSync(join(root, path))).length);
  return sizes.get(path);
}

/** A page with the style sheets and scripts that it loads. */
function transferred(path, text) {
  const loaded = [...text.matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]+)"/g)].map(([, address]) => address);
  const files = loaded.map((address) => (address.startsWith('/') ? address.slice(1) : posix.join(dirname(path), address)));
  return [path, ...files].reduce((sum, file) => sum + bytes(file), 0);
}

test(`no page is heavier than ${MOST_BYTES} bytes with its style sheet and scripts`, (t) => {
  const all = [...pages].map(([path, text]) => [transferred(path, text), path]).sort(([a], [b]) => b - a);
  t.diagnostic(`heaviest of ${all.length}: ${all.slice(0, 3).map(([size, path]) => `${path} ${size} bytes`).join(', ')}`);
  assert.deepEqual(all.filter(([size]) => size > MOST_BYTES), []);
});

const WATCH = `
  window.shifts = []; window.scripts = [];
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => shifts.push([entry.value, ...entry.sources.map((source) => source.node?.className ?? '')])))
    .observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => entry.scripts.forEach((script) => scripts.push([script.sourceURL, Math.round(script.duration)]))))
    .observe({ type: 'long-animation-frame', buffered: true });
`;

for (const path of heaviest()) {
  test(`${path}: nothing moves while it loads and scrolls, and no script takes long`, async () => {
    for (const width of [320, 1280]) {
      const page = await site.open(path, { width, before: WATCH });
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      for (let step = 0; step <= 12; step += 1) {
        await page.evaluate((to) => scrollTo(0, to), (height * step) / 12);
        await page.waitForTimeout(40);
      }
      await page.waitForTimeout(200);
      const { shifts, scripts } = await page.evaluate(() => ({ shifts: window.shifts, scripts: window.scripts }));
      assert.deepEqual(shifts, [], `${width} px: layout shifts`);
      // 50 ms is what counts as blocking.
      assert.deepEqual(scripts.filter(([, duration]) => duration > 50), [], `${width} px: scripts that block`);
      await page.end();
    }
  });
}

test('a script that a page loads is deferred, small, and the page says the same without it', async () => {
  for (const [path, text] of pages) {
    for (const [tag, address] of text.matchAll(/<script src="([^"]+)"[^>]*>/g)) {
      assert.ok(/ defer\b/.test(tag), `${path}: ${tag}`);
      assert.ok(readFileSync(join(root, address.startsWith('/') ? address : posix.join(dirname(path), address))).length <= most(path), `${address} is larger than ${most(path)} bytes`);
    }
    assert.ok(!/<script(?! src)(?![^>]*type="application\/ld\+json")/.test(text), `${path}: a script within the page`);
    assert.ok(!/ on[a-z]+="/.test(text.replace(/>[^<]*</g, '><')), `${path}: a script in an attribute`);
  }
  // Without its script a page to search says that it needs one: its own test holds that.
  for (const path of heaviest().filter((each) => kind(each) !== 'search')) {
    const read = async (javaScriptEnabled) => {
      const page = await site.open(path, { javaScriptEnabled });
      const body = await page.locator('body').innerText();
      const notice = page.locator('#pagina-melding');
      const told = (await notice.count()) ? await notice.innerText() : '';
      await page.end();
      return { said: body.replace(told, ''), told: told.split(/[\s.]+/) };
    };
    const [without, withScript] = [await read(false), await read(true)];
    assert.equal(withScript.said, without.said, path);
    // What tells of a newer edition becomes sure, with fewer of its words.
    assert.deepEqual(withScript.told.filter((word) => !without.told.includes(word)), [], path);
  }
});
