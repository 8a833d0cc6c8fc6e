// Tries the tests themselves: each planted fault must make its test fail: node selftest.mjs SITE [TEST]
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const site = process.argv[2] && resolve(process.argv[2]);
if (!site) {
  console.error('usage: node selftest.mjs SITE [TEST]');
  process.exit(2);
}
// The faults are planted in one edition: the one with the largest chapter.
const editions = readdirSync(site, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const chapters = editions.flatMap((edition) => readdirSync(join(site, edition), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  .map((entry) => `${edition}/${entry.name}/index.html`)).filter((path) => { try { return readFileSync(join(site, path), 'utf8').includes('class="page-chapter"'); } catch { return false; } });
const chapter = chapters.sort((a, b) => readFileSync(join(site, b)).length - readFileSync(join(site, a)).length)[0];
const edition = chapter.split('/')[0];
const style = join(edition, 'assets/style.css');
const script = join(edition, 'assets/contents.js');
const grow = (text) => (all) => all + text;
const behindHead = (text) => (all) => all.replace('</h1>', `</h1>${text}`);
const noise = () => Array.from({ length: 150_000 }, () => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 20_000))).join('');

/** What is wrong, the test file and the test that must find it, the file, and the change. */
const FAULTS = [
  ['the script marks nothing', 'contents', `${chapter}.*marks its section`, script, (all) => all.replace('setAttribute("aria-current"', 'setAttribute("data-x"')],
  ['the wrong section is marked', 'contents', `${chapter}.*scrolling marks`, script, (all) => all.replace('.pop()', '.shift()')],
  ['the list scrolls away', 'contents', 'stays beside', style, grow('.contents { position: static !important }')],
  ['headings have other ids', 'contents', `${chapter}.*marks its section`, chapter, (all) => all.replaceAll('<h2 id="', '<h2 id="x-')],
  ['a stop jumps the queue', 'keyboard', `${chapter}.*Tab follows`, chapter, (all) => all.replace('<a class="figure"', '<a tabindex="1" class="figure"')],
  ['a stop cannot be seen', 'keyboard', `${chapter}.*Tab follows`, style, grow('.prose a { position: fixed; left: 0; top: -99rem }')],
  ['the skip link leads nowhere', 'keyboard', `${chapter}.*skip link`, chapter, (all) => all.replace('href="#pagina-inhoud"', 'href="#nergens"')],
  ['the skip link stays hidden', 'keyboard', `${chapter}.*skip link`, style, grow('.skip-link { left: -999rem !important }')],
  ['no way back to the top', 'keyboard', 'back to the top', chapter, (all) => all.replace('href="#pagina-boven"', 'href="#pagina-inhoud"')],
  ['details are empty', 'keyboard', 'every details', chapter, behindHead('<details><summary>Meer</summary></details>')],
  ['the dark page is white', 'colours', `${chapter}.*dark is dark`, style, grow('body { background: #fff !important }')],
  ['a panel stays white in the dark', 'colours', `${chapter}.*dark is dark`, style, grow('.box { background: #fff !important }')],
  ['the light page is dark', 'colours', `${chapter}.*dark is dark`, style, grow('body { background: #111 !important }')],
  ['own colours are forced upon the reader', 'colours', `${chapter}.*forced colours`, style, grow('html { forced-color-adjust: none }')],
  ['focus does not show', 'colours', `${chapter}.*forced colours`, style, grow('*:focus-visible { outline: none !important }')],
  ['the mark is too faint', 'colours', 'the mark', style, grow('.contents a[aria-current] { border-left-color: var(--line) !important }')],
  ['a row is not on paper', 'paper', `${chapter}.*on paper`, style, grow('@media print { tbody tr:nth-child(2) { display: none } }')],
  ['a paragraph is not on paper', 'paper', `${chapter}.*on paper`, style, grow('@media print { .prose > p:nth-of-type(3) { display: none } }')],
  ['sheets have no title', 'paper', `${chapter}.*on paper`, style, (all) => all.replace('content: attr(data-title)', 'content: ""')],
  ['sheets have no number', 'paper', `${chapter}.*on paper`, style, (all) => all.replace('counter(page) " / "', '""')],
  ['tables are cut in two', 'paper', `${chapter}.*on paper`, style, grow('@media print { * { break-inside: auto !important } .prose > p { margin-block: 60pt } }')],
  ['addresses are not on paper', 'paper', 'on paper', style, grow('@media print { a::after { content: "" !important } }')],
  ['closed details are lost', 'paper', `${chapter}.*on paper`, style, (all) => all.replaceAll('details-content', 'x-content'), chapter, behindHead('<details><summary>Meer</summary><p>Hier staat nog iets.</p></details>')],
  ['a page is too heavy', 'weight', 'heavier', chapter, (all) => `${all}<!-- ${noise()} -->`],
  ['the text moves', 'weight', `${chapter}.*nothing moves`, script, grow('setTimeout(() => document.querySelector("h1").style.marginTop = "9rem", 60);')],
  ['a script blocks', 'weight', `${chapter}.*nothing moves`, script, (all) => `const end = performance.now() + 120; while (performance.now() < end);\n${all}`],
  ['a script is not deferred', 'weight', 'a script that', chapter, (all) => all.replace('.js" defer', '.js"')],
  ['a script writes text', 'weight', 'a script that', script, grow('document.querySelector("h1").append(" nu");')],
];

let wrong = 0;
const tried = FAULTS.filter(([, file]) => !process.argv[3] || file === process.argv[3]);
for (const [name, file, pattern, ...edits] of tried) {
  const copy = mkdtempSync(join(tmpdir(), 'browser-selftest-'));
  cpSync(site, copy, { recursive: true });
  for (let at = 0; at < edits.length; at += 2) {
    const path = join(copy, edits[at]);
    const before = readFileSync(path, 'utf8');
    const planted = edits[at + 1](before);
    if (planted === before) throw new Error(`${name}: there is no place to plant it`);
    writeFileSync(path, planted);
  }
  const run = spawnSync(process.execPath, [join(here, 'run.mjs'), copy, file, `--test-name-pattern=${pattern}`], { encoding: 'utf8' });
  const failed = Number(/ fail (\d+)/.exec(run.stdout)?.[1] ?? 0);
  const found = run.status === 1 && failed > 0;
  wrong += found ? 0 : 1;
  console.log(`${found ? 'found ' : 'MISSED'}  ${file}: ${name}`);
  rmSync(copy, { recursive: true });
}
console.log(`${tried.length - wrong} of ${tried.length} planted faults found`);
process.exit(wrong ? 1 : 0);
