import type { k8s } from 'cdk8s-plus-28';

/** What the article's three Pods have in common. */
export const METADATA = {
  name: 'nginx',
  labels: { app: 'nginx', role: 'frontend' },
  annotations: { app: 'nginx' },
};

/** The web server, as in all three. */
export const NGINX: k8s.Container = {
  name: 'nginx',
  image: 'nginx',
  command: ['nginx', '-g', 'daemon off;'],
  workingDir: '/usr/share/nginx/html',
  ports: [{ name: 'http', containerPort: 80, protocol: 'TCP' }],
  env: [
    { name: 'TZ', value: 'Asia/Shanghai' },
    { name: 'LANG', value: 'en_US.utf8' },
  ],
};

/** The rest of the Pod in `probe.yaml` and `probe2.yaml`, given its probes. */
export function probedPod(
  probes: Pick<k8s.Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe' | 'lifecycle'>,
): k8s.KubePodProps {
  return {
    metadata: { ...METADATA, namespace: 'default' },
    spec: {
      initContainers: [
        {
          name: 'init-container',
          image: 'busybox',
          imagePullPolicy: 'IfNotPresent',
          command: ['sh', '-c', 'echo "initContainers...."'],
        },
      ],
      containers: [
        {
          ...NGINX,
          image: 'nginx:latest',
          imagePullPolicy: 'Always',
          volumeMounts: [{ name: 'webroot', mountPath: '/usr/share/nginx/html', readOnly: true }],
          ...probes,
        },
      ],
      restartPolicy: 'Always',
      hostNetwork: false,
      volumes: [{ name: 'webroot', emptyDir: {} }],
    },
  };
}
