// Loaded before the audit by served.mjs: its pages come from the preview that runs, not from the folder, and are looked
// at once the preview is there. With KERNCIJFER_TAB the writing panel is open at that tab in each of them.
import { createRequire } from 'node:module';
import { Site } from '../audit/a11y/lib/site.mjs';

const { chromium } = createRequire(new URL('../audit/a11y/audit.mjs', import.meta.url))('playwright-core');
const { KERNCIJFER_PREVIEW: preview, KERNCIJFER_TAB: tab } = process.env;

Site.prototype.serve = async function serve() {
  this.origin = new URL(preview).origin;
  this.server = { close() {} };
};

/** The preview knows how the page stands, and an open panel has its contents. */
const ready = (panel) => document.querySelector('#kerncijfer-preview')?.dataset.build && (!panel || document.querySelector('.kerncijfer-view:not([hidden]) > :nth-child(2), .kerncijfer-view:not([hidden]) li'));

const launch = chromium.launch.bind(chromium);
chromium.launch = async (options) => {
  const browser = await launch(options);
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (settings) => {
    const context = await newContext(settings);
    if (settings?.javaScriptEnabled === false) return context;
    await context.addInitScript((open) => {
      if (open && location.protocol === 'http:') sessionStorage.setItem('kerncijfer-preview', JSON.stringify({ panel: true, tab: open, query: 'fte' }));
    }, tab);
    const newPage = context.newPage.bind(context);
    context.newPage = async () => {
      const page = await newPage();
      const goto = page.goto.bind(page);
      page.goto = async (...to) => {
        const answer = await goto(...to);
        await page.waitForFunction(ready, tab);
        return answer;
      };
      return page;
    };
    return context;
  };
  return browser;
};
