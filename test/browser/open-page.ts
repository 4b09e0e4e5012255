import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { sha256 } from '../../lib/cli/node-io';
import { simulationHtml, type SimulationReport } from '../../lib/report/simulation';

/** How a page is looked at. */
export interface Look {
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  /** Such as `#0/rollout`. */
  readonly hash?: string;
  readonly reducedMotion?: boolean;
  /** Such as `zh-CN`. */
  readonly locale?: string;
}

/** A page in a browser, and what it has said and asked for. */
export interface Opened {
  readonly page: Page;
  /** Errors, warnings and violations of its policy. */
  readonly said: readonly string[];
  /** Addresses that it has asked for, besides its own. */
  readonly requests: readonly string[];
}

const FOLDER = mkdtempSync(join(tmpdir(), 'zero-downtime-pages-'));
let pages = 0;

/** The page of a report. */
export function openPage(browser: Browser, report: SimulationReport, look: Look = {}): Promise<Opened> {
  return openHtml(browser, simulationHtml(report, { sha256 }), look);
}

/** Writes a page, and opens it. */
export async function openHtml(browser: Browser, html: string, look: Look = {}): Promise<Opened> {
  const file = join(FOLDER, `${(pages += 1)}.html`);
  writeFileSync(file, html);
  const page = await browser.newPage({
    viewport: { width: look.width ?? 1200, height: 900 },
    colorScheme: look.theme ?? 'light',
    ...(look.locale !== undefined && { locale: look.locale }),
    reducedMotion: look.reducedMotion ? 'reduce' : 'no-preference',
  });
  const [said, requests]: [string[], string[]] = [[], []];
  page.on('console', (message) => void said.push(message.text()));
  page.on('pageerror', (error) => void said.push(error.message));
  page.on('dialog', (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const own = pathToFileURL(file).href;
  page.on('request', (request) => {
    const isOwn = request.url().replace(/#.*/, '') === own || /^(?:blob|data):/.test(request.url());
    if (!isOwn) requests.push(request.url());
  });
  await page.goto(`${own}${look.hash ?? ''}`);
  return { page, said, requests };
}

/** Takes away what pages were written. */
export function removePages(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}
