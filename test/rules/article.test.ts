import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../lib/check';
import { readSource } from '../../lib/source';
import { changed, WEB } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';

const FOLDER = join(__dirname, '../fixtures/article');

/** What is found in one of the article's files, as `line rule`. */
function foundIn(file: string): readonly string[] {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const { findings } = check(readSource(text, file).manifests);
  return findings.map(({ rule, line }) => `${line} ${rule}`).sort();
}

describe("the article's manifests", () => {
  test('pod.yaml: a Pod on its own, without a probe and without a hook', () => {
    expect(foundIn('pod.yaml')).toEqual(['12 pre-stop-too-short', '12 readiness-missing', '2 naked-pod']);
  });

  test('probe.yaml: a liveness command that nothing has tried, and a hook that returns at once', () => {
    expect(foundIn('probe.yaml')).toEqual(['2 naked-pod', '52 liveness-unproven', '75 pre-stop-too-short']);
  });

  test('probe2.yaml: three probes that check nothing', () => {
    expect(foundIn('probe2.yaml')).toEqual([
      '2 naked-pod',
      '44 probe-checks-nothing',
      '49 readiness-checks-nothing',
      '54 probe-checks-nothing',
      '69 pre-stop-too-short',
    ]);
  });
});

/** What the article says beside its manifests, each tried on a manifest that is right but for that. */
describe("the article's advice", () => {
  const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
  const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';

  test.each([
    [
      'a preStop hook can be a tcpSocket',
      { [HOOK]: 'lifecycle: { preStop: { tcpSocket: { port: 80 } } }' },
      'pre-stop-never-runs',
    ],
    [
      'a postStart hook can be a tcpSocket',
      { [HOOK]: `${HOOK.slice(0, -2)}, postStart: { tcpSocket: { port: 80 } } }` },
      'post-start-never-runs',
    ],
    [
      'a preStop hook can ask the page that everybody asks',
      { [HOOK]: 'lifecycle: { preStop: { httpGet: { path: /, port: 8080 } } }' },
      'pre-stop-too-short',
    ],
    [
      'a sleep only must not exceed the grace period',
      { [HOOK]: 'lifecycle: { preStop: { exec: { command: [sh, -c, sleep 25] } } }' },
      'grace-too-short',
    ],
    [
      'a probe can ask for the port 8080 of a container that has another one',
      { [READINESS]: 'readinessProbe: { httpGet: { path: /_health, port: 80 } }' },
      'probe-port-unknown',
    ],
  ])('%s', (_, changes, rule) => {
    const { findings } = check(manifestsIn(changed(WEB, changes)));
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
  });
});
