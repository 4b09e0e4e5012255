import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { violations } from '../../test/browser/axe';
import { findBrowser } from '../../test/browser/find-browser';
import { openHtml, removePages, type Look, type Opened } from '../../test/browser/open-page';
import { playground } from '../build.js';

const executablePath = findBrowser();
const inBrowser = executablePath === undefined ? describe.skip : describe;
const WEB = readFileSync(join(__dirname, '..', '..', 'docs', 'examples', 'web.yaml'), 'utf8');

const verdict = (page: Page) => page.textContent('#verdict');
const text = (page: Page) =>
  page.evaluate<string>("Array.from(document.querySelectorAll('.cm-line'), (line) => line.textContent).join('\\n')");
const overflow = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

inBrowser('The playground in a browser', () => {
  let browser: Browser;
  let html = '';

  beforeAll(async () => {
    html = await playground();
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser.close();
    removePages();
  });

  /** Opens it, and waits for its first answer. */
  async function opened(look: Look = {}): Promise<Opened> {
    const one = await openHtml(browser, html, { locale: 'en', width: 1400, ...look });
    await one.page.locator('#verdict:not(:empty)').waitFor();
    await one.page.locator('#counts:not(:empty)').waitFor();
    return one;
  }

  /** Waits until the page says something. */
  const says = (page: Page, words: RegExp) => page.locator('#verdict').filter({ hasText: words }).waitFor();

  /**
   * Puts the text as it is into the address. The browser packs it in its own time, after the click.
   * The address is watched from outside: the page's own policy lets nobody evaluate a text in it.
   */
  const linked = async (page: Page) => {
    await page.click('#link');
    await page.waitForURL(/#.*text=/);
  };

  test('says at once what a rollout loses and what was found, and asks nobody', async () => {
    const { page, said, requests } = await opened();
    expect(await verdict(page)).toMatch(/^Loses \d+ requests at 100\/s, is over after [\d.]+ s\.$/);
    expect(await page.textContent('#counts')).toBe('1 error, 2 warnings');
    expect(await page.locator('.cm-lintRange-error').count()).toBe(1);
    expect(await page.locator('.cm-lint-marker').count()).toBe(3);
    expect(await page.textContent('#plan-rows')).toContain('terminationGracePeriodSeconds');
    expect(await page.getAttribute('#picture', 'alt')).toBe(await verdict(page));
    expect({ said, requests }).toEqual({ said: [], requests: [] });
  });

  test('plays anew while sliders move by keyboard, and writes their numbers into the text', async () => {
    const { page, said } = await opened();
    await page.focus('#minReady-slider');
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowRight');
    await page.locator('.cm-line', { hasText: 'minReadySeconds: 5' }).waitFor();
    await page.focus('#grace-slider');
    for (let press = 0; press < 8; press += 1) await page.keyboard.press('ArrowRight');
    await page.locator('.cm-line', { hasText: 'terminationGracePeriodSeconds: 38' }).waitFor();
    await says(page, /Loses no request/);
    expect(await page.getAttribute('#grace-slider', 'aria-valuetext')).toBe('38 seconds');
    await linked(page);
    expect(said).toEqual([]);
  });

  test('makes the smallest change, and the fix of one finding', async () => {
    const { page } = await opened();
    await page.locator('#findings-list .fix').first().click();
    await page.locator('#counts', { hasText: /^2 warnings$/ }).waitFor();
    await page.click('#mend');
    await says(page, /Loses no request/);
    await page.locator('#counts', { hasText: 'no finding' }).waitFor();
    await page.locator('#said', { hasText: 'The smallest change is made' }).waitFor();
  });

  test('shows findings while somebody types, and takes a text that is none', async () => {
    const { page, said } = await opened();
    await page.click('.cm-content');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('kind: [');
    await page.locator('#verdict', { hasText: 'Nothing here can be simulated' }).waitFor();
    expect(await page.isDisabled('#grace-slider')).toBe(true);
    expect(await page.isVisible('#picture')).toBe(false);
    expect(said).toEqual([]);
  });

  test('tells another scenario of another workload of an example', async () => {
    const { page } = await opened();
    await page.selectOption('#example', { index: 5 });
    await page.locator('#workload-row').waitFor();
    const options = await page.locator('#workload option').allTextContents();
    await page.selectOption('#workload', options[2] ?? '');
    await page.selectOption('#scenario', 'node-loss');
    await says(page, /Loses [\d,]+ requests/);
  });

  test.each(['light', 'dark'] as const)('has nothing for axe to find, in the %s theme', async (theme) => {
    const { page } = await opened({ theme });
    await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    await linked(page);
    expect(await violations(page)).toEqual([]);
  });

  test('speaks Chinese to whom reads it, and English on request', async () => {
    const { page } = await opened({ locale: 'zh-CN' });
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
    expect(await verdict(page)).toMatch(/^丢失 \d+ 个请求/);
    expect(await violations(page)).toEqual([]);
    await page.click('#language');
    await says(page, /^Loses \d+ requests/);
  });

  test('fits a phone of 360 px', async () => {
    const { page } = await opened({ width: 360 });
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  test('is left by Tab, the editor included', async () => {
    const { page } = await opened();
    await page.focus('.cm-content');
    await page.keyboard.press('Tab');
    expect(await page.evaluate("document.activeElement.closest('.cm-editor') === null")).toBe(true);
  });

  test('a link carries the text, and says the same where it is opened', async () => {
    const { page } = await opened();
    await page.selectOption('#example', { index: 2 });
    await page.locator('.cm-line', { hasText: 'initContainers:' }).waitFor();
    await page.selectOption('#scenario', 'delete-pod');
    await linked(page);
    const hash = new URL(page.url()).hash;
    const again = await opened({ hash });
    expect(await text(again.page)).toBe(await text(page));
    expect(await again.page.inputValue('#scenario')).toBe('delete-pod');
  });

  const squeezed = async (page: Page, bytes: number) =>
    page.evaluate(async (length) => {
      const stream = new Blob([new Uint8Array(length)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
      const packed = new Uint8Array(await new Response(stream).arrayBuffer());
      return btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''))
        .replaceAll('+', '-')
        .replaceAll('/', '_');
    }, bytes);

  test('a fragment that means harm does none', async () => {
    const { page } = await opened();
    const bomb = await squeezed(page, 20_000_000);
    expect(bomb.length).toBeLessThan(30_000);
    const names = '__proto__=1&scenario=constructor&lang=__proto__&workload=<img src=x onerror=alert(1)>';
    const hostile = [`#text=${bomb}`, `#text=${'A'.repeat(2_000_000)}`, `#${names}&text=%00%ff`, '#%'];
    for (const hash of hostile) {
      const { page: one, said, requests } = await opened({ hash });
      expect(await verdict(one)).toMatch(/^Loses \d+ requests/);
      expect(await text(one)).toBe(WEB);
      expect({ hash: hash.slice(0, 40), said, requests }).toEqual({ hash: hash.slice(0, 40), said: [], requests: [] });
      await one.close();
    }
  });

  test('takes a hostile text as text', async () => {
    const evil = WEB.replaceAll('name: web', `name: ${JSON.stringify('</script><img src=x onerror=alert(1)>')}`);
    const { page, said } = await opened();
    await page.click('.cm-content');
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(evil);
    await page.locator('#findings-list li', { hasText: 'metadata.name' }).first().waitFor();
    expect(await page.locator('main img').count()).toBe(1);
    expect(said).toEqual([]);
  });
});
