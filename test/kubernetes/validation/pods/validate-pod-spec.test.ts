import { validatePodSpec } from '../../../../lib/kubernetes';

const VALID = { containers: [{ name: 'app', image: 'web:1' }] };
const pathsOf = (podSpec: unknown) =>
  validatePodSpec(podSpec, { version: '1.36' }, []).map(({ path }) => path.join('.'));

// pkg/apis/core/validation/validation_test.go TestValidatePodSpec
test.each([
  [{}, []],
  [{ restartPolicy: 'Sometimes' }, ['restartPolicy']],
  [{ restartPolicy: '' }, []],
  [{ dnsPolicy: 'Mine' }, ['dnsPolicy']],
  [{ nodeSelector: { 'a b': 'c' } }, ['nodeSelector']],
  [{ readinessGates: [{ conditionType: 'a b' }] }, ['readinessGates.0.conditionType']],
  [{ serviceAccountName: 'Me' }, ['serviceAccountName']],
  [{ nodeName: 'Node' }, ['nodeName']],
  [{ activeDeadlineSeconds: 0 }, ['activeDeadlineSeconds']],
  [{ activeDeadlineSeconds: 2 ** 31 }, ['activeDeadlineSeconds']],
  [{ hostname: 'a.b' }, ['hostname']],
  [{ subdomain: 'a.b' }, ['subdomain']],
  [{ tolerations: [{}] }, ['tolerations.0.operator']],
  [{ priorityClassName: 'High' }, ['priorityClassName']],
  [{ runtimeClassName: 'Mine' }, ['runtimeClassName']],
  [{ preemptionPolicy: 'Mine' }, ['preemptionPolicy']],
  [{ terminationGracePeriodSeconds: -1 }, []],
])('A pod with %j has errors at %j', (change, paths) => {
  expect(pathsOf({ ...VALID, ...change })).toEqual(paths);
});

test('What is no spec has no containers', () => {
  expect(pathsOf('spec')).toEqual(['containers']);
});
