// Pages from data side by side: a choice of two, its address, the keyboard, what is said of it, and all of it without a script.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ofKind, pages, start } from './site.mjs';

let site;
before(async () => { site = await start(); });
after(() => site.close());

const [path] = ofKind('compare');

/** The columns that can be seen in each row, by the last part of the address of their page. */
const columns = (page) => page.$$eval('tr', (rows) => rows.map((row) =>
  [...row.querySelectorAll('[data-column]')].filter((cell) => cell.getClientRects().length > 0).map((cell) => cell.dataset.column).join(' ')));
const distinct = async (page) => [...new Set(await columns(page))];
const said = (page) => page.textContent('[role=status]');

test('there is a page that compares', () => assert.ok(path));

test('two are chosen by keyboard, stand in the order of the choice, and have an address', async () => {
  const page = await site.open(path);
  const all = (await distinct(page))[0].split(' ');
  assert.ok(all.length > 2, 'all columns are there at first');
  await page.focus('select[name=a]');
  await page.selectOption('select[name=a]', all[2]);
  await page.selectOption('select[name=b]', all[0]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'submit');
  await page.keyboard.press('Enter');
  assert.deepEqual(await distinct(page), [`${all[2]} ${all[0]}`]);
  assert.equal(new URL(page.url()).search, `?a=${all[2]}&b=${all[0]}`);
  const names = await page.$$eval('select', (selects) => selects.map((select) => select.selectedOptions[0].text));
  assert.ok((await said(page)).includes(names[0]) && (await said(page)).includes(names[1]), 'said to who cannot see it');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'submit', 'the focus stays');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'two columns fit');
  await page.click('button[type=button]');
  assert.deepEqual(await distinct(page), [all.join(' ')], 'all of them, in their own order');
  assert.equal(new URL(page.url()).search, '');
  await page.end();
});

test('an address with a choice shows it, also on a phone; one that cannot be shows all', async () => {
  const all = await site.open(path).then(async (page) => { const found = (await distinct(page))[0].split(' '); await page.end(); return found; });
  const page = await site.open(`${path}?a=${all[1]}&b=${all[3]}`, { width: 320 });
  assert.deepEqual(await distinct(page), [`${all[1]} ${all[3]}`]);
  assert.equal(await said(page), '', 'nothing is said of what was asked');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.end();
  for (const query of [`?a=${all[1]}`, `?a=${all[1]}&b=${all[1]}`, '?a=<b>&b="', '?b=x']) {
    const page = await site.open(`${path}${query}`);
    assert.equal((await distinct(page))[0].split(' ').length, all.length, query);
    await page.end();
  }
});

test('without a script every figure of the cards is there, and leads to its page', async () => {
  const page = await site.open(path, { javaScriptEnabled: false });
  const links = await page.$$eval('td a', (all) => all.map((link) => link.getAttribute('href')));
  assert.ok(links.length > 50);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  for (const link of links) {
    const url = new URL(link, `http://x/${folder}`);
    const target = pages.get(url.pathname.slice(1));
    assert.ok(target?.includes(` id="${decodeURIComponent(url.hash.slice(1))}"`), link);
  }
  await page.end();
});

test('a page leads to the comparison with itself chosen first', async () => {
  const slug = /data-column="([^"]+)"/.exec(pages.get(path))[1];
  const from = path.replace('vergelijken', slug);
  const page = await site.open(from);
  await page.click('.side-door a');
  assert.equal(await page.inputValue('select[name=a]'), slug);
  assert.notEqual(await page.inputValue('select[name=b]'), slug);
  await page.end();
});
