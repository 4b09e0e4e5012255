import type { Container, Workload } from '../../../workload';

/**
 * What is taken for granted of connections that clients keep: where nobody states what becomes of them, that clients try
 * again; where they are closed early, that there is time for it.
 */
export function keptAssumptions({ serving }: Workload): readonly string[] {
  const unstated = serving.filter(({ keptConnections }) => keptConnections === undefined);
  const early = serving.filter(({ keptConnections, preStop }) => keptConnections === 'closes-early' && preStop);
  return [
    ...(unstated.length > 0 ? [unstated.some(cuts) ? TRY_AGAIN : TRY_AGAIN_WHEN_IDLE] : []),
    ...early.map(
      ({ name }) => `each connection that clients keep carries a request while the preStop hook of ${name} runs`,
    ),
  ];
}

/** No hook helps where they end without a word. */
function cuts({ role, onSigterm }: Container): boolean {
  return role === 'sidecar' || ['exits', 'ignores'].includes(onSigterm.value.kind);
}

const TRY_AGAIN = 'clients that keep connections try again where one is reset';

const TRY_AGAIN_WHEN_IDLE =
  'clients that keep connections try again where an idle one is closed as they write: an application that drains closes those on SIGTERM, unless it has answered with `Connection: close` before';
