import { sha256 } from '../../../lib/cli/node-io';
import { checkTexts } from '../../../lib/check';
import { checkHtml } from '../../../lib/report';
import { WEB } from '../../../lib/rules/support/example';

const SHORT = WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20');
const BARE = SHORT.replace(/ {2}annotations:\n( {4}.*\n)*/, '');
const page = (...texts: string[]) =>
  checkHtml(checkTexts(texts.map((text, index) => ({ file: `${index}/web.yaml`, text }))), { sha256 });

test('a finding stands whole in the page, under its workload and its rule, with the address of its page', () => {
  const html = page(SHORT);
  expect(html).toContain('Deployment default/web');
  expect(html).toMatch(/0\/web\.yaml:\d+/);
  expect(html).toContain('preStop 5 s + longest request 20 s = 25 s');
  expect(html.match(/href="https:[^"]*grace-too-short\.md"/g)).toHaveLength(2);
});

test('what to state next is told where findings rest on what nobody has stated', () => {
  expect(page(BARE)).toMatch(/What to state next[\s\S]*longest-request/);
  expect(page(SHORT)).not.toContain('What to state next');
});

test('nothing that a manifest says is markup, and only its own script and style are allowed', () => {
  const evil = `</script><img src=x onerror=alert(1)>`;
  const html = page(SHORT.replaceAll('name: web', `name: ${JSON.stringify(evil)}`));
  expect(html).not.toContain('<img');
  expect(html).toMatch(/default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'/);
});

test('a page without findings says so, and what could not be read', () => {
  expect(page(WEB)).toContain('Nothing was found');
  expect(page('kind: [')).toMatch(/Not read[\s\S]*0\/web\.yaml:1/);
});

test('rules that lose requests for certain stand before those that may', () => {
  const ranks = [...page(SHORT, BARE).matchAll(/<td class="(error|warning|info)">/g)].map(([, severity = '']) =>
    ['error', 'warning', 'info'].indexOf(severity),
  );
  expect(ranks.length).toBeGreaterThan(1);
  expect(ranks).toEqual([...ranks].sort());
});
