import { supports } from '../../versions/features';
import type { FieldPath } from '../../values/field-path';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems, wildcardSubdomainProblems } from '../values/dns-name-problems';
import { invalid, notSupported, required, type FieldError } from '../field-error';
import { parseIp } from '../values/ip-problems';
import { isObject, isSet, listOf, objectOf, textOf, type JsonObject } from '../values/json';
import { nameErrors, validateOptionalName } from '../values/name-errors';
import { validateIngressBackend } from './validate-ingress-backend';
import { validateObjectMeta } from '../metadata/validate-object-meta';

const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix'];
const CLASS = 'kubernetes.io/ingress.class';

/**
 * An Ingress, as it stands in the manifest.
 *
 * @see pkg/apis/networking/validation/validation.go ValidateIngressCreate
 */
export function validateIngress(ingress: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  const { metadata } = ingress;
  const spec = objectOf(ingress['spec']);
  const rules = listOf(spec['rules']);
  const isRelaxed = supports(version, 'relaxed-service-names');
  const isEmpty = rules.length === 0 && !isObject(spec['defaultBackend']);
  return allErrors(
    validateObjectMeta(metadata, dnsSubdomainProblems, ['metadata']),
    isEmpty ? [invalid(['spec'], null, 'either `defaultBackend` or `rules` must be specified')] : [],
    isObject(spec['defaultBackend'])
      ? validateIngressBackend(spec['defaultBackend'], isRelaxed, ['spec', 'defaultBackend'])
      : [],
    rules.flatMap((rule, index) => validateRule(objectOf(rule), isRelaxed, ['spec', 'rules', index])),
    listOf(spec['tls']).flatMap((tls, index) => validateTls(objectOf(tls), ['spec', 'tls', index])),
    isSet(spec['ingressClassName'])
      ? nameErrors(textOf(spec['ingressClassName']), dnsSubdomainProblems, ['spec', 'ingressClassName'])
      : [],
    validateClass(objectOf(objectOf(metadata)['annotations'])[CLASS], spec['ingressClassName']),
  );
}

/**
 * The API server shows the annotation, and forgets to say that it is one of the metadata; what annotations hold is not
 * shown here.
 */
function validateClass(annotation: unknown, name: unknown): readonly FieldError[] {
  if (!isSet(annotation) || !isSet(name) || annotation === name) return [];
  return [invalid(['metadata', 'annotations', CLASS], '…', 'must match `ingressClassName` when both are specified')];
}

function validateRule({ host: written, http }: JsonObject, isRelaxed: boolean, path: FieldPath): readonly FieldError[] {
  const host = textOf(written);
  const paths = listOf(objectOf(http)['paths']);
  const at = [...path, 'http', 'paths'];
  return allErrors(
    parseIp(host) ? [invalid([...path, 'host'], host, 'must be a DNS name, not an IP address')] : [],
    validateHost(host, [...path, 'host']),
    isObject(http) && paths.length === 0 ? [required(at)] : [],
    paths.flatMap((one, index) => validatePath(objectOf(one), isRelaxed, [...at, index])),
  );
}

function validateHost(host: string, path: FieldPath): readonly FieldError[] {
  return validateOptionalName(host, host.includes('*') ? wildcardSubdomainProblems : dnsSubdomainProblems, path);
}

/** @see pkg/apis/networking/validation/validation.go validateHTTPIngressPath */
function validatePath(path: JsonObject, isRelaxed: boolean, at: FieldPath): readonly FieldError[] {
  if (!isSet(path['pathType'])) return [required([...at, 'pathType'], 'pathType must be specified')];
  const [type, url] = [textOf(path['pathType']), textOf(path['path'])];
  return allErrors(
    PATH_TYPES.includes(type)
      ? validateUrl(url, type !== 'ImplementationSpecific', [...at, 'path'])
      : [notSupported([...at, 'pathType'], type, PATH_TYPES)],
    validateIngressBackend(path['backend'], isRelaxed, [...at, 'backend']),
  );
}

function validateUrl(url: string, isStrict: boolean, path: FieldPath): readonly FieldError[] {
  const isAbsolute = url.startsWith('/') || (url === '' && !isStrict);
  const sequences = isStrict ? ['//', '/./', '/../', '%2f', '%2F'] : [];
  const endings = isStrict ? ['/..', '/.'] : [];
  return allErrors(
    isAbsolute ? [] : [invalid(path, url, 'must be an absolute path')],
    sequences.filter((one) => url.includes(one)).map((one) => invalid(path, url, `must not contain '${one}'`)),
    endings.filter((one) => url.endsWith(one)).map((one) => invalid(path, url, `cannot end with '${one}'`)),
  );
}

function validateTls({ hosts, secretName }: JsonObject, path: FieldPath): readonly FieldError[] {
  return allErrors(
    listOf(hosts).flatMap((host, index) =>
      nameErrors(textOf(host), textOf(host).includes('*') ? wildcardSubdomainProblems : dnsSubdomainProblems, [
        ...path,
        'hosts',
        index,
      ]),
    ),
    validateOptionalName(secretName, dnsSubdomainProblems, [...path, 'secretName']),
  );
}
