import { formatFieldError, validateManifest } from '../../../../lib/kubernetes';

function refusals(spec: object): readonly string[] {
  const object = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'n' }, spec };
  return validateManifest(object, '1.36').map(formatFieldError);
}

// pkg/apis/networking/validation/validation_test.go TestValidateNetworkPolicy
test.each<[object, string[]]>([
  [{ podSelector: {}, policyTypes: ['Ingress', 'Egress'] }, []],
  [
    { policyTypes: ['Inbound'] },
    ['spec.policyTypes[0]: Unsupported value: "Inbound": supported values: "Ingress", "Egress"'],
  ],
  [{ ingress: [{ from: [{}] }] }, ['spec.ingress[0].from[0]: Required value: must specify a peer']],
  [
    { ingress: [{ ports: [{ protocol: 'ICMP' }] }] },
    ['spec.ingress[0].ports[0].protocol: Unsupported value: "ICMP": supported values: "TCP", "UDP", "SCTP"'],
  ],
  [
    { egress: [{ ports: [{ port: 80, endPort: 70 }] }] },
    ['spec.egress[0].ports[0].endPort: Invalid value: 70: must be greater than or equal to `port`'],
  ],
  [{ egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }] }] }, []],
  [
    { egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/16'] } }] }] },
    ['spec.egress[0].to[0].ipBlock.except[0]: Invalid value: "11.0.0.0/16": must be a strict subset of `cidr`'],
  ],
  [
    { egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0' } }] }] },
    [
      'spec.egress[0].to[0].ipBlock.cidr: Invalid value: "10.0.0.0": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
    ],
  ],
])('A NetworkPolicy with %j', (spec, expected) => {
  expect(refusals(spec)).toEqual(expected);
});
