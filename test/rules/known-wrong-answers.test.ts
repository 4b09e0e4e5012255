import { check } from '../../lib/check';
import { AUTOSCALER, BUDGET, changed, DEPLOYMENT, SERVICE, together, WEB } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';

const STARTUP = 'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }';
const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
const PORTS = 'ports: [{ name: http, containerPort: 8080 }]';
const GRACE = 'terminationGracePeriodSeconds: 25';
const TEMPLATE = 'labels: { app: web }';
const BUDGETED = 'matchLabels: { app: web }';
const AUTOSCALED = changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' });

const found = (text: string) => [...new Set(check(manifestsIn(text)).findings.map(({ rule }) => rule))];
const budgeted = (changes: Readonly<Record<string, string>>, deployment = DEPLOYMENT) =>
  together(deployment, SERVICE, changed(BUDGET, changes));

/** What other tools are known to answer wrongly; the tool stands before the colon. */
describe('where other tools are wrong', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'kube-score: probes of two different named ports are not the same probe',
      changed(WEB, {
        [PORTS]: 'ports: [{ name: http, containerPort: 8080 }, { name: admin, containerPort: 9090 }]',
        [READINESS]: `${READINESS}\nlivenessProbe: { httpGet: { path: /ready, port: admin }, periodSeconds: 5 }`,
      }),
      [],
    ],
    [
      'kube-score: the readiness probe of a sidecar does not make the application ready',
      changed(WEB, { [STARTUP]: '', [READINESS]: '', [HOOK]: `${HOOK}` }).replace(
        `          ${HOOK}\n`,
        `          ${HOOK}\n        - name: shipper\n          image: registry.example.com/shipper:1\n          readinessProbe: { exec: { command: [/bin/ok] } }\n`,
      ),
      ['readiness-missing'],
    ],
    [
      'kube-score: a threshold that is high enough makes the same endpoint right for liveness',
      changed(WEB, {
        [READINESS]: `${READINESS}\nlivenessProbe: { httpGet: { path: /ready, port: http }, failureThreshold: 3 }`,
      }),
      [],
    ],
    [
      'Polaris: a budget that shares one label of two guards nothing',
      budgeted({ [BUDGETED]: 'matchLabels: { app: web, tier: front }' }),
      ['budget-selects-nothing'],
    ],
    [
      'Polaris: minAvailable that equals minReplicas blocks every drain at the minimum',
      changed(AUTOSCALED, { 'maxUnavailable: 1': 'minAvailable: 2' }),
      ['budget-blocks-drain'],
    ],
    ['Polaris: 1% of any number is one pod', budgeted({ 'maxUnavailable: 1': 'maxUnavailable: 1%' }), []],
    [
      'Polaris: minAvailable 99% blocks as 100% does',
      budgeted({ 'maxUnavailable: 1': 'minAvailable: 99%' }),
      ['budget-blocks-drain'],
    ],
    ['gatekeeper: minAvailable 50% of three lets one go', budgeted({ 'maxUnavailable: 1': 'minAvailable: 50%' }), []],
    [
      'gatekeeper: maxUnavailable 0% lets none go',
      budgeted({ 'maxUnavailable: 1': 'maxUnavailable: 0%' }),
      ['budget-blocks-drain'],
    ],
    [
      'rego-policies: a budget may ask for fewer labels than the pods have',
      budgeted({}, changed(DEPLOYMENT, { [TEMPLATE]: 'labels: { app: web, tier: front }' })),
      [],
    ],
    [
      'kube-linter: a budget goes by the labels of the pods, not by the selector of the workload',
      budgeted(
        { [BUDGETED]: 'matchLabels: { tier: front }' },
        changed(DEPLOYMENT, { [TEMPLATE]: 'labels: { app: web, tier: front }' }),
      ),
      [],
    ],
    [
      'kube-linter: an autoscaler counts whatever replicas says',
      changed(together(WEB, AUTOSCALER), { 'replicas: 3': 'replicas: 10', 'maxUnavailable: 1': 'minAvailable: 2' }),
      ['budget-blocks-drain'],
    ],
    ['kyverno: a startup probe alone makes nothing ready', changed(WEB, { [READINESS]: '' }), ['readiness-missing']],
    [
      'kyverno: one second of difference does not make two probes different',
      changed(WEB, {
        [READINESS]: `${READINESS}\nlivenessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 6, failureThreshold: 2 }`,
      }),
      ['liveness-before-readiness'],
    ],
    ['kyverno: maxUnavailable below the replicas is right', budgeted({ 'maxUnavailable: 1': 'maxUnavailable: 2' }), []],
    [
      'kyverno: a grace period that is cut to 50 s cuts a hook of 55 s',
      changed(WEB, {
        [HOOK]: 'lifecycle: { preStop: { exec: { command: [sleep, "55"] } } }',
        [GRACE]: 'terminationGracePeriodSeconds: 50',
      }),
      ['grace-too-short'],
    ],
    [
      'Popeye: minAvailable above the number of pods blocks',
      budgeted({ 'maxUnavailable: 1': 'minAvailable: 4' }),
      ['budget-blocks-drain'],
    ],
    [
      'certsuite: a percentage of a budget is rounded up, not to even',
      budgeted({ 'maxUnavailable: 1': 'minAvailable: 50%' }, changed(DEPLOYMENT, { 'replicas: 3': 'replicas: 5' })),
      [],
    ],
    [
      'the API server: a sleep as long as the grace period leaves two seconds',
      changed(WEB, { [GRACE]: 'terminationGracePeriodSeconds: 5' }),
      ['grace-too-short'],
    ],
    [
      'the API server: a preStop by tcpSocket never runs',
      changed(WEB, { [HOOK]: 'lifecycle: { preStop: { tcpSocket: { port: http } } }' }),
      ['pre-stop-never-runs'],
    ],
    [
      'boxctl: a sleep in a shell counts, minutes too',
      changed(WEB, { [HOOK]: 'lifecycle: { preStop: { exec: { command: [/bin/sh, -c, "echo bye; sleep 1m"] } } }' }),
      ['grace-too-short'],
    ],
    [
      'cdk8s-plus: a startup probe with the defaults kills what needs 30 s',
      changed(WEB, { [STARTUP]: 'startupProbe: { tcpSocket: { port: http }, failureThreshold: 3 }' }),
      ['startup-too-short'],
    ],
    [
      'korrecte: a liveness probe before the first readiness success takes nothing away by itself',
      changed(WEB, { [READINESS]: `${READINESS}\nlivenessProbe: { tcpSocket: { port: http }, periodSeconds: 5 }` }),
      [],
    ],
    [
      'Polaris: the probe that its fix puts in asks for a file that nobody has tried',
      changed(WEB, {
        [READINESS]: `${READINESS}\nlivenessProbe: { exec: { command: [cat, /tmp/healthy] }, initialDelaySeconds: 5, periodSeconds: 5 }`,
      }),
      ['liveness-unproven'],
    ],
    [
      'Polaris: and kills a start of 30 s where no startup probe holds it back',
      changed(WEB, {
        [STARTUP]: '',
        [READINESS]: `${READINESS}\nlivenessProbe: { exec: { command: [cat, /tmp/healthy] }, initialDelaySeconds: 5, periodSeconds: 5 }`,
      }),
      ['startup-too-short'],
    ],
    [
      'Stakater: a readiness probe that fails 30 times in a row is slower than liveness by its defaults',
      changed(WEB, {
        [READINESS]: `${READINESS.replace('5 }', '5, failureThreshold: 30 }')}\nlivenessProbe: { httpGet: { path: /ready, port: http } }`,
      }),
      ['liveness-before-readiness'],
    ],
    [
      'Timoni: liveness of the same endpoint that is quicker than readiness restarts what only had to rest',
      changed(WEB, {
        [READINESS]: `${READINESS.replace('5 }', '10 }')}\nlivenessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }`,
      }),
      ['liveness-before-readiness'],
    ],
    [
      'kube-linter, kube-score: topologySpreadConstraints spread pods as well as anti-affinity does',
      changed(WEB, {
        [GRACE]: `${GRACE}\ntopologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: web } } }]`,
      }),
      [],
    ],
    [
      'gatekeeper: minAvailable 67% of three lets none go',
      budgeted({ 'maxUnavailable: 1': 'minAvailable: 67%' }),
      ['budget-blocks-drain'],
    ],
    [
      'Popeye: minAvailable one below the number of pods lets one go',
      budgeted({ 'maxUnavailable: 1': 'minAvailable: 2' }),
      [],
    ],
    [
      'certsuite: minAvailable 81% of five is five',
      budgeted({ 'maxUnavailable: 1': 'minAvailable: 81%' }, changed(DEPLOYMENT, { 'replicas: 3': 'replicas: 5' })),
      ['budget-blocks-drain'],
    ],
    [
      'the API server: a grace period that is longer than the sleep and the requests is enough',
      changed(WEB, {
        [HOOK]: 'lifecycle: { preStop: { exec: { command: [/bin/sh, -c, "echo bye; sleep 1m"] } } }',
        [GRACE]: 'terminationGracePeriodSeconds: 80',
      }),
      [],
    ],
  ])('%s', (_, text, rules) => {
    expect(found(text)).toEqual(rules);
  });
});
