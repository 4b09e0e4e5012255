import { asObject, type Manifest } from '../../../workload';

/**
 * Labels of the pods that a cluster brings along, in kube-system: no manifest of an application has them.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.2/cmd/kubeadm/app/phases/addons/dns/manifests.go
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.2/cmd/kubeadm/app/util/staticpod/utils.go
 */
const OF_CLUSTER: ReadonlySet<string> = new Set([
  'k8s-app=kube-dns',
  'k8s-app=kube-proxy',
  'component=etcd',
  'component=kube-apiserver',
  'component=kube-controller-manager',
  'component=kube-scheduler',
  'tier=control-plane',
]);

/** Whether a Service asks for pods of the cluster itself, from where they may be: in kube-system, or nobody says where. */
export function asksForCluster(labels: Readonly<Record<string, string>>, { object }: Manifest): boolean {
  const { namespace = 'kube-system' } = asObject(object['metadata']);
  return (
    namespace === 'kube-system' && Object.entries(labels).every(([name, value]) => OF_CLUSTER.has(`${name}=${value}`))
  );
}
