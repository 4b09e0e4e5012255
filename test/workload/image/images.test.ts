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
