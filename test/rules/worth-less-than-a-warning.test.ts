import { check, type Finding } from '../../lib/check';
import { changed, together, WEB } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';
import { UNSTATED } from './support/unstated';

const WEB_UNSTATED = changed(WEB, UNSTATED);

const found = (text: string): readonly Finding[] => check(manifestsIn(text)).findings;
const severities = (rule: string, text: string) =>
  found(text).flatMap((finding) => (finding.rule === rule ? [finding.severity] : []));

const IMAGE = 'image: registry.example.com/web:1.4.2';
const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';

describe('What is short by less than anybody knows assumed numbers by', () => {
  const waiting = (seconds: number, text = WEB_UNSTATED) =>
    changed(text, { [HOOK]: `lifecycle: { preStop: { sleep: { seconds: ${seconds} } } }` });

  test.each([
    [4, ['info']],
    [3, ['warning']],
    [1, ['warning']],
  ])('of a hook of %i s', (seconds, expected) => {
    expect(severities('pre-stop-too-short', waiting(seconds))).toEqual(expected);
  });

  test('is a finding where a load balancer may need much more', () => {
    const alb = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, annotations: { alb.ingress.kubernetes.io/target-type: ip } }
spec: { ingressClassName: alb, defaultBackend: { service: { name: web, port: { number: 80 } } } }
`;
    expect(severities('pre-stop-too-short', together(waiting(5), alb))).toEqual(['warning']);
  });

  test('is a finding where nothing waits, or facts are stated', () => {
    expect(severities('pre-stop-too-short', changed(WEB_UNSTATED, { [HOOK]: '' }))).toEqual(['warning']);
    expect(severities('pre-stop-too-short', waiting(4, WEB))).toEqual(['error']);
  });
});

describe('What is called after a queue or a database', () => {
  const one = (image: string, port: number) =>
    changed(WEB_UNSTATED, {
      [IMAGE]: `image: ${image}`,
      'replicas: 3': 'replicas: 1',
      'ports: [{ name: http, containerPort: 8080 }]': `ports: [{ name: http, containerPort: ${port} }]`,
      '- name: web': '- name: orders-kafka',
    });

  test.each([
    ['registry.example.com/orders:1', 8080, []],
    ['registry.example.com/orders:1', 9092, ['warning']],
    ['registry.example.com/orders-kafka:1', 8080, []],
    ['apache/kafka:4', 9094, ['warning']],
  ])('and runs %s at port %i', (image, port, expected) => {
    expect(severities('data-goes-with-pod', one(image, port))).toEqual(expected);
  });
});

describe('A tunnel that takes requests from connections of its own', () => {
  const tunnel = (image: string, args: string) =>
    changed(WEB_UNSTATED, { [IMAGE]: `image: ${image}${args && `\nargs: [${args}]`}`, [HOOK]: '' });

  test.each([
    ['cloudflare/cloudflared:2026.1.0', '', []],
    ['registry.example.com/tunnel:1', 'cloudflared, --no-autoupdate, tunnel, run', []],
    ['registry.example.com/tunnel:1', 'tunnel, run', ['warning']],
  ])('is done with them when it is told to stop: %s %s', (image, args, expected) => {
    expect(severities('pre-stop-too-short', tunnel(image, args))).toEqual(expected);
  });
});
