import { App, Chart } from 'cdk8s';
import { join } from 'node:path';
import { makeNamespace } from '../namespace';
import { collector } from './collector';
import { dnsCache } from './dns-cache';
import { logShipper } from './log-shipper';

/** What runs once on each node: agents that lose nothing, and a cache at a port of the node, which has a gap. */
export function nodes(outdir: string): void {
  const agents = new App({ outdir: join(outdir, 'agents') });
  const observability = new Chart(agents, 'observability', { namespace: 'observability' });
  makeNamespace(observability);
  collector(observability);
  logShipper(observability);
  agents.synth();
  const dns = new App({ outdir: join(outdir, 'dns') });
  const cache = new Chart(dns, 'dns-cache', { namespace: 'dns' });
  makeNamespace(cache);
  dnsCache(cache);
  dns.synth();
}
