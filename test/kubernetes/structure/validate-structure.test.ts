import { formatFieldError, type KubernetesVersion } from '../../../lib/kubernetes';
import { validateStructure } from '../../../lib/kubernetes/structure/validate-structure';

function words(object: unknown, version: KubernetesVersion = '1.36'): readonly string[] {
  return validateStructure(object, version).map(formatFieldError);
}

function pod(container: object, spec: object = {}): object {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers: [container], ...spec } };
}

test.each([
  [{ preStop: {} }, 'spec.containers[0].preStop'],
  [{ readinessProbe: { periodSecond: 5 } }, 'spec.containers[0].readinessProbe.periodSecond'],
  [{ ImagePullPolicy: 'Always' }, 'spec.containers[0].ImagePullPolicy'],
  [{ env: [{}, { nam: 'A' }] }, 'spec.containers[0].env[1].nam'],
])('A container with %j has a field that does not exist', (container, field) => {
  expect(words(pod(container))).toEqual([`strict decoding error: unknown field "${field}"`]);
});

// Each message is what the decoder of Kubernetes 1.36 says (k8s.io/apimachinery with k8s.io/api).
test.each([
  [
    { readinessProbe: { exec: 'x' } },
    'string into Go struct field Probe.spec.containers.readinessProbe.ProbeHandler.exec of type v1.ExecAction',
  ],
  [{ command: [1] }, 'number into Go struct field Container.spec.containers.command of type string'],
  [
    { livenessProbe: { httpGet: { port: 1.5 } } },
    'number 1.5 into Go struct field HTTPGetAction.spec.containers.livenessProbe.ProbeHandler.httpGet.port of type int32',
  ],
  [
    { imagePullPolicy: 5 },
    'number into Go struct field Container.spec.containers.imagePullPolicy of type v1.PullPolicy',
  ],
  [{ env: { A: 'b' } }, 'object into Go struct field Container.spec.containers.env of type []v1.EnvVar'],
  [
    { resources: { limits: ['x'] } },
    'array into Go struct field ResourceRequirements.spec.containers.resources.limits of type v1.ResourceList',
  ],
  [
    { ports: [{ containerPort: 3e9 }] },
    'number 3000000000 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32',
  ],
  [{ stdin: 'true' }, 'string into Go struct field Container.spec.containers.stdin of type bool'],
])('A container with %j has a value of a wrong type', (container, message) => {
  expect(words(pod(container))).toEqual([`json: cannot unmarshal ${message}`]);
});

test.each([[true], ['abc'], [''], [{}]])('%j is no quantity', (cpu) => {
  expect(words(pod({ resources: { limits: { cpu } } }))[0]).toMatch(/^quantities must match/);
});

test.each([[1], [0.5], ['1'], ['500m'], ['1e3'], ['1Gi'], [null]])('%j is a quantity', (cpu) => {
  expect(words(pod({ resources: { limits: { cpu } } }))).toEqual([]);
});

test('Null stands for nothing everywhere, and a float without a fraction is a whole number', () => {
  expect(
    words(pod({ name: null, ports: [null], livenessProbe: null }, { terminationGracePeriodSeconds: 30.0 })),
  ).toEqual([]);
});

test('A text that is not base64 is told without the text, which may be a secret', () => {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, data: { password: 'hunter2!' } };
  expect(words(secret)).toEqual(['illegal base64 data']);
  expect(JSON.stringify(validateStructure(secret, '1.36'))).not.toContain('hunter2');
});

test('What is named first is what the server names first: by type before by name, each in the order of the keys', () => {
  const object = { apiVersion: 'v1', kind: 'Pod', spec: { zone: 1, area: 1, nodeName: 1, hostname: 1 } };
  const paths = validateStructure(object, '1.36').map(({ path }) => path[1]);
  expect(paths).toEqual(['hostname', 'nodeName', 'area', 'zone']);
});

test.each<[string, KubernetesVersion, KubernetesVersion]>([
  ['restartPolicyRules', '1.33', '1.34'],
  ['resizePolicy', '1.28', '1.28'],
])('The field %s came after %s', (field, before, from) => {
  expect(words(pod({ [field]: [] }), from)).toEqual([]);
  expect(words(pod({ [field]: [] }), before)).toHaveLength(before === from ? 0 : 1);
});

test('A field may also go again', () => {
  const withReference = pod({}, { workloadRef: { name: 'w' } });
  expect(
    [words(withReference, '1.34'), words(withReference, '1.35'), words(withReference, '1.36')].map((all) => all.length),
  ).toEqual([1, 0, 1]);
});

test.each([
  [{ apiVersion: 'example.com/v1', kind: 'Deployment', spec: { anything: 1 } }],
  [{ apiVersion: 'v1', kind: 'PodSpec', anything: 1 }],
  [{ apiVersion: 'v1', kind: 'Something', anything: 1 }],
])('Of kinds that are not known nothing is said: %j', (object) => {
  expect(words(object)).toEqual([]);
});
