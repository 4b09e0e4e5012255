import { asArray, asObject, type Workload } from '../../../workload';
import type { ChannelModel, Setting } from '../../model/setting';
import { DRAINS, type ScenarioName } from '../../scenario';

const BY_NODE: Readonly<Record<NonNullable<ChannelModel['byNode']>, string>> = {
  inside: 'clients run on the nodes that have a pod before, and stay there (internalTrafficPolicy: Local)',
  outside:
    'clients ask the nodes that have a pod before, each its own, and keep to it (externalTrafficPolicy: Local): nothing in front checks the nodes',
  'host-port': 'clients ask the ports of the nodes that have a pod before, each its own: nothing in front checks them',
};

/** Kinds of traffic that may come through any node, whether it has a pod or not. */
const THROUGH_NODES: ReadonlySet<ChannelModel['kind']> = new Set(['node-port', 'node-health-check']);

/** What is assumed of the nodes that requests come through. */
export function entranceAssumptions({ channels }: Setting, scenario: ScenarioName): readonly string[] {
  const said = channels.flatMap(({ byNode }) => (byNode ? [BY_NODE[byNode]] : []));
  const isHop = DRAINS.has(scenario) && channels.some(({ kind }) => THROUGH_NODES.has(kind));
  return isHop ? [...said, STOPPED_LATER] : said;
}

/** A port of the nodes that pods take although a Service leads to the same one from outside. */
export function unusedPortAssumption({ containers, manifest, traffic }: Workload): string | undefined {
  if (traffic.value.some(({ kind }) => kind === 'host-port')) return undefined;
  if (traffic.recognised.some((one) => one.manifest === manifest)) return undefined;
  const taken = containers.find(({ json }) =>
    asArray(json['ports']).some((port) => Number(asObject(port)['hostPort']) > 0),
  );
  return traffic.value.length > 0 && taken ? `nobody asks the nodes at the hostPort of ${taken.name}` : undefined;
}

const STOPPED_LATER =
  'no request comes through a drained node any more when it is stopped: kubectl drain takes it out of no load balancer';
