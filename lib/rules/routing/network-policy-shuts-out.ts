import { asArray, asObject, identityOf, type JsonObject, shutOut } from '../../workload';
import type { WorkloadRule } from '../rule';
import { together, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { listed } from '../support/listed';

const policy = (ingress: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress]
${ingress}`;

/** NetworkPolicies that let no request in to the pods of a Service. */
export const networkPolicyShutsOut: WorkloadRule = {
  id: 'network-policy-shuts-out',
  title: 'NetworkPolicies that let no request in to the pods of a Service',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'no request of the Service {service} gets in to the pods of {name}: {policies} {allows}, and the Service leads to port {ports}',
  why: 'Once a policy of type Ingress selects a pod, only what some policy lets in gets through, by the port of the pod and not of the Service. What is not let in is dropped without an answer, from the moment on when the policy is applied.',
  fix: 'add a rule to spec.ingress that lets port {ports} in, for those who ask',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  presupposes: ['object-refused', 'service-port-unmatched'],
  bad: [together(WEB, policy('')), together(WEB, policy('  ingress: [{ ports: [{ port: 80 }] }]\n'))],
  good: [
    together(WEB, policy('  ingress: [{ ports: [{ port: 8080 }] }]\n')),
    together(WEB, policy('  ingress: [{ ports: [{ port: http }] }]\n')),
    together(WEB, policy('  ingress: [{ from: [{ podSelector: {} }] }]\n')),
  ],
  *check(workload, world) {
    const { policies, rules, ports, reach } = shutOut(workload, world) ?? {};
    const [first] = policies ?? [];
    if (!first || !policies || !rules || !reach) return;
    yield {
      resource: first,
      path: ['spec', asObject(first.object['spec'])['ingress'] === undefined ? 'podSelector' : 'ingress'],
      numbers: {
        service: identityOf(reach.service).name,
        name: workload.identity.name,
        policies: `the NetworkPolicy ${listed([...new Set(policies.map((one) => identityOf(one).name))])}`,
        allows: rules.length === 0 ? 'lets nothing in' : `lets in only port ${allowedBy(rules)}`,
        ports: listed((ports ?? []).map(({ number }) => number)),
      },
      ...restingOn(
        'the network of the cluster enforces NetworkPolicies',
        'no policy outside of these manifests lets requests in',
      ),
    };
  },
};

function allowedBy(rules: readonly JsonObject[]): string {
  const ports = rules.flatMap((rule) => asArray(rule['ports']).map((one) => asObject(one)['port']));
  return listed([...new Set(ports.map(String))]);
}
