// The list of contents of a chapter: it marks the section being read, leads there, and does without its script.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ofKind, start, withText } from './site.mjs';

let site;
before(async () => { site = await start(); });
after(() => site.close());

// The longest ones: those of one text, such as the pages from data, are alike.
const chapters = ofKind('chapter').filter((path) => withText(/<nav class="contents"/).includes(path)).slice(0, 8);

/** The fragments of the links that are marked. */
const marked = (page) => page.$$eval('.contents [aria-current]', (links) => links.map((link) => link.getAttribute('href')));

/** Waits until the browser has told observers of the last scroll. */
const settle = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))));

test('there are chapters with a list of contents', () => assert.ok(chapters.length > 0));

for (const path of chapters) {
  test(`${path}: a link marks its section and leads the keyboard there`, async () => {
    const page = await site.open(path);
    const links = await page.$$eval('.contents a', (all) => all.map((link) => link.getAttribute('href')));
    for (const link of links) {
      await page.focus(`.contents a[href="${link}"]`);
      await page.keyboard.press('Enter');
      await settle(page);
      assert.deepEqual(await marked(page), [link], 'one link is marked, that of the section');
      assert.ok(await page.$eval(`[id="${decodeURIComponent(link.slice(1))}"]`, (heading) => {
        const { top, bottom } = heading.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }), `${link} can be seen`);
      await page.keyboard.press('Tab');
      assert.ok(await page.$eval(`[id="${decodeURIComponent(link.slice(1))}"]`, (heading) =>
        Boolean(heading.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING)), `after ${link} Tab goes on behind its heading`);
    }
    await page.end();
  });

  test(`${path}: scrolling marks the section being read`, async () => {
    const page = await site.open(path);
    const links = await page.$$eval('.contents a', (all) => all.map((link) => link.getAttribute('href')));
    const seen = new Set();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    // A short page is at its end before its first section comes to the upper third.
    const comes = await page.evaluate(([id, all]) => {
      const first = document.getElementById(decodeURIComponent(id.slice(1))).getBoundingClientRect().top + scrollY;
      return first - innerHeight / 3 + 250 < all - innerHeight;
    }, [links[0], height]);
    for (let y = 0; y < height; y += 250) {
      await page.evaluate((to) => scrollTo(0, to), y);
      await settle(page);
      const now = await marked(page);
      assert.ok(now.length <= 1, 'never two');
      const above = await page.$$eval('.contents a', (all) => all.filter((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))).getBoundingClientRect().top < innerHeight / 3).length);
      const atEnd = await page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2);
      if (!atEnd) assert.equal(now[0], links[above - 1], `at ${y} the last heading above the upper third`);
      now.forEach((link) => seen.add(link));
    }
    assert.ok(!comes || seen.has(links[0]), 'the first section was marked');
    assert.equal((await marked(page)).length, 1, 'at the end a section is marked');
    await page.end();
  });
}

test('the list stays beside the text on a wide screen, and in the flow on a narrow one', async () => {
  const page = await site.open(chapters[0]);
  await page.evaluate(() => scrollTo(0, 1500));
  const box = await page.$eval('.contents', (list) => list.getBoundingClientRect().toJSON());
  assert.ok(box.top >= 0 && box.top < 200 && box.right < 640, JSON.stringify(box));
  await page.end();
  const narrow = await site.open(chapters[0], { width: 320 });
  await narrow.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  assert.ok(await narrow.$eval('.contents', (list) => list.getBoundingClientRect().bottom < 0), 'scrolled away with the text');
  await narrow.end();
});

test('without scripts the list leads to its sections', async () => {
  const page = await site.open(chapters[0], { javaScriptEnabled: false });
  const link = page.locator('.contents a').last();
  const id = decodeURIComponent((await link.getAttribute('href')).slice(1));
  await link.click();
  const box = await page.locator(`[id="${id}"]`).boundingBox();
  assert.ok(box.y >= 0 && box.y < 800, JSON.stringify(box));
  assert.equal(await page.locator('.contents [aria-current]').count(), 0);
  await page.end();
});
