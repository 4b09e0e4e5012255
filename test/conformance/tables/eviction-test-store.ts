const CONFLICT = 'Operation cannot be fulfilled on tests "2": message: Conflict';

/**
 * The store of Kubernetes' own eviction test: by the pod's name, its first deletions meet a conflict, as if somebody
 * else had changed the pod in between.
 *
 * @see pkg/registry/core/pod/storage/eviction_test.go mockStore
 */
export class EvictionTestStore {
  deleteCalls = 0;
  private version = '';

  constructor(
    private readonly pod: string,
    public phase: string,
  ) {}

  /** Whether the test's request names a version of the pod itself, so that it is not tried again. */
  get ownPrecondition(): boolean {
    return this.pod === 't5';
  }

  /**
   * Deletes the pod.
   *
   * @param asRead whether only the version that was read may be deleted
   * @returns the error; empty when the pod is deleted
   */
  delete(asRead: boolean): string {
    this.deleteCalls++;
    if (this.pod === 't4') return CONFLICT;
    if (this.pod === 't6' || this.pod === 't8') return '';
    if (this.pod === 't10') return 'test designed to error: BadRequest';
    if (this.deleteCalls === 1) return this.changeByOthers();
    if (!(asRead || this.ownPrecondition) || this.version === '1000') return '';
    this.version = '1000';
    return CONFLICT;
  }

  private changeByOthers(): string {
    if (this.pod !== 't1' && this.pod !== 't5') this.phase = 'Running';
    this.version = '999';
    return CONFLICT;
  }
}
