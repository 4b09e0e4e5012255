import { asObject } from '../../kubernetes';
import { namedNodes } from '../../workload';
import { assumed, idle, open, read, whole, type FieldsOfType } from './modelled';

const IDENTITY = 'it decides what the processes may do, not when they serve';

const BY_HOST = 'kubernetes.io/hostname';

/** What is modelled of a pod, but for its containers. */
export const POD_FIELDS = {
  'v1.PodSpec': {
    ...read('volumes initContainers containers affinity topologySpreadConstraints readinessGates'),
    ...whole('restartPolicy terminationGracePeriodSeconds hostNetwork tolerations'),
    ...whole('hostPID shareProcessNamespace os nodeName'),
    ...idle('ephemeralContainers', 'a template may have none'),
    ...open('activeDeadlineSeconds', 'the kubelet ends the pod after so many seconds'),
    ...open('schedulingGates', 'no pod is scheduled before somebody has taken the gates away'),
    ...open('schedulingGroup workloadRef', 'pods wait for others to be scheduled together'),
    ...open('resourceClaims', 'a pod waits for a device, which the one that it replaces may still have'),
    ...assumed(
      'schedulerName',
      'the scheduler that schedulerName asks for places the pods as the default one does',
      (value) => value !== '' && value !== 'default-scheduler',
    ),
    ...assumed('nodeSelector', 'as many nodes as there are here have the labels that nodeSelector asks for', (value) =>
      Object.keys(asObject(value)).some((label) => label !== BY_HOST),
    ),
    ...assumed(
      'priorityClassName priority preemptionPolicy',
      'no pod is taken away for another one of higher priority',
    ),
    ...assumed('runtimeClassName overhead', 'every node has the runtime that runtimeClassName asks for, and the room'),
    ...assumed('resources', 'every node has room for what the pods request'),
    ...idle('dnsPolicy dnsConfig hostAliases', 'it decides how the application finds others, not how it is found'),
    ...idle('hostname subdomain setHostnameAsFQDN hostnameOverride', 'a name changes no endpoint'),
    ...read('automountServiceAccountToken'),
    ...idle('serviceAccountName serviceAccount', IDENTITY),
    ...idle('hostIPC hostUsers securityContext', IDENTITY),
    ...idle('imagePullSecrets', 'that images can be pulled at all is taken for granted of every cluster'),
    ...idle('enableServiceLinks', 'it sets variables of the containers'),
  },
  'v1.PodReadinessGate': whole('conditionType'),
  'v1.Affinity': read('nodeAffinity podAffinity podAntiAffinity'),
  'v1.NodeAffinity': {
    ...assumed(
      'requiredDuringSchedulingIgnoredDuringExecution',
      'as many nodes as there are here have the labels that nodeAffinity asks for',
      (value) =>
        namedNodes({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: value } } }) ===
        undefined,
    ),
    ...idle('preferredDuringSchedulingIgnoredDuringExecution', 'it is a wish, which keeps no pod from a node'),
  },
  'v1.PodAffinity': {
    ...open('requiredDuringSchedulingIgnoredDuringExecution', 'a pod goes only where others are'),
    ...idle('preferredDuringSchedulingIgnoredDuringExecution', 'it is a wish, which keeps no pod from a node'),
  },
  'v1.PodAntiAffinity': {
    ...read('requiredDuringSchedulingIgnoredDuringExecution'),
    ...idle('preferredDuringSchedulingIgnoredDuringExecution', 'it is a wish, which keeps no pod from a node'),
  },
  'v1.PodAffinityTerm': {
    ...whole('labelSelector matchLabelKeys'),
    ...open(
      'topologyKey',
      'pods may not share a zone, or what else the key stands for: how many there are nobody has said',
      (value) => value !== BY_HOST,
    ),
    ...assumed('namespaces namespaceSelector', 'pods of other namespaces take no node away'),
    ...open('mismatchLabelKeys', 'pods keep away from those that differ in these labels'),
  },
  'v1.TopologySpreadConstraint': {
    ...whole('maxSkew whenUnsatisfiable labelSelector nodeTaintsPolicy matchLabelKeys'),
    ...assumed(
      'topologyKey',
      'every zone, or what else the spread counts by, has room for its pods',
      (value, { whenUnsatisfiable }) => value !== BY_HOST && whenUnsatisfiable !== 'ScheduleAnyway',
    ),
    ...assumed('minDomains', 'there are as many domains as minDomains asks for'),
    ...idle('nodeAffinityPolicy', 'all nodes here have the labels that are asked for'),
  },
  'v1.Volume': {
    ...whole('name emptyDir persistentVolumeClaim'),
    ...idle('configMap secret projected downwardAPI image hostPath', 'it is there on every node at once'),
    ...idle('gitRepo nfs glusterfs cephfs azureFile quobyte flocker', 'pods of several nodes may have it at once'),
    ...assumed('ephemeral', 'a volume of its own is made for each pod in no time'),
    ...assumed(
      'csi flexVolume portworxVolume',
      'the driver of its volumes lets pods of several nodes have them at once',
    ),
    ...open(
      'gcePersistentDisk awsElasticBlockStore azureDisk vsphereVolume photonPersistentDisk rbd iscsi fc cinder scaleIO storageos',
      'one node at a time has this disk',
    ),
  },
} as const satisfies Readonly<Record<string, FieldsOfType>>;
