import fc from 'fast-check';
import { sameHandler, type JsonObject } from '../../../lib/workload';

const CONTAINER = {
  ports: [
    { name: 'http', number: 8080 },
    { name: 'admin', number: 9090 },
  ],
};

const http = (action: JsonObject): JsonObject => ({ httpGet: { path: '/ready', port: 8080, ...action } });
const headers = (...pairs: [string, string][]) => pairs.map(([name, value]) => ({ name, value }));

test.each<[string, boolean, JsonObject, JsonObject]>([
  ['the same', true, http({}), http({})],
  ['another path', false, http({}), http({ path: '/live' })],
  ['no path is /', true, http({ path: '/' }), { httpGet: { port: 8080 } }],
  ['an empty path is /', true, http({ path: '/' }), http({ path: '' })],
  ['a port by its name', true, http({}), http({ port: 'http' })],
  ['another port by its name', false, http({}), http({ port: 'admin' })],
  ['a number as text, as the kubelet reads it', true, http({}), http({ port: '8080' })],
  ['names of no port', true, http({ port: 'web' }), http({ port: 'web' })],
  ['different names of no port', false, http({ port: 'web' }), http({ port: 'api' })],
  ['no scheme is HTTP', true, http({}), http({ scheme: 'HTTP' })],
  ['another scheme', false, http({}), http({ scheme: 'HTTPS' })],
  ['another host', false, http({}), http({ host: 'example.com' })],
  ['an empty host is none', true, http({}), http({ host: '' })],
  ['no headers are an empty list', true, http({}), http({ httpHeaders: [] })],
  ['another header', false, http({}), http({ httpHeaders: headers(['A', '1']) })],
  ['another value', false, http({ httpHeaders: headers(['A', '2']) }), http({ httpHeaders: headers(['A', '1']) })],
  ['headers in any case', true, http({ httpHeaders: headers(['a', '1']) }), http({ httpHeaders: headers(['A', '1']) })],
  [
    'headers in any order',
    true,
    http({ httpHeaders: headers(['A', '1'], ['B', '2']) }),
    http({ httpHeaders: headers(['B', '2'], ['A', '1']) }),
  ],
  [
    'fields in any order',
    true,
    http({ httpHeaders: [{ value: '1', name: 'A' }] }),
    http({ httpHeaders: headers(['A', '1']) }),
  ],
  ['other timings', true, { ...http({}), periodSeconds: 1 }, { ...http({}), periodSeconds: 10 }],
  ['http and tcp', false, http({}), { tcpSocket: { port: 8080 } }],
  [
    'a handler that is set to nothing is none',
    true,
    { httpGet: null, tcpSocket: { port: 8080 } },
    { tcpSocket: { port: 8080 } },
  ],
  ['tcp by name and number', true, { tcpSocket: { port: 'http' } }, { tcpSocket: { port: 8080 } }],
  ['tcp on different ports', false, { tcpSocket: { port: 9090 } }, { tcpSocket: { port: 8080 } }],
  ['tcp on different hosts', false, { tcpSocket: { port: 8080, host: 'a' } }, { tcpSocket: { port: 8080 } }],
  ['grpc without a service', true, { grpc: { port: 8080, service: '' } }, { grpc: { port: 8080 } }],
  ['grpc with different services', false, { grpc: { port: 8080, service: 'live' } }, { grpc: { port: 8080 } }],
  ['the same command', true, { exec: { command: ['check', '-a'] } }, { exec: { command: ['check', '-a'] } }],
  ['different arguments', false, { exec: { command: ['check', '-a'] } }, { exec: { command: ['check', '-b'] } }],
  ['a space in an argument', false, { exec: { command: ['check -a'] } }, { exec: { command: ['check', '-a'] } }],
  [
    'a name that is no text',
    true,
    http({ httpHeaders: [{ name: { toString: 1 } }] }),
    http({ httpHeaders: [{ name: { toString: 1 } }] }),
  ],
  ['no handlers ask nothing', false, {}, {}],
])('%s: %p', (_what, expected, one, other) => {
  expect(sameHandler(CONTAINER, one, other)).toBe(expected);
  expect(sameHandler(CONTAINER, other, one)).toBe(expected);
});

test('whatever the probes are, the answer is the same both ways, and never thrown', () => {
  const probe = fc.dictionary(
    fc.constantFrom('httpGet', 'tcpSocket', 'grpc', 'exec'),
    fc.jsonValue() as fc.Arbitrary<null>,
  );
  fc.assert(
    fc.property(probe, probe, (one, other) => {
      expect(sameHandler(CONTAINER, one, other)).toBe(sameHandler(CONTAINER, other, one));
    }),
  );
});
