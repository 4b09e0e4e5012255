export type { ContainerFacts } from './container-facts';
export type { HttpGetTarget, HttpHeader } from './handler-json';
export type { Health } from './health';
export {
  HealthCheck,
  type GrpcCheckOptions,
  type HealthCheckTiming,
  type HttpGetCheckOptions,
  type ProbeParameters,
  type TcpSocketCheckOptions,
} from './health-check';
export { Hook } from './hook';
export { Identity } from './identity';
export type { IgnoredRule } from './ignored-rule';
export { KubernetesTarget } from './kubernetes-target';
export { OnSigterm } from './on-sigterm';
export {
  PreStop,
  type BlockingEndpointOptions,
  type CallThenWaitOptions,
  type TakesOptions,
  type WaitOptions,
} from './pre-stop';
export type { ServingContainerProps } from './serving-container-props';
export { SynthesisError } from './synthesis-error';
export {
  Traffic,
  type NodeHealthCheckOptions,
  type RegistryOptions,
  type StatedTrafficDelays,
  type TrafficDelays,
} from './traffic';
export { ZeroDowntimeDeployment } from './zero-downtime-deployment';
export type { ZeroDowntimeDeploymentProps } from './zero-downtime-deployment-props';

// For lib/synthesis, which judges whole apps; lib/index.ts does not pass these on.
export { failsSynthesis } from './fails-synthesis';
export { judgeApp } from './judge-app';
export { isMadeFromFacts, leaveOut } from './judge-at-synth';
export { ownerPath } from './owner-path';
export { renderingProblem } from './rendering-problem';
export { SynthesisPass } from './synthesis-pass';
export { warnAtSynth } from './warn-at-synth';
export { wordFinding } from './word-finding';
