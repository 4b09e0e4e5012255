import { ApiObject, App } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The label by which the AWS Load Balancer Controller gates the readiness of a namespace's pods. */
const INJECT = 'elbv2.k8s.aws/pod-readiness-gate-inject';

/**
 * Labels the namespace of a workload where the app makes it, so that its pods are ready only once the load balancer
 * sends requests to them.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/
 */
export function askForReadinessGate(workload: IConstruct, namespace: string | undefined): void {
  namespaceIn(workload, namespace)?.metadata.addLabel(INJECT, 'enabled');
}

/** Whether the app makes the namespace of a workload. */
export function hasNamespaceInApp(workload: IConstruct, namespace: string | undefined): boolean {
  return namespaceIn(workload, namespace) !== undefined;
}

function namespaceIn(workload: IConstruct, namespace: string | undefined): ApiObject | undefined {
  return App.of(workload)
    .node.findAll()
    .filter(ApiObject.isApiObject)
    .find(({ kind, name, apiVersion }) => kind === 'Namespace' && apiVersion === 'v1' && name === namespace);
}
