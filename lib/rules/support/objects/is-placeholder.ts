import { asObject, type Manifest } from '../../../workload';

/** Words of names that stand for another one. */
const WORDS =
  /(?:^|[-_.])(?:samples?|examples?|dummy|placeholder|changeme|change-me|replaceme|replace-me|foo|bar|tests?)(?=$|[-_.\d])/;

/** `my-service`, `myservice`, `your-secret`. */
const WHOSE = /^(?:my|your)[-_.]?(?:app|claim|cm|config|configmap|secret|service|serviceaccount|svc)\b/;

/** What Helm, or whoever writes charts, leaves on the objects of a chart. */
const OF_CHARTS = ['helm.sh/chart', 'chart'];

/**
 * Whether a name that an object of a chart asks for only stands for the one that somebody will give: values of a chart's
 * tests, and those of its comments.
 */
export function isPlaceholder(name: string, { object }: Manifest): boolean {
  const labels = asObject(asObject(object['metadata'])['labels']);
  const isOfChart = OF_CHARTS.some((label) => Object.hasOwn(labels, label)) || labels[MANAGED_BY] === 'Helm';
  return isOfChart && (WORDS.test(name) || WHOSE.test(name));
}

const MANAGED_BY = 'app.kubernetes.io/managed-by';
