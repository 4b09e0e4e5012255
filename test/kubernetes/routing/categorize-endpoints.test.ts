import fc from 'fast-check';
import { categorizeEndpoints, type RoutedEndpoint } from '../../../lib/kubernetes';

const CLUSTER = { internalLocal: false, externalLocal: false, external: false };
const LOCAL = { internalLocal: true, externalLocal: true, external: true };
const NODE = { name: 'n1', zone: 'z1' };

function endpoint(changes: Partial<RoutedEndpoint> = {}): RoutedEndpoint {
  return { ready: true, serving: true, terminating: false, isLocal: false, ...changes };
}

const TERMINATING = { ready: false, serving: true, terminating: true };

test('Terminating endpoints that serve are used only while none is ready', () => {
  const [ready, terminating] = [endpoint(), endpoint(TERMINATING)];
  expect(categorizeEndpoints([ready, terminating], CLUSTER, NODE).cluster).toEqual([ready]);
  expect(categorizeEndpoints([terminating], CLUSTER, NODE).cluster).toEqual([terminating]);
});

test('An endpoint that terminates and does not serve is never used', () => {
  const gone = endpoint({ ready: false, serving: false, terminating: true });
  expect(categorizeEndpoints([gone], CLUSTER, NODE)).toMatchObject({ cluster: [], all: [], hasAny: false });
});

test('Local and Cluster fall back apart from each other', () => {
  const [remote, local] = [endpoint(), endpoint({ ...TERMINATING, isLocal: true })];
  const answer = categorizeEndpoints([remote, local], LOCAL, NODE);
  expect(answer).toMatchObject({ cluster: [remote], local: [local], hasAny: true });
  expect(answer.all).toHaveLength(2);
});

test('A Service that is local inside and not reachable from outside uses no other node', () => {
  const answer = categorizeEndpoints([endpoint()], { ...CLUSTER, internalLocal: true }, NODE);
  expect(answer).toEqual({ cluster: undefined, local: [], all: [], hasAny: true });
});

test('Zone hints count only where every ready endpoint has one and one names the zone', () => {
  const [near, far, none] = [endpoint({ zoneHints: ['z1'] }), endpoint({ zoneHints: ['z2'] }), endpoint()];
  expect(categorizeEndpoints([near, far], CLUSTER, NODE).cluster).toEqual([near]);
  expect(categorizeEndpoints([near, far, none], CLUSTER, NODE).cluster).toHaveLength(3);
  expect(categorizeEndpoints([far], CLUSTER, NODE).cluster).toEqual([far]);
  expect(categorizeEndpoints([near, far], CLUSTER, { name: 'n1', zone: '' }).cluster).toHaveLength(2);
});

test('Node hints go before zone hints, where the proxy knows them', () => {
  const here = endpoint({ zoneHints: ['z1'], nodeHints: ['n1'] });
  const beside = endpoint({ zoneHints: ['z1'], nodeHints: ['n2'] });
  expect(categorizeEndpoints([here, beside], CLUSTER, NODE).cluster).toEqual([here, beside]);
  expect(categorizeEndpoints([here, beside], CLUSTER, { ...NODE, sameNodeHints: true }).cluster).toEqual([here]);
});

test('While an endpoint is ready somewhere, Cluster traffic never goes to one that is not', () => {
  const zones = fc.array(fc.constantFrom('z1', 'z2'), { maxLength: 2 });
  const flags = { ready: fc.boolean(), serving: fc.boolean(), terminating: fc.boolean(), isLocal: fc.boolean() };
  fc.assert(
    fc.property(fc.array(fc.record({ ...flags, zoneHints: zones })), (endpoints) => {
      const { cluster = [], hasAny } = categorizeEndpoints(endpoints, CLUSTER, NODE);
      expect(hasAny).toBe(endpoints.some((one) => one.ready || (one.serving && one.terminating)));
      expect(cluster.length > 0).toBe(hasAny);
      if (endpoints.some(({ ready }) => ready)) expect(cluster.every(({ ready }) => ready)).toBe(true);
    }),
  );
});
