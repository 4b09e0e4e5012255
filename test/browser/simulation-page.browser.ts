import { chromium, type Browser, type Page } from 'playwright-core';
import { SCENARIO_NAMES } from '../../lib/simulation';
import { LOSSY, simulated } from '../report/simulation/a-simulation';
import { violations } from './axe';
import { findBrowser } from './find-browser';
import { openPage, removePages } from './open-page';

const executablePath = findBrowser();
if (executablePath === undefined) {
  console.warn('No browser is installed, so no page is looked at: apt-get install chromium, or set CHROMIUM.');
}
const inBrowser = executablePath === undefined ? describe.skip : describe;

const OTHER = LOSSY.replaceAll('web', 'api-with-a-rather-long-name').replace('replicas: 3', 'replicas: 20');
const EVIL = '</script><img src=x onerror=alert(1)>"\'`${1}\\u202e';
const HOSTILE = LOSSY.replaceAll('name: web', `name: ${JSON.stringify(EVIL)}`);

const title = (page: Page) => page.textContent('#scenario-title');
const chosen = (page: Page) => page.getAttribute('#verdicts button[aria-pressed=true]', 'data-scenario');
const overflow = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
const ground = (page: Page) => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');

inBrowser('The page of a simulation in a browser', () => {
  let browser: Browser;
  const two = simulated(`${LOSSY}---\n${OTHER}`);

  beforeAll(async () => {
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser.close();
    removePages();
  });

  test('draws every scenario without an error, and asks for nothing', async () => {
    const { page, said, requests } = await openPage(browser, two);
    // Those of liveness checks are there only for who has one.
    const shown = await page
      .locator('[data-scenario]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-scenario')));
    expect(SCENARIO_NAMES).toEqual(expect.arrayContaining([...new Set(shown)]));
    for (const scenario of shown) {
      await page.click(`[data-scenario=${scenario}]`);
      expect(await chosen(page)).toBe(scenario);
      expect(await page.locator('#pane svg rect').count()).toBeGreaterThan(3);
    }
    expect({ said, requests }).toEqual({ said: [], requests: [] });
  });

  test('is used by keyboard alone', async () => {
    const { page } = await openPage(browser, two);
    await page.focus('#verdicts button[aria-pressed=true]');
    const first = await title(page);
    await page.keyboard.press('ArrowDown');
    expect(await chosen(page)).toBe('rollback');
    expect(await title(page)).not.toBe(first);
    expect(await page.textContent('#live')).toMatch(/rollback/);
    await page.keyboard.press('End');
    expect(await chosen(page)).toBe('node-loss');
    await page.focus('#workload');
    await page.keyboard.press('ArrowDown');
    expect(await title(page)).toMatch(/api-with-a-rather-long-name/);
  });

  test('tells of any moment by slider, and goes from event to event', async () => {
    const { page } = await openPage(browser, two, { hash: '#0/rollout' });
    await page.focus('#moment');
    const before = await page.textContent('#readout');
    for (let press = 0; press < 50; press += 1) await page.keyboard.press('ArrowRight');
    expect(await page.textContent('#readout')).not.toBe(before);
    expect(await page.getAttribute('#moment', 'aria-valuetext')).toMatch(/serving \d of 3 wanted/);
    await page.click('#event-after');
    expect(await page.textContent('#live')).toMatch(/\d s, serving/);
  });

  test('tells of what the pointer is at', async () => {
    const { page } = await openPage(browser, two, { hash: '#0/rollout' });
    await page
      .locator('#pane .s-sigterm')
      .first()
      .hover({ position: { x: 4, y: 6 } });
    expect(await page.textContent('#tip')).toMatch(/^web-1 \(old\).*has got SIGTERM.*requests lost.*refused/);
  });

  test('zooms, and keeps the axis within its pane', async () => {
    const { page } = await openPage(browser, two, { hash: '#1/rollout' });
    const width = () => page.locator('#pane svg').evaluate((svg) => svg.clientWidth);
    const whole = await width();
    await page.click('#zoom-in');
    expect(await width()).toBeGreaterThan(whole * 1.9);
    expect(await overflow(page)).toBe(0);
    await page.click('#zoom-all');
    expect(await width()).toBe(whole);
  });

  test('shows the same scenario as it is and with the change', async () => {
    const report = simulated(LOSSY, { scenarios: ['rollout'], changes: true });
    const { page, said } = await openPage(browser, report, { hash: '#0/rollout' });
    expect(await page.textContent('#verdicts tbody')).toMatch(/[1-9]\d* → 0/);
    expect(await page.textContent('#sentence')).toMatch(/^It loses/);
    await page.click('#after');
    expect(await page.textContent('#sentence')).toMatch(/^No request is lost/);
    expect(await title(page)).toMatch(/, with the change$/);
    expect(await page.locator('#pane svg .loss').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.click('#before');
    expect(await page.textContent('#sentence')).toMatch(/^It loses/);
    expect(said).toEqual([]);
  });

  test('takes hostile names as text', async () => {
    const report = simulated(HOSTILE, { scenarios: ['rollout'] });
    const { page, said, requests } = await openPage(browser, report);
    expect(await title(page)).toContain('</script><img src=x onerror=alert(1)>');
    expect(await page.locator('img').count()).toBe(0);
    expect({ said, requests }).toEqual({ said: [], requests: [] });
  });

  test.each(['light', 'dark'] as const)('has nothing for axe to find, in the %s theme', async (theme) => {
    const { page } = await openPage(browser, two, { theme, hash: '#0/rollout' });
    await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    expect(await violations(page)).toEqual([]);
  });

  test('switches its theme, whatever the system says', async () => {
    const { page } = await openPage(browser, two, { theme: 'dark' });
    const system = await ground(page);
    await page.click('#theme');
    expect(await ground(page)).not.toBe(system);
    await page.click('#theme');
    expect(await ground(page)).toBe(system);
  });

  test.each(['#0/rollout', '#0/node-loss', '#1/drain-all'])('fits a phone of 360 px: %s', async (hash) => {
    const { page } = await openPage(browser, two, { width: 360, hash });
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  test('prints its drawing without what only a screen can do', async () => {
    const { page } = await openPage(browser, two, { theme: 'dark', hash: '#0/rollout' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.isVisible('#theme')).toBe(false);
    expect(await page.isVisible('#moment')).toBe(false);
    expect(await page.isVisible('#pane svg')).toBe(true);
    expect(await ground(page)).toBe('rgb(255, 255, 255)');
    expect((await page.pdf()).byteLength).toBeGreaterThan(10_000);
  });

  test('moves nothing where less motion is wanted', async () => {
    const scrolling = async (reducedMotion: boolean) => {
      const { page } = await openPage(browser, two, { reducedMotion });
      return page.evaluate<string>("getComputedStyle(document.getElementById('pane')).scrollBehavior");
    };
    expect([await scrolling(false), await scrolling(true)]).toEqual(['smooth', 'auto']);
  });

  test('tells what is not simulated, and why', async () => {
    const none = `${LOSSY.replaceAll('web', 'none').replace('replicas: 3', 'replicas: 0')}`;
    const { page, said } = await openPage(browser, simulated(`${LOSSY}---\n${none}`, { scenarios: ['rollout'] }));
    expect(await page.textContent('#left summary')).toBe('Not simulated (1)');
    expect(await page.isVisible('#left li')).toBe(false);
    await page.click('#left summary');
    expect(await page.textContent('#left li')).toMatch(/Deployment shop\/none .*: no replicas are wanted/);
    const empty = await openPage(browser, simulated(none));
    expect(await empty.page.isVisible('#left li')).toBe(true);
    expect([...said, ...empty.said]).toEqual([]);
  });

  test('shows sampled runs with their spread', async () => {
    const { page, said } = await openPage(browser, simulated(LOSSY, { scenarios: ['rollout'], runs: 30 }));
    expect(await page.textContent('#tiles')).toMatch(/Probability of a loss100 %/);
    expect(said).toEqual([]);
  });
});
