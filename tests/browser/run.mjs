// Runs the tests on a built site: node run.mjs SITE [TEST...]
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [site, ...asked] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
// Options of node's test runner, such as --test-name-pattern=dark.
const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
if (!site) {
  console.error('usage: node run.mjs SITE [TEST...]   such as: node run.mjs ../../public paper');
  process.exit(2);
}
const files = readdirSync(here).filter((name) => name.endsWith('.test.mjs') && (!asked.length || asked.includes(name.replace('.test.mjs', ''))));

// A browser that falls over says nothing of the pages: Chromium 156 does so now and then where two tabs load a page again shortly after
// they loaded it. Such a file is run again, which is said; what fails by itself is not.
const ATTEMPTS = 5;
const CRASH = /\b(?:Page|Target) crashed\b/;
const totals = new Map();
let failed = false;
for (const name of files) {
  for (let attempt = 1; ; attempt += 1) {
    const run = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...options, join(here, name)], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, KERNCIJFER_SITE: resolve(site) },
    });
    const right = run.status === 0;
    if (!right && attempt < ATTEMPTS && CRASH.test(run.stdout)) {
      console.log(`${name}: the browser crashed, attempt ${attempt} of ${ATTEMPTS}\n`);
      continue;
    }
    process.stdout.write(run.stdout);
    process.stderr.write(run.stderr);
    failed ||= !right;
    for (const [, what, number] of run.stdout.matchAll(/^ℹ (tests|pass|fail|cancelled|skipped) (\d+)$/gm)) totals.set(what, (totals.get(what) ?? 0) + Number(number));
    break;
  }
}
console.log(['In all:', ...[...totals].map(([what, number]) => `${what} ${number}`)].join(' '));
process.exit(failed || !totals.get('pass') ? 1 : 0);
