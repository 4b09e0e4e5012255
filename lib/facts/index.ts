export { ANNOTATIONS, ANNOTATION_PREFIX } from './annotations';
export { ASSUMED } from './assumptions';
export { drainLag, drainLagAfterCall, firstUse } from './drain-lag';
export { factsOfContainer, type ContainerPart } from './facts-of-container';
export { followsInOrder } from './follows-in-order';
export { globTest } from './glob';
export { isKnownTraffic, KNOWN_TRAFFIC, knownTraffic, type KnownTrafficKind } from './known-traffic';
export { KEPT_CONNECTIONS, parseKeptConnections, type KeptConnections } from './kept-connections';
export { formatOnSigterm, parseOnSigterm, type OnSigterm } from './on-sigterm';
export { OutsideFactsFinder } from './outside-facts';
export { formatReplicas, parseReplicas, type StatedReplicas } from './replicas-text';
export { readFacts, type FactsReading } from './read-facts';
export { readStatedDefaults, type StatedDefaultsReading } from './read-stated-defaults';
export type {
  BesideManifests,
  FactLevels,
  FactsFor,
  OutsideFacts,
  StatedDefaults,
  WorkloadSelector,
} from './stated-defaults';
export type { IgnoredRule, StatedContainerFacts, StatedFacts, UnreadableFact } from './stated-facts';
export type { Basis, Deregistration, TrafficKind, TrafficSource } from './traffic-source';
export { formatTraffic, parseTraffic } from './traffic-text';
export { parseStatedDuration } from './stated-duration';
export { writeFacts } from './write-facts';
export { missedByMajority } from './missed-by-majority';
export { asUsual, usualDrainLag, type Usual } from './usual-drain-lag';
