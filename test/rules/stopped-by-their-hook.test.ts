import { check } from '../../lib/check';
import { changed, together, WEB } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';

const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
const found = (text: string) => check(manifestsIn(text)).findings;
const withHook = (hook: string) => changed(WEB, { [HOOK]: `lifecycle: { preStop: ${hook} }` });
const exec = (...command: string[]) => withHook(`{ exec: { command: ${JSON.stringify(command)} } }`);
const rulesOf = (text: string) => found(text).map(({ rule }) => rule);

describe('A hook that stops the application itself loses requests from its first second', () => {
  test.each([
    ['a script that is told to stop', exec('/opt/app/entrypoint.sh', 'stop')],
    ['a script whose name says so', exec('/shutdown.sh')],
    ['a script of a shell', exec('sh', '-c', '/srv/bin/app quit')],
    ['a script in a file of a shell', exec('/bin/sh', '/srv/bin/stop-server.sh')],
    ['a script after a wait that is too short', exec('sh', '-c', 'sleep 2; /srv/bin/app stop')],
    ['an endpoint that shuts down', withHook('{ httpGet: { path: /ingester/shutdown, port: http } }')],
    ['an endpoint that quits', withHook('{ httpGet: { path: /-/quit, port: http } }')],
    ['an endpoint that quits thrice', withHook('{ httpGet: { path: /quitquitquit, port: http } }')],
  ])('%s', (_, text) => {
    const [finding, ...others] = found(text).filter(({ rule }) => rule.startsWith('pre-stop'));
    expect(others).toEqual([]);
    expect(finding?.rule).toBe('pre-stop-too-short');
    expect(finding?.message).toMatch(/is stopped \d s too early: preStop stops the application itself after [02] s/);
    expect(finding?.fix).toMatch(/wait 5 s or more before it stops the application/);
  });

  test('and loses none behind a wait that is long enough', () => {
    expect(rulesOf(exec('sh', '-c', 'sleep 5; /srv/bin/app stop'))).not.toContain('pre-stop-too-short');
  });

  test.each([
    ['a script that says nothing', exec('/app/drain')],
    ['one that runs before the stop', exec('/app/pre-stop.sh')],
    ['one that stops behind a program that may wait', exec('sh', '-c', '/app/leave-cluster; /app/bin/stop.sh')],
  ])('Nothing tells how long others take: %s', (_, text) => {
    expect(rulesOf(text)).toContain('pre-stop-unknown');
    expect(rulesOf(text)).not.toContain('pre-stop-too-short');
  });

  test('What is stated of a script whose name says that it stops something tells more', () => {
    const stated = changed(exec('/shutdown.sh'), {
      'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: drains\nzero-downtime/pre-stop-takes: 8s',
    });
    expect(rulesOf(stated)).not.toContain('pre-stop-too-short');
  });
});

describe('A Pod that tests a release is none of those that a budget counts', () => {
  const pod = (annotations: string) => `
apiVersion: v1
kind: Pod
metadata: { name: web-connects, labels: { app: web }, annotations: { ${annotations} } }
spec: { restartPolicy: Never, containers: [{ name: asks, image: "busybox:1.36", command: [wget, "http://web"] }] }
`;
  const TEST = '"helm.sh/hook": test';
  const two = changed(WEB, { 'replicas: 3': 'replicas: 2', 'maxUnavailable: 1': 'minAvailable: 1' });
  const one = changed(WEB, { 'replicas: 3': 'replicas: 1', 'maxUnavailable: 1': 'minAvailable: 1' });

  test('two pods of which one may go are not all', () => {
    expect(rulesOf(together(two, pod(TEST)))).not.toContain('budget-allows-all');
  });

  test('the only one may not go', () => {
    expect(rulesOf(together(one, pod(TEST)))).toContain('budget-blocks-drain');
  });

  test('but a Pod that stays counts', () => {
    expect(rulesOf(together(one, pod('team: web')))).not.toContain('budget-blocks-drain');
  });
});

describe('A hook that its image cannot run', () => {
  const fixOf = (...command: string[]) =>
    found(
      changed(exec(...command), {
        'image: registry.example.com/web:1.4.2': 'image: gcr.io/distroless/java21-debian12',
      }),
    ).find(({ rule }) => rule === 'pre-stop-never-runs')?.fix;

  test.each([
    [['/bin/sh', '-c', 'rm -rf /registration/csi.example.com-reg.sock']],
    [['sh', '-c', 'unlink /run/app.sock']],
  ])('is no wait where it only removes files: %j', (command) => {
    expect(fixOf(...command)).toMatch(/^let the program of web remove on SIGTERM/);
  });

  test.each([[['sh', '-c', 'rm -f /run/ready; sleep 10']], [['sleep', '5']]])('and may be one: %j', (command) => {
    expect(fixOf(...command)).toMatch(/^write the preStop hook of web as a sleep/);
  });
});
