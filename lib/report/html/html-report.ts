import type { SimulationReport } from '../simulation/simulation-report';
import { BODY } from './body';
import { jsonInHtml } from './json-in-html';
import { pageData } from './page-data';
import { SCRIPT_BASE } from './script-base';
import { SCRIPT_CHART } from './script-chart';
import { SCRIPT_CURSOR } from './script-cursor';
import { SCRIPT_DETAILS } from './script-details';
import { SCRIPT_MAIN } from './script-main';
import { SCRIPT_OVERVIEW } from './script-overview';
import { STYLE_BASE } from './style-base';
import { STYLE_CHART } from './style-chart';
import { STYLE_PRINT } from './style-print';

/** What a page is made with. */
export interface HtmlOptions {
  /** The SHA-256 of a text in base64: the page allows its own script and style by it, and no other. */
  readonly sha256: (text: string) => string;
}

const SCRIPT = [
  "'use strict';(function(){",
  ...[SCRIPT_BASE, SCRIPT_OVERVIEW, SCRIPT_CHART, SCRIPT_CURSOR, SCRIPT_DETAILS, SCRIPT_MAIN],
  '})();',
].join('\n');
const STYLE = [STYLE_BASE, STYLE_CHART, STYLE_PRINT].join('\n');

/**
 * A simulation as one page that needs nothing else: no network, no other file. What manifests say is data that the
 * page's script writes as text; nothing of it is ever markup.
 */
export function simulationHtml(report: SimulationReport, { sha256 }: HtmlOptions): string {
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256(SCRIPT)}'`,
    `style-src 'sha256-${sha256(STYLE)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    '<title>What happens to requests</title>',
    `<style>${STYLE}</style>`,
    '</head>',
    `<body>${BODY}`,
    `<script type="application/json" id="data">${jsonInHtml(pageData(report))}</script>`,
    `<script>${SCRIPT}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
