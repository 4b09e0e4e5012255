import type { TableReplay } from '../table';
import { apiserverBeforeDelete } from './apiserver_before_delete';
import { apiserverGracefulDelete } from './apiserver_graceful_delete';
import { backoffInWindow } from './backoff_in_window';
import { backoffSeries } from './backoff_series';
import { containersReadyConditionTable } from './containers_ready_condition';
import { crashloopConfig } from './crashloop_config';
import { daemonsetUpdateCounts } from './daemonset_update_counts';
import { deploymentCleanupUnhealthy } from './deployment_cleanup_unhealthy';
import { deploymentCompleteTable } from './deployment_complete';
import { deploymentMaxUnavailableTable } from './deployment_max_unavailable';
import { deploymentMinAvailableTable } from './deployment_min_available';
import { deploymentNewRsNewReplicas } from './deployment_new_rs_new_replicas';
import { deploymentProgressingTable } from './deployment_progressing';
import { deploymentProportionalScale } from './deployment_proportional_scale';
import { deploymentReconcileNewRs } from './deployment_reconcile_new_rs';
import { deploymentReconcileOldRs } from './deployment_reconcile_old_rs';
import { deploymentResolveFenceposts } from './deployment_resolve_fenceposts';
import { deploymentRsFraction } from './deployment_rs_fraction';
import { deploymentScaleDownOldRs } from './deployment_scale_down_old_rs';
import { deploymentTimedOutTable } from './deployment_timed_out';
import { endpointMembership } from './endpoint_membership';
import { endpointsliceConditions } from './endpointslice_conditions';
import { evictionApi } from './eviction_api';
import { execProbe } from './exec_probe';
import { hpaLimits } from './hpa_limits';
import { hpaStabilize } from './hpa_stabilize';
import { httpProbeStatus } from './http_probe_status';
import { intstrScaledValue } from './intstr_scaled_value';
import { kubeProxyCategorize } from './kube_proxy_categorize';
import { kubectlDrain } from './kubectl_drain';
import { kubeletEffectiveGrace } from './kubelet_effective_grace';
import { kubeletKillGrace } from './kubelet_kill_grace';
import { pdbStatus } from './pdb_status';
import { podIsAvailable } from './pod_is_available';
import { podReadyConditionTable } from './pod_ready_condition';
import { probePortResolve } from './probe_port_resolve';
import { proberDoProbe } from './prober_do_probe';
import { proberSequences } from './prober_sequences';
import { rsCalculateStatus } from './rs_calculate_status';
import { rsPodDeletionOrder } from './rs_pod_deletion_order';
import { rsPodsToDelete } from './rs_pods_to_delete';
import { sidecarTerminationOrder } from './sidecar_termination_order';
import { slowStartBatchTable } from './slow_start_batch';
import { statefulsetMaxUnavailable } from './statefulset_max_unavailable';
import { validateDaemonsetRolling } from './validate_daemonset_rolling';
import { validateDeploymentTable } from './validate_deployment';
import { validateHandlerTable } from './validate_handler';
import { validatePdb } from './validate_pdb';
import { validateProbeTable } from './validate_probe';
import { validateSleepActionTable } from './validate_sleep_action';

/** The tables that a pure function answers, by the name of their file. */
export const REPLAYED: ReadonlyMap<string, TableReplay> = new Map([
  ['apiserver_before_delete', apiserverBeforeDelete],
  ['apiserver_graceful_delete', apiserverGracefulDelete],
  ['backoff_in_window', backoffInWindow],
  ['backoff_series', backoffSeries],
  ['containers_ready_condition', containersReadyConditionTable],
  ['crashloop_config', crashloopConfig],
  ['daemonset_update_counts', daemonsetUpdateCounts],
  ['deployment_cleanup_unhealthy', deploymentCleanupUnhealthy],
  ['deployment_complete', deploymentCompleteTable],
  ['deployment_max_unavailable', deploymentMaxUnavailableTable],
  ['deployment_min_available', deploymentMinAvailableTable],
  ['deployment_new_rs_new_replicas', deploymentNewRsNewReplicas],
  ['deployment_progressing', deploymentProgressingTable],
  ['deployment_proportional_scale', deploymentProportionalScale],
  ['deployment_reconcile_new_rs', deploymentReconcileNewRs],
  ['deployment_reconcile_old_rs', deploymentReconcileOldRs],
  ['deployment_resolve_fenceposts', deploymentResolveFenceposts],
  ['deployment_rs_fraction', deploymentRsFraction],
  ['deployment_scale_down_old_rs', deploymentScaleDownOldRs],
  ['deployment_timed_out', deploymentTimedOutTable],
  ['endpoint_membership', endpointMembership],
  ['endpointslice_conditions', endpointsliceConditions],
  ['eviction_api', evictionApi],
  ['exec_probe', execProbe],
  ['hpa_limits', hpaLimits],
  ['hpa_stabilize', hpaStabilize],
  ['http_probe_status', httpProbeStatus],
  ['intstr_scaled_value', intstrScaledValue],
  ['kube_proxy_categorize', kubeProxyCategorize],
  ['kubectl_drain', kubectlDrain],
  ['kubelet_effective_grace', kubeletEffectiveGrace],
  ['kubelet_kill_grace', kubeletKillGrace],
  ['pdb_status', pdbStatus],
  ['pod_is_available', podIsAvailable],
  ['pod_ready_condition', podReadyConditionTable],
  ['probe_port_resolve', probePortResolve],
  ['prober_do_probe', proberDoProbe],
  ['prober_sequences', proberSequences],
  ['rs_calculate_status', rsCalculateStatus],
  ['rs_pod_deletion_order', rsPodDeletionOrder],
  ['rs_pods_to_delete', rsPodsToDelete],
  ['sidecar_termination_order', sidecarTerminationOrder],
  ['slow_start_batch', slowStartBatchTable],
  ['statefulset_max_unavailable', statefulsetMaxUnavailable],
  ['validate_daemonset_rolling', validateDaemonsetRolling],
  ['validate_deployment', validateDeploymentTable],
  ['validate_handler', validateHandlerTable],
  ['validate_pdb', validatePdb],
  ['validate_probe', validateProbeTable],
  ['validate_sleep_action', validateSleepActionTable],
]);
