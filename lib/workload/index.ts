export { PROBE_KINDS, probeOf, type Container, type ContainerPort, type Fact, type ProbeKind } from './container';
export { hookDuration, type HookDuration } from './hook-duration';
export { asArray, asNumber, asObject, asString, asStrings, isObject, type Json, type JsonObject } from '../kubernetes';
export { identityOf, type Manifest, type ResourceIdentity } from './manifest';
export { isWorkload } from './read-workload';
export { readWorkloads, readWorld } from './read-world';
export type { ReplicaRange } from './replica-range';
export { sameHandler } from './same-handler';
export type { Workload, World } from './workload';
