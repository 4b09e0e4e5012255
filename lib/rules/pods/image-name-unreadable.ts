import { unreadableImages } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';

const IMAGE = 'image: registry.example.com/web:1.4.2';

/** A pod that no kubelet can start, since it cannot read the name of an image. */
export const imageNameUnreadable: WorkloadRule = {
  id: 'image-name-unreadable',
  title: 'An image whose name no kubelet can read',
  severity: 'error',
  effect: 'stuck',
  message: "no pod of {name} can start: the name of the image of {container}, '{image}', cannot be read: {because}",
  why: 'The API server takes any text as the name of an image. The kubelet reads it before it pulls anything, and where it is none the pod waits with InvalidImageName for ever: the release never ends, and what is evicted does not come back.',
  fix: 'write a name as [registry/]path[:tag][@digest], the path in lower case',
  source: [
    'https://github.com/distribution/reference/blob/v0.6.0/regexp.go',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/images/image_manager.go',
  ],
  presupposes: ['container-refused'],
  bad: [
    changed(WEB, { [IMAGE]: 'image: registry.example.com/Web:1.4.2' }),
    changed(WEB, { [IMAGE]: 'image: "registry.example.com/web:"' }),
  ],
  good: [WEB, changed(WEB, { [IMAGE]: 'image: "registry.example.com/web:${TAG}"' })],
  *check(workload) {
    for (const { image, container, path, why } of unreadableImages(workload)) {
      yield { path, container, numbers: { name: workload.identity.name, container, image, because: why } };
    }
  },
};
