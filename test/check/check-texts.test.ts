import { checkTexts } from '../../lib/check';
import { DEPLOYMENT, SERVICE, WEB } from '../../lib/rules/support/example';

const SHORT = WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20');

test('a text is judged, and each finding stands in its file', () => {
  const { findings, summary } = checkTexts([{ file: 'k8s/web.yaml', text: SHORT }]);
  expect(findings).toMatchObject([{ rule: 'grace-too-short', file: 'k8s/web.yaml', column: 38 }]);
  expect(summary).toMatchObject({ files: 1, resources: 3, errors: 1, problems: 0 });
});

test('texts of one directory are one cluster, those of others are not', () => {
  const headless = SERVICE.replace('spec:', 'spec:\n  clusterIP: None');
  const rulesOf = (service: string) =>
    checkTexts([
      { file: 'a/web.yaml', text: DEPLOYMENT },
      { file: service, text: headless },
    ])
      .findings.filter(({ resource }) => resource.kind === 'Deployment')
      .map(({ rule }) => rule);
  expect(rulesOf('a/service.yaml')).toContain('pre-stop-too-short');
  expect(rulesOf('b/service.yaml')).not.toContain('pre-stop-too-short');
});

test('what cannot be read is a problem at its place', () => {
  const { problems, summary } = checkTexts([{ file: 'web.yaml', text: 'kind: [\n' }]);
  expect(problems).toMatchObject([{ severity: 'error', file: 'web.yaml' }]);
  expect(summary.problems).toBe(1);
});

describe('of many fields of one object that Kubernetes does not have', () => {
  const podWith = (name: string, fields: readonly string[]) =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec:\n  containers: [{ name: web, image: 'web:1' }]\n${fields
      .map((field) => `  ${field}: 1\n`)
      .join('')}`;
  const unknown = (count: number, field: string) => Array.from({ length: count }, (_, at) => field + at);
  const saidOf = (text: string) =>
    checkTexts([{ file: 'web.yaml', text }]).findings.map(({ resource, message }) => `${resource.name}: ${message}`);

  test('a hundred are told one by one, and how many there are besides', () => {
    const said = saidOf([podWith('web', unknown(350, 'odd')), podWith('api', ['restartPolcy'])].join('---\n'));
    expect(said).toHaveLength(101);
    expect(said.filter((message) => message.includes('others'))).toEqual([
      expect.stringMatching(/^web: .*, nor for 250 others of this object, which are not told one by one$/),
    ]);
    expect(said.at(-1)).toMatch(/^api: unknown field "spec\.restartPolcy"/);
  });

  test('a hundred are all told, and nothing besides', () => {
    expect(saidOf(podWith('web', unknown(100, 'odd'))).filter((message) => !message.includes('others'))).toHaveLength(
      100,
    );
  });

  test('those that are no names are kept back, one that begins as another does, too', () => {
    const said = saidOf(podWith('web', ["'a my-secret'", "'a my-secret and more'", `'a "quoted" one'`])).join('\n');
    expect(said).not.toMatch(/my-secret|and more|quoted/);
    expect(said.match(/not shown/g)).toHaveLength(3);
  });
});
