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
