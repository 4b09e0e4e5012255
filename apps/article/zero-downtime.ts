import { Chart, Duration } from 'cdk8s';
import { EnvValue, ImagePullPolicy, Volume, type VolumeMount } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import {
  HealthCheck,
  Hook,
  OnSigterm,
  Traffic,
  ZeroDowntimeDeployment,
  type Health,
  type ServingContainerProps,
} from '../../lib';

/** The image of nginx runs as root, writes its cache and its pid file, and listens on port 80. */
const AS_ROOT = { ensureNonRoot: false, readOnlyRootFilesystem: false };

/** The article's web server. */
const NGINX: ServingContainerProps = {
  name: 'nginx',
  command: ['nginx', '-g', 'daemon off;'],
  workingDir: '/usr/share/nginx/html',
  ports: [{ name: 'http', number: 80 }],
  envVariables: { TZ: EnvValue.fromValue('Asia/Shanghai'), LANG: EnvValue.fromValue('en_US.utf8') },
  securityContext: AS_ROOT,
};

/** The facts about nginx: it starts at once; its image stops it by SIGQUIT, on which it finishes its requests. */
const FACTS = {
  slowestStart: Duration.seconds(10),
  longestRequest: Duration.seconds(10),
  onSigterm: OnSigterm.drains(),
  traffic: [Traffic.clusterIp()],
  replicas: 3,
  securityContext: { ensureNonRoot: false },
};

/** `pod.yaml` as a release that loses nothing. */
export class ZeroDowntimePod extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new ZeroDowntimeDeployment(this, 'nginx', {
      ...FACTS,
      image: 'nginx',
      container: { ...NGINX, imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT },
      health: { readiness: HealthCheck.httpGet('/') },
    });
  }
}

/** `probe.yaml` and `probe2.yaml` as releases that lose nothing: the same server, asked whether it serves. */
export class ZeroDowntimeProbe extends Chart {
  constructor(scope: Construct, id: string, health: Health) {
    super(scope, id);
    const webroot = Volume.fromEmptyDir(this, 'webroot', 'webroot');
    const mounted: VolumeMount = { path: '/usr/share/nginx/html', volume: webroot };
    new ZeroDowntimeDeployment(this, 'nginx', {
      ...FACTS,
      image: 'nginx:latest',
      container: { ...NGINX, volumeMounts: [{ ...mounted, readOnly: true }] },
      // The article mounts an empty folder over nginx's pages, so that `/` answers 403 and is never ready.
      initContainers: [
        {
          name: 'init-container',
          image: 'busybox',
          imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
          command: ['sh', '-c', 'echo "initContainers...." > /usr/share/nginx/html/index.html'],
          volumeMounts: [mounted],
          securityContext: AS_ROOT,
        },
      ],
      postStart: Hook.exec(['sh', '-c', 'mkdir -p /data/']),
      health,
    });
  }
}
