import { own, type KubernetesVersion, type ProbeTiming } from '../kubernetes';
import type { ContainerPlan, ReleasePlan } from '../plan';
import { asArray, asObject, type JsonObject } from '../workload';
import type { HandlerJson } from './handler-json';
import type { HealthCheck } from './health-check';
import type { KnownContainer } from './release-facts-of';
import { inKeyOrder } from './rendered-object';

type Draft = Record<string, unknown>;

/** What lays a plan over the Deployment that cdk8s-plus renders. */
export interface PlanOverlay {
  readonly plan: ReleasePlan;
  readonly containers: readonly KnownContainer[];
  readonly annotations: Readonly<Record<string, string>>;
  readonly matchLabels: Readonly<Record<string, string>>;
  readonly version: KubernetesVersion;
  /** Containers that got a startup probe only because cdk8s-plus invents one. */
  readonly inventedStartup: ReadonlySet<string>;
}

/** How pods are spread: over nodes and zones as far as possible, but a surge pod always finds a place. */
const SPREAD_OVER = ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'];

/**
 * Lays the plan over a rendered Deployment, in place. What cdk8s-plus-28 cannot express (the sleep hook, named
 * ports, gRPC, headers, spread constraints) is written here and nowhere else.
 */
export function layPlanOver(deployment: Draft, overlay: PlanOverlay): void {
  const { plan } = overlay;
  const metadata = asObject(deployment['metadata']);
  const spec = asObject(deployment['spec']);
  const template = asObject(spec['template']);
  deployment['metadata'] = inKeyOrder({
    ...metadata,
    annotations: inKeyOrder({ ...asObject(metadata['annotations']), ...overlay.annotations }),
  });
  deployment['spec'] = inKeyOrder({
    ...spec,
    minReadySeconds: plan.minReady,
    progressDeadlineSeconds: plan.progressDeadline,
    strategy: strategyOf(plan),
    template: { ...template, spec: podSpecOf(asObject(template['spec']), overlay) },
  });
}

function strategyOf({ strategy, maxSurge, maxUnavailable }: ReleasePlan): object {
  return strategy === 'Recreate' ? { type: strategy } : { rollingUpdate: { maxSurge, maxUnavailable }, type: strategy };
}

function podSpecOf(podSpec: JsonObject, overlay: PlanOverlay): object {
  const laid = (list: string, offset: number) =>
    asArray(own(podSpec, list)).map((container, index) => containerOf(asObject(container), offset + index, overlay));
  const regular = laid('containers', 0);
  const init = laid('initContainers', regular.length);
  return inKeyOrder({
    ...podSpec,
    containers: regular,
    ...(init.length > 0 && { initContainers: init }),
    terminationGracePeriodSeconds: overlay.plan.terminationGracePeriod,
    topologySpreadConstraints: SPREAD_OVER.map((topologyKey) => ({
      labelSelector: { matchLabels: { ...overlay.matchLabels } },
      matchLabelKeys: ['pod-template-hash'],
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
    })),
  });
}

function containerOf(container: JsonObject, index: number, overlay: PlanOverlay): object {
  const known = overlay.containers[index];
  const plan = overlay.plan.containers[index];
  if (!known || !plan) return container;
  const { startupProbe, ...rest } = container;
  const invented = known.serves || overlay.inventedStartup.has(known.name);
  return inKeyOrder({
    ...rest,
    ...(startupProbe !== undefined && !invented && { startupProbe }),
    ...probesOf(known, plan),
    ...lifecycleOf(known, plan, overlay.version),
  });
}

function probesOf(known: KnownContainer, plan: ContainerPlan): object {
  const { startup, readiness, liveness } = known.facts.health ?? {};
  return {
    ...(liveness && plan.liveness && { livenessProbe: probeJson(liveness, plan.liveness, known) }),
    ...(readiness && plan.readiness && { readinessProbe: probeJson(readiness, plan.readiness, known) }),
    ...(startup && plan.startup && { startupProbe: probeJson(startup, plan.startup, known) }),
  };
}

function probeJson(check: HealthCheck, timing: ProbeTiming, known: KnownContainer): object {
  const handler = check._handler(known.servingPort);
  refuseUndeclaredPort(handler, known);
  return inKeyOrder({
    ...handler,
    failureThreshold: timing.failureThreshold,
    initialDelaySeconds: timing.initialDelay,
    periodSeconds: timing.period,
    successThreshold: timing.successThreshold,
    timeoutSeconds: timing.timeout,
  });
}

function lifecycleOf(known: KnownContainer, plan: ContainerPlan, version: KubernetesVersion): object {
  const port = known.servingPort;
  const postStart = known.facts.postStart?._handler(port, version);
  const preStop = known.preStop?._handler({ version, servingPort: port, wait: plan.wait });
  if (!postStart && !preStop) return {};
  return {
    lifecycle: {
      ...asObject(known.rendered['lifecycle']),
      ...(postStart && { postStart }),
      ...(preStop && { preStop }),
    },
  };
}

/**
 * Kubernetes does not need a port to be declared, but whoever states the port of a check states the container's ports,
 * too: one that is not among them is a slip.
 */
function refuseUndeclaredPort(handler: HandlerJson, { name, rendered }: KnownContainer): void {
  const declared = asArray(rendered['ports']).map((one) => asObject(one)['containerPort']);
  for (const action of Object.values(handler)) {
    const { port, host } = asObject(action);
    if (typeof port !== 'number' || host !== undefined || declared.length === 0 || declared.includes(port)) continue;
    throw new Error(
      `a health check of ${name} asks for port ${port}, but ${name} declares ${declared.join(', ')}: ` +
        `ask for one of these, or add { name: 'health', number: ${port} } to the ports of the container`,
    );
  }
}
