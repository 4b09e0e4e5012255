export { AdmissionAction } from './statements/admission-action';
export { AdmissionPolicies, type AdmissionPoliciesProps } from './policies/admission-policies';
export type { ApplicationFacts } from './statements/application-facts';
export { Autoscaled } from './statements/replicas/autoscaled';
export type { ContainerFacts } from './statements/pods/container-facts';
export { DisruptionBudget } from './statements/replicas/disruption-budget';
export type { HttpGetTarget, HttpHeader } from './statements/handler-json';
export type { Health } from './statements/health/health';
export {
  HealthCheck,
  type GrpcCheckOptions,
  type HealthCheckTiming,
  type HttpGetCheckOptions,
  type ProbeParameters,
  type TcpSocketCheckOptions,
} from './statements/health/health-check';
export { Entrance } from './statements/traffic/entrance';
export { Hook } from './statements/hook';
export { Identity, type IdentityOptions } from './statements/identity';
export type { IgnoredRule } from './statements/ignored-rule';
export { KeptConnections } from './statements/termination/kept-connections';
export { Interruption } from './statements/termination/interruption';
export { KubernetesTarget } from './statements/kubernetes-target';
export { Mesh } from './statements/traffic/mesh';
export { OwnService, type OwnServiceOptions } from './statements/traffic/own-service';
export { OnSigterm } from './statements/termination/on-sigterm';
export {
  PreStop,
  type BlockingEndpointOptions,
  type CallThenWaitOptions,
  type TakesOptions,
  type WaitOptions,
} from './statements/termination/pre-stop';
export type { PodFacts } from './statements/pods/pod-facts';
export { Quorum } from './statements/replicas/quorum';
export type { RunFacts } from './statements/run-facts';
export type { VolumeClaim } from './statements/pods/volume-claim';
export type { ServingContainerProps } from './statements/pods/serving-container-props';
export { RolloutAnalysis, type RolloutAnalysisOptions } from './statements/rollout/rollout-analysis';
export { RolloutStep } from './statements/rollout/rollout-step';
export {
  RolloutStrategy,
  type BlueGreenOptions,
  type CanaryOptions,
  type RolloutDelays,
} from './statements/rollout/rollout-strategy';
export { SpotNodes } from './statements/pods/spot-nodes';
export { Spread, type SpreadOptions } from './statements/replicas/spread';
export type { IScaledWorkload } from './autoscaling/scaled-workload';
export { GracefulAutoscaler, type GracefulAutoscalerProps } from './autoscaling/graceful-autoscaler';
export {
  GracefulScaledObject,
  type GracefulScaledObjectProps,
  type ScaledObjectTrigger,
} from './autoscaling/graceful-scaled-object';
export type { AlbRouteOptions } from './routes/expose-via-alb';
export type { GatewayRouteOptions } from './routes/expose-via-gateway';
export type { GkeRouteOptions } from './routes/expose-via-gke';
export type { IstioRouteOptions } from './routes/expose-via-istio';
export type { NginxRouteOptions } from './routes/expose-via-nginx';
export type { NlbRouteOptions } from './routes/expose-via-nlb';
export type { HostRouteOptions, RouteOptions } from './routes/route-options';
export { SynthesisError } from './judging/synthesis-error';
export {
  Traffic,
  type NodeHealthCheckOptions,
  type RegistryOptions,
  type StatedTrafficDelays,
  type TrafficDelays,
} from './statements/traffic/traffic';
export { ZeroDowntimeDefaults, type DefaultFacts } from './statements/zero-downtime-defaults';
export { TrafficSplit, type GatewaySplitOptions, type IstioSplitOptions } from './statements/rollout/traffic-split';
export type { WorkloadFacts } from './statements/workload-facts';
export { GracefulCronJob } from './workloads/job/graceful-cron-job';
export type { GracefulCronJobProps } from './workloads/job/graceful-cron-job-props';
export { GracefulDaemonSet } from './workloads/daemon-set/graceful-daemon-set';
export type { GracefulDaemonSetProps } from './workloads/daemon-set/graceful-daemon-set-props';
export { GracefulJob } from './workloads/job/graceful-job';
export type { GracefulJobProps } from './workloads/job/graceful-job-props';
export { GracefulStatefulSet } from './workloads/stateful-set/graceful-stateful-set';
export type { GracefulStatefulSetProps } from './workloads/stateful-set/graceful-stateful-set-props';
export { GracefulWorker } from './workloads/worker/graceful-worker';
export type { GracefulWorkerProps } from './workloads/worker/graceful-worker-props';
export type { PlannedDeploymentProps } from './workloads/deployment/planned-deployment-props';
export { PlannedDeployment } from './workloads/deployment/planned-deployment';
export { ZeroDowntimeDeployment } from './workloads/deployment/zero-downtime-deployment';
export type { ZeroDowntimeDeploymentProps } from './workloads/deployment/zero-downtime-deployment-props';
export { ZeroDowntimeRollout } from './workloads/rollout/zero-downtime-rollout';
export type { ZeroDowntimeRolloutProps } from './workloads/rollout/zero-downtime-rollout-props';

// For lib/synthesis, which judges whole apps; lib/index.ts does not pass these on.
export { FactError } from './statements/fact-error';
export { failsSynthesis } from './judging/fails-synthesis';
export { houseRulesIn, knowHouseRule } from './judging/house-rule-ids';
export { judgeApp } from './judging/judge-app';
export { leaveOut, propWordsIfMadeFromFacts } from './judging/judge-at-synth';
export { manifestsOf } from './judging/manifests-of';
export type { Problem } from './judging/problem';
export { type PropWords, wordsFor } from './judging/prop-of';
export { importedObjects } from './rendering/app/imported-objects';
export { ownerPath } from './rendering/app/owner-path';
export { includeInPass, renderApp } from './rendering/app/rendered-app';
export { validationProblems } from './judging/validation-problems';
export { warnAtSynth } from './judging/warn-at-synth';
export { wordFinding } from './judging/word-finding';
export { SynthesisPass } from './rendering/app/synthesis-pass';
export { yamlText } from './rendering/yaml/yaml-text';
