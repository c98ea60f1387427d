/**
 * Run before each test file: a test that executes nodes in n8n-core neither reads nor leaves
 * anything in the user's home folder. n8n-core's HTTP client also honors the proxy variables; a
 * request that goes to a proxy would not be seen by nock.
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
