import { formatFieldError, validateManifest } from '../../../../lib/kubernetes';

const BACKEND = { service: { name: 'web', port: { number: 80 } } };

function refusals(spec: object, annotations?: object): readonly string[] {
  const object = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'i', annotations }, spec };
  return validateManifest(object, '1.36').map(formatFieldError);
}

const withPath = (path: object) => ({
  rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: BACKEND, ...path }] } }],
});
const withHost = (host: string) => ({ rules: [{ host, ...withPath({}).rules[0] }] });
const AT = 'spec.rules[0].http.paths[0]';

// pkg/apis/networking/validation/validation_test.go TestValidateIngress
test.each<[string, object, string[]]>([
  ['valid', withPath({}), []],
  ['with a default backend only', { defaultBackend: BACKEND }, []],
  ['empty', {}, ['spec: Invalid value: null: either `defaultBackend` or `rules` must be specified']],
  [
    'without a path type',
    withPath({ pathType: undefined }),
    [`${AT}.pathType: Required value: pathType must be specified`],
  ],
  [
    'with a path type that is none',
    withPath({ pathType: 'Regex' }),
    [`${AT}.pathType: Unsupported value: "Regex": supported values: "Exact", "ImplementationSpecific", "Prefix"`],
  ],
  ['with a relative path', withPath({ path: 'a' }), [`${AT}.path: Invalid value: "a": must be an absolute path`]],
  ['without a path', withPath({ path: undefined }), [`${AT}.path: Invalid value: "": must be an absolute path`]],
  [
    'without a path where the controller decides',
    withPath({ path: undefined, pathType: 'ImplementationSpecific' }),
    [],
  ],
  ['with two slashes', withPath({ path: '/a//b' }), [`${AT}.path: Invalid value: "/a//b": must not contain '//'`]],
  [
    'without a backend',
    withPath({ backend: undefined }),
    [`${AT}.backend: Invalid value: "": resource or service backend is required`],
  ],
  [
    'without a port',
    withPath({ backend: { service: { name: 'web' } } }),
    [`${AT}.backend: Required value: port name or number is required`],
  ],
  [
    'with a port by name and number',
    withPath({ backend: { service: { name: 'web', port: { name: 'http', number: 80 } } } }),
    [`${AT}.backend: Invalid value: "": cannot set both port name & port number`],
  ],
  [
    'with a port that is none',
    withPath({ backend: { service: { name: 'web', port: { number: 70000 } } } }),
    [`${AT}.backend.service.port.number: Invalid value: 70000: must be between 1 and 65535, inclusive`],
  ],
  ['without paths', { rules: [{ http: {} }] }, ['spec.rules[0].http.paths: Required value']],
  ['for any host', withHost('*.example.com'), []],
  [
    'for an address',
    withHost('10.0.0.1'),
    ['spec.rules[0].host: Invalid value: "10.0.0.1": must be a DNS name, not an IP address'],
  ],
])('An Ingress %s', (_, spec, expected) => {
  expect(refusals(spec)).toEqual(expected);
});

test.each([['Example.com'], ['example.com:80'], ['*'], ['a.*.com']])('%s is no host of an Ingress', (host) => {
  expect(refusals(withHost(host))[0]).toMatch(/^spec\.rules\[0\]\.host: Invalid value/);
});

test('The class in the annotation is the class in the spec', () => {
  const annotations = { 'kubernetes.io/ingress.class': 'nginx' };
  expect(refusals({ ...withPath({}), ingressClassName: 'nginx' }, annotations)).toEqual([]);
  expect(refusals({ ...withPath({}), ingressClassName: 'alb' }, annotations)).toEqual([
    'metadata.annotations[kubernetes.io/ingress.class]: Invalid value: "…": must match `ingressClassName` when both are specified',
  ]);
});
