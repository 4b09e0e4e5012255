import { call, literal, name, type Expression, type Name } from '../program/expression';
import type { Statement } from '../program/adopted-app';
import { camel, freeName, kebab } from '../naming';

/** What a construct refers to and does not make, each as a constant in front of it. */
export class References {
  readonly statements: Statement[] = [];
  private readonly known = new Map<string, Name>();

  constructor(
    /** The ids of constructs in the part. */
    private readonly ids: Set<string>,
    /** The names of its variables. */
    private readonly variables: Set<string>,
  ) {}

  configMap(configMap: string): Name {
    return this.reference(`${configMap} config`, (id) =>
      call('kplus.ConfigMap.fromConfigMapName', name('this'), id, literal(configMap)),
    );
  }

  secret(secret: string): Name {
    return this.reference(`${secret} secret`, (id) =>
      call('kplus.Secret.fromSecretName', name('this'), id, literal(secret)),
    );
  }

  claim(claim: string): Name {
    return this.reference(`${claim} claim`, (id) =>
      call('kplus.PersistentVolumeClaim.fromClaimName', name('this'), id, literal(claim)),
    );
  }

  serviceAccount(account: string): Name {
    return this.reference(`${account} account`, (id) =>
      call('kplus.ServiceAccount.fromServiceAccountName', name('this'), id, literal(account)),
    );
  }

  /** A constant of this name, made once. */
  reference(wanted: string, make: (id: Expression) => Expression): Name {
    const known = this.known.get(wanted);
    if (known) return known;
    const id = freeName(kebab(wanted), this.ids);
    const variable = camel(freeName(camel(id), this.variables));
    this.statements.push({ name: variable, value: make(literal(id)) });
    const made = name(variable);
    this.known.set(wanted, made);
    return made;
  }
}
