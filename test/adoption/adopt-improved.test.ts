import { adoptImproved, printApp, type ImprovedAdoption } from '../../lib/adoption';
import { compareReleases, checkTexts } from '../../lib/check';
import { judgeManifests, unchangeable } from '../../lib/cli/adoption/judge-manifests';
import { adoptionLibraries, withoutWarnings } from '../../lib/cli/adoption/libraries';
import { readSource } from '../../lib/source';
import type { Manifest } from '../../lib/workload';
import { synthesised } from './compiled-app';
import { KINDS, OTHERS, ROLLOUTS, SHOP, worldOf } from './world';

const LIBRARIES = adoptionLibraries();

/** As `adopt` does it, without the repair of what stays plain. */
function adopted(text: string): ImprovedAdoption {
  const before = worldOf(text);
  return withoutWarnings(() =>
    adoptImproved({
      before,
      repaired: before,
      name: 'shop',
      libraries: LIBRARIES,
      judge: (manifests) => judgeManifests(manifests, {}),
      immutable: (manifests) => unchangeable(before.manifests, manifests, {}),
    }),
  );
}

const filesOf = ({ app }: ImprovedAdoption) => printApp(app, { name: 'shop', library: '^0.1.0' });
const manifestsIn = (text: string) => readSource(text, 'a.yaml').manifests;
const named = (manifests: readonly Manifest[], name: string) =>
  manifests.find(({ object }) => (object['metadata'] as { name?: string }).name === name)?.object;

const at = (object: unknown, path: string) =>
  path.split('.').reduce<unknown>((one, key) => Reflect.get(Object(one) as object, key), object);

const kinds = adopted(KINDS);
const files = filesOf(kinds);
const made = synthesised(files);

test.each([
  ['ledger.ts', 'new GracefulStatefulSet('],
  ['agent.ts', 'new GracefulDaemonSet('],
  ['proxy.ts', 'entrance: Entrance.hostPort(80)'],
  ['nightly.ts', 'new GracefulCronJob('],
  ['migrate.ts', 'new GracefulJob('],
])('%s has %s', (file, text) => {
  expect(files.get(file)).toContain(text);
});

test('a Job that has been made stays as it is, since nothing about its pods can be changed', () => {
  expect(kinds.plain).toEqual([
    expect.objectContaining({
      reason: 'the pods of a Job that has been made cannot be changed; one of a new name can be a GracefulJob',
    }),
  ]);
});

test('names, selectors, labels and claims are those that were there', () => {
  const [before, after] = [manifestsIn(KINDS), manifestsIn(made)];
  const errors = compareReleases(before, after).findings.filter(({ severity }) => severity === 'error');
  expect(errors).toEqual([]);
  for (const name of ['ledger', 'agent', 'proxy', 'migrate']) {
    for (const path of [
      'metadata.labels',
      'spec.selector',
      'spec.template.metadata',
      'spec.volumeClaimTemplates.0.metadata',
    ])
      expect(at(named(after, name), path)).toEqual(at(named(before, name), path));
  }
  const job = named(after, 'nightly');
  expect(at(job, 'spec.jobTemplate.metadata')).toEqual({ labels: { team: 'money' } });
  expect(at(job, 'spec.jobTemplate.spec.template.metadata.labels')).toBeUndefined();
});

test('check is silent on what comes out', () => {
  const said = checkTexts([{ file: 'a.yaml', text: made }]).findings.filter(({ severity }) => severity !== 'info');
  expect(said).toEqual([]);
});

test('what is printed as otherwise is all that is', () => {
  const told = new Set(
    kinds.improvements.map(({ resource, path }) => `${resource.name} ${path.slice(0, 2).join('.')}`),
  );
  expect(told).toEqual(
    new Set([
      'ledger ',
      'ledger spec.template',
      'ledger spec.minReadySeconds',
      'proxy spec.template',
      'nightly spec.jobTemplate',
      'nightly spec.startingDeadlineSeconds',
      'migrate spec.activeDeadlineSeconds',
      'migrate spec.podFailurePolicy',
    ]),
  );
});

test('facts that a number tells are stated, and the others are to be found out', () => {
  expect(kinds.todo).toEqual(expect.arrayContaining(['LEDGER.quorum', 'AGENT.surges', 'MIGRATE.longestRun']));
  expect(kinds.todo).not.toContain('NIGHTLY.longestRun');
  expect(files.get('facts.ts')).toContain('longestRun: Duration.hours(2)');
});

test('a DaemonSet that writes to its node replaces the old pod first, as before', () => {
  expect(named(manifestsIn(made), 'agent')).not.toHaveProperty('spec.updateStrategy.rollingUpdate.maxSurge', '25%');
});

test('how many members may be missing follows from the budget that is there', () => {
  const budget = `${KINDS}---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: ledger }
spec: { minAvailable: 2, selector: { matchLabels: { app: ledger } } }
`;
  const { todo } = adopted(budget);
  expect(todo).not.toContain('LEDGER.quorum');
});

