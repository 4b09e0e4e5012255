import { checkTexts } from '../../lib/check';
import { githubReport, jsonReport, jsonText, junitReport, plainText, sarifReport, textReport } from '../../lib/report';
import { readXml } from './read-xml';

const HOSTILE = 'a\u001b[31m\u0007\u009b\u202eb\u2066\u200f\u2028\u{e0041}##vso[task.setvariable]x##[error]';
const MANIFEST = `apiVersion: apps/v1
kind: ${JSON.stringify(`::warning::${HOSTILE}`)}
metadata: { name: ${JSON.stringify(HOSTILE)} }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${JSON.stringify(`::error::${HOSTILE}`)} }
spec:
  replicas: ${JSON.stringify(`::stop-commands::x ${HOSTILE}`)}
  template: { spec: { containers: [{ name: c, image: x, ${JSON.stringify(HOSTILE)}: 1 }] } }
`;

test.each([
  ['text', textReport],
  ['json', jsonReport],
  ['sarif', (report: Parameters<typeof textReport>[0]) => sarifReport(report, { version: '0', successful: true })],
  ['junit', junitReport],
  ['github', (report: Parameters<typeof textReport>[0]) => githubReport(report, { verbose: true })],
])('nothing in a manifest or in the name of its file steers a terminal or the log of a job: %s', (format, written) => {
  const text = written(checkTexts([{ file: `x\n::error::y${HOSTILE}.yaml`, text: MANIFEST }]));
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(text).not.toMatch(/##(vso)?\[/);
  const commands = text.split('\n').filter((line) => /^\s*::/.test(line));
  if (format === 'github') for (const line of commands) expect(line).toMatch(/^::(error|warning|notice) file=/);
  else expect(commands).toEqual([]);
});

test('what is escaped in JSON is read as it was', () => {
  expect(JSON.parse(jsonText({ [HOSTILE]: HOSTILE }))).toEqual({ [HOSTILE]: HOSTILE });
});

test('what XML can say is written as an entity', () => {
  const report = checkTexts([{ file: 'a\u202eb##vso[c].yaml', text: 'a: [' }]);
  expect(readXml(junitReport(report)).map(({ attributes }) => attributes['name'])).toContain(
    'a&#8238;b&#35;#vso[c].yaml',
  );
});

test.each(['std::vector of', '::1', 'a # b', '## heading', 'web:8080'])('%s is shown as it is', (text) => {
  expect(plainText(text)).toBe(text);
});
