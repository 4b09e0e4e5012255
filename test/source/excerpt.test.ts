import { readSource } from '../../lib/source';

const SECRETS = [
  'apiVersion: example.com/v1',
  'kind: Pod',
  'metadata:',
  '  annotations:',
  '    example.com/token: hunter2',
  '    zero-downtime/longest-request: 30s # hunter2',
  'spec: {terminationGracePeriodSeconds: 30, password: hunter2}',
  'containers:',
  '- name: web # hunter2',
  '  env:',
  '  - {name: PASSWORD, value: hunter2}',
  '  - name: TOKEN',
  '    value: hunter2',
  '  command: [sh, -c, hunter2]',
  '',
].join('\n');

const [pod] = readSource(SECRETS, 'pod.yaml').manifests;

function excerpt(...path: (string | number)[]): string {
  const { text = '', column = 1, endColumn = 1 } = pod?.excerpt(path) ?? {};
  return `${text.slice(0, column - 1)}«${text.slice(column - 1, endColumn - 1)}»${text.slice(endColumn - 1)}`;
}

test.each([
  [['metadata', 'annotations', 'example.com/token'], '    example.com/token: «…»'],
  [['metadata', 'annotations', 'zero-downtime/longest-request'], '    zero-downtime/longest-request: «30s» …'],
  [['spec', 'terminationGracePeriodSeconds'], '… terminationGracePeriodSeconds: «30» …'],
  [['containers'], '«containers»:'],
  [['containers', 0, 'name'], '- name: «web» …'],
  [['containers', 0, 'env', 0, 'value'], '  - … value: «…» …'],
  [['containers', 0, 'env', 1, 'value'], '    value: «…»'],
  [['containers', 0, 'command'], '  «command»: …'],
])('the line of %j may be printed with nothing else of it', (path, line) => {
  expect(excerpt(...path)).toBe(line);
});

test.each(['\n', '\r\n', '\n\n'])('the line of a field is found where lines end by %j', (end) => {
  const lines = ['{"apiVersion":"v1","kind":"Pod",', '"spec":{"priority":1,', '"nodeName":"a"}}', ''];
  const textAt = (text: string, field: string) =>
    readSource(text, 'pod.yaml').manifests[0]?.excerpt(['spec', field]).text;
  expect(textAt(lines.join(end), 'nodeName')?.startsWith('"nodeName":')).toBe(true);
  expect(textAt(lines.join(' '), 'nodeName')?.startsWith('… "nodeName":')).toBe(true);
  expect(textAt(lines.join(end), 'priority')).toBe(textAt(lines.join(' '), 'priority'));
});

test.each(['data', 'stringData'])('no value of a Secret is printed (%s)', (field) => {
  const text = `apiVersion: v1\nkind: Secret\n${field}:\n  password: hunter2\n`;
  expect(readSource(text, 's.yaml').manifests[0]?.excerpt([field, 'password']).text).toBe('  password: …');
});
