import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { renderOver } from '../rendering/app/rendered-object';
import type { Exposable, OwnedService } from './owned-service';

/** A Service beside the one that a workload owns, with its ports: a controller decides which of the pods it selects. */
class CompanionService extends kplus.Service {
  constructor(
    workload: Exposable,
    id: string,
    private readonly own: OwnedService,
    suffix: string,
  ) {
    const { namespace } = workload.metadata;
    super(workload, id, { metadata: { name: `${own.name}-${suffix}`, ...(namespace !== undefined && { namespace }) } });
    renderOver(ApiObject.of(this), () => undefined);
  }

  /** @internal */
  public override _toKube(): kplus.k8s.ServiceSpec {
    const { ports = [], selector } = this.own._toKube();
    return {
      // A port of the node is the other Service's.
      ports: ports.map((port) => ({ ...port, nodePort: undefined })),
      selector,
      type: kplus.ServiceType.CLUSTER_IP,
    };
  }
}

/** By construct, so that one that is taken out of the tree, since somebody else writes it, is still known by its name. */
const MADE = new WeakMap<Exposable, Map<string, kplus.Service>>();

/** The Service of a workload by this suffix, where it has been made. */
export function companionMade(workload: Exposable, suffix: string): kplus.Service | undefined {
  return MADE.get(workload)?.get(suffix);
}

/** The Service of a workload by this suffix; made now where there is none. */
export function companionOf(workload: Exposable, own: OwnedService, suffix: string): kplus.Service {
  const all = MADE.get(workload) ?? new Map<string, kplus.Service>();
  const made = all.get(suffix) ?? new CompanionService(workload, `Service-${suffix}`, own, suffix);
  MADE.set(workload, all.set(suffix, made));
  return made;
}
