import { imageName } from '../../../lib/workload/image/image-name';

test.each([
  ['nginx', 'docker.io', 'library/nginx', undefined],
  ['nginx:1.27', 'docker.io', 'library/nginx', '1.27'],
  ['bitnami/redis:7', 'docker.io', 'bitnami/redis', '7'],
  ['localhost/web', 'localhost', 'web', undefined],
  ['registry.example.com:5000/team/web', 'registry.example.com:5000', 'team/web', undefined],
  ['registry.example.com:5000/team/web:v1', 'registry.example.com:5000', 'team/web', 'v1'],
  ['registry.example.com:5000', 'docker.io', 'library/registry.example.com', '5000'],
  ['quay.io/team/web:v1@sha256:0123', 'quay.io', 'team/web', 'v1'],
  ['web:-', 'docker.io', 'library/web:-', undefined],
  ['', 'docker.io', 'library/', undefined],
])('the image %j comes from %s, %s, tag %s', (image, registry, repository, tag) => {
  expect(imageName(image)).toEqual({ registry, repository, ...(tag !== undefined && { tag }) });
});
