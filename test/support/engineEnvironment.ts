/**
 * Keeps n8n-core to itself. Import this before anything from n8n-core.
 *
 * When n8n-core first needs its settings, it reads or creates a file with an encryption key in the
 * user's home folder, and its logger writes to the console. A test should do neither, so the home
 * is a temporary folder, the key is fixed and the log is off. Its HTTP client also honours the
 * proxy variables; a request that goes to a proxy would not be seen by nock.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const home = mkdtempSync(join(tmpdir(), 'n8n-test-home-'));

Object.assign(process.env, {
	N8N_USER_FOLDER: home,
	N8N_ENCRYPTION_KEY: 'only-for-tests',
	N8N_LOG_LEVEL: 'silent',
});
for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY']) {
	delete process.env[name];
	delete process.env[name.toLowerCase()];
}

afterAll(() => rmSync(home, { recursive: true, force: true }));
