import { formatFieldPath, type FieldPath } from '../../../lib/kubernetes';

// As in the messages of an API server.
test.each<[FieldPath, string]>([
  [['spec', 'containers', 0, 'name'], 'spec.containers[0].name'],
  [['spec', 'replicas'], 'spec.replicas'],
  [[], ''],
  [['spec', 'containers', 1, 'resources', 'limits', 'cpu'], 'spec.containers[1].resources.limits[cpu]'],
  [['metadata', 'annotations', 'example.com/a'], 'metadata.annotations[example.com/a]'],
  [['metadata', 'labels', 'app'], 'metadata.labels[app]'],
  [['spec', 'nodeSelector', 'kubernetes.io/os'], 'spec.nodeSelector[kubernetes.io/os]'],
  [['data', 'a.b/c'], 'data[a.b/c]'],
  [
    ['spec', 'topologySpreadConstraints', 0, '{topologyKey, whenUnsatisfiable}'],
    'spec.topologySpreadConstraints[0].{topologyKey, whenUnsatisfiable}',
  ],
])('%j is written %p', (path, text) => {
  expect(formatFieldPath(path)).toBe(text);
});
