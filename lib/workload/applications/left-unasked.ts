import { identityOf } from '../objects/manifest';
import { isForWatchers } from '../traffic/for-watchers';
import type { Workload } from '../workload';
import { askedThough } from './taken-for-worker';
import { FOR_ADMINISTRATORS } from './why-unasked';

/**
 * What a workload is taken for that nobody misses, although a Service leads to a port of it: what is known of its image or
 * its name tells, and an owner may know better. Nothing of others.
 */
export function leftUnasked(workload: Workload): string | undefined {
  const { traffic, application, reaches, manifest, containers } = workload;
  // A notice of its own tells of those that are called workers.
  if (askedThough(workload) !== undefined) return undefined;
  const isKnown = application?.unasked === true;
  if (traffic.unasked === undefined || (!isKnown && traffic.unasked !== FOR_ADMINISTRATORS)) return undefined;
  const isLedTo = reaches.some(
    ({ ports, service }) => ports.length > 0 && !isForWatchers(service, manifest, containers),
  );
  if (!isLedTo) return undefined;
  const { name } = identityOf(manifest);
  const what = isKnown ? application.name : 'a page for administrators by its name';
  return what.toLowerCase() === name ? name : `${name} (${what})`;
}
