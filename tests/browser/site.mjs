// The built site: its pages, served on loopback, and a browser to look at them.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { delimiter, extname, join, relative, sep } from 'node:path';
import { chromium } from 'playwright-core';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json',
  '.csv': 'text/csv; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.xml': 'application/xml',
};

export const root = process.env.KERNCIJFER_SITE;
if (!root || !existsSync(join(root, 'index.html'))) throw new Error('KERNCIJFER_SITE is not a folder with a built site; use run.mjs');

const files = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const path = join(folder, entry.name);
  return entry.isDirectory() ? files(path) : [path];
});

/** Every HTML page by its path in the site, with its text. */
export const pages = new Map(
  files(root).filter((path) => path.endsWith('.html')).map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')]).sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** What kind of page it is: `front`, `chapter`, `dataset`... as the theme writes it on its body. */
export const kind = (path) => /<body class="page-([a-z-]+)/.exec(pages.get(path))?.[1] ?? '';

/** The pages of a kind, the heaviest first: what goes wrong anywhere, goes wrong there. */
export const ofKind = (wanted) => heaviestFirst([...pages.keys()].filter((path) => kind(path) === wanted));

const heaviestFirst = (paths) => paths.sort((a, b) => pages.get(b).length - pages.get(a).length);

/** The heaviest page of each kind. */
export const heaviest = () => [...new Set([...pages.keys()].map(kind))].sort().map((each) => ofKind(each)[0]);

/** The pages whose text has a pattern, the heaviest first. */
export const withText = (pattern) => heaviestFirst([...pages.keys()].filter((path) => pattern.test(pages.get(path))));

function browserPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const places = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const found = process.env.CHROMIUM ?? places.find(existsSync);
  if (!found) throw new Error('no Chromium on the PATH; set CHROMIUM');
  return found;
}

async function serve(headers) {
  const server = createServer((request, response) => {
    const path = join(root, decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname));
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
    const found = file.startsWith(root) && existsSync(file);
    response.writeHead(found ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', ...headers(relative(root, file).split(sep).join('/')) });
    response.end(found ? readFileSync(file) : '');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
}

/** Starts the browser. */
export const launch = () => chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] });

/** Starts server and browser. `open(path, options)` gives a page of the site; `close()` ends both. `headers` gives those of a file besides its type. */
export async function start({ headers = () => ({}) } = {}) {
  const server = await serve(headers);
  const browser = await launch();
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    async open(path, { width = 1280, height = 800, before, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      if (before) await page.addInitScript(before);
      await page.goto(`${origin}/${path}`);
      page.end = () => context.close();
      return page;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
