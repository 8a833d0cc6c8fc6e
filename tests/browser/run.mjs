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
const tests = readdirSync(here).filter((name) => name.endsWith('.test.mjs') && (!asked.length || asked.includes(name.replace('.test.mjs', ''))));
const run = spawnSync(process.execPath, ['--test', '--test-reporter=spec', '--test-concurrency=1', ...options, ...tests.map((name) => join(here, name))], {
  stdio: 'inherit',
  env: { ...process.env, KERNCIJFER_SITE: resolve(site) },
});
process.exit(run.status ?? 1);
