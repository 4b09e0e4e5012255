/**
 * The name of a property of cdk8s-plus's `k8s` types for a field of Kubernetes, as jsii wants it: `clusterIP` is
 * `clusterIp`.
 *
 * @see https://github.com/cdklabs/json2jsii
 */
export function propertyName(field: string): string {
  return field
    .replace(/^\$/, '')
    .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
    .replace(/[A-Z]{2,}(?![a-z])|[A-Z]{2,}(?=[a-z])/g, (run, offset: number, whole: string) => {
      const next = whole[offset + run.length] ?? '';
      const keeps = /[a-z]/.test(next) ? 1 : 0;
      const head = run.slice(0, run.length - keeps);
      return head.charAt(0) + head.slice(1).toLowerCase() + run.slice(run.length - keeps);
    });
}
