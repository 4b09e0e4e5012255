export { AdmissionAction } from './statements/admission-action';
export { AdmissionPolicies, type AdmissionPoliciesProps } from './policies/admission-policies';
export type { ApplicationFacts } from './statements/application-facts';
export { Autoscaled } from './statements/autoscaled';
export type { ContainerFacts } from './statements/container-facts';
export { DisruptionBudget } from './statements/disruption-budget';
export type { HttpGetTarget, HttpHeader } from './statements/handler-json';
export type { Health } from './statements/health';
export {
  HealthCheck,
  type GrpcCheckOptions,
  type HealthCheckTiming,
  type HttpGetCheckOptions,
  type ProbeParameters,
  type TcpSocketCheckOptions,
} from './statements/health-check';
export { Entrance } from './statements/entrance';
export { Hook } from './statements/hook';
export { Identity, type IdentityOptions } from './statements/identity';
export type { IgnoredRule } from './statements/ignored-rule';
export { KeptConnections } from './statements/kept-connections';
export { Interruption } from './statements/interruption';
export { KubernetesTarget } from './statements/kubernetes-target';
export { Mesh } from './statements/mesh';
export { OwnService, type OwnServiceOptions } from './statements/own-service';
export { OnSigterm } from './statements/on-sigterm';
export {
  PreStop,
  type BlockingEndpointOptions,
  type CallThenWaitOptions,
  type TakesOptions,
  type WaitOptions,
} from './statements/pre-stop';
export type { PodFacts } from './statements/pod-facts';
export { Quorum } from './statements/quorum';
export type { RunFacts } from './statements/run-facts';
export type { VolumeClaim } from './statements/volume-claim';
export type { ServingContainerProps } from './statements/serving-container-props';
export { RolloutAnalysis, type RolloutAnalysisOptions } from './statements/rollout-analysis';
export { RolloutStep } from './statements/rollout-step';
export {
  RolloutStrategy,
  type BlueGreenOptions,
  type CanaryOptions,
  type RolloutDelays,
} from './statements/rollout-strategy';
export { SpotNodes } from './statements/spot-nodes';
export { Spread, type SpreadOptions } from './statements/spread';
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
} from './statements/traffic';
export { ZeroDowntimeDefaults, type DefaultFacts } from './statements/zero-downtime-defaults';
export { TrafficSplit, type GatewaySplitOptions, type IstioSplitOptions } from './statements/traffic-split';
export type { WorkloadFacts } from './statements/workload-facts';
export { GracefulCronJob } from './workloads/graceful-cron-job';
export type { GracefulCronJobProps } from './workloads/graceful-cron-job-props';
export { GracefulDaemonSet } from './workloads/graceful-daemon-set';
export type { GracefulDaemonSetProps } from './workloads/graceful-daemon-set-props';
export { GracefulJob } from './workloads/graceful-job';
export type { GracefulJobProps } from './workloads/graceful-job-props';
export { GracefulStatefulSet } from './workloads/graceful-stateful-set';
export type { GracefulStatefulSetProps } from './workloads/graceful-stateful-set-props';
export { GracefulWorker } from './workloads/graceful-worker';
export type { GracefulWorkerProps } from './workloads/graceful-worker-props';
export type { PlannedDeploymentProps } from './workloads/planned-deployment-props';
export { PlannedDeployment } from './workloads/planned-deployment';
export { ZeroDowntimeDeployment } from './workloads/zero-downtime-deployment';
export type { ZeroDowntimeDeploymentProps } from './workloads/zero-downtime-deployment-props';
export { ZeroDowntimeRollout } from './workloads/zero-downtime-rollout';
export type { ZeroDowntimeRolloutProps } from './workloads/zero-downtime-rollout-props';

// For lib/synthesis, which judges whole apps; lib/index.ts does not pass these on.
export { FactError } from './statements/fact-error';
export { failsSynthesis } from './judging/fails-synthesis';
export { houseRulesIn, knowHouseRule } from './judging/house-rule-ids';
export { judgeApp } from './judging/judge-app';
export { leaveOut, propWordsIfMadeFromFacts } from './judging/judge-at-synth';
export { manifestsOf } from './judging/manifests-of';
export type { Problem } from './judging/problem';
export type { PropWords } from './judging/prop-of';
export { ownerPath } from './rendering/owner-path';
export { includeInPass, renderApp } from './rendering/rendered-app';
export { validationProblems } from './judging/validation-problems';
export { warnAtSynth } from './judging/warn-at-synth';
export { wordFinding } from './judging/word-finding';
export { SynthesisPass } from './rendering/synthesis-pass';
export { yamlText } from './rendering/yaml-text';
