import { App, Chart } from 'cdk8s';
import { join } from 'node:path';
import { collector } from './collector';
import { dnsCache } from './dns-cache';
import { logShipper } from './log-shipper';

/** What runs once on each node: agents that lose nothing, and a cache at a port of the node, which has a gap. */
export function nodes(outdir: string): void {
  const agents = new App({ outdir: join(outdir, 'agents') });
  const observability = new Chart(agents, 'observability', { namespace: 'observability' });
  collector(observability);
  logShipper(observability);
  agents.synth();
  const dns = new App({ outdir: join(outdir, 'dns') });
  dnsCache(new Chart(dns, 'dns-cache', { namespace: 'dns' }));
  dns.synth();
}
