const HOST = '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\\.(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?))*';
const DOMAIN = new RegExp(`^(?:${HOST}|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;

/** So long a name may be, with its registry. */
const LONGEST = 255;

/**
 * Why a kubelet cannot read the name of an image, in words that repeat nothing of it, since it may be anything; nothing where it can. The API
 * server does not ask.
 *
 * @see https://github.com/distribution/reference/blob/v0.6.0/regexp.go
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/util/parsers/parsers.go ParseImageName
 */
export function imageNameProblem(image: string): string | undefined {
  const scheme = /^[a-z][a-z+.-]*:\/\//i.exec(image)?.[0];
  if (scheme !== undefined) return `it begins with ${scheme}`;
  if (/\s/.test(image)) return 'it has a space in it';
  if (/^[0-9a-f]{64}$/.test(image)) return 'it is the identifier of an image alone';
  const at = image.indexOf('@');
  if (at >= 0 && !DIGEST.test(image.slice(at + 1))) return 'what stands behind its @ is no digest';
  return problemOfName(at < 0 ? image : image.slice(0, at));
}

function problemOfName(text: string): string | undefined {
  const [domain, rest] = splitDomain(text);
  const colon = rest.indexOf(':');
  const path = colon < 0 ? rest : rest.slice(0, colon);
  const tag = colon < 0 ? undefined : rest.slice(colon + 1);
  if (tag === '') return 'its tag is empty';
  if (/[A-Z]/.test(path)) return 'its path has capitals';
  if (path.split('/').includes('')) return 'a part of its path is empty';
  const wrong = path.split('/').find((part) => !COMPONENT.test(part));
  if (wrong !== undefined) return 'a part of its path is no part of a name';
  if (tag !== undefined && !TAG.test(tag)) return 'what stands behind its last : is no tag';
  if (domain !== undefined && !DOMAIN.test(domain)) return 'what stands before its first / is no registry';
  return (domain ?? '').length + path.length > LONGEST ? `it has more than ${LONGEST} characters` : undefined;
}

/** What stands before the first slash is a registry where it has a dot, a port or a capital. @see normalize.go splitDockerDomain */
function splitDomain(text: string): [domain: string | undefined, rest: string] {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(0, slash));
  const isDomain = slash >= 0 && (/[.:A-Z]/.test(first) || first === 'localhost');
  return isDomain ? [first, text.slice(slash + 1)] : [undefined, text];
}
