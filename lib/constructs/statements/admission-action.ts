/**
 * What the API server does with an object that a rule has something to say about.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export class AdmissionAction {
  /** It admits the object, and tells whoever applies it what the rule says. */
  public static warn(): AdmissionAction {
    return new AdmissionAction('warn');
  }

  /** It refuses the object. What it cannot evaluate it refuses, too. */
  public static deny(): AdmissionAction {
    return new AdmissionAction('deny');
  }

  private constructor(
    /** @internal */
    readonly _kind: 'warn' | 'deny',
  ) {}
}
