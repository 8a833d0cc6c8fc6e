// The audit of tests/audit/a11y on the pages as `kerncijfer serve` gives them: node served.mjs PROGRAM SITE [--panel]
// SITE is what `kerncijfer build` made of this publication. What is served must be the same but for the addition of the
// preview; then the audit, unchanged, looks at pages of the running server: all is well, with a mistake, of a draft.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from './preview.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const [program, site] = process.argv.slice(2).filter((argument) => argument !== '--panel').map((path) => resolve(path));
if (!program || !site) {
  console.error('usage: node served.mjs PROGRAM SITE [--panel]');
  process.exit(2);
}

const CHAPTER = 'content/2023/01-personeel.md';
const PAGES = ['2023/personeel/index.html', '2023/data/fte/index.html', 'index.html'];
const ADDITION = /(?:<p class="kerncijfer-draft"[^>]*>[^<]*<\/p>)?<link rel="stylesheet" href="\/\.kerncijfer\/preview\.css"><script src="\/\.kerncijfer\/preview\.js"[^>]*><\/script>(?=<\/body>)/;

const folder = mkdtempSync(join(tmpdir(), 'kerncijfer-served-'));
const work = await preview(program);
let wrong = 0;

/** Saves what the server answers; the text or bytes of it. */
async function save(path) {
  const answer = await fetch(work.address + path.split('/').map(encodeURIComponent).join('/'));
  if (!answer.ok) throw new Error(`${path}: status ${answer.status}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
  return bytes;
}

async function saveSite() {
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(site, join(entry.parentPath, entry.name)).split(sep).join('/')).filter((path) => path !== '.kerncijfer').sort(); // the mark of a built folder is no part of the site
  for (const path of files) {
    const bytes = await save(path);
    const built = readFileSync(join(site, path));
    const same = path.endsWith('.html') ? ADDITION.test(bytes) && bytes.toString().replace(ADDITION, '') === built.toString() : bytes.equals(built);
    if (!same) { wrong += 1; console.log(`${path}: served otherwise than built`); }
  }
  await save('.kerncijfer/preview.js');
  const styles = await save('.kerncijfer/preview.css');
  // The Nu HTML checker does not know this selector of today's browsers.
  writeFileSync(join(folder, '.kerncijfer/preview.css'), styles.toString().replace(/^ *::highlight\(.*\}$/gm, ''));
  console.log(`${files.length} files served as they were built`);
}

async function audit(what, pages, { tab = '', only = '', strict = true } = {}) {
  console.log(what);
  const run = spawn(process.execPath, ['--import', join(here, 'served-origin.mjs'), join(here, '../audit/a11y/audit.mjs'), folder, '--jobs', '2', ...(strict ? ['--strict'] : []), ...pages.flatMap((page) => ['--page', page]), ...(only ? ['--only', only] : [])], {
    stdio: 'inherit',
    env: { ...process.env, KERNCIJFER_PREVIEW: work.address, KERNCIJFER_TAB: tab },
  });
  if (await new Promise((done) => { run.on('exit', done); }) !== 0) wrong += 1;
}

try {
  await saveSite();
  // The language is judged a moment after the first build.
  await work.until('remarks', async () => (await work.standing(PAGES[0])).remarks.length > 0);
  await audit('all is well', PAGES);
  // Of what is half scrolled out of the panel axe cannot decide the contrast, so that is for review. A figure that gets the
  // focus changes the first tab, which the keyboard check cannot follow; the test of a session can.
  // Only with --panel, since it takes a minute: the tests of a session drive the panel each time.
  for (const tab of process.argv.includes('--panel') ? ['figure', 'datasets', 'language', 'page'] : []) {
    await audit(`the panel: ${tab}`, [PAGES[0]], { tab, only: `axe,structure,reflow${tab === 'datasets' ? ',keyboard' : ''}`, strict: false });
  }

  work.write('content/2023/06-proef.md', '+++\ntitle = "Een proef"\nid = "proef"\nshort = "Proef"\ndescription = "Een hoofdstuk dat nog niet af is."\ndraft = true\n+++\n\nDit hoofdstuk komt later.\n');
  await work.until('the draft', async () => (await work.standing('2023/proef/index.html')).draft);
  await save('2023/proef/index.html');
  // Served pages now have links to the draft; what is saved of them is older, so links are looked at above.
  await audit('a draft', ['2023/proef/index.html'], { only: 'axe,structure,reflow,keyboard,print,nu' });

  work.edit(CHAPTER, 'fte[Totaal, 2023]', 'fte[Totaal, 2032]');
  await work.until('a mistake', async () => (await work.standing(PAGES[0])).stale);
  await audit('a mistake', [PAGES[0]], { only: 'axe,structure,reflow,keyboard,print,motion' });
} finally {
  await work.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(wrong ? 1 : 0);
