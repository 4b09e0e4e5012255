import { oncePer } from '../../../kubernetes';
import { knownKind, type World } from '../../../workload';

/** A flag of the API server, as kubeadm, kind, Talos, kops or RKE have it in what they make a cluster of. */
const FLAG = /service[-_]?node[-_]?port[-_]?range\W{1,12}(\d{1,5})\s*-\s*(\d{1,5})/i;

/** Whether a configuration of the cluster among the manifests lets the nodes have a port; none does where there is none. */
export const allowsNodePort = oncePer(({ manifests }: World): ((port: number) => boolean) => {
  for (const { object } of manifests) {
    if (knownKind(object) !== undefined) continue;
    const [, from, to] = FLAG.exec(JSON.stringify(object)) ?? [];
    if (from !== undefined) return (port) => port >= Number(from) && port <= Number(to);
  }
  return () => false;
});
