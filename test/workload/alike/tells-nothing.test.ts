import { tellsNothing } from '../../../lib/workload';

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
