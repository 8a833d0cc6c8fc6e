// Searching an edition: questions of citizens and the pages that answer them, and that everyone can use the page. Served with the policy of a real host.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root, start } from './site.mjs';

const list = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const QUESTIONS = list('search-questions.json');
/** Written when the script was done, so that it was not made for them. */
const MORE = list('search-questions-more.json');
const AMONG = 3;
const ENOUGH = 9 / 10;
const PAGE = '2023/zoeken/index.html';

/** A policy as `src/headers.rs` writes it. */
const source = readFileSync(new URL('../../src/headers.rs', import.meta.url), 'utf8');
const policy = (name) => new RegExp(`const ${name}: &str = "([^"]*)"`).exec(source)[1].replace(/\\\n\s*/g, '');
const headers = (path) => ({ 'content-security-policy': policy(path.endsWith('/zoeken/index.html') ? 'SEARCH_SECURITY_POLICY' : 'CONTENT_SECURITY_POLICY'), 'x-content-type-options': 'nosniff' });

let site;
before(async () => { site = await start({ headers }); });
after(() => site.close());

/** Collects what a page complains of. */
const watch = `window.complaints = []; addEventListener('securitypolicyviolation', (event) => complaints.push(event.violatedDirective + ' ' + event.blockedURI)); addEventListener('error', (event) => complaints.push(String(event.message)), true);`;
const complaints = (page) => page.evaluate(() => window.complaints);

const status = (page) => page.locator('.search-status').textContent();

/** Waits until a question is answered. */
const answered = (page) => page.waitForFunction(() => /\u201c/.test(document.querySelector('.search-status').textContent));

async function ask(page, question) {
  await page.fill('#pagina-zoekvraag', question);
  await page.press('#pagina-zoekvraag', 'Enter');
  await page.waitForFunction((asked) => document.querySelector('.search-status').textContent.includes(`\u201c${asked}\u201d`), question);
}

/** The pages that were found, in order, by their folders in the site. */
const pagesFound = (page) => page.$$eval('.search-result > h3 > a', (links) => links.map((link) => new URL(link.href).pathname.slice(1).replace(/index\.html$/, '')));

// The second list was written when the ranking stood, and holds words that no text of the edition has; it shows what to expect of questions that nobody thought of.
for (const [name, questions, enough] of [['the questions of citizens', QUESTIONS, ENOUGH], ['questions that it was not made for', MORE, 0.8]]) {
  test(`${name}: ${10 * enough} in ten find their page among the first ${AMONG}`, async () => {
    const page = await site.open(PAGE, { before: watch });
    const missed = [];
    for (const { question, pages } of questions) {
      await ask(page, question);
      const found = [...new Set(await pagesFound(page))];
      if (!found.slice(0, AMONG).some((path) => pages.includes(path))) missed.push(`${question}\n    found: ${found.slice(0, 5).join(' ')}\n    wanted: ${pages.join(' ')}`);
    }
    const right = questions.length - missed.length;
    console.log(`${right} of ${questions.length}: ${name}${missed.map((each) => `\n  ${each}`).join('')}`);
    assert.ok(right >= questions.length * enough, `${missed.length} missed`);
    assert.deepEqual(await complaints(page), []);
    await page.end();
  });
}

test('there are at least forty questions', () => assert.ok(QUESTIONS.length >= 40));

test('every result leads to a place that exists', async () => {
  const page = await site.open(PAGE);
  const links = new Set();
  for (const { question } of QUESTIONS.slice(0, 15)) {
    await ask(page, question);
    for (const link of await page.$$eval('.search-found a', (all) => all.map((each) => each.href))) links.add(link);
  }
  const texts = new Map();
  for (const link of links) {
    const { pathname, hash } = new URL(link);
    if (!texts.has(pathname)) texts.set(pathname, await (await fetch(site.origin + pathname)).text());
    const id = decodeURIComponent(hash.slice(1)).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    assert.ok(texts.get(pathname), `${pathname} exists`);
    assert.ok(!id || texts.get(pathname).includes(` id="${id}"`), `${link} exists`);
  }
  assert.ok(links.size > 40, `${links.size} links`);
  await page.end();
});

test('a question in the address is answered, and a form on any page leads to one', async () => {
  const page = await site.open('2023/personeel/index.html', { before: watch });
  await page.fill('.search-short input', 'ziekteverzuim');
  await page.press('.search-short input', 'Enter');
  await page.waitForURL(/zoeken\/index\.html\?q=ziekteverzuim$/);
  await answered(page);
  assert.equal(await page.inputValue('#pagina-zoekvraag'), 'ziekteverzuim');
  assert.match(await status(page), /^\d+ resultaten voor \u201cziekteverzuim\u201d\./);
  assert.ok(await page.locator('.search-text mark').count() > 0);
  await ask(page, 'vacatures');
  assert.match(page.url(), /\?q=vacatures$/);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('.search-status').textContent.includes('ziekteverzuim'));
  await page.end();
});

test('a keyboard does it all, and the focus stays where the reader put it', async () => {
  const page = await site.open(PAGE);
  await page.focus('#pagina-zoekvraag');
  await page.keyboard.type('inhuur');
  await page.keyboard.press('Enter');
  await answered(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'pagina-zoekvraag');
  const seen = [];
  for (let step = 0; step < 5; step += 1) {
    await page.keyboard.press('Tab');
    seen.push(await page.evaluate(() => document.activeElement.id || document.activeElement.closest('.search-result') && 'result' || document.activeElement.type));
  }
  assert.deepEqual(seen, ['submit', 'pagina-soort', 'pagina-over', 'result', 'result']);
  const before = await page.locator('.search-result').count();
  await page.focus('.search-more');
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('.search-result').count() > before);
  assert.equal(await page.evaluate((at) => [...document.querySelectorAll('.search-result')].indexOf(document.activeElement.closest('.search-result')) === at, before), true);
  await page.end();
});

