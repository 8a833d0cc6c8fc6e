// Light, dark and forced colours: what the browser computes, not what the style sheet means.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { heaviest, ofKind, start } from './site.mjs';

let site;
before(async () => { site = await start(); });
after(() => site.close());

/** In the page: relative luminance (WCAG 2.2) of a colour as the browser computes it, painted on a canvas so that every notation is read. */
const HELP = `
  window.luminance = (colour) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => byte / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  window.contrast = (a, b) => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);
  window.grounds = () => [...document.querySelectorAll('body, body *')].map((element) => [element, getComputedStyle(element).backgroundColor])
    .filter(([element, colour]) => !/, 0\\)$|transparent/.test(colour) && element.getBoundingClientRect().width * element.getBoundingClientRect().height > 2000);
`;

for (const path of heaviest()) {
  test(`${path}: dark is dark everywhere, light is light`, async () => {
    for (const [colorScheme, wrong] of [['dark', (light) => light > 0.08], ['light', (light) => light < 0.6]]) {
      const page = await site.open(path, { colorScheme, before: HELP });
      const grounds = await page.evaluate(() => grounds().map(([element, colour]) => [element.className || element.localName, colour, luminance(colour)]));
      assert.ok(grounds.some(([name]) => name.startsWith('page-')), 'the body has a ground');
      // The bar on top is dark in both schemes, on purpose.
      assert.deepEqual(grounds.filter(([name, , light]) => wrong(light) && name !== 'band'), [], colorScheme);
      const text = await page.evaluate(() => contrast(getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor));
      assert.ok(text >= 7, `${colorScheme}: text ${text.toFixed(1)}:1`);
      await page.end();
    }
  });

  test(`${path}: with forced colours the reader's own are used, and lines show what grounds showed`, async () => {
    const page = await site.open(path, { forcedColors: 'active', before: HELP });
    const colours = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.cssText = 'color: CanvasText; background: Canvas; forced-color-adjust: none';
      const { color, backgroundColor } = getComputedStyle(probe);
      const body = getComputedStyle(document.body);
      const band = getComputedStyle(document.querySelector('.band'));
      return { text: body.color === color, ground: body.backgroundColor === backgroundColor, band: band.borderBottomStyle };
    });
    assert.deepEqual(colours, { text: true, ground: true, band: 'solid' });
    const menu = page.locator('.main-menu [aria-current]');
    if (await menu.count()) {
      const line = await menu.evaluate((link) => contrast(getComputedStyle(link).borderBottomColor, getComputedStyle(document.body).backgroundColor));
      assert.ok(line >= 3, `the menu shows where the reader is: ${line.toFixed(1)}:1`);
    }
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, 'solid', 'focus shows');
    await page.end();
  });
}

test('the mark in the list of contents can be seen in every scheme', async () => {
  const [path] = ofKind('chapter');
  for (const options of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }]) {
    const page = await site.open(path, { ...options, before: HELP });
    await page.locator('.contents a').nth(1).click();
    const mark = page.locator('.contents [aria-current]');
    await mark.waitFor();
    const found = await mark.evaluate((link) => {
      const style = getComputedStyle(link);
      return { width: parseFloat(style.borderLeftWidth), contrast: contrast(style.borderLeftColor, getComputedStyle(document.body).backgroundColor) };
    });
    assert.ok(found.width >= 3 && found.contrast >= 3, `${JSON.stringify(options)}: ${JSON.stringify(found)}`);
    await page.end();
  }
});
