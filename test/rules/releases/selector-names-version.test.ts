import { check } from '../../../lib/check';
import { changed, DEPLOYMENT, SERVICE, STATEFUL_SET, together } from '../../../lib/rules/support/example';
import { manifestsIn } from '../support/manifests';

const found = (text: string) =>
  check(manifestsIn(text)).findings.filter(({ rule }) => rule === 'selector-names-version');

/** A workload and its Service with more labels in the template, and in one selector or both. */
const labelled = (labels: string, where: readonly ('workload' | 'service')[], workload = DEPLOYMENT) =>
  together(
    changed(workload, {
      'labels: { app: web }': `labels: { app: web, ${labels} }`,
      ...(where.includes('workload') && { 'matchLabels: { app: web }': `matchLabels: { app: web, ${labels} }` }),
    }),
    where.includes('service')
      ? changed(SERVICE, { 'selector: { app: web }': `selector: { app: web, ${labels} }` })
      : SERVICE,
  );

test.each([
  ['the label of a version', 'app.kubernetes.io/version: 1.4.2'],
  ['the label of a chart', 'helm.sh/chart: web-0.3.1'],
  ['the older label of a chart', 'chart: web-0.3.1'],
  ['the tag of the image', 'version: v1.4.2'],
])('%s in a selector has the next release refused', (_, labels) => {
  const [one, ...more] = found(labelled(labels, ['workload']));
  expect(more).toEqual([]);
  expect(one).toMatchObject({ severity: 'warning', resource: { kind: 'Deployment' } });
  expect(one?.message).toContain('the next release is refused');
  expect(one?.assumptions).toEqual([expect.stringContaining('a release changes the label')]);
});

test('a StatefulSet is told as well, once with the Service that selects by it', () => {
  const all = found(labelled('app.kubernetes.io/version: 1.4.2', ['workload', 'service'], STATEFUL_SET));
  expect(all.map(({ resource }) => resource.kind)).toEqual(['StatefulSet']);
  expect(all[0]?.message).toContain('while the Service web is led away from the pods that run');
});

test('a Service alone that selects by it leads to nobody for a while', () => {
  const [one] = found(labelled('app.kubernetes.io/version: 1.4.2', ['service']));
  expect(one).toMatchObject({ resource: { kind: 'Service', name: 'web' } });
  expect(found(labelled('version: 1.4.2', ['service']))).toEqual([]);
});

test.each([
  ['in the template only', labelled('app.kubernetes.io/version: 1.4.2', [])],
  ['of a subset of a mesh', labelled('version: v1', ['workload'])],
  ['of another thing than the image', labelled('version: 2.0.0', ['workload'])],
  ['that is filled in later', labelled("app.kubernetes.io/version: '${VERSION}'", ['workload'])],
  [
    'of one of several versions side by side',
    changed(labelled('app.kubernetes.io/version: 1.4.2', ['workload']), {}).replace(
      'kind: Deployment\nmetadata:\n  name: web',
      'kind: Deployment\nmetadata:\n  name: web-1.4.2',
    ),
  ],
])('a version %s is no finding', (_, text) => {
  expect(found(text)).toEqual([]);
});
