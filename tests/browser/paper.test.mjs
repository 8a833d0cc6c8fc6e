// Paper: pages are printed to PDF, and the PDF is read back: every cell of every table, addresses of links, title and number on every sheet.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { heaviest, ofKind, start, withText } from './site.mjs';

// The reader of PDF draws with these in a browser; to read text it only needs them to be there.
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globalThis[name] ??= class {};
const warn = console.warn;
console.warn = () => {};
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
console.warn = warn;

let site;
before(async () => { site = await start(); });
after(() => site.close());

/** Letters and signs without spaces and hyphens: lines of a PDF break words. */
const bare = (text) => text.normalize('NFKC').replace(/[\s\u00ad\u2010-]/gu, '');

/** The text of each sheet, bare, and its size in points. */
async function sheets(page) {
  const data = new Uint8Array(await page.pdf({ preferCSSPageSize: true }));
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  const all = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const sheet = await pdf.getPage(number);
    const { items } = await sheet.getTextContent();
    all.push({ text: bare(items.map((item) => item.str).join('')), view: sheet.view });
  }
  return all;
}

/** Pages with tables that are too wide or too long for a sheet, and with details. */
const special = [/many-columns/, /many-rows/, /<details/].map((pattern) => withText(pattern)[0]).filter(Boolean);
const paths = [...new Set([...heaviest(), ...special, ...ofKind('chapter'), ...ofKind('front')])];

for (const path of paths) {
  test(`${path}: all of it is on paper`, async () => {
    const page = await site.open(path, { colorScheme: 'dark' });
    const { title, publication } = await page.evaluate(() => ({ ...document.documentElement.dataset, title: document.querySelector('h1').textContent }));
    const said = await page.evaluate(() => ({
      tables: [...document.querySelectorAll('main table')].map((table) => ({
        caption: table.caption?.textContent ?? '',
        whole: Boolean(table.closest('.data-table:not(.many-rows)')),
        rows: [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent)),
      })),
      details: [...document.querySelectorAll('main details')].map((details) => details.textContent),
      addresses: [...document.querySelectorAll('main a[href^="http"]')].map((link) => link.getAttribute('href')),
      paragraphs: [...document.querySelectorAll('main .prose > p')].filter((paragraph) => !paragraph.querySelector('.visually-hidden, a[href^="http"]')).map((paragraph) => paragraph.textContent),
    }));
    const all = await sheets(page);
    const text = all.map((sheet) => sheet.text).join('');

    all.forEach((sheet, at) => {
      assert.ok(sheet.text.includes(bare(title)), `sheet ${at + 1} has the title of the page`);
      assert.ok(sheet.text.includes(bare(publication)), `sheet ${at + 1} has the publication`);
      assert.ok(sheet.text.includes(`${at + 1}/${all.length}`), `sheet ${at + 1} has its number`);
    });
    for (const table of said.tables) {
      for (const row of table.rows) {
        for (const cell of row) assert.ok(text.includes(bare(cell)), `"${table.caption}": cell ${cell}`);
      }
      if (table.whole) {
        const last = bare(table.rows.at(-1).join(''));
        assert.ok(all.some((sheet) => sheet.text.includes(bare(table.caption)) && sheet.text.includes(last)), `"${table.caption}" stands on one sheet`);
      }
    }
    said.details.forEach((details) => assert.ok(text.includes(bare(details)), `closed details: ${details.slice(0, 60)}`));
    said.addresses.forEach((address) => assert.ok(text.includes(bare(address)), `the address ${address}`));
    // What runs on to the next sheet is read without what stands at the edges of each.
    const edge = (at) => bare(title) + bare(publication) + `${at + 1}/${all.length}`;
    const running = all.map((sheet, at) => sheet.text.replace(edge(at), '')).join('');
    said.paragraphs.forEach((paragraph) => assert.ok(running.includes(bare(paragraph)), `the paragraph ${paragraph}`));
    assert.ok(all.every(({ view: [, , width, height] }) => Math.abs(width * height - 595 * 842) < 3000), 'sheets are A4');
    await page.end();
  });
}
