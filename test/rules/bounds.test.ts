import { check } from '../../lib/check';
import {
  AUTOSCALER,
  changed,
  DAEMON_SET,
  INGRESS,
  SCALED_OBJECT,
  SERVICE,
  STATEFUL_SET,
  BUDGET,
  together,
  WEB,
} from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';

const STARTUP = 'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }';
const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
const STRATEGY = 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }';
const GRACE = 'terminationGracePeriodSeconds: 25';
const DRAINS = 'zero-downtime/on-sigterm: drains';
const LONGEST = 'zero-downtime/longest-request: 20s';
const PORTS = 'ports: [{ name: http, containerPort: 8080 }]';
const CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`;

/** Without the Service, and nobody else asks. */
const unasked = (text: string) =>
  changed(text.replace(`---\n${SERVICE}`, ''), { [DRAINS]: `${DRAINS}\nzero-downtime/traffic: none` });
const mounted = (replicas: string, strategy: string) =>
  together(
    changed(WEB, {
      'replicas: 3': replicas,
      [STRATEGY]: strategy,
      [GRACE]: `${GRACE}\nvolumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]`,
    }),
    CLAIM,
  );
const onSpot = (longest: number) =>
  changed(WEB, {
    [LONGEST]: `zero-downtime/longest-request: ${longest}s`,
    [GRACE]: `terminationGracePeriodSeconds: ${longest + 5}\nnodeSelector: { cloud.google.com/gke-spot: "true" }`,
  });
const timedOut = (seconds: number) =>
  together(
    changed(WEB, { [LONGEST]: 'zero-downtime/traffic: ingress-nginx(drain-lag=5s first-use=5s)' }),
    INGRESS.replace('spec:\n', 'spec:\n  ingressClassName: nginx\n').replace(
      '  name: web\n',
      `  name: web\n  annotations: { nginx.ingress.kubernetes.io/proxy-read-timeout: "${seconds}" }\n`,
    ),
  );
const delayed = (delay: number) =>
  changed(WEB, {
    'zero-downtime/slowest-start: 30s': '',
    [STARTUP]: 'livenessProbe: { tcpSocket: { port: http }, periodSeconds: 10 }',
    [READINESS]: `readinessProbe: { httpGet: { path: /ready, port: http }, initialDelaySeconds: ${delay} }`,
  });
const limited = (quota: string) =>
  together(WEB, `apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: team }\nspec: { ${quota} }\n`);

const found = (text: string) => [...new Set(check(manifestsIn(text)).findings.map(({ rule }) => rule))];

describe('a rule is silent at its bound', () => {
  test.each<[string, string]>([
    ['a spot node gives exactly as long as the last request needs', onSpot(20)],
    ['a proxy lets a request take exactly what the pod gives it', timedOut(20)],
    ['readiness waits exactly as long as liveness is certain to', delayed(20)],
    ['a quota is exactly one pod above the replicas', limited('hard: { pods: "4" }')],
    ['a quota counts a resource that the pods do not ask for', limited('hard: { limits.cpu: "0" }')],
    ['a quota is for some pods only', limited('hard: { pods: "1" }, scopes: [BestEffort]')],
    [
      'Recreate gives the volume free before the next pod comes, and no request does',
      unasked(mounted('replicas: 1', 'type: Recreate')),
    ],
    [
      'a probe asks localhost from the network of the node',
      unasked(
        changed(WEB, {
          [GRACE]: `${GRACE}\nhostNetwork: true`,
          [STRATEGY]: 'rollingUpdate: { maxSurge: 0, maxUnavailable: 1 }',
          [READINESS]: 'readinessProbe: { tcpSocket: { port: 8080, host: 127.0.0.1 } }',
        }),
      ),
    ],
    [
      'a DaemonSet surges by 0%',
      changed(together(DAEMON_SET, SERVICE), {
        [STRATEGY]: 'rollingUpdate: { maxSurge: 0%, maxUnavailable: 1 }',
        [PORTS]: 'ports: [{ name: http, containerPort: 8080, hostPort: 8080 }]',
        // Who asks a node is tried at another one.
        'zero-downtime/on-sigterm: drains':
          'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: custom(name=edge drain-lag=5s first-use=5s)',
      }),
    ],
    ['a StatefulSet of two', changed(together(STATEFUL_SET, SERVICE, BUDGET), { 'replicas: 3': 'replicas: 2' })],
    ['KEDA holds two', changed(together(WEB, SCALED_OBJECT), { 'replicas: 3': '' })],
    [
      'KEDA is paused at zero by hand',
      changed(together(WEB, SCALED_OBJECT), { 'replicas: 3': '' }).replace(
        'kind: ScaledObject\nmetadata:\n',
        'kind: ScaledObject\nmetadata:\n  annotations: { autoscaling.keda.sh/paused-replicas: "0" }\n',
      ),
    ],
    [
      'a Service of another namespace selects the same labels there',
      together(WEB, WEB.replaceAll('  name: web\n', '  name: web\n  namespace: shop\n')),
    ],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a rule fires one step beyond its bound', () => {
  test.each<[string, string, readonly string[]]>([
    ['a spot node gives a second less', onSpot(21), ['node-leaves-sooner']],
    ['a proxy lets a request take a second more', timedOut(21), ['request-outlives-grace']],
    ['readiness waits a second longer', delayed(21), ['startup-too-short']],
    ['a quota is as many pods as there are replicas', limited('hard: { pods: "3" }'), ['quota-blocks-surge']],
    ['a quota of memory is one thousandth short', limited('hard: { requests.memory: 511Mi }'), ['quota-blocks-surge']],
    [
      '25% of three comes to none, and the volume stays with the old pod',
      mounted('replicas: 3', 'rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% }'),
      ['surge-shares-volume'],
    ],
    [
      'an autoscaler may go where 25% comes to none',
      together(changed(mounted('', 'rollingUpdate: { maxSurge: 25%, maxUnavailable: 0 }'), {}), AUTOSCALER),
      ['surge-shares-volume'],
    ],
    [
      'replicas of which one goes first want the volume of one node together',
      unasked(mounted('replicas: 2', 'type: Recreate')),
      ['surge-shares-volume'],
    ],
    [
      'a DaemonSet surges by 1%',
      changed(together(DAEMON_SET, SERVICE), {
        [STRATEGY]: 'rollingUpdate: { maxSurge: 1%, maxUnavailable: 0 }',
        [PORTS]: 'ports: [{ name: http, containerPort: 8080, hostPort: 8080 }]',
      }),
      ['daemon-set-surge-blocked'],
    ],
    [
      'a StatefulSet of one',
      changed(together(STATEFUL_SET, SERVICE, BUDGET), { 'replicas: 3': 'replicas: 1' }),
      ['stateful-set-alone'],
    ],
    [
      'KEDA idles at zero',
      changed(together(WEB, SCALED_OBJECT), {
        'replicas: 3': '',
        'minReplicaCount: 2': 'minReplicaCount: 2\nidleReplicaCount: 0',
      }),
      ['scales-to-zero'],
    ],
    [
      'the Service stands in another namespace than its pods',
      together(
        ...WEB.split('---\n').map((one, index) =>
          index === 1 ? one.replace('  name: web\n', '  name: web\n  namespace: shop\n') : one,
        ),
      ),
      ['service-selects-nothing'],
    ],
  ])('%s', (_, text, rules) => {
    expect(found(text)).toEqual(rules);
  });
});
