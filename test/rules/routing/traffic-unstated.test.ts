import { check } from '../../../lib/check';
import { parseTraffic } from '../../../lib/facts';
import { changed, DAEMON_SET, INGRESS, SERVICE, STATEFUL_SET, together, WEB } from '../../../lib/rules/support/example';
import { simulate } from '../../../lib/simulation';
import { readWorld } from '../../../lib/workload';
import { manifestsIn } from '../support/manifests';

const DRAINS = 'zero-downtime/on-sigterm: drains';
const stating = (traffic: string, text = WEB) =>
  changed(text, { [DRAINS]: `${DRAINS}\nzero-downtime/traffic: ${traffic}` });
const serviceWith = (changes: Readonly<Record<string, string>>, traffic = 'cluster-ip') =>
  stating(traffic).replace(SERVICE, changed(SERVICE, changes));
const annotated = (annotations: string, object: string) =>
  changed(object, { 'name: web': `name: web\nannotations: { ${annotations} }` });

const ALB = annotated('kubernetes.io/ingress.class: alb, alb.ingress.kubernetes.io/target-type: ip', INGRESS);
const ofClass = (name: string) => changed(INGRESS, { 'rules:': `ingressClassName: ${name}\nrules:` });

const found = (text: string) => check(manifestsIn(text)).findings;
const shortly = (text: string) => found(text).map(({ rule, severity, numbers }) => [rule, severity, numbers['source']]);
const lossesOf = (text: string) =>
  simulate(readWorld(manifestsIn(text)), { scenarios: ['rollout'] }).reduce((sum, { lost }) => sum + lost, 0);

describe('a way that the manifests show and nobody states is one finding of its own', () => {
  test.each<[string, string, string]>([
    ['an Ingress of an ALB to the pods', together(stating('cluster-ip'), ALB), 'aws-alb'],
    ['the same beside ingress-nginx', together(stating('ingress-nginx(drain-lag=5s first-use=5s)'), ALB), 'aws-alb'],
    [
      'an NLB to the pods',
      serviceWith({
        'name: web':
          'name: web\nannotations: { service.beta.kubernetes.io/aws-load-balancer-type: external, service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip }',
        'selector: { app: web }': 'selector: { app: web }\ntype: LoadBalancer',
      }),
      'aws-nlb',
    ],
    [
      'a network endpoint group',
      serviceWith({
        'name: web': `name: web\nannotations: { cloud.google.com/neg: '{"exposed_ports": {"80": {}}}' }`,
      }),
      'gke-neg',
    ],
    ['an Ingress of ingress-nginx', together(stating('cluster-ip'), ofClass('nginx')), 'ingress-nginx'],
  ])('%s', (_, text, source) => {
    expect(shortly(text)).toEqual([['traffic-unstated', 'error', source]]);
  });

  test('its requests are lost in the simulation', () => {
    expect(lossesOf(together(stating('cluster-ip'), ALB))).toBeGreaterThan(0);
  });

  test('no requests are stated, and a Service sends some: the one finding for all that follows', () => {
    const bare = changed(stating('none'), { 'lifecycle: { preStop: { sleep: { seconds: 5 } } }': '' });
    expect(shortly(bare)).toEqual([['traffic-unstated', 'error', 'cluster-ip']]);
    expect(lossesOf(bare)).toBeGreaterThan(0);
  });

  test('where the pods wait long enough for it, by chance, it is a warning', () => {
    expect(shortly(stating('none'))).toEqual([['traffic-unstated', 'warning', 'cluster-ip']]);
    expect(lossesOf(stating('none'))).toBe(0);
  });

  test('a controller that nobody knows makes it an assumption', () => {
    const [finding] = found(together(stating('cluster-ip'), ofClass('traefik')));
    expect([finding?.severity, finding?.assumptions]).toEqual(['warning', ['traefik follows endpoints within 10 s']]);
  });

  test('it points at the annotation, and its edit states what is missing with what is stated', () => {
    const [finding] = found(together(stating('cluster-ip(drain-lag=4s)'), ALB));
    expect(finding?.path).toEqual(['metadata', 'annotations', 'zero-downtime/traffic']);
    expect(finding?.edits.map(({ value }) => value)).toEqual(['cluster-ip(drain-lag=4s), aws-alb']);
  });

  test('stated outside of the manifests, it points at the route', () => {
    const stated = { everywhere: { traffic: parseTraffic('cluster-ip') }, workloads: [] };
    const [finding] = check(manifestsIn(together(WEB, ALB)), { stated }).findings;
    expect([finding?.rule, finding?.resource.kind, finding?.edits]).toEqual(['traffic-unstated', 'Ingress', []]);
  });
});

describe('what is stated is enough', () => {
  test.each<[string, string]>([
    [
      'its delays count, and not those that its kind is known for',
      together(stating('aws-alb(drain-lag=5s first-use=5s)'), ALB),
    ],
    [
      'a Service behind a stated Ingress',
      together(stating('ingress-nginx(drain-lag=5s first-use=5s)'), ofClass('nginx')),
    ],
    ['an Ingress whose class stands elsewhere', together(stating('aws-alb(drain-lag=5s first-use=5s)'), INGRESS)],
    [
      'a Service with a port on every node',
      serviceWith({ 'selector: { app: web }': 'selector: { app: web }\ntype: NodePort' }),
    ],
    [
      'a registry beside a headless Service',
      serviceWith(
        { 'selector: { app: web }': 'selector: { app: web }\nclusterIP: None' },
        'registry(drain-lag=5s first-use=5s deregistration=0s)',
      ),
    ],
    [
      'the Service that a StatefulSet has to have',
      together(
        stating('none', STATEFUL_SET),
        changed(SERVICE, { 'selector: { app: web }': 'selector: { app: web }\nclusterIP: None' }),
      ),
    ],
    [
      'a target group of which nothing says whether an ALB or an NLB has it',
      together(
        stating('aws-alb(drain-lag=5s first-use=5s)'),
        `apiVersion: elbv2.k8s.aws/v1beta1
kind: TargetGroupBinding
metadata: { name: web }
spec: { targetType: ip, targetGroupARN: a, serviceRef: { name: web, port: 80 } }
`,
      ),
    ],
    ['nobody asks a DaemonSet', stating('none', DAEMON_SET)],
    [
      'only metrics are asked for',
      together(
        stating('none', WEB.replace(`---\n${SERVICE}`, '')),
        changed(SERVICE, { 'name: web': 'name: web-metrics' }),
      ),
    ],
  ])('%s', (_, text) => {
    expect(shortly(text).filter(([rule]) => rule === 'traffic-unstated')).toEqual([]);
  });
});
