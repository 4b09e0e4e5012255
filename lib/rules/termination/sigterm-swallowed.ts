import { POD_DEFAULTS } from '../../kubernetes';
import { asArray, asNumber, type Container, type Workload } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { changed, WEB } from '../support/example';
import { isOfDevelopment } from '../support/objects/of-development';
import { restingOn } from '../support/resting-on';
import { stopAssumptions } from '../support/termination/stop-assumptions';
import { losesAtStop, stoppingContainers } from '../support/termination/stopping';

const IMAGE = 'image: registry.example.com/web:1.4.2';
const started = (script: string) => changed(WEB, { [IMAGE]: `${IMAGE}\ncommand: [sh, -c, "${script}"]` });

/** A shell that gets SIGTERM in place of the application, and does not pass it on. */
export const sigtermSwallowed: WorkloadRule = {
  id: 'sigterm-swallowed',
  title: 'A shell that gets SIGTERM in place of the application, and does not pass it on',
  severity: 'error',
  effect: 'lost-requests',
  message: 'SIGTERM does not reach the application of {container}: {because}',
  why: 'For the first process of a container a signal without a handler means nothing. The application works on until SIGKILL ends it: every stop takes the whole grace period, and what a client has just sent over a connection that it keeps open is cut.',
  fix: '{mend}',
  source: [
    'https://man7.org/linux/man-pages/man7/pid_namespaces.7.html',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  ],
  presupposes: ['container-refused', 'service-reaches-job'],
  bad: [started('./web; echo stopped'), started('./web | tee /var/log/web.log')],
  good: [started('exec ./web')],
  *check(workload) {
    if (workload.gracePeriod <= AT_ONCE) return; // whoever ends his pods at once has them cut anyway
    if (!workload.stated && isOfDevelopment(workload)) return;
    yield* swallowedInWorkers(workload);
    for (const stopping of stoppingContainers(workload)) {
      const { container } = stopping;
      const { keepsSigterm, onSigterm } = container;
      const isKnown = onSigterm.assumption === undefined && onSigterm.value.kind === 'ignores';
      if (keepsSigterm?.value !== true || isKnown) continue;
      const swallowed = { ...stopping, onSigterm: { kind: 'ignores' } as const };
      const isCut = losesAtStop(swallowed);
      // What serves on until its grace period is over loses what comes over kept connections at the most.
      if (!isCut && !workload.stated) continue;
      yield {
        ...placeOf(container, workload),
        ...(isCut
          ? restingOn(
              keepsSigterm.assumption,
              ...stopAssumptions(swallowed, workload).filter((one) => one !== onSigterm.assumption),
            )
          : restingOn(
              keepsSigterm.assumption,
              stopping.traffic.length > 0 && workload.traffic.assumption,
              'clients keep their connections open until the pod is killed',
            )),
      };
    }
  },
};

/** In seconds: grace periods that are there to end pods soon, not to end their work. */
const AT_ONCE = 1;

/** Whoever has given a pod without requests a longer grace period means it to end its work in it. */
function* swallowedInWorkers(workload: Workload): Iterable<Violation> {
  const { containers, podSpec, runsToCompletion } = workload;
  const grace = asNumber(podSpec['terminationGracePeriodSeconds']) ?? POD_DEFAULTS.terminationGracePeriodSeconds;
  if (runsToCompletion || grace <= POD_DEFAULTS.terminationGracePeriodSeconds) return;
  const known = stoppingContainers(workload).map(({ container }) => container);
  const [container] = containers.filter(({ role, keepsSigterm }) => role === 'regular' && keepsSigterm?.value === true);
  if (!container?.keepsSigterm || known.includes(container) || container.onSigterm.assumption === undefined) return;
  yield {
    ...placeOf(container, workload),
    ...restingOn(
      container.keepsSigterm.assumption,
      `${container.name} has work in hand, which it would end within the ${grace} s of its grace period`,
    ),
  };
}

function placeOf(container: Container, { manifest }: Workload): Omit<Violation, 'assumptions'> {
  const because = container.keepsSigterm?.because ?? '';
  const field = asArray(container.json['command']).length > 0 ? 'command' : 'args';
  return {
    path: asFarAsWritten(manifest.object, [...container.path, field]),
    container: container.name,
    numbers: { container: container.name, because, mend: mendOf(because) },
  };
}

function mendOf(because: string): string {
  if (because.endsWith('several applications')) {
    return "hand SIGTERM on to all of them: begin the script with trap 'kill -TERM $(jobs -p); wait' TERM, or give each a container of its own";
  }
  if (because.endsWith('a loop')) {
    return "let the loop end at SIGTERM: begin the script with trap 'exit 0' TERM, and let what takes its time run in the background, with wait after it";
  }
  const besides = because.endsWith('a pipe') ? ', without the pipe' : '';
  return `let the shell give its place to the application: write 'exec' before the program, as the last command${besides}`;
}
