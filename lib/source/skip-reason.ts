import { asObject, asString, isObject, type Json, type JsonObject } from '../kubernetes';
import { isKustomization } from './kustomize/kustomization';
import { baseName } from './patterns/paths';
import type { SkipReason } from './skipped';

const TEMPLATE = /\{\{|\{%/;

/** What other languages of templates begin with, of a text that is not YAML. */
const OTHER_TEMPLATE = /<%|^[^\S\r\n\u2028\u2029]*(?:\$\{|%\{|@\w+@)/m;
const CHART_FILE = /^(chart|values([-._].*)?|.*[-._]values)\.ya?ml$/i;

/** What the reason means for whoever wrote the file. */
export const SKIP_DETAILS: Readonly<Record<SkipReason, string>> = {
  'not-kubernetes': 'no Kubernetes object: it has no `apiVersion` and `kind`',
  empty: 'nothing but comments',
  kustomization: 'a kustomization builds manifests and is none: check the output of `kubectl kustomize`',
  'kustomize-patch': 'a kustomization names this file as a patch: check the output of `kubectl kustomize`',
  'likely-kustomize-patch':
    'half an object (a workload without selector or image, or a `$patch`), most likely a patch: check the output of `kubectl kustomize`',
  'not-built':
    'no kustomization names this file, though one builds from what stands beside it: check it without --render if it is applied',
  expectation: 'what a test (of kuttl or Chainsaw) expects to find, and nothing that is applied',
  tests: 'a folder of tests, which holds what nobody runs: --tests judges it, and so does naming it as PATH',
  'out-of-use': 'a folder that is out of use by its name: --tests judges it, and so does naming it as PATH',
  'of-others':
    'a folder of what others have made, which is mended there: --tests judges it, and so does naming it as PATH',
  demonstrations:
    'a folder of what only shows how something is used, or of a cluster on one machine: --tests judges it, and so does naming it as PATH',
  'chart-template':
    'a chart whose name is a placeholder, which others are copied from: --tests judges it, and so does naming it as PATH',
  'deprecated-chart': 'a chart that says that it is deprecated: --tests judges it, and so does naming it as PATH',
  template: 'a template, not YAML: render it first (`helm template`) and check the output',
  'helm-chart': 'part of a Helm chart, not a manifest: check the output of `helm template`',
};

/** What ytt reads in comments: what it loads, repeats, or writes in place of a value. @see https://carvel.dev/ytt */
const YTT = /^[ \t]*#@(?:[ \t]+(?:load\(|def |if |for |end\b)|(?:data|overlay|library|ytt)\/)|:[ \t]+#@[ \t]+\S/m;

/** Whether a text is a template of ytt: YAML whose values stand in comments. */
export function isYtt(text: string): boolean {
  return text.includes('#@') && YTT.test(text);
}

/** Whether a text that is not YAML may be a template of some. */
export function looksLikeTemplate(text: string): boolean {
  return TEMPLATE.test(text) || OTHER_TEMPLATE.test(text);
}

/** Why a document is not judged, or nothing if it is a manifest. */
export function skipReason(value: Json, file: string): SkipReason | undefined {
  if (!isObject(value)) return 'not-kubernetes';
  if (isKustomization(value, file)) return 'kustomization';
  const isTyped = isText(value['apiVersion']) && isText(value['kind']);
  if (!isTyped) return CHART_FILE.test(baseName(file)) ? 'helm-chart' : 'not-kubernetes';
  return isRawTemplate(value) ? 'template' : undefined;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** A template that is YAML by luck: what identifies it is still to be filled in. */
function isRawTemplate(object: JsonObject): boolean {
  const { name, namespace } = asObject(object['metadata']);
  return [object['apiVersion'], object['kind'], name, namespace].some((value) => TEMPLATE.test(asString(value) ?? ''));
}
