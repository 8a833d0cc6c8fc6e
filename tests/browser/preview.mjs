// A copy of this publication, and `kerncijfer serve` at work in it.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** So long may a build take on a slow machine, in milliseconds. */
export const PATIENCE = 30_000;

/** Copies the publication and serves it; ready when its first build is. `stop()` ends the server and removes the copy. */
export async function preview(program) {
  const folder = mkdtempSync(join(tmpdir(), 'kerncijfer-preview-'));
  for (const part of ['content', 'data', 'themes', 'site.toml']) cpSync(join(project, part), join(folder, part), { recursive: true });
  const server = spawn(program, ['serve', '--port', '0', '--project', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '', over = null;
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (part) => { output += part; });
  const ended = new Promise((done) => { server.on('exit', done); server.on('error', (error) => { output += error.message; done(); }); });
  ended.then(() => { over = true; });

  /** Waits until `look` gives something; what the server said is in the message when it never does. */
  async function until(what, look) {
    for (const end = Date.now() + PATIENCE; Date.now() < end && !over; await pause(50)) {
      const found = await look();
      if (found) return found;
    }
    throw new Error(`${what}: not within ${PATIENCE / 1000} s\n${output}`);
  }

  const read = (path) => readFileSync(join(folder, path), 'utf8');
  // As editors save: another file first, then in the place of the old one.
  function write(path, text) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, `${path}.save~`), text);
    renameSync(join(folder, `${path}.save~`), join(folder, path));
  }
  const session = {
    folder,
    read,
    write,
    /** Writes one thing in the place of another, which must be there. */
    edit(path, from, to) {
      const text = read(path);
      if (!text.includes(from)) throw new Error(`${path} has no "${from}": change this test with it`);
      write(path, text.replace(from, () => to));
    },
    remove: (path) => rmSync(join(folder, path)),
    output: () => output,
    until,
    async stop() {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    session.address = await until('an address', () => /http:\/\/[^\s/]+\//.exec(output)?.[0]);
    /** How a page stands, as the server tells it. */
    session.standing = async (path) => (await fetch(`${session.address}.kerncijfer/page?path=${encodeURIComponent(path)}`)).json();
    await until('the first build', async () => (await session.standing('index.html').catch(() => null))?.version);
    return session;
  } catch (error) {
    await session.stop();
    throw error;
  }
}
