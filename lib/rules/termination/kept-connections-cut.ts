import type { Container } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { stoppingContainers } from '../support/termination/stopping';

const DRAINS = 'zero-downtime/on-sigterm: drains';
const stating = (kept: string) => ({ [DRAINS]: `${DRAINS}\nzero-downtime/kept-connections: ${kept}` });

/** An application that ends connections which clients keep, by what is stated of it. */
export const keptConnectionsCut: WorkloadRule = {
  id: 'kept-connections-cut',
  title: 'An application that ends connections which clients keep',
  severity: 'error',
  effect: 'lost-requests',
  message: '{container} {does}',
  why: 'A client that keeps a connection (HTTP keep-alive, HTTP/2, gRPC, the pool of a proxy) goes on sending over it to a pod that no router sends anything to any more. No number of the manifest closes it in time: only the application can, with its answers.',
  fix: 'have {container} answer with Connection: close (GOAWAY by HTTP/2) while its preStop hook runs, and state closes-early; or state clients-retry where all clients send such a request again',
  source: [
    'https://www.rfc-editor.org/rfc/rfc9112#section-9.6',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  ],
  presupposes: ['pre-stop-too-short', 'grace-too-short', 'pre-stop-never-runs'],
  bad: [changed(WEB, stating('leaves-open')), changed(WEB, stating('closes-idle'))],
  good: [WEB, changed(WEB, stating('closes-early')), changed(WEB, stating('clients-retry'))],
  *check(workload) {
    for (const { container, traffic, behind } of stoppingContainers(workload)) {
      const does = doesTo(container);
      // Connections to one behind a proxy are the proxy's.
      if (does === undefined || traffic.length === 0 || behind) continue;
      yield {
        path: container.path,
        container: container.name,
        numbers: { container: container.name, does },
        ...restingOn(`clients keep connections to ${container.name}, and send no request again`),
      };
    }
  },
};

/** What it does to them that costs requests. */
function doesTo({ keptConnections, preStop }: Container): string | undefined {
  switch (keptConnections) {
    case 'leaves-open':
      return 'leaves connections open that clients keep: what is under way over them when it is killed is cut';
    case 'closes-idle':
      return 'closes idle connections on SIGTERM: what clients send over them in that moment is reset';
    case 'closes-early':
      return preStop ? undefined : 'closes connections while its preStop hook runs, but has none';
    default:
      return undefined;
  }
}
