import { type App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import fc from 'fast-check';
import { check } from '../../../lib/check';
import { areAsPlanned } from '../../../lib/constructs/judging/are-as-planned';
import { failsSynthesis, REFUSED_AT_SYNTH } from '../../../lib/constructs/judging/fails-synthesis';
import { manifestsOf } from '../../../lib/constructs/judging/manifests-of';
import { renderApp } from '../../../lib/constructs/rendering/app/rendered-app';
import { PlannedWorkload } from '../../../lib/constructs/rendering/planned/planned-workload';
import { CONSTRUCTS } from '../every-construct';
import { appWithChart, deploy, WEB } from '../synthesise';
import { runs } from '../../properties/runs';
import {
  GracefulJob,
  type GracefulJobProps,
  HealthCheck,
  Interruption,
  PreStop,
  Traffic,
  type ZeroDowntimeDeploymentProps,
} from '../../../lib';
import { CHANGES } from './changes';
import { app } from './drawn-apps';

const MEMORY = Size.mebibytes(256);

const isAsPlanned = (made: App) => areAsPlanned(renderApp(made).objects);

/** What all rules say of an app that would be told at synthesis. */
function toldOf(made: App): readonly string[] {
  const versions = new Set(made.node.findAll().flatMap((one) => PlannedWorkload.of(one)?.version ?? []));
  const manifests = manifestsOf(renderApp(made).objects);
  return [...versions].flatMap((kubernetesVersion) => {
    const { findings, failures } = check(manifests, { kubernetesVersion, severities: REFUSED_AT_SYNTH });
    const told = findings.filter((finding) => finding.severity !== 'info' || failsSynthesis(finding));
    return [...told, ...failures].map(({ message }) => message);
  });
}

/** Whether synthesis asks no rule. */
function isNotJudged(made: App): boolean {
  const versions = new Set(made.node.findAll().flatMap((one) => PlannedWorkload.of(one)?.version ?? []));
  return versions.size === 1 && renderApp(made).problems.length === 0 && isAsPlanned(made);
}

test('whatever an app is made of: where no rule is asked, none has anything to say', () => {
  let unasked = 0;
  fc.assert(
    fc.property(app, (make) => {
      const made = make();
      if (!made || !isNotJudged(made)) return;
      unasked += 1;
      expect(toldOf(made)).toEqual([]);
    }),
    runs(120),
  );
  expect(unasked).toBeGreaterThan(2);
});

test.each(CONSTRUCTS)('%s of which nothing but facts is stated is as planned', (_what, make) => {
  const { app: made, chart } = appWithChart();
  make(chart, {});
  expect(isAsPlanned(made)).toBe(true);
});

test.each(CONSTRUCTS)('%s that says what it asks for and may have is as planned', (_what, make) => {
  const { app: made, chart } = appWithChart();
  make(chart, {
    resources: { cpu: { request: kplus.Cpu.millis(250) }, memory: { request: MEMORY, limit: MEMORY } },
  });
  expect(isAsPlanned(made)).toBe(true);
});

test.each(Object.entries(CHANGES))('with %s it is not', (_what, change) => {
  const { app: made, chart } = appWithChart();
  change(deploy({}, chart));
  expect(isAsPlanned(made)).toBe(false);
});

describe('what is stated besides facts is judged', () => {
  test.each<[string, Partial<ZeroDowntimeDeploymentProps>]>([
    ['one replica', { replicas: 1 }],
    ['no readiness', { health: {} }],
    ['a number of a check', { health: { readiness: HealthCheck.httpGet('/ready', { threshold: 2 }) } }],
    ['a check of another kind', { health: { readiness: HealthCheck.exec(['true']) } }],
    ['a hook', { preStop: PreStop.exec(['sleep', '1'], { takes: WEB.longestRequest as never }) }],
    ['delays of a path', { traffic: [Traffic.clusterIp({ drainLag: WEB.longestRequest })] }],
    ['more than it may have', { resources: { cpu: { request: kplus.Cpu.units(2), limit: kplus.Cpu.units(1) } } }],
    ['a part of a processor', { resources: { cpu: { request: kplus.Cpu.units(0.5) } } }],
    ['none of it', { resources: { memory: { limit: Size.mebibytes(0) } } }],
    ['a place for files', { resources: { ephemeralStorage: { limit: MEMORY } } }],
    ['a label', { labels: { team: 'shop' } }],
    ['props of its container', { container: { envVariables: { A: kplus.EnvValue.fromValue('b') } } }],
    ['a selector', { select: false }],
    ['an image that is known', { image: 'nginx:1.25' }],
    ['a port that is known', { port: 5432 }],
    ['a name that is known', { metadata: { name: 'orders-redis' } }],
    ['what may be ignored', { ignore: [{ rule: 'single-replica', reason: 'because' }] }],
  ])('%s', (_what, changes) => {
    const { app: made, chart } = appWithChart();
    deploy(changes, chart);
    expect(isAsPlanned(made)).toBe(false);
  });
});

test.each<[string, Partial<GracefulJobProps>]>([
  ['a hook', { preStop: PreStop.exec(['/bin/save'], { takes: Duration.seconds(0) }) }],
  ['a check', { slowestStart: Duration.seconds(1), health: { liveness: HealthCheck.exec(['true']) } }],
  ['what an interruption does', { interruption: Interruption.finishes() }],
])('%s of a run is judged', (_what, props) => {
  const { app: made, chart } = appWithChart();
  new GracefulJob(chart, 'nightly', { image: WEB.image, longestRun: Duration.minutes(5), ...props });
  expect(isAsPlanned(made)).toBe(false);
});

test('two workloads of one name, in charts of their own, are judged', () => {
  const { app: made, chart } = appWithChart();
  deploy({}, chart);
  deploy({}, new Chart(made, 'other'));
  expect(isAsPlanned(made)).toBe(false);
});
