import { CODE_HINTS } from './codeHints';
import type { HintRow } from './hint';
import { NETWORK_HINTS } from './networkHints';
import { RESPONSE_HINTS } from './responseHints';

/**
 * What to say of a call of the API that failed. Facts: medium-api-docs, “Errors”; recorded responses;
 * client code that names a code (noted at the row).
 */
export const API_HINTS: readonly HintRow[] = [...CODE_HINTS, ...RESPONSE_HINTS, ...NETWORK_HINTS];
