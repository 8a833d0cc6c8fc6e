// A writer at work in `kerncijfer serve`: the page follows what is saved, mistakes show and go, the panel by keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { PATIENCE, preview } from './preview.mjs';
import { launch } from './site.mjs';

const program = process.env.KERNCIJFER_PROGRAM;
const options = program ? {} : { skip: 'KERNCIJFER_PROGRAM does not name the program' };

const CHAPTER = 'content/2023/01-personeel.md';
const OTHER = 'content/2023/02-duurzaamheid.md';
const PAGE = '2023/personeel/index.html';
const HEADING = '#hoe-oud-zijn-de-medewerkers';
const SENTENCE = 'Maar ook een bewaker in de gevangenis werkt bij het Rijk.';
const LONGER = 'Maar ook een bewaker in de gevangenis werkt bij het Rijk, en een boswachter, een rechter, een brugwachter, een leraar in de gevangenis en iemand die het weer voorspelt. '.repeat(3).trim();
const FORMULA = '`147.841 fte = fte[Totaal, 2023]`';

let work, browser, context, page;
before(async () => {
  if (!program) return;
  work = await preview(program);
  browser = await launch();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE);
  page = await open(PAGE);
});
after(async () => {
  await browser?.close();
  await work?.stop();
});

/** A tab on a page, once the preview has told how that stands. */
async function open(path) {
  const tab = await context.newPage();
  tab.on('pageerror', (error) => { throw error; });
  await tab.goto(work.address + path);
  await tab.waitForFunction(() => document.querySelector('#kerncijfer-preview[data-connection="open"][data-build]'));
  await pause(500); // Chromium 156 may crash where two tabs load a page again at once after they loaded it
  return tab;
}

/** Waits until a part of the page has a text (any space is a space); survives that the page is loaded again meanwhile. */
const shows = (tab, text, part = 'main') => tab.waitForFunction(([within, sought]) => {
  const plain = (value) => value.replace(/\s+/g, ' ');
  return plain(document.querySelector(within)?.textContent ?? '').includes(plain(sought));
}, [part, text]);
const errors = (tab, number) => tab.waitForFunction((wanted) => document.querySelector('#kerncijfer-preview')?.dataset.errors === String(wanted), number);
const focused = (tab) => tab.evaluate(() => document.activeElement.id);
/** Marks the window: the mark is lost when the page is loaded again. */
const mark = (tab) => tab.evaluate(() => { window.marked = true; });
const marked = (tab) => tab.evaluate(() => window.marked === true);

test('a saved sentence shows by itself, in every tab, and the reader stays where they were', options, async () => {
  const second = await open(PAGE);
  const top = () => page.evaluate((heading) => document.querySelector(heading).getBoundingClientRect().top, HEADING);
  await page.evaluate((heading) => { scrollTo({ top: document.querySelector(heading).getBoundingClientRect().top + scrollY - 120, behavior: 'instant' }); }, HEADING);
  const stood = await top();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  work.edit(CHAPTER, SENTENCE, LONGER);
  await Promise.all([shows(page, LONGER), shows(second, LONGER)]);
  await page.waitForFunction((before) => document.documentElement.scrollHeight > before, height);
  await page.waitForFunction(([heading, before]) => Math.abs(document.querySelector(heading).getBoundingClientRect().top - before) < 3, [HEADING, stood]);
  const build = (tab) => tab.waitForFunction(() => Number(document.querySelector('#kerncijfer-preview')?.dataset.build) || null).then((found) => found.jsonValue());
  await work.until('the same build in both tabs', async () => await build(page) === await build(second));
  await second.close();
});

test('a mistake: the last good page stays, with a notice that has the mistakes of this page first', options, async () => {
  const last = await page.locator('main').textContent();
  await mark(page);
  work.edit(CHAPTER, FORMULA, '`147.841 fte = fte[Totaal, 2032]`');
  await page.locator('#kerncijfer-notice').waitFor();
  const line = work.read(CHAPTER).split('\n').findIndex((each) => each.includes('2032')) + 1;
  const notice = await page.locator('.kerncijfer-mistake').first().textContent();
  assert.match(notice, new RegExp(`${CHAPTER}\\D+${line}\\b`), 'the place');
  assert.match(notice, /2032/, 'the sentence');
  assert.ok(await marked(page), 'the page was not loaded again');
  assert.equal(await page.locator('main').textContent(), last, 'the last good page');

  // A mistake of another chapter comes last here, and first there.
  work.write(OTHER, `${work.read(OTHER)}\nWe tellen \`= bestaatniet[Totaal, 2023]\`.\n`);
  await errors(page, 2);
  const order = (tab) => tab.locator('.kerncijfer-mistake').evaluateAll((all) => all.map((each) => [each.classList.contains('kerncijfer-here'), /content\/2023\/\d\d/.exec(each.textContent)[0]]));
  assert.deepEqual(await order(page), [[true, 'content/2023/01'], [false, 'content/2023/02']]);
  const there = await open('2023/duurzaamheid/index.html');
  await errors(there, 2);
  assert.deepEqual(await order(there), [[true, 'content/2023/02'], [false, 'content/2023/01']]);
  await there.close();
});

test('mended: the notice goes', options, async () => {
  work.edit(CHAPTER, 'fte[Totaal, 2032]', 'fte[Totaal, 2023]');
  work.write(OTHER, work.read(OTHER).replace(/\n.*bestaatniet.*\n/, ''));
  await page.locator('#kerncijfer-notice').waitFor({ state: 'hidden' });
  await errors(page, 0);
  await shows(page, 'klopt weer', '#kerncijfer-bar');
});

