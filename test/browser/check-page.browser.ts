import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { checkTexts } from '../../lib/check';
import { sha256 } from '../../lib/cli/node-io';
import { checkHtml } from '../../lib/report';
import { violations } from './axe';
import { findBrowser } from './find-browser';
import { openHtml, removePages } from './open-page';

const executablePath = findBrowser();
const inBrowser = executablePath === undefined ? describe.skip : describe;

const FILES = ['docs/examples/web.yaml', 'test/fixtures/article/pod.yaml', 'test/fixtures/article/probe2.yaml'];
const texts = FILES.map((file) => ({ file, text: readFileSync(join(__dirname, '..', '..', file), 'utf8') }));

inBrowser('The page of a check in a browser', () => {
  let browser: Browser;
  const html = checkHtml(checkTexts(texts), { sha256 });

  beforeAll(async () => {
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser.close();
    removePages();
  });

  test('shows one rule alone, by keyboard, and all of them again', async () => {
    const { page, said, requests } = await openHtml(browser, html);
    const shown = () => page.locator('.finding:visible').count();
    const all = await shown();
    await page.focus('.only[data-rule=naked-pod]');
    await page.keyboard.press('Enter');
    expect(await shown()).toBe(await page.locator('.finding[data-rule=naked-pod]').count());
    expect(await page.textContent('#shown')).toMatch(/only naked-pod$/);
    await page.keyboard.press('Enter');
    expect(await shown()).toBe(all);
    await page.fill('#words', 'grace');
    expect(await shown()).toBeLessThan(all);
    expect({ said, requests }).toEqual({ said: [], requests: [] });
  });

  test.each(['light', 'dark'] as const)('has nothing for axe to find, in the %s theme', async (theme) => {
    const { page } = await openHtml(browser, html, { theme });
    expect(await violations(page)).toEqual([]);
  });

  test('fits a phone of 360 px, and breaks no word of its tables', async () => {
    const { page } = await openHtml(browser, html, { width: 360 });
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    const word = page.locator('td.warning').first();
    const lines = await word.evaluate((cell) => {
      const range = cell.ownerDocument.createRange();
      range.selectNodeContents(cell);
      return range.getClientRects().length;
    });
    expect(lines).toBe(1);
    expect(await violations(page)).toEqual([]);
  });
});
