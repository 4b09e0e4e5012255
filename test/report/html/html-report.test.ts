import { simulationHtml } from '../../../lib/report/simulation';
import { sha256 } from '../../../lib/cli/node-io';
import { pageData } from '../../../lib/report/html/page-data';
import { LOSSY, simulated } from '../simulation/a-simulation';

const page = (text: string) => simulationHtml(simulated(text, { scenarios: ['rollout', 'crash'] }), { sha256 });
const insides = (html: string, tag: string) =>
  [...html.matchAll(new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`, 'g'))].map(([, inside = '']) => inside);

describe('The page of a simulation', () => {
  test('allows its own script and style by their hashes, and nothing else', () => {
    const html = page(LOSSY);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const [, script = ''] = insides(html, 'script');
    const [style = ''] = insides(html, 'style');
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${sha256(script)}'`,
      `style-src 'sha256-${sha256(style)}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test('refers to nothing outside', () => {
    expect(page(LOSSY).replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|\bsrc=|<link|@import|url\((?!#)/,
    );
  });

  test('keeps hostile names within its data', () => {
    const hostile = LOSSY.replaceAll('name: web', 'name: "</script><img src=x onerror=alert(1)><!--\\u2028"');
    const html = page(hostile);
    expect(insides(html, 'script').length).toBe(2);
    expect(html).not.toMatch(/<img|<!--/);
    const data = JSON.parse(insides(html, 'script')[0] ?? '') as ReturnType<typeof pageData>;
    expect(data.workloads[0]?.name).toBe('</script><img src=x onerror=alert(1)><!--\\u2028');
  });

  test('is the same, byte for byte, when it is written again', () => {
    expect(page(LOSSY)).toBe(page(LOSSY));
  });

  test('shows what is lost with the change beside what is lost without it', () => {
    const report = simulated(LOSSY, { scenarios: ['rollout', 'never-ready'], changes: true });
    const [workload] = pageData(report).workloads;
    expect(workload?.outcomes.map(({ scenario, verdict }) => [scenario, verdict])).toEqual([
      ['rollout', 'loses'],
      ['never-ready', 'safe'],
    ]);
    expect(workload?.after.map(({ scenario, verdict, lost }) => [scenario, verdict, lost])).toEqual([
      ['rollout', 'safe', 0],
    ]);
    expect(workload?.after[0]?.timeline?.pods.length).toBeGreaterThan(3);
  });

  test('keeps the timelines of what loses requests where there is no room for all', () => {
    const report = simulated(LOSSY, { scenarios: ['rollout', 'never-ready', 'crash'] });
    const whole = pageData(report);
    const [rollout] = whole.workloads[0]?.outcomes ?? [];
    const { workloads, leftOut } = pageData(report, JSON.stringify(rollout?.timeline).length);
    expect(whole.leftOut).toBe(0);
    expect(leftOut).toBe(2);
    expect(workloads[0]?.outcomes.map(({ timeline }) => timeline !== undefined)).toEqual([true, false, false]);
  });
});
