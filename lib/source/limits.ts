/** How deep values may be nested. Kubernetes' own objects need 20 levels, schemas in definitions of resources 60. */
export const MAX_DEPTH = 200;
