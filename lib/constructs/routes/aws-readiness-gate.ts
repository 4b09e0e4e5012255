import { ApiObject, App } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import type { PlannedRoute } from '../rendering/planned/planned-workload';
import type { Traffic } from '../statements/traffic/traffic';

/** The label by which the AWS Load Balancer Controller gates the readiness of a namespace's pods. */
const INJECT = 'elbv2.k8s.aws/pod-readiness-gate-inject';

/** A route through a load balancer of AWS, which sees to its deregistration delay, and to the gate where it can. */
export function gatedRoute(workload: kplus.Workload, traffic: Traffic): PlannedRoute {
  const { namespace } = workload.metadata;
  return {
    traffic,
    prepare: () => askForReadinessGate(workload, namespace),
    ensures: () =>
      namespaceIn(workload, namespace) ? ['deregistration-delay', 'readiness-gate'] : ['deregistration-delay'],
  };
}

/**
 * Labels the namespace of a workload where the app makes it, so that its pods are ready only once the load balancer
 * sends requests to them.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/
 */
function askForReadinessGate(workload: IConstruct, namespace: string | undefined): void {
  namespaceIn(workload, namespace)?.metadata.addLabel(INJECT, 'enabled');
}

function namespaceIn(workload: IConstruct, namespace: string | undefined): ApiObject | undefined {
  return App.of(workload)
    .node.findAll()
    .filter(ApiObject.isApiObject)
    .find(({ kind, name, apiVersion }) => kind === 'Namespace' && apiVersion === 'v1' && name === namespace);
}
