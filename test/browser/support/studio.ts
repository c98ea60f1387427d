import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { EditorClient } from '../../../sandbox/n8n/rest';
import {
	createDataFolder,
	type RunningSandbox,
	type SandboxReport,
	startSandbox,
} from '../../n8n/runningSandbox';
import { controlMedium, type MediumControl } from '../../support/localMedium';
import { launchChromium } from './chromium';
import { Editor } from './editor';
import { processesOf, waitForEnd } from './processes';

/** Where the pictures of every step go. */
const PICTURES = process.env.BROWSER_PICTURES ?? path.join(tmpdir(), 'n8n-nodes-medium-browser');
/** The pictures of the README and the guides, which `npm run pictures` renews. */
const DOCS = path.join(__dirname, '../../../docs');
const IN_README = new Set([
	'install-3-panel',
	'publish-5-publication',
	'publish-6-output',
	'trigger-2-output',
]);
/** What a laptop has; these pictures are of this size. */
const WINDOW = { width: 1280, height: 800 };

/** A fresh n8n, a local Medium, and somebody in front of a browser. */
export interface Studio {
	report: SandboxReport;
	/** The local Medium, behind the scenes. */
	medium: MediumControl;
	/** n8n's REST interface: for what is made ready before a person comes, and for what is looked up. */
	rest: EditorClient;
	context: BrowserContext;
	page: Page;
	editor: Editor;
	/** Takes a picture of what is to be seen, by the name of the step. */
	see: (step: string, page?: Page) => Promise<void>;
	/** Ends everything; throws when a process is left. */
	close: () => Promise<void>;
}

/** Starts everything, and signs in at n8n's sign-in page. */
export async function openStudio(): Promise<Studio> {
	await mkdir(PICTURES, { recursive: true });
	const data = await createDataFolder();
	const started: { sandbox?: RunningSandbox; browser?: Browser } = {};
	const close = async (): Promise<void> => {
		const { browser, sandbox } = started;
		const processes = Object.values(sandbox?.report.pids ?? {});
		if (browser !== undefined) processes.push(...(await processesOf(browser)));
		await browser?.close();
		await sandbox?.stop();
		await data.remove();
		await waitForEnd(processes);
	};
	try {
		const sandbox = (started.sandbox = await startSandbox(data.folder, '--empty'));
		const { report } = sandbox;
		const browser = (started.browser = await launchChromium(report));
		const context = await browser.newContext({ viewport: WINDOW, reducedMotion: 'reduce' });
		context.setDefaultTimeout(20_000);
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		const page = await context.newPage();
		const rest = new EditorClient(report.editor.url);
		await rest.signIn({ ...report.editor, firstName: '', lastName: '' });
		const editor = new Editor(page, report.editor.url);
		await editor.signIn(report.editor);
		return {
			report,
			medium: controlMedium(report.medium.url),
			rest,
			context,
			page,
			editor,
			see: async (step, seen = page) => {
				// n8n's messages in the corner come and go, and hide what they are about.
				const style = '.el-notification { visibility: hidden }';
				const picture = await seen.screenshot({ path: path.join(PICTURES, `${step}.png`), style });
				if (process.env.RENEW_PICTURES !== '1' || !IN_README.has(step)) return;
				await writeFile(path.join(DOCS, `${step}.png`), picture);
			},
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}
