import type { WrittenContainer } from '../containers/container';
import { repositoryOf } from '../image/image-name';
import type { Application } from './application';

/**
 * A CoreDNS that answers on for some seconds after SIGTERM, as its Corefile says.
 *
 * @param settings what it finds in its ConfigMaps
 * @see https://coredns.io/plugins/health/
 */
export function servesOn({ json }: WrittenContainer, settings: string): Application | undefined {
  const isCoreDns = /(?:^|[/-])coredns$/.test(repositoryOf(json));
  return isCoreDns && /^\s*lameduck\s+[1-9]/m.test(settings) ? { name: 'CoreDNS', servesOn: true } : undefined;
}
