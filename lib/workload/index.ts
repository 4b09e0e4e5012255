export { NONE_ALIKE, type Alike } from './alike/alike';
export { alikeIn } from './alike/alike-in';
export { groupsIn, type Group } from './alike/groups-in';
export { OF_EVERYTHING } from './alike/name-places';
export { tellsNothing } from './alike/tells-nothing';
export { applicationIn, isCalledKeeper } from './applications/application-of';
export type { Application } from './applications/application';
export { isMemberPort } from './applications/is-member-port';
export { startsAtOnce, startsAtOnceInFront } from './applications/starts-at-once';
export { isHelmRelease } from './made/app-release';
export { readFromValues, madeOfAppTemplates, withMade } from './made/app-template';
export { FETCHES_BY_NAME } from './applications/why-unasked';
export { leftUnasked } from './applications/left-unasked';
export { askedThough } from './applications/taken-for-worker';
export { clientsKnowMembers } from './applications/clients-know-members';
export { whereCopiesEnd } from './applications/where-copies-end';
export { whereDataEnd } from './applications/where-data-end';
export { showsDatabase } from './applications/shows-database';
export { asStated } from './as-stated';
export type { Behind } from './containers/containers-behind';
export { containersAt } from './containers/containers-at';
export { checksNothing, type ChecksNothing } from './containers/checks-nothing';
export {
  PROBE_KINDS,
  probeOf,
  type Container,
  type ContainerPort,
  type Fact,
  type ProbeKind,
} from './containers/container';
export type { Duplicate } from './objects/duplicates';
export { upwardsFrom } from './objects/directories';
export { SelectorIndex } from './objects/selector-index';
export { environmentsOf } from './objects/environments';
export { identityText } from './objects/identity-text';
export { once } from './objects/once';
export { asksItselfAtStart, failsBecause, missingProgram } from './containers/failing-handler';
export { isIdle } from './containers/is-idle';
export { injectedProbe, isInjected } from './containers/is-injected';
export { hookDuration, type HookDuration } from './containers/hook-duration';
export { asArray, asNumber, asObject, asString, asStrings, isObject, type Json, type JsonObject } from '../kubernetes';
export type { Known } from './containers/known';
export { isHook, isOfUninstalling } from './objects/is-hook';
export { refusedPace } from './replicas/refused-pace';
export { groupOf, knownKind, type KnownKind } from './objects/known-kind';
export { runsPods } from './objects/runs-pods';
export { isForWatchers } from './traffic/for-watchers';
export { isSameObject } from './objects/is-same-object';
export { identityKey } from './objects/identity-key';
export { identityOf, type FieldPlace, type Manifest, type ResourceIdentity } from './objects/manifest';
export { isWorkload, podTemplateOf, templatePath } from './pod-template';
export type { Traffic } from './traffic/read-traffic';
export { readWorkloads, readWorld } from './objects/read-world';
export { countsOnAll } from './replicas/counts-on-all';
export { unreadableImages } from './image/unreadable-image';
export { imageName, repositoryOf } from './image/image-name';
export { hasStorage, writtenVolume } from './replicas/has-storage';
export { namedNodes } from './replicas/named-nodes';
export {
  isCalledCanary,
  isCalledController,
  isCalledHistory,
  isPlaceOfTests,
  isStandIn,
} from './applications/told-by-name';
export { isNeverAttached, isOfOneNode } from './replicas/never-attached';
export { COUNTS_UNAVAILABLE, unavailableTogether } from './replicas/unavailable-together';
export type { ReplicaRange } from './replicas/replica-range';
export { isGoneBeforeNext } from './replicas/works-without-election';
export { directoryLeftBehind } from './replicas/directory-left-behind';
export { dataOnNode } from './replicas/data-on-node';
export { canaryOf, withPrimary } from './replicas/led-by-flagger';
export { mayNotSurge, twoOnOneDirectory, type SharedData } from './replicas/shared-data';
export { isForMany } from './replicas/is-for-many';
export { ownData } from './replicas/own-data';
export { staysOne } from './replicas/stays-one';
export { alsoNeeded, sharesStorage } from './replicas/shares-storage';
export { runOf, wordsOf } from './containers/run-of';
export { comesBackSealed, type Sealed } from './applications/comes-back-sealed';
export { writtenVariables } from './containers/written-variables';
export { sameHandler } from './containers/same-handler';
export {
  answersAtAny,
  declaredPorts,
  isNamedPort,
  mayListenOn,
  meantPort,
  targetOfPort,
  unansweredPorts,
  type UnansweredPort,
} from './traffic/unanswered-ports';
export { isForPeers } from './traffic/is-for-peers';
export { readReach, type ReachedPort, type ServiceReach } from './traffic/service-reach';
export { asFarAsWritten, isOrDefaults } from './objects/as-far-as-written';
export type { Mesh } from './traffic/mesh';
export { injectedProxy, meshProxyOf, type InjectedProxy } from './traffic/mesh-proxy';
export type { MeshProxy } from './traffic/ordinary-proxy';
export { podAnnotations } from './traffic/pod-annotations';
export { probeTimes } from './containers/probe-times';
export { shutdownLimits } from './containers/shutdown-limits';
export { askedBeside, type AskedOnLocalhost } from './containers/asked-on-localhost';
export { databaseProxyOf, isPoolOfAnyVersion, type DatabaseProxy } from './containers/database-proxy';
export { proxyOfApplication } from './containers/proxy-of-application';
export type { RecognisedSource } from './traffic/recognised-source';
export type { RequestLimit } from './traffic/request-limit';
export type { Carrier, Route } from './traffic/routes/route';
export { GATE_LABEL } from './traffic/readiness-gate';
export { mayBeGatedElsewhere, namespaceOf, withoutGate, withoutGateInDrains } from './traffic/without-gate';
export type { Update } from './replicas/update';
export type { RouteEnd, Workload, World } from './workload';
export { awsTargetType } from './traffic/routes/aws-targets';
export { meshRoutes, serviceAt } from './traffic/routes/mesh-routes';
export { bindingRoutes, isGatewayRoute } from './traffic/routes/gateway-routes';
export { drainsSince } from './image/image-stop';
export { shutOut } from './traffic/shut-out';
export { webhooksAsking, webhooksBy } from './traffic/webhooks-asking';
export { namedMembers, type NamedMember } from './traffic/named-members';
export { waitingFirst } from './shell/waiting-first';
export { commandLimit } from './shell/command-limit';
export { ingressAddress, ruleAddresses } from './release/addresses';
export { keysOf } from './release/keys-of';
export { madeElsewhere } from './release/made-elsewhere';
export { podReferences, referencesOf, type PodReference } from './release/pod-references';
export { addressesOf, POOL_WORDS, poolsBy, type Pool } from './release/pools';
export { canonical, refusedChanges, type RefusedChange } from './release/refused-changes';
export { releaseOf, type Pair, type Release } from './release/release';
export { successorOf } from './release/successor';
export { isSwitchedOff, takerOf } from './release/switched-off';
export { forcedBy, isKeptWhenGone, madeAnewBy, takenAwayBy, type ToldTool } from './release/told-to-tools';
export { targetType } from './traffic/routes/target-type';
export { decidesByMajority } from './replicas/decides-by-majority';
export { quorumOf, type Quorum } from './replicas/quorum';
