import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing, type Chart } from 'cdk8s';
import { parse } from 'yaml';
import { check } from '../../lib/check';
import { simulate } from '../../lib/simulation';
import { readWorld } from '../../lib/workload';
import { deploy, manifestsOf, ofKind, type Rendered } from '../constructs/synthesise';
import { PodAsWritten, Probe2AsWritten, ProbeAsWritten } from '../../apps/article/as-written';

const FIXTURES = join(__dirname, '..', 'fixtures', 'article');

test.each<[string, () => Chart]>([
  ['pod.yaml', () => new PodAsWritten(Testing.app(), 'chart')],
  ['probe.yaml', () => new ProbeAsWritten(Testing.app(), 'chart')],
  ['probe2.yaml', () => new Probe2AsWritten(Testing.app(), 'chart')],
])('the article’s %s comes out of typed code exactly as it was written', (file, chart) => {
  const written: unknown = parse(readFileSync(join(FIXTURES, file), 'utf8'));
  expect(Testing.synth(chart())).toEqual([written]);
});

describe('what the article says that probes do', () => {
  /** A rollout of a service that starts within a minute, with something changed in its container. */
  function rollout(change: (container: Rendered) => void) {
    const objects = manifestsOf(deploy());
    change(ofKind(objects, 'Deployment').spec.template.spec.containers[0]);
    const manifests = objects.map((object) => ({ object }));
    const [outcome] = simulate(readWorld(manifests), { scenarios: ['rollout'] });
    return { verdict: outcome?.verdict, rules: check(manifests).findings.map(({ rule }) => rule) };
  }
  /** Would restart what has not started within two seconds. */
  const impatient = { httpGet: { path: '/live', port: 8080 }, periodSeconds: 1, failureThreshold: 1 };

  test('a startup probe keeps the others from running until it has succeeded', () => {
    expect(rollout((container) => Object.assign(container, { livenessProbe: impatient }))).toMatchObject({
      verdict: 'safe',
    });
    const { verdict, rules } = rollout((container) => {
      Object.assign(container, { livenessProbe: impatient });
      delete container.startupProbe;
    });
    expect(verdict).not.toBe('safe');
    expect(rules).toContain('startup-too-short');
  });

  test('without a liveness probe a container counts as alive', () => {
    expect(rollout((container) => delete container.livenessProbe)).toEqual({ verdict: 'safe', rules: [] });
  });
});
