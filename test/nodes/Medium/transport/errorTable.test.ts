import { testErrorCases } from './errorCases';
import { ALL_ELSE, MEDIUMS_OWN } from './errorTable';

testErrorCases([...MEDIUMS_OWN, ...ALL_ELSE]);
