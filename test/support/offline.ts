import nock from 'nock';

/**
 * Cuts the network off for the tests of a file: only what nock answers is answered. After each test
 * the prepared answers are gone, and the test fails if one of them was never asked for.
 *
 * nock changes Node's own sockets, which the test files of a jest worker share, while each file has
 * a nock of its own. So it is taken off at the end: otherwise the nock of an earlier file would
 * answer the next file's requests with 501.
 *
 * @param allowed hosts that may be reached all the same, for tests with a local server.
 */
export function goOffline(allowed?: RegExp): void {
	beforeAll(() => {
		if (!nock.isActive()) nock.activate();
	});
	beforeEach(() => {
		nock.disableNetConnect();
		if (allowed) nock.enableNetConnect(allowed);
	});
	afterEach(() => {
		const unused = nock.pendingMocks();
		nock.abortPendingRequests();
		nock.cleanAll();
		if (unused.length > 0) throw new Error(`Never requested: ${unused.join(', ')}`);
	});
	afterAll(() => nock.restore());
}
