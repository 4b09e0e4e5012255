import { oncePer } from '../../kubernetes';
import { asObject, asString, identityOf, knownKind, type Manifest, type World } from '../../workload';
import type { WorldRule } from '../rule';
import { restingOn } from '../support/resting-on';
import { backendsOf } from '../support/routing/backends';

const service = (to: string) => `apiVersion: v1
kind: Service
metadata:
  name: legacy
spec:
  type: ExternalName
  externalName: ${to}
  ports: [{ port: 80 }]
`;

/** A Service that stands for an address as if it were a name. */
export const externalNameIsAddress: WorldRule = {
  id: 'external-name-is-address',
  title: 'A Service that stands for an address as if it were a name',
  severity: 'error',
  effect: 'stuck',
  message: 'the Service {service} leads nowhere: externalName {address} is an address, and is taken for a DNS name',
  why: 'An ExternalName is answered as an alias of another DNS name. There is no host of such a name, so that whoever asks for the Service by its name gets no address; of the ingress controllers only some take it as it is.',
  fix: 'leave type and externalName out, and add an EndpointSlice with the label kubernetes.io/service-name: {service} and the address {address}',
  source: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
    'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  ],
  presupposes: ['service-refused'],
  bad: [service('10.20.30.40')],
  good: [service('legacy.example.com')],
  *checkWorld(world) {
    for (const manifest of world.manifests) {
      const { type, externalName } = asObject(manifest.object['spec']);
      const address = asString(externalName) ?? '';
      if (knownKind(manifest.object) !== 'Service' || type !== 'ExternalName' || !ADDRESS.test(address)) continue;
      yield {
        resource: manifest,
        path: ['spec', 'externalName'],
        numbers: { service: identityOf(manifest).name, address },
        ...(isAskedByIngress(manifest, world) && restingOn('somebody asks for the Service by its name in DNS')),
      };
    }
  },
};

/** Whether an Ingress leads to it: many controllers, such as ingress-nginx, take an address there for what it is. */
function isAskedByIngress(service: Manifest, world: World): boolean {
  const { name, namespace } = identityOf(service);
  return askedByIngresses(world).has(`${namespace}/${name}`);
}

const askedByIngresses = oncePer(
  (world: World): ReadonlySet<string> =>
    new Set(world.ofKind('Ingress').flatMap((one) => backendsOf(one).map((to) => `${to.namespace}/${to.service}`))),
);

/** Four numbers: as a name it is valid, and no top-level domain is a number. The API server refuses those of IPv6. */
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}\.?$/;
