import {
  validatePodTemplate,
  validateRunsForEver,
  validateTemplateIsSelected,
} from '../../../../lib/kubernetes/validation/pods/validate-pod-template';
import { words } from '../words';

const CONTAINERS = [{ name: 'app', image: 'web:1' }];

test.each([
  ['valid', { metadata: { labels: { a: 'b' } }, spec: { containers: CONTAINERS } }, []],
  ['with bad labels', { metadata: { labels: { a: 'b c' } }, spec: { containers: CONTAINERS } }, ['labels']],
  [
    'with bad annotations',
    { metadata: { annotations: { 'a b': '' } }, spec: { containers: CONTAINERS } },
    ['annotations'],
  ],
  [
    'with an ephemeral container',
    { spec: { containers: CONTAINERS, ephemeralContainers: [{ name: 'debug', image: 'debug:1' }] } },
    ['spec.ephemeralContainers'],
  ],
  ['absent', undefined, ['spec.containers']],
])('A template that is %s', (_, template, paths) => {
  expect(validatePodTemplate(template, '1.36', []).map(({ path }) => path.join('.'))).toEqual(paths);
});

// Messages of an API server.
test.each([
  [{ matchLabels: { a: 'b' } }, { metadata: { labels: { a: 'b', c: 'd' } } }, []],
  [
    { matchLabels: { a: 'x' } },
    { metadata: { labels: { a: 'b' } } },
    ['t.metadata.labels: Invalid value: {"a":"b"}: `selector` does not match template `labels`'],
  ],
  [
    { matchLabels: { a: 'x' } },
    undefined,
    ['t.metadata.labels: Invalid value: null: `selector` does not match template `labels`'],
  ],
])('The selector %j and the template %j have the errors %j', (selector, template, errors) => {
  expect(words(validateTemplateIsSelected(selector, template, ['t']))).toEqual(errors);
});

test.each([
  [{}, []],
  [{ restartPolicy: 'Always' }, []],
  [
    { restartPolicy: 'OnFailure' },
    ['t.spec.restartPolicy: Unsupported value: "OnFailure": supported values: "Always"'],
  ],
  [
    { activeDeadlineSeconds: 5 },
    ['t.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported'],
  ],
])('Pods of a workload with %j have the errors %j', (spec, errors) => {
  expect(words(validateRunsForEver({ spec }, 'ReplicaSet', ['t']))).toEqual(errors);
});
