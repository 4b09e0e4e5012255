import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { renderOver } from '../../rendering/app/rendered-object';

/** A workload whose members find each other by a Service. */
type Members = Pick<kplus.Workload, 'matchLabels'>;

/**
 * The headless Service that gives members their names. They have to find each other before they are ready, so it
 * publishes them all; clients have a Service of their own.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
 */
export class PeersService extends kplus.Service {
  private members?: Members;

  constructor(scope: Construct, id: string, metadata: kplus.ServiceProps['metadata'], ports: kplus.ContainerPort[]) {
    super(scope, id, {
      metadata,
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      ports: ports.map(({ number, name, protocol }) => ({
        port: number,
        targetPort: number,
        name: name ?? (ports.length > 1 ? `port-${number}` : undefined),
        protocol,
      })),
    });
    renderOver(ApiObject.of(this), () => undefined);
  }

  /** Says whose members it leads to; cdk8s-plus has asked for their labels before they were known. */
  public leadTo(members: Members): void {
    this.members = members;
  }

  /** @internal */
  public override _toKube(): kplus.k8s.ServiceSpec {
    return { ...super._toKube(), selector: this.members?.matchLabels ?? {} };
  }
}
