import { validateService, type KubernetesVersion } from '../../../../lib/kubernetes';

const pathsOf = (spec: object, name = 'web', version: KubernetesVersion = '1.36') =>
  validateService({ metadata: { name }, spec: { ports: [{ port: 80 }], ...spec } }, version).map(({ path }) =>
    path.join('.'),
  );

// pkg/apis/core/validation/validation_test.go TestValidateServiceCreate; verdicts of an API server.
test.each([
  ['valid', {}, []],
  ['without a selector', { selector: null }, []],
  ['without ports', { ports: [] }, ['spec.ports']],
  ['headless and without ports', { ports: [], clusterIP: 'None' }, []],
  ['a name outside of the cluster', { ports: undefined, type: 'ExternalName', externalName: 'example.com' }, []],
  ['of an unknown type', { type: 'Public' }, ['spec.type']],
  ['with a bad selector', { selector: { a: 'b c' } }, ['spec.selector']],
  ['with a bad affinity', { sessionAffinity: 'Cookie' }, ['spec.sessionAffinity']],
  [
    'with source ranges that nothing uses',
    { loadBalancerSourceRanges: ['10.0.0.0/8'] },
    ['spec.LoadBalancerSourceRanges'],
  ],
  ['with a class that nothing uses', { loadBalancerClass: 'a' }, ['spec.loadBalancerClass']],
  [
    'with node ports that nothing uses',
    { allocateLoadBalancerNodePorts: true },
    ['spec.allocateLoadBalancerNodePorts'],
  ],
  ['a load balancer of a bad class', { type: 'LoadBalancer', loadBalancerClass: 'a b' }, ['spec.loadBalancerClass']],
])('A Service that is %s', (_, spec, paths) => {
  expect(pathsOf(spec)).toEqual(paths);
});

// pkg/features/kube_features.go RelaxedServiceNameValidation
test('The name of a Service starts with a letter before Kubernetes 1.36', () => {
  expect(pathsOf({}, '1web', '1.35')).toEqual(['metadata.name']);
  expect(pathsOf({}, '1web', '1.36')).toEqual([]);
});
