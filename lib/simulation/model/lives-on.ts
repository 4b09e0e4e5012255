import { drainLag } from '../../facts';
import { maxOf } from '../../kubernetes';
import {
  askedBeside,
  databaseProxyOf,
  meshProxyOf,
  proxyOfApplication,
  type AskedOnLocalhost,
  type Container,
  type DatabaseProxy,
  type MeshProxy,
  type Workload,
  type World,
} from '../../workload';
import type { ContainerModel, PodModel } from './pod-model';

/**
 * The pod with the proxies that its application lives on, where requests come to that: one that a mesh puts into it, and
 * those beside it by name or image. Each has to answer for a request to succeed.
 */
export function withProxies(pod: PodModel, workload: Workload, world: World): PodModel {
  if (pod.serving.length === 0) return pod;
  const mesh = meshProxyOf(workload, world);
  const injected =
    mesh && !mesh.container ? [{ ...injectedModel(mesh), mend: mesh.mend(secondsNeeded(workload)) }] : [];
  const containers = [...pod.containers.map((model) => asProxy(model, workload, mesh)), ...injected];
  const proxies = containers.flatMap(({ livesOn }, index) => (livesOn === undefined ? [] : [index]));
  return { ...pod, containers, answering: [...new Set([...pod.answering, ...proxies])] };
}

/** What it has to last for at the least: as long as the application waits, and a request. */
function secondsNeeded({ serving, traffic }: Workload): number {
  const waits = serving.map(
    ({ preStopDuration, longestRequest }) =>
      Math.max(preStopDuration?.atLeast ?? 0, drainLag(traffic.value)) + longestRequest.value,
  );
  return Math.ceil(maxOf(waits, 0));
}

function injectedModel({ mesh, lasts, finishesRequests, path, assumption }: MeshProxy): ContainerModel {
  return {
    name: `${mesh}-proxy`,
    role: 'regular',
    path,
    probes: [],
    hook: { handler: 'sleep', atLeast: lasts, atMost: lasts },
    postStart: 0,
    postStartFails: false,
    application: {
      listensAfter: 0,
      servesAfter: 0,
      requestTime: 0,
      onSigterm: { kind: finishesRequests ? 'drains' : 'exits' },
    },
    ownWork: 0,
    runs: 0,
    livesOn: assumption,
  };
}

function asProxy(model: ContainerModel, workload: Workload, mesh: MeshProxy | undefined): ContainerModel {
  const written = workload.containers.find(({ name }) => name === model.name);
  if (!written || model.role === 'init' || isGateway(written, workload)) return model;
  if (mesh?.container === written) {
    const { hook, application, livesOn } = injectedModel(mesh);
    return {
      ...model,
      hook: { ...model.hook, ...hook },
      application: { ...model.application, ...application },
      ownWork: 0,
      ...(livesOn !== undefined && { livesOn }),
    };
  }
  if (proxyOfApplication(written) === 'mesh') return withStop(model, written, { kind: 'drains' });
  const proxy = workload.serving.includes(written) ? undefined : databaseProxyOf(written);
  if (proxy) return withStop(model, written, stopOf(proxy));
  const asked = askedBeside(workload).find(({ container }) => container === written);
  return asked ? { ...model, ownWork: 0, livesOn: wordAsked(asked) } : model;
}

function wordAsked({ container: { name }, by }: AskedOnLocalhost): string {
  return `requests that come while ${name} is not there are lost: ${by} asks it on localhost`;
}

/** Whether requests come to a mesh's proxy itself, of which its end is known as of any container. */
function isGateway(container: Container, { serving }: Workload): boolean {
  const { kind } = container.onSigterm.value;
  return serving.includes(container) && kind !== 'unknown' && proxyOfApplication(container) === 'mesh';
}

/** What is stated of it counts; nothing about how it starts is in doubt. */
function withStop(
  model: ContainerModel,
  { onSigterm }: Container,
  assumed: ContainerModel['application']['onSigterm'],
): ContainerModel {
  const stop = onSigterm.assumption === undefined ? onSigterm.value : assumed;
  const livesOn = `requests that come while ${model.name} is not there are lost${onSigterm.assumption === undefined ? '' : `: it ${WORDS[assumed.kind]}`}`;
  return { ...model, application: { ...model.application, onSigterm: stop }, ownWork: 0, livesOn };
}

const WORDS = {
  drains: 'takes nothing new from SIGTERM on',
  exits: 'exits on SIGTERM',
  'keeps-serving': 'serves on after SIGTERM for as long as its flags say',
  ignores: 'takes no notice of SIGTERM',
  unknown: 'does what nobody knows',
} as const;

function stopOf({ carriesOn }: DatabaseProxy): ContainerModel['application']['onSigterm'] {
  return carriesOn > 0 ? { kind: 'keeps-serving', for: carriesOn } : { kind: 'exits' };
}
