import { assumed, idle, open, read, whole, type FieldsOfType } from './modelled';

const ASKS_POD = 'the answer of another host decides';

/** What is modelled of a container. */
export const CONTAINER_FIELDS = {
  'v1.Container': {
    ...read('ports livenessProbe readinessProbe startupProbe lifecycle'),
    ...whole('name image command args env imagePullPolicy volumeMounts securityContext'),
    ...whole('restartPolicy'),
    ...assumed('resources', 'every node has room for what the pods request'),
    ...open('restartPolicyRules', 'exit codes decide whether a container is started again'),
    ...idle('envFrom workingDir stdin stdinOnce tty', 'it is for the process alone'),
    ...idle('volumeDevices', 'a device is a claim, which is read where the pod has it'),
    ...idle('resizePolicy', 'a template is never resized in place: a release replaces its pods'),
    ...idle('terminationMessagePath terminationMessagePolicy', 'it is what a container leaves to be read'),
  },
  'v1.ContainerPort': {
    ...whole('name hostPort containerPort protocol'),
    ...assumed('hostIP', 'a host port is taken at every address of its node'),
  },
  'v1.Probe': {
    ...read('exec httpGet tcpSocket grpc'),
    ...whole('initialDelaySeconds timeoutSeconds periodSeconds successThreshold failureThreshold'),
    ...whole('terminationGracePeriodSeconds'),
  },
  'v1.ExecAction': whole('command'),
  'v1.HTTPGetAction': {
    ...whole('port'),
    ...open('host', ASKS_POD),
    ...idle('path scheme httpHeaders', 'an application that serves is taken to answer what it is asked'),
  },
  'v1.TCPSocketAction': { ...whole('port'), ...open('host', ASKS_POD) },
  'v1.GRPCAction': {
    ...whole('port'),
    ...idle('service', 'an application that serves is taken to answer what it is asked'),
  },
  'v1.Lifecycle': {
    ...read('postStart preStop'),
    ...assumed('stopSignal', 'what on-sigterm says is what happens on the signal that stopSignal names'),
  },
  'v1.LifecycleHandler': { ...read('exec httpGet tcpSocket'), ...read('sleep') },
  'v1.SleepAction': whole('seconds'),
} as const satisfies Readonly<Record<string, FieldsOfType>>;
