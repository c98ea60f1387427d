import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, selectors } from 'playwright-core';

import type { SandboxReport } from '../../n8n/runningSandbox';

/** Where systems have Chromium, and browsers that are one. */
const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ELSEWHERE = [
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The browser to test with: the one in CHROMIUM, or one that the system has.
 *
 * @throws with what to do when there is none
 */
export function findChromium(
	environment: NodeJS.ProcessEnv = process.env,
	elsewhere = ELSEWHERE,
): string {
	const { CHROMIUM: wanted, PATH = '' } = environment;
	if (wanted !== undefined && wanted !== '') {
		if (isProgram(wanted)) return wanted;
		throw new Error(`CHROMIUM is ${wanted}, which is no program.`);
	}
	const folders = PATH.split(path.delimiter);
	const places = [
		...PROGRAMS.flatMap((name) => folders.map((folder) => path.join(folder, name))),
		...elsewhere,
	];
	const found = places.find(isProgram);
	if (found !== undefined) return found;
	throw new Error(
		'There is no Chromium. Install it (Debian, Ubuntu: apt-get install chromium), or name one: CHROMIUM=/path/to/chrome npm run test:browser',
	);
}

function isProgram(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** Starts a browser for which medium.com is the sandbox's, and which asks nobody else anything. */
export async function launchChromium({ proxy }: SandboxReport): Promise<Browser> {
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: findChromium(),
		args: [
			// Root has none in a container.
			'--no-sandbox',
			'--disable-gpu',
			'--disable-dev-shm-usage',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			`--proxy-server=${proxy.url}`,
			`--ignore-certificate-errors-spki-list=${proxy.fingerprint}`,
		],
	});
}
