import { runOf } from './run-of';
import { ASSUMED, drainLag, type StatedContainerFacts, type TrafficSource } from '../../facts';
import { asObject, asString } from '../../kubernetes';
import type { WrittenContainer } from './container';

/**
 * Containers that drain the Envoy beside them: its preStop hook asks one of them, which answers when no connections are
 * left. By what they are run with, and the path that the hook asks.
 *
 * @see https://projectcontour.io/docs/1.30/redeploy-envoy/
 * @see https://github.com/envoyproxy/gateway/pull/2633
 */
const MANAGERS = [
  { runs: /\bcontour\b.*\benvoy shutdown-manager\b/, path: '/shutdown' },
  { runs: /\benvoy-gateway\b.*\benvoy shutdown-manager\b/, path: '/shutdown/ready' },
] as const;

/** What is known of a container whose hook waits for its last connection: as long as requests come and are answered. */
export function withDrainManager(
  stated: StatedContainerFacts,
  container: WrittenContainer,
  beside: readonly WrittenContainer[],
  traffic: readonly TrafficSource[],
): StatedContainerFacts {
  const path = asString(asObject(container.preStop?.['httpGet'])['path']);
  const isManaged = MANAGERS.some((one) => one.path === path && beside.some(({ json }) => one.runs.test(runOf(json))));
  if (!isManaged || stated.preStopTakes !== undefined) return stated;
  return { ...stated, preStopTakes: drainLag(traffic) + (stated.longestRequest ?? ASSUMED.longestRequest) };
}
