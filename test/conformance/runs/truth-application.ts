import type { OnSigterm } from '../../../lib/facts';
import { asArray, asObject, asString } from '../../../lib/kubernetes';
import type { Application } from '../../../lib/simulation/model/application';
import type { HookModel, PodModel } from '../../../lib/simulation/model/pod-model';
import type { Workload } from '../../../lib/workload';

/** What the recorded application does on SIGTERM, by the name that its environment has for it. */
const ON_SIGTERM: Readonly<Record<string, OnSigterm>> = {
  drain: { kind: 'drains' },
  'drain-keepalive': { kind: 'drains' },
  'exit-now': { kind: 'exits' },
  ignore: { kind: 'ignores' },
};

/**
 * How long a Node.js server takes to listen: it runs its script 0.06 s after its container has been seen to run, which
 * takes 0.04 s (n = 1176), and listens 0.01 s later.
 */
const LISTENS = 0.11;

/** The image that exits with an error at once, and how long that takes. */
const BROKEN = { image: 'app:broken', exits: 0.05 };

/** The pod model with the applications that the environment of its containers sets, and what its rig mounts. */
export function withTruth(pod: PodModel, workload: Workload, mounts: boolean): PodModel {
  const containers = pod.containers.map((container) => {
    const json = workload.containers.find(({ name }) => name === container.name)?.json ?? {};
    return { ...container, hook: truthOfHook(container.hook), application: truthOf(container.application, json) };
  });
  return { ...pod, containers, mounts };
}

/** What takes an unknown time elsewhere is a program that is not in the image here, and ends at once. */
function truthOfHook(hook: HookModel): HookModel {
  return hook.atMost === Infinity ? { ...hook, atMost: hook.atLeast } : hook;
}

function truthOf(application: Application, json: ReturnType<typeof asObject>): Application {
  const env = new Map(
    asArray(json['env']).map((entry) => [asObject(entry)['name'], asString(asObject(entry)['value'])]),
  );
  const number = (name: string) => (env.get(name) === undefined ? undefined : Number(env.get(name)));
  const start = LISTENS + (number('START_DELAY_S') ?? 0);
  const sigterm = env.get('SIGTERM') ?? 'drain';
  const crashes = number('CRASH_AFTER_S');
  const truth: Application = {
    ...application,
    listensAfter: start,
    servesAfter: start,
    requestTime: (number('REQUEST_MS') ?? 0) / 1000,
    onSigterm: ON_SIGTERM[sigterm] ?? { kind: 'unknown' },
    ...(sigterm === 'drain' && { kept: 'leaves-open' }),
    ...(crashes && { crashesAfter: crashes }),
  };
  if (json['image'] !== BROKEN.image) return truth;
  return { ...truth, listensAfter: Infinity, servesAfter: Infinity, crashesAfter: BROKEN.exits };
}
