export { asFarAsWritten, isOrDefaults } from '../../workload';