test('a screen reader is told what happens, in one place and politely', async () => {
  const page = await site.open(PAGE);
  assert.equal(await page.locator('[role=status]').count(), 1);
  assert.equal(await page.locator('form[role=search]').count(), 1);
  await page.evaluate(() => { window.said = []; new MutationObserver(() => said.push(document.querySelector('[role=status]').textContent)).observe(document.querySelector('[role=status]'), { childList: true, characterData: true, subtree: true }); });
  await ask(page, 'stagiairs');
  const said = await page.evaluate(() => window.said);
  assert.match(said.at(-1), /^\d+ resultaten voor \u201cstagiairs\u201d\./);
  for (const name of ['#pagina-zoekvraag', '#pagina-soort', '#pagina-over']) {
    assert.ok(await page.$eval(name, (field) => field.labels.length === 1 && field.labels[0].textContent.trim().length > 0), name);
  }
  const levels = await page.$$eval('main h1, main h2, main h3', (all) => all.map((each) => each.tagName).join(''));
  assert.match(levels, /^H1H2(H3)+$/);
  await page.end();
});

test('filters narrow down by kind and by ministry', async () => {
  const page = await site.open(PAGE, { before: watch });
  await ask(page, 'ziekteverzuim');
  await page.selectOption('#pagina-soort', 'dataset');
  await page.waitForFunction(() => [...document.querySelectorAll('.search-result > h3 > a')].every((link) => link.href.includes('/data/')));
  await page.waitForURL(/kind=dataset/);
  await page.selectOption('#pagina-over', 'Defensie');
  await page.waitForURL(/subject=Defensie/);
  await answered(page);
  await page.selectOption('#pagina-soort', '');
  await page.selectOption('#pagina-over', 'Sociale Zaken en Werkgelegenheid');
  await page.waitForURL(/subject=Sociale/);
  await answered(page);
  assert.ok((await pagesFound(page)).includes('2023/data/verzuim-ministerie/'));
  await page.selectOption('#pagina-soort', 'figure');
  await page.waitForURL(/kind=figure/);
  await answered(page);
  assert.deepEqual([...new Set(await page.$$eval('.search-result > .search-kind', (all) => all.map((each) => each.textContent.split(' \u00b7 ')[0])))], ['Cijfer']);
  assert.deepEqual(await complaints(page), []);
  await page.end();
});

test('where nothing is found there is advice and a way on', async () => {
  const page = await site.open(PAGE);
  await ask(page, 'xqzwvk');
  assert.match(await status(page), /^Geen resultaten voor \u201cxqzwvk\u201d/);
  assert.equal(await page.locator('.search-found a').getAttribute('href'), '../inhoud/index.html');
  await page.fill('#pagina-zoekvraag', '   ');
  await page.press('#pagina-zoekvraag', 'Enter');
  assert.equal(await status(page), 'Typ een of meer woorden.');
  await page.fill('#pagina-zoekvraag', '<img src=x onerror=alert(1)>');
  await page.press('#pagina-zoekvraag', 'Enter');
  await page.waitForFunction(() => document.querySelector('.search-status').textContent.includes('onerror'));
  assert.equal(await page.locator('main img').count(), 0);
  await page.end();
});

test('without scripts the page says so and leads to the list of all pages', async () => {
  const page = await site.open(`${PAGE}?q=inhuur`, { javaScriptEnabled: false });
  assert.match(await page.locator('.search-notice').innerText(), /alleen als uw browser scripts uitvoert/);
  await page.click('.search-notice a');
  assert.match(page.url(), /2023\/inhoud\/index\.html$/);
  await page.end();
});

test('from a disk the page says so and leads to the list of all pages', async () => {
  const page = await site.open(PAGE);
  await page.goto(`${pathToFileURL(join(root, PAGE))}?q=inhuur`);
  assert.match(await page.locator('.search-notice').innerText(), /van een schijf/);
  await page.click('.search-notice a');
  assert.match(page.url(), /2023\/inhoud\/index\.html$/);
  await page.end();
});

test('where the browser may not run the index the page says so', async () => {
  const strict = await start({ headers: () => ({ 'content-security-policy': policy('CONTENT_SECURITY_POLICY') }) });
  const page = await strict.open(`${PAGE}?q=inhuur`);
  await page.waitForSelector('.search-notice', { state: 'visible' });
  assert.match(await page.locator('.search-notice').innerText(), /Zoeken lukt nu niet/);
  assert.ok(await page.isVisible('.search-notice a'));
  await page.end();
  await strict.close();
});

test('everything fits on a small screen', async () => {
  const page = await site.open(`${PAGE}?q=woo`, { width: 320 });
  await answered(page);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.end();
});

test('the English page searches the English text', async () => {
  const page = await site.open('2023/en/zoeken/index.html', { before: watch });
  await page.fill('#pagina-zoekvraag', 'How many people worked for the government?');
  await page.press('#pagina-zoekvraag', 'Enter');
  await answered(page);
  assert.match(await status(page), /^\d+ results? for/);
  assert.ok((await pagesFound(page)).every((path) => path.startsWith('2023/en/')));
  assert.deepEqual(await complaints(page), []);
  await page.end();
});
