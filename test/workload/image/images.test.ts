import fc from 'fast-check';
import { read, workload } from '../manifests';

const container = (json: object) => read(workload({ containers: [{ name: 'web', ...json }] })).containers[0];

test.each<[string, boolean | undefined]>([
  ['gcr.io/distroless/static-debian12', false],
  ['gcr.io/distroless/java21-debian12:nonroot', false],
  ['gcr.io/distroless/base-debian12:debug', true],
  ['gcr.io/distroless/static:debug-nonroot@sha256:0123', true],
  ['registry.example.com/base/distroless/web:1', false],
  ['registry.example.com/web:1.4-distroless', false],
  ['cgr.dev/chainguard/nginx:latest', false],
  ['cgr.dev/chainguard/python:latest-dev', true],
  ['cgr.dev/chainguard/wolfi-base', undefined],
  ['registry.k8s.io/sig-storage/csi-node-driver-registrar:v2.10.0', false],
  ['cr.l5d.io/linkerd/proxy:stable-2.14.1', false],
  ['envoyproxy/envoy:v1.30', true],
  ['nginx:1.27', true],
  ['docker.io/library/alpine:3', true],
  ['registry.example.com:5000/nginx', undefined],
  ['registry.example.com/web:1', undefined],
  ['', undefined],
])('whether %s holds a shell: %p', (image, expected) => {
  expect(container({ image })?.hasShell?.value).toBe(expected);
});

test.each<[string, object, string]>([
  ['nginx drains on the signal of its image', { image: 'nginx:1.27' }, 'drains'],
  ['also where its command is written down', { image: 'nginx', command: ['nginx', '-g', 'daemon off;'] }, 'drains'],
  ['not where another program runs', { image: 'nginx', command: ['/app/run'] }, 'unknown'],
  ['not with another signal', { image: 'nginx', lifecycle: { stopSignal: 'SIGTERM' } }, 'unknown'],
  ['not in the image of somebody else', { image: 'registry.example.com/nginx' }, 'unknown'],
  ['php-fpm drains', { image: 'php:8.3-fpm-alpine' }, 'drains'],
  ['php on a command line is another matter', { image: 'php:8.3-cli' }, 'unknown'],
  ['a database cuts its connections', { image: 'postgres:16' }, 'exits'],
])('%s', (_what, json, kind) => {
  const { value, assumption } = container(json)?.onSigterm ?? {};
  expect(value).toEqual({ kind });
  expect(assumption).toBeDefined();
});

test('whatever an image is called, it is read', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('a', '/', ':', '@', '.', '-') })), (image) => {
      expect(container({ image })?.name).toBe('web');
    }),
  );
});

test('a hook that calls what an image lacks never runs', () => {
  const fails = (image: string, program: string) =>
    container({ image, lifecycle: { preStop: { exec: { command: [program, 'http://localhost'] } } } })?.preStopFails;
  expect(fails('envoyproxy/envoy:v1.10.0', 'wget')).toMatch(/no 'wget'/);
  expect(fails('envoyproxy/envoy:v1.10.0', '/usr/bin/curl')).toMatch(/no 'curl'/);
  expect(fails('envoyproxy/envoy:v1.10.0', 'sleep')).toBeUndefined();
});

const runs = (json: object, more: object = {}) => {
  const { application } = read(workload({ containers: [{ name: 'main', ...json }], ...more }));
  return application?.name;
};

describe('What a workload runs shows', () => {
  test.each([
    ['postgres:17', 'PostgreSQL'],
    ['registry.example.com:5000/team/postgresql-16:6.2', 'PostgreSQL'],
    ['bitnami/mariadb-galera', 'MariaDB'],
    ['registry.example.com/rs-mongodb', 'MongoDB'],
    ['example.com/shop/rs-mysql-db:2.1', 'MySQL'],
    ['goharbor/redis-photon:v2', 'Redis'],
    ['rabbitmq:4-management-alpine', 'RabbitMQ'],
    ['quay.io/prometheus/prometheus:v3', 'Prometheus'],
    ['prom/alertmanager', 'Alertmanager'],
    ['teapot/kube-state-metrics:v2', 'kube-state-metrics'],
    ['jaegertracing/all-in-one:1', 'Jaeger'],
    ['oliver006/redis_exporter', 'an exporter'],
    ['quay.io/prometheus/node-exporter', 'an exporter'],
    ['provectuslabs/kafka-ui', 'a page for administrators'],
  ])('in the image %s: %s', (image, application) => {
    expect(runs({ image })).toBe(application);
  });

  test.each([
    'edoburu/pgbouncer',
    'bitnami/postgres-operator',
    'example.com/mysql-backup',
    'example.com/redis-proxy',
    'quay.io/prometheus-operator/prometheus-operator',
    'example.com/kafka-consumer',
    'example.com/mongo-client-demo',
    'example.com/web:postgres',
    'example.com/prostgres',
  ])('but %s is none of them', (image) => {
    expect(runs({ image })).toBeUndefined();
  });

  test.each<[string, object, string | undefined]>([
    ['by the name of its container', { image: 'example.com/x', name: 'orders-mongodb' }, 'MongoDB'],
    ['by the port that it answers at', { image: 'example.com/x', ports: [{ containerPort: 27017 }] }, 'MongoDB'],
    ['by what it is run with', { image: 'thanosio/thanos', args: ['compact', '--wait'] }, 'the compactor of Thanos'],
    ['not where it is run with something else', { image: 'thanosio/thanos', args: ['query'] }, undefined],
    [
      'not by the port of what only carries the requests of others',
      { image: 'example.com/pg-proxy', ports: [{ containerPort: 5432 }] },
      undefined,
    ],
    [
      'not where it is told of a store',
      { image: 'jaegertracing/jaeger', env: [{ name: 'SPAN_STORAGE_TYPE' }] },
      undefined,
    ],
    [
      'as what is looked at, with a database',
      { image: 'grafana/grafana', env: [{ name: 'GF_DATABASE_URL' }] },
      'Grafana',
    ],
    ['not by a name of which it is only the beginning', { image: 'example.com/x', name: 'redis-orders' }, undefined],
  ])('%s', (_, json, application) => {
    expect(runs(json)).toBe(application);
  });
});