test('a colour of the theme changes without loading the page again', options, async () => {
  await mark(page);
  work.edit('themes/basis/styles/tokens.css', '--accent: #0b5d57', '--accent: #0b4d67');
  await page.waitForFunction(() => getComputedStyle(document.documentElement).getPropertyValue('--accent').trim() === '#0b4d67');
  await page.waitForFunction(() => document.querySelectorAll('head link[rel="stylesheet"][href*="style.css"]').length === 1);
  assert.ok(await marked(page), 'the page was not loaded again');
});

test('a cell: the figures computed from it follow, in the text and on the page of the dataset', options, async () => {
  const data = await open('2023/data/instroom/index.html');
  // Without what the figure must be, the text takes what the data say.
  work.edit(CHAPTER, '`16.141 medewerkers = gemiddelde(', '`= gemiddelde(');
  work.edit('data/2023/instroom.csv', '2021,14150', '2021,19150');
  await Promise.all([shows(page, '17.141 medewerkers'), shows(data, '19.150')]);
  await errors(page, 0);
  await data.close();
});

test('a draft is shown and marked, and so are the links to it', options, async () => {
  const draft = await open('2023/proef/index.html'); // there is no such page yet
  work.write('content/2023/06-proef.md', '+++\ntitle = "Een proef"\nid = "proef"\nshort = "Proef"\ndescription = "Een hoofdstuk dat nog niet af is."\ndraft = true\n+++\n\nDit hoofdstuk komt later.\n');
  await shows(draft, 'Dit hoofdstuk komt later.');
  await shows(draft, 'Concept', '.kerncijfer-draft');
  await page.waitForFunction(() => document.querySelector('a[data-kerncijfer-draft]'));
  const seen = await page.locator('a[data-kerncijfer-draft]').first().evaluate((link) => getComputedStyle(link, '::after').content);
  assert.match(seen, /concept/);
  await draft.close();
});

test('a new chapter appears, and one that is deleted says so', options, async () => {
  const text = work.read('content/2023/06-proef.md').replace('draft = true\n', '').replace('later', 'nu');
  const chapter = await open('2023/proef/index.html');
  work.write('content/2023/06-proef.md', text);
  await shows(chapter, 'Dit hoofdstuk komt nu.');
  await page.waitForFunction(() => document.querySelector('a[href*="proef/"]') && !document.querySelector('a[data-kerncijfer-draft]'));
  work.remove('content/2023/06-proef.md');
  await chapter.locator('#kerncijfer-line[data-kind="gone"]').waitFor();
  await page.waitForFunction(() => !document.querySelector('a[href*="proef/"]'));
  assert.equal((await fetch(`${work.address}2023/proef/`)).status, 404);
  await chapter.close();
});

test('the panel by keyboard: a figure and its formula, a dataset and a formula that is copied, and back', options, async () => {
  await page.bringToFront();
  const start = page.locator('main a[href]').first();
  await start.focus();
  await page.keyboard.press('Alt+Shift+KeyK');
  await page.locator('#kerncijfer-panel').waitFor();
  assert.equal(await focused(page), 'kerncijfer-tab-figure');
  await page.locator('.kerncijfer-choice').first().waitFor();

  /** Presses a key until the focus is on something. */
  const reach = async (selector, key = 'Tab') => {
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press(key);
      if (await page.evaluate((sought) => document.activeElement.matches(sought), selector)) return;
    }
    assert.fail(`${key} does not lead to ${selector}`);
  };
  await reach('.kerncijfer-choice:not([aria-current])');
  const chosen = await page.evaluate(() => document.activeElement.querySelector('strong').textContent);
  await page.keyboard.press('Enter');
  await shows(page, chosen, '#kerncijfer-figure-title');
  assert.equal(await focused(page), 'kerncijfer-figure-title');
  assert.match(await page.locator('#kerncijfer-figure code').first().textContent(), /^= \S/);

  await reach('#kerncijfer-tab-figure', 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(page), 'kerncijfer-tab-datasets');
  await page.locator('#kerncijfer-search').waitFor();
  const all = await page.locator('.kerncijfer-dataset').count();
  await reach('#kerncijfer-search');
  await page.keyboard.type('fte');
  await page.waitForFunction((before) => document.querySelectorAll('.kerncijfer-dataset').length < before, all);
  assert.equal(await page.locator('.kerncijfer-dataset').first().getAttribute('data-name'), 'fte', 'the name itself comes first');
  await reach('button[data-copy]');
  const formula = await page.evaluate(() => document.activeElement.dataset.copy);
  assert.match(formula, /^= fte\[/);
  await page.keyboard.press('Enter');
  await shows(page, formula, '#kerncijfer-status');

  await page.keyboard.press('Escape');
  await page.locator('#kerncijfer-panel').waitFor({ state: 'hidden' });
  assert.ok(await start.evaluate((link) => link === document.activeElement), 'the focus is where it was');

  // What was copied is valid as it stands.
  const figure = page.locator('main').getByText('Zo staat het er nu:');
  work.edit(CHAPTER, 'Elk ministerie groeide.', `Zo staat het er nu: \`${formula}\`.`);
  await figure.waitFor();
  await errors(page, 0);
});

test('the margin goes off and on, and stays as it was left', options, async () => {
  // The language is judged a moment after the page is there.
  await page.waitForFunction(() => Number(document.querySelector('#kerncijfer-preview')?.dataset.remarks) > 0);
  const numbers = page.locator('#kerncijfer-margin .kerncijfer-number:visible');
  const button = page.locator('#kerncijfer-margin-button');
  await numbers.first().waitFor();
  await button.press('Space');
  await page.locator('#kerncijfer-margin').waitFor({ state: 'hidden' });
  await page.reload();
  await page.waitForFunction(() => document.querySelector('#kerncijfer-margin-button[aria-pressed="false"]'));
  await button.press('Space');
  await numbers.first().waitFor();
});
