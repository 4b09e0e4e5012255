import { imageName } from './image-name';

/** What `sh` is in an image: Debian's and Ubuntu's is dash, Alpine's that of busybox, Red Hat's bash. */
export type SystemShell = 'dash' | 'busybox' | 'bash';

const BUSYBOX = /(?:^|[._-])(?:alpine|busybox|musl)[\d.]*(?:$|[._-])/;
const DASH = /(?:^|[._-])(?:debian|ubuntu|buster|bullseye|bookworm|trixie|focal|jammy|noble|slim)[\d.]*(?:$|[._-])/;
const BASH =
  /(?:^|[._-])(?:centos|fedora|rockylinux|almalinux|ubi[789]?|rhel|amazonlinux|oraclelinux)[\d.]*(?:$|[._-])/;

/** Official images that are built on Debian unless their tag says otherwise. */
const DEBIAN_BY_DEFAULT =
  /^library\/(?:node|python|ruby|php|golang|rust|perl|nginx|httpd|openjdk|tomcat|gcc|postgres|mariadb|redis|wordpress)$/;

/** What `sh` is in an image, as far as its name tells. */
export function systemShell(image: string): SystemShell | undefined {
  const { repository, registry, tag = '' } = imageName(image);
  const name = repository.slice(repository.lastIndexOf('/') + 1);
  if (BUSYBOX.test(tag) || BUSYBOX.test(name)) return 'busybox';
  if (DASH.test(tag) || DASH.test(name)) return 'dash';
  if (BASH.test(tag) || BASH.test(name)) return 'bash';
  return registry === 'docker.io' && DEBIAN_BY_DEFAULT.test(repository) ? 'dash' : undefined;
}
