import { check } from '../../lib/check';
import {
  AUTOSCALER,
  BUDGET,
  changed,
  CRON_JOB,
  DEPLOYMENT,
  INGRESS,
  SERVICE,
  together,
  WEB,
  WORKER,
} from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';

const STARTUP = 'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }';
const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
const GRACE = 'terminationGracePeriodSeconds: 25';
const LONGEST = 'zero-downtime/longest-request: 20s';
const IMAGE = 'image: registry.example.com/web:1.4.2';

const found = (text: string) => check(manifestsIn(text)).findings;
const rulesIn = (text: string) => found(text).map(({ rule }) => rule);
const only = (text: string) => {
  const findings = found(text);
  expect(findings.map(({ rule }) => rule)).toHaveLength(1);
  return findings[0] as (typeof findings)[number];
};
const probed = (startup: string, readiness: string) =>
  changed(WEB, {
    [STARTUP]: STARTUP.replace('http }', `${startup} }`),
    [READINESS]: READINESS.replace('http }', `${readiness} }`),
  });

describe('what a judge by hand has found wrong stays right', () => {
  test('probes that agree on a port ask the port for management, which nobody has to declare', () => {
    expect(found(probed('10254', '10254'))).toEqual([]);
  });

  test('a probe that alone asks for a port that is not declared is most likely mistaken, which nobody knows for certain', () => {
    const finding = only(probed('http', '8081'));
    expect([finding.rule, finding.severity]).toEqual(['probe-port-unknown', 'warning']);
  });

  test('probes that ask for the same unknown name are mended at once', () => {
    const finding = only(probed('web', 'web'));
    expect([finding.severity, finding.edits.map(({ value }) => value)]).toEqual(['error', ['http', 'http']]);
    expect(finding.message).toMatch(/^the startup and readiness probes of web ask for the port 'web';/);
  });

  test('a hook that lets nginx quit before it waits has not waited', () => {
    const command = '[sh, -c, "nginx -s quit; sleep 5"]';
    const finding = only(changed(WEB, { [HOOK]: `lifecycle: { preStop: { exec: { command: ${command} } } }` }));
    expect([finding.rule, finding.assumptions]).toEqual(['pre-stop-too-short', []]);
    expect(finding.fix).toContain('before it stops the application');
  });

  test('Windows has no sleep, and a native sleep needs none', () => {
    const onWindows = { [GRACE]: `${GRACE}\nos: { name: windows }` };
    const exec = 'lifecycle: { preStop: { exec: { command: [sleep, "5"] } } }';
    expect(only(changed(WEB, { ...onWindows, [HOOK]: exec })).rule).toBe('pre-stop-never-runs');
    expect(found(changed(WEB, onWindows))).toEqual([]);
  });

  test('an autoscaler that misses the only workload is one finding, and the single replica is none', () => {
    const missing = changed(AUTOSCALER, {
      'scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }':
        'scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: website }',
    });
    const finding = only(together(changed(WEB, { 'replicas: 3': '' }), missing));
    expect([finding.rule, finding.path]).toEqual(['autoscaler-targets-nothing', ['spec', 'scaleTargetRef', 'name']]);
    expect(finding.edits.map(({ value }) => value)).toEqual(['web']);
  });

  test('a Rollout stands still where a Service of its strategy is missing', () => {
    const rollout = changed(WEB, {
      'apiVersion: apps/v1': 'apiVersion: argoproj.io/v1alpha1',
      'kind: Deployment': 'kind: Rollout',
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }':
        'blueGreen: { activeService: web, previewService: web-preview, scaleDownDelaySeconds: 60 }',
    });
    const preview = SERVICE.replace('name: web', 'name: web-preview');
    expect(found(together(rollout, preview))).toEqual([]);
    const finding = only(together(rollout, preview.replace('web-preview', 'web-previw')));
    expect([finding.rule, finding.edits.map(({ value }) => value)]).toEqual(['route-leads-nowhere', ['web-previw']]);
  });

  test('pods that take a port of their node are never two on one', () => {
    const onNode = changed(WEB, {
      'ports: [{ name: http, containerPort: 8080 }]': 'ports: [{ name: http, containerPort: 8080, hostPort: 8080 }]',
    }).split('---\n');
    const withoutBudget = together(...onNode.filter((text) => !text.includes('PodDisruptionBudget')));
    expect(found(withoutBudget).map(({ rule }) => rule)).not.toContain('budget-missing');
  });

  test('what the API server takes instead is part of the fix', () => {
    const probe = `${READINESS}\nlivenessProbe: { tcpSocket: { port: http }, successThreshold: 2 }`;
    expect(only(changed(WEB, { [READINESS]: probe })).fix).toMatch(/^set \S+successThreshold to 1$/);
  });

  test('the fix of a route names the only port that there is', () => {
    const route = changed(INGRESS, {
      'service: { name: web, port: { number: 80 } }': 'service: { name: web, port: { number: 8080 } }',
    });
    expect(found(together(WEB, route)).find(({ rule }) => rule === 'route-leads-nowhere')?.fix).toMatch(/port 80$/);
  });

  test('a number that rests on an assumed longest request says so, and one that is stated does not', () => {
    const short = changed(WEB, { [HOOK]: '', 'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: exits' });
    expect(only(short).message).toMatch(/longest request 20 s =/);
    expect(only(changed(short, { [LONGEST]: '' })).message).toMatch(/longest request 1 s \(assumed\)/);
  });

  test('one database without a volume is told what it loses, and never to be two', () => {
    const single = changed(WEB, { 'replicas: 3': 'replicas: 1', [IMAGE]: 'image: postgres:16' });
    expect(only(single).rule).toBe('data-goes-with-pod');
    expect(only(single).fix).not.toContain('replicas');
  });

  test('labels that its own selector does not ask for are the one mistake of a workload, its Service and its budget', () => {
    expect(only(WEB.replace('labels: { app: web }', 'labels: { app: shop }')).rule).toBe('selector-refused');
  });

  test.each([
    ['minReadySeconds: 5', 'minReady: 5', 'write minReadySeconds'],
    [GRACE, 'terminationGracePeriod: 25', 'write terminationGracePeriodSeconds'],
  ])('a field whose name is cut short is known again: %s', (field, written, fix) => {
    expect(only(changed(WEB, { [field]: written })).fix).toBe(fix);
  });

  test('a field that only another kind of volume has is meant nowhere', () => {
    const volume = `${GRACE}\nvolumes: [{ name: data, emptyDir: { pool: fast } }]`;
    expect(only(changed(WEB, { [GRACE]: volume })).fix).toBe('take pool away');
  });

  test('a command in one word is no program', () => {
    const finding = only(changed(WEB, { [HOOK]: 'lifecycle: { preStop: { exec: { command: ["sleep 5"] } } }' }));
    expect([finding.rule, finding.severity]).toEqual(['pre-stop-never-runs', 'error']);
  });

  test.each([
    ['a tcpSocket', '{ tcpSocket: { port: http } }'],
    ['a command in one word', '{ exec: { command: ["sleep 5"] } }'],
  ])('%s as the hook of what serves on until SIGKILL costs no request', (_what, preStop) => {
    const hook = { [HOOK]: `lifecycle: { preStop: ${preStop} }` };
    const ignores = changed(WEB, { 'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: ignores', ...hook });
    expect(rulesIn(ignores)).toEqual([]);
    // 5 s until no request arrives any more, and 20 s for the last one.
    expect(rulesIn(changed(ignores, { [GRACE]: 'terminationGracePeriodSeconds: 24' }))).toEqual(['grace-too-short']);
  });

  test('what a hook that fails was to do besides a wait may be needed: a warning', () => {
    const finding = only(
      changed(WEB, {
        'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: ignores',
        [HOOK]: 'lifecycle: { preStop: { httpGet: { path: /leave, port: admin } } }',
      }),
    );
    expect([finding.rule, finding.severity]).toEqual(['pre-stop-never-runs', 'warning']);
  });

  test('a hook that fails, of an application of which nobody knows what it does on SIGTERM, is a warning', () => {
    const finding = only(
      changed(WEB, {
        'zero-downtime/on-sigterm: drains': '',
        [HOOK]: 'lifecycle: { preStop: { tcpSocket: { port: http } } }',
      }),
    );
    expect([finding.rule, finding.severity]).toEqual(['pre-stop-never-runs', 'warning']);
    expect(finding.assumptions.join()).toMatch(/SIGTERM/);
  });

  test('a grace period that is too short only for what ends its requests after SIGTERM is a warning where nobody knows', () => {
    const unknown = {
      'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: unknown',
      [HOOK]: 'lifecycle: { preStop: { sleep: { seconds: 25 } } }',
    };
    const finding = only(changed(WEB, unknown));
    expect([finding.rule, finding.severity, finding.numbers['smallest']]).toEqual(['grace-too-short', 'warning', 45]);
    // Two seconds are there after every hook.
    expect(rulesIn(changed(WEB, { ...unknown, [LONGEST]: 'zero-downtime/longest-request: 2s' }))).toEqual([]);
    // Cut at 20 s, the hook lets go of requests whatever the application does with SIGTERM, unless it ignores it.
    const cut = {
      ...unknown,
      [GRACE]: 'terminationGracePeriodSeconds: 24',
      [HOOK]: 'lifecycle: { preStop: { exec: { command: [sleep, "25"] } } }',
    };
    expect(only(changed(WEB, cut)).severity).toBe('error');
  });

  test('of two objects of one file the line of the first is told', () => {
    const twice = manifestsIn(together(WEB, SERVICE.replace('port: 80', 'port: 81'))).map((manifest, index) => {
      const line = 10 * index + 4;
      return { ...manifest, file: 'web.yaml', locate: () => ({ line, column: 1, endLine: line, endColumn: 9 }) };
    });
    expect(check(twice).findings[0]?.message).toMatch(/^Service web is written more than once; before in line 14$/);
  });

  test('two files of one folder that hold the same objects are alternatives; where they share little, one overwrites the other', () => {
    const inFile = (file: string, text: string) => manifestsIn(text).map((manifest) => ({ ...manifest, file }));
    const environments = [
      ...inFile('staging.yaml', WEB),
      ...inFile('production.yaml', changed(WEB, { 'replicas: 3': 'replicas: 9' })),
    ];
    expect(check(environments).findings).toEqual([]);
    const other = SERVICE.replace('port: 80', 'port: 81');
    expect(check([...inFile('web.yaml', WEB), ...inFile('other.yaml', other)]).findings).toEqual([]);
    const { findings } = check([...inFile('web.yaml', WEB), ...inFile('mailer.yaml', together(WORKER, other))]);
    expect(findings.map(({ rule, severity, file }) => [rule, severity, file])).toEqual([
      ['duplicate-identity', 'warning', 'mailer.yaml'],
    ]);
    expect(findings[0]?.message).toMatch(/before in web.yaml$/);
    expect(findings[0]?.fix).toMatch(/environments, put each into a folder of its own/);
    const again = check(inFile('web.yaml', together(WEB, other))).findings;
    expect(again.map(({ rule, severity, assumptions }) => [rule, severity, ...assumptions])).toEqual([
      ['duplicate-identity', 'warning', 'what is overwritten is needed'],
    ]);
    expect(check(inFile('web.yaml', together(WEB, SERVICE))).findings).toEqual([]);
  });

  test('a startup probe is generous: only a deadline that somebody has chosen is held against it', () => {
    const slow = (allowed: number, deadline = '') =>
      changed(WEB, {
        'zero-downtime/slowest-start: 30s': '',
        [LONGEST]: '',
        'zero-downtime/on-sigterm: drains': '',
        'annotations:': '',
        'minReadySeconds: 5': `minReadySeconds: 5${deadline}`,
        [STARTUP]: STARTUP.replace(
          'periodSeconds: 2, failureThreshold: 16',
          `periodSeconds: 10, failureThreshold: ${allowed / 10}`,
        ),
      });
    const isTold = (text: string) => rulesIn(text).includes('progress-deadline-too-short');
    expect([660, 3600].map((allowed) => isTold(slow(allowed)))).toEqual([false, false]);
    expect(isTold(slow(660, '\nprogressDeadlineSeconds: 600'))).toBe(true);
  });

  test('who finds the pods by a headless Service brings the port along', () => {
    const headless = (more: string) =>
      together(
        DEPLOYMENT,
        BUDGET,
        changed(SERVICE, {
          'selector: { app: web }': `selector: { app: web }${more}`,
          'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 10811 }]',
        }),
      );
    expect(rulesIn(headless(''))).toContain('service-port-unmatched');
    expect(rulesIn(headless('\nclusterIP: None'))).not.toContain('service-port-unmatched');
  });

  test('a CronJob whose run is evicted runs again', () => {
    const weekly = CRON_JOB.replace('0 3 * * *', '0 3 * * 0');
    const evicted = weekly.replace(/^( *)template:/m, '$1backoffLimit: 0\n$1template:');
    const finding = found(evicted).find(({ rule }) => rule === 'job-ends-on-drain');
    expect(finding?.message).toContain('until its next run');
  });

  test('what may not both be zero, or both be set, says which of them goes', () => {
    const strategy = 'rollingUpdate: { maxSurge: 0, maxUnavailable: 0 }';
    expect(only(changed(WEB, { 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': strategy })).fix).toContain(
      'maxSurge',
    );
    const both = changed(WEB, { 'maxUnavailable: 1': 'maxUnavailable: 1\nminAvailable: 1' });
    expect(only(both).fix).toBe('remove minAvailable');
  });
});
