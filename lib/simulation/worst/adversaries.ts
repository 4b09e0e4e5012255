import type { OnSigterm } from '../../facts';
import type { Adversary, Setting } from '../model/setting';
import { podModelsOf, withPodModels } from '../model/workloads-of';
import { isSetTooLow, needsAll } from '../model/needs-all';
import type { PodModel } from '../model/pod-model';
import { DRAINS, type ScenarioName } from '../scenario';

/** One of the ways in which everything may go as badly as it can. */
export interface WorstCase {
  readonly words: string;
  readonly setting: Setting;
}

/** Clients keep as many connections as they have requests under way. */
const MOST_CONNECTIONS = 1000;

/** What "unknown" may be. */
const BEHAVIOURS: readonly OnSigterm[] = [{ kind: 'drains' }, { kind: 'exits' }, { kind: 'ignores' }];

/** Scenarios in which capacity below the wanted replicas is a matter of the manifest. */
const AT_LIMIT: ReadonlySet<ScenarioName> = new Set(['rollout', 'rollback', 'never-ready', 'crashes-at-once']);

/** Scenarios in which pods that count as available end, again and again. */
const CRASHING: ReadonlySet<ScenarioName> = new Set(['crashes-later', 'never-alive', 'liveness-fails']);

/**
 * Everything that can be worst: a late routing loses what is sent to pods that have stopped, a prompt one what is sent
 * to pods that do not serve yet; and so on. No case is worse than all of these.
 */
export function worstCases(
  setting: Setting,
  scenario: ScenarioName,
  connections?: 'new' | 'keep-alive',
): readonly WorstCase[] {
  return behavioursOf(setting).flatMap((known) => {
    const late = hooks(known).flatMap((longHooks) => ROUTINGS.map((one) => fresh(known, one, longHooks)));
    const all = [...late, ...late.map(soon)];
    const cases = [
      ...all,
      ...(scenario === 'drain-all' ? all.map(slowDrain) : []),
      ...(DRAINS.has(scenario) && entersByNode(known) ? all.map(spread) : []),
      ...(CRASHING.has(scenario) ? [...all.map(inStep), ...late.map(soon).map(inStep).map(quick)] : []),
      ...(AT_LIMIT.has(scenario) && (needsAll(setting.subject) || isSetTooLow(setting.subject))
        ? [atLimit(known)]
        : []),
      ...(scenario === 'crashes-at-once' && setting.subject.update.minReadySeconds === 0 ? [blips(known)] : []),
    ];
    if (connections === 'keep-alive') return [...cases, ...cases.map(unlucky)];
    return connections === undefined && triesKept(known) ? [...cases, kept(known)] : cases;
  });
}

/** What the routing does, in words, and what probes do with it. */
const ROUTINGS: readonly { readonly words: string; readonly chosen: Partial<Adversary>; readonly lateProbes?: true }[] =
  [
    { words: 'the routing follows late', chosen: routing({ in: true, out: true }) },
    { words: 'the routing follows at once', chosen: routing({ in: false, out: false }) },
    {
      words: 'what goes leaves the routing at once, what comes enters it late, and probes look late',
      chosen: routing({ in: true, out: false }),
      lateProbes: true,
    },
    {
      words: 'what comes enters the routing at once, what goes leaves it late',
      chosen: routing({ in: false, out: true }),
    },
    {
      words: 'what answers enters the routing late and leaves it at once, and what does not the reverse',
      chosen: { lateIn: true, lateInSilent: false, lateOut: true, lateOutServing: false },
    },
  ];

/** The routing does the same with each pod, whether it answers or not. */
function routing(late: { readonly in: boolean; readonly out: boolean }): Partial<Adversary> {
  return { lateIn: late.in, lateInSilent: late.in, lateOut: late.out, lateOutServing: late.out };
}

function fresh(setting: Setting, routing: (typeof ROUTINGS)[number], longHooks: boolean): WorstCase {
  const { words, chosen, lateProbes = false } = routing;
  const slow = podModelsOf(setting).some(hooksVary) ? 'preStop hooks take their longest' : 'sidecars get SIGTERM late';
  const hook = longHooks ? `, ${slow}` : '';
  return {
    words: `${words}${hook}`,
    setting: { ...setting, adversary: { ...setting.adversary, ...chosen, lateProbes, longHooks } },
  };
}

/** The same, but all that is made is there early: the next thing happens before this one is in the routing. */
function soon({ words, setting }: WorstCase): WorstCase {
  const adversary = { ...setting.adversary, soon: true, lateProbes: false };
  return { words: `${words}, and new pods start fast`, setting: { ...setting, adversary } };
}

