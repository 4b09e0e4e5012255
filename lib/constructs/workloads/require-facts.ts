import { RULES } from '../../check';
import { maxOf } from '../../kubernetes';
import type { ZeroDowntimeDeploymentProps } from './zero-downtime-deployment-props';

/** What a Service may be called; pods carry the name as a label, too. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
const NAME = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * Refuses a name that Kubernetes would refuse when it is applied.
 *
 * @throws Error naming the construct, the name and what to do
 */
export function requireName(where: string, name: string | undefined): void {
  if (name === undefined || NAME.test(name)) return;
  throw new Error(
    `${where}: '${name}' cannot be its name: state 'metadata.name' with at most 63 lower-case letters, digits and '-', a letter first`,
  );
}

/**
 * Refuses facts that are missing or contradict each other before anything is rendered.
 *
 * @throws Error naming the construct, the fact and what to do
 */
export function requireFacts(where: string, props: ZeroDowntimeDeploymentProps): void {
  const kinds = (props.traffic ?? []).map((traffic) => traffic._source.kind);
  if (kinds.length === 0) throw new Error(`${where}: state at least one path that requests take, or [Traffic.none()]`);
  if (props.slowestStart === undefined) throw new Error(`${where}: state 'slowestStart'`);
  if (kinds.includes('none') && kinds.length > 1)
    throw new Error(`${where}: Traffic.none() and other traffic contradict each other`);
  if (!kinds.includes('none') && props.longestRequest === undefined) {
    throw new Error(`${where}: requests come in (${kinds.join(', ')}), so state 'longestRequest'`);
  }
  if (kinds.includes('registry') && props.preStop === undefined) {
    throw new Error(
      `${where}: waiting does not end a registration; state in 'preStop' what does: PreStop.callThenWait, PreStop.blockingEndpoint, ` +
        'or PreStop.wait() where another container makes the call',
    );
  }
  requireTimeToDeregister(where, props);
  for (const { rule, reason } of props.ignore ?? []) {
    if (!RULES.some(({ id }) => id === rule)) throw new Error(`${where}: there is no rule '${rule}' to ignore`);
    if (reason.trim() === '') throw new Error(`${where}: say why '${rule}' may be ignored here`);
  }
}

/** A call that is cut off before it is done leaves the registration, and the clients that go by it. */
function requireTimeToDeregister(where: string, { preStop, traffic }: ZeroDowntimeDeploymentProps): void {
  if (preStop?._wish.form !== 'call-then-wait') return;
  const { callTimeout } = preStop._wish;
  const needed = maxOf(
    traffic.map(({ _source }) => _source.deregistration?.callTimeout ?? 0),
    0,
  );
  if (callTimeout >= needed) return;
  throw new Error(
    `${where}: the call in 'preStop' is ended after ${callTimeout} s, but the deregistration may take ${needed} s; let its timeout be ${Math.ceil(needed)} s or more`,
  );
}
