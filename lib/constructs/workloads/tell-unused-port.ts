import type { Construct } from 'constructs';
import { warnOf } from '../judging/warn-at-synth';
import type { ApplicationFacts } from '../statements/application-facts';

/** Tells, when an app is made, of a port that is said to serve beside traffic that is said not to come. */
export function tellUnusedPort(construct: Construct, { traffic = [], port, health }: ApplicationFacts): void {
  const isAsked = traffic.some(({ _source }) => _source.kind !== 'none') || traffic.length === 0;
  // Whether it is alive may be asked of a worker, too.
  const isOnlyWatched = health !== undefined && health.readiness === undefined;
  if (isAsked || port === undefined || isOnlyWatched) return;
  const asks = health === undefined ? '' : ", and 'health.readiness' asks whether it can take them";
  warnOf(
    construct,
    `no requests come in by Traffic.none(), but 'port' ${port} is the one that it serves on${asks}: state in 'traffic' the paths that they take, such as [Traffic.clusterIp()], or write a GracefulWorker, and leave out what is not asked`,
  );
}