/** The same, but each node comes so late that what the one before has taken away serves again. */
function slowDrain({ words, setting }: WorstCase): WorstCase {
  const adversary = { ...setting.adversary, lateDrains: true };
  return { words: `${words}, and each node is drained late`, setting: { ...setting, adversary } };
}

/**
 * The same, with pods on as many nodes as there may be before, the last ones first: a node that has had one, and gets none
 * again, loses what enters by it.
 */
function spread({ words, setting }: WorstCase): WorstCase {
  const adversary = { ...setting.adversary, spread: true };
  return { words: `${words}, and each node has its pods before`, setting: { ...setting, adversary } };
}

function entersByNode({ channels }: Setting): boolean {
  return channels.some(({ byNode }) => byNode !== undefined);
}

/** As many connections as there may be under way at once: fewer make no difference to what a fluid loses. */
function kept(setting: Setting): WorstCase {
  return { words: 'clients keep their connections, spread evenly', setting: keeping(setting) };
}

/** Connections that are kept are few enough for chance to matter. */
function unlucky({ words, setting }: WorstCase): WorstCase {
  const adversary = { ...setting.adversary, unlucky: true };
  return {
    words: `${words}, and each kept connection is always at the pod that goes next`,
    setting: { ...keeping(setting), adversary },
  };
}

function keeping(setting: Setting): Setting {
  const { connections } = setting.clients;
  const most = connections === 'new' ? MOST_CONNECTIONS : connections;
  return { ...setting, clients: { ...setting.clients, connections: most } };
}

/** Pods that crash while others serve lose no more than their share: all at once, they lose all. */
function inStep({ words, setting }: WorstCase): WorstCase {
  const adversary = { ...setting.adversary, inStep: true, blips: true };
  return { words: `${words}, and all pods crash at the same time`, setting: { ...setting, adversary } };
}

/** Each crash cuts what is under way, so that more of them can be worse than longer waits. */
function quick({ words, setting }: WorstCase): WorstCase {
  const adversary = { ...setting.adversary, quickRestarts: true };
  return { words: `${words} and are there again soon`, setting: { ...setting, adversary } };
}

/** Each time it starts, a pod without a readiness probe is ready until the kubelet has noticed that it has crashed. */
function blips(setting: Setting): WorstCase {
  return {
    words: 'crashing pods are ready whenever the controller looks',
    setting: { ...setting, adversary: { ...setting.adversary, blips: true } },
  };
}

function atLimit(setting: Setting): WorstCase {
  return {
    words: `${setting.subject.replicas} replicas are just enough for the load`,
    setting: {
      ...setting,
      adversary: { ...setting.adversary, ...routing({ in: true, out: false }), lateProbes: true, atLimit: true },
    },
  };
}

/** A hook that may take longer leaves less of the grace period, and so does whatever a sidecar waits for. */
function hooks(setting: Setting): readonly boolean[] {
  const varies = podModelsOf(setting).some(
    (pod) => hooksVary(pod) || pod.containers.some(({ role }) => role === 'sidecar'),
  );
  return varies ? [false, true] : [false];
}

function hooksVary({ containers }: PodModel): boolean {
  return containers.some(({ hook }) => hook.atLeast < hook.atMost);
}

/**
 * Whether connections that clients keep are tried: requests reach an application that ends them, or of which somebody has
 * stated what it does with them. Any other one loses whatever the manifest says, and so does one behind a proxy that learns
 * too late that it has gone.
 */
function triesKept(setting: Setting): boolean {
  return podModelsOf(setting).every(
    (pod) =>
      pod.answering.length === pod.serving.length &&
      pod.serving.every((place) => {
        const { application, hook } = pod.containers[place] ?? {};
        const { kept, onSigterm } = application ?? {};
        if (kept !== undefined) return kept !== 'clients-retry';
        if (hook?.ending === 'exits') return false;
        return onSigterm?.kind === 'drains' || onSigterm?.kind === 'keeps-serving';
      }),
  );
}

function behavioursOf(setting: Setting): readonly Setting[] {
  const isUnknown = (pod: PodModel) =>
    pod.containers.some(({ application }) => application.onSigterm.kind === 'unknown');
  if (!podModelsOf(setting).some(isUnknown)) return [setting];
  return BEHAVIOURS.map((behaviour) => behaving(setting, behaviour));
}

/** The setting with applications that nobody knows behaving in one of the ways. */
export function behaving(setting: Setting, behaviour: OnSigterm): Setting {
  return withPodModels(setting, (pod) => ({
    ...pod,
    containers: pod.containers.map((container) => {
      const { application } = container;
      if (application.onSigterm.kind !== 'unknown') return container;
      return { ...container, application: { ...application, onSigterm: behaviour } };
    }),
  }));
}
