import type { KnownApplication } from './application';

/**
 * A DNS cache on each node that has the address of the cluster's DNS: its interface and its rules go with it, and the
 * address leads to that again.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/
 */
export const DNS_CACHE: KnownApplication = {
  name: 'NodeLocal DNSCache',
  words: ['k8s dns node cache'],
  runs: /(?:^|\s)--?localip[= ]\S+,\S+/,
  unless: /(?:^|\s)--?skipteardown(?:=true)?(?:\s|$)/,
  askedAgainBy: 'its clients, which the DNS of the cluster answers meanwhile',
};
