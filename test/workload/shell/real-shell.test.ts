import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { hookDuration } from '../../../lib/workload';

/** Commands of hooks, plain and odd ones. */
const COMMANDS = [
  'sleep 1',
  'sleep 2 # sleep 4',
  'sleep "3"',
  'sleep \\\n4',
  'sleep 5>/dev/null',
  'sleep 6 >/dev/null 2>&1',
  'sleep',
  '"sleep 7"',
  'sh -c "sleep 8"',
  "sh -c 'sleep 9; curl -m 30 a && sleep 10'",
  'sh -c "sleep" 11',
  'A=1 sleep 12',
  'A=1',
  'true',
  'false',
  ':',
  'echo "a; sleep 1" \'b && sleep 1\' c\\;d e#f $HOME "${HOME}"',
  'echo a > /dev/null',
  'echo a > /no/such/folder/a',
  'test -f /no/such/file',
  'curl -m 30 a',
  'curl -m 30 a || true',
  'nginx -s reload',
  'no-such-program',
  'set -e',
  'set -x',
  'exit 0',
  'exec sleep 13',
  '# sleep 1',
  'sleep 14 | cat',
  'curl -m 30 a | sleep 15',
  'true | false',
  'false | true',
  'sleep 16 &',
  'curl -m 30 a &',
  'echo $(curl -m 30 a)',
  'A="`echo 1`"',
  'sleep $WAIT',
  'sleep "${WAIT:-9}"',
  'env A=1 sleep 18',
  'nohup sleep 19',
];

const script = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...COMMANDS), fc.constantFrom('; ', '\n', ' && ', ' || ', ' &&\n', ';\n')), {
      maxLength: 5,
    }),
    fc.constantFrom(...COMMANDS),
  )
  .map(([steps, last]) => [...steps.flat(), last].join(''));

/** A folder of programs that do not wait: `sleep` notes its argument, the others succeed or fail as they are told. */
function programsAt(folder: string): string {
  const program = (name: string, text: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  program('sleep', '[ $# -eq 1 ] || exit 1\necho "$1" >> "$SLEPT"');
  program('curl', 'exit "$CURL"');
  program('nginx', 'exit "$CURL"');
  return folder;
}

/** How long a real shell would have slept. */
function slept(shell: string, text: string, folder: string, curl: number): number {
  const log = join(folder, 'slept');
  writeFileSync(log, '');
  const env = { PATH: `${folder}:/usr/bin:/bin`, HOME: '/root', SLEPT: log, CURL: String(curl), WAIT: '17' };
  spawnSync(shell, ['-c', text], { env, stdio: 'ignore' });
  const { stdout } = spawnSync('cat', [log], { encoding: 'utf8' });
  return stdout.split('\n').reduce((sum, line) => sum + Number(line), 0);
}

const SHELLS = ['/bin/dash', '/bin/bash', '/bin/sh'].filter((shell) => existsSync(shell));

(SHELLS.length > 0 ? describe : describe.skip)('a script in a real shell', () => {
  let folder = '';
  beforeAll(() => {
    folder = programsAt(mkdtempSync(join(tmpdir(), 'hooks-')));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('sleeps neither shorter nor longer than was read from it', () => {
    let understood = 0;
    fc.assert(
      fc.property(script, fc.constantFrom(...SHELLS), fc.constantFrom(0, 7), (text, shell, curl) => {
        const expand = (name: string) => (name === 'WAIT' ? '17' : undefined);
        const duration = hookDuration({ exec: { command: [shell, '-c', text] } }, expand);
        if (duration === undefined) return;
        understood += 1;
        const seconds = slept(shell, text, folder, curl);
        expect(seconds).toBeGreaterThanOrEqual(duration.atLeast);
        expect(seconds).toBeLessThanOrEqual(duration.atMost);
      }),
      { numRuns: 100 },
    );
    expect(understood).toBeGreaterThan(50);
  });
});
