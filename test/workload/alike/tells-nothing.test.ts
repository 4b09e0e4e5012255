import { tellsNothing } from '../../../lib/workload';
import { TOLD_BY_NONE, TOLD_OF_NONE } from '../../../lib/workload/alike/tells-nothing';
import { toldByContainer } from '../../../lib/workload/alike/told-by-container';
import { toldByName } from '../../../lib/workload/applications/told-by-name';

const UNTOLD = { workload: 'checkout', container: 'main', image: 'registry.example.com/checkout:1.4.2', port: 8080 };

test.each([
  ['of a registry', {}],
  ['of nobody', { image: 'checkout:1' }],
  ['that is part of something', { workload: 'orders-api', image: 'ghcr.io/acme/orders-api:v3' }],
  ['that answers at no port', { port: undefined }],
])('an application %s tells nothing', (_what, changes) => {
  expect(tellsNothing({ ...UNTOLD, ...changes })).toBe(true);
});

test.each([
  ['an image that is known', { image: 'bitnami/postgresql:16' }],
  ['an image of a server whose end is known', { image: 'nginx:1.25' }],
  ['an image without a shell', { image: 'gcr.io/distroless/static:nonroot' }],
  ['the image of a worker', { image: 'acme/orders-worker:3' }],
  ['the name of a database', { workload: 'orders-redis' }],
  ['the name of an entrance', { workload: 'api-gateway' }],
  ['the name of a worker', { workload: 'orders-worker' }],
  ['the name of a cache', { workload: 'session-cache' }],
  ['the port of a database', { port: 5432 }],
  ['a container that is called as a proxy', { container: 'istio-proxy' }],
])('%s tells something', (_what, changes) => {
  expect(tellsNothing({ ...UNTOLD, ...changes })).toBe(false);
});

test('what is written out to be told of nobody is what is told of names and images that nobody knows', () => {
  const images = ['registry.example.com/x:1', 'registry.example.com/app:1', 'x:1', 'app:1'];
  expect(new Set(images.map((image) => toldByContainer({ name: 'x', image })))).toEqual(TOLD_OF_NONE);
  expect(toldByName('x')).toBe(TOLD_BY_NONE);
});
