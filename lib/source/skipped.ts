/** Why a document is not judged. */
export type SkipReason =
  /** A mapping without `apiVersion` and `kind`, or no mapping at all. */
  | 'not-kubernetes'
  /** Nothing but comments. */
  | 'empty'
  /** A kustomization: it says how to build manifests and is none. */
  | 'kustomization'
  /** A patch that a kustomization lists: half a manifest. */
  | 'kustomize-patch'
  /** Most likely a patch: a workload without selector or image. */
  | 'likely-kustomize-patch'
  /** In a file that stands beside what a kustomization builds from, and that no kustomization names. */
  | 'not-built'
  /** A template of Helm (or of Go): it becomes YAML only when it is rendered. */
  | 'template'
  /** What a test expects to find: a pattern of an object that nobody applies. */
  | 'expectation'
  /** Files in a folder of tests, such as `tests/e2e`: manifests that nobody runs. `file` is the folder. */
  | 'tests'
  /** Files in a folder that is out of use by its name, such as `legacy`. `file` is the folder. */
  | 'out-of-use'
  /** Files in a folder of what others have made, such as `third_party`. `file` is the folder. */
  | 'of-others'
  /** Files in a folder of demonstrations, such as `samples`, or for a cluster on one machine (`kind`). `file` is the folder. */
  | 'demonstrations'
  /** Files of a chart whose name is a placeholder, such as `CHART-TEMPLATE`: others are copied from it. */
  | 'chart-template'
  /** Files of a chart that says `deprecated: true`: nobody is to install it any more. */
  | 'deprecated-chart'
  /** `Chart.yaml`, `values.yaml` and the like. */
  | 'helm-chart';

/** Documents that were passed over, counted. */
export interface Skipped {
  readonly reason: SkipReason;
  readonly file: string;
  /** The first line of the first of them. */
  readonly line: number;
  readonly count: number;
  /** For people: what it is and what to do instead. */
  readonly detail: string;
}
