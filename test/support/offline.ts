import nock from 'nock';

/**
 * Turns off the network for the tests of a file: only nock responds to requests. Removes all mocked
 * responses after each test, and fails the test if one of them was not used.
 *
 * nock patches Node's own modules, which all test files of a jest worker share, but each file has
 * its own nock. So this restores them at the end: otherwise the nock of an earlier file would
 * respond to the requests of the next file with 501.
 *
 * @param allowed hosts that tests may still reach, such as a local server.
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
