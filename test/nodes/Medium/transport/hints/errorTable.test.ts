import { API_HINTS } from '../../../../../nodes/Medium/transport/hints/apiHints';
import { LAST_ROW } from '../../../../../nodes/Medium/transport/hints/findRow';
import { testErrorCases } from './errorCases';
import { ALL_ELSE, MEDIUMS_OWN } from './errorTable';
import { testEveryRow, watchRows } from './rows';

const used = watchRows();

testErrorCases([...MEDIUMS_OWN, ...ALL_ELSE]);

testEveryRow([...API_HINTS, LAST_ROW], used);
