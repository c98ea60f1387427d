import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from './support/chromium';

describe('the browser to test with', () => {
	let folder: string;

	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'browsers-'));
		for (const name of ['chromium', 'google-chrome']) {
			await writeFile(path.join(folder, name), '#!/bin/sh\n');
			await chmod(path.join(folder, name), 0o755);
		}
		await writeFile(path.join(folder, 'notes.txt'), 'no program');
	});
	afterAll(async () => await rm(folder, { recursive: true, force: true }));

	it('is the system’s Chromium rather than another', () => {
		const PATH = ['/nowhere', folder].join(path.delimiter);
		expect(findChromium({ PATH })).toBe(path.join(folder, 'chromium'));
	});

	it('is the one that is named', () => {
		const CHROMIUM = path.join(folder, 'google-chrome');
		expect(findChromium({ PATH: folder, CHROMIUM })).toBe(CHROMIUM);
	});

	it('has to be a program', () => {
		const CHROMIUM = path.join(folder, 'notes.txt');
		expect(() => findChromium({ PATH: folder, CHROMIUM })).toThrow(
			`CHROMIUM is ${CHROMIUM}, which is no program.`,
		);
	});

	it('is asked for, with how to get it, where there is none', () => {
		expect(() => findChromium({ PATH: '/nowhere' }, [])).toThrow(
			/^There is no Chromium\. Install it \(Debian, Ubuntu: apt-get install chromium\)/,
		);
	});
});
