import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { JsonObject } from '../../../lib/workload';
import { read, workload } from '../manifests';

const keeps = (container: JsonObject, pod: JsonObject = {}) =>
  read(workload({ containers: [{ name: 'web', ...container }], pod })).containers[0]?.keepsSigterm?.value;

const sh = (script: string, image = 'registry.example.com/web:1') => ({ image, command: ['/bin/sh', '-c', script] });
const bash = (script: string) => ({ image: 'registry.example.com/web:1', command: ['bash', '-c', script] });

describe('a shell as the first process of a container', () => {
  test.each<[string, JsonObject, boolean | undefined]>([
    ['gives its place away by exec', sh('exec java -jar app.jar'), false],
    ['also at the end of a script', sh('cd /app && exec java -jar app.jar'), false],
    ['also behind a loop that waits for a database', sh('until nc -z db 5432; do sleep 1; done; exec app'), false],
    ['may never come to an exec behind ||', sh('app || exec sh'), undefined],
    ['waits for what has a command behind it', sh('app; echo done'), true],
    ['waits for what may fail', sh('app || exit 1'), true],
    ['waits for a pipe', sh('app | tee /var/log/app'), true],
    ['waits for what it has started in the background', sh('app & wait'), true],
    ['runs a loop', sh('while true; do app; sleep 1; done'), true],
    ['keeps a daemon alive with tail', sh('service nginx start && tail -f /dev/null'), true],
    ['may give its place to the last program: that depends on the shell', sh('app'), undefined],
    ['may hand signals on in a trap', sh("trap 'kill %1' TERM; app & wait"), undefined],
    ['runs what is not read', sh('f() { app; }; f'), undefined],
    ['ends with the container when all is in the background', sh('app &'), undefined],

    ['bash gives its place to a program that is alone', bash('app --port 80'), false],
    ['and behind a variable', bash('PORT=80 app'), false],
    ['bash does not where it redirects', bash('app > /var/log/app'), true],
    ['old versions of bash do not behind other commands', bash('cd /app && ./run'), undefined],
    ['dash does not', { image: 'x', command: ['dash', '-c', 'app'] }, true],
    ['sh is dash on Debian', sh('node server.js', 'node:20-bookworm-slim'), true],
    ['and in official images that are built on it', sh('node server.js', 'node:20'), true],
    ['sh is busybox on Alpine, which does', sh('node server.js', 'node:20-alpine3.19'), false],
    ['sh is bash on Red Hat', sh('app', 'registry.access.redhat.com/ubi9:9.4'), false],

    ['words behind the script may stand in args', { image: 'x', command: ['sh', '-c'], args: ['app; echo'] }, true],
    ['options end at --', { image: 'x', command: ['/bin/bash', '-c', '--'], args: ['while true; do app; done'] }, true],
    ['nobody knows what args are for without a command', { image: 'x', args: ['sh', '-c', 'app; echo'] }, undefined],
    ['a program is not a shell', { image: 'x', command: ['java', '-jar', 'app.jar'] }, undefined],
    ['nor is an init', { image: 'x', command: ['tini', '--', 'sh', '-c', 'app; echo'] }, undefined],
    ['a script in a file is not read', { image: 'x', command: ['sh', '/app/run.sh'] }, undefined],
  ])('%s', (_what, container, expected) => {
    expect(keeps(container)).toBe(expected);
  });

  test('is not the first one where processes are shared', () => {
    expect(keeps(sh('app; echo done'), { shareProcessNamespace: true })).toBeUndefined();
    expect(keeps(sh('app; echo done'), { hostPID: true })).toBeUndefined();
  });
});

test('an application that SIGTERM does not reach is assumed to ignore it, unless somebody states otherwise', () => {
  const containers = [{ name: 'web', ...sh('app | tee log') }];
  expect(read(workload({ containers })).containers[0]?.onSigterm).toMatchObject({
    value: { kind: 'ignores' },
    assumption: expect.stringMatching(/does not reach/),
  });
  const annotations = { 'zero-downtime/on-sigterm': 'drains' };
  const [stated] = read(workload({ containers, annotations })).containers;
  expect(stated).toMatchObject({ onSigterm: { value: { kind: 'drains' } }, keepsSigterm: { value: true } });
});

const SHELLS = ['/bin/bash', '/bin/dash'].filter((shell) => existsSync(shell) && existsSync('/proc/self/stat'));

const SCRIPTS = [
  'app',
  'exec app',
  'app; echo done',
  'app | cat',
  'app & wait',
  'true && exec app',
  'A=1 app',
  'app >&1',
];

/** Whether a program that a shell runs is the process that the shell was. */
function givesPlace(shell: string, script: string): boolean {
  const { pid, stdout } = spawnSync(shell, ['-c', script.replace('app', 'cat /proc/self/stat')], { encoding: 'utf8' });
  return stdout.startsWith(`${pid} `);
}

(SHELLS.length > 0 ? test : test.skip)('what is said about a shell holds for the real one', () => {
  let claimed = 0;
  for (const shell of SHELLS) {
    for (const script of SCRIPTS) {
      const claim = keeps({ image: 'x', command: [shell, '-c', script] });
      if (claim === undefined) continue;
      claimed += 1;
      expect([shell, script, !givesPlace(shell, script)]).toEqual([shell, script, claim]);
    }
  }
  expect(claimed).toBeGreaterThan(SHELLS.length * 5);
});
