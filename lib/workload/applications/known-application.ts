import { ASSUMED } from '../../facts';
import { asNumber } from '../../kubernetes';
import type { WrittenContainer } from '../containers/container';
import { servingContainers } from '../containers/serving-containers';
import { identityOf, type Manifest } from '../objects/manifest';
import { targetsOf } from '../traffic/for-watchers';
import { tellsWatchers } from '../traffic/tells-watchers';
import type { Application } from './application';
import { applicationIn } from './application-of';
import { ownDatabase } from './own-database';
import { servesOn } from './serves-on';

/**
 * What a workload runs, where that is well known: the first container that requests would reach tells.
 *
 * @param settingsOf what a container finds in its ConfigMaps
 */
export function knownApplication(
  workload: Manifest,
  containers: readonly WrittenContainer[],
  services: readonly Manifest[],
  settingsOf: (container: WrittenContainer) => string,
): Application | undefined {
  const likely = servingContainers(containers, services, ASSUMED.traffic).filter(
    (one) => one.role === 'regular' && !isExporter(one) && !AUTHENTICATING.test(one.name),
  );
  const [first] =
    likely.length > 0
      ? likely
      : containers.filter(({ role, name }) => role === 'regular' && !AUTHENTICATING.test(name));
  const targets = services.flatMap(targetsOf).flatMap(({ target }) => asNumber(target) ?? []);
  if (!first) return undefined;
  const told = { workload: identityOf(workload).name, targets, settings: () => settingsOf(first) };
  const known = applicationIn(first, told);
  if (known && known.perhapsAlone === undefined) return known;
  return ownDatabase(first, settingsOf(first)) ?? known ?? servesOn(first, settingsOf(first));
}

/** Names of proxies that only let through who may ask what stands behind them. */
const AUTHENTICATING = /^(?:kube-rbac|oauth2?|auth)-proxy(?:$|-)/;

/** Beside what it exports the numbers of. */
function isExporter(container: WrittenContainer): boolean {
  return container.ports.length > 0 && container.ports.every((port) => tellsWatchers(container, port));
}
