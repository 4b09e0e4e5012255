import type { AdmissionPolicy, AdmittedKind } from './admission-policy';
import { ANNOTATIONS, CONTAINERS, POD, PROBES, SERVES, SLOWEST_START } from './policy-variables';

/** Whatever has a template of pods that serve. */
const WORKLOADS: readonly AdmittedKind[] = ['DaemonSet', 'Deployment', 'StatefulSet'];

/** What the API server asks itself is no policy: these are the rules that it would admit. */
export const POLICIES: readonly AdmissionPolicy[] = [
  {
    rule: 'rollout-below-wanted',
    kinds: ['Deployment'],
    variables: [
      POD,
      CONTAINERS,
      ANNOTATIONS,
      SERVES,
      { name: 'replicas', expression: 'int(object.spec.?replicas.orValue(1))' },
      { name: 'rolling', expression: 'object.spec.?strategy.?rollingUpdate.orValue({})' },
      { name: 'surge', expression: "string(variables.rolling.?maxSurge.orValue('25%'))" },
      { name: 'unavailable', expression: "string(variables.rolling.?maxUnavailable.orValue('25%'))" },
      {
        name: 'up',
        expression:
          "variables.surge.endsWith('%') ? (int(variables.surge.replace('%', '')) * variables.replicas + 99) / 100 : int(variables.surge)",
      },
      {
        name: 'down',
        expression:
          "variables.unavailable.endsWith('%') ? int(variables.unavailable.replace('%', '')) * variables.replicas / 100 : int(variables.unavailable)",
      },
    ],
    expression:
      "!variables.serves || variables.replicas == 0 || (object.spec.?strategy.?type.orValue('RollingUpdate') != 'Recreate' && variables.down == 0 && variables.up > 0)",
  },
  {
    rule: 'grace-too-short',
    kinds: WORKLOADS,
    variables: [
      POD,
      CONTAINERS,
      ANNOTATIONS,
      {
        name: 'request',
        expression:
          "variables.containers.size() == 1 && variables.annotations[?'zero-downtime/on-sigterm'].orValue('unknown') in ['drains', 'unknown'] ? duration(variables.annotations[?'zero-downtime/longest-request'].orValue('0s')).getSeconds() : 0",
      },
      { name: 'hook', expression: 'variables.containers[0].?lifecycle.?preStop.orValue({})' },
      { name: 'command', expression: 'variables.hook.?exec.?command.orValue([])' },
      {
        name: 'isWait',
        expression:
          "variables.command.size() == 2 && variables.command[0] == 'sleep' && variables.command[1].matches('^[0-9]+$')",
      },
      {
        name: 'wait',
        expression:
          'has(variables.hook.sleep) ? int(variables.hook.sleep.seconds) : (variables.isWait ? int(variables.command[1]) : 0)',
      },
      {
        name: 'isKnown',
        expression: 'variables.hook == {} || has(variables.hook.sleep) || variables.isWait',
      },
    ],
    expression:
      'variables.request <= 2 || !variables.isKnown || int(variables.pod.?terminationGracePeriodSeconds.orValue(30)) >= variables.wait + variables.request',
  },
  {
    rule: 'startup-too-short',
    kinds: WORKLOADS,
    variables: [
      POD,
      CONTAINERS,
      ANNOTATIONS,
      SLOWEST_START,
      {
        name: 'probe',
        expression: 'variables.containers[0].?startupProbe.or(variables.containers[0].?livenessProbe).orValue({})',
      },
      {
        name: 'delay',
        expression: 'int(variables.probe.?initialDelaySeconds.orValue(0))',
      },
      {
        name: 'repeats',
        expression:
          '(int(variables.probe.?failureThreshold.orValue(3)) - 1) * int(variables.probe.?periodSeconds.orValue(10))',
      },
    ],
    expression:
      'variables.slowestStart == 0 || variables.probe == {} || (variables.delay > 0 ? variables.delay - 1 : 0) + variables.repeats >= variables.slowestStart',
  },
  {
    rule: 'progress-deadline-too-short',
    kinds: ['Deployment'],
    variables: [POD, CONTAINERS, ANNOTATIONS, SLOWEST_START],
    expression:
      'variables.slowestStart == 0 || int(object.spec.?progressDeadlineSeconds.orValue(600)) > variables.slowestStart + int(object.spec.?minReadySeconds.orValue(0))',
  },
  {
    rule: 'pre-stop-never-runs',
    kinds: [...WORKLOADS, 'Pod'],
    variables: [POD, CONTAINERS],
    expression:
      "variables.containers.all(c, !c.?lifecycle.?preStop.?tcpSocket.hasValue() && !(c.?lifecycle.?preStop.?exec.?command.orValue([]).size() == 1 && c.lifecycle.preStop.exec.command[0].trim().contains(' ')))",
  },
  {
    rule: 'readiness-missing',
    kinds: WORKLOADS,
    variables: [POD, CONTAINERS, ANNOTATIONS, SERVES],
    expression:
      '!variables.serves || variables.containers.exists(c, has(c.readinessProbe)) || variables.pod.?readinessGates.orValue([]).size() > 0',
  },
  {
    rule: 'probe-timeout-exceeds-period',
    kinds: WORKLOADS,
    variables: [POD, CONTAINERS, ANNOTATIONS, SERVES],
    expression:
      "!variables.serves || (object.kind != 'DaemonSet' && int(object.spec.?replicas.orValue(1)) < 2) || variables.containers.map(c, has(c.readinessProbe) && !has(c.readinessProbe.exec), c.readinessProbe).all(p, int(p.?failureThreshold.orValue(3)) * (int(p.?timeoutSeconds.orValue(1)) - int(p.?periodSeconds.orValue(10))) < 30)",
  },
  {
    rule: 'probe-asks-node',
    kinds: [...WORKLOADS, 'Pod'],
    variables: [POD, CONTAINERS, PROBES],
    expression:
      "variables.pod.?hostNetwork.orValue(false) || variables.probes.all(p, !([p.?httpGet.?host.orValue(''), p.?tcpSocket.?host.orValue('')].exists(h, h == 'localhost' || h == '::1' || h.startsWith('127.'))))",
  },
  {
    rule: 'probe-checks-nothing',
    kinds: [...WORKLOADS, 'Pod'],
    variables: [POD, CONTAINERS],
    expression:
      "variables.containers.all(c, [c.?startupProbe, c.?livenessProbe].all(p, !p.hasValue() || !(p.value().?exec.?command.orValue([]) in [['true'], ['/bin/true'], ['/usr/bin/true'], ['sh', '-c', 'true'], ['/bin/sh', '-c', 'true'], ['sh', '-c', 'exit 0'], ['/bin/sh', '-c', 'exit 0']])))",
  },
  {
    rule: 'deployment-paused',
    kinds: ['Deployment'],
    variables: [],
    expression: '!object.spec.?paused.orValue(false)',
  },
  {
    rule: 'partition-holds-rollout',
    kinds: ['StatefulSet'],
    variables: [
      { name: 'replicas', expression: 'int(object.spec.?replicas.orValue(1))' },
      { name: 'start', expression: 'int(object.spec.?ordinals.?start.orValue(0))' },
    ],
    expression:
      'variables.replicas == 0 || int(object.spec.?updateStrategy.?rollingUpdate.?partition.orValue(0)) < variables.start + variables.replicas',
  },
  {
    rule: 'replica-set-alone',
    kinds: ['ReplicaSet', 'ReplicationController'],
    variables: [POD, CONTAINERS, ANNOTATIONS, SERVES],
    expression: '!variables.serves || object.metadata.?ownerReferences.orValue([]).size() > 0',
  },
  {
    rule: 'naked-pod',
    kinds: ['Pod'],
    variables: [POD, CONTAINERS, ANNOTATIONS, SERVES],
    expression:
      "!variables.serves || object.metadata.?ownerReferences.orValue([]).size() > 0 || 'kubernetes.io/config.mirror' in variables.annotations || object.spec.?restartPolicy.orValue('Always') != 'Always'",
  },
  {
    rule: 'budget-allows-none',
    kinds: ['PodDisruptionBudget'],
    variables: [],
    expression:
      "has(object.spec.maxUnavailable) ? !(string(object.spec.maxUnavailable) in ['0', '0%']) : string(object.spec.?minAvailable.orValue(1)) != '100%'",
  },
  {
    rule: 'budget-keeps-broken-pods',
    kinds: ['PodDisruptionBudget'],
    variables: [],
    expression: "object.spec.?unhealthyPodEvictionPolicy.orValue('IfHealthyBudget') != 'IfHealthyBudget'",
  },
  {
    rule: 'cron-job-never-starts',
    kinds: ['CronJob'],
    variables: [],
    expression:
      '!has(object.spec.startingDeadlineSeconds) || int(object.spec.startingDeadlineSeconds) < 0 || int(object.spec.startingDeadlineSeconds) >= 10',
  },
  {
    rule: 'external-name-is-address',
    kinds: ['Service'],
    variables: [],
    expression:
      "object.spec.?type.orValue('ClusterIP') != 'ExternalName' || !object.spec.?externalName.orValue('').matches('^([0-9]{1,3}[.]){3}[0-9]{1,3}$|:')",
  },
];
