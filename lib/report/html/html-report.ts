import type { SimulationReport } from '../simulation/simulation-report';
import { BODY } from './body';
import { htmlPage, type HtmlOptions } from './html-page';
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
export function simulationHtml(report: SimulationReport, options: HtmlOptions): string {
  const data = `<script type="application/json" id="data">${jsonInHtml(pageData(report))}</script>`;
  const body = `${BODY}\n${data}`;
  return htmlPage({ title: 'What happens to requests', style: STYLE, script: SCRIPT, body }, options);
}
