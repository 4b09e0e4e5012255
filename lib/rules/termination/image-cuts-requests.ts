import { asString, drainsSince } from '../../workload';
import type { WorkloadRule } from '../rule';
import { rounded } from '../support/disruption/drain-words';
import { changed, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { losesAtStop, neededWait, stoppingContainers } from '../support/termination/stopping';

const IMAGE = 'image: registry.example.com/web:1.4.2';
const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
const old = (tag: string) =>
  changed(WEB, {
    [IMAGE]: `image: nginx:${tag}`,
    [HOOK]: HOOK.replace('5', '6'),
    'zero-downtime/on-sigterm: drains': '',
    'zero-downtime/longest-request: 20s': '',
  });

/** An old image of a server that cuts its requests when it is stopped, where newer ones end them. */
export const imageCutsRequests: WorkloadRule = {
  id: 'image-cuts-requests',
  title: 'An old image of a server that cuts its requests when it is stopped, where newer ones end them',
  severity: 'error',
  effect: 'lost-requests',
  message: '{container} cuts what takes longer than {left} s when it is stopped: {because}',
  why: 'An image says which signal its container is stopped with. With SIGTERM these servers close all connections at once, whatever is on its way over them; with the signal that newer images name they end the requests first.',
  fix: 'use an image from {since} on; else let the preStop hook wait as long as the longest request takes, too, and state that one',
  source: [
    'https://nginx.org/en/docs/control.html',
    'https://github.com/nginx/docker-nginx/issues/377',
    'https://github.com/docker-library/httpd/commit/3ebff8d',
  ],
  presupposes: [
    'hook-refused',
    'pre-stop-never-runs',
    'pre-stop-too-short',
    'pre-stop-unknown',
    'grace-too-short',
    'sigterm-swallowed',
    'service-reaches-job',
  ],
  bad: [old('1.17')],
  good: [old('1.19.5'), old('1.27-alpine')],
  *check(workload) {
    for (const stopping of stoppingContainers(workload)) {
      const { container, hook, longestRequest, traffic } = stopping;
      const since = drainsSince(asString(container.json['image']) ?? '');
      const isAssumed =
        container.onSigterm.assumption !== undefined && container.longestRequest.assumption !== undefined;
      if (since === undefined || !isAssumed || traffic.length === 0 || losesAtStop(stopping)) continue;
      const left = longestRequest + hook.atLeast - neededWait(stopping);
      if (!Number.isFinite(left)) continue;
      yield {
        path: [...container.path, 'image'],
        container: container.name,
        numbers: {
          container: container.name,
          left: rounded(left),
          because: container.onSigterm.assumption ?? '',
          since,
        },
        ...restingOn(workload.traffic.assumption, `a request takes longer than ${rounded(left)} s`),
      };
    }
  },
};