test.each([
  ['type: OnDelete', 'updateStrategy: { type: OnDelete }\n  replicas: 3', /OnDelete/],
  ['serviceName', 'replicas: 3', undefined],
])('a StatefulSet with %s is told apart', (_, spec, reason) => {
  const { plain } = adopted(KINDS.replace('replicas: 3', spec));
  const its = plain.find(({ resource }) => resource.name === 'ledger');
  if (reason) expect(its?.reason).toMatch(reason);
  else expect(its).toBeUndefined();
});

test('no label of cdk8s-plus is new to pods that are there', () => {
  expect(synthesised(filesOf(adopted(SHOP)))).not.toContain('cdk8s.io/metadata.addr');
});

test('a worker becomes a GracefulWorker, and a longer grace period stays', () => {
  const app = filesOf(adopted(OTHERS));
  expect(app.get('mailer.ts')).toContain('new GracefulWorker(');
  expect(synthesised(app)).toContain('terminationGracePeriodSeconds: 600');
});

test('stated facts are marked nowhere, and none is said to be found out', () => {
  const facts = { 'slowest-start': '20s', 'longest-request': '2s', 'on-sigterm': 'drains' };
  const annotations = Object.entries(facts).map(([fact, text]) => `zero-downtime/${fact}: ${text}`);
  const adoption = adopted(
    OTHERS.replace('{ name: mailer }', `{ name: mailer, annotations: { ${annotations.join(', ')} } }`),
  );
  const [mailer = ''] = filesOf(adoption).get('facts.ts')?.split('/** CronJob nightly. */') ?? [];
  expect(mailer).not.toContain('TODO');
  expect(mailer).toContain('longestWork: Duration.seconds(2)');
  expect(adoption.todo.filter((fact) => fact.startsWith('MAILER'))).toEqual([]);
});

describe('a Rollout of Argo', () => {
  const rollouts = adopted(ROLLOUTS);
  const app = filesOf(rollouts);
  const text = synthesised(app);
  const after = manifestsIn(text);

  test.each([
    ['bg', 'RolloutStrategy.blueGreen({ autoPromotion: false })'],
    ['bg', "OwnService.of({ metadata: { name: 'bg-active' } })"],
    ['cn', "TrafficSplit.nginx('cn')"],
    ['cn', 'RolloutStep.pause(Duration.seconds(60))'],
    ['cn', 'RolloutStep.pods(2)'],
    ['cn', "RolloutStep.analysis(RolloutAnalysis.of(['ok'], { args: { a: 'b' } }))"],
    ['cn', 'scaleDownDelay: Duration.minutes(5)'],
    ['pods', 'maxSurge: kplus.PercentOrAbsolute.absolute(2)'],
    ['pods', "JsonPatch.add('/spec/strategy/canary/steps'"],
  ])('%s is a ZeroDowntimeRollout that says %s', (name, words) => {
    expect(app.get(`${name}.ts`)).toContain('new ZeroDowntimeRollout(');
    expect(app.get(`${name}.ts`)).toContain(words);
  });

  test('needs no patch for what means the same', () => {
    expect(app.get('cn.ts')).not.toContain("addJsonPatch(JsonPatch.add('/spec/strategy");
  });

  test('moves requests by the Services, the steps and the routes that it has had, and makes none of its own', () => {
    for (const [name, path] of [
      ['bg', 'spec.strategy.blueGreen.activeService'],
      ['bg', 'spec.strategy.blueGreen.previewService'],
      ['cn', 'spec.strategy.canary.trafficRouting'],
      ['cn', 'spec.strategy.canary.canaryService'],
      ['pods', 'spec.strategy.canary.steps'],
    ] as const)
      expect([name, path, at(named(after, name), path)]).toEqual([
        name,
        path,
        at(named(manifestsIn(ROLLOUTS), name), path),
      ]);
    const services = (all: readonly Manifest[]) =>
      all.filter(({ object }) => object['kind'] === 'Service').map(({ object }) => at(object, 'metadata.name'));
    expect(services(after).sort()).toEqual(services(manifestsIn(ROLLOUTS)).sort());
  });

  test('whose strategy has no words stays typed, or as it is, and says why', () => {
    expect(rollouts.plain).toEqual([
      expect.objectContaining({
        reason: 'no construct has words for what splits its requests (trafficRouting.smi)',
      }),
    ]);
  });

  test('is silent in check, and changes no identity', () => {
    const said = checkTexts([{ file: 'a.yaml', text }]).findings.filter(({ severity }) => severity !== 'info');
    const { findings } = compareReleases(manifestsIn(ROLLOUTS), after);
    expect([said, findings.filter(({ severity }) => severity === 'error')]).toEqual([[], []]);
  });
});
