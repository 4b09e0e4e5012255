import { check } from '../../lib/check';
import { changed, WEB } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';
import { UNSTATED } from './support/unstated';

const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
const found = (text: string, rule: string) =>
  check(manifestsIn(text)).findings.filter((finding) => finding.rule === rule);
const stopping = (hook: string, grace: number, facts: Readonly<Record<string, string>> = UNSTATED) =>
  found(
    changed(WEB, {
      ...facts,
      [HOOK]: `lifecycle: { preStop: ${hook} }`,
      'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: ${grace}`,
    }),
    'grace-too-short',
  );

test.each(['{ exec: { command: [/bin/sleep, "90"] } }', '{ exec: { command: [sh, -c, "sleep 90"] } }'])(
  'a hook that waits longer than the grace period is told, whatever it waits for: %s',
  (hook) => {
    const [one] = stopping(hook, 30);
    expect(one).toMatchObject({ severity: 'warning', edits: [{ value: 90 }] });
    expect(one?.assumptions).toContainEqual(expect.stringContaining('more than the 2 s that are left after SIGTERM'));
    expect(stopping(hook, 90)).toEqual([]);
  },
);

test.each([
  ['of unknown length', '{ exec: { command: [/drain.sh] } }'],
  ['that fits', '{ sleep: { seconds: 20 } }'],
])('a hook %s is not', (_, hook) => {
  expect(stopping(hook, 30)).toEqual([]);
});

test('where facts are stated it is an error by them', () => {
  expect(stopping('{ exec: { command: [sleep, "90"] } }', 60, {})).toMatchObject([
    { severity: 'error', edits: [{ value: 110 }] },
  ]);
});

test.each<[string, number]>([
  ['/readiness', 1],
  ['/health/ready', 1],
  ['/readyz', 1],
  ['/livez', 0],
  ['/already-there', 0],
])('a liveness probe that asks %s restarts what only waits for its database', (path, count) => {
  const probe = `livenessProbe: { httpGet: { path: ${path}, port: http }, periodSeconds: 20 }`;
  const readiness = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
  const asking = changed(WEB, { [readiness]: `${readiness}\n${probe}` });
  expect(found(asking, 'liveness-asks-others')).toEqual([]);
  const connected = asking.replace(
    '          ports:',
    '          env: [{ name: DATABASE_URL, value: db }]\n          ports:',
  );
  expect(found(connected, 'liveness-asks-others')).toHaveLength(count);
});
