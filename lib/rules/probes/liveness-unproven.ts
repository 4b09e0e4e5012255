import { latestKill } from '../../kubernetes';
import {
  asArray,
  asNumber,
  asObject,
  asString,
  checksNothing,
  sameHandler,
  type Container,
  type Workload,
} from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { probeIn } from '../support/probes/probes-of';
import { neverHasOthers } from '../support/replicas/never-has-others';
import { restingOn } from '../support/resting-on';

const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
const STARTUP = 'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }';
const LIVENESS = `${READINESS}\nlivenessProbe: { exec: { command: [cat, /health] }, initialDelaySeconds: 60 }`;

/** A liveness command that nothing has tried before a release is done. */
export const livenessUnproven: WorkloadRule = {
  id: 'liveness-unproven',
  title: 'A liveness command that nothing has tried before a release is done',
  severity: 'info',
  effect: 'slow-recovery',
  message:
    "the liveness probe of {container} runs '{command}', which neither its startup nor its readiness probe does: where it fails, the pods are ready at first and restarted again and again, from {killed} s after their start at the latest",
  why: 'A pod that is ready for minReadySeconds counts as available, and old pods go for it. A liveness command that cannot succeed (a file that nobody writes, a program that the image lacks) restarts all new pods again and again, when no old one is left.',
  fix: 'let the startupProbe of {container} run the same command: a release that fails it never becomes ready',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#min-ready-seconds',
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  ],
  presupposes: [
    'probe-refused',
    'probe-never-runs',
    'probe-checks-nothing',
    'readiness-missing',
    'readiness-checks-nothing',
    'startup-too-short',
  ],
  bad: [changed(WEB, { [READINESS]: LIVENESS })],
  good: [
    WEB,
    changed(WEB, {
      [READINESS]: LIVENESS,
      [STARTUP]: 'startupProbe: { exec: { command: [cat, /health] }, periodSeconds: 2, failureThreshold: 16 }',
    }),
  ],
  *check(workload, world) {
    // Without old pods it is the same when it shows.
    if (neverHasOthers(workload, world)) return;
    for (const container of workload.serving) yield* unproven(container, workload);
  },
};

function* unproven(container: Container, { spec, update }: Workload): Iterable<Violation> {
  const liveness = probeIn(container, 'liveness');
  if (!liveness || liveness.json['exec'] === undefined) return;
  const others = (['startup', 'readiness'] as const).flatMap((kind) => probeIn(container, kind) ?? []);
  const killed = latestKill(liveness.timing);
  const isProven = others.some(({ json }) => sameHandler(container, json, liveness.json));
  if (
    isProven ||
    // Without one a pod counts as available at once, whatever its liveness runs.
    !probeIn(container, 'readiness') ||
    // All old pods go first.
    update.way === 'recreate' ||
    // Commands that others run are there: the image and what is mounted are the right ones.
    others.some(({ json }) => json['exec'] !== undefined) ||
    !Number.isFinite(killed) ||
    checksNothing(liveness.json, container) !== undefined ||
    (asNumber(spec['minReadySeconds']) ?? 0) >= killed
  )
    return;
  const words = asArray(asObject(liveness.json['exec'])['command']).filter((word) => typeof word === 'string');
  if (isOfImage(words, container) || asksOwnPort(words, container) || looksForProcess(words)) return;
  const command = words.join(' ');
  yield {
    path: [...liveness.path, 'exec', 'command'],
    container: container.name,
    numbers: { container: container.name, command, killed },
    ...restingOn('the command fails in a new version'),
  };
}

/** Whether a command asks its own pod at a port that the container declares: what answers there answers it. */
function asksOwnPort(words: readonly string[], { ports }: Container): boolean {
  const asked = [...words.join(' ').matchAll(/(?:localhost|127\.0\.0\.1|\[::1\])[:\s]+(\d{1,5})\b/g)];
  return asked.length > 0 && asked.every(([, port]) => ports.some(({ number }) => number === Number(port)));
}

/** Whether a command only looks for a process of the container, which is there as long as the container is up. */
function looksForProcess(words: readonly string[]): boolean {
  return /^(?:\S*\/)?(?:(?:ba|da|a)?sh -\w{0,3}c )?(?:\S*\/)?(?:pgrep|pidof|kill -0|ps) [^&;]*$/.test(
    `${words.join(' ')} `,
  );
}

/** Programs that run, or show, what stands elsewhere. */
const OF_THE_SYSTEM = /^\/(?:usr\/)?s?bin\//;

/** Whether a command is one program that the image brings: nothing in the manifest makes it fail. */
function isOfImage([program = '', ...others]: readonly string[], { json }: Container): boolean {
  const mounts = asArray(json['volumeMounts']).map((mount) =>
    asString(asObject(mount)['mountPath'])?.replace(/\/$/, ''),
  );
  const isMounted = mounts.some((path) => path !== undefined && (program === path || program.startsWith(`${path}/`)));
  const isPlain = others.every((word) => !/[/$:=\d]/.test(word));
  return program.startsWith('/') && !OF_THE_SYSTEM.test(program) && !isMounted && isPlain;
}
