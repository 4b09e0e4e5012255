/** The label and the taint of nodes that are taken away at short notice. @internal */
interface SpotMark {
  readonly key: string;
  readonly value: string;
}

/**
 * Nodes that are cheap and taken away at short notice. Pods that state them come there first where there is room, and put
 * up with their taint. The rules judge whether their requests are done within the notice.
 *
 * @example
 * spotNodes: SpotNodes.gke()
 */
export class SpotNodes {
  /** Spot nodes of GKE: 25 s. @see https://cloud.google.com/kubernetes-engine/docs/concepts/spot-vms */
  public static gke(): SpotNodes {
    return new SpotNodes({ key: 'cloud.google.com/gke-spot', value: 'true' });
  }

  /** Spot nodes of AKS: 30 s. @see https://learn.microsoft.com/azure/aks/spot-node-pool */
  public static aks(): SpotNodes {
    return new SpotNodes({ key: 'kubernetes.azure.com/scalesetpriority', value: 'spot' });
  }

  /** Spot capacity of EKS' node groups: 120 s. @see https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html */
  public static eks(): SpotNodes {
    return new SpotNodes({ key: 'eks.amazonaws.com/capacityType', value: 'SPOT' });
  }

  /** Spot capacity of Karpenter: 120 s on AWS. @see https://karpenter.sh/docs/concepts/scheduling/ */
  public static karpenter(): SpotNodes {
    return new SpotNodes({ key: 'karpenter.sh/capacity-type', value: 'spot' });
  }

  private constructor(
    /** @internal */
    readonly _mark: SpotMark,
  ) {}
}
