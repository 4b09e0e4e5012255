/** Where the shop runs: the same code, with other sizes. */
export interface Environment {
  readonly name: string;
  readonly namespace: string;
  readonly host: string;
  /** Replicas of everything that is not autoscaled. */
  readonly replicas: number;
  /** Why a single replica is enough, where it is. */
  readonly oneReplicaIsEnough?: string;
}

export const STAGING: Environment = {
  name: 'staging',
  namespace: 'shop-staging',
  host: 'staging.shop.example.com',
  replicas: 1,
  oneReplicaIsEnough: 'nobody but testers uses staging; a node drain may interrupt it',
};

export const PRODUCTION: Environment = {
  name: 'production',
  namespace: 'shop',
  host: 'shop.example.com',
  replicas: 3,
};
