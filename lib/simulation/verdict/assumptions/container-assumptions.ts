import { asksItselfAtStart, isPoolOfAnyVersion, type Workload } from '../../../workload';
import type { Setting } from '../../model/setting';
import { ASSUMED_RUN, knownRunTime } from '../../model/run-time';

/** What is assumed of the containers beside those that requests reach. */
export function containerAssumptions(workload: Workload, { subject }: Setting): readonly string[] {
  const { containers, serving } = workload;
  const unknown = containers.filter((one) => one.role === 'init' && knownRunTime(one) === undefined);
  const stopping = subject.next.containers.filter(({ hook }) => hook.stopsAt !== undefined);
  const asking = containers.filter((one) => one.slowestStart === undefined && asksItselfAtStart(one));
  const pools = containers.filter((one) => one.role === 'regular' && !serving.includes(one) && isPoolOfAnyVersion(one));
  return [
    ...(serving.length > 0 ? pools : []).map(
      ({ name }) => `${name} waits for its clients on SIGTERM, as PgBouncer does since 1.23`,
    ),
    ...asking.map(({ name }) => `${name} listens before its postStart hook asks it, which the kubelet does once`),
    ...(unknown.length > 0
      ? [`${unknown.map(({ name }) => name).join(', ')} is done ${ASSUMED_RUN} s after its start, as an init container`]
      : []),
    ...subject.next.containers.flatMap(({ livesOn }) => livesOn ?? []),
    ...stopping.map(
      ({ name, hook: { stopsAt = 0 } }) =>
        `the preStop hook of ${name} stops its process ${stopsAt} s after the deletion`,
    ),
  ];
}
