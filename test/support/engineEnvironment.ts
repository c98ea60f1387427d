/**
 * Runs before each test file, so that tests that execute nodes in n8n-core do not read or write the
 * user's home folder. Also removes the proxy variables, because n8n-core's HTTP client uses them and
 * nock does not see requests to a proxy.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { isolateEngine } from '../../sandbox/engine/environment';

const home = mkdtempSync(join(tmpdir(), 'n8n-test-home-'));
isolateEngine(home);
for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY']) {
	delete process.env[name];
	delete process.env[name.toLowerCase()];
}

afterAll(() => rmSync(home, { recursive: true, force: true }));
