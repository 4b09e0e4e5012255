import type { FactLevels, OutsideFacts } from '../../facts';
import type { JsonObject } from '../../kubernetes';
import type { WrittenContainer } from '../containers/container';
import { isMade } from '../objects/controllers';
import { isOfChartWithoutService } from '../objects/charts-that-serve';
import { governingService } from '../objects/governing-service';
import { isRunOnce } from '../objects/is-hook';
import type { Joins } from '../objects/joins';
import { knownKind } from '../objects/known-kind';
import { identityOf, type Manifest } from '../objects/manifest';
import { rightsOf } from '../objects/rights-of';
import { watchesObjects } from '../objects/watches-objects';
import { podLabelsOf } from '../pod-template';
import { hasStorage } from '../replicas/has-storage';
import { isFoundByPeers } from '../traffic/found-by-peers';
import { isForWatchers } from '../traffic/for-watchers';
import { ONLY_WATCHED } from '../traffic/read-traffic';
import type { Ways } from '../traffic/read-ways';
import type { Application } from './application';
import { whyForItsNode } from './for-its-node';
import { registersItself } from './registers-itself';
import {
  fetchesItsWork,
  isAdminPage,
  isCalledController,
  isEntrance,
  isOnlyNamed,
  isPluginOfKubelet,
} from './told-by-name';

/** A workload, and what stands around it. */
export interface Asked {
  readonly manifest: Manifest;
  readonly podSpec: JsonObject;
  readonly written: readonly WrittenContainer[];
  readonly services: readonly Manifest[];
  readonly ways: Pick<Ways, 'recognised' | 'routes'>;
  readonly joins: Joins;
}

/** Why nobody asks what is called a worker, though a Service may lead to it. */
export const FETCHES_BY_NAME = 'by its name it fetches its work itself';

/** Why nobody misses a page that is called so. */
export const FOR_ADMINISTRATORS = 'by its name it is a page that administrators look at';

/** Why nobody asks it, where that can be told from what it is. */
export function whyUnasked(given: Asked, levels: FactLevels, application?: Application): string | undefined {
  const { manifest, written, services, ways } = given;
  if (isRunOnce(manifest.object)) return 'a release runs them once, and takes them away';
  if (application?.unasked === true) return `${application.name} is only watched, or fetches its work itself`;
  if (application?.unasked === false || ways.routes.length > 0) return undefined;
  if (fetchesItsWork(manifest, written, services)) return FETCHES_BY_NAME;
  if (isOnlyNamed(written, services, governingService(manifest)))
    return 'their Service only gives them names, and nothing listens';
  // Who has stated anything about it speaks of what it serves.
  if (isAnythingStated(levels)) return undefined;
  if (isAdminPage(manifest, services)) return FOR_ADMINISTRATORS;
  if (ways.recognised.length > 0) return undefined;
  return services.length === 0 ? whyNoService(given) : whyOnlyWatched(given);
}

const FOUND_BY_PEERS = 'members find each other by their Service, and clients ask another one of the application';

/** Why nobody but who watches it asks what Services for watchers lead to: there is no port for anybody else. */
function whyOnlyWatched({ manifest, written, services, joins }: Asked): string | undefined {
  const notOfPeers = services.filter((service) => !isFoundByPeers(service, written, joins.manifests));
  if (notOfPeers.length < services.length && notOfPeers.every((service) => isForWatchers(service, manifest, written)))
    return FOUND_BY_PEERS;
  const isOpen = written.some(({ role, ports }) => role === 'regular' && ports.length > 0);
  const governing = governingService(manifest);
  const others = services.filter((service) => identityOf(service).name !== governing);
  const areForWatchers = others.length > 0 && others.every((service) => isForWatchers(service, manifest, written));
  return areForWatchers && !isOpen && !written.some(registersItself) ? ONLY_WATCHED : undefined;
}

/** Why it is no slip that no Service leads to a workload. */
function whyNoService({ manifest, podSpec, written, joins }: Asked): string | undefined {
  if (Object.keys(podLabelsOf(manifest)).length === 0) return 'they have no labels for a Service to select them by';
  if (isCalledController(manifest)) return 'by its name it is a controller, and no Service leads to it';
  if (!isEntrance(manifest, written) && watchesObjects(rightsOf(podSpec, identityOf(manifest).namespace, joins)))
    return 'by what its account may watch it is a controller, and no Service leads to it';
  // What enters itself where clients look for it is asked without a Service as well.
  if (written.some(registersItself)) return undefined;
  if (knownKind(manifest.object) === 'Pod' && !isMade(manifest) && hasStorage(podSpec))
    return 'it is a Pod by itself that has storage, and no Service leads to it';
  if (knownKind(manifest.object) === 'DaemonSet' && isPluginOfKubelet(podSpec))
    return 'the kubelet of their node asks them by a socket, and no Service leads to them';
  if (isOfChartWithoutService(manifest, joins.manifests)) return 'what they are rendered from has no Service';
  return (
    whyForItsNode(manifest, podSpec, written) ??
    (joins.areOthersServed(manifest) ? 'Services lead to others beside it, and none to it' : undefined)
  );
}

/** Whether anybody has stated a fact about it. */
export function isAnythingStated({ everywhere, configured, annotated }: FactLevels): boolean {
  return [annotated, everywhere, ...configured].some(statesAnything);
}

function statesAnything({ workload, containers, traffic }: OutsideFacts): boolean {
  const records = [workload, ...Object.values(containers ?? {})];
  return traffic !== undefined || records.some((facts) => Object.keys(facts ?? {}).length > 0);
}
