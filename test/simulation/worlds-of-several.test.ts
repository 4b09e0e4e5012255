import fc from 'fast-check';
import { casesOf, type Case } from '../../lib/simulation';
import type { Setting } from '../../lib/simulation/model/setting';
import { settingsOf } from '../../lib/simulation/read-case';
import { DRAINS } from '../../lib/simulation/scenario';
import { settingFor } from '../../lib/simulation/scenarios/setting-for';
import { worstCases } from '../../lib/simulation/worst/adversaries';
import { runWorstCase } from '../../lib/simulation/worst/run-worst-case';
import { worstRun } from '../../lib/simulation/worst/worst-run';
import { runSample } from '../../lib/simulation/sampled/run-sample';
import type { JsonObject } from '../../lib/workload';
import { NOTHING } from './bounds';
import { generated, manifestsOf, worldOf, type Generated } from './generated-workload';
import { runs } from '../properties/runs';

/** The same manifests under another name: nothing is joined with what they were. */
function renamed(manifests: readonly JsonObject[], to: string): readonly JsonObject[] {
  const text = JSON.stringify(manifests)
    .replaceAll('"name":"web"', `"name":"${to}"`)
    .replaceAll('"app":"web"', `"app":"${to}"`);
  return JSON.parse(text.replaceAll(`"name":"${to}","image"`, '"name":"web","image"')) as JsonObject[];
}

/** Behind the Service of another one, and under its budget: the labels of its pods say so. */
function joined(given: Generated, other: Generated, sharesBudget: boolean): readonly JsonObject[] {
  const [green] = renamed(manifestsOf(other), 'green') as [JsonObject];
  const [, service, ...others] = manifestsOf(given);
  const labelled = (object: JsonObject, version: string): JsonObject => {
    const copy = structuredClone(object) as unknown as {
      spec: { selector: { matchLabels: object }; template: { metadata: { labels: object } } };
    };
    copy.spec.selector.matchLabels = { version };
    copy.spec.template.metadata.labels = { app: 'web', version };
    return copy as unknown as JsonObject;
  };
  const budgets = others.filter(({ kind }) => kind === 'PodDisruptionBudget');
  const rest = others.filter(({ kind }) => kind !== 'PodDisruptionBudget');
  const own = budgets.map((budget) => ({
    ...budget,
    spec: { ...(budget['spec'] as object), selector: { matchLabels: { version: 'blue' } } },
  })) as unknown as readonly JsonObject[];
  const [blue] = manifestsOf(given) as [JsonObject];
  return [
    labelled(blue, 'blue'),
    labelled(green, 'green'),
    service as JsonObject,
    ...rest,
    ...(sharesBudget ? budgets : own),
  ];
}

/** A setting with another one beside it, of which nothing is joined with it. */
function beside(setting: Setting, other: Setting): Setting {
  const moved = (places: readonly number[]) => places.map((place) => place + 1);
  return {
    ...setting,
    companions: [other.subject],
    budgets: [...setting.budgets, ...other.budgets.map((budget) => ({ ...budget, over: moved(budget.over) }))],
    channels: [
      ...setting.channels,
      ...other.channels.map((channel) => ({ ...channel, reaches: moved(channel.reaches) })),
    ],
  };
}

/** One after the other, nodes are drained when everything on the one before has gone, whosever it is. */
const isOfWeb = ({ workload, scenario }: Case) => workload.name === 'web' && scenario !== 'drain-all';

test('What happens to a workload costs exactly the same with another one beside it that nothing joins with it', () => {
  let compared = 0;
  const property = fc.property(generated, generated, (given, other) => {
    const world = worldOf([...manifestsOf(given), ...renamed(manifestsOf(other), 'green')]);
    for (const one of casesOf(world).filter(isOfWeb)) {
      const [setting] = settingsOf(world, one, { nodes: 3 });
      const [stands] = settingsOf(world, { ...one, index: 1 }, { nodes: 3 });
      const together = settingFor(beside(setting, stands), one.scenario);
      for (const worstCase of worstCases(together, one.scenario)) {
        const alone = { ...worstCase.setting, companions: [], channels: setting.channels, budgets: setting.budgets };
        const [all, its] = [worstCase, { words: '', setting: alone }].map(
          (each) => runWorstCase(each, one.scenario).account.lost,
        ) as [number, number];
        compared += 1;
        // What a node takes with it, it takes from all of its pods.
        const isShared = DRAINS.has(one.scenario) || one.scenario === 'node-loss';
        if (isShared ? all < its - NOTHING : Math.abs(all - its) > NOTHING) {
          throw new Error(`${one.scenario}, ${worstCase.words}: ${all} together, ${its} alone`);
        }
      }
    }
  });
  fc.assert(property, runs(2));
  expect(compared).toBeGreaterThan(100);
});

test('No drawn run of two workloads behind one Service loses more than their worst case', () => {
  let compared = 0;
  const property = fc.property(generated, generated, fc.boolean(), fc.nat(1e6), (given, other, sharesBudget, seed) => {
    const world = worldOf(joined(given, other, sharesBudget));
    for (const one of casesOf(world)) {
      const [setting] = settingsOf(world, one, {});
      expect(setting.companions).toHaveLength(1);
      const worst = worstRun(setting, one.scenario, 'new').ran.lost;
      for (let run = seed; run < seed + 3; run += 1) {
        const { lost } = runSample(setting, one, run).account;
        compared += 1;
        const allowed =
          worst < NOTHING
            ? NOTHING
            : worst * (one.scenario.endsWith('midway') || one.scenario === 'rollback' ? 1.4 : 1.1);
        if (lost > allowed)
          throw new Error(
            `${one.scenario} of ${one.workload.name} (seed ${run}): ${worst} at the worst, ${lost} drawn`,
          );
      }
    }
  });
  fc.assert(property, runs(2));
  expect(compared).toBeGreaterThan(80);
});

test('Behind one Service, a workload of which more pods stand beside never loses more requests', () => {
  const property = fc.property(generated, generated, (given, other) => {
    const lostWith = (replicas: number) => {
      const world = worldOf(joined(given, { ...other, replicas, autoscaler: undefined }, false));
      const [one] = casesOf(world, { scenarios: ['delete-pod'] });
      const [setting] = settingsOf(world, one as NonNullable<typeof one>, {});
      return worstRun(setting, 'delete-pod').ran.lost;
    };
    expect(lostWith(3)).toBeLessThanOrEqual(lostWith(1) + NOTHING);
  });
  fc.assert(property, runs(6));
});
