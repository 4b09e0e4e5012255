import { asObject, asString, oncePer } from '../../kubernetes';
import { groupOf } from '../objects/known-kind';
import type { Manifest } from '../objects/manifest';
import { annotationsOf } from './annotations-of';

/** What gives Services addresses that nodes announce to routers, or to their own network: keys of it, and classes. */
const ANNOUNCING =
  /^(?:(?:lb-?ipam|bgp|l2)\.cilium\.io|io\.cilium|(?:[\w-]+\.)?metallb\.(?:universe\.tf|io)|metallb|kube-vip\.io|(?:[\w-]+\.)?purelb\.(?:gitlab\.io|io)|(?:[\w-]+\.)*openelb\.kubesphere\.io|projectcalico\.org|svccontroller\.k3s\.cattle\.io|loxilb\.io|kube-router\.io)(?:\/|$)/;

/** Objects that say what is announced, of whatever Service, by group and kind. */
const OF_CLUSTERS: readonly (readonly [string, RegExp])[] = [
  ['cilium.io', /^Cilium(?:LoadBalancerIPPool|L2AnnouncementPolicy|BGP\w+)$/],
  ['metallb.io', /^(?:IPAddressPool|AddressPool|L2Advertisement|BGPAdvertisement|BGPPeer)$/],
  ['crd.projectcalico.org', /^(?:BGPConfiguration|BGPPeer)$/],
  ['projectcalico.org', /^(?:BGPConfiguration|BGPPeer)$/],
  ['purelb.io', /^(?:ServiceGroup|LBNodeAgent)$/],
  ['network.kubesphere.io', /^(?:Eip|BgpConf|BgpPeer)$/],
];

/**
 * Whether the nodes themselves announce the address of a Service: where externalTrafficPolicy is Local, one that has lost
 * its last pod withdraws it as soon as it sees that, and no load balancer has to find out by a health check.
 *
 * @param manifests everything beside it
 * @see https://metallb.io/usage/#traffic-policies
 * @see https://docs.cilium.io/en/stable/network/bgp-control-plane/bgp-control-plane-v2/#services
 */
export function isAnnounced(service: Manifest, manifests: readonly Manifest[]): boolean {
  const className = asString(asObject(service.object['spec'])['loadBalancerClass']) ?? '';
  if (className !== '') return ANNOUNCING.test(className);
  return Object.keys(annotationsOf(service)).some((key) => ANNOUNCING.test(key)) || areAnnounced(manifests);
}

const areAnnounced = oncePer((manifests: readonly Manifest[]) =>
  manifests.some(({ object: { apiVersion, kind } }) => {
    const group = groupOf(String(apiVersion ?? ''));
    return OF_CLUSTERS.some(([its, kinds]) => its === group && kinds.test(String(kind)));
  }),
);
